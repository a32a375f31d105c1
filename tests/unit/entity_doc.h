/* Texts for the tests of entity/ above the names: the names stand marked in them, "{P Jane Roe} said" (P person, O organization, M
 * outlet, L place, G group), so that no test here depends on how names are found. "{-}" at the start of a paragraph makes it
 * furniture. The lexicon is a small one, made in memory. */
#ifndef ENTITY_DOC_H
#define ENTITY_DOC_H
#include "entity/entity_inner.h"
#include "made_gazetteer.h"
#include "unit.h"
#include <stdlib.h>

static const char entity_words[] =
    "%type title\n%lang en\n"
    "president\tpresident|presidents\tsort=government\tbefore=yes\n"
    "prime minister\tprime minister|prime ministers\tsort=government\tbefore=yes\n"
    "minister\tminister|ministers\tsort=government\tbefore=yes\n"
    "secretary of state\tsecretary of state|secretaries of state\tsort=government\tbefore=yes\tbase=secretary\n"
    "chief executive\tchief executive|chief executives\tsort=business\n"
    "majority leader\tSenate majority leader|majority leader\tsort=parliament\tbefore=yes\n"
    "strategist\tstrategist|Republican strategist\tsort=party\n"
    "spokesman\tspokesman|spokesmen\tsort=spokesperson\tgender=m\tbase=spokesperson\n"
    "spokeswoman\tspokeswoman\tsort=spokesperson\tgender=f\tbase=spokesperson\n"
    "spokesperson\tspokesperson\tsort=spokesperson\n"
    "campaign manager\tcampaign manager\tsort=party\n"
    "ambassador\tambassador|ambassadors\tsort=diplomacy\tbefore=yes\n"
    "envoy\tenvoy|envoys\tsort=diplomacy\tbase=ambassador\n"
    "diplomat\tdiplomat|diplomats\tsort=diplomacy\n"
    "official\tofficial|officials\tsort=official\n"
    "adviser\tadviser|advisers\tsort=aide\n"
    "nominee\tnominee|nominees\tsort=party\n"
    "governor\tgovernor|governors|Gov.\tsort=government\tbefore=yes\n"
    "senator\tsenator|senators|Sen.\tsort=parliament\tbefore=yes\n"
    "mayor\tmayor|mayors\tsort=government\tbefore=yes\n"
    "professor\tprofessor|professors\tsort=academic\n"
    "author\tauthor|authors\tsort=arts\n"
    "lawyer\tlawyer|lawyers\tsort=law\n"
    "entrepreneur\tentrepreneur\tsort=business\n"
    "expert\texpert|experts\tsort=academic\n"
    "veteran\tveteran|veterans\tsort=military\n"
    "deputy\tdeputy\tsort=other\n"
    "%type cue\n%lang en\n"
    "say\tsay|says|said\tas=verb\tstrength=9\n"
    "tell\ttell|tells|told\tas=verb\tstrength=8\n"
    "allege\tallege|alleges|alleged\tas=verb\tstrength=6\nclaim\tclaim|claims\tas=noun\tstrength=5\n"
    "according to\taccording to\tas=phrase\tstrength=9\n"
    "%type word\n%lang en\n"
    "the\tthe\tclass=determiner\na\ta\tclass=determiner\nan\tan\tclass=determiner\n"
    "one\tone\tclass=pronoun,number\ntwo\ttwo\tclass=number\n"
    "he\the\tclass=pronoun,subject\tgender=m\nshe\tshe\tclass=pronoun,subject\tgender=f\n"
    "it\tit\tclass=pronoun,subject\nthey\tthey\tclass=pronoun,subject\ni\ti\tclass=pronoun,subject\nwe\twe\tclass=pronoun,subject\n"
    "him\thim\tclass=pronoun,object\nher\ther\tclass=pronoun,object,possessive,determiner\n"
    "his\this\tclass=pronoun,possessive,determiner\nwho\twho\tclass=relative,question\nwhich\twhich\tclass=relative\nthat\tthat\tclass="
    "relative,determiner\n"
    "of\tof\tclass=preposition\nto\tto\tclass=preposition\nfor\tfor\tclass=preposition\nat\tat\tclass=preposition\n"
    "in\tin\tclass=preposition\nfrom\tfrom\tclass=preposition\non\ton\tclass=preposition\nby\tby\tclass=preposition\n"
    "and\tand\tclass=conjunction\nis\tis\tclass=copula,auxiliary\nwas\twas\tclass=copula,auxiliary\n"
    "has\thas\tclass=auxiliary\nwill\twill\tclass=modal\nalso\talso\tclass=adverb\nlikely\tlikely\tclass=adverb\n"
    "met\tmet\tclass=verb\nleft\tleft\tclass=verb\nmessaging\tmessaging\tclass=verb\n"
    "former\tformer\tclass=former\nacting\tacting\tclass=acting\n"
    "Mr.\tMr.|Mr\tclass=honorific\tgender=m\nMrs.\tMrs.|Mrs\tclass=honorific\tgender=f\n"
    "Jr.\tJr.|Jr\tclass=suffix\nvon\tvon\tclass=particle\nder\tder\tclass=particle\n"
    "campaign\tcampaign\tclass=group-noun\npolice\tpolice\tclass=group-noun,person-noun\n"
    "government\tgovernment\tclass=group-noun\nministry\tministry\tclass=group-noun,org-head\n"
    "commission\tcommission\tclass=group-noun,org-head\nparty\tparty\tclass=group-noun\n"
    "paper\tpaper\tclass=group-noun,document-noun\nreport\treport\tclass=document-noun\n"
    "letter\tletter\tclass=document-noun\nmany\tmany\tclass=determiner,pronoun,person-noun\tnumber=2\n"
    "some\tsome\tclass=determiner,pronoun,person-noun\tnumber=2\ntheir\ttheir\tclass=pronoun,possessive,determiner\n"
    "critics\tcritics\tclass=person-noun\tnumber=2\nDemocrat\tDemocrat\tclass=person-noun\tnumber=1\n"
    "brother\tbrother\tclass=kin\tgender=m\n"
    "nominee\tnominee\tclass=candidate\n"
    "%type given\n%lang en\njane\tJane\tgender=f\njohn\tJohn\tgender=m\nnina\tNina\tgender=f\nolaf\tOlaf\tgender=m\n";

