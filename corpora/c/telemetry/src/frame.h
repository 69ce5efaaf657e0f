/* frame.h - HDLC-like framing: flags around, byte stuffing, CRC-16 at the end. */
#ifndef FRAME_H
#define FRAME_H

#include <stddef.h>
#include <stdint.h>

#define FRAME_FLAG 0x7Eu
#define FRAME_ESCAPE 0x7Du
#define FRAME_FLIP 0x20u
#define FRAME_DATA_MAX 64u /* payload and CRC of a received frame */
#define FRAME_CRC_BYTES 2u

enum deframer_state {
    DEFRAMER_HUNT = 0, /* no flag seen yet */
    DEFRAMER_DATA,
    DEFRAMER_ESCAPE,
    DEFRAMER_SKIP /* too long or aborted: wait for a flag */
};

enum deframer_event {
    DEFRAMER_NOTHING = 0,
    DEFRAMER_FRAME,
    DEFRAMER_SHORT,
    DEFRAMER_BAD_CRC,
    DEFRAMER_OVERRUN,
    DEFRAMER_ABORT
};

struct deframer {
    enum deframer_state state;
    uint32_t length; /* bytes in data; after a frame: of its payload */
    uint32_t frames;
    uint32_t errors;
    uint8_t data[FRAME_DATA_MAX];
};

int frame_must_escape(uint8_t byte);
size_t frame_size(const uint8_t *buf, size_t len);
size_t frame_encode(const uint8_t *buf, size_t len, uint8_t *out, size_t cap);
void deframer_init(struct deframer *d);
enum deframer_event deframer_push(struct deframer *d, uint8_t byte);
const char *deframer_state_name(enum deframer_state state);
const char *deframer_event_name(enum deframer_event event);

#endif
