/* The table of commands and options. --help prints it, the man page is checked against it. */
#include "cli.h"
#include <stddef.h>
#include <string.h>

#define FIELD(name) offsetof(Settings, name)
#define COUNT(array) (sizeof(array) / sizeof *(array))

#define OPTION_HELP {"help", 'h', NULL, FIELD(help), "say this and end"}
#define OPTION_GAZETTEER                                                                                                                   \
    {"gazetteer", 'g', "IMAGE", FIELD(gazetteer), "the compiled gazetteer to use; else quoth.gaz beside the program or where it was installed"}
#define OPTION_CORRECTIONS                                                                                                                 \
    {"corrections", 0, "FILE", FIELD(corrections), "lay the corrections in FILE (%type correction) over the gazetteer: what is no name, who is one, what is apart"}
#define OPTION_RULES {"rules", 0, "FILE", FIELD(rules), "a JSON file of line rules that come before the shipped ones"}
#define OPTIONS_TERMINAL                                                                                                                   \
    {"color", 0, "WHEN", FIELD(color), "always, never or auto: at a terminal, unless NO_COLOR is set (default)"},                          \
        {"width", 0, "N", FIELD(width), "columns to wrap at (default: the terminal's, else 100)"}
#define OPTION_QUOTES                                                                                                                      \
    {"quotes", 0, "WHICH", FIELD(quotes), "marked: only what stands within quotation marks; all: reported speech too (default)"}
#define OPTION_CONVENTION                                                                                                                  \
    {"convention", 0, "LIST", FIELD(convention),                                                                                           \
     "names as others have them, of the, titles, no-peoples, governments, teams, adjectives, bodies, kinds: with \"the\", with titles, peoples no names, places that act or play organizations, \"Russian\" for Russia, \"Russian government\", \"city of Mosul\""}
#define OPTION_MIN_SCORE {"min-score", 0, "X", FIELD(min_score), "leave speakers whose score is under X unknown (0 to 1; default 0)"}
#define OPTION_MAX_BYTES {"max-bytes", 0, "N", FIELD(max_bytes), "refuse texts of more than N bytes, as 512K or 8M (default and most 64M)"}
#define OPTION_REFUSE                                                                                                                      \
    {"refuse-ill-formed", 0, NULL, FIELD(refuse_ill_formed), "refuse texts that are no well-formed UTF-8; else they are repaired and it is noted"}
/* Of what comes in: web pages, archives, JSON lines. */
#define OPTIONS_JSONL                                                                                                                      \
    {"jsonl", 0, NULL, FIELD(jsonl), "each line of each FILE is a JSON object with one text, whatever the file's name"},                     \
        {"html", 0, NULL, FIELD(html), "texts are web pages, whatever the files' names; those in JSON lines too"},                             \
        {"warc", 0, NULL, FIELD(warc), "each FILE is a web archive (WARC or WET), whatever its name"},                                       \
        {"id-field", 0, "NAME", FIELD(id_field), "JSON lines: the field with the id (default id, _id, uid, url and other usual names)"},     \
        {"text-field", 0, "NAME", FIELD(text_field), "the field with the text (default text, body, content, article, maintext...)"},         \
        {"title-field", 0, "NAME", FIELD(title_field), "the field with the title (default title, headline)"},                                \
        {"url-field", 0, "NAME", FIELD(url_field), "the field with the address (default url, link...)"},                                     \
        {"outlet-field", 0, "NAME", FIELD(outlet_field), "the field with the outlet (default outlet, source, publisher, domain...)"},        \
        {"published-field", 0, "NAME", FIELD(published_field), "the field with the date (default published, date, published_at...)"},        \
        {"language-field", 0, "NAME", FIELD(language_field), "the field with the language (default language, lang)"}

/* Of what reads texts and looks into them. */
#define OPTIONS_EXTRACTION                                                                                                                 \
    OPTION_QUOTES, OPTION_CONVENTION, OPTION_MIN_SCORE, OPTION_GAZETTEER, OPTION_CORRECTIONS, OPTION_RULES, OPTION_MAX_BYTES, OPTION_REFUSE, OPTIONS_JSONL, OPTION_HELP

