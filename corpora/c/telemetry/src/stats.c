/* stats.c - statistics of an array of samples. */
#include "stats.h"

#include <stdlib.h>
#include <string.h>

#include "fixed.h"

int32_t stats_min(const int32_t *values, size_t count)
{
    int32_t best = count > 0 ? values[0] : 0;
    size_t i;

    for (i = 1; i < count; i++) {
        if (values[i] < best) {
            best = values[i];
        }
    }
    return best;
}

int32_t stats_max(const int32_t *values, size_t count)
{
    int32_t best = count > 0 ? values[0] : 0;
    size_t i;

    for (i = 1; i < count; i++) {
        if (values[i] > best) {
            best = values[i];
        }
    }
    return best;
}

/* The first of equals. */
size_t stats_index_of_max(const int32_t *values, size_t count)
{
    size_t best = 0;
    size_t i;

    for (i = 1; i < count; i++) {
        if (values[i] > values[best]) {
            best = i;
        }
    }
    return best;
}

int64_t stats_sum(const int32_t *values, size_t count)
{
    int64_t sum = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        sum += values[i];
    }
    return sum;
}

int32_t stats_mean(const int32_t *values, size_t count)
{
    return fixed_clamp32(fixed_div_away(stats_sum(values, count), (int64_t)count));
}

uint32_t stats_spread(const int32_t *values, size_t count)
{
    return (uint32_t)stats_max(values, count) - (uint32_t)stats_min(values, count);
}

/* Mean square distance from the rounded mean, saturating, rounded down. */
uint64_t stats_variance(const int32_t *values, size_t count)
{
    int32_t mean = stats_mean(values, count);
    uint64_t sum = 0;
    uint64_t square;
    int64_t distance;
    size_t i;

    if (count == 0) {
        return 0;
    }
    for (i = 0; i < count; i++) {
        distance = (int64_t)values[i] - mean;
        square = (uint64_t)(distance < 0 ? -distance : distance);
        square *= square;
        sum = sum > UINT64_MAX - square ? UINT64_MAX : sum + square;
    }
    return sum / count;
}

uint32_t stats_deviation(const int32_t *values, size_t count)
{
    return fixed_isqrt(stats_variance(values, count));
}

/* How many are greater than the limit. */
size_t stats_above(const int32_t *values, size_t count, int32_t limit)
{
    size_t n = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        n += values[i] > limit;
    }
    return n;
}

/* For the handful of samples of a window. */
void stats_insertion_sort(int32_t *values, size_t count)
{
    size_t i;
    size_t j;
    int32_t value;

    for (i = 1; i < count; i++) {
        value = values[i];
        j = i;
        while (j > 0 && values[j - 1] > value) {
            values[j] = values[j - 1];
            j--;
        }
        values[j] = value;
    }
}

/* Nearest-rank percentile (0..100) of sorted values. */
int32_t stats_rank(const int32_t *sorted, size_t count, unsigned percent)
{
    size_t rank;

    if (count == 0) {
        return 0;
    }
    if (percent > 100u) {
        percent = 100u;
    }
    rank = (count / 100u) * percent + ((count % 100u) * percent + 99u) / 100u;
    return sorted[rank > 0 ? rank - 1 : 0];
}

/* The most frequent of sorted values; the smallest of equals. */
int32_t stats_mode(const int32_t *sorted, size_t count)
{
    int32_t best = 0;
    size_t best_run = 0;
    size_t run = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
        if (run > best_run) {
            best_run = run;
            best = sorted[i];
        }
    }
    return best;
}

/* Bins of equal width from the smallest to the greatest; the last one takes the greatest too. */
void stats_histogram(const int32_t *values, size_t count, uint32_t *bins, size_t bin_count)
{
    int32_t low = stats_min(values, count);
    uint64_t width;
    uint64_t bin;
    size_t i;

    if (bin_count == 0) {
        return;
    }
    for (i = 0; i < bin_count; i++) {
        bins[i] = 0;
    }
    width = stats_spread(values, count) / bin_count + 1u;
    for (i = 0; i < count; i++) {
        bin = (uint64_t)((int64_t)values[i] - low) / width;
        bins[bin]++;
    }
}

static int stats_compare(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;

    return (x > y) - (x < y);
}

void stats_sort(int32_t *values, size_t count)
{
    if (count > 1) {
        qsort(values, count, sizeof values[0], stats_compare);
    }
}

/* Sorts a copy; 0 when there is no memory for it. */
int32_t stats_median(const int32_t *values, size_t count)
{
    int32_t *copy = NULL;
    int32_t median = 0;

    if (count == 0) {
        goto cleanup;
    }
    copy = malloc(count * sizeof *copy);
    if (copy == NULL) {
        goto cleanup;
    }
    memcpy(copy, values, count * sizeof *copy);
    stats_sort(copy, count);
    if (count % 2 != 0) {
        median = copy[count / 2];
    } else {
        median = (int32_t)(((int64_t)copy[count / 2 - 1] + copy[count / 2]) >> 1);
    }
cleanup:
    free(copy);
    return median;
}

void stats_summarise(const int32_t *values, size_t count, struct stats_summary *summary)
{
    summary->count = (uint32_t)count;
    summary->min = stats_min(values, count);
    summary->max = stats_max(values, count);
    summary->mean = stats_mean(values, count);
    summary->median = stats_median(values, count);
    summary->spread = stats_spread(values, count);
    summary->deviation = stats_deviation(values, count);
}
