package cobol

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"strings"
)

// Organization of a file.
type Organization int

// The organizations.
const (
	Sequential Organization = iota
	LineSequential
	Relative
	Indexed
)

// Access of a file: by ACCESS MODE.
type Access int

// The access modes.
const (
	AccessSequential Access = iota
	AccessRandom
	AccessDynamic
)

// Key is RECORD KEY or ALTERNATE RECORD KEY: an item of the record.
type Key struct {
	Item       Item
	Duplicates bool
}

// Relation is how START compares the file's keys with the one given.
type Relation int

// The relations.
const (
	Equal Relation = iota
	Greater
	NotLess
	Less
	NotGreater
)

// Mode of OPEN.
type Mode int

// The modes.
const (
	Input Mode = iota
	Output
	InputOutput
	Extend
)

// FileSpec is SELECT and FD of one file. Minimum and Maximum are the sizes of the shortest and the longest record;
// different ones make records of varying length. Status and Length may be nil.
type FileSpec struct {
	Name         string
	Assign       Item
	Organization Organization
	Optional     bool
	Minimum      int64
	Maximum      int64
	Record       Item
	Status       *Item
	Length       *Item
	Access       Access
	// RelativeKey may be nil; Keys are RECORD KEY and then the alternate ones.
	RelativeKey *Item
	Keys        []Key
}

type fileKey struct {
	program int64
	name    string
}

type openFile struct {
	mode   Mode
	file   *os.File // nil when an optional file is missing
	reader *bufio.Reader
	writer *bufio.Writer
	index  *index // of an indexed file
	// A line was written and not yet ended: AFTER ADVANCING leaves it so.
	lineOpen bool
}

type fileState struct {
	open   *openFile
	locked bool
	// The last sequential read met the end, or (READ PREVIOUS) the beginning.
	atEnd     bool
	atStart   bool
	firstRead bool
	readDone  bool
	// The size of the record last read or written.
	size int64
	// Where a relative file's next record is, counted from 0.
	next int64
	// How the file was last opened: 1 INPUT, 2 OUTPUT, 3 I-O, 4 EXTEND, 0 never.
	lastMode int64
}

const (
	statusSuccess      = 0
	statusDuplicate    = 2
	statusNoReel       = 7
	statusKeyRange     = 14
	statusKeyInvalid   = 21
	statusKeyExists    = 22
	statusKeyNotExists = 23
	statusBoundary     = 24
	statusIncomplete   = 4
	statusOptional     = 5
	statusEndOfFile    = 10
	statusPermanent    = 30
	statusBadName      = 31
	statusNotExists    = 35
	statusDenied       = 37
	statusLocked       = 38
	statusAlreadyOpen  = 41
	statusNotOpen      = 42
	statusReadNotDone  = 43
	statusOverflow     = 44
	statusReadError    = 46
	statusInputDenied  = 47
	statusOutputDenied = 48
	statusIODenied     = 49
)

// What ADVANCING PAGE counts for.
const page = -1

func statusOf(err error) int {
	if err != nil {
		return statusPermanent
	}
	return statusSuccess
}

func (o *openFile) write(data []byte) int {
	switch {
	case o.writer != nil:
		_, err := o.writer.Write(data)
		return statusOf(err)
	case o.mode == InputOutput && o.file != nil:
		_, err := o.file.Write(data)
		return statusOf(err)
	}
	return statusPermanent
}

// read reads up to size bytes; fewer only at the end.
func (o *openFile) read(size int64) ([]byte, bool) {
	data := make([]byte, size)
	var source io.Reader = o.file
	if o.reader != nil {
		source = o.reader
	}
	count, err := io.ReadFull(source, data)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, false
	}
	return data[:count], true
}

// finish ends what is open: a last line, and what is still buffered.
func (o *openFile) finish() int {
	if o.lineOpen {
		o.write([]byte{'\n'})
	}
	status := statusSuccess
	if o.writer != nil {
		status = statusOf(o.writer.Flush())
	}
	if o.index != nil {
		status = o.index.close()
	}
	if o.file != nil {
		_ = o.file.Close()
	}
	return status
}

func openStatus(err error, mode Mode) int {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if mode == Output {
			return statusPermanent
		}
		return statusNotExists
	case errors.Is(err, fs.ErrPermission), strings.Contains(err.Error(), "is a directory"):
		return statusDenied
	}
	return statusPermanent
}

