// Package generic_maps has hash maps with chained buckets and a hash function of the user's choice.
package generic_maps

import (
	"slices"

	"migrated/hashing"
)

type entry[K comparable, V any] struct {
	key  K
	item V
}

// Map is made by New.
type Map[K comparable, V any] struct {
	hash    func(K) uint32
	buckets [][]entry[K, V]
	size    int
}

// New makes an empty map.
func New[K comparable, V any](hash func(K) uint32, buckets int) *Map[K, V] {
	return &Map[K, V]{hash: hash, buckets: make([][]entry[K, V], buckets)}
}

// find gives the bucket of a key and its place there, -1 when it is not there.
func (m *Map[K, V]) find(key K) (bucket *[]entry[K, V], place int) {
	bucket = &m.buckets[hashing.BucketOf(m.hash(key), len(m.buckets))]
	place = slices.IndexFunc(*bucket, func(e entry[K, V]) bool { return e.key == key })
	return bucket, place
}

// Get reports whether the key is there.
func (m *Map[K, V]) Get(key K) (item V, ok bool) {
	bucket, place := m.find(key)
	if place < 0 {
		return item, false
	}
	return (*bucket)[place].item, true
}

// Insert wants a new key.
func (m *Map[K, V]) Insert(key K, item V) {
	bucket, _ := m.find(key)
	*bucket = append(*bucket, entry[K, V]{key, item})
	m.size++
}

// Remove does nothing when the key is not there.
func (m *Map[K, V]) Remove(key K) {
	bucket, place := m.find(key)
	if place >= 0 {
		*bucket = slices.Delete(*bucket, place, place+1)
		m.size--
	}
}

// Len is the number of keys.
func (m *Map[K, V]) Len() int {
	return m.size
}

// Keys are in no useful order.
func (m *Map[K, V]) Keys() []K {
	var keys []K
	for _, bucket := range m.buckets {
		for _, e := range bucket {
			keys = append(keys, e.key)
		}
	}
	return keys
}