static const Option extract_options[] = {
    {"flat", 0, NULL, FIELD(flat), "one line for each document, entity, mention, role, quote and note"},
    {"with-text", 0, NULL, FIELD(with_text), "put the text into its record"},
    {"ascii", 0, NULL, FIELD(ascii), "write all beyond ASCII as \\u escapes"},
    {"offsets", 0, "UNITS", FIELD(offsets), "codepoint (always there), byte, utf16: units to give places in, commas between them"},
    {"output", 'o', "FILE", FIELD(output), "write to FILE, which comes into being whole or not at all"},
    {"threads", 'j', "N", FIELD(threads), "read N texts at a time, each in a thread of its own (default 1); the output is the same"},
    {"trailer", 0, NULL, FIELD(trailer), "end with a record of how many documents, errors and bytes were written, if all went well"},
    {"checkpoint", 0, "FILE", FIELD(checkpoint),
     "keep in FILE how far the run has come; after whatever ended it, the same command goes on there (with --output)"},
    {"progress", 0, NULL, FIELD(progress),
     "tell on standard error how far it is; at a terminal that the records do not go to it does so anyhow"},
    {"split", 0, "I/N", FIELD(split), "read only the I-th of every N texts, for N runs that share the work"},
    {"passthrough", 0, NULL, FIELD(passthrough), "write each JSON object as it came, with the record as one more field"},
    {"record-field", 0, "NAME", FIELD(record_field), "that field's name (default quoth)"},
    OPTIONS_EXTRACTION,
};

static const Option show_options[] = {
    OPTIONS_TERMINAL,
    OPTIONS_EXTRACTION,
};

static const Option explain_options[] = {
    {"quote", 'n', "N", FIELD(quote), "explain the N-th quote alone, as quoth show numbers them"},
    {"codes", 0, NULL, FIELD(codes), "give with each reason its code (docs/attribution.md) and how far it puts one before the other"},
    OPTIONS_TERMINAL,
    OPTIONS_EXTRACTION,
};

static const Option report_options[] = {
    {"output", 'o', "FILE", FIELD(output), "write the page to FILE (default: standard output)"},
    OPTIONS_EXTRACTION,
};

static const Option validate_options[] = {
    {"text", 't', "PLACE", FIELD(text),
     "check places against the texts in PLACE: a folder with files named as the ids, the JSON lines that the records were made from, "
     "or the one text"},
    {"against", 0, "INPUT", FIELD(against),
     "tell which texts of INPUT (a text, or JSON lines) have no record, in whatever order the records are"},
    OPTIONS_JSONL,
    OPTION_HELP,
};

static const Option diff_options[] = {
    {"json", 0, NULL, FIELD(json), "one JSON object a change, with both quotes"},
    {"output", 'o', "FILE", FIELD(output), "write to FILE"},
    OPTION_HELP,
};

static const Option convert_options[] = {
    {"to", 0, "FORMAT", FIELD(to), "csv, nt, nq, jsonld, ftm, neo4j, kuzu, brat, doccano, labelstudio, spacy or webanno"},
    {"output", 'o', "PLACE", FIELD(output),
     "the file to write, or the folder where the format has several files; it comes into being whole or not at all"},
    {"base", 0, "IRI", FIELD(base), "what the IRIs of nt, nq and jsonld begin with (default urn:quoth:)"},
    {"offsets", 0, "UNIT", FIELD(offsets), "doccano, labelstudio: codepoint (default), or utf16 for versions that count so"},
    OPTION_HELP,
};

