/* machine.c - the state of the downlink: which state follows, and what happens on entry. */
#include "machine.h"

#include "text.h"

typedef void (*entry_action)(struct machine *m);

static void machine_enter_locked(struct machine *m)
{
    m->locks++;
}

static void machine_enter_lost(struct machine *m)
{
    m->losses++;
}

static const entry_action on_entry[LINK_STATES] = { 0, 0, machine_enter_locked, 0, machine_enter_lost };

void machine_init(struct machine *m)
{
    m->state = LINK_DOWN;
    m->run = 0;
    m->transitions = 0;
    m->locks = 0;
    m->losses = 0;
}

/* The state after an event; `run` counts this event too. */
enum link_state machine_next(enum link_state state, enum link_event event, uint32_t run)
{
    if (event == EVENT_RESET) {
        return LINK_DOWN;
    }
    switch (state) {
    case LINK_DOWN:
        return event == EVENT_CARRIER ? LINK_SYNC : LINK_DOWN;
    case LINK_SYNC:
        if (event == EVENT_TIMEOUT) {
            return LINK_DOWN;
        }
        return event == EVENT_GOOD && run >= LINK_GOOD_TO_LOCK ? LINK_LOCKED : LINK_SYNC;
    case LINK_LOCKED:
        if (event == EVENT_TIMEOUT) {
            return LINK_LOST;
        }
        return event == EVENT_BAD ? LINK_DEGRADED : LINK_LOCKED;
    case LINK_DEGRADED:
        if (event == EVENT_GOOD) {
            return LINK_LOCKED;
        }
        return event == EVENT_TIMEOUT || (event == EVENT_BAD && run >= LINK_BAD_TO_LOSE) ? LINK_LOST : LINK_DEGRADED;
    case LINK_LOST:
        return event == EVENT_CARRIER || event == EVENT_GOOD ? LINK_SYNC : LINK_LOST;
    }
    return LINK_DOWN;
}

/* Good frames count while looking for lock, bad ones while losing it; anything else starts again. */
static int machine_counts(enum link_state state, enum link_event event)
{
    return (state == LINK_SYNC && event == EVENT_GOOD) || (state == LINK_DEGRADED && event == EVENT_BAD);
}

enum link_state machine_step(struct machine *m, enum link_event event)
{
    enum link_state next;

    m->run = machine_counts(m->state, event) ? m->run + 1u : 0u;
    next = machine_next(m->state, event, m->run);
    if (next != m->state) {
        m->state = next;
        m->run = 0;
        m->transitions++;
        if (on_entry[next] != 0) {
            on_entry[next](m);
        }
    }
    return next;
}

const char *machine_state_name(enum link_state state)
{
    switch (state) {
    case LINK_DOWN:
        return "down";
    case LINK_SYNC:
        return "sync";
    case LINK_LOCKED:
        return "locked";
    case LINK_DEGRADED:
        return "degraded";
    case LINK_LOST:
        return "lost";
    }
    return "?";
}

/* -1 for a name that is no event. */
int machine_event_from_name(const char *name)
{
    return text_choice_index("carrier|good|bad|timeout|reset", name);
}
