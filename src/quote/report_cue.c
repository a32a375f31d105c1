/* What speaks for a report in its cue and what stands round it, however it is read. */
#include "report_sight.h"
#include "subject.h"
#include <string.h>

char sight_form(const Sight *sight, Index cue) {
    const Token *token = &sight->doc->tokens.at[sight->units->row.at[cue].first];
    const char  *end = sight->doc->text + token->end;
    if (sight->units->row.at[cue].passive) return 'p';
    if (token->like || token->end - token->start < 4) return 'o';
    if (memcmp(end - 3, "ing", 3) == 0) return 'g';
    if (memcmp(end - 2, "ed", 2) == 0) return 'd';
    return end[-1] == 's' ? 's' : 'o';
}

char sight_mood(const Sight *sight, Index cue) {
    char mood = '-';
    for (Index i = cue; i-- > sight->first && cue - i < 4;) {
        char c = sight_code(sight, i);
        if (c == 'n') return 'n';
        if (c == 'X' && mood == '-') mood = 'm';
        if (c == 'p' && i + 1 == cue && token_is(sight->doc, sight->units->row.at[i].first, "to")) mood = 't';
        if (!ONE_OF(c, "aXnmv") && mood != 't') break;
    }
    return mood;
}

char sight_nested(const Sight *sight, Index cue) {
    const Unit  *row = sight->units->row.at;
    const Index *cues = sight->units->cues.at;
    uint32_t     own = row[cue].cues, first = row[sight->first].cues, end = row[sight->end].cues;
    for (uint32_t k = own; k-- > first && cue - cues[k] < 30;)
        if (row[cues[k]].code == 'C' && row[cues[k]].strength >= 7) return 'b';
    for (uint32_t k = own + 1; k < end && cues[k] - cue < 30; k++)
        if ((row[cues[k]].code == 'C' && row[cues[k]].strength >= 8) || row[cues[k]].code == 'A') return 'a';
    return '-';
}

Value sight_lemma(const Gazetteer *gazetteer, const Unit *cue) {
    Value       value = {0};
    const char *like = gazetteer_like(gazetteer, cue->word);
    if (!like) return value;
    for (const char *c = *like ? like : gazetteer_lemma(gazetteer, cue->word); *c && *c != '/' && value.n < 8; c++)
        value_put(&value, *c == ' ' || (unsigned char)*c > 0x7F ? '_' : *c);
    return value;
}

void report_cue_facts(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index cue, Facts *facts) {
    Sight       sight = sight_of(doc, units, cue);
    const Unit *unit = &units->row.at[cue];
    char        l1 = sight_code(&sight, cue - 1), form = sight_form(&sight, cue);
    Value       lemma = sight_lemma(gazetteer, unit);
    facts->n = 0;
    FACT(facts, REPORT_FORM, form, l1, unit->code);
    FACT(facts, REPORT_LEFT, sight_code(&sight, cue - 2), l1, unit->code);
    FACT(facts, REPORT_PLACE, 'f', value_bin(cue - sight.first), unit->passive ? '!' : '-');
    fact_add(facts, REPORT_LEMMA, lemma);
    if (!sight_is_english(&sight, cue)) return;
    fact_add(facts, REPORT_LEMMA, value_with(VALUE('m', sight_mood(&sight, cue)), value_first(lemma, 6)));
    fact_add(facts, REPORT_LEMMA, value_with(VALUE('f', form), value_first(lemma, 6)));
    report_cue_words(&sight, cue, facts);
}