static const char entity_names[] =
    "%type person\n"
    "sergei-malov\tSergei Malov\tgender=m\tcountry=ru\trole=president;ruritania;2020;\n"
    "carla-denz\tCarla Denz\tgender=f\tcountry=fr\tshort=Denz\n"
    "%type organization\n"
    "green-party\tGreen Party\tkind=party\nlyndon-ministry\tLyndon Ministry\tkind=ministry\n"
    "%type outlet\n"
    "lyndon-times\tLyndon Times|LT\tkind=newspaper\n"
    "%type place\n"
    "ruritania\tRuritania\tkind=country\nlyndon\tLyndon\tkind=city\nborduria\tBorduria\tkind=country\n"
    "%type group\n"
    "ruritanian\tRuritanian|Ruritanians\tof=ruritania\nbordurian\tBordurian|Bordurians\tof=borduria\n"
    "green\tGreen|Greens\tof=green-party\n";

typedef struct EntityDoc {
    MadeGazetteer made;
    Doc          *doc;
    Arena         scratch;
} EntityDoc;

typedef struct MarkedName {
    uint32_t start, end;
    uint8_t  type;
} MarkedName;

typedef struct MarkedText {
    char       text[4096];
    uint32_t   n;
    MarkedName names[64];
    uint32_t   n_names, asides[8], n_asides;
} MarkedText;

static inline uint8_t marked_type(char code) {
    static const char codes[] = "POMLGE";
    static const uint8_t types[] = {TYPE_PERSON, TYPE_ORGANIZATION, TYPE_OUTLET, TYPE_PLACE, TYPE_GROUP, TYPE_EVENT};
    const char *at = strchr(codes, code);
    return at && *at ? types[at - codes] : TYPE_OTHER;
}

/* Takes the marks out of the text. */
static inline void marked_read(MarkedText *out, const char *marked) {
    memset(out, 0, sizeof *out);
    for (const char *at = marked; *at && out->n + 1 < sizeof out->text; at++) {
        if (at[0] == '{' && at[1] == '-') out->asides[out->n_asides++] = out->n, at += 2;
        else if (at[0] == '{') out->names[out->n_names++] = (MarkedName){out->n, 0, marked_type(at[1])}, at += 2;
        else if (at[0] == '}') out->names[out->n_names - 1].end = out->n;
        else out->text[out->n++] = *at;
    }
}

