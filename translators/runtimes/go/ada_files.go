package theseusrt

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
)

// Ada.Text_IO with files, as GNAT 12 does it: lines end with LF, pages with FF; the end of a file ends both.
// A file is a number: 0 is one that is not open, 1 to 3 are the standard files, others are given by open.

const (
	adaIn  = 0
	adaOut = 1
)

// AdaFilesInput and AdaFilesOutput stand for the current default input and output.
const (
	AdaFilesInput  int32 = -1
	AdaFilesOutput int32 = -2
)

type adaFile struct {
	number         int32
	mode           int32
	disk           *os.File
	temporary      bool
	name, form     string
	content        []byte
	page           int64
	line           int64
	column         int64
	lineLength     int64
	pageLength     int64
	lineMarkPassed bool
	pageMarkPassed bool
}

var (
	adaOpened = map[int32]*adaFile{1: adaNewFile(1, adaIn), 2: adaNewFile(2, adaOut), 3: adaNewFile(3, adaOut)}
	adaInput  = int32(1)
	adaOutput = int32(2)
)

func adaNewFile(number, mode int32) *adaFile {
	return &adaFile{number: number, mode: mode, page: 1, line: 1, column: 1}
}

func (f *adaFile) start() {
	f.page, f.line, f.column, f.lineLength, f.pageLength = 1, 1, 1, 0, 0
	f.lineMarkPassed, f.pageMarkPassed = false, false
}

// The next byte, or -1 at the end.
func (f *adaFile) peek() int {
	if f.number == 1 {
		if next, ok := PeekByte(); ok {
			return int(next)
		}
		return -1
	}
	if len(f.content) == 0 {
		return -1
	}
	return int(f.content[0])
}

func (f *adaFile) read() int {
	next := f.peek()
	switch {
	case next < 0:
	case f.number == 1:
		ReadByte()
	default:
		f.content = f.content[1:]
	}
	return next
}

func (f *adaFile) regular() bool {
	return f.number > 3 || f.number == 1 && adaRegularInput()
}

func (f *adaFile) write(text string) {
	switch f.number {
	case 2:
		WriteOut(text)
	case 3:
		WriteErr(text)
	default:
		if _, err := f.disk.WriteString(text); err != nil {
			Raise("ada_io_exceptions.device_error", "")
		}
	}
}

// A line mark that was read ahead counts from now on.
func (f *adaFile) passMarks() {
	if !f.lineMarkPassed {
		return
	}
	f.lineMarkPassed = false
	f.column = 1
	if f.pageMarkPassed {
		f.pageMarkPassed = false
		f.line, f.page = 1, f.page+1
	} else {
		f.line++
	}
}

func (f *adaFile) nextPage() {
	f.page, f.line = f.page+1, 1
}

func (f *adaFile) put(text string) {
	if f.lineLength == 0 {
		f.write(text)
		f.column += int64(len(text))
		return
	}
	for i := range len(text) {
		if f.column > f.lineLength {
			f.newLine()
		}
		f.write(text[i : i+1])
		f.column++
	}
}

func (f *adaFile) newLine() {
	f.write("\n")
	f.column = 1
	f.line++
	if f.pageLength != 0 && f.line > f.pageLength {
		f.write("\f")
		f.nextPage()
	}
}

func (f *adaFile) newPage() {
	if f.column != 1 || f.line == 1 {
		f.write("\n")
	}
	f.write("\f")
	f.nextPage()
	f.column = 1
}

// Ends the last line; a file that nothing was written to gets an empty one.
func (f *adaFile) terminate() {
	empty := f.number > 3 && f.line == 1 && f.page == 1
	if f.mode != adaIn && (f.column != 1 || empty) {
		f.newLine()
	}
}

func (f *adaFile) get() byte {
	f.passMarks()
	for {
		switch next := f.read(); {
		case next < 0:
			Raise("ada_io_exceptions.end_error", "")
		case next == '\n':
			f.line, f.column = f.line+1, 1
		case next == '\f' && f.regular():
			f.nextPage()
		default:
			f.column++
			return byte(next)
		}
	}
}

// Passes the line mark that comes next, if one does; says whether it is behind now, and whether the file has ended.
func (f *adaFile) readAhead() (passed, ended bool) {
	if f.lineMarkPassed {
		return true, false
	}
	switch f.peek() {
	case -1:
		return false, true
	case '\n':
		f.read()
		f.lineMarkPassed = true
		return true, false
	}
	return false, false
}

