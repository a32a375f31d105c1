#include "names/frame.h"
#include "unit.h"

static Frame frame(const uint16_t *text) {
    size_t n = 0;
    while (text[n]) n++;
    return frame_of(text, n);
}

static void counts_tell_what_one_lacks(void) {
    CU_ASSERT_FALSE(frames_lack(frame(u"merkel"), frame(u"mierkiel"), 0));
    CU_ASSERT_FALSE(frames_lack(frame(u"hannah"), frame(u"hana"), 0)); /* doubled ones count once */
    CU_ASSERT_FALSE(frames_lack(frame(u"šmid"), frame(u"smit"), 0));
    CU_ASSERT(frames_lack(frame(u"merkel"), frame(u"merke"), 0));
    CU_ASSERT_FALSE(frames_lack(frame(u"merkel"), frame(u"menkel"), 2));
    CU_ASSERT(frames_lack(frame(u"merkel"), frame(u"menkel"), 1));
    CU_ASSERT(frames_lack(frame(u"lllalalalalalalalalal"), frame(u"la"), 6)); /* more than are counted */
}

static void what_is_unknown_costs_nothing(void) {
    Frame russian = frame(u"меркель");
    CU_ASSERT_FALSE(frame_is_known(russian));
    CU_ASSERT_EQUAL(frames_cost(russian, frame(u"merkel")), 0);
    CU_ASSERT_EQUAL(frames_cost(frame(u"lalalalalalalalalalalala"), frame(u"b")), 0); /* too long */
}

static void order_tells_the_least_cost(void) {
    CU_ASSERT_EQUAL(frames_cost(frame(u"kyung"), frame(u"kiong")), 0);
    CU_ASSERT_EQUAL(frames_cost(frame(u"anna"), frame(u"hanna")), 0);
    CU_ASSERT_EQUAL(frames_cost(frame(u"marta"), frame(u"martha")), 0);
    CU_ASSERT_EQUAL(frames_cost(frame(u"mar"), frame(u"mara")), 250);
    CU_ASSERT_EQUAL(frames_cost(frame(u"ma"), frame(u"mat")), 250);
    CU_ASSERT_EQUAL(frames_cost(frame(u"ma"), frame(u"mal")), 484);
    CU_ASSERT_EQUAL(frames_cost(frame(u"mal"), frame(u"man")), 968); /* "Mal" is another than "Man": both lack one */
    CU_ASSERT_EQUAL(frames_cost(frame(u"court"), frame(u"gregory")), frames_cost(frame(u"gregory"), frame(u"court")));
}

UNIT_MAIN("frame", {"counts tell what one lacks", counts_tell_what_one_lacks},
          {"what is unknown costs nothing", what_is_unknown_costs_nothing}, {"order tells the least cost", order_tells_the_least_cost})
