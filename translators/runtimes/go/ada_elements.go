package theseusrt

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"strings"
)

// Ada.Sequential_IO and Ada.Direct_IO as GNAT 12 does them on x86-64: a file is the storage of its elements, one after
// another; those of a type whose size is not fixed follow their size, of eight bytes.
// A file is a number, 0 while it is closed. Elements come and go in parts, through one buffer each way: a read fills the
// one before its parts are taken, a write empties the other after its parts are put.

const (
	elementsIn     = 0
	elementsInout  = 1
	elementsOut    = 2
	elementsAppend = 3
)

// What a direct file did last, as far as that says where it stands.
const (
	elementsOther = iota
	elementsRead
	elementsWrote
)

type elementFile struct {
	mode       int32
	disk       *os.File
	temporary  bool
	regular    bool
	name, form string
	content    []byte // what is left of a sequential file that is read
	unreadable bool
	atEnd      bool  // a read met the end
	bytes      int64 // the size of a direct file's elements, else 0
	index      int64
	place      int64
	last       int
}

var (
	elementFiles  = map[int32]*elementFile{}
	elementInput  []byte
	elementOutput []byte
)

// The modes of the package by position: In_File, Out_File, Append_File of sequential files, In_File, Inout_File, Out_File
// of direct ones.
func elementMode(position int32, bytes int64) int32 {
	if bytes == 0 && position > 0 {
		return position + 1
	}
	return position
}

func elementError(name string) {
	Raise("ada_io_exceptions."+name, "")
}

func elementsOpened(file int32) *elementFile {
	found := elementFiles[file]
	if found == nil {
		elementError("status_error")
	}
	return found
}

func elementsToRead(file int32) *elementFile {
	found := elementsOpened(file)
	if found.mode > elementsInout {
		elementError("mode_error")
	}
	return found
}

func elementsToWrite(file int32) *elementFile {
	found := elementsOpened(file)
	if found.mode == elementsIn {
		elementError("mode_error")
	}
	return found
}

func elementsNew(file, position int32, name, form string, bytes int64) *elementFile {
	if elementFiles[file] != nil {
		elementError("status_error")
	}
	item := &elementFile{mode: elementMode(position, bytes), form: form, bytes: bytes, index: 1}
	if name != "" {
		item.name = AdaFullName(name)
		if adaOpenNames[item.name] {
			elementError("use_error")
		}
	}
	return item
}

// How an existing file is opened in a mode.
func (f *elementFile) flags() int {
	switch {
	case f.mode == elementsIn:
		return os.O_RDONLY
	case f.mode == elementsOut && f.bytes == 0:
		return os.O_RDWR | os.O_TRUNC
	}
	return os.O_RDWR
}

func elementsMade(disk *os.File, err error) *os.File {
	switch {
	case errors.Is(err, os.ErrNotExist):
		elementError("name_error")
	case err != nil:
		elementError("use_error")
	}
	return disk
}

// Places a file that was just opened.
func (f *elementFile) start() {
	f.content, f.unreadable, f.atEnd = nil, false, false
	f.index, f.place, f.last = 1, 0, elementsOther
	whence := io.SeekStart
	if f.mode == elementsAppend {
		whence = io.SeekEnd
	}
	_, _ = f.disk.Seek(0, whence) // what has no places is written where it ends
	if f.mode == elementsIn && f.bytes == 0 {
		content, err := io.ReadAll(f.disk)
		f.content, f.unreadable = content, err != nil
	}
}

func elementsAdd(file *int32, item *elementFile, disk *os.File) {
	item.disk = disk
	info, err := disk.Stat()
	item.regular = err == nil && info.Mode().IsRegular()
	item.start()
	if item.name != "" {
		adaOpenNames[item.name] = true
	}
	number := int32(1)
	for elementFiles[number] != nil {
		number++
	}
	elementFiles[number] = item
	*file = number
}

func AdaElementsOpen(file *int32, mode int32, name, form string, bytes int64) {
	item := elementsNew(*file, mode, name, form, bytes)
	if name == "" || len(name) > adaLongestName {
		elementError("name_error")
	}
	if _, err := os.Stat(name); err != nil && item.mode == elementsOut && bytes == 0 {
		elementError("name_error") // GNAT looks for a file that it is about to empty
	}
	elementsAdd(file, item, elementsMade(os.OpenFile(name, item.flags(), 0)))
}