func openStream(spec *FileSpec, path string, mode Mode) (*openFile, error) {
	if spec.Organization == Indexed {
		opened, err := openIndex(path, mode, len(spec.Keys))
		if err != nil {
			return nil, err
		}
		return &openFile{mode: mode, index: opened}, nil
	}
	if spec.Organization == Relative {
		flags := map[Mode]int{
			Input: os.O_RDONLY, Output: os.O_RDWR | os.O_CREATE | os.O_TRUNC, InputOutput: os.O_RDWR | os.O_CREATE,
			Extend: os.O_RDWR | os.O_CREATE,
		}[mode]
		file, err := os.OpenFile(path, flags, 0o666)
		if err != nil {
			return nil, err
		}
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, fs.ErrPermission
		}
		return &openFile{mode: mode, file: file}, nil
	}
	flags := map[Mode]int{
		Input: os.O_RDONLY, Output: os.O_WRONLY | os.O_CREATE | os.O_TRUNC, InputOutput: os.O_RDWR | os.O_CREATE,
		Extend: os.O_WRONLY | os.O_CREATE | os.O_APPEND,
	}[mode]
	file, err := os.OpenFile(path, flags, 0o666)
	if err != nil {
		return nil, err
	}
	open := &openFile{mode: mode, file: file}
	switch mode {
	case Input:
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, fs.ErrPermission
		}
		open.reader = bufio.NewReader(file)
	case Output, Extend:
		open.writer = bufio.NewWriter(file)
	}
	return open, nil
}

// key tells one program's files from another's: by the storage that the record area is in.
func (m *Machine) key(file *FileSpec) fileKey {
	return fileKey{m.bases[file.Record.slot], file.Name}
}

func (m *Machine) state(file *FileSpec) *fileState {
	key := m.key(file)
	state, known := m.files[key]
	if !known {
		state = &fileState{size: file.Maximum}
		m.files[key] = state
	}
	return state
}

// setStatus sets FILE STATUS and the exception.
func (m *Machine) setStatus(file *FileSpec, status int) {
	if file.Status != nil {
		m.put(*file.Status, []byte{'0' + byte(status/10), '0' + byte(status%10)})
	}
	m.exception = statusExceptions[status/10]
	m.usedFile, m.usedStatus = file.Name, status
}

// AtEnd is the condition of AT END.
func (m *Machine) AtEnd() bool { return m.exception == exceptionEnd }

// InvalidKey is the condition of INVALID KEY.
func (m *Machine) InvalidKey() bool { return m.exception == exceptionKey }

// FileFailed tells whether the last statement met an error or a condition that it has no phrase for.
func (m *Machine) FileFailed() bool { return m.exception != exceptionNone }

// OpenMode is how the file was last opened: 1 INPUT, 2 OUTPUT, 3 I-O, 4 EXTEND, 0 never.
func (m *Machine) OpenMode(file *FileSpec) int64 { return m.state(file).lastMode }

// CheckFile stops the program after an error that nothing in it looks at.
func (m *Machine) CheckFile(file *FileSpec) {
	if m.exception != exceptionNone && file.Status == nil {
		m.fail(fmt.Sprintf("file error on file %s", file.Name))
	}
}

// ---------------------------------------------------------------- OPEN and CLOSE

// Open is OPEN.
func (m *Machine) Open(file *FileSpec, mode Mode) {
	m.TryOpen(file, mode)
	m.CheckFile(file)
}

// TryOpen is OPEN in a program that looks at the file's errors itself.
func (m *Machine) TryOpen(file *FileSpec, mode Mode) {
	m.setStatus(file, m.openFile(file, mode))
}

func (m *Machine) fileName(file *FileSpec) string {
	return m.mappedName(strings.Trim(trimmed(m.data(file.Assign)), "\"'"))
}

// standsFor is what the environment has for a file's name: DD_name, dd_name or name itself.
func (m *Machine) standsFor(word string) string {
	for _, before := range []string{"DD_", "dd_", ""} {
		if found, set := m.variable(before + word); set {
			return string(found)
		}
	}
	return ""
}

// mappedName is what the environment makes of a name (of a path, of what comes before its first slash); a first part
// that begins with $ and that nothing stands for is left out.
func (m *Machine) mappedName(name string) string {
	first, rest, isPath := strings.Cut(name, "/")
	if isPath && first == "" {
		return name
	}
	found := m.standsFor(strings.TrimLeft(first, "$"))
	switch {
	case isPath && found != "":
		return found + "/" + rest
	case isPath && first[0] == '$':
		return rest
	case isPath:
		return name
	case found != "":
		return found
	}
	if folder, set := m.variable("COB_FILE_PATH"); set {
		return string(folder) + "/" + name
	}
	return name
}

