/* cmdcalc.c - commands on numbers, time and the link. */
#include "cmdcalc.h"

#include <stdio.h>

#include "bits.h"
#include "codes.h"
#include "fixed.h"
#include "format.h"
#include "text.h"
#include "timetag.h"

/* fmt TEMPLATE [ARG ...] */
enum status cmd_fmt(struct session *s, int argc, char **argv)
{
    char out[200];
    enum status status = format_template(argv[1], argc - 2, argv + 2, out, sizeof out);

    if (status != STATUS_OK) {
        return session_fail(s, status, "template '%s'", argv[1]);
    }
    puts(out);
    return STATUS_OK;
}

/* bits N [POS WIDTH [VALUE]] */
enum status cmd_bits(struct session *s, int argc, char **argv)
{
    uint32_t n[4] = { 0 };
    unsigned i;
    char text[40];
    long number;
    enum status status = STATUS_OK;

    for (i = 0; status == STATUS_OK && (int)i < argc - 1; i++) {
        status = text_parse_long(argv[i + 1], 0, INT32_MIN, (long)UINT32_MAX, &number);
        n[i] = (uint32_t)number;
    }
    if (status != STATUS_OK) {
        return session_fail(s, status, "number '%s'", argv[i]);
    }
    if (argc == 2) {
        format_radix(n[0], 2, 32, text, sizeof text);
        printf("%s\n", text);
        printf("count %u, parity %u, highest %d, low byte %d\n", bits_count(n[0]), bits_parity(n[0]),
               bits_highest(n[0]), (int)(int8_t)BITS_LOW_BYTE(n[0]));
        printf("reverse %08lx, swap %08lx, swap16 %04x, rotl8 %08lx, rotr4 %08lx\n",
               (unsigned long)bits_reverse32(n[0]), (unsigned long)bits_swap32(n[0]),
               (unsigned)bits_swap16((uint16_t)n[0]), (unsigned long)bits_rotl(n[0], 8),
               (unsigned long)bits_rotr(n[0], 4));
        printf("in memory");
        for (i = 0; i < 4; i++) {
            printf(" %02x", (unsigned)pack_host_byte(n[0], i));
        }
        puts("");
        return STATUS_OK;
    }
    if (argc == 3) {
        return session_fail(s, STATUS_USAGE, "bits N POS WIDTH [VALUE]");
    }
    if (argc == 4) {
        printf("field %lu, signed %ld\n", (unsigned long)bits_field(n[0], n[1], n[2]),
               (long)bits_sign_extend(bits_field(n[0], n[1], n[2]), n[2]));
    } else {
        printf("insert %08lx\n", (unsigned long)bits_insert(n[0], n[1], n[2], n[3]));
    }
    return STATUS_OK;
}

/* fix add|sub|mul|div|round A B: Q16.16, in thousandths */
enum status cmd_fix(struct session *s, int argc, char **argv)
{
    int action = text_choice_index("add|sub|mul|div|round", argv[1]);
    int32_t milli;
    fixed_t q[2] = { 0, 0 };
    fixed_t result;
    char text[24];
    int i;
    enum status status;

    for (i = 0; i < 2 && i + 2 < argc; i++) {
        status = fixed_parse(argv[i + 2], 3, &milli);
        if (status != STATUS_OK) {
            return session_fail(s, status, "decimal '%s'", argv[i + 2]);
        }
        q[i] = fixed_from_milli(milli);
    }
    switch (action) {
    case 0:
        result = fixed_add_sat(q[0], q[1]);
        break;
    case 1:
        result = fixed_sub_sat(q[0], q[1]);
        break;
    case 2:
        result = fixed_mul(q[0], q[1]);
        break;
    case 3:
        result = fixed_div(q[0], q[1]);
        break;
    case 4:
        result = fixed_from_int(fixed_to_int(q[0]));
        break;
    default:
        return session_fail(s, STATUS_UNKNOWN, "fix '%s'", argv[1]);
    }
    fixed_format(fixed_to_milli(result), 3, text, sizeof text);
    printf("%s (%08lx)\n", text, (unsigned long)(uint32_t)result);
    return STATUS_OK;
}

/* calc A B: the arithmetic of the flight processor */
enum status cmd_calc(struct session *s, int argc, char **argv)
{
    int32_t a = 0;
    int32_t b = 0;
    enum status status = session_int(s, argv[1], &a);

    (void)argc;
    status = status_first(status, session_int(s, argv[2], &b));
    if (status != STATUS_OK) {
        return status;
    }
    printf("add %ld, sub %ld, mul %ld, abs %ld, sign %d\n", (long)fixed_add_sat(a, b), (long)fixed_sub_sat(a, b),
           (long)fixed_mul_sat(a, b), (long)fixed_abs_sat(a), fixed_sign(a));
    printf("wrap %ld, wrap8 %d, sat8 %d, wrap16 %u\n", (long)fixed_add_wrap(a, b),
           (int)fixed_add8_wrap((int8_t)a, (int8_t)b), (int)fixed_add8_sat((int8_t)a, (int8_t)b),
           (unsigned)fixed_add16_wrap((uint16_t)a, (uint16_t)b));
    printf("div %ld, away %ld, even %ld, mod %ld\n", (long)fixed_div_floor(a, b), (long)fixed_div_away(a, b),
           (long)fixed_div_even(a, b), (long)fixed_mod_floor(a, b));
    return STATUS_OK;
}

