/* ring.c - a ring buffer of samples. */
#include "ring.h"

#include "bits.h"
#include "fixed.h"

void ring_init(struct ring *r)
{
    uint32_t i;

    for (i = 0; i < RING_SIZE; i++) {
        r->items[i] = 0;
    }
    r->head = 0;
    r->count = 0;
    r->dropped = 0;
}

/* Never more than RING_SIZE, whatever the memory holds. */
uint32_t ring_count(const struct ring *r)
{
    return BITS_MIN(r->count, RING_SIZE);
}

int ring_is_full(const struct ring *r)
{
    return ring_count(r) == RING_SIZE;
}

void ring_push(struct ring *r, int32_t value)
{
    uint32_t head = r->head % RING_SIZE;
    uint32_t count = ring_count(r);

    r->items[(head + count) % RING_SIZE] = value;
    if (count == RING_SIZE) {
        r->head = (head + 1u) % RING_SIZE;
        r->dropped++;
    } else {
        r->count = count + 1u;
    }
}

/* The oldest, taken out; 0 when there is none. */
int32_t ring_pop(struct ring *r)
{
    uint32_t head = r->head % RING_SIZE;
    uint32_t count = ring_count(r);

    if (count == 0) {
        return 0;
    }
    r->head = (head + 1u) % RING_SIZE;
    r->count = count - 1u;
    return r->items[head];
}

/* Item `index` from the oldest; 0 when there is none. */
int32_t ring_at(const struct ring *r, uint32_t index)
{
    if (index >= ring_count(r)) {
        return 0;
    }
    return r->items[(r->head % RING_SIZE + index) % RING_SIZE];
}

int32_t ring_newest(const struct ring *r)
{
    return ring_at(r, ring_count(r) - 1u);
}

/* Saturating, oldest first: the order matters. */
int32_t ring_sum(const struct ring *r)
{
    int32_t sum = 0;
    uint32_t i;

    for (i = 0; i < ring_count(r); i++) {
        sum = fixed_add_sat(sum, ring_at(r, i));
    }
    return sum;
}

/* How many items are greater than the one before. */
uint32_t ring_rising(const struct ring *r)
{
    uint32_t n = 0;
    uint32_t i;

    for (i = 1; i < ring_count(r); i++) {
        if (ring_at(r, i) > ring_at(r, i - 1u)) {
            n++;
        }
    }
    return n;
}

/* Oldest first; the number copied. */
size_t ring_copy(const struct ring *r, int32_t *out, size_t cap)
{
    size_t n = 0;

    while (n < cap && n < ring_count(r)) {
        out[n] = ring_at(r, (uint32_t)n);
        n++;
    }
    return n;
}