func (f *adaFile) endOfFile() bool {
	passed, ended := f.readAhead()
	if !passed {
		return ended
	}
	if !f.pageMarkPassed && f.peek() == '\f' && f.regular() {
		f.read()
		f.pageMarkPassed = true
	}
	return f.peek() < 0
}

func (f *adaFile) endOfPage() bool {
	if !f.regular() {
		return false
	}
	passed, ended := f.readAhead()
	if !passed {
		return ended
	}
	next := f.peek()
	return f.pageMarkPassed || next < 0 || next == '\f'
}

func (f *adaFile) skipLine() {
	if f.lineMarkPassed {
		f.lineMarkPassed = false
	} else {
		next := f.read()
		if next < 0 {
			Raise("ada_io_exceptions.end_error", "")
		}
		for next >= 0 && next != '\n' {
			next = f.read()
		}
	}
	f.column = 1
	f.line++
	if f.pageMarkPassed {
		f.pageMarkPassed = false
		f.nextPage()
	} else if next := f.peek(); f.regular() && (next < 0 || next == '\f') {
		f.read()
		f.nextPage()
	}
}

func (f *adaFile) skipPage() {
	if !f.pageMarkPassed {
		if !f.lineMarkPassed && f.peek() < 0 {
			Raise("ada_io_exceptions.end_error", "")
		}
		for next := f.read(); next >= 0 && (next != '\f' || !f.regular()); {
			next = f.read()
		}
	}
	f.lineMarkPassed, f.pageMarkPassed = false, false
	f.nextPage()
	f.column = 1
}

func (f *adaFile) setCol(to int64) {
	if f.mode != adaIn {
		if f.lineLength != 0 && to > f.lineLength {
			Raise("ada_io_exceptions.layout_error", "")
		}
		if to < f.column {
			f.newLine()
		}
		f.put(strings.Repeat(" ", int(max(0, to-f.column))))
		return
	}
	if f.lineMarkPassed {
		f.lineMarkPassed, f.pageMarkPassed = false, false
		f.line, f.column = f.line+1, 1
	}
	for {
		switch next := f.peek(); {
		case next < 0:
			Raise("ada_io_exceptions.end_error", "")
		case next == '\n':
			f.line, f.column = f.line+1, 1
		case next == '\f' && f.regular():
			f.nextPage()
			f.column = 1
		case f.column == to:
			return
		default:
			f.column++
		}
		f.read()
	}
}

func (f *adaFile) setLine(to int64) {
	if f.mode == adaIn {
		for f.line != to {
			f.skipLine()
		}
		return
	}
	if f.pageLength != 0 && to > f.pageLength {
		Raise("ada_io_exceptions.layout_error", "")
	}
	if to < f.line {
		f.newPage()
	}
	for f.line < to {
		f.newLine()
	}
}

// At most room bytes of the line; its end is passed when it is met before the room is used up.
func (f *adaFile) linePart(room int) []byte {
	var part []byte
	if room == 0 {
		return part
	}
	for !f.lineMarkPassed {
		next := f.read()
		if next < 0 && len(part) == 0 {
			Raise("ada_io_exceptions.end_error", "")
		}
		if next < 0 {
			return part
		}
		if next == '\n' {
			break
		}
		part = append(part, byte(next))
		f.column++
		if len(part) == room {
			return part
		}
	}
	f.lineMarkPassed = false
	f.line, f.column = f.line+1, 1
	if f.pageMarkPassed {
		f.pageMarkPassed = false
		f.nextPage()
	} else if f.regular() && f.peek() == '\f' {
		f.read()
		f.nextPage()
	}
	return part
}

func adaOpenFile(file int32) *adaFile {
	switch file {
	case AdaFilesInput:
		file = adaInput
	case AdaFilesOutput:
		file = adaOutput
	}
	found := adaOpened[file]
	if found == nil {
		Raise("ada_io_exceptions.status_error", "")
	}
	return found
}

func adaReading(file int32) *adaFile {
	found := adaOpenFile(file)
	if found.mode != adaIn {
		Raise("ada_io_exceptions.mode_error", "")
	}
	return found
}

// Uses a file for output. The column of standard output is shared with output that knows no files.
func adaWriting(file int32, use func(f *adaFile)) {
	found := adaOpenFile(file)
	if found.mode == adaIn {
		Raise("ada_io_exceptions.mode_error", "")
	}
	defer found.share()
	use(found)
}

func (f *adaFile) share() {
	if f.number == 2 {
		adaColumn = int(f.column)
	}
}

