/* packet.c - space packets. */
#include "packet.h"

#include <string.h>

#include "bits.h"
#include "crc.h"

static unsigned next_sequence;

uint16_t packet_word0(unsigned version, unsigned type, unsigned secondary, unsigned apid)
{
    return (uint16_t)(((version & 7u) << 13) | ((type & 1u) << 12) | ((secondary & 1u) << 11) | (apid & 0x7FFu));
}

uint16_t packet_word1(unsigned flags, unsigned sequence)
{
    return (uint16_t)(((flags & 3u) << 14) | (sequence & 0x3FFFu));
}

void packet_header_set(struct packet_header *h, uint16_t word0, uint16_t word1, uint16_t length)
{
    h->version = bits_field(word0, 13, 3) & 7u;
    h->type = bits_field(word0, 12, 1) & 1u;
    h->secondary = bits_field(word0, 11, 1) & 1u;
    h->apid = word0 & 0x7FFu;
    h->flags = bits_field(word1, 14, 2) & 3u;
    h->sequence = word1 & 0x3FFFu;
    h->length = length;
}

/* PACKET_HEADER_BYTES, or 0 when there is no room. */
size_t packet_header_pack(const struct packet_header *h, uint8_t *out, size_t cap, enum byte_order order)
{
    if (cap < PACKET_HEADER_BYTES) {
        return 0;
    }
    pack_put(out, cap, 0, packet_word0(h->version, h->type, h->secondary, h->apid), 2, order);
    pack_put(out, cap, 2, packet_word1(h->flags, h->sequence), 2, order);
    return pack_put(out, cap, 4, h->length, 2, order);
}

/* The number for the next packet; it wraps after 14 bits. */
unsigned packet_next_sequence(void)
{
    unsigned now = next_sequence;

    next_sequence = (next_sequence + 1u) & BITS_MASK(PACKET_SEQUENCE_BITS);
    return now;
}

void packet_reset_sequence(unsigned next)
{
    next_sequence = next & BITS_MASK(PACKET_SEQUENCE_BITS);
}

/* Packets lost between two numbers, across the wrap. */
unsigned packet_sequence_gap(unsigned before, unsigned now)
{
    return (now - before - 1u) & BITS_MASK(PACKET_SEQUENCE_BITS);
}

size_t packet_total_size(size_t payload_len)
{
    return PACKET_HEADER_BYTES + 1u + payload_len + 2u;
}

/* Header, id, payload and the CRC of all before it; 0 when they do not fit. The header's length is ours. */
size_t packet_encode(const struct packet *p, uint8_t *out, size_t cap, enum byte_order order)
{
    struct packet_header header = p->header;
    size_t n;

    if (p->payload_len > PACKET_PAYLOAD_MAX || packet_total_size(p->payload_len) > cap) {
        return 0;
    }
    header.length = (unsigned)(p->payload_len + 2u) & 0xFFFFu;
    n = packet_header_pack(&header, out, cap, order);
    out[n++] = p->id;
    memcpy(out + n, p->payload, p->payload_len);
    n += p->payload_len;
    return pack_put(out, cap, n, crc16(out, n), 2, order);
}

/* STATUS_FRAME when the lengths do not agree, STATUS_CHECK when the CRC does not. */
enum status packet_decode(const uint8_t *buf, size_t len, enum byte_order order, struct packet *p)
{
    memset(p, 0, sizeof *p);
    if (len < packet_total_size(0) || len > PACKET_MAX) {
        return STATUS_FRAME;
    }
    packet_header_set(&p->header, (uint16_t)pack_get(buf, len, 0, 2, order), (uint16_t)pack_get(buf, len, 2, 2, order),
                      (uint16_t)pack_get(buf, len, 4, 2, order));
    if ((size_t)p->header.length + 1u + PACKET_HEADER_BYTES != len) {
        return STATUS_FRAME;
    }
    p->id = buf[PACKET_HEADER_BYTES];
    p->payload_len = len - packet_total_size(0);
    memcpy(p->payload, buf + PACKET_HEADER_BYTES + 1u, p->payload_len);
    if (pack_get(buf, len, len - 2u, 2, order) != crc16(buf, len - 2u)) {
        return STATUS_CHECK;
    }
    return STATUS_OK;
}
