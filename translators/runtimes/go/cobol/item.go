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
	kindFloat
	// Packed without a sign's nibble (COMP-6).
	kindBare
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

// Item is a data item, a literal or a part of one: where its bytes are and what they mean. Slot 0 is WORKING-STORAGE,
// the others are LINKAGE items. Items are copied wherever a statement names one: four words stay in registers.
type Item struct {
	*shape
	offset int64
	size   int64
	slot   int
}

// shape is what items have in common wherever they are; it is not to be changed.
type shape struct {
	literal   string
	digits    int
	scale     int
	picture   []Symbol
	kind      Kind
	isLiteral bool
	isResult  bool // of a function
	// The item's bytes are in literal: it is either of both.
	apart bool
	// Text or a group, neither justified nor apart.
	plain bool
	// The size is not known before the program runs.
	varying   bool
	signed    bool
	separate  bool
	leading   bool
	justified bool
	blank     bool
	// Binary in the machine's own byte order (COMP-5, INDEX), not cut to its picture's digits.
	native bool
	// In the other byte order: native but for that (COMP-X), or not native but for that (the results of functions).
	swapped bool
	// An index or a special register: shown with its picture's digits.
	register bool
}

// The shapes of items that have neither digits nor a picture.
var (
	groupShape       = &shape{kind: kindGroup, plain: true}
	varyingGroup     = &shape{kind: kindGroup, plain: true, varying: true}
	textShape        = &shape{kind: kindText, plain: true}
	varyingTextShape = &shape{kind: kindText, plain: true, varying: true}
)

// Working is the slot of WORKING-STORAGE.
const Working = 0

// GroupItem is an item with items below it.
func GroupItem(slot int, offset, size int64) Item {
	return Item{shape: groupShape, slot: slot, offset: offset, size: size}
}

// TextItem is PIC X or PIC A.
func TextItem(slot int, offset, size int64) Item {
	return Item{shape: textShape, slot: slot, offset: offset, size: size}
}

// EditedTextItem is alphanumeric with insertions.
func EditedTextItem(slot int, offset, size int64, picture []Symbol) Item {
	return Item{shape: &shape{kind: kindEditedText, picture: picture}, slot: slot, offset: offset, size: size}
}

// EditedItem is numeric edited.
func EditedItem(slot int, offset, size int64, digits, scale int, picture []Symbol) Item {
	return Item{shape: &shape{kind: kindEditedNumber, digits: digits, scale: scale, picture: picture}, slot: slot, offset: offset, size: size}
}

// DisplayItem is PIC 9, USAGE DISPLAY: a byte a digit.
func DisplayItem(slot int, offset int64, digits, scale int) Item {
	return Item{shape: &shape{kind: kindDisplay, digits: digits, scale: scale}, slot: slot, offset: offset, size: int64(digits)}
}

// ScaledItem has Ps in its picture: fewer bytes than digits.
func ScaledItem(slot int, offset, size int64, digits, scale int) Item {
	return Item{shape: &shape{kind: kindDisplay, digits: digits, scale: scale}, slot: slot, offset: offset, size: size}
}

// BinaryItem is COMP: big-endian.
func BinaryItem(slot int, offset, size int64, digits, scale int) Item {
	return Item{shape: &shape{kind: kindBinary, digits: digits, scale: scale}, slot: slot, offset: offset, size: size}
}

// NativeItem is COMP-5.
func NativeItem(slot int, offset, size int64, digits, scale int) Item {
	kept := &shape{kind: kindBinary, digits: digits, scale: scale, native: true}
	return Item{shape: kept, slot: slot, offset: offset, size: size}
}

// SwappedItem is COMP-X.
func SwappedItem(slot int, offset, size int64, digits, scale int) Item {
	kept := &shape{kind: kindBinary, digits: digits, scale: scale, native: true, swapped: true}
	return Item{shape: kept, slot: slot, offset: offset, size: size}
}

// RegisterItem is an index or RETURN-CODE.
func RegisterItem(slot int, offset int64) Item {
	kept := &shape{kind: kindBinary, digits: 9, native: true, register: true, signed: true}
	return Item{shape: kept, slot: slot, offset: offset, size: 4}
}