func adaMade(disk *os.File, err error) *os.File {
	switch {
	case errors.Is(err, os.ErrNotExist):
		Raise("ada_io_exceptions.name_error", "")
	case err != nil:
		Raise("ada_io_exceptions.use_error", "")
	}
	return disk
}

func adaAdd(file *int32, item *adaFile, disk *os.File) {
	item.disk = disk
	if item.mode == adaIn {
		content, err := io.ReadAll(disk)
		adaMade(disk, err)
		item.content = content
	}
	if item.name != "" {
		adaOpenNames[item.name] = true
	}
	number := int32(4)
	for adaOpened[number] != nil {
		number++
	}
	item.number = number
	adaOpened[number] = item
	*file = number
}

func adaFresh(file, mode int32, name, form string) *adaFile {
	if AdaFilesIsOpen(file) {
		Raise("ada_io_exceptions.status_error", "")
	}
	item := adaNewFile(4, mode)
	item.form = form
	if name != "" {
		item.name = AdaFullName(name)
		if adaOpenNames[item.name] {
			Raise("ada_io_exceptions.use_error", "")
		}
	}
	return item
}

var adaFlags = map[int32]int{adaIn: os.O_RDONLY, adaOut: os.O_WRONLY | os.O_TRUNC, 2: os.O_WRONLY | os.O_APPEND}

func AdaFilesOpen(file *int32, mode int32, name, form string) {
	item := adaFresh(*file, mode, name, form)
	info, err := os.Stat(name)
	if name == "" || err != nil || !info.Mode().IsRegular() {
		Raise("ada_io_exceptions.name_error", "")
	}
	adaAdd(file, item, adaMade(os.OpenFile(name, adaFlags[mode], 0)))
}

func AdaFilesCreate(file *int32, mode int32, name, form string) {
	item := adaFresh(*file, mode, name, form)
	if name != "" {
		adaAdd(file, item, adaMade(os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)))
		return
	}
	disk := adaMade(os.CreateTemp("", "ada-"))
	_ = os.Remove(disk.Name()) // it lives as long as it is open
	item.name, item.temporary = disk.Name(), true
	adaAdd(file, item, disk)
}

func adaTake(file *int32) *adaFile {
	item := adaOpenFile(*file)
	item.terminate()
	if item.disk != nil {
		_ = item.disk.Close()
	}
	delete(adaOpened, *file)
	delete(adaOpenNames, item.name)
	*file = 0
	return item
}

func AdaFilesClose(file *int32) {
	adaTake(file)
}

func AdaFilesDelete(file *int32) {
	if item := adaTake(file); !item.temporary {
		adaMade(nil, os.Remove(item.name))
	}
}

// AdaFilesReset is Reset (File, Mode); without a mode (-1) the file keeps its own.
func AdaFilesReset(file *int32, mode int32) {
	f := adaOpenFile(*file)
	if mode < 0 {
		mode = f.mode
	}
	if (f.number == adaInput || f.number == adaOutput) && mode != f.mode {
		Raise("ada_io_exceptions.mode_error", "")
	}
	f.terminate()
	f.share()
	if f.number <= 3 {
		Raise("ada_io_exceptions.use_error", "")
	}
	if !f.temporary {
		disk, err := os.OpenFile(f.name, adaFlags[mode], 0)
		if err != nil {
			Raise("ada_io_exceptions.use_error", "")
		}
		_ = f.disk.Close()
		f.disk = disk
	}
	whence := io.SeekStart
	if mode > adaOut {
		whence = io.SeekEnd
	}
	_, err := f.disk.Seek(0, whence)
	f.content = nil
	if err == nil && mode == adaIn {
		f.content, err = io.ReadAll(f.disk)
	} else if err == nil && mode == adaOut && f.temporary {
		err = f.disk.Truncate(0)
	}
	if err != nil {
		Raise("ada_io_exceptions.use_error", "")
	}
	f.mode = mode
	f.start()
}

func AdaFilesIsOpen(file int32) bool {
	return adaOpened[file] != nil
}

func AdaFilesMode(file int32) int32 {
	return adaOpenFile(file).mode
}

func AdaFilesName(file int32) string {
	return adaOpenFile(file).name
}

func AdaFilesForm(file int32) string {
	return adaOpenFile(file).form
}

func AdaFilesSetInput(file int32) {
	adaReading(file)
	adaInput = file
}

func AdaFilesSetOutput(file int32) {
	adaWriting(file, func(f *adaFile) { adaOutput = file })
}

