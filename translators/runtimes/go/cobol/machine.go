package cobol

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"
)

// Program is a program as the machine sees it. Storage is the size of its WORKING-STORAGE, RETURN-CODE first.
type Program struct {
	Name       string
	Storage    int64
	Initialize func(*Machine)
	Run        func(*Machine)
	Notation   Notation
	Externals  []External
	ReturnCode Item // a nested program has the outermost one's
	Parameters int  // how many it has
	Initial    bool // its WORKING-STORAGE is as at first whenever it is called
	// LocalStorage is how many bytes each of its calls has for itself: LOCAL-STORAGE and arguments BY CONTENT.
	LocalStorage    int64
	InitializeLocal func(*Machine)
}

// External is an area that a program shares with others of the run unit, by its name.
type External struct {
	Name string
	Size int64
}

// ReturnCode is the special register: the first bytes of every program's storage.
var ReturnCode = RegisterItem(Working, 0)

// Flow is what a paragraph with GO TO or EXIT PROGRAM in it does at its end.
type Flow struct {
	kind   int
	target int
}

// Next falls through to the next paragraph; Leave leaves the program.
var (
	Next  = Flow{kind: 0}
	Leave = Flow{kind: 3}
)

// Goto continues at the paragraph of that number.
func Goto(paragraph int) Flow { return Flow{kind: 1, target: paragraph} }

// After continues as if the paragraph of that number had just ended.
func After(paragraph int) Flow { return Flow{kind: 2, target: paragraph} }

// Forever is no paragraph's number: what is performed up to it runs until the program is left.
const Forever = -1

// Machine is what a run unit runs on: storage of all programs, the running program's view of it, devices.
type Machine struct {
	storage     []byte
	scratch     []byte // copies that the running statement made, one behind the other
	bases       []int64
	frames      []int64 // the bases of all running programs, one behind the other
	programs    map[string]int64
	externals   map[string]int64
	depth       int
	input       *bufio.Reader
	output      *bufio.Writer
	exception   exception // what the statement met so far
	last        exception // what was met last, by whatever statement
	usedFile    string    // the file that was last used, and its status, for EXCEPTION-FILE
	usedStatus  int
	names       []string // of the running programs
	around      surroundings
	returnCodes []Item
	streams     []*os.File // opened by CBL_OPEN_FILE, by their handles
	remainder   Decimal
	inspection  inspection
	joining     joining
	splitting   splitting
	files       map[fileKey]*fileState
	sorts       map[fileKey][][]byte
	random      *random
}

// New makes a machine with nothing on it.
func New() *Machine {
	return &Machine{
		programs: map[string]int64{}, externals: map[string]int64{},
		input:  bufio.NewReader(os.Stdin),
		output: bufio.NewWriterSize(os.Stdout, 1<<16),
		files:  map[fileKey]*fileState{},
		sorts:  map[fileKey][][]byte{},
	}
}

var runUnit *Machine

// RunUnit is the machine for calls from outside of COBOL: its storage lasts as long as the process.
func RunUnit() *Machine {
	if runUnit == nil {
		runUnit = New()
	}
	return runUnit
}

// Bytes are an item's storage, for those outside of COBOL.
func (m *Machine) Bytes(item Item) []byte {
	return append([]byte(nil), m.data(item)...)
}

// SetBytes puts bytes into an item's storage.
func (m *Machine) SetBytes(item Item, bytes []byte) {
	m.put(item, bytes)
}

// Main runs a main program and ends the process.
func (m *Machine) Main(program *Program) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // what lives is little, and mostly there from the start
	}
	m.enter(program, nil)
	m.endProcess(m.Int(ReturnCode))
}

// Call is CALL: arguments are addresses. The caller's RETURN-CODE gets the callee's.
func (m *Machine) Call(program *Program, arguments ...int64) {
	caller := m.bases
	m.depth++
	m.enter(program, arguments)
	mark := m.mark()
	register := program.returnCode()
	code := m.copyOf(&register)
	m.depth--
	m.bases = caller
	m.put(m.returnCode(), code)
	m.giveBack(mark)
}

// CallNamed is CALL of the one of these programs that an item names, with as many of the arguments as it has
// parameters; one that has more is not found.
func (m *Machine) CallNamed(item Item, programs []*Program, arguments ...int64) {
	for _, program := range programs {
		if program.Parameters <= len(arguments) && m.Names(item, program.Name) {
			m.Call(program, arguments[:program.Parameters]...)
			return
		}
	}
	m.MissingProgramOf(item)
}

