package theseusrt

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strconv"
	"syscall"
)

// C's streams (C17 7.21) by number: 1, 2 and 3 are standard input, output and error, those after are files.
//
// Error numbers are Linux's. What is written to a file leaves by whole blocks, at a flush, a seek, a close, or the end
// of the program (not when it aborts), as in C.

const (
	streamFirst  = 4
	streamBuffer = 4096
)

type stream struct {
	file                *os.File
	open, reads, writes bool
	read                []byte
	next                int
	pushed              []byte
	appends             bool
	written             Blocks
	ended, failed       bool
}

var (
	streams     = []*stream{{}, {open: true, reads: true}, {open: true, writes: true}, {open: true, writes: true}}
	streamError int32
)

func streamNote(err error) {
	var number syscall.Errno
	if errors.As(err, &number) {
		streamError = int32(number)
	} else {
		streamError = 5
	}
}

// StreamsErrorNumber is the number of the last error.
func StreamsErrorNumber() int32 { return streamError }

func streamOf(number uint64) *stream {
	if number >= uint64(len(streams)) || !streams[number].open {
		panic("a stream that is not open")
	}
	return streams[number]
}

func (s *stream) send() bool {
	return s.file == nil || s.noted(s.written.Flush(s.write))
}

func (s *stream) write(bytes []byte) error {
	_, err := s.file.Write(bytes)
	return err
}

func (s *stream) noted(err error) bool {
	if err != nil {
		streamNote(err)
		s.failed = true
	}
	return err == nil
}

// forget what was read ahead: the file's own position becomes the stream's.
func (s *stream) forget() {
	ahead := int64(len(s.read) - s.next + len(s.pushed))
	if s.file != nil && ahead != 0 {
		_, _ = s.file.Seek(-ahead, io.SeekCurrent)
	}
	s.read, s.pushed, s.next = nil, nil, 0
}

func (s *stream) get() (byte, bool) {
	if last := len(s.pushed) - 1; last >= 0 {
		c := s.pushed[last]
		s.pushed = s.pushed[:last]
		return c, true
	}
	if !s.reads {
		streamError, s.failed = 9, true
		return 0, false
	}
	if s.ended {
		return 0, false
	}
	if s.file == nil {
		c, found := ReadByte()
		s.ended = !found
		return c, found
	}
	s.send()
	if s.next == len(s.read) {
		s.read, s.next = make([]byte, streamBuffer), 0
		count, err := s.file.Read(s.read)
		s.read = s.read[:max(count, 0)]
		if err != nil && err != io.EOF {
			streamNote(err)
			s.failed = true
			return 0, false
		}
	}
	if s.next == len(s.read) {
		s.ended = true
		return 0, false
	}
	s.next++
	return s.read[s.next-1], true
}

func (s *stream) put(text []byte) bool {
	if !s.writes {
		streamError, s.failed = 9, true
		return false
	}
	s.forget()
	return s.noted(s.written.Put(text, s.write))
}

func streamsSendAll() {
	for _, s := range streams {
		s.send()
	}
}

// StreamsOpen is fopen; 0 when it can't, with the error's number noted.
func StreamsOpen(path, mode uint64) uint64 {
	how := string(memoryText(mode))
	both, new := false, false
	for _, c := range how {
		both = both || c == '+'
		new = new || c == 'x'
	}
	flags := os.O_RDONLY
	switch {
	case how == "" || how[0] != 'r' && how[0] != 'w' && how[0] != 'a':
		streamError = 22
		return 0
	case both:
		flags = os.O_RDWR
	case how[0] != 'r':
		flags = os.O_WRONLY
	}
	switch how[0] {
	case 'w':
		flags |= os.O_CREATE | os.O_TRUNC
	case 'a':
		flags |= os.O_CREATE | os.O_APPEND
	}
	if new {
		flags |= os.O_EXCL
	}
	file, err := os.OpenFile(string(memoryText(path)), flags, 0o666)
	if err != nil {
		streamNote(err)
		return 0
	}
	if len(streams) == streamFirst {
		AtExit(streamsSendAll)
	}
	appends := how[0] == 'a'
	if appends && !both {
		_, _ = file.Seek(0, io.SeekEnd)
	}
	reads, writes := both || how[0] == 'r', both || how[0] != 'r'
	streams = append(streams, &stream{file: file, open: true, reads: reads, writes: writes, appends: appends})
	return uint64(len(streams) - 1)
}