static const Option gazetteer_options[] = {
    {"output", 'o', "FILE", FIELD(output), "build: the image to write; dump, find, import: write to FILE"},
    {"text", 't', "FILE", FIELD(text), "find: all listed names in FILE, or in standard input for -"},
    {"variants", 0, NULL, FIELD(variants), "find --text: other spellings of listed names too, with their cost"},
    OPTION_GAZETTEER,
    OPTION_CORRECTIONS,
    {"from", 0, "FORMAT", FIELD(from), "import: geonames, wikidata, ftm, opensanctions, jrc, spacy, gate, skos or csv"},
    {"types", 0, "LIST", FIELD(types), "take only these types: person,organization,outlet,place,group,event,other"},
    {"kinds", 0, "LIST", FIELD(kinds), "take only these kinds, as city,capital,country"},
    {"languages", 0, "LIST", FIELD(languages), "take only names in these languages, as en,ru; the first gives the main names"},
    {"countries", 0, "LIST", FIELD(countries), "take only what is of these countries, as gb,ua"},
    {"positions", 0, "LIST", FIELD(positions), "take only persons who held one of these: their ids, words of their titles, or any"},
    {"population", 0, "N", FIELD(population), "take only places where N people or more live"},
    {"alternates", 0, "FILE", FIELD(alternates),
     "geonames: its second table, alternateNamesV2.txt, for names by language and Wikidata items"},
    {"as", 0, "TYPE", FIELD(as), "the type of what the list gives none for"},
    {"map", 0, "LIST", FIELD(map), "csv: which column is which field, as name=label,id=QID; else what a label is, as TEAM=organization"},
    {"separator", 0, "C", FIELD(separator), "what parts columns (csv) or features (gate), a character or tab; else it is found out"},
    {"one-pass", 0, NULL, FIELD(one_pass), "read FILE once only, without the positions and countries that must be looked up in it"},
    {"report", 0, "FILE", FIELD(report), "write what was not taken, and why, to FILE as JSON, not to standard error"},
    OPTION_HELP,
};

static const Option index_options[] = {
    {"threads", 'j', "N", FIELD(threads),
     "add: read N lines or texts at a time, each in a thread of its own (default 1); the index is the same"},
    {"batch", 0, "N", FIELD(batch), "add: documents that are made safe together (default 1000)"},
    {"progress", 0, NULL, FIELD(progress), "add: one line of counts each time that documents were made safe, not only at the end"},
    OPTIONS_EXTRACTION,
};

static const Option query_options[] = {
    {"about", 0, "NAME", FIELD(about),
     "quotes, statements: only those in which NAME is named; or, where nobody has that name, with these words"},
    {"in", 0, "OUTLET", FIELD(in), "only what stood in OUTLET"},
    {"since", 0, "DATE", FIELD(since), "only from DATE on, as 2025-11-12"},
    {"until", 0, "DATE", FIELD(until), "only up to DATE"},
    {"role", 0, "WORDS", FIELD(role), "people: who has a role with these words; quotes: said in such a role"},
    {"reported", 0, NULL, FIELD(reported), "quotes: also what is reported without quotation marks"},
    {"limit", 0, "N", FIELD(limit), "at most N lines (default 100)"},
    {"table", 0, NULL, FIELD(table), "columns for people, not JSON lines"},
    OPTION_GAZETTEER,
    OPTION_HELP,
};

static const Option names_options[] = {OPTION_GAZETTEER, OPTION_HELP};

