package cobol

import (
	"encoding/binary"
	"io"
	"os"
)

// Relative files as GnuCOBOL lays them out: slots of the same size, each the record's length (8 bytes, 0 where
// there is no record) and room for the longest record. Records are numbered from 1.
//
// There is one position for all statements, in bytes, as in GnuCOBOL 3.1.2: WRITE and REWRITE by key, DELETE and a READ by
// key move it too, also when they fail, and READ NEXT goes on from there, even from within a slot.

const slotHeader = 8

// slots is an open relative file.
type slots struct {
	stream *os.File
	// The longest record's size: all record areas have it.
	room int64
	// The position.
	at int64
	// The number of the record last read, or written in sequence.
	last int64
}

// whole is the size of a slot.
func (s *slots) whole() int64 { return slotHeader + s.room }

// size is the file's, in bytes.
func (s *slots) size() int64 {
	info, err := s.stream.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// seek goes to a position; nowhere when there is none such, and gives -1.
func (s *slots) seek(to int64) int64 {
	if to < 0 {
		return -1
	}
	s.at = to
	return to
}

// slot goes to where the slot of that number begins; numbers are 32 bits wide, as there. It tells whether there can be one.
func (s *slots) slot(number int64) bool {
	return s.seek(int64(int32(number)-1)*s.whole()) >= 0
}

// get reads at the position, and tells how much of data there was.
func (s *slots) get(data []byte) int64 {
	count, err := s.stream.ReadAt(data, s.at)
	if err != nil && err != io.EOF {
		return -1
	}
	s.at += int64(count)
	return int64(count)
}

// length reads a record's length, and tells how many bytes of it there were.
func (s *slots) length() (int64, int64) {
	var header [slotHeader]byte
	count := s.get(header[:])
	return int64(binary.LittleEndian.Uint64(header[:])), count
}

// put writes at the position.
func (s *slots) put(data []byte) int {
	_, err := s.stream.WriteAt(data, s.at)
	if err == nil {
		s.at += int64(len(data))
	}
	return statusOf(err)
}

// read is READ with a key.
func (s *slots) read(number int64, record []byte) (int64, int) {
	if !s.slot(number) {
		return 0, statusKeyNotExists
	}
	start := s.at
	size, count := s.length()
	switch {
	case count != slotHeader:
		return 0, statusKeyNotExists
	case size == 0:
		s.at = start
		return 0, statusKeyNotExists
	case s.get(record) != s.room:
		return 0, statusPermanent
	}
	return size, statusSuccess
}

// step is READ NEXT and READ PREVIOUS; first: nothing was read since OPEN or START, and then both read on. A record whose
// number is larger than the largest one gives status 14.
func (s *slots) step(first, previous bool, largest int64, record []byte) (int64, int) {
	total := s.size()
	switch {
	case total == 0:
		return 0, statusEndOfFile
	case total < s.whole():
		return 0, statusPermanent
	}
	place := s.at
	back := previous && !first
	if back {
		if place <= s.whole() {
			return 0, statusEndOfFile
		}
		place = s.seek(place - 2*s.whole())
	}
	for {
		size, count := s.length()
		switch {
		case count == 0:
			return 0, statusEndOfFile
		case count != slotHeader:
			return 0, statusPermanent
		case size != 0:
			return s.found(size, place, back, largest, record)
		case !back:
			place = s.seek(s.at + s.room)
		case place <= s.whole():
			return 0, statusEndOfFile
		default:
			place = s.seek(place - 2*s.whole())
		}
	}
}

// found takes the record whose slot begins at that place.
func (s *slots) found(size, place int64, back bool, largest int64, record []byte) (int64, int) {
	if s.get(record) != s.room {
		return 0, statusPermanent
	}
	s.last = place/s.whole() + 1
	if s.last > largest {
		s.seek(place)
		return 0, statusKeyRange
	}
	if back {
		s.seek(place - s.whole())
	}
	return size, statusSuccess
}

// start is START: the position is before the first record that is related so to number.
func (s *slots) start(relation Relation, number int64) int {
	total := s.size()
	if total == 0 {
		return statusKeyNotExists
	}
	index, step := int64(int32(number)-1), int64(1)
	switch relation {
	case NotLess:
		index = max(index, 0)
	case Greater:
		index = max(index+1, 0)
	case Less:
		index, step = min(index, total/s.whole())-1, -1
	case NotGreater:
		index, step = min(index, total/s.whole()-1), -1
	}
	for index >= 0 && index*s.whole() < total {
		place := s.seek(index * s.whole())
		if size, count := s.length(); count == slotHeader && size != 0 {
			s.seek(place)
			return statusSuccess
		}
		if relation == Equal {
			break
		}
		index += step
	}
	return statusKeyNotExists
}

// write is WRITE with a key: where there is no record yet.
func (s *slots) write(number, size int64, record []byte) int {
	if !s.slot(number) {
		return statusBoundary
	}
	start := s.at
	if old, count := s.length(); count > 0 && old != 0 {
		return statusKeyExists
	}
	s.at = start
	return s.putRecord(size, record)
}

// writeNext is WRITE in sequence.
func (s *slots) writeNext(size int64, record []byte) int {
	status := s.putRecord(size, record)
	s.last = s.at / s.whole()
	return status
}

func (s *slots) putRecord(size int64, record []byte) int {
	slot := binary.LittleEndian.AppendUint64(nil, uint64(size))
	return s.put(append(slot, record...))
}

// rewriteLast is REWRITE of the record that ends at the position. The slot's length stays as it is.
func (s *slots) rewriteLast(record []byte) int {
	s.seek(s.at - s.room)
	return s.put(record)
}

// rewrite is REWRITE with a key. What is written into an empty slot is no record: its length stays 0.
func (s *slots) rewrite(number int64, record []byte) int {
	if !s.slot(number) {
		return statusBoundary
	}
	if _, count := s.length(); count != slotHeader {
		return statusKeyNotExists
	}
	return s.put(record)
}

// delete empties a slot, which may be empty already.
func (s *slots) delete(number int64) int {
	if !s.slot(number) {
		return statusBoundary
	}
	start := s.at
	if _, count := s.length(); count != slotHeader {
		return statusKeyNotExists
	}
	s.at = start
	status := s.put(make([]byte, slotHeader))
	s.at += s.room
	return status
}
