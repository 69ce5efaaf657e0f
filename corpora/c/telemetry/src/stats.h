/* stats.h - statistics of an array of samples. Every function takes an empty array. */
#ifndef STATS_H
#define STATS_H

#include <stddef.h>
#include <stdint.h>

struct stats_summary {
    uint32_t count;
    int32_t min;
    int32_t max;
    int32_t mean; /* ties away from zero */
    int32_t median; /* of an even number: the middle, rounded down */
    uint32_t spread;
    uint32_t deviation; /* population, rounded down */
};

int32_t stats_min(const int32_t *values, size_t count);
int32_t stats_max(const int32_t *values, size_t count);
size_t stats_index_of_max(const int32_t *values, size_t count);
int64_t stats_sum(const int32_t *values, size_t count);
int32_t stats_mean(const int32_t *values, size_t count);
uint32_t stats_spread(const int32_t *values, size_t count);
uint64_t stats_variance(const int32_t *values, size_t count);
uint32_t stats_deviation(const int32_t *values, size_t count);
size_t stats_above(const int32_t *values, size_t count, int32_t limit);
void stats_insertion_sort(int32_t *values, size_t count);
int32_t stats_rank(const int32_t *sorted, size_t count, unsigned percent);
int32_t stats_mode(const int32_t *sorted, size_t count);
void stats_histogram(const int32_t *values, size_t count, uint32_t *bins, size_t bin_count);
int32_t stats_median(const int32_t *values, size_t count);
void stats_sort(int32_t *values, size_t count);
void stats_summarise(const int32_t *values, size_t count, struct stats_summary *summary);

#endif
