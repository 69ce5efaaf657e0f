/* A modem's command interpreter: dial, answer, transfer, hang up. */
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <ctype.h>

enum state { IDLE, DIALING, CONNECTED, TRANSFER, LOCKED };
static enum state st = IDLE;
static int failures, blocks, registers[8];

static void reply(const char *s) { printf("%s\n", s); }

static void handle(char *line)
{
    char *cmd = strtok(line, " \t\r\n");
    char *arg = strtok(NULL, " \t\r\n");
    if (!cmd) return;
    if (st == LOCKED && strcmp(cmd, "RESET") != 0) { reply("LOCKED"); return; }
    if (!strcmp(cmd, "RESET")) {
        if (st == LOCKED && (!arg || strcmp(arg, "4711") != 0)) { reply("DENIED"); return; }
        st = IDLE; failures = 0; blocks = 0;
        memset(registers, 0, sizeof registers);
        reply("OK");
    } else if (!strcmp(cmd, "DIAL")) {
        if (st != IDLE) { reply("ERROR"); return; }
        if (!arg) { reply("NO NUMBER"); return; }
        size_t i, n = strlen(arg);
        for (i = 0; i < n; i++) if (!isdigit((unsigned char)arg[i])) break;
        if (i < n || n < 3 || n > 12) {
            if (++failures >= 3) { st = LOCKED; reply("LOCKED"); } else reply("BAD NUMBER");
            return;
        }
        st = DIALING;
        printf("DIALING %s\n", arg);
    } else if (!strcmp(cmd, "WAIT")) {
        if (st != DIALING) { reply("ERROR"); return; }
        st = CONNECTED; failures = 0;
        printf("CONNECT %d\n", registers[1] ? registers[1] * 300 : 2400);
    } else if (!strcmp(cmd, "SET")) {
        int r, v;
        if (!arg || sscanf(arg, "%d=%d", &r, &v) != 2 || r < 0 || r > 7 || v < 0 || v > 255) { reply("BAD REGISTER"); return; }
        if (st == TRANSFER) { reply("BUSY"); return; }
        registers[r] = v;
        reply("OK");
    } else if (!strcmp(cmd, "SEND")) {
        if (st != CONNECTED && st != TRANSFER) { reply("NO CARRIER"); return; }
        st = TRANSFER;
        blocks++;
        if (registers[2] && blocks > registers[2]) { st = CONNECTED; blocks = 0; reply("WINDOW FULL"); return; }
        printf("BLOCK %d\n", blocks);
    } else if (!strcmp(cmd, "END")) {
        if (st != TRANSFER) { reply("ERROR"); return; }
        st = CONNECTED;
        printf("SENT %d\n", blocks);
        if (registers[3] != 1) blocks = 0;
    } else if (!strcmp(cmd, "HANGUP")) {
        if (st == TRANSFER) reply("ABORTED");
        else if (st == IDLE) { reply("ERROR"); return; }
        st = IDLE;
        reply("OK");
    } else if (!strcmp(cmd, "STATUS")) {
        static const char *n[] = {"IDLE", "DIALING", "CONNECTED", "TRANSFER", "LOCKED"};
        printf("%s F%d B%d\n", n[st], failures, blocks);
    } else reply("UNKNOWN");
}

int main(void)
{
    char line[200];
    while (fgets(line, sizeof line, stdin)) handle(line);
    return st == LOCKED ? 3 : 0;
}