// DeleteFile is DELETE FILE.
func (m *Machine) DeleteFile(file *FileSpec) {
	found, err := os.Stat(m.fileName(file))
	status := statusSuccess
	switch {
	case m.state(file).open != nil:
		status = statusAlreadyOpen
	case err != nil:
		status = statusNotExists
	case found.IsDir() || os.Remove(m.fileName(file)) != nil:
		status = statusDenied
	}
	m.setStatus(file, status)
}

func (m *Machine) openFile(file *FileSpec, mode Mode) int {
	path := m.fileName(file)
	state := m.state(file)
	state.lastMode = int64(mode) + 1
	if state.locked {
		return statusLocked
	}
	if state.open != nil {
		return statusAlreadyOpen
	}
	state.readDone, state.atEnd, state.atStart, state.firstRead, state.next = false, false, false, true, 0
	if path == "" {
		return statusBadName
	}
	_, err := os.Stat(path)
	missing := err != nil
	if missing && mode != Output && !file.Optional {
		return statusNotExists
	}
	if mode == InputOutput && file.Organization == LineSequential {
		return statusDenied
	}
	if missing && mode == Input {
		state.open = &openFile{mode: mode}
		state.atEnd = true
		return statusOptional
	}
	open, err := openStream(file, path, mode)
	if err != nil {
		return openStatus(err, mode)
	}
	if mode == Extend && file.Organization == Relative {
		state.next = slots(open.file, file)
	}
	state.open = open
	if missing && file.Optional {
		return statusOptional
	}
	return statusSuccess
}

// Close is CLOSE.
func (m *Machine) Close(file *FileSpec) {
	m.TryClose(file)
	m.CheckFile(file)
}

// CloseWithLock is CLOSE … WITH LOCK.
func (m *Machine) CloseWithLock(file *FileSpec) {
	m.TryCloseWithLock(file)
	m.CheckFile(file)
}

// TryClose is CLOSE in a program that looks at the file's errors itself.
func (m *Machine) TryClose(file *FileSpec) {
	m.setStatus(file, m.closeFile(file))
}

// TryCloseWithLock is CLOSE … WITH LOCK in such a program.
func (m *Machine) TryCloseWithLock(file *FileSpec) {
	status := m.closeFile(file)
	if status == statusSuccess {
		m.state(file).locked = true
	}
	m.setStatus(file, status)
}

// TryCloseNoRewind is CLOSE … WITH NO REWIND: there is no reel.
func (m *Machine) TryCloseNoRewind(file *FileSpec) {
	status := m.closeFile(file)
	if status == statusSuccess {
		status = statusNoReel
	}
	m.setStatus(file, status)
}

// TryCloseReel is CLOSE … REEL or UNIT: there is none, and the file stays open.
func (m *Machine) TryCloseReel(file *FileSpec) {
	if m.state(file).open == nil {
		m.setStatus(file, statusNotOpen)
		return
	}
	m.setStatus(file, statusNoReel)
}

func (m *Machine) closeFile(file *FileSpec) int {
	state := m.state(file)
	state.readDone = false
	if state.open == nil {
		return statusNotOpen
	}
	status := state.open.finish()
	state.open = nil
	return status
}

func (m *Machine) closeAllFiles() {
	for _, state := range m.files {
		if state.open != nil {
			state.open.finish()
			state.open = nil
		}
	}
}

// ---------------------------------------------------------------- READ

// Read is READ of the next record.
func (m *Machine) Read(file *FileSpec) {
	m.setStatus(file, m.readFile(file))
}

// ReadPrevious is READ PREVIOUS.
func (m *Machine) ReadPrevious(file *FileSpec) {
	m.setStatus(file, m.readInOrder(file, true))
}

func (m *Machine) readFile(file *FileSpec) int {
	return m.readInOrder(file, false)
}