// StreamsClose is fclose.
func StreamsClose(number uint64) int32 {
	s := streamOf(number)
	if number == 2 {
		Flush()
	}
	good := s.send()
	s.forget()
	s.open = false
	if s.file != nil {
		_ = s.file.Close()
		s.file = nil
	}
	return streamsResult(good)
}

func streamsResult(good bool) int32 {
	if good {
		return 0
	}
	return -1
}

// StreamsReopen is freopen; of standard input and of files.
func StreamsReopen(path, mode, number uint64) uint64 {
	if number == 2 || number == 3 {
		panic("standard output and standard error can't be opened again")
	}
	StreamsClose(number)
	made := StreamsOpen(path, mode)
	if made == 0 {
		return 0
	}
	streams[number] = streams[made]
	streams = streams[:made]
	return number
}

// StreamsGetc is fgetc.
func StreamsGetc(number uint64) int32 {
	if c, found := streamOf(number).get(); found {
		return int32(c)
	}
	return -1
}

// ready is what can be had without reading on.
func (s *stream) ready() []byte {
	switch {
	case len(s.pushed) > 0 || !s.reads || s.ended:
		return nil
	case s.file != nil:
		return s.read[s.next:]
	}
	ready, _ := standardInput().Peek(standardInput().Buffered())
	return ready
}

// StreamsRead reads bytes to an address, at most so many and none after an end (-1 is none). It gives how many; -1 less
// that when the stream ended or failed first.
func StreamsRead(to, most uint64, end int32, number uint64) int64 {
	s := streamOf(number)
	for count := uint64(0); count < most; {
		ready := s.ready()
		if len(ready) == 0 {
			c, found := s.get()
			if !found {
				return -1 - int64(count)
			}
			MemoryStoreU8(to+count, c)
			count++
			if int32(c) == end {
				return int64(count)
			}
			continue
		}
		ready = ready[:min(uint64(len(ready)), most-count)]
		last := -1
		if end >= 0 {
			last = bytes.IndexByte(ready, byte(end))
		}
		if last >= 0 {
			ready = ready[:last+1]
		}
		copy(memoryRange(to+count, uint64(len(ready))), ready)
		count += uint64(len(ready))
		if s.file != nil {
			s.next += len(ready)
		} else {
			_, _ = standardInput().Discard(len(ready))
		}
		if last >= 0 {
			return int64(count)
		}
	}
	return int64(most)
}

// StreamsUngetc is ungetc.
func StreamsUngetc(c int32, number uint64) int32 {
	if c == -1 {
		return -1
	}
	s := streamOf(number)
	s.pushed = append(s.pushed, byte(c))
	s.ended = false
	return c & 255
}

func streamEmit(number uint64, text []byte) bool {
	s := streamOf(number)
	if s.file != nil || !s.writes {
		return s.put(text)
	}
	memoryEmit(number, text)
	return true
}

// StreamsPut writes bytes; it gives how many.
func StreamsPut(number, from, count uint64) uint64 {
	if streamEmit(number, memoryRange(from, count)) {
		return count
	}
	return 0
}

// StreamsFputc is fputc.
func StreamsFputc(c int32, number uint64) int32 {
	if streamEmit(number, []byte{byte(c)}) {
		return c & 255
	}
	return -1
}

// StreamsFputs is fputs.
func StreamsFputs(text, number uint64) int32 {
	written := memoryText(text)
	if len(written) == 0 || streamEmit(number, written) {
		return 1
	}
	return -1
}

