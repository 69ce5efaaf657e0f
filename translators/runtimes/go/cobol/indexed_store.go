package cobol

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
)

// Indexed files: how they are kept. They are in memory while they are open, and when they are closed in one file of our own
// format: a line that says so; the number of records, and each one's primary key and content; for each alternate key the
// number of its positions, and each one's key, turn and primary key. Numbers have 8 bytes, the lowest first; of what is no
// number its length stands before it. (GnuCOBOL keeps them in databases whose format is its own.)

const indexMagic = "theseus indexed file 2\n"

var errNotIndexed = errors.New("no indexed file that can be used")

func openIndex(path string, mode Mode, file *FileSpec) (*index, error) {
	x := &index{
		path: path, records: map[string][]byte{}, orders: make([][]position, len(file.Keys)),
		saved: make([]byte, file.Record.size),
	}
	for which := range file.Keys {
		nothing := func(which int) string { return string(make([]byte, file.Keys[which].Item.size)) }
		x.last = append(x.last, position{key: nothing(which), primary: nothing(0)})
	}
	data, err := os.ReadFile(path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, errNotIndexed
	case mode == Output && len(data) > 0 && !isIndexed(data):
		return nil, errNotIndexed // what is something else stays
	case mode == Output || mode != Input && len(data) == 0:
		x.changed = true
		if os.WriteFile(path, x.stored(), 0o666) != nil {
			return nil, errNotIndexed
		}
		return x, nil
	case !x.load(data):
		return nil, errNotIndexed
	case len(x.orders) < len(file.Keys) && mode == Input:
		return nil, fs.ErrNotExist // each key has a file of its own there
	case mode != Input && !mayWrite(path):
		return nil, errNotIndexed
	}
	for len(x.orders) < len(file.Keys) {
		x.orders, x.changed = append(x.orders, nil), true
	}
	if len(x.orders[0]) > 0 {
		x.last[0], x.touched = x.orders[0][0], true
	}
	return x, nil
}

// isIndexed tells whether a file is an indexed one, of ours or of GnuCOBOL (a B-tree of Berkeley DB).
func isIndexed(data []byte) bool {
	return bytes.HasPrefix(data, []byte(indexMagic[:len("theseus indexed file ")])) ||
		len(data) > 16 && binary.LittleEndian.Uint32(data[12:]) == 0x053162
}

func mayWrite(path string) bool {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err == nil {
		_ = file.Close()
	}
	return err == nil
}

// storeReader reads what is kept; past its end there is nothing, and short is set.
type storeReader struct {
	data  []byte
	short bool
}

func (r *storeReader) number() uint64 {
	if len(r.data) < 8 {
		r.data, r.short = nil, true
		return 0
	}
	value := binary.LittleEndian.Uint64(r.data)
	r.data = r.data[8:]
	return value
}

func (r *storeReader) text() []byte {
	size := r.number()
	if size > uint64(len(r.data)) {
		r.data, r.short = nil, true
		return nil
	}
	value := bytes.Clone(r.data[:size])
	r.data = r.data[size:]
	return value
}

func (x *index) load(data []byte) bool {
	if !bytes.HasPrefix(data, []byte(indexMagic)) {
		return false
	}
	r := &storeReader{data: data[len(indexMagic):]}
	x.orders = nil
	for which := 0; which == 0 || len(r.data) > 0 && !r.short; which++ { // more keys than the program has are kept
		x.orders = append(x.orders, nil)
		for left := r.number(); left > 0 && !r.short; left-- {
			place := position{key: string(r.text())}
			if which == 0 {
				place.primary = place.key
				x.records[place.key] = r.text()
			} else {
				place.turn = r.number()
				place.primary = string(r.text())
			}
			x.orders[which] = append(x.orders[which], place)
		}
	}
	return !r.short && len(r.data) == 0
}

// close writes the file, if anything changed.
func (x *index) close() int {
	if !x.changed {
		return statusSuccess
	}
	return statusOf(os.WriteFile(x.path, x.stored(), 0o666))
}

func (x *index) stored() []byte {
	out := []byte(indexMagic)
	number := func(value uint64) { out = binary.LittleEndian.AppendUint64(out, value) }
	text := func(data string) {
		number(uint64(len(data)))
		out = append(out, data...)
	}
	for which, order := range x.orders {
		number(uint64(len(order)))
		for _, place := range order {
			text(place.key)
			if which == 0 {
				text(string(x.records[place.key]))
			} else {
				number(place.turn)
				text(place.primary)
			}
		}
	}
	return out
}