func AdaFilesCurrentInput() int32 {
	return adaInput
}

func AdaFilesCurrentOutput() int32 {
	return adaOutput
}

func AdaFilesSetLineLength(file int32, to int64) {
	adaWriting(file, func(f *adaFile) { f.lineLength = to })
}

func AdaFilesSetPageLength(file int32, to int64) {
	adaWriting(file, func(f *adaFile) { f.pageLength = to })
}

func AdaFilesLineLength(file int32) (length int64) {
	adaWriting(file, func(f *adaFile) { length = f.lineLength })
	return length
}

func AdaFilesPageLength(file int32) (length int64) {
	adaWriting(file, func(f *adaFile) { length = f.pageLength })
	return length
}

func AdaFilesCol(file int32) int64 {
	return adaOpenFile(file).column
}

func AdaFilesLine(file int32) int64 {
	return adaOpenFile(file).line
}

func AdaFilesPage(file int32) int64 {
	return adaOpenFile(file).page
}

func AdaFilesSetCol(file int32, to int64) {
	f := adaOpenFile(file)
	defer f.share()
	f.setCol(to)
}

func AdaFilesSetLine(file int32, to int64) {
	f := adaOpenFile(file)
	defer f.share()
	f.setLine(to)
}

func AdaFilesPut(file int32, text string) {
	adaWriting(file, func(f *adaFile) { f.put(text) })
}

func AdaFilesPutLine(file int32, text string) {
	adaWriting(file, func(f *adaFile) {
		f.put(text)
		f.newLine()
	})
}

func AdaFilesNewLine(file int32, spacing int64) {
	adaWriting(file, func(f *adaFile) {
		for range spacing {
			f.newLine()
		}
	})
}

func AdaFilesNewPage(file int32) {
	adaWriting(file, (*adaFile).newPage)
}

// AdaFilesPutItem is output of a number: it goes on a line of its own when this one has too little room left.
func AdaFilesPutItem(file int32, text string) {
	adaWriting(file, func(f *adaFile) {
		if size := int64(len(text)); f.lineLength != 0 {
			if size > f.lineLength {
				Raise("ada_io_exceptions.layout_error", "")
			}
			if f.column+size > f.lineLength+1 {
				f.newLine()
			}
		}
		f.put(text)
	})
}

func AdaFilesGet(file int32) byte {
	return adaReading(file).get()
}

func AdaFilesGetString(file int32, text []byte) {
	f := adaReading(file)
	f.passMarks()
	for i := range text {
		text[i] = f.get()
	}
}

func AdaFilesGetLineInto(file int32, text []byte, last *int32) {
	part := adaReading(file).linePart(len(text))
	copy(text, part)
	*last = int32(len(part))
}

func AdaFilesGetLine(file int32) string {
	f := adaReading(file)
	line := f.linePart(500)
	for room := 500; len(line) == room && !f.endOfFile(); room *= 2 {
		line = append(line, f.linePart(room)...)
	}
	return string(line)
}

func AdaFilesEndOfLine(file int32) bool {
	f := adaReading(file)
	next := f.peek()
	return f.lineMarkPassed || next < 0 || next == '\n'
}

func AdaFilesEndOfPage(file int32) bool {
	return adaReading(file).endOfPage()
}

func AdaFilesEndOfFile(file int32) bool {
	return adaReading(file).endOfFile()
}

func AdaFilesSkipLine(file int32, spacing int64) {
	f := adaReading(file)
	for range spacing {
		f.skipLine()
	}
}

func AdaFilesSkipPage(file int32) {
	adaReading(file).skipPage()
}

// AdaFilesGetInteger is Integer_IO.Get: the number that comes next, or the one in so many characters of the line, which
// must be in the range.
func AdaFilesGetInteger(file int32, low, high int64, width int32) int64 {
	f := adaReading(file)
	if width != 0 {
		return adaNumber(strings.Trim(f.field(int(width)), " \t"), low, high)
	}
	return adaNumber(f.numberText(f.skipBlanks()), low, high)
}

// AdaFilesRealText is what Float_IO.Get takes: the longest text that can start a number, or so many characters of the line,
// without the blanks around.
func AdaFilesRealText(file int32, width int32) string {
	f := adaReading(file)
	if width != 0 {
		return strings.Trim(f.field(int(width)), " \t")
	}
	return f.realText(f.skipBlanks())
}

