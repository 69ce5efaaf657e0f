/* Streams (C17 7.21): what is built from single characters, and errno after what failed. */

FILE *fopen(const char *path, const char *mode)
{
    FILE *made = __open(path, mode);
    if (!made)
        errno = __error_number();
    return made;
}

int fclose(FILE *stream) { return __close(stream); }

FILE *freopen(const char *path, const char *mode, FILE *stream)
{
    FILE *made = __reopen(path, mode, stream);
    if (!made)
        errno = __error_number();
    return made;
}

int fgetc(FILE *stream)
{
    int c = __getc(stream);
    if (c == -1 && ferror(stream))
        errno = __error_number();
    return c;
}

int getc(FILE *stream) { return fgetc(stream); }

char *fgets(char *text, int size, FILE *stream)
{
    int n = 0, c;
    if (size <= 0)
        return 0;
    while (n < size - 1) {
        c = fgetc(stream);
        if (c == -1) {
            if (n == 0 || ferror(stream))
                return 0;
            break;
        }
        text[n++] = c;
        if (c == '\n')
            break;
    }
    text[n] = 0;
    return text;
}

char *gets(char *text)
{
    int n = 0, c = getchar();
    if (c == -1)
        return 0;
    for (; c != -1 && c != '\n'; c = getchar())
        text[n++] = c;
    text[n] = 0;
    return text;
}

long getdelim(char **line, unsigned long *size, int end, FILE *stream)
{
    unsigned long n = 0;
    int c = -1;
    if (!*line || !*size) {
        *size = 120;
        *line = realloc(*line, *size);
    }
    while ((c = fgetc(stream)) != -1) {
        if (n + 2 > *size) {
            *size *= 2;
            *line = realloc(*line, *size);
        }
        (*line)[n++] = c;
        if (c == end)
            break;
    }
    if (n == 0)
        return -1;
    (*line)[n] = 0;
    return n;
}

long getline(char **line, unsigned long *size, FILE *stream) { return getdelim(line, size, '\n', stream); }

unsigned long fread(void *to, unsigned long size, unsigned long count, FILE *stream)
{
    unsigned long n, whole = size * count;
    if (whole == 0)
        return 0;
    for (n = 0; n < whole; n++) {
        int c = fgetc(stream);
        if (c == -1)
            break;
        ((unsigned char *)to)[n] = c;
    }
    return n / size;
}

unsigned long fwrite(const void *from, unsigned long size, unsigned long count, FILE *stream)
{
    if (size * count == 0)
        return 0;
    return __put(stream, from, size * count) / size;
}

int fseek(FILE *stream, long offset, int whence)
{
    int done = __seek(stream, offset, whence);
    if (done)
        errno = __error_number();
    return done;
}

long ftell(FILE *stream)
{
    long at = __tell(stream);
    if (at == -1)
        errno = __error_number();
    return at;
}

void rewind(FILE *stream)
{
    __seek(stream, 0, 0);
    clearerr(stream);
}

int remove(const char *path)
{
    int done = __remove(path);
    if (done)
        errno = __error_number();
    return done;
}

int unlink(const char *path) { return remove(path); }

int rename(const char *from, const char *to)
{
    int done = __rename(from, to);
    if (done)
        errno = __error_number();
    return done;
}

void perror(const char *text)
{
    if (text && *text)
        fprintf(stderr, "%s: %s\n", text, strerror(errno));
    else
        fprintf(stderr, "%s\n", strerror(errno));
}
