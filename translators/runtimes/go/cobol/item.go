// Package cobol supports programs that were COBOL: storage, decimal arithmetic, MOVE, editing, text, files, as
// GnuCOBOL 3.1 does them.
//
// A program's data stay what they were, bytes at known places (Item) in one storage (Machine), but for whole numbers
// whose bytes nothing sees: those are plain fields.
package cobol

// Kind says how an item's bytes are to be read.
type Kind uint8

const (
	kindGroup Kind = iota
	kindText
	kindEditedText
	kindEditedNumber
	kindDisplay
	kindBinary
	kindPacked
	// A figurative constant or an ALL literal: as long as it needs to be.
	kindEvery
)

// Symbol is a picture's symbol and how often it stands there.
type Symbol struct {
	Char  byte
	Times int
}

// Picture reads a picture written out, without repetition counts.
func Picture(text string) []Symbol {
	var symbols []Symbol
	for n := 0; n < len(text); n++ {
		char := text[n]
		if last := len(symbols) - 1; last >= 0 && symbols[last].Char == char {
			symbols[last].Times++
		} else {
			symbols = append(symbols, Symbol{char, 1})
		}
		if char == 'C' || char == 'D' {
			n++
		}
	}
	return symbols
}

// Item is a data item, a literal or a part of one. Slot 0 is WORKING-STORAGE, the others are LINKAGE items.
type Item struct {
	literal   string
	offset    int64
	size      int64
	digits    int
	scale     int
	picture   *[]Symbol
	slot      uint16
	kind      Kind
	isLiteral bool
	// The result of a function: its bytes are in literal.
	isResult  bool
	signed    bool
	separate  bool
	leading   bool
	justified bool
	blank     bool
	// Binary in the machine's own byte order (COMP-5, INDEX), not cut to its picture's digits.
	native bool
	// An index or a special register: shown with its picture's digits.
	register bool
	// The size is not known before the program runs.
	varying bool
}

// Working is the slot of WORKING-STORAGE.
const Working = 0

// GroupItem is an item with items below it.
func GroupItem(slot int, offset, size int64) Item {
	return Item{slot: uint16(slot), offset: offset, size: size, kind: kindGroup}
}

// TextItem is PIC X or PIC A.
func TextItem(slot int, offset, size int64) Item {
	return Item{slot: uint16(slot), offset: offset, size: size, kind: kindText}
}

// EditedTextItem is alphanumeric with insertions.
func EditedTextItem(slot int, offset, size int64, picture []Symbol) Item {
	return Item{slot: uint16(slot), offset: offset, size: size, kind: kindEditedText, picture: &picture}
}

// EditedItem is numeric edited.
func EditedItem(slot int, offset, size int64, digits, scale int, picture []Symbol) Item {
	return Item{slot: uint16(slot), offset: offset, size: size, kind: kindEditedNumber, digits: digits, scale: scale, picture: &picture}
}

// DisplayItem is PIC 9, USAGE DISPLAY: a byte a digit.
func DisplayItem(slot int, offset int64, digits, scale int) Item {
	return Item{slot: uint16(slot), offset: offset, size: int64(digits), kind: kindDisplay, digits: digits, scale: scale}
}

// ScaledItem has Ps in its picture: fewer bytes than digits.
func ScaledItem(slot int, offset, size int64, digits, scale int) Item {
	return Item{slot: uint16(slot), offset: offset, size: size, kind: kindDisplay, digits: digits, scale: scale}
}

// BinaryItem is COMP: big-endian.
func BinaryItem(slot int, offset, size int64, digits, scale int) Item {
	return Item{slot: uint16(slot), offset: offset, size: size, kind: kindBinary, digits: digits, scale: scale}
}

// NativeItem is COMP-5.
func NativeItem(slot int, offset, size int64, digits, scale int) Item {
	item := BinaryItem(slot, offset, size, digits, scale)
	item.native = true
	return item
}

// RegisterItem is an index or RETURN-CODE.
func RegisterItem(slot int, offset int64) Item {
	item := NativeItem(slot, offset, 4, 9, 0)
	item.register, item.signed = true, true
	return item
}

// PackedItem is COMP-3.
func PackedItem(slot int, offset, size int64, digits, scale int) Item {
	return Item{slot: uint16(slot), offset: offset, size: size, kind: kindPacked, digits: digits, scale: scale}
}

// Signed makes a number signed.
func (i Item) Signed() Item {
	i.signed = true
	return i
}

// SignLeading puts the sign at the first digit.
func (i Item) SignLeading() Item {
	i.leading = true
	return i
}

// SignSeparate gives the sign a byte of its own.
func (i Item) SignSeparate() Item {
	i.separate = true
	i.size++
	return i
}

// Justified aligns text to the right.
func (i Item) Justified() Item {
	i.justified = true
	return i
}

// BlankWhenZero shows zero as blanks.
func (i Item) BlankWhenZero() Item {
	i.blank = true
	return i
}

// At is the occurrence of a table item: stride bytes from one to the next, counted from 1.
func (i Item) At(occurrence, stride int64) Item {
	i.offset += (occurrence - 1) * stride
	return i
}

// Part is reference modification: size bytes from start (counted from 1), as text.
func (i Item) Part(start, size int64) Item {
	part := i.FixedPart(start, size)
	part.varying = true
	return part
}

// FixedPart is reference modification whose size the source gives as a literal.
func (i Item) FixedPart(start, size int64) Item {
	part := Item{
		literal: i.literal, isLiteral: i.isLiteral, isResult: i.isResult, slot: i.slot, offset: i.offset + start - 1,
		kind: kindText,
	}
	part.size = max(size, 0)
	return part
}

// Rest is reference modification up to the item's end.
func (i Item) Rest(start int64) Item {
	return i.Part(start, i.size-start+1)
}

// Sized is a group whose size depends on a table's current number of occurrences.
func (i Item) Sized(size int64) Item {
	i.size = max(size, 0)
	i.varying = true
	return i
}

func (i *Item) isNumeric() bool {
	return i.kind == kindDisplay || i.kind == kindBinary || i.kind == kindPacked
}

func (i *Item) isZeros() bool {
	return i.kind == kindEvery && i.literal == "0"
}

func (i *Item) isText() bool {
	return i.kind == kindText || i.kind == kindGroup
}

// digitBytes says where the digits of a display item begin and how many they are, without a separate sign.
func (i *Item) digitBytes() (int, int) {
	if !i.separate {
		return 0, int(i.size)
	}
	if i.leading {
		return 1, int(i.size) - 1
	}
	return 0, int(i.size) - 1
}

// Text is an alphanumeric literal.
func Text(value string) Item {
	return Item{literal: value, isLiteral: true, size: int64(len(value)), kind: kindText}
}

// Number is a numeric literal: its digits (with a sign in front when it is signed), scale of them after the point.
func Number(value string, scale int) Item {
	signed := value[0] == '-' || value[0] == '+'
	digits := len(value)
	if signed {
		digits--
	}
	return Item{
		literal: value, isLiteral: true, size: int64(len(value)), kind: kindDisplay, digits: digits, scale: scale,
		signed: signed, separate: signed, leading: signed,
	}
}

// Every is ALL literal, or a figurative constant.
func Every(value string) Item {
	return Item{literal: value, isLiteral: true, size: int64(len(value)), kind: kindEvery}
}

// The figurative constants.
var (
	Spaces     = Every(" ")
	Zeros      = Every("0")
	HighValues = Every("\xff")
	LowValues  = Every("\x00")
	Quotes     = Every("\"")
)