func adaNumber(text string, low, high int64) (value int64) {
	if caught := Try(func() { value = AdaValue(text) }); caught != nil || value < low || value > high {
		Raise("ada_io_exceptions.data_error", "")
	}
	return value
}

// At most so many characters of the line.
func (f *adaFile) field(width int) string {
	if f.lineMarkPassed {
		Raise("ada_io_exceptions.data_error", "")
	}
	var text []byte
	for next := f.peek(); len(text) < width && next >= 0 && next != '\n'; next = f.peek() {
		text = append(text, byte(f.read()))
		f.column++
	}
	return string(text)
}

// AdaFilesIntegerIn is Integer_IO.Get from a string: the number that it starts with, after blanks.
func AdaFilesIntegerIn(text string, low, high int64) int64 {
	return adaNumber(text[adaBlanks(text):AdaFilesIntegerEnd(text)], low, high)
}

// AdaFilesIntegerEnd is the position of that number's last character, as far as it can be one.
func AdaFilesIntegerEnd(text string) int32 {
	at := adaBlanks(text)
	if text[at] == '+' || text[at] == '-' {
		at++
	}
	at = adaNumerals(text, at)
	if at < len(text)-1 && (text[at] == '#' || text[at] == ':') {
		end := adaBasedEnd(text, at)
		if end == at { // then the number is what would be the base
			return int32(at)
		}
		at = end
	}
	if at < len(text) && (text[at] == 'e' || text[at] == 'E') {
		power := at + 1
		if power < len(text) && text[power] == '+' {
			power++
		}
		if power < len(text) && text[power] >= '0' && text[power] <= '9' {
			at = adaNumerals(text, power)
		}
	}
	return int32(at)
}

// Where a based number ends whose mark is at a position; that position if GNAT takes it for none, as something else than a
// digit comes before the second mark.
func adaBasedEnd(text string, at int) int {
	const digits = "0123456789abcdef"
	base := 0
	for _, c := range []byte(text[:at]) {
		if c >= '0' && c <= '9' {
			base = min(base*10+int(c-'0'), 99)
		}
	}
	fits := base >= 2 && base <= 16
	place := at + 1
	for ; place < len(text) && strings.IndexByte(digits, adaSmall(text[place])) >= 0; place++ {
		fits = fits && strings.IndexByte(digits, adaSmall(text[place])) < base
		if next := place + 1; next < len(text) && text[next] == text[at] {
			return next + 1
		} else if next < len(text) && text[next] == '_' {
			place++
			if place+1 == len(text) || strings.IndexByte(digits, adaSmall(text[place+1])) < 0 {
				Raise("ada_io_exceptions.data_error", "")
			}
		}
	}
	if !fits || place >= len(text) {
		Raise("ada_io_exceptions.data_error", "")
	}
	return at
}

func adaSmall(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// How many blanks a text starts with, which has something else too.
func adaBlanks(text string) int {
	left := strings.TrimLeft(text, " \t")
	if left == "" {
		Raise("ada_io_exceptions.end_error", "")
	}
	return len(text) - len(left)
}

// Where digits end, of which there must be one, and one after each underline.
func adaNumerals(text string, at int) int {
	const set = "0123456789"
	for more := true; more; {
		if at == len(text) || strings.IndexByte(set, text[at]) < 0 {
			Raise("ada_io_exceptions.data_error", "")
		}
		for at < len(text) && strings.IndexByte(set, text[at]) >= 0 {
			at++
		}
		more = at < len(text) && text[at] == '_'
		if more {
			at++
		}
	}
	return at
}

// AdaFilesGetLiteral is Enumeration_IO.Get: the position of the literal that comes next among words separated by
// blanks.
func AdaFilesGetLiteral(file int32, words string) int32 {
	f := adaReading(file)
	text := f.literalText(f.skipBlanks())
	found := slices.Index(strings.Split(words, " "), text)
	if found < 0 {
		Raise("ada_io_exceptions.data_error", "")
	}
	return int32(found)
}

// AdaFilesLiteralIn is Enumeration_IO.Get from a string: the position of the literal that it starts with, after blanks.
func AdaFilesLiteralIn(text, words string) int32 {
	literal := text[adaBlanks(text):AdaFilesLiteralEnd(text)]
	if literal[0] != '\'' {
		literal = AdaUpper(literal)
	}
	found := slices.Index(strings.Split(words, " "), literal)
	if found < 0 {
		Raise("ada_io_exceptions.data_error", "")
	}
	return int32(found)
}

// AdaFilesLiteralEnd is the position of that literal's last character.
func AdaFilesLiteralEnd(text string) int32 {
	at := adaBlanks(text)
	end := at
	if text[at] == '\'' {
		if at+2 < len(text) && text[at+1] >= ' ' && text[at+1] != 0x7f && text[at+2] == '\'' {
			return int32(at + 3)
		}
	} else {
		for end < len(text) && adaLetter(int(text[end])) || end > at && end < len(text) &&
			(text[end] >= '0' && text[end] <= '9' || text[end] == '_' && text[end-1] != '_') {
			end++
		}
	}
	if end == at {
		Raise("ada_io_exceptions.data_error", "")
	}
	return int32(end)
}

func adaLetter(c int) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0xc0 && c != 0xd7 && c != 0xf7
}

