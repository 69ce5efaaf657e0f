/* cmdcalc.h - commands on numbers, time and the link. */
#ifndef CMDCALC_H
#define CMDCALC_H

#include "session.h"

enum status cmd_fmt(struct session *s, int argc, char **argv);
enum status cmd_bits(struct session *s, int argc, char **argv);
enum status cmd_fix(struct session *s, int argc, char **argv);
enum status cmd_calc(struct session *s, int argc, char **argv);
enum status cmd_scale(struct session *s, int argc, char **argv);
enum status cmd_gray(struct session *s, int argc, char **argv);
enum status cmd_bcd(struct session *s, int argc, char **argv);
enum status cmd_time(struct session *s, int argc, char **argv);
enum status cmd_untime(struct session *s, int argc, char **argv);
enum status cmd_since(struct session *s, int argc, char **argv);
enum status cmd_link(struct session *s, int argc, char **argv);

#endif
