package cobol

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strings"
	"time"
)

// Routines that GnuCOBOL's run time offers by CALL: CBL_… and C$….

func (m *Machine) give(code int64) { m.SetInt(m.returnCode(), code) }

func (m *Machine) combined(source, target, length Item, combine func(a, b byte) byte) {
	from, to := m.data(source), m.data(target)
	for n := range min(int64(len(from)), int64(len(to)), max(m.GetInt(length), 0)) {
		to[n] = combine(from[n], to[n])
	}
	m.put(target, to)
	m.give(0)
}

// CblAnd is CBL_AND; the other logical operations follow.
func (m *Machine) CblAnd(source, target, length Item) {
	m.combined(source, target, length, func(a, b byte) byte { return a & b })
}

// CblOr is CBL_OR.
func (m *Machine) CblOr(source, target, length Item) {
	m.combined(source, target, length, func(a, b byte) byte { return a | b })
}

// CblNor is CBL_NOR.
func (m *Machine) CblNor(source, target, length Item) {
	m.combined(source, target, length, func(a, b byte) byte { return ^(a | b) })
}

// CblXor is CBL_XOR.
func (m *Machine) CblXor(source, target, length Item) {
	m.combined(source, target, length, func(a, b byte) byte { return a ^ b })
}

// CblImp is CBL_IMP.
func (m *Machine) CblImp(source, target, length Item) {
	m.combined(source, target, length, func(a, b byte) byte { return ^a | b })
}

// CblNimp is CBL_NIMP.
func (m *Machine) CblNimp(source, target, length Item) {
	m.combined(source, target, length, func(a, b byte) byte { return a &^ b })
}

// CblEq is CBL_EQ.
func (m *Machine) CblEq(source, target, length Item) {
	m.combined(source, target, length, func(a, b byte) byte { return ^(a ^ b) })
}

func (m *Machine) mappedBytes(target Item, length int64, change func(byte) byte) {
	data := m.data(target)
	for n := range min(int64(len(data)), max(length, 0)) {
		data[n] = change(data[n])
	}
	m.put(target, data)
	m.give(0)
}

func upper(b byte) byte {
	if b >= 'a' && b <= 'z' {
		b -= 32
	}
	return b
}

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		b += 32
	}
	return b
}

// CblNot is CBL_NOT.
func (m *Machine) CblNot(target, length Item) {
	m.mappedBytes(target, m.GetInt(length), func(b byte) byte { return ^b })
}

// CblToupper is CBL_TOUPPER.
func (m *Machine) CblToupper(target, length Item) { m.mappedBytes(target, m.GetInt(length), upper) }

// CblTolower is CBL_TOLOWER.
func (m *Machine) CblTolower(target, length Item) { m.mappedBytes(target, m.GetInt(length), lower) }

// CToupper is C$TOUPPER.
func (m *Machine) CToupper(target, length Item) { m.CblToupper(target, length) }

// CTolower is C$TOLOWER.
func (m *Machine) CTolower(target, length Item) { m.CblTolower(target, length) }

// CPrintable is C$PRINTABLE.
func (m *Machine) CPrintable(target Item) {
	m.mappedBytes(target, target.size, func(b byte) byte {
		if b >= 0x20 && b < 0x7f {
			return b
		}
		return '.'
	})
}

// CJustify1 is C$JUSTIFY to the right.
func (m *Machine) CJustify1(target Item) { m.justify(target, 'R') }

// CJustify2 is C$JUSTIFY to a side.
func (m *Machine) CJustify2(target, side Item) { m.justify(target, append(m.data(side), 'R')[0]) }

func (m *Machine) justify(target Item, side byte) {
	data := m.data(target)
	text := bytes.Trim(data, " ")
	at := len(data) - len(text)
	switch side {
	case 'L':
		at = 0
	case 'C':
		at /= 2
	}
	if len(text) > 0 {
		moved := repeated([]byte{' '}, len(data))
		copy(moved[at:], text)
		m.put(target, moved)
	}
	m.give(0)
}