func (m *Machine) readInOrder(file *FileSpec, previous bool) int {
	state := m.state(file)
	record := m.data(file.Record)
	status := readNext(file, state, record, previous)
	m.put(file.Record, record)
	if status >= statusEndOfFile {
		return status
	}
	if file.Organization == Relative && file.RelativeKey != nil {
		if powerOfTen(file.RelativeKey.digits).Cmp(big.NewInt(state.next)) <= 0 {
			return statusKeyRange
		}
		m.SetInt(*file.RelativeKey, state.next)
	}
	if file.Length != nil {
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
		if state.firstRead {
			state.firstRead = false
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
		size, status = open.index.step(previous, record)
	case file.Organization == Relative:
		size, status = stepRelative(open.file, file, &state.next, previous, record)
	case file.Organization == LineSequential:
		size, status = readLine(open, record)
	default:
		size, status = readRecord(file, open, record, state.size)
	}
	switch {
	case status == statusSuccess || status == statusDuplicate:
		state.wasRead(size)
	case status == statusEndOfFile && previous:
		state.atStart = true
	case status == statusEndOfFile:
		state.atEnd = true
	}
	return status
}

func (s *fileState) wasRead(size int64) {
	s.size = size
	s.firstRead, s.readDone, s.atEnd, s.atStart = false, true, false, false
}

func (m *Machine) relativeNumber(file *FileSpec) int64 {
	if file.RelativeKey == nil {
		return 0
	}
	return m.GetInt(*file.RelativeKey)
}

// ReadKey is READ of the record that the key names: the relative key, or the key of that number of an indexed file.
func (m *Machine) ReadKey(file *FileSpec, which int) {
	record := m.data(file.Record)
	state := m.state(file)
	size, status := m.readByKey(file, state, which, record)
	if status < statusEndOfFile {
		state.wasRead(size)
	}
	m.put(file.Record, record)
	if status < statusEndOfFile && file.Length != nil {
		m.SetInt(*file.Length, size)
	}
	m.setStatus(file, status)
}

func (m *Machine) readByKey(file *FileSpec, state *fileState, which int, record []byte) (int64, int) {
	number := m.relativeNumber(file)
	state.readDone = false
	open := state.open
	switch {
	case open == nil || open.mode != Input && open.mode != InputOutput:
		return 0, statusInputDenied
	case open.index != nil:
		return open.index.read(file, which, record)
	case open.file == nil && state.firstRead:
		state.firstRead = false
		return 0, statusEndOfFile
	case open.file == nil:
		return 0, statusKeyNotExists
	}
	size, status := readRelative(open.file, file, number, record)
	if status == statusSuccess {
		state.next = number
	}
	return size, status
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
	state.readDone, state.firstRead = false, false
	open := state.open
	if open == nil || open.mode != Input && open.mode != InputOutput || file.Access == AccessRandom {
		return statusInputDenied
	}
	status := statusKeyNotExists
	switch {
	case open.index != nil:
		status = open.index.start(file, relation, which, size, record)
	case open.file != nil:
		if slot, found := startRelative(open.file, file, relation, number); found {
			state.next, status = slot, statusSuccess
		}
	}
	if status == statusSuccess {
		state.atEnd, state.atStart, state.firstRead = false, false, true
	}
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
		return open.index.delete(file, sequential, m.data(file.Record))
	case open.file == nil:
		return statusKeyNotExists
	case sequential:
		return deleteRelative(open.file, file, state.next)
	}
	return deleteRelative(open.file, file, m.relativeNumber(file))
}

// readLine reads a line, without carriage returns, cut or filled with blanks to the record's size.
func readLine(open *openFile, record []byte) (int64, int) {
	line, err := open.reader.ReadBytes('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, statusPermanent
	}
	ended := bytes.HasSuffix(line, []byte{'\n'})
	line = bytes.ReplaceAll(bytes.TrimSuffix(line, []byte{'\n'}), []byte{'\r'}, nil)
	if len(line) == 0 && !ended {
		return 0, statusEndOfFile
	}
	count := copy(record, line)
	fill(record[count:], ' ')
	return int64(count), statusSuccess
}

func readRecord(file *FileSpec, open *openFile, record []byte, size int64) (int64, int) {
	if file.Minimum != file.Maximum {
		header, ok := open.read(4)
		switch {
		case !ok || len(header) > 0 && len(header) < 4:
			return 0, statusPermanent
		case len(header) == 0:
			return 0, statusEndOfFile
		}
		size = int64(header[0])<<8 | int64(header[1])
	}
	data, ok := open.read(size)
	if !ok {
		return 0, statusPermanent
	}
	copy(record, data)
	switch {
	case int64(len(data)) == size:
		return size, statusSuccess
	case len(data) == 0:
		return 0, statusEndOfFile
	}
	return 0, statusIncomplete
}

