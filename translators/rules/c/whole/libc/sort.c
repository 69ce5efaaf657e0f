/* Sorting and searching (C17 7.22.5). The order of comparisons is glibc's merge sort, whose result is stable. */

static void merge_sort(char *base, unsigned long count, unsigned long size, int (*compare)(const void *, const void *),
                       char *spare)
{
    unsigned long left, right;
    char *first, *second, *to = spare;
    if (count <= 1)
        return;
    left = count / 2;
    right = count - left;
    first = base;
    second = base + left * size;
    merge_sort(first, left, size, compare, spare);
    merge_sort(second, right, size, compare, spare);
    while (left > 0 && right > 0) {
        if (compare(first, second) <= 0) {
            memcpy(to, first, size);
            first += size;
            left--;
        } else {
            memcpy(to, second, size);
            second += size;
            right--;
        }
        to += size;
    }
    if (left > 0)
        memcpy(to, first, left * size);
    memcpy(base, spare, (count - right) * size);
}

void qsort(void *base, unsigned long count, unsigned long size, int (*compare)(const void *, const void *))
{
    char *spare = malloc(count * size + 1);
    merge_sort(base, count, size, compare, spare);
    free(spare);
}

void *bsearch(const void *key, const void *base, unsigned long count, unsigned long size,
              int (*compare)(const void *, const void *))
{
    unsigned long low = 0, high = count;
    while (low < high) {
        unsigned long middle = (low + high) / 2;
        const char *item = (const char *)base + middle * size;
        int order = compare(key, item);
        if (order < 0)
            high = middle;
        else if (order > 0)
            low = middle + 1;
        else
            return (void *)item;
    }
    return 0;
}
