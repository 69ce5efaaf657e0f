package cobol

import (
	"bytes"
	"slices"
)

// inspection is an INSPECT under way. It sees and changes its item where that is, as the original does: what it counts
// in may be a part of it.
type inspection struct {
	target       Item
	sign         int
	data         []byte
	result       []byte // what is inspected when it has no place: a function's result
	first        int
	count        int
	marks        []bool
	replacements []byte
	start        int
	end          int
}

// Which says which matches an INSPECT phrase means.
type Which int

// The kinds of matches.
const (
	All Which = iota
	Leading
	First
	Trailing
)

func (s *inspection) matches(at int, pattern []byte) bool {
	return bytes.Equal(s.data[at:at+len(pattern)], pattern)
}

func (s *inspection) free(at, size int) bool {
	for _, marked := range s.marks[at : at+size] {
		if marked {
			return false
		}
	}
	return true
}

func (s *inspection) take(at, size int, by []byte) {
	for n := at; n < at+size; n++ {
		s.marks[n] = true
	}
	if by != nil {
		copy(s.replacements[at:], by)
	}
}

// scan marks matches, from the left or (Trailing) from the right, and says how many.
func (s *inspection) scan(which Which, pattern, by []byte) int64 {
	size := len(pattern)
	var count int64
	if size == 0 || size > s.end-s.start {
		return 0
	}
	if which == Trailing {
		for at := s.end - size; at >= s.start && s.matches(at, pattern); {
			if s.free(at, size) {
				s.take(at, size, by)
				count++
				at -= size
			} else {
				at--
			}
		}
		return count
	}
	for at := s.start; at+size <= s.end; {
		if which != Leading {
			skipped := bytes.IndexByte(s.data[at:s.end-size+1], pattern[0])
			if skipped < 0 {
				return count
			}
			at += skipped
		}
		switch {
		case !s.matches(at, pattern):
			if which == Leading {
				return count
			}
			at++
		case !s.free(at, size):
			at++
		default:
			s.take(at, size, by)
			count++
			at += size
			if which == First {
				return count
			}
		}
	}
	return count
}

// sized lets a figurative constant take the size of what it stands against; nil when sizes differ.
func sized(data []byte, item *Item, size int) []byte {
	if len(data) == size {
		return data
	}
	if item.kind == kindEvery {
		return repeated(data, size)
	}
	return nil
}

// Inspect begins an INSPECT of target.
func (m *Machine) Inspect(target Item) {
	s := &m.inspection
	s.target = target
	if target.apart {
		mark := m.mark()
		s.result = append(s.result[:0], m.copyOf(&target)...)
		m.giveBack(mark)
	}
	m.inspected()
	s.first, s.count, s.sign = 0, len(s.data), 0
	if target.kind == kindDisplay {
		s.first, s.count = target.digitBytes()
		s.sign = takeSign(&target, s.data)
	}
	m.InspectRegion()
	s.marks = slices.Grow(s.marks[:0], len(s.data))[:len(s.data)]
	clear(s.marks)
	s.replacements = slices.Grow(s.replacements[:0], len(s.data))[:len(s.data)]
	m.ClearException()
}

// inspected is the INSPECT under way with its item's bytes, which are elsewhere when the storage has grown.
func (m *Machine) inspected() *inspection {
	s := &m.inspection
	if s.target.apart {
		s.data = s.result
	} else {
		s.data = m.place(&s.target)
	}
	return s
}

// InspectRegion makes a phrase's region all of the item again, as it is at first, until BEFORE and AFTER narrow it.
func (m *Machine) InspectRegion() {
	s := &m.inspection
	s.start, s.end = s.first, s.first+s.count
}

// InspectBefore ends the region before a pattern.
func (m *Machine) InspectBefore(pattern Item) {
	s := m.inspected()
	if at := bytes.Index(s.data[s.start:s.end], m.data(pattern)); at >= 0 {
		s.end = s.start + at
	}
}

// InspectAfter begins the region after a pattern.
func (m *Machine) InspectAfter(pattern Item) {
	s := m.inspected()
	wanted := m.data(pattern)
	if at := bytes.Index(s.data[s.start:s.end], wanted); at >= 0 {
		s.start += at + len(wanted)
	} else {
		s.start = s.end
	}
}

// Tally counts matches.
func (m *Machine) Tally(which Which, counter, pattern Item) {
	mark := m.mark()
	count := m.inspected().scan(which, m.view(&pattern), nil)
	m.giveBack(mark)
	m.addDecimal(count, &counter)
}

// TallyCharacters counts what is left.
func (m *Machine) TallyCharacters(counter Item) {
	s := &m.inspection
	var count int64
	for n := s.start; n < s.end; n++ {
		if !s.marks[n] {
			count++
		}
		s.marks[n] = true
	}
	m.addDecimal(count, &counter)
}

// Replace replaces matches.
func (m *Machine) Replace(which Which, pattern, by Item) {
	mark := m.mark()
	wanted := m.view(&pattern)
	if with := sized(m.view(&by), &by, len(wanted)); with != nil {
		m.inspected().scan(which, wanted, with)
	}
	m.giveBack(mark)
}

// ReplaceCharacters replaces what is left.
func (m *Machine) ReplaceCharacters(by Item) {
	s := &m.inspection
	with := m.data(by)[0]
	for n := s.start; n < s.end; n++ {
		if !s.marks[n] {
			s.replacements[n] = with
			s.marks[n] = true
		}
	}
}

// convert replaces each unmarked byte by the one that stands where old has it first, in a region that begins where the
// item does: there what is marked is what was converted.
func (s *inspection) convert(old, with []byte) {
	var places [256]int32 // counted from 1
	for n := len(old) - 1; n >= 0; n-- {
		places[old[n]] = int32(n + 1)
	}
	for at := s.start; at < s.end; at++ {
		if place := places[s.data[at]]; place > 0 && !s.marks[at] {
			s.data[at] = with[place-1]
			s.marks[at] = true
		}
	}
}

// Convert is INSPECT CONVERTING in the current region.
func (m *Machine) Convert(from, to Item) {
	s := m.inspected()
	old := m.data(from)
	with := sized(m.data(to), &to, len(old))
	if with == nil {
		return
	}
	if s.start == s.first {
		s.convert(old, with)
		return
	}
	for n := range old {
		for at := s.start; at < s.end; at++ {
			// The original marks bytes from the item's beginning, wherever the region begins.
			mark := at - s.start + s.first
			if !s.marks[mark] && s.data[at] == old[n] {
				s.data[at] = with[n]
				s.marks[mark] = true
			}
		}
	}
}

// InspectEnd ends an INSPECT; replacing puts the replacements in place.
func (m *Machine) InspectEnd(replacing bool) {
	s := m.inspected()
	if replacing {
		for n, marked := range s.marks {
			if marked {
				s.data[n] = s.replacements[n]
			}
		}
	}
	if s.target.kind == kindDisplay {
		putSign(&s.target, s.data, s.sign)
	}
}
