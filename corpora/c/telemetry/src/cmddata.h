/* cmddata.h - commands on parameters, samples and the tree. */
#ifndef CMDDATA_H
#define CMDDATA_H

#include "session.h"

enum status cmd_set(struct session *s, int argc, char **argv);
enum status cmd_get(struct session *s, int argc, char **argv);
enum status cmd_unset(struct session *s, int argc, char **argv);
enum status cmd_add(struct session *s, int argc, char **argv);
enum status cmd_list(struct session *s, int argc, char **argv);
enum status cmd_sort(struct session *s, int argc, char **argv);
enum status cmd_clear(struct session *s, int argc, char **argv);
enum status cmd_sample(struct session *s, int argc, char **argv);
enum status cmd_window(struct session *s, int argc, char **argv);
enum status cmd_pop(struct session *s, int argc, char **argv);
enum status cmd_stats(struct session *s, int argc, char **argv);
enum status cmd_hist(struct session *s, int argc, char **argv);
enum status cmd_tree(struct session *s, int argc, char **argv);
enum status cmd_share(struct session *s, int argc, char **argv);

#endif
