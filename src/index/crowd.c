#include "crowd.h"
#include <stdlib.h>
#include <string.h>

#define N_NEWEST   ((size_t)1 << 12)
#define MOST_MET   ((size_t)2000)
#define MOST_POSTS 200u /* that are followed for one word */

static bool enlarge(void *list, size_t n, size_t *room, size_t size) { /* list: the address of a pointer */
    void *at;
    memcpy(&at, list, sizeof at);
    if (n < *room) return true;
    size_t more = *room ? *room * 2 : 256;
    at = realloc(at, more * size);
    if (!at) return false;
    memcpy(list, &at, sizeof at);
    *room = more;
    return true;
}

static bool make_room(Crowd *crowd, unsigned n_tokens) {
    if (!crowd->newest) crowd->newest = calloc(N_NEWEST, sizeof *crowd->newest);
    if (!crowd->seen) crowd->seen = calloc(MOST_SAID, sizeof *crowd->seen);
    if (!crowd->shared) crowd->shared = calloc(MOST_SAID, 1);
    if (!crowd->met) crowd->met = calloc(MOST_MET, sizeof *crowd->met);
    if (!crowd->n_posts) crowd->n_posts = 1;
    bool ok = crowd->newest && crowd->seen && crowd->shared && crowd->met && enlarge(&crowd->at, crowd->n, &crowd->room, sizeof *crowd->at);
    while (ok && crowd->n_posts + n_tokens >= crowd->room_posts)
        ok = enlarge(&crowd->posts, crowd->room_posts, &crowd->room_posts, sizeof *crowd->posts);
    return ok;
}

static void post(Crowd *crowd, uint32_t place) {
    const Said *said = &crowd->at[place];
    for (unsigned i = 0; i < said->n; i++) {
        uint32_t *newest = &crowd->newest[said->tokens[i].stem % N_NEWEST];
        if (!said->tokens[i].content ||
            (*newest && crowd->posts[*newest].said == place && crowd->posts[*newest].stem == said->tokens[i].stem))
            continue;
        crowd->posts[crowd->n_posts] = (Post){said->tokens[i].stem, place, *newest};
        *newest = (uint32_t)crowd->n_posts++;
    }
}

static void forget_half(Crowd *crowd) {
    size_t half = crowd->n / 2;
    for (size_t i = 0; i < half; i++) free(crowd->at[i].tokens);
    memmove(crowd->at, crowd->at + half, (crowd->n - half) * sizeof *crowd->at);
    crowd->n -= half;
    crowd->n_posts = 1;
    memset(crowd->newest, 0, N_NEWEST * sizeof *crowd->newest);
    memset(crowd->seen, 0, MOST_SAID * sizeof *crowd->seen);
    for (size_t i = 0; i < crowd->n; i++) post(crowd, (uint32_t)i);
}

bool crowd_add(Crowd *crowd, const Said *said) {
    if (crowd->n == MOST_SAID) forget_half(crowd);
    Token *tokens = malloc((said->n + 1) * sizeof *tokens);
    if (!tokens || !make_room(crowd, said->n)) return free(tokens), false;
    memcpy(tokens, said->tokens, said->n * sizeof *tokens);
    crowd->at[crowd->n] = *said;
    crowd->at[crowd->n].tokens = tokens;
    post(crowd, (uint32_t)crowd->n++);
    return true;
}

/* Whoever shares these words: into crowd->met, with how many they share. */
static size_t meet(Crowd *crowd, const Token *tokens, unsigned n) {
    size_t n_met = 0;
    crowd->search++;
    for (unsigned i = 0; i < n; i++) {
        if (!tokens[i].content) continue;
        unsigned followed = 0;
        for (uint32_t at = crowd->newest[tokens[i].stem % N_NEWEST]; at && followed < MOST_POSTS; at = crowd->posts[at].next, followed++) {
            uint32_t place = crowd->posts[at].said;
            if (crowd->posts[at].stem != tokens[i].stem) continue;
            bool again = crowd->seen[place] == crowd->search;
            if (!again && n_met == MOST_MET) continue;
            if (!again) crowd->met[n_met++] = place, crowd->shared[place] = 0;
            crowd->seen[place] = crowd->search;
            if (crowd->shared[place] < UINT8_MAX) crowd->shared[place]++;
        }
    }
    return n_met;
}

size_t crowd_find(Crowd *crowd, const Token *tokens, unsigned n, uint32_t *found, size_t most) {
    size_t   n_found = 0, n_met = crowd->n ? meet(crowd, tokens, n) : 0;
    unsigned least = words_content(tokens, n) > 1 ? 2 : 1;
    for (size_t i = 0; i < n_met; i++) {
        uint32_t place = crowd->met[i];
        unsigned shared = crowd->shared[place];
        size_t   k = n_found;
        if (shared < least) continue;
        for (; k && (shared > crowd->shared[found[k - 1]] || (shared == crowd->shared[found[k - 1]] && place > found[k - 1])); k--)
            if (k < most) found[k] = found[k - 1];
        if (k < most) found[k] = place;
        if (k < most && n_found < most) n_found++;
    }
    return n_found;
}

void crowd_clear(Crowd *crowd) {
    for (size_t i = 0; i < crowd->n; i++) free(crowd->at[i].tokens);
    if (crowd->n) {
        for (size_t i = 1; i < crowd->n_posts; i++) crowd->newest[crowd->posts[i].stem % N_NEWEST] = 0; /* most crowds are small */
        memset(crowd->seen, 0, crowd->n * sizeof *crowd->seen);
    }
    crowd->n = 0;
    crowd->n_posts = 1;
    crowd->search = 0;
}

void crowd_free(Crowd *crowd) {
    crowd_clear(crowd);
    free(crowd->at);
    free(crowd->posts);
    free(crowd->newest);
    free(crowd->seen);
    free(crowd->shared);
    free(crowd->met);
    *crowd = (Crowd){0};
}
