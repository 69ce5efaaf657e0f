// Package stats has statistics of samples. No samples give zeros.
package stats

import (
	"math"
	"slices"

	"migrated/fixed"
)

// Summary is what Summarise finds out.
type Summary struct {
	Count     int
	Min, Max  int32
	Mean      int32  // ties away from zero
	Median    int32  // of an even number: the middle, rounded down
	Spread    uint32 // Max - Min
	Deviation uint32 // of the population, rounded down
}

func least(values []int32) int32 {
	if len(values) == 0 {
		return 0
	}
	return slices.Min(values)
}

func greatest(values []int32) int32 {
	if len(values) == 0 {
		return 0
	}
	return slices.Max(values)
}

func spread(values []int32) uint32 {
	return uint32(greatest(values)) - uint32(least(values))
}

// IndexOfMax is the first of equals.
func IndexOfMax(values []int32) int {
	return max(0, slices.Index(values, greatest(values)))
}

func mean(values []int32) int32 {
	var sum int64
	for _, value := range values {
		sum += int64(value)
	}
	return fixed.Clamp(fixed.DivAway(sum, int64(len(values))))
}

// variance is the mean square distance from the rounded mean, saturating, rounded down.
func variance(values []int32) uint64 {
	if len(values) == 0 {
		return 0
	}
	var sum uint64
	mean := int64(mean(values))
	for _, value := range values {
		distance := int64(value) - mean
		square := uint64(distance * distance)
		if sum > math.MaxUint64-square {
			sum = math.MaxUint64
		} else {
			sum += square
		}
	}
	return sum / uint64(len(values))
}

func median(values []int32) int32 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 != 0 {
		return sorted[middle]
	}
	return int32((int64(sorted[middle-1]) + int64(sorted[middle])) >> 1)
}

// Summarise looks at the samples in any order.
func Summarise(values []int32) Summary {
	return Summary{
		Count:     len(values),
		Min:       least(values),
		Max:       greatest(values),
		Mean:      mean(values),
		Median:    median(values),
		Spread:    spread(values),
		Deviation: fixed.Isqrt(variance(values)),
	}
}

// Above counts what is greater than the limit.
func Above(values []int32, limit int32) int {
	n := 0
	for _, value := range values {
		if value > limit {
			n++
		}
	}
	return n
}

// Rank is the nearest-rank percentile (0..100) of sorted values.
func Rank(sorted []int32, percent int) int32 {
	if len(sorted) == 0 {
		return 0
	}
	rank := (len(sorted)*percent + 99) / 100
	return sorted[max(rank-1, 0)]
}

// Mode is the most frequent of sorted values; the smallest of equals.
func Mode(sorted []int32) int32 {
	var best int32
	run, bestRun := 0, 0
	for i, value := range sorted {
		if i > 0 && value == sorted[i-1] {
			run++
		} else {
			run = 1
		}
		if run > bestRun {
			best, bestRun = value, run
		}
	}
	return best
}

// Histogram has bins of equal width from the smallest to the greatest; the last one takes the greatest too.
func Histogram(values []int32, bins int) []uint32 {
	counts := make([]uint32, bins)
	low := int64(least(values))
	width := int64(spread(values))/int64(bins) + 1
	for _, value := range values {
		counts[(int64(value)-low)/width]++
	}
	return counts
}
