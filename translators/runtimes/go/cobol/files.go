package cobol

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// OPEN and CLOSE, and what stands between a file and the environment: its name, its status.

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

// read fills data, and says how much of it; less only at the end.
func (o *openFile) read(data []byte) (int, bool) {
	var source io.Reader = o.file
	if o.reader != nil {
		source = o.reader
	}
	count, err := io.ReadFull(source, data)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, false
	}
	return count, true
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
		opened, err := openIndex(path, mode, spec)
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
		opened := &slots{stream: file, room: spec.Maximum}
		if mode == Extend {
			opened.at = opened.size()
		}
		return &openFile{mode: mode, file: file, slots: opened}, nil
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
	if file.machine == m && file.program == key.program {
		return file.state
	}
	state, known := m.files[key]
	if !known {
		state = &fileState{size: file.Maximum}
		m.files[key] = state
	}
	file.machine, file.program, file.state = m, key.program, state
	return state
}

// setStatus sets FILE STATUS and the exception.
func (m *Machine) setStatus(file *FileSpec, status int) {
	if file.Status != nil {
		m.put(*file.Status, []byte{'0' + byte(status/10), '0' + byte(status%10)})
	}
	m.raise(statusExceptions[status/10])
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
	return m.mappedName(trimmed(m.data(file.Assign)))
}

// standsFor is what the environment has for a file's name: DD_name, dd_name or name itself, with underlines for points;
// nothing stands for what begins with a point.
func (m *Machine) standsFor(first string) string {
	word := strings.TrimPrefix(first, "$")
	if strings.HasPrefix(word, ".") {
		return ""
	}
	word = strings.ReplaceAll(word, ".", "_")
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
	found := m.standsFor(first)
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
	if state.locked {
		return statusLocked
	}
	if state.open != nil {
		return statusAlreadyOpen
	}
	state.lastMode = int64(mode) + 1
	state.readDone, state.atEnd, state.atStart, state.reached = false, false, false, reachedByOpen
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
	if open.index != nil && open.index.tooLong() {
		return statusConflict
	}
	state.open = open
	if missing && file.Optional && (mode != Output || file.Organization == LineSequential) {
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