// CallWith is a call from outside of COBOL: storage comes and goes as bytes.
func (m *Machine) CallWith(program *Program, arguments ...[]byte) {
	addresses := make([]int64, len(arguments))
	for n, bytes := range arguments {
		addresses[n] = m.allocate(int64(len(bytes)))
		copy(m.storage[addresses[n]:], bytes)
	}
	m.depth++
	m.enter(program, addresses)
	m.depth--
	for n, bytes := range arguments {
		copy(bytes, m.storage[addresses[n]:])
	}
	m.flush()
}

func (p *Program) returnCode() Item {
	if p.ReturnCode.size == 0 {
		return ReturnCode
	}
	return p.ReturnCode
}

// returnCode is the running program's RETURN-CODE.
func (m *Machine) returnCode() Item {
	if n := len(m.returnCodes); n > 0 {
		return m.returnCodes[n-1]
	}
	return ReturnCode
}

func (m *Machine) enter(program *Program, arguments []int64) {
	base, known := m.programs[program.Name]
	if !known {
		base = m.allocate(program.Storage)
	}
	frame := len(m.frames)
	m.frames = append(append(m.frames, base), arguments...)
	for _, area := range program.Externals {
		at, known := m.externals[area.Name]
		if !known {
			at = m.allocate(area.Size)
			m.externals[area.Name] = at
		}
		m.frames = append(m.frames, at)
	}
	local := int64(0)
	if program.LocalStorage > 0 {
		local = m.allocate(program.LocalStorage)
		m.frames = append(m.frames, local)
	}
	m.bases = m.frames[frame:]
	if !known || program.Initial {
		m.programs[program.Name] = base
		clear(m.storage[base : base+program.Storage])
		program.Initialize(m)
	}
	if program.InitializeLocal != nil {
		// Its first values are written where those of WORKING-STORAGE would be.
		m.bases[Working] = local
		program.InitializeLocal(m)
		m.bases[Working] = base
	}
	before := notation
	notation = PlainNotation
	if program.Notation.Point != 0 {
		notation = program.Notation
	}
	m.names = append(m.names, program.Name)
	m.returnCodes = append(m.returnCodes, program.returnCode())
	program.Run(m)
	m.returnCodes = m.returnCodes[:len(m.returnCodes)-1]
	m.names = m.names[:len(m.names)-1]
	m.frames = m.frames[:frame]
	notation = before
	if local > 0 {
		m.release(local)
	}
}

func (m *Machine) allocate(size int64) int64 {
	base := (int64(len(m.storage)) + 15) / 16 * 16
	m.storage = append(m.storage, make([]byte, base+size-int64(len(m.storage)))...)
	return base
}

// release gives storage back that nothing was allocated behind.
func (m *Machine) release(address int64) {
	for _, base := range m.programs {
		if base > address {
			return
		}
	}
	for _, base := range m.externals {
		if base > address {
			return
		}
	}
	m.storage = m.storage[:address]
}

func trimmed(data []byte) string {
	return strings.TrimRight(string(data), " \x00")
}

// Names says whether an item holds the name of that program.
func (m *Machine) Names(item Item, program string) bool {
	return trimmed(m.data(item)) == program
}

// RaiseNotFound is CALL of a program that is not there, with ON EXCEPTION.
func (m *Machine) RaiseNotFound() { m.raise(exceptionNotFound) }

// MissingProgram is CALL of a program that is not there.
func (m *Machine) MissingProgram(name string) {
	m.fail(fmt.Sprintf("module '%s' not found", name))
}

// MissingProgramOf is CALL of a program whose name is in an item and that is not there.
func (m *Machine) MissingProgramOf(item Item) {
	m.MissingProgram(trimmed(m.data(item)))
}

// Cancel lets a program start afresh when it is called again.
func (m *Machine) Cancel(name string) {
	for known := range m.programs {
		if strings.EqualFold(known, name) {
			if slices.Contains(m.names, known) {
				m.fail("attempt to cancel active program")
			}
			delete(m.programs, known)
		}
	}
}

// CancelNamed cancels the program whose name is in an item.
func (m *Machine) CancelNamed(item Item) {
	m.Cancel(trimmed(m.data(item)))
}

// IsCalled says whether another program called the running one.
func (m *Machine) IsCalled() bool {
	return m.depth > 0
}

// Perform runs paragraphs from first until the end of last; paragraph runs one of count.
func (m *Machine) Perform(first, last, count int, paragraph func(*Machine, int) Flow) Flow {
	current := first
	for {
		ended := current
		flow := paragraph(m, current)
		switch flow.kind {
		case 1:
			current = flow.target
			continue
		case 2:
			ended = flow.target
		case 3:
			return Leave
		}
		if ended == last {
			return Next
		}
		current = ended + 1
		if current >= count {
			return Leave
		}
	}
}

