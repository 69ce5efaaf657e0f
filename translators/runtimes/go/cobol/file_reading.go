package cobol

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"math"
)

// READ, START and DELETE.

// Read is READ of the next record.
func (m *Machine) Read(file *FileSpec) {
	m.setStatus(file, m.readFile(file))
}

// ReadPrevious is READ PREVIOUS.
func (m *Machine) ReadPrevious(file *FileSpec) {
	m.setStatus(file, m.readInOrder(file, true))
}

// MoveRecord is the move of READ INTO: of the record that was read, at its size; but where the compiler copies the bytes,
// of what the record area holds.
func (m *Machine) MoveRecord(file *FileSpec, target Item) {
	record := file.Record
	if !copies(&record, &target) {
		record = record.FixedPart(1, min(max(m.state(file).size, 1), record.size)) // an empty line is a blank
	}
	m.MoveTo(record, target)
}

func (m *Machine) readFile(file *FileSpec) int {
	return m.readInOrder(file, false)
}

func (m *Machine) readInOrder(file *FileSpec, previous bool) int {
	state := m.state(file)
	mark := m.mark()
	record := m.copyOf(&file.Record)
	status := readNext(file, state, record, previous)
	m.put(file.Record, record)
	m.giveBack(mark)
	if file.Organization == Relative && file.RelativeKey != nil {
		switch status {
		case statusSuccess:
			m.SetInt(*file.RelativeKey, state.open.slots.last)
		case statusKeyRange:
			m.SetInt(*file.RelativeKey, 0)
		}
	}
	if (status == statusSuccess || status == statusDuplicate) && file.Length != nil {
		m.SetInt(*file.Length, state.size)
	}
	return status
}

func readNext(file *FileSpec, state *fileState, record []byte, previous bool) int {
	state.readDone = false
	open := state.open
	if open == nil || open.mode != Input && open.mode != InputOutput {
		return statusInputDenied
	}
	if open.file == nil && open.index == nil {
		if state.reached != reachedByRead {
			state.reached = reachedByRead
			return statusEndOfFile
		}
		return statusReadError
	}
	if previous && state.atStart || !previous && state.atEnd {
		return statusReadError
	}
	size, status := int64(0), statusSuccess
	switch {
	case open.index != nil:
		size, status = open.index.step(state, previous, record)
	case open.slots != nil:
		size, status = open.slots.step(state.reached != reachedByRead, previous, largestNumber(file), record)
	case file.Organization == LineSequential:
		size, status = readLine(open, record)
	default:
		size, status = readRecord(file, open, record, state.size)
		state.size = size
	}
	switch {
	case status == statusSuccess || status == statusDuplicate:
		state.wasRead(size)
	case status == statusReadNotDone:
		state.size = size
	case status == statusEndOfFile && previous:
		state.atStart = true
	case status == statusEndOfFile:
		state.atEnd = true
	}
	return status
}

func (s *fileState) wasRead(size int64) {
	s.size = size
	s.reached, s.readDone, s.atEnd, s.atStart = reachedByRead, true, false, false
}

// largestNumber is that of the records that RELATIVE KEY has room for.
func largestNumber(file *FileSpec) int64 {
	key := file.RelativeKey
	switch {
	case key == nil:
		return math.MaxInt64
	case key.native && key.signed:
		return math.MaxInt64 >> (64 - 8*key.size)
	case key.native && key.size < 8:
		return int64(1)<<(8*key.size) - 1
	case key.native || key.digits > 18:
		return math.MaxInt64
	}
	return powerOfTen(key.digits).Int64() - 1
}

func (m *Machine) relativeNumber(file *FileSpec) int64 {
	if file.RelativeKey == nil {
		return 0
	}
	return m.GetInt(*file.RelativeKey)
}

// ReadKey is READ of the record that the key names: the relative key, or the key of that number of an indexed file, of which
// only the first bytes count.
func (m *Machine) ReadKey(file *FileSpec, which int, bytes int64) {
	record := m.data(file.Record)
	state := m.state(file)
	size, status := m.readByKey(file, state, which, bytes, record)
	switch {
	case status < statusEndOfFile:
		state.wasRead(size)
	case status == statusReadNotDone:
		state.size = size
	}
	m.put(file.Record, record)
	if status < statusEndOfFile && file.Length != nil {
		m.SetInt(*file.Length, size)
	}
	m.setStatus(file, status)
}

