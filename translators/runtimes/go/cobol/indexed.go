package cobol

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"slices"
)

// Indexed files: records by their keys, in memory while the file is open, in one file of our own format when it is
// closed. (GnuCOBOL keeps them in a database whose format is its own.)

const indexMagic = "theseus indexed file 1\n"

// position is a place in the order of one key: the key's bytes, the turn among equal ones, and the record there.
type position struct {
	key     string
	turn    uint64
	primary string
}

func (p position) compare(other position) int {
	if order := bytes.Compare([]byte(p.key), []byte(other.key)); order != 0 {
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

// stored is a record; turns says for each key the turn of this record among those with the same key.
type stored struct {
	data  []byte
	turns []uint64
}

// index is an open indexed file.
type index struct {
	path    string
	changed bool
	records map[string]stored
	// For each key, the positions in order.
	orders   [][]position
	nextTurn uint64
	// The key that sequential reading goes by, where it is, and whether the record there is still to be read.
	which   int
	at      *position
	pending bool
	// The key last written, which the next one may not be less than (ACCESS SEQUENTIAL).
	lastWritten *string
	// The primary key of the record last read.
	current string
}

func keyOf(file *FileSpec, which int, record []byte) string {
	item := file.Keys[which].Item
	start := item.offset - file.Record.offset
	return string(record[start : start+item.size])
}

func openIndex(path string, mode Mode, keys int) (*index, error) {
	x := &index{path: path, records: map[string]stored{}, orders: make([][]position, keys), pending: true}
	if mode == Output {
		x.changed = true
		return x, os.WriteFile(path, []byte(indexMagic), 0o666)
	}
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && mode != Input:
		x.changed = true
		return x, nil
	case err != nil:
		return nil, err
	case !x.load(data):
		return nil, errors.New("not an indexed file")
	}
	return x, nil
}

func (x *index) load(data []byte) bool {
	if !bytes.HasPrefix(data, []byte(indexMagic)) {
		return false
	}
	data = data[len(indexMagic):]
	number := func() uint64 {
		if len(data) < 8 {
			data = nil
			return 0
		}
		value := binary.LittleEndian.Uint64(data)
		data = data[8:]
		return value
	}
	text := func() []byte {
		size := min(number(), uint64(len(data)))
		value := bytes.Clone(data[:size])
		data = data[size:]
		return value
	}
	for len(data) > 0 {
		primary := string(text())
		record := stored{data: text(), turns: []uint64{0}}
		x.orders[0] = append(x.orders[0], position{key: primary, primary: primary})
		for which := 1; which < len(x.orders); which++ {
			place := position{key: string(text()), turn: number(), primary: primary}
			x.nextTurn = max(x.nextTurn, place.turn+1)
			record.turns = append(record.turns, place.turn)
			x.orders[which] = append(x.orders[which], place)
		}
		x.records[primary] = record
	}
	for _, order := range x.orders {
		slices.SortFunc(order, position.compare)
	}
	return true
}

// close writes the file, if anything changed.
func (x *index) close() int {
	if !x.changed {
		return statusSuccess
	}
	keys := map[string][]position{}
	for _, order := range x.orders[1:] {
		for _, place := range order {
			keys[place.primary] = append(keys[place.primary], place)
		}
	}
	out := []byte(indexMagic)
	put := func(data []byte) {
		out = binary.LittleEndian.AppendUint64(out, uint64(len(data)))
		out = append(out, data...)
	}
	for _, place := range x.orders[0] {
		put([]byte(place.primary))
		put(x.records[place.primary].data)
		for _, other := range keys[place.primary] {
			put([]byte(other.key))
			out = binary.LittleEndian.AppendUint64(out, other.turn)
		}
	}
	return statusOf(os.WriteFile(x.path, out, 0o666))
}

// ---------------------------------------------------------------- positions

// following is the number of the first position at or behind (after: really behind) the given one.
func (x *index) following(which int, from position, after bool) int {
	place, found := slices.BinarySearchFunc(x.orders[which], from, position.compare)
	if found && after {
		place++
	}
	return place
}

// preceding is the number of the last position at or before (strictly: really before) the given one; -1 for none.
func (x *index) preceding(which int, from position, strictly bool) int {
	place, found := slices.BinarySearchFunc(x.orders[which], from, position.compare)
	if found && !strictly {
		return place
	}
	return place - 1
}

// first is the first position with that key.
func (x *index) first(which int, key string) (position, bool) {
	number := x.following(which, position{key: key}, false)
	if number < len(x.orders[which]) && x.orders[which][number].key == key {
		return x.orders[which][number], true
	}
	return position{}, false
}

func (x *index) remove(which int, place position) {
	if number, found := slices.BinarySearchFunc(x.orders[which], place, position.compare); found {
		x.orders[which] = slices.Delete(x.orders[which], number, number+1)
	}
}

func (x *index) insert(which int, place position) {
	number, _ := slices.BinarySearchFunc(x.orders[which], place, position.compare)
	x.orders[which] = slices.Insert(x.orders[which], number, place)
}

// take gives the record at a position, which reading goes on from.
func (x *index) take(which int, place position, record []byte) int64 {
	data := x.records[place.primary].data
	size := copy(record, data)
	fill(record[size:], ' ')
	x.which, x.at, x.pending, x.current = which, &place, false, place.primary
	return int64(size)
}

// ---------------------------------------------------------------- statements

// read is READ with a key.
func (x *index) read(file *FileSpec, which int, record []byte) (int64, int) {
	place, found := x.first(which, keyOf(file, which, record))
	if !found {
		return 0, statusKeyNotExists
	}
	return x.take(which, place, record), statusSuccess
}

// step is READ NEXT and READ PREVIOUS.
func (x *index) step(previous bool, record []byte) (int64, int) {
	order := x.orders[x.which]
	number := 0
	switch {
	case x.at == nil && previous:
		number = len(order) - 1
	case x.at != nil && previous:
		number = x.preceding(x.which, *x.at, !x.pending)
	case x.at != nil:
		number = x.following(x.which, *x.at, !x.pending)
	}
	if number < 0 || number >= len(order) {
		return 0, statusEndOfFile
	}
	return x.take(x.which, order[number], record), statusSuccess
}

func (x *index) start(file *FileSpec, relation Relation, which int, size int64, record []byte) int {
	key := keyOf(file, which, record)
	key = key[:min(size, int64(len(key)))]
	order := x.orders[which]
	compare := func(place position) int { return bytes.Compare([]byte(place.key[:len(key)]), []byte(key)) }
	number := -1
	switch relation {
	case Equal:
		number = slices.IndexFunc(order, func(p position) bool { return compare(p) == 0 })
	case NotLess:
		number = slices.IndexFunc(order, func(p position) bool { return compare(p) >= 0 })
	case Greater:
		number = slices.IndexFunc(order, func(p position) bool { return compare(p) > 0 })
	case Less, NotGreater:
		for n, place := range order {
			if c := compare(place); c < 0 || c == 0 && relation == NotGreater {
				number = n
			}
		}
	}
	if number < 0 {
		return statusKeyNotExists
	}
	place := order[number]
	x.which, x.at, x.pending = which, &place, true
	return statusSuccess
}

// taken tells whether an alternate key of a record may not be written because another record has it.
func (x *index) taken(file *FileSpec, record []byte, itself string) bool {
	for which := 1; which < len(file.Keys); which++ {
		place, found := x.first(which, keyOf(file, which, record))
		if found && !file.Keys[which].Duplicates && place.primary != itself {
			return true
		}
	}
	return false
}

// enter enters a record's alternate keys and tells whether another record has one of them.
func (x *index) enter(file *FileSpec, primary string, record []byte, old *stored) ([]uint64, bool) {
	turns := []uint64{0}
	duplicate := false
	for which := 1; which < len(file.Keys); which++ {
		key := keyOf(file, which, record)
		if old != nil {
			before := keyOf(file, which, resized(bytes.Clone(old.data), int64(max(len(record), len(old.data)))))
			if before == key {
				turns = append(turns, old.turns[which])
				continue
			}
			x.remove(which, position{key: before, turn: old.turns[which]})
		}
		if _, found := x.first(which, key); found {
			duplicate = true
		}
		x.nextTurn++
		turns = append(turns, x.nextTurn)
		x.insert(which, position{key, x.nextTurn, primary})
	}
	return turns, duplicate
}

func duplicateStatus(duplicate bool) int {
	if duplicate {
		return statusDuplicate
	}
	return statusSuccess
}

func (x *index) write(file *FileSpec, data, area []byte) int {
	key := keyOf(file, 0, area)
	if file.Access == AccessSequential {
		if x.lastWritten != nil && *x.lastWritten > key {
			return statusKeyInvalid
		}
		x.lastWritten = &key
	}
	if _, found := x.records[key]; found || x.taken(file, area, key) {
		return statusKeyExists
	}
	turns, duplicate := x.enter(file, key, area, nil)
	x.records[key] = stored{bytes.Clone(data), turns}
	x.insert(0, position{key: key, primary: key})
	x.changed = true
	return duplicateStatus(duplicate)
}

func (x *index) rewrite(file *FileSpec, sequential bool, size int64, area []byte) int {
	key := keyOf(file, 0, area)
	if sequential && key != x.current {
		return statusKeyInvalid
	}
	old, found := x.records[key]
	switch {
	case !found:
		return statusKeyNotExists
	case x.taken(file, area, key):
		return statusKeyExists
	}
	turns, duplicate := x.enter(file, key, area, &old)
	x.records[key] = stored{bytes.Clone(area[:size]), turns}
	x.changed = true
	return duplicateStatus(duplicate)
}

func (x *index) delete(file *FileSpec, sequential bool, area []byte) int {
	key := keyOf(file, 0, area)
	if sequential {
		key = x.current
	}
	old, found := x.records[key]
	if !found {
		return statusKeyNotExists
	}
	data := resized(bytes.Clone(old.data), int64(max(len(area), len(old.data))))
	for which := 1; which < len(file.Keys); which++ {
		x.remove(which, position{key: keyOf(file, which, data), turn: old.turns[which]})
	}
	x.remove(0, position{key: key})
	delete(x.records, key)
	x.changed = true
	return statusSuccess
}
