// Package generic_sort has a stable sort by a relation "comes before".
package generic_sort

import "sort"

// Sort keeps the order of elements of which none comes before the other.
func Sort[T any](items []T, precedes func(left, right T) bool) {
	sort.SliceStable(items, func(i, j int) bool { return precedes(items[i], items[j]) })
}
