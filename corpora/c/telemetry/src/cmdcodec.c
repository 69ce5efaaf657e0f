/* cmdcodec.c - commands on bytes: frames, checksums, codes. */
#include "cmdcodec.h"

#include <stdio.h>

#include "bits.h"
#include "codes.h"
#include "crc.h"
#include "format.h"
#include "frame.h"
#include "logger.h"
#include "text.h"

/* frame HEX */
enum status cmd_frame(struct session *s, int argc, char **argv)
{
    uint8_t buf[SESSION_BYTES_MAX];
    uint8_t out[2 * SESSION_BYTES_MAX];
    size_t len = 0;
    size_t n;
    enum status status = STATUS_OK;

    if (argc > 1) {
        status = session_hex(s, argv[1], buf, sizeof buf, &len);
    }
    if (status != STATUS_OK) {
        return status;
    }
    n = frame_encode(buf, len, out, sizeof out);
    if (n == 0) {
        return session_fail(s, STATUS_SPACE, "frame of %u bytes", (unsigned)frame_size(buf, len));
    }
    session_print_bytes(out, n);
    return STATUS_OK;
}

static enum status run_deframer(struct session *s, struct deframer *d, const char *text)
{
    uint8_t buf[SESSION_BYTES_MAX];
    size_t len;
    size_t i;
    enum deframer_event event;
    enum status status = session_hex(s, text, buf, sizeof buf, &len);

    if (status != STATUS_OK) {
        return status;
    }
    for (i = 0; i < len; i++) {
        event = deframer_push(d, buf[i]);
        if (event == DEFRAMER_FRAME) {
            printf("%u: frame, %u bytes ", (unsigned)i, (unsigned)d->length);
            session_print_bytes(d->data, d->length);
            d->length = 0;
        } else if (event != DEFRAMER_NOTHING) {
            printf("%u: %s\n", (unsigned)i, deframer_event_name(event));
            status = STATUS_FRAME;
        }
    }
    return status == STATUS_OK ? status : session_fail(s, status, "%u errors so far", (unsigned)d->errors);
}

/* unframe HEX: a line of its own, that must end between frames */
enum status cmd_unframe(struct session *s, int argc, char **argv)
{
    struct deframer own;
    enum status status;

    (void)argc;
    deframer_init(&own);
    status = run_deframer(s, &own, argv[1]);
    if (status == STATUS_OK && own.frames == 0) {
        return session_fail(s, STATUS_EMPTY, "no frame, in %s", deframer_state_name(own.state));
    }
    if (status == STATUS_OK && (own.length != 0 || own.state != DEFRAMER_DATA)) {
        return session_fail(s, STATUS_FRAME, "%u bytes left, in %s", (unsigned)own.length,
                            deframer_state_name(own.state));
    }
    return status;
}

/* feed HEX: the line goes on with the next feed */
enum status cmd_feed(struct session *s, int argc, char **argv)
{
    uint32_t frames = s->line_in.frames;
    uint32_t errors = s->line_in.errors;
    enum status status = run_deframer(s, &s->line_in, argv[1]);

    (void)argc;
    for (; frames < s->line_in.frames; frames++) {
        machine_step(&s->link, EVENT_GOOD);
    }
    for (; errors < s->line_in.errors; errors++) {
        machine_step(&s->link, EVENT_BAD);
    }
    return status;
}

/* checksum KIND [HEX] */
enum status cmd_checksum(struct session *s, int argc, char **argv)
{
    uint8_t buf[SESSION_BYTES_MAX];
    size_t len = 0;
    enum status status = STATUS_OK;

    if (argc > 2) {
        status = session_hex(s, argv[2], buf, sizeof buf, &len);
    }
    if (status != STATUS_OK) {
        return status;
    }
    switch (text_choice_index("crc8|crc16|crc32|fletcher|adler|xor|lrc|internet", argv[1])) {
    case 0:
        printf("%02x\n", (unsigned)crc8(buf, len));
        break;
    case 1:
        printf("%04x\n", (unsigned)crc16(buf, len));
        break;
    case 2:
        printf("%08lx\n", (unsigned long)crc32(buf, len));
        break;
    case 3:
        printf("%04x\n", (unsigned)crc_fletcher16(buf, len));
        break;
    case 4:
        printf("%08lx\n", (unsigned long)crc_adler32(buf, len));
        break;
    case 5:
        printf("%02x\n", (unsigned)crc_xor8(buf, len));
        break;
    case 6:
        printf("%02x\n", (unsigned)crc_lrc8(buf, len));
        break;
    case 7:
        printf("%04x\n", (unsigned)crc_internet16(buf, len));
        break;
    default:
        return session_fail(s, STATUS_UNKNOWN, "checksum '%s'", argv[1]);
    }
    return STATUS_OK;
}

/* selftest */
enum status cmd_selftest(struct session *s, int argc, char **argv)
{
    int wrong = crc_self_test();
    uint32_t n;
    uint8_t nibble;

    (void)argc;
    (void)argv;
    for (nibble = 0; nibble < 16; nibble++) {
        for (n = 0; n < 7; n++) {
            wrong += codes_unhamming((uint8_t)(codes_hamming(nibble) ^ (1u << n))) != nibble + 16;
        }
    }
    for (n = 1; n != 0; n <<= 1) {
        wrong += codes_ungray(codes_gray(n)) != n;
        wrong += pack_zigzag(pack_unzigzag(n)) != n;
        wrong += bits_swap32(bits_swap32(n)) != n;
        wrong += bits_reverse32(n) != (bits_rotr(0x80000000u, (unsigned)bits_highest(n)));
    }
    if (wrong != 0) {
        return session_fail(s, STATUS_CHECK, "%d wrong", wrong);
    }
    puts("selftest passed");
    return STATUS_OK;
}

