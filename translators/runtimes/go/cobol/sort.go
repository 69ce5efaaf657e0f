package cobol

import (
	"bytes"
	"slices"
)

// SortKey is a key: its item with the offset within the record, and its direction.
type SortKey struct {
	Offset    int64
	Item      Item
	Ascending bool
}

// sortable is a record with the values of its numeric keys, and its place among the others.
type sortable struct {
	record  []byte
	numbers []Decimal
	place   int
}

// inOrder puts records in order; equal ones stay as they came.
func inOrder(records [][]byte, keys []SortKey) {
	var numeric []SortKey
	for _, key := range keys {
		if key.Item.isNumeric() {
			numeric = append(numeric, key)
		}
	}
	numbers := make([]Decimal, 0, len(records)*len(numeric))
	entries := make([]sortable, len(records))
	var value []byte // a copy, for reading a number may mend its sign
	for n, record := range records {
		first := len(numbers)
		for _, key := range numeric {
			value = append(value[:0], record[key.Offset:key.Offset+key.Item.size]...)
			numbers = append(numbers, decimalOf(&key.Item, value))
		}
		entries[n] = sortable{record, numbers[first:], n}
	}
	slices.SortFunc(entries, func(a, b sortable) int {
		if order := compareKeys(keys, &a, &b); order != 0 {
			return order
		}
		return a.place - b.place
	})
	mend(entries, keys)
	for n, entry := range entries {
		records[n] = entry.record
	}
}

// mend leaves in records that are in order what comparing numbers leaves there: a sign that is none becomes a plus. A key
// is compared where those before it are equal, and of these neighbours are compared whatever the way of sorting.
func mend(entries []sortable, keys []SortKey) {
	for n, key := range keys {
		if key.Item.kind != kindDisplay || !key.Item.signed {
			continue
		}
		equal := func(a, b int) bool {
			return a >= 0 && b < len(entries) && compareKeys(keys[:n], &entries[a], &entries[b]) == 0
		}
		for place, entry := range entries {
			if equal(place-1, place) || equal(place, place+1) {
				decimalOf(&key.Item, entry.record[key.Offset:key.Offset+key.Item.size])
			}
		}
	}
}

func compareKeys(keys []SortKey, a, b *sortable) int {
	numbers := 0
	for n := range keys {
		key := &keys[n]
		order := 0
		if key.Item.isNumeric() {
			order = int(a.numbers[numbers].Compare(b.numbers[numbers]))
			numbers++
		} else {
			end := key.Offset + key.Item.size
			order = notation.compare(a.record[key.Offset:end], b.record[key.Offset:end])
		}
		if order != 0 && key.Ascending {
			return order
		}
		if order != 0 {
			return -order
		}
	}
	return 0
}

// SortBegin begins a SORT.
func (m *Machine) SortBegin(file *FileSpec) {
	m.sorts[m.key(file)] = nil
}

// ReleaseRecord is RELEASE, after the record was filled.
func (m *Machine) ReleaseRecord(file *FileSpec) {
	key := m.key(file)
	m.sorts[key] = append(m.sorts[key], m.data(file.Record))
	m.ClearException()
}

func resized(data []byte, size int64) []byte {
	if int64(len(data)) >= size {
		return data[:size]
	}
	return append(data, repeated([]byte{' '}, int(size)-len(data))...)
}

// SortUsing is SORT … USING: all records of a file, short ones filled with blanks.
func (m *Machine) SortUsing(file, source *FileSpec) {
	m.openFile(source, Input)
	for m.readFile(source) < 10 {
		record := m.data(source.Record)
		record = record[:min(m.state(source).size, int64(len(record)))]
		m.put(file.Record, resized(record, file.Maximum))
		m.ReleaseRecord(file)
	}
	m.closeFile(source)
}

// SortOrder puts the released records in order; equal ones stay as they came.
func (m *Machine) SortOrder(file *FileSpec, keys ...SortKey) {
	inOrder(m.sorts[m.key(file)], keys)
}

// SortTable is SORT of a table: entry is its first occurrence.
func (m *Machine) SortTable(entry Item, count int64, keys ...SortKey) {
	whole := entry
	whole.size = entry.size * max(count, 0)
	var entries [][]byte
	for data := m.data(whole); len(data) > 0; data = data[entry.size:] {
		entries = append(entries, data[:entry.size])
	}
	inOrder(entries, keys)
	m.put(whole, bytes.Join(entries, nil))
}

// ReturnRecord is RETURN: the next record, or the at-end condition.
func (m *Machine) ReturnRecord(file *FileSpec) {
	key := m.key(file)
	records := m.sorts[key]
	if len(records) == 0 {
		m.raise(exceptionEnd)
		return
	}
	m.put(file.Record, records[0])
	m.sorts[key] = records[1:]
	m.ClearException()
}

// SortGiving is SORT … GIVING: all records into each of the files.
func (m *Machine) SortGiving(file *FileSpec, targets ...*FileSpec) {
	for _, target := range targets {
		m.openFile(target, Output)
	}
	for {
		m.ReturnRecord(file)
		if m.AtEnd() {
			break
		}
		for _, target := range targets {
			m.put(target.Record, resized(m.data(file.Record), target.Maximum))
			m.writeRecord(target, target.Record, 1, true, target.Organization == Sequential)
		}
	}
	for _, target := range targets {
		m.closeFile(target)
	}
}

// SortEnd ends a SORT.
func (m *Machine) SortEnd(file *FileSpec) {
	delete(m.sorts, m.key(file))
	m.ClearException()
}
