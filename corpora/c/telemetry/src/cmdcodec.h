/* cmdcodec.h - commands on bytes: frames, checksums, codes. */
#ifndef CMDCODEC_H
#define CMDCODEC_H

#include "session.h"

enum status cmd_frame(struct session *s, int argc, char **argv);
enum status cmd_unframe(struct session *s, int argc, char **argv);
enum status cmd_feed(struct session *s, int argc, char **argv);
enum status cmd_checksum(struct session *s, int argc, char **argv);
enum status cmd_selftest(struct session *s, int argc, char **argv);
enum status cmd_code(struct session *s, int argc, char **argv);
enum status cmd_pack(struct session *s, int argc, char **argv);
enum status cmd_varint(struct session *s, int argc, char **argv);
enum status cmd_dump(struct session *s, int argc, char **argv);

#endif
