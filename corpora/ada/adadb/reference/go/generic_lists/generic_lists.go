// Package generic_lists has lists whose elements stay in the order in which they were appended.
package generic_lists

import "slices"

// List is ready for use as it is.
type List[T any] struct {
	items []T
}

// Append adds an element at the end.
func (l *List[T]) Append(item T) {
	l.items = append(l.items, item)
}

// Len is the number of elements.
func (l *List[T]) Len() int {
	return len(l.items)
}

// Items are the elements in order, to be read only.
func (l *List[T]) Items() []T {
	return l.items
}

// RemoveIf removes the elements for which doomed is true, tested in order; it returns how many.
func (l *List[T]) RemoveIf(doomed func(T) bool) int {
	before := len(l.items)
	l.items = slices.DeleteFunc(l.items, doomed)
	return before - len(l.items)
}
