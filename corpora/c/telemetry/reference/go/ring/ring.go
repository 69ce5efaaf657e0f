// Package ring keeps the last few samples, oldest first; a full ring forgets its oldest.
package ring

import "migrated/fixed"

const size = 16

// Ring is empty at first.
type Ring struct {
	items   [size]int32
	head    int // index of the oldest
	count   int
	dropped uint32
}

// Len is how many samples are there.
func (r *Ring) Len() int {
	return r.count
}

// Full tells whether the next sample makes the oldest go.
func (r *Ring) Full() bool {
	return r.count == size
}

// Dropped is how many samples were forgotten.
func (r *Ring) Dropped() uint32 {
	return r.dropped
}

// Push adds the newest sample.
func (r *Ring) Push(value int32) {
	r.items[(r.head+r.count)%size] = value
	if r.Full() {
		r.head = (r.head + 1) % size
		r.dropped++
	} else {
		r.count++
	}
}

// Pop takes out the oldest sample; there must be one.
func (r *Ring) Pop() int32 {
	value := r.items[r.head]
	r.head = (r.head + 1) % size
	r.count--
	return value
}

// At gives the sample at index from the oldest; 0 when there is none.
func (r *Ring) At(index int) int32 {
	if index < 0 || index >= r.count {
		return 0
	}
	return r.items[(r.head+index)%size]
}

// Newest is 0 when there is none.
func (r *Ring) Newest() int32 {
	return r.At(r.count - 1)
}

// Sum saturates, oldest first: the order matters.
func (r *Ring) Sum() int32 {
	var sum int32
	for _, item := range r.Items() {
		sum = fixed.Add(sum, item)
	}
	return sum
}

// Rising is how many items are greater than the one before.
func (r *Ring) Rising() int {
	n := 0
	for i := 1; i < r.count; i++ {
		if r.At(i) > r.At(i-1) {
			n++
		}
	}
	return n
}

// Items gives a copy, oldest first.
func (r *Ring) Items() []int32 {
	items := make([]int32, 0, r.count)
	for i := range r.count {
		items = append(items, r.At(i))
	}
	return items
}
