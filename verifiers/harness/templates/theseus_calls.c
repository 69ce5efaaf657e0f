/* What a generated COBOL driver calls. Parameters come back in the order in which they were taken. */
#define THESEUS_MOST 4096
static size_t theseus_sizes[THESEUS_MOST], theseus_taken, theseus_shown;

static unsigned long long theseus_sum;

/* The number of the subprogram to call next, or -1. */
int theseus_next(int *number) {
    theseus_out = stdout;
    theseus_taken = theseus_shown = 0;
    *number = theseus_block != THESEUS_TEXT || theseus_next_line() ? (int)theseus_integer() : -1;
    return 0;
}

int theseus_take(char *storage) {
    if (theseus_taken >= THESEUS_MOST) exit(99);
    theseus_sized_text(storage, &theseus_sizes[theseus_taken++]);
    return 0;
}

int theseus_back(void) {
    theseus_returned();
    return 0;
}

int theseus_show(const char *storage) {
    theseus_show_bytes(storage, theseus_sizes[theseus_shown++]);
    return 0;
}

int theseus_done(void) {
    theseus_sum = theseus_summed(theseus_sum);
    if (!theseus_goes_on()) {
        theseus_finish(theseus_sum);
        theseus_sum = 0;
    }
    return 0;
}
