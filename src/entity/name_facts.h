/* How evidence is written down: for name_evidence.c and name_whole.c, which have it in a variable `facts`. */
#ifndef NAME_FACTS_H
#define NAME_FACTS_H
#include "name_finder.h"

#define ADD(name) facts_add(facts, EVIDENCE_##name)
#define ADD_IF(condition, name)                                                                                        \
    do {                                                                                                               \
        if (condition) facts_add(facts, EVIDENCE_##name);                                                              \
    } while (0)

#define DATE_WORD (CLASS(WEEKDAY) | CLASS(MONTH) | CLASS(TIME))
#define PEOPLE_NOUN (CLASS(PERSON_NOUN) | CLASS(GROUP_NOUN) | CLASS(KIN))
#define ANY_HEAD (CLASS(ORG_HEAD) | CLASS(OUTLET_HEAD) | CLASS(PLACE_HEAD) | CLASS(EVENT_HEAD) | CLASS(LEGAL_FORM))
#endif
