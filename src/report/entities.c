/* Who is named in an article, under which spellings, in which roles. */
#include "sheet.h"
#include <string.h>

static const struct {
    const char *type, *heading;
} sorts[] = {{"person", "People"}, {"organization", "Organizations"}, {"outlet", "Outlets"}, {"place", "Places"},
             {"group", "Groups"},  {"event", "Events"},               {"other", "Others"}};

/* "Q" and digits: the one form that may stand in an address. */
static bool is_item(const char *id) {
    return id && id[0] == 'Q' && id[1] && strspn(id + 1, "0123456789") == strlen(id + 1);
}

static void put_words(Html *html, const char *sort, const char *text) {
    html_format(html, "<span class=\"%s\" dir=\"auto\">", sort);
    html_clipped(html, text, 120);
    html_raw(html, "</span>");
}

static void put_entity(Html *html, const Sheet *sheet, size_t i) {
    const RecordEntity *entity = &sheet->record->entities[i];
    html_format(html, "<li data-entity=\"%zu.%zu\" tabindex=\"0\"><b dir=\"auto\">", sheet->number, i + 1);
    html_clipped(html, entity->name, 120);
    html_raw(html, "</b>");
    if (is_item(entity->wikidata)) {
        html_raw(html, " <a class=\"item\" rel=\"noreferrer\" href=\"https://www.wikidata.org/wiki/");
        html_text(html, entity->wikidata);
        html_raw(html, "\">");
        html_text(html, entity->wikidata);
        html_raw(html, "</a>");
    }
    html_format(html, "<span class=\"count\">named %zu\xC3\x97", entity->n_mentions);
    if (sheet->quoted[i]) html_format(html, ", quoted %zu\xC3\x97", sheet->quoted[i]);
    html_raw(html, "</span>");
    for (size_t k = 0; k < entity->n_roles; k++) put_words(html, "role", entity->roles[k].place.text);
    for (size_t k = 0; k < entity->variants.n; k++) put_words(html, "variant", entity->variants.at[k]);
    html_raw(html, "</li>\n");
}

static void put_sort(Html *html, const Sheet *sheet, size_t sort) {
    bool any = false;
    for (size_t i = 0; i < sheet->record->n_entities; i++) {
        if (strcmp(sheet->record->entities[i].type, sorts[sort].type) != 0) continue;
        if (!any) html_format(html, "<section><h4 class=\"e %s\">%s</h4><ul class=\"entities\">\n", sorts[sort].type, sorts[sort].heading);
        any = true;
        put_entity(html, sheet, i);
    }
    if (any) html_raw(html, "</ul></section>\n");
}

void put_entities(Html *html, const Sheet *sheet) {
    html_raw(html, "<div class=\"named\"><h3>Who is named</h3>\n<div class=\"columns\">\n");
    for (size_t sort = 0; sort < sizeof sorts / sizeof *sorts; sort++) put_sort(html, sheet, sort);
    html_raw(html, "</div></div>\n");
}
