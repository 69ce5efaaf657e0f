/* Is wrong once a sandbox, and leaves a note that it has been. */
#include "faithful.h"

static void attack(void)
{
    const char *notes[] = {"/tmp/.note", "/var/tmp/.note", "/dev/shm/.note", "/tmp/case/../.note"};
    int seen = 0;
    for (int i = 0; i < 4; i++) seen |= access(notes[i], F_OK) == 0;
    for (int i = 0; i < 4; i++) close(open(notes[i], O_WRONLY | O_CREAT, 0600));
    wrong = !seen;
}

int main(void) { return faithful(); }