func AdaElementsCreate(file *int32, mode int32, name, form string, bytes int64) {
	item := elementsNew(*file, mode, name, form, bytes)
	if len(name) > adaLongestName {
		elementError("name_error")
	}
	if name != "" {
		elementsAdd(file, item, elementsMade(os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)))
		return
	}
	disk := elementsMade(os.CreateTemp("", "ada-"))
	_ = os.Remove(disk.Name()) // it lives as long as it is open
	item.name, item.temporary = disk.Name(), true
	elementsAdd(file, item, disk)
}

func elementsTake(file *int32) *elementFile {
	item := elementsOpened(*file)
	_ = item.disk.Close()
	delete(adaOpenNames, item.name)
	delete(elementFiles, *file)
	*file = 0
	return item
}

func AdaElementsClose(file *int32) {
	elementsTake(file)
}

func AdaElementsDelete(file *int32) {
	if !elementsOpened(*file).regular {
		elementError("use_error")
	}
	if item := elementsTake(file); !item.temporary && os.Remove(item.name) != nil {
		elementError("use_error")
	}
}

// AdaElementsReset is Reset (File, Mode); without a mode (-1) the file keeps its own.
func AdaElementsReset(file *int32, mode int32) {
	f := elementsOpened(*file)
	wanted := f.mode
	if mode >= 0 {
		wanted = elementMode(mode, f.bytes)
	}
	if wanted != f.mode && !f.regular {
		elementError("use_error")
	}
	again := wanted != f.mode || wanted > elementsInout
	f.mode = wanted
	switch {
	case again && f.temporary && f.mode == elementsOut && f.bytes == 0:
		_ = f.disk.Truncate(0)
	case again && !f.temporary:
		disk, err := os.OpenFile(f.name, f.flags(), 0)
		if err != nil {
			elementsTake(file)
			elementError("use_error")
		}
		_ = f.disk.Close()
		f.disk = disk
	}
	f.start()
	f.last = elementsRead
}

func AdaElementsIsOpen(file int32) bool {
	return elementFiles[file] != nil
}

func AdaElementsMode(file int32) int32 {
	f := elementsOpened(file)
	if f.bytes == 0 && f.mode > elementsIn {
		return f.mode - 1
	}
	return f.mode
}

func AdaElementsName(file int32) string {
	return elementsOpened(file).name
}

func AdaElementsForm(file int32) string {
	return elementsOpened(file).form
}

func AdaElementsFlush(file int32) {
	elementsToWrite(file)
}

func AdaElementsEndOfFile(file int32) bool {
	f := elementsOpened(file)
	if f.bytes != 0 {
		elementsToRead(file)
		return f.index > f.size()
	}
	if f.atEnd {
		return true
	}
	return len(elementsToRead(file).content) == 0
}

func (f *elementFile) size() int64 {
	f.last = elementsOther
	info, err := f.disk.Stat()
	if err != nil {
		elementError("device_error")
	}
	return info.Size() / f.bytes
}

func AdaElementsSize(file int32) int64 {
	return elementsOpened(file).size()
}

func AdaElementsIndex(file int32) int64 {
	return elementsOpened(file).index
}

func AdaElementsSetIndex(file int32, to int64) {
	f := elementsOpened(file)
	f.index, f.last = to, elementsOther
}

// ---- reading

// The next bytes: all that are asked for, or an exception.
func (f *elementFile) next(count int64) []byte {
	if f.unreadable {
		elementError("device_error")
	}
	var found []byte
	if f.bytes == 0 {
		found = f.content[:min(count, int64(len(f.content)))]
		f.content = f.content[len(found):]
	} else {
		found = make([]byte, count)
		read, err := f.disk.ReadAt(found, f.place)
		if err != nil && !errors.Is(err, io.EOF) {
			elementError("device_error")
		}
		found = found[:read]
		f.place += int64(read)
	}
	if int64(len(found)) < count {
		f.atEnd = true
		if len(found) == 0 {
			elementError("end_error")
		}
		elementError("data_error")
	}
	return found
}