// ---------------------------------------------------------------- WRITE

// Write is WRITE without ADVANCING.
func (m *Machine) Write(file *FileSpec, record Item) {
	m.writeLines(file, record, 1, true, file.Organization == Sequential)
}

// WriteAfter is WRITE … AFTER ADVANCING lines.
func (m *Machine) WriteAfter(file *FileSpec, record Item, lines int64) {
	m.writeLines(file, record, lines, false, false)
}

// WriteBefore is WRITE … BEFORE ADVANCING lines.
func (m *Machine) WriteBefore(file *FileSpec, record Item, lines int64) {
	m.writeLines(file, record, lines, true, false)
}

// WriteAfterPage is WRITE … AFTER ADVANCING PAGE.
func (m *Machine) WriteAfterPage(file *FileSpec, record Item) {
	m.writeLines(file, record, page, false, false)
}

// WriteBeforePage is WRITE … BEFORE ADVANCING PAGE.
func (m *Machine) WriteBeforePage(file *FileSpec, record Item) {
	m.writeLines(file, record, page, true, false)
}

func (m *Machine) writeLines(file *FileSpec, record Item, lines int64, before, plain bool) {
	m.setStatus(file, m.writeRecord(file, record, lines, before, plain))
}

func (m *Machine) writeRecord(file *FileSpec, record Item, lines int64, before, plain bool) int {
	data := m.data(record)
	size := int64(len(data))
	if file.Length != nil {
		size = min(max(m.GetInt(*file.Length), 0), size)
	}
	state := m.state(file)
	state.readDone = false
	open := state.open
	second := InputOutput
	if file.Access == AccessSequential {
		second = Extend
	}
	if open == nil || open.mode != Output && open.mode != second {
		return statusOutputDenied
	}
	state.size = size
	if size > file.Maximum || size < file.Minimum && file.Organization != LineSequential {
		return statusOverflow
	}
	switch {
	case open.index != nil:
		return open.index.write(file, data[:size], m.data(file.Record))
	case file.Organization == Relative && file.Access != AccessSequential:
		return writeRelative(open.file, file, m.relativeNumber(file), size, m.data(file.Record))
	case file.Organization == Relative:
		status := writeRelative(open.file, file, state.next+1, size, m.data(file.Record))
		if status == statusSuccess {
			state.next++
			if file.RelativeKey != nil {
				m.SetInt(*file.RelativeKey, state.next)
			}
		}
		return status
	}
	return writeBytes(file, open, data[:size], lines, before, plain)
}

func advance(open *openFile, lines int64) int {
	switch lines {
	case page:
		return open.write([]byte{'\f'})
	case 0:
		return open.write([]byte{'\r'})
	}
	return open.write(repeated([]byte{'\n'}, int(max(lines, 0))))
}

func writeBytes(file *FileSpec, open *openFile, data []byte, lines int64, before, plain bool) int {
	status := statusSuccess
	if !before && !plain {
		status = advance(open, lines)
		open.lineOpen = true
	}
	if status == statusSuccess {
		if file.Organization == LineSequential {
			status = open.write(bytes.TrimRight(data, " "))
		} else {
			if file.Minimum != file.Maximum {
				open.write([]byte{byte(len(data) >> 8), byte(len(data)), 0, 0})
			}
			status = open.write(data)
		}
	}
	if before && !plain && status == statusSuccess {
		status = advance(open, lines)
		open.lineOpen = false
	}
	return status
}

// Rewrite is REWRITE.
func (m *Machine) Rewrite(file *FileSpec, record Item) {
	m.setStatus(file, m.rewriteRecord(file, record))
}

func (m *Machine) rewriteRecord(file *FileSpec, record Item) int {
	data := m.data(record)
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
		return open.index.rewrite(file, sequential, int64(len(data)), m.data(file.Record))
	case file.Organization == Relative && sequential:
		return rewriteRelative(open.file, file, state.next, int64(len(data)), m.data(file.Record))
	case file.Organization == Relative:
		return rewriteRelative(open.file, file, m.relativeNumber(file), int64(len(data)), m.data(file.Record))
	case state.size != int64(len(data)):
		return statusOverflow
	case file.Length != nil && m.GetInt(*file.Length) != state.size:
		return statusOverflow
	}
	if _, err := open.file.Seek(-int64(len(data)), io.SeekCurrent); err != nil {
		return statusPermanent
	}
	return open.write(data)
}