// ---------------------------------------------------------------- the process

// CGetpid is C$GETPID.
func (m *Machine) CGetpid() { m.give(int64(os.Getpid())) }

// CSleep is C$SLEEP.
func (m *Machine) CSleep(seconds Item) {
	m.flush()
	time.Sleep(time.Duration(m.GetInt(seconds)) * time.Second)
	m.give(0)
}

// CblOcNanosleep is CBL_OC_NANOSLEEP.
func (m *Machine) CblOcNanosleep(span Item) {
	m.flush()
	time.Sleep(time.Duration(m.GetInt(span)))
	m.give(0)
}

// ---------------------------------------------------------------- files and folders

// pathIn is a path in an item, without blanks at the end and quotes.
func (m *Machine) pathIn(item Item) string { return strings.Trim(trimmed(m.data(item)), `"`) }

func (m *Machine) done(err error) {
	if err != nil {
		m.give(128)
		return
	}
	m.give(0)
}

// CblCreateDir is CBL_CREATE_DIR.
func (m *Machine) CblCreateDir(path Item) { m.done(os.Mkdir(m.pathIn(path), 0o777)) }

// CMakedir is C$MAKEDIR.
func (m *Machine) CMakedir(path Item) { m.CblCreateDir(path) }

// CblDeleteDir is CBL_DELETE_DIR.
func (m *Machine) CblDeleteDir(path Item) {
	found, err := os.Stat(m.pathIn(path))
	if err == nil && !found.IsDir() {
		err = os.ErrInvalid
	}
	if err == nil {
		err = os.Remove(m.pathIn(path))
	}
	m.done(err)
}

// CblChangeDir is CBL_CHANGE_DIR.
func (m *Machine) CblChangeDir(path Item) { m.done(os.Chdir(m.pathIn(path))) }

// CChdir is C$CHDIR.
func (m *Machine) CChdir(path, status Item) {
	m.CblChangeDir(path)
	m.SetInt(status, m.GetInt(m.returnCode()))
}

// CblDeleteFile is CBL_DELETE_FILE.
func (m *Machine) CblDeleteFile(path Item) {
	found, err := os.Stat(m.pathIn(path))
	if err == nil && found.IsDir() {
		err = os.ErrInvalid
	}
	if err == nil {
		err = os.Remove(m.pathIn(path))
	}
	m.done(err)
}

// CDelete is C$DELETE.
func (m *Machine) CDelete(path, _ Item) { m.CblDeleteFile(path) }

// CblCopyFile is CBL_COPY_FILE.
func (m *Machine) CblCopyFile(from, to Item) {
	data, err := os.ReadFile(m.pathIn(from))
	if err == nil {
		err = os.WriteFile(m.pathIn(to), data, 0o666)
	}
	m.done(err)
}

// CCopy is C$COPY.
func (m *Machine) CCopy(from, to, _ Item) { m.CblCopyFile(from, to) }

// CblRenameFile is CBL_RENAME_FILE.
func (m *Machine) CblRenameFile(from, to Item) { m.done(os.Rename(m.pathIn(from), m.pathIn(to))) }

// CblCheckFileExist is 0 and the file's size, 35 when it is not there. Its date is left as it is: the original's is
// the system's time of change, which no two runs share.
func (m *Machine) CblCheckFileExist(path, facts Item) {
	found, err := os.Stat(m.pathIn(path))
	if err != nil {
		m.give(35)
		return
	}
	m.put(facts, binary.BigEndian.AppendUint64(nil, uint64(found.Size())))
	m.give(0)
}

// ---------------------------------------------------------------- byte streams

// CblCreateFile is CBL_CREATE_FILE: path, access, deny, device, handle.
func (m *Machine) CblCreateFile(path, access, _, _, handle Item) {
	m.open(path, access, handle, os.O_CREATE|os.O_TRUNC)
}

