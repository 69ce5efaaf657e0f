package cobol

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

// Indexed files: what the statements do. They do what GnuCOBOL 3.1.2 does over Berkeley DB: each key has an order of its
// own, and the records are apart from them, so that a REWRITE may leave an alternate key without its record.

// position is a place in the order of one key: the key's bytes, the turn among equal ones, and the record there.
type position struct {
	key     string
	turn    uint64
	primary string
}

func (p position) compare(other position) int {
	if order := strings.Compare(p.key, other.key); order != 0 {
		return order
	}
	switch {
	case p.turn < other.turn:
		return -1
	case p.turn > other.turn:
		return 1
	}
	return 0
}

// index is an open indexed file.
type index struct {
	path    string
	changed bool
	records map[string][]byte
	// For each key, the positions in order.
	orders [][]position
	// The key that sequential reading goes by, and for each key the position last read or found by START or OPEN (zeros:
	// none was).
	which int
	last  []position
	// Whether anything was found or written since OPEN.
	touched bool
	// The primary key of the record last read, and what was found last, by any statement: a record, or what stands for
	// one behind an alternate key.
	current string
	data    []byte
	// Where DELETE and REWRITE keep the record that they found; a shorter one leaves the rest of the one before.
	saved []byte
	// The key last written, which the next one may not be less than (ACCESS SEQUENTIAL).
	lastWritten *string
}

func keyOf(file *FileSpec, which int, record []byte) string {
	item := file.Keys[which].Item
	start := item.offset - file.Record.offset
	return string(record[start : start+item.size])
}

// ---------------------------------------------------------------- positions

// find is the number of the first position at or behind the given one, and whether it is that one.
func (x *index) find(which int, from position) (int, bool) {
	return slices.BinarySearchFunc(x.orders[which], from, position.compare)
}

// behind is the number of the first position whose key is larger.
func (x *index) behind(which int, key string) int {
	number, _ := x.find(which, position{key: key, turn: math.MaxUint64})
	return number
}

func (x *index) remove(which, number int) {
	x.orders[which] = slices.Delete(x.orders[which], number, number+1)
}

func (x *index) insert(which int, place position) {
	number, _ := x.find(which, place)
	x.orders[which] = slices.Insert(x.orders[which], number, place)
}

// take gives the record at a position. What the record area has behind a shorter one stays there.
func (x *index) take(place position, record []byte) (int64, int) {
	data, found := x.records[place.primary]
	if !found {
		return 0, statusKeyNotExists
	}
	size := copy(record, data)
	x.current, x.data = place.primary, data
	if size < len(data) {
		return int64(size), statusReadNotDone // the program that wrote it has longer records
	}
	return int64(size), statusSuccess
}

// tooLong tells whether the first record is longer than the program's.
func (x *index) tooLong() bool { return x.touched && len(x.records[x.last[0].key]) > len(x.saved) }

// ---------------------------------------------------------------- READ and START

// read is READ with a key, of which only the first bytes count.
func (x *index) read(file *FileSpec, which int, bytes int64, record []byte) (int64, int) {
	if status := x.start(file, Equal, which, bytes, record); status != statusSuccess {
		return 0, status
	}
	return x.take(x.last[which], record)
}

// step is READ NEXT and READ PREVIOUS.
func (x *index) step(state *fileState, previous bool, record []byte) (int64, int) {
	order, from := x.orders[x.which], x.last[x.which]
	number, found := x.find(x.which, from)
	atEdge := previous && state.atEnd || !previous && state.atStart
	if state.reached != reachedByRead {
		if !x.touched || state.reached == reachedByOpen && previous && !atEdge {
			return 0, statusEndOfFile
		}
		if found && order[number].primary == from.primary {
			if size, status := x.take(from, record); status != statusKeyNotExists {
				return size, status
			}
		}
	}
	switch {
	case atEdge && previous:
		number = len(order) - 1
	case atEdge:
		number = 0
	case previous:
		number--
	case found:
		number++
	}
	if number < 0 || number >= len(order) {
		return 0, statusEndOfFile
	}
	size, status := x.take(order[number], record)
	if status != statusKeyNotExists {
		x.last[x.which] = order[number]
	}
	return size, status
}

// start is START. Reading in sequence goes by that key from now on, even if no record is found.
func (x *index) start(file *FileSpec, relation Relation, which int, size int64, record []byte) int {
	x.which = which
	key := keyOf(file, which, record)
	key = key[:min(size, int64(len(key)))]
	order := x.orders[which]
	number, _ := x.find(which, position{key: key})
	matches := func() bool { return number < len(order) && strings.HasPrefix(order[number].key, key) }
	backwards := relation == Less || relation == NotGreater
	x.touched = x.touched || number < len(order) || backwards && len(order) > 0
	switch {
	case relation == Equal && !matches():
		return statusKeyNotExists
	case relation == Greater:
		for matches() {
			number++
		}
	case relation == Less || relation == NotGreater && !matches():
		number--
	case relation == NotGreater && file.Keys[which].Duplicates:
		number = x.behind(which, order[number].key) - 1
	}
	if number < 0 || number >= len(order) {
		return statusKeyNotExists
	}
	if _, found := x.records[order[number].primary]; !found {
		return statusKeyNotExists
	}
	x.last[which] = order[number]
	return statusSuccess
}

