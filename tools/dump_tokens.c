/* Prints how texts fall into sentences and tokens, for the program that has them read by another parser (parse_articles.py).
 *
 *     dump_tokens IMAGE < articles.jsonl > tokens.jsonl
 *
 * A line of JSON an article: id, and sentences, each a list of tokens, each [start, end] in code points. */
#include "articles.h"
#include "offset.h"

static json_t *tokens_of(const Doc *doc, const Sentence *sentence) {
    json_t *tokens = json_array();
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        json_array_append_new(tokens, json_pack("[I,I]", (json_int_t)offset_in(doc, doc->tokens.at[i].start, OFFSET_CODEPOINT),
                                                (json_int_t)offset_in(doc, doc->tokens.at[i].end, OFFSET_CODEPOINT)));
    return tokens;
}

static bool print_article(quoth_extractor *extractor, json_t *line, quoth_error *err) {
    const char *text = json_string_value(json_object_get(line, "text"));
    if (!text) return fail(err, QUOTH_JSON, 0, "an article without text");
    Doc *doc = quoth_extract(extractor, text, strlen(text), NULL, err);
    if (!doc) return false;
    json_t *sentences = json_array();
    for (Index i = 0; i < doc->sentences.n; i++) json_array_append_new(sentences, tokens_of(doc, &doc->sentences.at[i]));
    json_t *out = json_pack("{s:O,s:o}", "id", json_object_get(line, "id"), "sentences", sentences);
    json_dumpf(out, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(out);
    quoth_doc_free(doc);
    return true;
}

int main(int argc, char **argv) { return print_articles(argc, argv, "dump_tokens", print_article); }