// CblOpenFile is CBL_OPEN_FILE: path, access, deny, device, handle.
func (m *Machine) CblOpenFile(path, access, _, _, handle Item) {
	m.open(path, access, handle, 0)
}

// open opens a file to be read (1), written anew (2) or both (3).
func (m *Machine) open(path, access, handle Item, mode int) {
	switch m.firstNumber(access) & 0x3f {
	case 1:
		mode |= os.O_RDONLY
	case 2:
		mode |= os.O_CREATE | os.O_TRUNC | os.O_WRONLY
	case 3:
		mode |= os.O_RDWR
	default:
		m.put(handle, []byte{255, 255, 255, 255})
		m.give(-1)
		return
	}
	file, err := os.OpenFile(m.pathIn(path), mode, 0o666)
	m.opened(file, err, handle)
}

// firstNumber is a small number: a literal's value, or an item's first byte.
func (m *Machine) firstNumber(item Item) int64 {
	if item.isLiteral && item.isNumeric() {
		return m.GetInt(item)
	}
	return int64(append(m.data(item), 0)[0])
}

func (m *Machine) opened(file *os.File, err error, handle Item) {
	if err != nil {
		m.put(handle, []byte{255, 255, 255, 255})
		m.give(35)
		return
	}
	m.streams = append(m.streams, file)
	// Numbers below these belong to the standard streams.
	m.put(handle, binary.LittleEndian.AppendUint32(nil, uint32(len(m.streams)+2)))
	m.give(0)
}

func (m *Machine) stream(handle Item) (int, *os.File) {
	data := append(m.data(handle), 0, 0, 0, 0)
	number := int(binary.LittleEndian.Uint32(data)) - 3
	if number < 0 || number >= len(m.streams) {
		return -1, nil
	}
	return number, m.streams[number]
}

func (m *Machine) bigEndian(item Item) int64 {
	value := int64(0)
	for _, b := range m.data(item) {
		value = value<<8 | int64(b)
	}
	return value
}

// CblReadFile is CBL_READ_FILE: handle, offset and count (COMP-X), flags (128: give the file's size), buffer.
func (m *Machine) CblReadFile(handle, offset, count, flags, buffer Item) {
	_, file := m.stream(handle)
	wanted := m.bigEndian(count)
	if file == nil {
		m.give(-1)
		return
	}
	data := make([]byte, min(wanted, buffer.size))
	taken, err := file.ReadAt(data, m.bigEndian(offset))
	if err != nil && !errors.Is(err, io.EOF) {
		m.give(-1)
		return
	}
	m.put(buffer, data[:taken])
	if m.firstNumber(flags)&0x80 != 0 {
		if found, err := file.Stat(); err == nil {
			m.put(offset, binary.BigEndian.AppendUint64(nil, uint64(found.Size())))
		}
	}
	if wanted > 0 && taken == 0 {
		m.give(10)
		return
	}
	m.give(0)
}

// CblWriteFile is CBL_WRITE_FILE: handle, offset and count (COMP-X), flags, buffer.
func (m *Machine) CblWriteFile(handle, offset, count, _, buffer Item) {
	_, file := m.stream(handle)
	if file == nil {
		m.give(-1)
		return
	}
	data := m.data(buffer)
	if _, err := file.WriteAt(data[:min(m.bigEndian(count), int64(len(data)))], m.bigEndian(offset)); err != nil {
		m.give(30)
		return
	}
	m.give(0)
}

// CblFlushFile is CBL_FLUSH_FILE, which does nothing.
func (m *Machine) CblFlushFile(_ Item) { m.give(0) }

// CblCloseFile is CBL_CLOSE_FILE.
func (m *Machine) CblCloseFile(handle Item) {
	number, file := m.stream(handle)
	if file == nil || file.Close() != nil {
		m.give(-1)
		return
	}
	m.streams[number] = nil
	m.give(0)
}