// PackedItem is COMP-3.
func PackedItem(slot int, offset, size int64, digits, scale int) Item {
	return Item{shape: &shape{kind: kindPacked, digits: digits, scale: scale}, slot: slot, offset: offset, size: size}
}

// BareItem is COMP-6: two digits a byte, and no sign.
func BareItem(slot int, offset, size int64, digits, scale int) Item {
	return Item{shape: &shape{kind: kindBare, digits: digits, scale: scale}, slot: slot, offset: offset, size: size}
}

// Signed makes a number signed.
func (i Item) Signed() Item {
	kept := *i.shape
	kept.signed = true
	i.shape = &kept
	return i
}

// SignLeading puts the sign at the first digit.
func (i Item) SignLeading() Item {
	kept := *i.shape
	kept.leading = true
	i.shape = &kept
	return i
}

// SignSeparate gives the sign a byte of its own.
func (i Item) SignSeparate() Item {
	kept := *i.shape
	kept.separate = true
	i.shape = &kept
	i.size++
	return i
}

// Justified aligns text to the right.
func (i Item) Justified() Item {
	kept := *i.shape
	kept.justified, kept.plain = true, false
	i.shape = &kept
	return i
}

// BlankWhenZero shows zero as blanks.
func (i Item) BlankWhenZero() Item {
	kept := *i.shape
	kept.blank = true
	i.shape = &kept
	return i
}

// At is the occurrence of a table item: stride bytes from one to the next, counted from 1.
func (i Item) At(occurrence, stride int64) Item {
	i.offset += (occurrence - 1) * stride
	return i
}

// Part is reference modification: size bytes from start (counted from 1), as text.
func (i Item) Part(start, size int64) Item {
	return i.part(varyingTextShape, start, size)
}

// FixedPart is reference modification whose size the source gives as a literal.
func (i Item) FixedPart(start, size int64) Item {
	return i.part(textShape, start, size)
}

func (i Item) part(as *shape, start, size int64) Item {
	switch {
	case i.isResult:
		as = i.shape // whose format a part keeps
	case i.apart:
		as = i.partOfLiteral(as.varying)
	}
	return Item{shape: as, slot: i.slot, offset: i.offset + start - 1, size: max(size, 0)}
}

func (i Item) partOfLiteral(varying bool) *shape {
	return &shape{
		literal: i.literal, isLiteral: i.isLiteral, isResult: i.isResult, apart: true, varying: varying, kind: kindText,
	}
}

// Rest is reference modification up to the item's end.
func (i Item) Rest(start int64) Item {
	return i.Part(start, i.size-start+1)
}

// Sized is a group whose size depends on a table's current number of occurrences.
func (i Item) Sized(size int64) Item {
	return Item{shape: i.sizedShape(), slot: i.slot, offset: i.offset, size: max(size, 0)}
}

func (i Item) sizedShape() *shape {
	if i.shape == groupShape {
		return varyingGroup
	}
	kept := *i.shape
	kept.varying = true
	return &kept
}

func (i *Item) isNumeric() bool {
	return i.kind == kindDisplay || i.kind == kindBinary || i.kind == kindPacked || i.kind == kindFloat || i.kind == kindBare
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
	return Item{shape: &shape{literal: value, isLiteral: true, apart: true, kind: kindText}, size: int64(len(value))}
}

// Number is a numeric literal: its digits (with a sign in front when it is signed), scale of them after the point.
func Number(value string, scale int) Item {
	signed := value[0] == '-' || value[0] == '+'
	digits := len(value)
	if signed {
		digits--
	}
	kept := &shape{
		literal: value, isLiteral: true, apart: true, kind: kindDisplay, digits: digits, scale: scale,
		signed: signed, separate: signed, leading: signed,
	}
	return Item{shape: kept, size: int64(len(value))}
}

// Every is ALL literal, or a figurative constant.
func Every(value string) Item {
	return Item{shape: &shape{literal: value, isLiteral: true, apart: true, kind: kindEvery}, size: int64(len(value))}
}

// The figurative constants.
var (
	Spaces     = Every(" ")
	Zeros      = Every("0")
	HighValues = Every("\xff")
	LowValues  = Every("\x00")
	Quotes     = Every("\"")
)
