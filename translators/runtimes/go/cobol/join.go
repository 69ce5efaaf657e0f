package cobol

import "bytes"

// joining is a STRING under way.
type joining struct {
	target    Item
	pointer   Item
	points    bool // it has a POINTER
	delimiter []byte
	offset    int64
}

type delimiter struct {
	item  Item
	bytes []byte
	all   bool
}

// splitting is an UNSTRING under way.
type splitting struct {
	item       Item
	source     []byte
	pointer    Item
	points     bool // it has a POINTER
	delimiters []delimiter
	kept       []byte // of the delimiters
	offset     int64
	count      int64
}

// next finds the next piece: where it is, and the delimiter behind it (nil when there is none).
func (s *splitting) next(width int64) (int64, int64, []byte) {
	start, end := s.offset, int64(len(s.source))
	if len(s.delimiters) == 0 {
		size := min(width, end-start)
		s.offset += size
		return start, size, nil
	}
	for at := start; at < end; at++ {
		for _, d := range s.delimiters {
			size := int64(len(d.bytes))
			if size > 0 && s.source[at] != d.bytes[0] || !bytes.HasPrefix(s.source[at:], d.bytes) {
				continue
			}
			after := at + size
			for d.all && size > 0 && bytes.HasPrefix(s.source[after:], d.bytes) {
				after += size
			}
			s.offset = after
			return start, at - start, d.bytes
		}
	}
	s.offset = end
	return start, end - start, nil
}

// StringInto begins STRING … INTO target.
func (m *Machine) StringInto(target Item) {
	m.ClearException()
	m.joining.begin(target, 0)
}

// StringIntoFrom begins STRING … INTO target POINTER pointer.
func (m *Machine) StringIntoFrom(target, pointer Item) {
	m.ClearException()
	offset := m.GetInt(pointer) - 1
	if offset < 0 || offset >= target.size {
		m.raise(exceptionString)
	}
	m.joining.begin(target, offset)
	m.joining.pointer, m.joining.points = pointer, true
}

func (j *joining) begin(target Item, offset int64) {
	j.target, j.points, j.delimiter, j.offset = target, false, nil, offset
}

// DelimitedBySize takes whole operands from now on.
func (m *Machine) DelimitedBySize() { m.joining.delimiter = nil }

// DelimitedBy takes operands up to the delimiter from now on.
func (m *Machine) DelimitedBy(delimiter Item) { m.joining.delimiter = m.data(delimiter) }

// Append appends an operand.
func (m *Machine) Append(source Item) {
	if m.exception != exceptionNone {
		return
	}
	j := &m.joining
	if source.plain && source.size == 1 && len(j.delimiter) == 0 && j.offset < j.target.size && !j.target.apart {
		m.place(&j.target)[j.offset] = m.place(&source)[0]
		j.offset++
		return
	}
	mark := m.mark()
	taken := m.copyOf(&source)
	if len(j.delimiter) > 0 {
		if at := bytes.Index(taken, j.delimiter); at >= 0 {
			taken = taken[:at]
		}
	}
	kept := copy(m.view(&j.target)[j.offset:], taken)
	m.giveBack(mark)
	j.offset += int64(kept)
	if kept < len(taken) {
		m.raise(exceptionString)
	}
}

// StringEnd ends a STRING.
func (m *Machine) StringEnd() {
	if m.joining.points {
		m.SetInt(m.joining.pointer, m.joining.offset+1)
	}
}

// Unstring begins UNSTRING source.
func (m *Machine) Unstring(source Item) {
	m.ClearException()
	m.split(source)
}

// split begins with all of the source, in the room that the UNSTRING before had.
func (m *Machine) split(source Item) {
	s := &m.splitting
	s.item, s.points, s.offset, s.count = source, false, 0, 0
	s.delimiters, s.kept = s.delimiters[:0], s.kept[:0]
	m.readAgain()
}

// readAgain takes the source's bytes as they are now.
func (m *Machine) readAgain() {
	s := &m.splitting
	mark := m.mark()
	s.source = append(s.source[:0], m.view(&s.item)...)
	m.giveBack(mark)
}

// UnstringFrom begins UNSTRING source POINTER pointer.
func (m *Machine) UnstringFrom(source, pointer Item) {
	m.ClearException()
	m.split(source)
	s := &m.splitting
	s.pointer, s.points, s.offset = pointer, true, m.GetInt(pointer)-1
	if s.offset < 0 || s.offset >= int64(len(s.source)) {
		m.raise(exceptionUnstring)
	}
}

// UnstringDelimiter is DELIMITED BY [ALL] delimiter.
func (m *Machine) UnstringDelimiter(item Item, all bool) {
	s := &m.splitting
	start := len(s.kept)
	mark := m.mark()
	s.kept = append(s.kept, m.view(&item)...)
	m.giveBack(mark)
	s.delimiters = append(s.delimiters, delimiter{item, s.kept[start:len(s.kept):len(s.kept)], all})
}

// delimitersAgain takes the delimiters' bytes as they are now: an earlier INTO may have changed them.
func (m *Machine) delimitersAgain() {
	for _, d := range m.splitting.delimiters {
		if !d.item.apart {
			copy(d.bytes, m.view(&d.item))
		}
	}
}

// UnstringInto is INTO target.
func (m *Machine) UnstringInto(target Item) { m.putPiece(target, nil, nil) }

// UnstringIntoDelimiter is INTO target DELIMITER IN delimiter.
func (m *Machine) UnstringIntoDelimiter(target, delimiter Item) { m.putPiece(target, &delimiter, nil) }

// UnstringIntoCount is INTO target COUNT IN count.
func (m *Machine) UnstringIntoCount(target, count Item) { m.putPiece(target, nil, &count) }

// UnstringIntoBoth is INTO target DELIMITER IN delimiter COUNT IN count.
func (m *Machine) UnstringIntoBoth(target, delimiter, count Item) {
	m.putPiece(target, &delimiter, &count)
}

// putPiece puts the next piece into a target.
func (m *Machine) putPiece(target Item, delimiter, count *Item) {
	s := &m.splitting
	if m.exception != exceptionNone || s.offset >= int64(len(s.source)) {
		return
	}
	m.readAgain() // an earlier INTO may have changed it
	m.delimitersAgain()
	_, width := target.digitBytes()
	start, size, found := s.next(int64(width))
	s.count++
	m.moveText(s.source[start:start+size], target)
	if delimiter != nil {
		switch {
		case found != nil:
			m.delimitersAgain()
			m.moveText(found, *delimiter)
		case delimiter.isNumeric():
			m.SetInt(*delimiter, 0)
		default:
			m.put(*delimiter, repeated([]byte{' '}, int(delimiter.size)))
		}
	}
	if count != nil {
		m.SetInt(*count, size)
	}
}

// someText is the shape of bytes that are moved as text.
var someText = &shape{isLiteral: true, apart: true, kind: kindText}

// moveText moves bytes as an alphanumeric value.
func (m *Machine) moveText(value []byte, target Item) {
	source := Item{shape: someText, size: int64(len(value))}
	moveBytes(&source, value, &target, m.view(&target))
}

// UnstringTallying is TALLYING IN counter.
func (m *Machine) UnstringTallying(counter Item) { m.addDecimal(m.splitting.count, &counter) }

// UnstringEnd ends an UNSTRING.
func (m *Machine) UnstringEnd() {
	s := &m.splitting
	if s.offset < int64(len(s.source)) {
		m.raise(exceptionUnstring)
	}
	if s.points {
		m.SetInt(s.pointer, s.offset+1)
	}
}