/* code KIND HEX [SEED] */
enum status cmd_code(struct session *s, int argc, char **argv)
{
    uint8_t buf[SESSION_BYTES_MAX];
    uint8_t out[2 * SESSION_BYTES_MAX];
    size_t len;
    size_t n;
    size_t i;
    int value;
    uint32_t seed = 0;
    enum status status = session_hex(s, argv[2], buf, sizeof buf, &len);

    if (status == STATUS_OK && argc > 3) {
        status = session_uint(s, argv[3], &seed);
    }
    if (status != STATUS_OK) {
        return status;
    }
    switch (text_choice_index("rle|unrle|delta|undelta|whiten|hamming|unhamming|reverse", argv[1])) {
    case 0:
        n = codes_rle(buf, len, out, sizeof out);
        session_print_bytes(out, n);
        break;
    case 1:
        n = codes_unrle(buf, len, out, sizeof out);
        if (n == 0 && len != 0) {
            return session_fail(s, STATUS_FRAME, "runs '%s'", argv[2]);
        }
        session_print_bytes(out, n);
        break;
    case 2:
        printf("largest step %d\n", codes_largest_step(buf, len));
        codes_delta(buf, len);
        session_print_bytes(buf, len);
        break;
    case 3:
        codes_undelta(buf, len);
        session_print_bytes(buf, len);
        break;
    case 4:
        codes_whiten(buf, len, (uint16_t)seed);
        session_print_bytes(buf, len);
        break;
    case 5:
        for (i = 0; i < len; i++) {
            out[2 * i] = codes_hamming((uint8_t)(buf[i] >> 4));
            out[2 * i + 1] = codes_hamming((uint8_t)(buf[i] & 15));
        }
        session_print_bytes(out, 2 * len);
        break;
    case 6:
        for (i = 0; i < len; i++) {
            value = codes_unhamming(buf[i]);
            if (value < 0) {
                return session_fail(s, STATUS_CHECK, "code word %u", (unsigned)i);
            }
            printf("%x%s", (unsigned)value & 15u, value >= 16 ? "*" : "");
        }
        puts("");
        break;
    case 7:
        for (i = 0; i < len; i++) {
            buf[i] = bits_reverse8(buf[i]);
        }
        session_print_bytes(buf, len);
        break;
    default:
        return session_fail(s, STATUS_UNKNOWN, "code '%s'", argv[1]);
    }
    return STATUS_OK;
}

/* pack WIDTH N ... */
enum status cmd_pack(struct session *s, int argc, char **argv)
{
    uint8_t out[SESSION_BYTES_MAX];
    uint32_t width;
    uint32_t value;
    size_t n = 0;
    size_t next;
    int i;
    enum status status = session_uint(s, argv[1], &width);

    if (status == STATUS_OK && (width < 1 || width > 4)) {
        status = session_fail(s, STATUS_RANGE, "width %s", argv[1]);
    }
    for (i = 2; i < argc && status == STATUS_OK; i++) {
        status = session_uint(s, argv[i], &value);
        if (status == STATUS_OK) {
            next = pack_put(out, sizeof out, n, value, width, s->order);
            if (next == 0) {
                return session_fail(s, STATUS_SPACE, "more than %u bytes", SESSION_BYTES_MAX);
            }
            n = next;
            if (pack_get(out, n, n - width, width, s->order) != value) {
                log_write(LOG_WARNING, "line %u: %s does not fit into %u bytes", s->line, argv[i], (unsigned)width);
            }
        }
    }
    if (status == STATUS_OK) {
        session_print_bytes(out, n);
    }
    return status;
}

/* varint N ... | varint -d HEX | varint -z N ... */
enum status cmd_varint(struct session *s, int argc, char **argv)
{
    uint8_t buf[SESSION_BYTES_MAX * 2];
    size_t n = 0;
    size_t used;
    int i;
    int zigzag = text_equal(argv[1], "-z");
    uint32_t value = 0;
    int32_t number;
    struct varint item;
    enum status status = STATUS_OK;

    if (text_equal(argv[1], "-d")) {
        if (argc != 3) {
            return session_fail(s, STATUS_USAGE, "varint -d HEX");
        }
        status = session_hex(s, argv[2], buf, SESSION_BYTES_MAX, &n);
        for (used = 0; status == STATUS_OK && used < n; used += item.used) {
            if (!pack_unvarint(buf + used, n - used, &item)) {
                return session_fail(s, STATUS_FRAME, "varint at byte %u", (unsigned)used);
            }
            printf("%lu %ld\n", (unsigned long)item.value, (long)pack_unzigzag(item.value));
        }
        return status;
    }
    for (i = zigzag ? 2 : 1; i < argc; i++) {
        if (zigzag) {
            status = session_int(s, argv[i], &number);
            value = pack_zigzag(number);
        } else {
            status = session_uint(s, argv[i], &value);
        }
        if (status != STATUS_OK) {
            return status;
        }
        n += pack_varint(value, buf + n, sizeof buf - n);
    }
    session_print_bytes(buf, n);
    return STATUS_OK;
}

/* dump HEX */
enum status cmd_dump(struct session *s, int argc, char **argv)
{
    uint8_t buf[SESSION_BYTES_MAX];
    char line[96];
    size_t len;
    size_t offset;
    enum status status = session_hex(s, argv[1], buf, sizeof buf, &len);

    (void)argc;
    for (offset = 0; status == STATUS_OK && offset < len; offset += 16) {
        format_dump_line(buf, len, offset, line, sizeof line);
        puts(line);
    }
    return status;
}
