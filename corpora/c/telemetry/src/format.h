/* format.h - numbers and bytes as text for reports. */
#ifndef FORMAT_H
#define FORMAT_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

#define FORMAT_MAX_WIDTH 40

size_t format_radix(uint32_t value, unsigned base, unsigned min_digits, char *out, size_t cap);
size_t format_signed(int32_t value, char *out, size_t cap);
size_t format_grouped(int32_t value, char *out, size_t cap);
size_t format_size(uint32_t bytes, char *out, size_t cap);
size_t format_percent(uint32_t part, uint32_t whole, char *out, size_t cap);
size_t format_pad(char *text, size_t cap, size_t width, int left, char fill);
size_t format_dump_line(const uint8_t *buf, size_t len, size_t offset, char *out, size_t cap);
size_t format_bar(uint32_t value, uint32_t greatest, unsigned width, char *out, size_t cap);
enum status format_template(const char *template_text, int argc, char **argv, char *out, size_t cap);

#endif
