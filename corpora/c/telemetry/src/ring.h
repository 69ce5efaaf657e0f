/* ring.h - the last few samples, oldest first; a full ring forgets its oldest. */
#ifndef RING_H
#define RING_H

#include <stddef.h>
#include <stdint.h>

#define RING_SIZE 16u

struct ring {
    int32_t items[RING_SIZE];
    uint32_t head;    /* index of the oldest */
    uint32_t count;   /* how many are there */
    uint32_t dropped; /* how many were forgotten */
};

void ring_init(struct ring *r);
uint32_t ring_count(const struct ring *r);
int ring_is_full(const struct ring *r);
void ring_push(struct ring *r, int32_t value);
int32_t ring_pop(struct ring *r);
int32_t ring_at(const struct ring *r, uint32_t index);
int32_t ring_newest(const struct ring *r);
int32_t ring_sum(const struct ring *r);
uint32_t ring_rising(const struct ring *r);
size_t ring_copy(const struct ring *r, int32_t *out, size_t cap);

#endif
