#include "ftm.h"

static const char *const property_names[] = {
#define FTM_NAME(name) #name,
    FTM_PROPERTIES(FTM_NAME)
#undef FTM_NAME
};

bool ftm_read(Slice text, Texts *texts, FtmEntity *entity, const char **why, const char **at) {
    Scan     json;
    ScanText key, value;
    *entity = (FtmEntity){.id = {"", 0}, .schema = {"", 0}, .caption = {"", 0}};
    scan_begin(&json, text);
    if (!scan_enter(&json, '{')) json.fault = json.fault ? json.fault : "not an object";
    else
        while (scan_key(&json, &key)) {
            bool is_id = scan_is(key, "id"), is_schema = scan_is(key, "schema"), is_caption = scan_is(key, "caption");
            if (scan_is(key, "properties")) scan_spans(&json, property_names, N_FTM, entity->properties);
            else if (scan_is(key, "referents")) scan_span(&json, &entity->referents);
            else if (!is_id && !is_schema && !is_caption) scan_skip(&json);
            else if (scan_string(&json, &value))
                *(is_id ? &entity->id : is_schema ? &entity->schema : &entity->caption) = scan_text(value, texts);
        }
    bool ok = scan_end(&json);
    *why = json.fault;
    *at = json.at;
    return ok;
}

FtmValues ftm_values(Slice list, Texts *texts) {
    FtmValues values = {.texts = texts};
    scan_begin(&values.json, list);
    values.open = list.n && scan_enter(&values.json, '[');
    return values;
}

bool ftm_next_any(FtmValues *values, Slice *json) { return values->open && scan_item(&values->json) && scan_span(&values->json, json); }

bool ftm_next(FtmValues *values, Slice *text) {
    ScanText found;
    while (values->open && scan_item(&values->json)) {
        if (!scan_string(&values->json, &found)) continue;
        *text = scan_text(found, values->texts);
        if (text->n) return true;
    }
    return false;
}

Slice ftm_first(Slice list, Texts *texts) {
    FtmValues values = ftm_values(list, texts);
    Slice     text = {"", 0};
    ftm_next(&values, &text);
    return text;
}
