/* crc.h - cyclic redundancy checks and simple checksums. */
#ifndef CRC_H
#define CRC_H

#include <stddef.h>
#include <stdint.h>

#define CRC16_INITIAL 0xFFFFu
#define CRC32_INITIAL 0xFFFFFFFFu

uint8_t crc8_update(uint8_t crc, uint8_t byte);
uint8_t crc8(const uint8_t *buf, size_t len);
uint16_t crc16_update(uint16_t crc, uint8_t byte);
uint16_t crc16(const uint8_t *buf, size_t len);
uint32_t crc32_update(uint32_t crc, uint8_t byte);
uint32_t crc32(const uint8_t *buf, size_t len);
uint16_t crc_fletcher16(const uint8_t *buf, size_t len);
uint32_t crc_adler32(const uint8_t *buf, size_t len);
uint8_t crc_xor8(const uint8_t *buf, size_t len);
uint8_t crc_lrc8(const uint8_t *buf, size_t len);
uint16_t crc_internet16(const uint8_t *buf, size_t len);
int crc_self_test(void);

#endif
