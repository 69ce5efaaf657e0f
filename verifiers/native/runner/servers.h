/* Fork servers (native/fork_server.c): what the runner asks them, and how it keeps them. */
#ifndef SERVERS_H
#define SERVERS_H
#include <stdint.h>
#include <sys/types.h>

#define SERVER_SOCKET 3

/* Sent with the process's three descriptors; `size` bytes follow: the folder and `arguments` strings, each ended by NUL.
 * The answer is a byte 'R' once, and then a pid_t for each order. */
struct order { uint32_t arguments, size; };

/* A process of `program` in `folder`, made by its server, which is started when there is none; 0 where it has none; -1
 * where it is gone and may have made one that nobody knows. */
pid_t served(const char *program, char **argv, char **environment, const char *folder, const int fds[3]);

/* After a process was waited for: whether none is left but servers. */
int only_servers(void);

/* All processes but the runner were killed, or this one has ended. */
void forget_servers(void);
void forget_server(pid_t pid);
#endif
