// Package tree is a binary search tree that counts keys. It is not balanced.
package tree

import "migrated/status"

const limit = 100

type node struct {
	key         int32
	count       uint32
	left, right *node
}

// Tree is empty at first.
type Tree struct {
	root *node
	size int
}

// link is the one that holds the key, or the empty one where it belongs.
func (t *Tree) link(key int32) **node {
	link := &t.root
	for *link != nil && (*link).key != key {
		if key < (*link).key {
			link = &(*link).left
		} else {
			link = &(*link).right
		}
	}
	return link
}

// Size is how many different keys there are.
func (t *Tree) Size() int {
	return t.size
}

// Add counts the key once more.
func (t *Tree) Add(key int32) error {
	link := t.link(key)
	if *link == nil {
		if t.size >= limit {
			return status.Space
		}
		*link = &node{key: key}
		t.size++
	}
	(*link).count++
	return nil
}

// Find is how often the key was added.
func (t *Tree) Find(key int32) uint32 {
	if found := *t.link(key); found != nil {
		return found.count
	}
	return 0
}

// Remove removes the key whatever its count. With two children, the next greater one takes its place.
func (t *Tree) Remove(key int32) error {
	link := t.link(key)
	gone := *link
	switch {
	case gone == nil:
		return status.Unknown
	case gone.left == nil:
		*link = gone.right
	case gone.right == nil:
		*link = gone.left
	default:
		next := &gone.right
		for (*next).left != nil {
			next = &(*next).left
		}
		heir := *next
		*next = heir.right
		heir.left, heir.right = gone.left, gone.right
		*link = heir
	}
	t.size--
	return nil
}

func (n *node) depth() int {
	if n == nil {
		return 0
	}
	return 1 + max(n.left.depth(), n.right.depth())
}

// Depth of the deepest key; 0 when there is none.
func (t *Tree) Depth() int {
	return t.root.depth()
}

func (n *node) between(low, high int32) uint32 {
	switch {
	case n == nil:
		return 0
	case n.key < low:
		return n.right.between(low, high)
	case n.key > high:
		return n.left.between(low, high)
	}
	return n.count + n.left.between(low, high) + n.right.between(low, high)
}

// Between sums the counts of the keys low..high.
func (t *Tree) Between(low, high int32) uint32 {
	return t.root.between(low, high)
}

func (n *node) visit(depth int, visitor func(key int32, count uint32, depth int)) {
	if n != nil {
		n.left.visit(depth+1, visitor)
		visitor(n.key, n.count, depth)
		n.right.visit(depth+1, visitor)
	}
}

// Visit shows each key with its count and depth, keys ascending.
func (t *Tree) Visit(visitor func(key int32, count uint32, depth int)) {
	t.root.visit(0, visitor)
}

// Clear takes all keys out.
func (t *Tree) Clear() {
	*t = Tree{}
}