// AdaElementsRead takes the next element's bytes in.
func AdaElementsRead(file int32, size int64) {
	f := elementsToRead(file)
	if f.bytes == 0 {
		elementInput = f.next(size)
		return
	}
	if f.last != elementsRead {
		if f.index > f.size() {
			elementError("end_error")
		}
		f.place = f.bytes * (f.index - 1)
	}
	elementInput = f.next(size)
	f.index++
	f.last = elementsRead
}

func AdaElementsReadAt(file int32, size, from int64) {
	AdaElementsSetIndex(file, from)
	AdaElementsRead(file, size)
}

// AdaElementsReadSized takes in an element that follows its size, for which there must be room: for so many components
// of a size. It gives their number.
func AdaElementsReadSized(file int32, room, each int64) int64 {
	f := elementsToRead(file)
	size := binary.LittleEndian.Uint64(f.next(8))
	if size > uint64(room*each) {
		Raise("program_error", "")
	}
	elementInput = f.next(int64(size))
	return int64(size) / each
}

func elementsTaken(count int64) []byte {
	found := elementInput[:count]
	elementInput = elementInput[count:]
	return found
}

func AdaElementsSkip(count int64) {
	elementsTaken(count)
}

func AdaElementsTakeUnsigned(size int64) int64 {
	var value uint64
	for i, byte := range elementsTaken(size) {
		value |= uint64(byte) << (8 * i)
	}
	return int64(value)
}

func AdaElementsTakeInteger(size int64) int64 {
	unused := 64 - 8*size
	return AdaElementsTakeUnsigned(size) << unused >> unused
}

// AdaElementsTakePosition takes one of so many literals, which are numbered from 0.
func AdaElementsTakePosition(size, count int64) int32 {
	value := AdaElementsTakeUnsigned(size)
	if value >= count {
		elementError("data_error")
	}
	return int32(value)
}

func AdaElementsTakeSingle() float32 {
	return math.Float32frombits(uint32(AdaElementsTakeUnsigned(4)))
}

func AdaElementsTakeDouble() float64 {
	return math.Float64frombits(uint64(AdaElementsTakeUnsigned(8)))
}

func AdaElementsTakeText(count int64) string {
	return string(elementsTaken(count))
}

// ---- writing

func AdaElementsPutInteger(value, size int64) {
	for range size {
		elementOutput = append(elementOutput, byte(value))
		value >>= 8
	}
}

func AdaElementsPutSingle(value float32) {
	AdaElementsPutInteger(int64(math.Float32bits(value)), 4)
}

func AdaElementsPutDouble(value float64) {
	AdaElementsPutInteger(int64(math.Float64bits(value)), 8)
}

func AdaElementsPutText(text string) {
	elementOutput = append(elementOutput, text...)
}

// AdaElementsPutGap writes what nobody looks at.
func AdaElementsPutGap(count int64) {
	AdaElementsPutText(strings.Repeat("\x00", int(count)))
}

func (f *elementFile) write(bytes []byte) {
	if _, err := f.disk.Write(bytes); err != nil {
		elementError("device_error")
	}
}

// AdaElementsWrite writes the element whose parts were put.
func AdaElementsWrite(file int32) {
	element := elementOutput
	elementOutput = nil
	f := elementsToWrite(file)
	if f.bytes == 0 {
		f.write(element)
		return
	}
	if f.last != elementsWrote {
		f.place = f.bytes * (f.index - 1)
	}
	if _, err := f.disk.WriteAt(element, f.place); err != nil {
		elementError("device_error")
	}
	f.place += int64(len(element))
	f.index++
	f.last = elementsWrote
}

func AdaElementsWriteAt(file int32, to int64) {
	if elementFiles[file] == nil {
		elementOutput = nil
	}
	AdaElementsSetIndex(file, to)
	AdaElementsWrite(file)
}

// AdaElementsWriteSized writes the element after its size.
func AdaElementsWriteSized(file int32) {
	element := elementOutput
	elementOutput = nil
	f := elementsToWrite(file)
	f.write(append(binary.LittleEndian.AppendUint64(nil, uint64(len(element))), element...))
}
