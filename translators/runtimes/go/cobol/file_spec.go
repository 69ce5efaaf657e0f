package cobol

import (
	"bufio"
	"os"
)

// What a file is: its description in the program, its state, FILE STATUS.

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
	// Its state where a machine last looked for it, and where that was: on which machine, for the program with its
	// storage where.
	state   *fileState
	machine *Machine
	program int64
}

type fileKey struct {
	program int64
	name    string
}

type openFile struct {
	mode   Mode
	file   *os.File // nil when an optional file is missing
	slots  *slots   // of a relative file
	reader *bufio.Reader
	writer *bufio.Writer
	index  *index // of an indexed file
	// A line was written and not yet ended: AFTER ADVANCING leaves it so.
	lineOpen bool
}

// reached is what the last READ or START was, as far as the next READ asks.
type reached int

const (
	reachedByRead reached = iota
	reachedByStart
	reachedByOpen
)

type fileState struct {
	open   *openFile
	locked bool
	// The last sequential read met the end, or (READ PREVIOUS) the beginning.
	atEnd    bool
	atStart  bool
	reached  reached
	readDone bool
	// The size of the record last read or written.
	size int64
	// How the file was last opened: 1 INPUT, 2 OUTPUT, 3 I-O, 4 EXTEND, 0 never.
	lastMode int64
	// LINAGE: the page that the file is at, the one after it, and whether the last WRITE came to its end.
	page, nextPage pageSize
	endOfPage      bool
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
	statusConflict     = 39
	statusAlreadyOpen  = 41
	statusNotOpen      = 42
	statusReadNotDone  = 43
	statusOverflow     = 44
	statusReadError    = 46
	statusInputDenied  = 47
	statusOutputDenied = 48
	statusIODenied     = 49
	statusBadLinage    = 57
)

// What ADVANCING PAGE counts for.
const page = -1
