package cobol

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// Organization of a file.
type Organization int

// The organizations.
const (
	Sequential Organization = iota
	LineSequential
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
	// A line was written and not yet ended: AFTER ADVANCING leaves it so.
	lineOpen bool
}

type fileState struct {
	open      *openFile
	locked    bool
	atEnd     bool
	firstRead bool
	readDone  bool
	// The size of the record last read or written.
	size int64
}

const (
	statusSuccess      = 0
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

func openStream(path string, mode Mode) (*openFile, error) {
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

func (m *Machine) key(name string) fileKey {
	return fileKey{m.bases[Working], name}
}

func (m *Machine) state(file *FileSpec) *fileState {
	key := m.key(file.Name)
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
	switch status / 10 {
	case 0:
		m.exception = exceptionNone
	case 1:
		m.exception = exceptionEnd
	case 2:
		m.exception = exceptionKey
	default:
		m.exception = exceptionFile
	}
}

// AtEnd is the condition of AT END.
func (m *Machine) AtEnd() bool { return m.exception == exceptionEnd }

// InvalidKey is the condition of INVALID KEY.
func (m *Machine) InvalidKey() bool { return m.exception == exceptionKey }

// CheckFile stops the program after an error that nothing in it looks at.
func (m *Machine) CheckFile(file *FileSpec) {
	if m.exception != exceptionNone && file.Status == nil {
		m.fail(fmt.Sprintf("file error on file %s", file.Name))
	}
}

// ---------------------------------------------------------------- OPEN and CLOSE

// Open is OPEN.
func (m *Machine) Open(file *FileSpec, mode Mode) {
	m.setStatus(file, m.openFile(file, mode))
	m.CheckFile(file)
}

func (m *Machine) openFile(file *FileSpec, mode Mode) int {
	path := strings.Trim(trimmed(m.data(file.Assign)), "\"'")
	state := m.state(file)
	if state.locked {
		return statusLocked
	}
	if state.open != nil {
		return statusAlreadyOpen
	}
	state.readDone, state.atEnd, state.firstRead = false, false, true
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
	open, err := openStream(path, mode)
	if err != nil {
		return openStatus(err, mode)
	}
	state.open = open
	if missing && file.Optional {
		return statusOptional
	}
	return statusSuccess
}

// Close is CLOSE.
func (m *Machine) Close(file *FileSpec) {
	m.setStatus(file, m.closeFile(file))
	m.CheckFile(file)
}

// CloseWithLock is CLOSE … WITH LOCK.
func (m *Machine) CloseWithLock(file *FileSpec) {
	status := m.closeFile(file)
	if status == statusSuccess {
		m.state(file).locked = true
	}
	m.setStatus(file, status)
	m.CheckFile(file)
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

// Read is READ.
func (m *Machine) Read(file *FileSpec) {
	m.setStatus(file, m.readFile(file))
}

func (m *Machine) readFile(file *FileSpec) int {
	state := m.state(file)
	record := m.data(file.Record)
	status := readNext(file, state, record)
	m.put(file.Record, record)
	if status == statusSuccess && file.Length != nil {
		m.SetInt(*file.Length, state.size)
	}
	return status
}

func readNext(file *FileSpec, state *fileState, record []byte) int {
	state.readDone = false
	open := state.open
	if open == nil || open.mode != Input && open.mode != InputOutput {
		return statusInputDenied
	}
	if open.file == nil {
		if state.firstRead {
			state.firstRead = false
			return statusEndOfFile
		}
		return statusReadError
	}
	if state.atEnd {
		return statusReadError
	}
	size, status := int64(0), statusSuccess
	if file.Organization == LineSequential {
		size, status = readLine(open, record)
	} else {
		size, status = readRecord(file, open, record, state.size)
	}
	switch status {
	case statusSuccess:
		state.size = size
		state.firstRead, state.readDone = false, true
	case statusEndOfFile:
		state.atEnd = true
	}
	return status
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
	if open == nil || open.mode != Output && open.mode != Extend {
		return statusOutputDenied
	}
	state.size = size
	if size > file.Maximum || size < file.Minimum && file.Organization != LineSequential {
		return statusOverflow
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
	switch {
	case open == nil || open.mode != InputOutput:
		return statusIODenied
	case !readDone:
		return statusReadNotDone
	case state.size != int64(len(data)):
		return statusOverflow
	}
	if _, err := open.file.Seek(-int64(len(data)), io.SeekCurrent); err != nil {
		return statusPermanent
	}
	return open.write(data)
}