// StreamsFprintf is fprintf.
func StreamsFprintf(number, format, arguments uint64) int32 {
	text := memoryFormat(format, arguments)
	if streamEmit(number, text) {
		return int32(len(text))
	}
	return -1
}

// StreamsFflush is fflush; 0 is every stream.
func StreamsFflush(number uint64) int32 {
	if number == 0 {
		streamsSendAll()
	}
	if number == 0 || number == 2 {
		Flush()
	}
	return streamsResult(number < streamFirst || streamOf(number).send())
}

// StreamsSeek is fseek.
func StreamsSeek(number uint64, offset int64, whence int32) int32 {
	s := streamOf(number)
	s.send()
	pushed := int64(len(s.pushed))
	s.forget()
	if s.file == nil && number != 1 {
		streamError = 29
		return -1
	}
	if whence < 0 || whence > 2 || whence == 0 && offset < 0 {
		streamError = 22
		return -1
	}
	var err error
	switch {
	case s.file != nil:
		_, err = s.file.Seek(offset, int(whence))
	case whence == io.SeekCurrent:
		_, err = SeekInput(offset-pushed, io.SeekCurrent)
	default:
		_, err = SeekInput(offset, int(whence))
	}
	if err != nil {
		streamNote(err)
		return -1
	}
	s.ended, s.written.begun = false, false
	return 0
}

// StreamsTell is ftell: what is held stays so.
func StreamsTell(number uint64) int64 {
	s := streamOf(number)
	if s.file == nil && number != 1 {
		streamError = 29
		return -1
	}
	held, from := len(s.written.held), io.SeekCurrent
	if s.appends && held > 0 {
		from = io.SeekEnd
	}
	seek := SeekInput
	if s.file != nil {
		seek = s.file.Seek
	}
	position, err := seek(0, from)
	if err != nil {
		streamNote(err)
		return -1
	}
	return position - int64(len(s.read)-s.next+len(s.pushed)-held)
}

// StreamsFeof is feof.
func StreamsFeof(number uint64) int32 { return memoryTruth(streamOf(number).ended) }

// StreamsFerror is ferror.
func StreamsFerror(number uint64) int32 { return memoryTruth(streamOf(number).failed) }

// StreamsClearerr is clearerr.
func StreamsClearerr(number uint64) {
	s := streamOf(number)
	s.ended, s.failed = false, false
}

func streamsDone(err error) int32 {
	if err != nil {
		streamNote(err)
	}
	return streamsResult(err == nil)
}

// StreamsRemove is remove.
func StreamsRemove(path uint64) int32 {
	name := string(memoryText(path))
	err := syscall.Unlink(name)
	if err == syscall.EISDIR {
		err = syscall.Rmdir(name)
	}
	return streamsDone(err)
}

// StreamsRename is rename.
func StreamsRename(from, to uint64) int32 {
	return streamsDone(syscall.Rename(string(memoryText(from)), string(memoryText(to))))
}

// StreamsDecimal is the number that a text of digits, point and exponent stands for, nearest in binary.
func StreamsDecimal(text, count uint64) float64 {
	value, _ := strconv.ParseFloat(string(memoryRange(text, count)), 64)
	return value
}

// StreamsDecimalSingle is the same as a float.
func StreamsDecimalSingle(text, count uint64) float32 {
	value, _ := strconv.ParseFloat(string(memoryRange(text, count)), 32)
	return float32(value)
}

// StreamsArgumentCount is how many arguments the program was called with, its name among them.
func StreamsArgumentCount() int32 { return int32(len(os.Args)) }

// StreamsArguments is where argv lies.
func StreamsArguments() uint64 {
	vector := MemoryMalloc(8 * (uint64(len(os.Args)) + 1))
	for i, text := range os.Args {
		place := MemoryMalloc(uint64(len(text)) + 1)
		copy(memoryRange(place, uint64(len(text))), text)
		MemoryStoreU64(vector+8*uint64(i), place)
	}
	return vector
}
