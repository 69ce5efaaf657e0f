/* session.h - what the commands of one run share. */
#ifndef SESSION_H
#define SESSION_H

#include "machine.h"
#include "frame.h"
#include "pack.h"
#include "ring.h"
#include "status.h"
#include "tree.h"

#define SESSION_DETAIL_MAX 60 /* longer details are cut */
#define SESSION_BYTES_MAX 240u /* bytes that a command takes */

struct session {
    enum byte_order order;
    int trace;
    int done;
    int exit_code; /* -1: from the errors */
    unsigned line;
    unsigned commands;
    unsigned errors;
    char detail[SESSION_DETAIL_MAX + 1];
    struct ring window;
    struct tree tree;
    struct machine link;
    struct deframer line_in;
    int last_sequence; /* of the packets decoded; -1: none yet */
};

void session_init(struct session *s);
void session_close(struct session *s);
enum status session_fail(struct session *s, enum status status, const char *format, ...);
enum status session_int(struct session *s, const char *text, int32_t *value);
enum status session_uint(struct session *s, const char *text, uint32_t *value);
enum status session_hex(struct session *s, const char *text, uint8_t *out, size_t cap, size_t *count);
void session_print_bytes(const uint8_t *buf, size_t len);

#endif