static inline uint32_t entity_token_at(const Doc *doc, uint32_t byte) {
    uint32_t i = 0;
    while (i < doc->tokens.n && doc->tokens.at[i].end <= byte) i++;
    return i;
}

static inline Index entity_record_of(const Doc *doc, uint32_t first, uint32_t end, uint8_t type) {
    for (uint32_t i = 0; i < doc->matches.n; i++) {
        const Match *match = &doc->matches.at[i];
        if (match->first != first || match->end != end) continue;
        for (Index r = match->readings.first; r < match->readings.first + match->readings.n; r++)
            if (doc->readings.at[r].type == type) return doc->readings.at[r].record;
    }
    return NONE;
}

static inline void entity_add_names(Doc *doc, const MarkedText *marked) {
    for (uint32_t i = 0; i < marked->n_names; i++) {
        const MarkedName *name = &marked->names[i];
        uint32_t          first = entity_token_at(doc, name->start), end = entity_token_at(doc, name->end - 1) + 1;
        Mention          *mention = mention_add(doc, FORM_NAME, first, end, NULL);
        CU_ASSERT_FATAL(mention != NULL);
        mention->type = name->type;
        mention->record = entity_record_of(doc, first, end, name->type);
    }
}

static inline bool entity_layout(Doc *doc, const MarkedText *marked) {
    static const char rules_text[] = "{\"rules\":[]}";
    Rules *rules = rules_load(rules_text, sizeof rules_text - 1, "rules", NULL);
    bool   ok = rules && text_layout(doc, NULL, rules, NULL) && text_marks(doc, NULL) && text_sentences(doc, NULL) &&
           text_turns(doc, NULL);
    rules_free(rules);
    for (uint32_t i = 0; i < doc->paragraphs.n; i++) doc->paragraphs.at[i].zone = ZONE_BODY;
    for (uint32_t i = 0; i < marked->n_asides; i++)
        doc->paragraphs.at[paragraph_of(doc, entity_token_at(doc, marked->asides[i]))].zone = ZONE_FURNITURE;
    return ok;
}

/* All of the layer but names_find(), over the marked text. */
static inline void entity_read(EntityDoc *out, const char *marked_text) {
    static const char *const sources[][2] = {{"words.tsv", entity_words}, {"names.tsv", entity_names}, {"spellings.tsv", made_spellings}, {NULL, NULL}};
    MarkedText marked;
    memset(out, 0, sizeof *out);
    gazetteer_make(&out->made, sources);
    if (!out->made.gazetteer) fprintf(stderr, "%s%s\n", out->made.told.text, out->made.err.text);
    CU_ASSERT_FATAL(out->made.gazetteer != NULL);
    marked_read(&marked, marked_text);
    const Gazetteer *gazetteer = out->made.gazetteer;
    Doc             *doc = out->doc = gazetteer_read(gazetteer, marked.text, "en");
    CU_ASSERT_FATAL(doc != NULL && entity_layout(doc, &marked));
    entity_add_names(doc, &marked);
    CU_ASSERT_FATAL(mentions_complete(doc, gazetteer, &out->scratch, NULL));
    CU_ASSERT_FATAL(entities_resolve(doc, gazetteer, &out->scratch, NULL));
}

static inline void entity_free(EntityDoc *doc) {
    doc_free(doc->doc);
    arena_free(&doc->scratch);
    gazetteer_unmake(&doc->made);
}

static inline void entity_check(const char *of, Buffer *got, const char *want) {
    buffer_byte(got, '\0');
    CU_ASSERT_FATAL(!got->failed);
    if (strcmp(got->at, want) != 0) fprintf(stderr, "\n  of   %s\n  got  %s\n  want %s\n", of, got->at, want);
    CU_ASSERT_STRING_EQUAL(got->at, want);
    buffer_free(got);
}

static inline void entity_put(Buffer *out, const Doc *doc, Span span) {
    if (!span_empty(span)) buffer_add(out, doc->text + span.start, span.end - span.start);
}
#endif
