/* text.h - characters, numbers in text, hexadecimal, tokens. ASCII only, no locale. */
#ifndef TEXT_H
#define TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

int text_is_digit(int c);
int text_is_alpha(int c);
int text_is_space(int c);
int text_is_print(int c);
int text_is_name(int c);
int text_lower(int c);
int text_upper(int c);
int text_hex_value(int c);
char text_hex_digit(unsigned value);
size_t text_length(const char *s);
int text_equal(const char *a, const char *b);
int text_equal_nocase(const char *a, const char *b);
int text_compare(const char *a, const char *b);
int text_valid_name(const char *s);
uint32_t text_hash(const char *s);
size_t text_hex_encode(const uint8_t *buf, size_t len, char *out, size_t cap);
enum status text_hex_decode(const char *s, uint8_t *out, size_t cap, size_t *count);
enum status text_parse_i32(const char *s, int32_t *value);
enum status text_parse_u32(const char *s, uint32_t *value);
enum status text_parse_long(const char *s, int base, long low, long high, long *value);
int text_digits(const char *s, size_t at, size_t count);
int text_choice_index(const char *choices, const char *name);
size_t text_choice_copy(const char *choices, int index, char *out, size_t cap);
int text_split(char *line, char **argv, int max);

#define TEXT_SPLIT_QUOTE (-1) /* a quote is not closed */
#define TEXT_SPLIT_MANY (-2)  /* more than `max` tokens */

#endif