// The longest text that can be a literal: an identifier, in capitals, or a character between quotes.
func (f *adaFile) literalText(first int) string {
	var text []byte
	take := func() {
		text = append(text, byte(f.read()))
		f.column++
	}
	if first == '\'' {
		take()
		if next := f.peek(); next >= ' ' && next != 0x7f {
			take()
			if f.peek() == '\'' {
				take()
			}
		}
		return string(text)
	}
	for next := first; len(text) == 0 && adaLetter(next) || len(text) > 0 && (adaLetter(next) || next >= '0' && next <= '9' ||
		next == '_' && text[len(text)-1] != '_'); {
		take()
		next = f.peek()
	}
	return string(bytes.ToUpper(text))
}

// Passes blanks, line and page marks; gives the byte that comes next.
func (f *adaFile) skipBlanks() int {
	f.passMarks()
	for {
		switch next := f.peek(); {
		case next < 0:
			Raise("ada_io_exceptions.end_error", "")
		case next == '\n':
			f.line, f.column = f.line+1, 1
		case next == '\f' && f.regular():
			f.nextPage()
		case next == ' ' || next == '\t':
			f.column++
		default:
			return next
		}
		f.read()
	}
}

func (f *adaFile) take(text *[]byte) {
	*text = append(*text, byte(f.read()))
	f.column++
}

func (f *adaFile) takeOne(text *[]byte, any string) bool {
	next := f.peek()
	there := next >= 0 && strings.IndexByte(any, byte(next)) >= 0
	if there {
		f.take(text)
	}
	return there
}

// takeDigits takes digits of a set, with an underline between two of them or behind the last.
func (f *adaFile) takeDigits(text *[]byte, set string) bool {
	start := len(*text)
	for {
		next := f.peek()
		between := next == '_' && len(*text) > start && (*text)[len(*text)-1] != '_'
		if next < 0 || strings.IndexByte(set, byte(next)) < 0 && !between {
			return len(*text) > start
		}
		f.take(text)
	}
}

const (
	realDecimals     = "0123456789"
	realHexadecimals = "0123456789abcdefABCDEF"
)

// The longest text that can start an integer literal.
func (f *adaFile) numberText(first int) string {
	var text []byte
	if first == '+' || first == '-' {
		f.take(&text)
	}
	if !f.takeDigits(&text, realDecimals) {
		return string(text)
	}
	if mark := f.peek(); mark == '#' || mark == ':' {
		f.take(&text)
		f.takeDigits(&text, realHexadecimals)
		if f.peek() == mark {
			f.take(&text)
		}
	}
	if f.takeOne(&text, "eE") {
		f.takeOne(&text, "+-")
		f.takeDigits(&text, realDecimals)
	}
	return string(text)
}

// The longest text that can start a real literal.
func (f *adaFile) realText(first int) string {
	var text []byte
	if first == '+' || first == '-' {
		f.take(&text)
	}
	pointed := f.takeOne(&text, ".")
	if !f.takeDigits(&text, realDecimals) {
		return string(text)
	}
	if !pointed && f.takeOne(&text, "#:") {
		if f.takeOne(&text, ".") {
			f.takeDigits(&text, realHexadecimals)
		} else {
			f.takeDigits(&text, realHexadecimals)
			if f.takeOne(&text, ".") {
				f.takeDigits(&text, realHexadecimals)
			}
		}
		f.takeOne(&text, "#:")
	} else if !pointed {
		if text[len(text)-1] == '_' {
			return string(text)
		}
		if f.takeOne(&text, ".") {
			f.takeDigits(&text, realDecimals)
		}
	}
	if f.takeOne(&text, "Ee") {
		f.takeOne(&text, "+-")
		f.takeDigits(&text, realDecimals)
	}
	return string(text)
}
