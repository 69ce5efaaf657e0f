// Package statistics has the arithmetic of ANALYZE. Samples must not be empty.
package statistics

import (
	"slices"
	"strings"

	"migrated/numbers"
)

// Buckets is how many a scale has.
const Buckets = 5

// Scale is the numbers from Low to High, cut into buckets of the same width.
type Scale struct {
	Low, High int32
}

// ScaleOf covers a sample.
func ScaleOf(sample []int32) Scale {
	return Scale{slices.Min(sample), slices.Max(sample)}
}

func (s Scale) bucketWidth() int64 {
	return (int64(s.High)-int64(s.Low))/Buckets + 1
}

// BucketStart is the first number of a bucket, counted from 0. It is not ok above the scale.
func (s Scale) BucketStart(bucket int) (start int64, ok bool) {
	start = int64(s.Low) + int64(bucket)*s.bucketWidth()
	return start, start <= int64(s.High)
}

// Histogram counts the numbers in each bucket.
func (s Scale) Histogram(sample []int32) [Buckets]int {
	var counts [Buckets]int
	for _, n := range sample {
		counts[(int64(n)-int64(s.Low))/s.bucketWidth()]++
	}
	return counts
}

// Mean is rounded.
func Mean(sample []int32) numbers.Cents {
	total := int64(0)
	for _, n := range sample {
		total += int64(n)
	}
	return numbers.Cents(numbers.RoundDiv(total*100, int64(len(sample))))
}

// Median is, of an even number of elements, the mean of the two in the middle.
func Median(sample []int32) numbers.Cents {
	ordered := slices.Clone(sample)
	slices.Sort(ordered)
	middle := len(ordered) / 2
	if len(ordered)%2 == 1 {
		return numbers.FromInteger(ordered[middle])
	}
	sum := int64(ordered[middle-1]) + int64(ordered[middle])
	return numbers.Cents(numbers.RoundDiv(sum*100, 2))
}

// Deviation is the mean of the distances from the mean.
func Deviation(sample []int32) numbers.Cents {
	center := int64(Mean(sample))
	sum := int64(0)
	for _, n := range sample {
		distance := int64(n)*100 - center
		sum += max(distance, -distance)
	}
	return numbers.Cents(numbers.RoundDiv(sum, int64(len(sample))))
}

// Bar has number signs, filled with points up to width.
func Bar(count, whole, width int) string {
	marks := int(numbers.RoundDiv(int64(count*width), int64(whole)))
	return strings.Repeat("#", marks) + strings.Repeat(".", width-marks)
}