func (m *Machine) readByKey(file *FileSpec, state *fileState, which int, bytes int64, record []byte) (int64, int) {
	number := m.relativeNumber(file)
	state.readDone = false
	open := state.open
	switch {
	case open == nil || open.mode != Input && open.mode != InputOutput:
		return 0, statusInputDenied
	case open.index != nil:
		return open.index.read(file, which, bytes, record)
	case open.file == nil && state.reached != reachedByRead:
		state.reached = reachedByRead
		return 0, statusEndOfFile
	case open.file == nil:
		return 0, statusKeyNotExists
	}
	return open.slots.read(number, record)
}

// Start is START: the next READ NEXT gives the first record whose key is related so to the key of that number, of
// which only the first size bytes count.
func (m *Machine) Start(file *FileSpec, relation Relation, which int, size int64) {
	m.setStatus(file, m.start(file, relation, which, size))
}

func (m *Machine) start(file *FileSpec, relation Relation, which int, size int64) int {
	record := m.data(file.Record)
	number := m.relativeNumber(file)
	state := m.state(file)
	state.readDone, state.reached = false, reachedByRead
	open := state.open
	if open == nil || open.mode != Input && open.mode != InputOutput || file.Access == AccessRandom {
		return statusInputDenied
	}
	status := statusKeyNotExists
	switch {
	case open.index != nil:
		status = open.index.start(file, relation, which, size, record)
	case open.slots != nil:
		status = open.slots.start(relation, number)
	default:
		return status
	}
	state.atEnd, state.atStart, state.reached = status != statusSuccess, false, reachedByStart
	return status
}

// Delete is DELETE: the record last read, or (other than by ACCESS SEQUENTIAL) the one that the key names.
func (m *Machine) Delete(file *FileSpec) {
	m.setStatus(file, m.deleteRecord(file))
}

func (m *Machine) deleteRecord(file *FileSpec) int {
	state := m.state(file)
	readDone := state.readDone
	state.readDone = false
	open := state.open
	sequential := file.Access == AccessSequential
	switch {
	case open == nil || open.mode != InputOutput:
		return statusIODenied
	case sequential && !readDone:
		return statusReadNotDone
	case open.index != nil:
		return open.index.delete(file, m.data(file.Record))
	case open.file == nil:
		return statusKeyNotExists
	case file.RelativeKey == nil:
		return open.slots.delete(open.slots.last)
	}
	return open.slots.delete(m.relativeNumber(file))
}

// readLine reads a line, without carriage returns, cut or filled with blanks to the record's size.
func readLine(open *openFile, record []byte) (int64, int) {
	line, err := open.reader.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		line = bytes.Clone(line)
		var rest []byte
		rest, err = open.reader.ReadBytes('\n')
		line = append(line, rest...)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, statusPermanent
	}
	ended := bytes.HasSuffix(line, []byte{'\n'})
	line = bytes.TrimSuffix(line, []byte{'\n'})
	if bytes.IndexByte(line, '\r') >= 0 {
		line = bytes.ReplaceAll(line, []byte{'\r'}, nil)
	}
	if len(line) == 0 && !ended {
		return 0, statusEndOfFile
	}
	count := copy(record, line)
	fill(record[count:], ' ')
	return int64(count), statusSuccess
}

// readRecord gives the size that the record should have, which is the one before where the file does not say it.
func readRecord(file *FileSpec, open *openFile, record []byte, size int64) (int64, int) {
	if file.Minimum != file.Maximum {
		var header [4]byte
		count, ok := open.read(header[:])
		switch {
		case !ok || count > 0 && count < 4:
			return size, statusPermanent
		case count == 0:
			return size, statusEndOfFile
		}
		size = int64(header[0])<<8 | int64(header[1])
	}
	data := record[:min(size, int64(len(record)))]
	if size > int64(len(record)) {
		data = make([]byte, size)
	}
	count, ok := open.read(data)
	if !ok {
		return size, statusPermanent
	}
	copy(record, data[:count])
	switch {
	case int64(count) == size:
		return size, statusSuccess
	case count == 0:
		return size, statusEndOfFile
	}
	return size, statusIncomplete
}
