/* machine.h - the state of the downlink. */
#ifndef MACHINE_H
#define MACHINE_H

#include <stdint.h>

enum link_state {
    LINK_DOWN = 0,
    LINK_SYNC,
    LINK_LOCKED,
    LINK_DEGRADED,
    LINK_LOST
};

enum link_event {
    EVENT_CARRIER = 0,
    EVENT_GOOD,
    EVENT_BAD,
    EVENT_TIMEOUT,
    EVENT_RESET
};

#define LINK_STATES 5
#define LINK_EVENTS 5
#define LINK_GOOD_TO_LOCK 3u
#define LINK_BAD_TO_LOSE 2u

struct machine {
    enum link_state state;
    uint32_t run; /* good or bad frames in a row that count here */
    uint32_t transitions;
    uint32_t locks;
    uint32_t losses;
};

void machine_init(struct machine *m);
enum link_state machine_next(enum link_state state, enum link_event event, uint32_t run);
enum link_state machine_step(struct machine *m, enum link_event event);
const char *machine_state_name(enum link_state state);
int machine_event_from_name(const char *name);

#endif
