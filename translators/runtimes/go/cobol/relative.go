package cobol

import (
	"encoding/binary"
	"io"
	"os"
)

// Relative files as GnuCOBOL lays them out: slots of the same size, each the record's length (8 bytes, 0 where
// there is no record) and room for the longest record. Records are numbered from 1.

const slotHeader = 8

func slotSize(file *FileSpec) int64 { return slotHeader + file.Maximum }

// slots is how many slots the file has.
func slots(stream *os.File, file *FileSpec) int64 {
	info, err := stream.Stat()
	if err != nil {
		return 0
	}
	return info.Size() / slotSize(file)
}

// slotLength is the length of the record with that number; 0 when there is none.
func slotLength(stream *os.File, file *FileSpec, number int64) int64 {
	var header [slotHeader]byte
	if number < 1 || number > slots(stream, file) {
		return 0
	}
	if _, err := stream.ReadAt(header[:], (number-1)*slotSize(file)); err != nil {
		return 0
	}
	return int64(binary.LittleEndian.Uint64(header[:]))
}

func readRelative(stream *os.File, file *FileSpec, number int64, record []byte) (int64, int) {
	size := slotLength(stream, file, number)
	if size == 0 {
		return 0, statusKeyNotExists
	}
	room := min(int64(len(record)), file.Maximum)
	if _, err := stream.ReadAt(record[:room], (number-1)*slotSize(file)+slotHeader); err != nil && err != io.EOF {
		return 0, statusPermanent
	}
	return size, statusSuccess
}

// stepRelative reads the next record, or the one before; next is how many slots lie before the next one.
func stepRelative(stream *os.File, file *FileSpec, next *int64, previous bool, record []byte) (int64, int) {
	step := int64(1)
	if previous {
		step = -1
	}
	last := slots(stream, file)
	for number := *next + step; number >= 1 && number <= last; number += step {
		if size, status := readRelative(stream, file, number, record); status == statusSuccess {
			*next = number
			return size, statusSuccess
		}
	}
	return 0, statusEndOfFile
}

// startRelative is how many slots lie before the first record that is related so to number.
func startRelative(stream *os.File, file *FileSpec, relation Relation, number int64) (int64, bool) {
	last := slots(stream, file)
	at, step := number, int64(0)
	switch relation {
	case NotLess:
		step = 1
	case Greater:
		at, step = number+1, 1
	case NotGreater:
		at, step = min(number, last), -1
	case Less:
		at, step = min(number-1, last), -1
	}
	for at >= 1 && at <= last {
		if slotLength(stream, file, at) > 0 {
			return at - 1, true
		}
		if step == 0 {
			return 0, false
		}
		at += step
	}
	return 0, false
}

func putRelative(stream *os.File, file *FileSpec, number, size int64, record []byte) int {
	slot := make([]byte, slotSize(file))
	binary.LittleEndian.PutUint64(slot, uint64(size))
	copy(slot[slotHeader:], record)
	_, err := stream.WriteAt(slot, (number-1)*slotSize(file))
	return statusOf(err)
}

// writeRelative writes a record where there is none yet.
func writeRelative(stream *os.File, file *FileSpec, number, size int64, record []byte) int {
	switch {
	case number < 1:
		return statusBoundary
	case slotLength(stream, file, number) > 0:
		return statusKeyExists
	}
	return putRelative(stream, file, number, size, record)
}

// slotStatus says whether the file has a slot of that number, with or without a record.
func slotStatus(stream *os.File, file *FileSpec, number int64) int {
	switch {
	case number < 1:
		return statusBoundary
	case number > slots(stream, file):
		return statusKeyNotExists
	}
	return statusSuccess
}

func rewriteRelative(stream *os.File, file *FileSpec, number, size int64, record []byte) int {
	if status := slotStatus(stream, file, number); status != statusSuccess {
		return status
	}
	if slotLength(stream, file, number) == 0 {
		size = 0 // what is written into an empty slot is no record
	}
	return putRelative(stream, file, number, size, record)
}

// deleteRelative empties a slot, which may be empty already.
func deleteRelative(stream *os.File, file *FileSpec, number int64) int {
	if status := slotStatus(stream, file, number); status != statusSuccess {
		return status
	}
	_, err := stream.WriteAt(make([]byte, slotHeader), (number-1)*slotSize(file))
	return statusOf(err)
}