/* scale RAW NUM DEN [OFFSET] */
enum status cmd_scale(struct session *s, int argc, char **argv)
{
    int32_t n[4] = { 0 };
    int32_t value;
    int i;
    enum status status = STATUS_OK;

    for (i = 0; status == STATUS_OK && i < argc - 1; i++) {
        status = session_int(s, argv[i + 1], &n[i]);
    }
    if (status != STATUS_OK) {
        return status;
    }
    value = fixed_scale(n[0], n[1], n[2], n[3]);
    printf("%ld, back %ld\n", (long)value, (long)fixed_unscale(value, n[1], n[2], n[3]));
    return STATUS_OK;
}

/* gray N ... */
enum status cmd_gray(struct session *s, int argc, char **argv)
{
    uint32_t n;
    int i;
    enum status status;

    for (i = 1; i < argc; i++) {
        status = session_uint(s, argv[i], &n);
        if (status != STATUS_OK) {
            return status;
        }
        printf("%lu gray %lx ungray %lx\n", (unsigned long)n, (unsigned long)codes_gray(n),
               (unsigned long)codes_ungray(n));
    }
    return STATUS_OK;
}

/* bcd N ... */
enum status cmd_bcd(struct session *s, int argc, char **argv)
{
    uint32_t n;
    int i;
    enum status status;

    for (i = 1; i < argc; i++) {
        status = session_uint(s, argv[i], &n);
        if (status != STATUS_OK) {
            return status;
        }
        if (codes_bcd(n) == CODES_BAD_BCD && codes_unbcd(n) == CODES_BAD_BCD) {
            return session_fail(s, STATUS_RANGE, "bcd '%s'", argv[i]);
        }
        printf("%lu bcd %08lx unbcd %lu\n", (unsigned long)n, (unsigned long)codes_bcd(n),
               (unsigned long)codes_unbcd(n));
    }
    return STATUS_OK;
}

/* ------------------------------------------------------- time and the link */

/* time SECONDS [FINE] */
enum status cmd_time(struct session *s, int argc, char **argv)
{
    uint32_t seconds = 0;
    uint32_t fine = 0;
    uint32_t ms;
    struct timetag when;
    char text[TIMETAG_TEXT];
    enum status status = session_uint(s, argv[1], &seconds);

    if (status == STATUS_OK && argc > 2) {
        status = session_uint(s, argv[2], &fine);
    }
    if (status != STATUS_OK) {
        return status;
    }
    ms = timetag_fine_to_ms(fine);
    if (ms == 1000u) {
        seconds++;
        ms = 0;
    }
    timetag_from_seconds(seconds, &when);
    timetag_format(&when, text, sizeof text);
    printf("%s.%03lu %s week %lu day %d fine %lu\n", text, (unsigned long)ms,
           timetag_weekday_name(timetag_weekday(seconds)), (unsigned long)timetag_week(seconds),
           timetag_day_of_year(when.year, when.month, when.day), (unsigned long)timetag_ms_to_fine(ms));
    return STATUS_OK;
}

/* untime DATE */
enum status cmd_untime(struct session *s, int argc, char **argv)
{
    struct timetag when;
    enum status status = timetag_parse(argv[1], &when);

    (void)argc;
    if (status != STATUS_OK) {
        return session_fail(s, status, "time '%s'", argv[1]);
    }
    printf("%lu\n", (unsigned long)timetag_to_seconds(&when));
    return STATUS_OK;
}

/* since A B: seconds from A to B, across the wrap */
enum status cmd_since(struct session *s, int argc, char **argv)
{
    uint32_t a = 0;
    uint32_t b = 0;
    enum status status = session_uint(s, argv[1], &a);

    (void)argc;
    if (status == STATUS_OK) {
        status = session_uint(s, argv[2], &b);
    }
    if (status == STATUS_OK) {
        printf("%ld\n", (long)timetag_difference(b, a));
    }
    return status;
}

/* link [EVENT ...] */
enum status cmd_link(struct session *s, int argc, char **argv)
{
    int event;
    int i;

    for (i = 1; i < argc; i++) {
        event = machine_event_from_name(argv[i]);
        if (event < 0) {
            return session_fail(s, STATUS_UNKNOWN, "event '%s'", argv[i]);
        }
        printf("%s -> ", machine_state_name(s->link.state));
        puts(machine_state_name(machine_step(&s->link, (enum link_event)event)));
    }
    printf("link %s, run %lu, transitions %lu, locks %lu, losses %lu\n", machine_state_name(s->link.state),
           (unsigned long)s->link.run, (unsigned long)s->link.transitions, (unsigned long)s->link.locks,
           (unsigned long)s->link.losses);
    return STATUS_OK;
}
