/* cmdpacket.h - commands on packets: encode, decode, the dictionary. */
#ifndef CMDPACKET_H
#define CMDPACKET_H

#include "session.h"

enum status cmd_encode(struct session *s, int argc, char **argv);
enum status cmd_decode(struct session *s, int argc, char **argv);
enum status cmd_messages(struct session *s, int argc, char **argv);
enum status cmd_sequence(struct session *s, int argc, char **argv);

#endif