static const Command commands[] = {
    {"extract", cmd_extract, "[FILE|-]...",
     "Reads texts and writes, as one line of JSON for each, who is named in it and who said what. Each FILE is a text; a web page, if its name ends in .html; a web archive, if it ends in .warc or .wet; or JSON lines, "
     "each with a text, if its name ends in .jsonl or .ndjson. Either may be packed (.gz, .zst). Without FILE, or for -, standard input is read. A text that cannot be "
     "read gives an error record in its place.",
     extract_options, COUNT(extract_options),
     "quoth extract article.txt\n"
     "quoth extract --flat articles.jsonl | grep '\"record\":\"quote\"'\n"
     "cat articles.jsonl | quoth extract --jsonl --quotes marked -o records.jsonl -"},
    {"show", cmd_show, "[FILE|-]...",
     "Shows texts with their people, organizations and quotes, for reading at a terminal.", show_options, COUNT(show_options),
     "quoth show article.txt\n"
     "quoth show --color always article.txt | less -R"},
    {"explain", cmd_explain, "[FILE|-]...",
     "Tells for each quote of a text who might have said it: each candidate with its likelihood, what speaks for it (+) and what against (-).",
     explain_options, COUNT(explain_options),
     "quoth explain article.txt\n"
     "quoth explain --quote 3 article.txt"},
    {"report", cmd_report, "[FILE|-]...",
     "Writes one page of HTML that needs nothing else: the texts with names and quotes in their speakers' colours, who said what and why, who is "
     "named, with whom, and when. Made for eyes: at most 1000 articles.",
     report_options, COUNT(report_options),
     "quoth report article.txt -o page.html\n"
     "quoth report articles.jsonl -o page.html"},
    {"validate", cmd_validate, "[RECORDS|-]...",
     "Checks records that extract has written: their shape, their links, and each place against the text where that is known. Tells "
     "each fault with its line and path, and ends with 65 if there is one.",
     validate_options, COUNT(validate_options),
     "quoth extract --with-text articles.jsonl | quoth validate\n"
     "quoth validate --text articles.jsonl records.jsonl\n"
     "quoth validate --against articles.jsonl part-*.jsonl"},
    {"diff", cmd_diff, "OLD NEW",
     "Compares the records of two runs over the same documents, of two versions, gazetteers or settings: speakers gained, lost and changed, "
     "other roles, kinds and bounds, quotes and documents that only one of them has. Ends with 1 if there is any.",
     diff_options, COUNT(diff_options),
     "quoth diff old.jsonl new.jsonl\n"
     "quoth diff --json old.jsonl new.jsonl | grep '\"change\":\"speaker-changed\"'"},
    {"convert", cmd_convert, "[RECORDS|-]...",
     "Writes records that extract has written in the format of another program, with its ids and its way of counting places. docs/loading.md "
     "has the commands that load them.",
     convert_options, COUNT(convert_options),
     "quoth convert --to csv -o tables records.jsonl\n"
     "quoth extract --with-text articles.jsonl | quoth convert --to csv -o tables -"},
    {"gazetteer", cmd_gazetteer, "(build|check|import) FILE... | dump [IMAGE] | find NAME|-t FILE",
     "Compiles gazetteer sources into an image, checks them, checks an image and tells its sizes, prints all that it holds, finds a name "
     "in it, or all its names in a text, or makes sources of lists of others, packed by gzip or zstd or not.",
     gazetteer_options, COUNT(gazetteer_options),
     "quoth gazetteer build -o mine.gaz gazetteers/*.tsv gazetteers/en/*\n"
     "quoth gazetteer find 'Yuri Ushakov'\n"
     "quoth gazetteer find --text article.txt\n"
     "quoth gazetteer import --from geonames --population 100000 -o cities.tsv allCountries.txt.gz"},
    {"index", cmd_index, "(add|merge|never|split|rebuild|check) INDEX [ARGUMENT]...",
     "Puts records, or texts that it reads itself, into an index of people, organizations and quotes across documents, an SQLite file; a document "
     "that is there with the same text is passed over, one with another text replaced. Or says by hand that two names are one (merge), or never are, or "
     "takes one apart (split); settles all anew (rebuild); looks for faults (check).",
     index_options, COUNT(index_options),
     "quoth index add news.db articles.jsonl\n"
     "quoth extract -j 4 articles.jsonl | quoth index add news.db -\n"
     "quoth index merge news.db 'Yuri Ushakov' 'J. W. Uschakow'"},
    {"query", cmd_query, "INDEX QUESTION [NAME]...",
     "Asks an index, by any spelling of a name: who is known by it (people, org); what they said (quotes); how they are spelt (variants); which roles "
     "they have (roles); who is named with them (co); which words are ascribed to several speakers (conflicts); what several articles quote, and where "
     "they word it differently (statements).",
     query_options, COUNT(query_options),
     "quoth query news.db quotes 'Dmitry Peskov' --about Powell --since 2025-11-01 --in RT\n"
     "quoth query news.db statements Peskov --table"},
    {"names", cmd_names, "compare [A B | -]",
     "Tells whether two names, in any scripts, can be spellings of one: same or other, how likely they are one, and why, TAB between them. Without names, "
     "pairs are read from standard input, TAB between them, one a line; each is given back with 1 or 0, how likely they are one, and why.",
     names_options, COUNT(names_options),
     "quoth names compare 'Yuri Ushakov' 'Юрий Ушаков'"},
};

const Command *command_at(size_t i) { return i < COUNT(commands) ? &commands[i] : NULL; }

const Command *command_named(const char *name) {
    for (size_t i = 0; i < COUNT(commands); i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}