// StopRun is STOP RUN.
func (m *Machine) StopRun() {
	m.endProcess(m.Int(m.returnCode()))
}

// StopRunWith is STOP RUN with a code.
func (m *Machine) StopRunWith(code int64) {
	m.endProcess(code)
}

func (m *Machine) endProcess(code int64) {
	m.closeAllFiles()
	m.flush()
	os.Exit(int(code) & 0xff)
}

// interrupted ends the program at the interrupt character in console input: GnuCOBOL's run time takes it for the
// signal, and says so.
func (m *Machine) interrupted() {
	m.flush()
	fmt.Fprint(os.Stderr, "\ncaught signal (signal SIGINT)\n\n")
	m.endProcess(2)
}

// fail stops the program for an error that GnuCOBOL's run time stops it for.
func (m *Machine) fail(message string) {
	m.closeAllFiles()
	m.flush()
	fmt.Fprintln(os.Stderr, "libcob: error: "+message)
	os.Exit(1)
}

// ---------------------------------------------------------------- bytes

func (m *Machine) address(item Item) int64 {
	return m.bases[item.slot] + item.offset
}

// AddressOf is the address of an item, for CALL.
func (m *Machine) AddressOf(item Item) int64 {
	return m.address(item)
}

// data is a copy of an item's bytes.
func (m *Machine) data(item Item) []byte {
	if item.apart {
		end := min(item.offset+item.size, int64(len(item.literal)))
		return []byte(item.literal[min(item.offset, end):end])
	}
	at := m.address(item)
	return append([]byte(nil), m.storage[at:at+item.size]...)
}

// view is an item's bytes where they are, until the storage grows; a literal's are a copy.
func (m *Machine) view(item *Item) []byte {
	if item.apart {
		return m.copyOf(item)
	}
	return m.place(item)
}

// place is view of an item that is neither a literal nor a function's result.
func (m *Machine) place(item *Item) []byte {
	at := m.bases[item.slot] + item.offset
	return m.storage[at:][:item.size]
}

// copyOf is a copy of an item's bytes for as long as the statement runs, which gives all such copies back at its end.
func (m *Machine) copyOf(item *Item) []byte {
	start := len(m.scratch)
	if item.apart {
		end := min(item.offset+item.size, int64(len(item.literal)))
		m.scratch = append(m.scratch, item.literal[min(item.offset, end):end]...)
	} else {
		at := m.bases[item.slot] + item.offset
		m.scratch = append(m.scratch, m.storage[at:at+item.size]...)
	}
	return m.scratch[start:len(m.scratch):len(m.scratch)]
}

// mark is for giveBack, which ends the use of all copies made since.
func (m *Machine) mark() int { return len(m.scratch) }

func (m *Machine) giveBack(mark int) { m.scratch = m.scratch[:mark] }

// put overwrites an item's first bytes.
func (m *Machine) put(item Item, bytes []byte) {
	if item.apart {
		return
	}
	at := m.address(item)
	copy(m.storage[at:at+int64(len(bytes))], bytes)
}

// Fill fills a stretch of WORKING-STORAGE, for initial values.
func (m *Machine) Fill(offset, count int64, value byte) {
	at := m.bases[Working] + offset
	fill(m.storage[at:at+count], value)
}

// Preset puts bytes into WORKING-STORAGE, count times one after the other, for initial values.
func (m *Machine) Preset(offset int64, bytes string, count int) {
	at := m.bases[Working] + offset
	copy(m.storage[at:], strings.Repeat(bytes, count))
}

// CopyBytes copies bytes as they are: an argument BY CONTENT.
func (m *Machine) CopyBytes(source, target Item) {
	mark := m.mark()
	m.put(target, m.copyOf(&source))
	m.giveBack(mark)
}

// Repeat gives all occurrences of a table the bytes of its first one.
func (m *Machine) Repeat(first Item, count int64) {
	data := m.data(first)
	for n := int64(2); n <= count; n++ {
		m.put(first.At(n, first.size), data)
	}
}

// SetIndex is SET index TO value.
func (m *Machine) SetIndex(index Item, value int64) {
	putBinary(&index, m.view(&index)[:4], uint64(value))
}

func fill(data []byte, value byte) {
	for n := range data {
		data[n] = value
	}
}

// ---------------------------------------------------------------- console

func (m *Machine) flush() {
	// A reader that went away is no error to the program, as in the original.
	_ = m.output.Flush()
}

// readByte is the next byte of standard input; false at its end.
func (m *Machine) readByte() (byte, bool) {
	value, err := m.input.ReadByte()
	if err != nil {
		if err != io.EOF {
			return 0, false
		}
		return 0, false
	}
	return value, true
}
