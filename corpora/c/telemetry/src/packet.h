/* packet.h - space packets: primary header, message id, payload, CRC-16. */
#ifndef PACKET_H
#define PACKET_H

#include <stddef.h>
#include <stdint.h>

#include "pack.h"
#include "status.h"

#define PACKET_HEADER_BYTES 6u
#define PACKET_PAYLOAD_MAX 32u
#define PACKET_MAX (PACKET_HEADER_BYTES + 1u + PACKET_PAYLOAD_MAX + 2u)
#define PACKET_SEQUENCE_BITS 14u
#define PACKET_DEFAULT_APID 100u

struct packet_header {
    unsigned version : 3;
    unsigned type : 1;
    unsigned secondary : 1;
    unsigned apid : 11;
    unsigned flags : 2;
    unsigned sequence : 14;
    unsigned length : 16; /* bytes after the header, minus 1 */
};

struct packet {
    struct packet_header header;
    uint8_t id;
    uint8_t payload[PACKET_PAYLOAD_MAX];
    size_t payload_len;
};

uint16_t packet_word0(unsigned version, unsigned type, unsigned secondary, unsigned apid);
uint16_t packet_word1(unsigned flags, unsigned sequence);
void packet_header_set(struct packet_header *h, uint16_t word0, uint16_t word1, uint16_t length);
size_t packet_header_pack(const struct packet_header *h, uint8_t *out, size_t cap, enum byte_order order);
unsigned packet_next_sequence(void);
void packet_reset_sequence(unsigned next);
unsigned packet_sequence_gap(unsigned before, unsigned now);
size_t packet_total_size(size_t payload_len);
size_t packet_encode(const struct packet *p, uint8_t *out, size_t cap, enum byte_order order);
enum status packet_decode(const uint8_t *buf, size_t len, enum byte_order order, struct packet *p);

#endif