// ---------------------------------------------------------------- WRITE, REWRITE and DELETE

func (x *index) write(file *FileSpec, mode Mode, size int64, area []byte) int {
	key := keyOf(file, 0, area)
	if file.Access == AccessSequential && x.lastWritten != nil && *x.lastWritten > key {
		return statusKeyInvalid
	}
	x.lastWritten, x.touched = &key, true
	for which := 1; which < len(file.Keys); which++ {
		_, taken := x.find(which, position{key: keyOf(file, which, area)})
		if taken && !file.Keys[which].Duplicates {
			return x.exists(file, mode)
		}
	}
	status := x.enter(file, size, area, nil)
	if status == statusKeyExists {
		return x.exists(file, mode)
	}
	return status
}

// exists is the status of a WRITE whose key is there already.
func (x *index) exists(file *FileSpec, mode Mode) int {
	if file.Access == AccessSequential && mode == Output {
		return statusKeyInvalid
	}
	return statusKeyExists
}

// enter enters a record and its keys; changed: which alternate keys, nil for all of them. Another record may have one of
// them, if it may occur twice.
func (x *index) enter(file *FileSpec, size int64, area []byte, changed []bool) int {
	primary := keyOf(file, 0, area)
	if _, found := x.records[primary]; found {
		return statusKeyExists
	}
	x.changed = true
	x.records[primary] = bytes.Clone(area[:size])
	x.insert(0, position{key: primary, primary: primary})
	status := statusSuccess
	for which := 1; which < len(file.Keys); which++ {
		if changed != nil && !changed[which] {
			continue
		}
		place := position{key: keyOf(file, which, area), primary: primary}
		if file.Keys[which].Duplicates {
			place.turn = 1
			if number := x.behind(which, place.key); number > 0 && x.orders[which][number-1].key == place.key {
				place.turn = x.orders[which][number-1].turn + 1
				status = statusDuplicate
			}
		} else if _, taken := x.find(which, place); taken {
			return statusKeyExists
		}
		x.insert(which, place)
	}
	return status
}

// rewrite is REWRITE: of the record last read (ACCESS SEQUENTIAL), or of the one that the key names. In sequence, the last
// alternate key that may not occur twice stands for the primary one when the old record is looked for: there, too.
func (x *index) rewrite(file *FileSpec, size int64, area []byte) int {
	primary := keyOf(file, 0, area)
	from := primary
	if file.Access == AccessSequential {
		from = x.current
	}
	for which := 1; which < len(file.Keys); which++ {
		if file.Keys[which].Duplicates {
			continue
		}
		key := keyOf(file, which, area)
		if file.Access == AccessSequential {
			from = key
		}
		if number, taken := x.find(which, position{key: key}); taken {
			x.data = []byte(x.orders[which][number].primary)
			if string(x.data) != primary {
				return statusKeyExists
			}
		}
	}
	changed := make([]bool, len(file.Keys))
	if status := x.withdraw(file, from, area, changed); status != statusSuccess {
		return status
	}
	return x.enter(file, size, area, changed)
}

// delete is DELETE: of the record last read (ACCESS SEQUENTIAL), or of the one that the key names.
func (x *index) delete(file *FileSpec, area []byte) int {
	from := x.current
	if file.Access != AccessSequential {
		from = keyOf(file, 0, area)
	}
	return x.withdraw(file, from, area, nil)
}

// withdraw takes out the record with that primary key, and its alternate keys. changed is for REWRITE, and gets the
// alternate keys that area has other values of: only those are taken out.
func (x *index) withdraw(file *FileSpec, primary string, area []byte, changed []bool) int {
	data, found := x.records[primary]
	switch {
	case found:
		x.data, x.touched = data, true
	case file.Access != AccessSequential:
		return statusKeyNotExists
	}
	x.changed = true
	copy(x.saved, x.data)
	for which := 1; which < len(file.Keys); which++ {
		key := keyOf(file, which, x.saved)
		if changed != nil {
			changed[which] = key != keyOf(file, which, area)
			if !changed[which] {
				continue
			}
		}
		x.removeKey(file, which, key, primary)
	}
	number, listed := x.find(0, position{key: primary})
	if !listed {
		fmt.Fprintln(os.Stderr, "BDB0631 Cursor position must be set before performing this operation")
		return statusSuccess
	}
	delete(x.records, primary)
	x.remove(0, number)
	return statusSuccess
}

// removeKey takes out an alternate key: of that record alone, where it may occur twice.
func (x *index) removeKey(file *FileSpec, which int, key, primary string) {
	number, _ := x.find(which, position{key: key})
	for number < len(x.orders[which]) && x.orders[which][number].key == key {
		if file.Keys[which].Duplicates && !strings.HasPrefix(x.orders[which][number].primary, primary) {
			number++
			continue
		}
		x.remove(which, number)
	}
}
