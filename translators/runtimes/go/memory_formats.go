package theseusrt

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// The printf family (C17 7.21.6.1). A format is read once, and known from then on as long as the same text is there.

var (
	memoryShown   []byte // so far by the format under way; formats do not nest
	memoryScratch []byte // for formats that are shown to memory or to a file
)

// MemoryPrintf is printf; the further arguments lie at an address, 8 bytes apart.
func MemoryPrintf(format, arguments uint64) int32 {
	if !output.begun {
		text := memoryFormat(format, arguments)
		memoryEmit(2, text)
		return int32(len(text))
	}
	held := len(output.held)
	output.held = memoryShow(output.held, format, arguments)
	count := int32(len(output.held) - held)
	_ = output.settle(sendOut)
	return count
}

// MemoryFprintf is fprintf.
func MemoryFprintf(stream, format, arguments uint64) int32 {
	text := memoryFormat(format, arguments)
	memoryEmit(stream, text)
	return int32(len(text))
}

// MemorySprintf is sprintf.
func MemorySprintf(to, format, arguments uint64) int32 {
	text := memoryFormat(format, arguments)
	copy(memoryRange(to, uint64(len(text))), text)
	MemoryStoreU8(to+uint64(len(text)), 0)
	return int32(len(text))
}

// MemorySnprintf is snprintf.
func MemorySnprintf(to, size, format, arguments uint64) int32 {
	text := memoryFormat(format, arguments)
	if size > 0 {
		kept := min(uint64(len(text)), size-1)
		copy(memoryRange(to, kept), text[:kept])
		MemoryStoreU8(to+kept, 0)
	}
	return int32(len(text))
}

// memoryFormat is a format with its arguments; it holds until the next.
func memoryFormat(format, arguments uint64) []byte {
	memoryScratch = memoryShow(memoryScratch[:0], format, arguments)
	return memoryScratch
}

// memoryShow puts a format with its arguments, which lie 8 bytes apart, behind what is there.
func memoryShow(shown []byte, format, arguments uint64) []byte {
	before := len(shown)
	known := memoryKnow(format)
	for i := range known.conversions {
		c := &known.conversions[i]
		shown = append(shown, c.plain...)
		switch c.short {
		case 's':
			if text := MemoryLoadU64(arguments); text != 0 {
				arguments += 8
				shown = memoryAppend(shown, text)
				continue
			}
		case 'd':
			shown = strconv.AppendInt(shown, int64(int32(MemoryLoadU64(arguments))), 10)
			arguments += 8
			continue
		case 'u':
			shown = strconv.AppendUint(shown, uint64(uint32(MemoryLoadU64(arguments))), 10)
			arguments += 8
			continue
		}
		memoryShown = shown
		arguments = c.show(arguments, before)
		shown = memoryShown
	}
	return append(shown, known.rest...)
}

// memoryAppend puts a text behind what is there.
func memoryAppend(shown []byte, text uint64) []byte {
	first := len(shown)
	shown = slices.Grow(shown, memorySpare)
	room := shown[first : first+memorySpare]
	for i, c := range memoryBytes[text : text+memorySpare] { // most are short
		if c == 0 {
			return shown[:first+i]
		}
		room[i] = c
	}
	shown = shown[:first]
	return append(shown, memoryText(text)...)
}

type memoryField struct {
	left, zero, plus, space, alternative bool
	width, precision                     int // a negative precision is none
}

// pad writes sign or prefix, then the digits, padded to the width.
func (f *memoryField) pad(prefix, body string, zeros bool) {
	fill := max(f.width-len(prefix)-len(body), 0)
	switch {
	case f.left:
		memoryShown = append(append(memoryShown, prefix...), body...)
		memoryFill(fill, memoryBlanks)
	case zeros:
		memoryShown = append(memoryShown, prefix...)
		memoryFill(fill, memoryZeros)
		memoryShown = append(memoryShown, body...)
	default:
		memoryFill(fill, memoryBlanks)
		memoryShown = append(append(memoryShown, prefix...), body...)
	}
}

const (
	memoryBlanks = "                                "
	memoryZeros  = "00000000000000000000000000000000"
)

// memoryFill puts blanks or zeros behind what is shown.
func memoryFill(count int, with string) {
	for count > 0 {
		some := min(count, len(with))
		memoryShown = append(memoryShown, with[:some]...)
		count -= some
	}
}

// text is shown padded to the width.
func (f *memoryField) text(body []byte) {
	fill := max(f.width-len(body), 0)
	if !f.left {
		memoryFill(fill, memoryBlanks)
	}
	memoryShown = append(memoryShown, body...)
	if f.left {
		memoryFill(fill, memoryBlanks)
	}
}

func (f *memoryField) sign(negative bool) string {
	switch {
	case negative:
		return "-"
	case f.plus:
		return "+"
	case f.space:
		return " "
	default:
		return ""
	}
}

// integer shows a number in a base, the letters of its digits large for X.
func (f *memoryField) integer(prefix string, value uint64, base int, style byte) {
	if base == 10 && f.width == 0 && f.precision < 0 {
		memoryShown = strconv.AppendUint(append(memoryShown, prefix...), value, base)
		return
	}
	var room [23]byte
	digits := strconv.AppendUint(room[:0], value, base)
	if style == 'X' {
		digits = bytes.ToUpper(digits)
	}
	if f.precision == 0 && value == 0 {
		digits = digits[:0]
	}
	zeros := max(f.precision-len(digits), 0)
	if style == 'o' && f.alternative && (len(digits) == 0 || value != 0) {
		zeros = max(zeros, 1)
	}
	fill := max(f.width-len(prefix)-zeros-len(digits), 0)
	if f.zero && f.precision < 0 && !f.left {
		zeros, fill = zeros+fill, 0
	}
	if !f.left {
		memoryFill(fill, memoryBlanks)
	}
	memoryShown = append(memoryShown, prefix...)
	memoryFill(zeros, memoryZeros)
	memoryShown = append(memoryShown, digits...)
	if f.left {
		memoryFill(fill, memoryBlanks)
	}
}

func (f *memoryField) float(value float64, style byte) {
	prefix := f.sign(math.Signbit(value))
	size := math.Abs(value)
	precision := f.precision
	if precision < 0 {
		precision = 6
	}
	finite := !math.IsNaN(size) && !math.IsInf(size, 0)
	var body string
	switch lower := style | 32; {
	case math.IsNaN(size):
		body = "nan"
	case !finite:
		body = "inf"
	case lower == 'f':
		body = memoryFixed(size, precision, f.alternative)
	case lower == 'e':
		body = memoryScientific(size, precision, f.alternative)
	case lower == 'a':
		prefix += "0x"
		body = memoryHexadecimal(size, f.precision, f.alternative)
	default:
		body = memoryShortest(size, max(precision, 1), f.alternative)
	}
	if style < 'a' {
		prefix, body = strings.ToUpper(prefix), strings.ToUpper(body)
	}
	f.pad(prefix, body, f.zero && finite)
}

// wide is a long double.
func (f *memoryField) wide(digits uint64, signExponent uint16, style byte) {
	precision := f.precision
	if precision < 0 {
		precision = 6
	}
	body, finite := memoryWide(digits, signExponent, style|32, precision, f.alternative)
	if style < 'a' {
		body = strings.ToUpper(body)
	}
	f.pad(f.sign(signExponent>>15 != 0), body, f.zero && finite)
}

// memoryHexadecimal is %a after its 0x.
func memoryHexadecimal(value float64, precision int, point bool) string {
	bits := math.Float64bits(value)
	field, digits := int(bits>>52), bits&(1<<52-1)
	exponent := 0
	if value != 0 {
		exponent = max(field, 1) - 1023
	}
	if field != 0 {
		digits |= 1 << 52
	}
	if precision >= 0 && precision < 13 {
		dropped := 4 * (13 - precision)
		half, rest := uint64(1)<<(dropped-1), digits&(1<<dropped-1)
		digits >>= dropped
		if rest > half || rest == half && digits&1 != 0 {
			digits++
		}
		digits <<= dropped
	}
	fraction := fmt.Sprintf("%013x", digits&(1<<52-1))
	if precision < 0 {
		fraction = strings.TrimRight(fraction, "0")
	} else {
		fraction = (fraction + strings.Repeat("0", max(precision-13, 0)))[:precision]
	}
	if fraction != "" || point {
		fraction = "." + fraction
	}
	return fmt.Sprintf("%d%sp%+d", digits>>52, fraction, exponent)
}

func memoryFixed(value float64, precision int, point bool) string {
	text := strconv.FormatFloat(value, 'f', precision, 64)
	if point && precision == 0 {
		text += "."
	}
	return text
}

func memoryScientific(value float64, precision int, point bool) string {
	text := strconv.FormatFloat(value, 'e', precision, 64)
	if point && precision == 0 {
		text = strings.Replace(text, "e", ".e", 1)
	}
	return text
}

// memoryShortest is %g: by the exponent that %e would have, without zeros at the end.
func memoryShortest(value float64, precision int, keep bool) string {
	text := strconv.FormatFloat(value, 'e', precision-1, 64)
	_, shown, _ := strings.Cut(text, "e")
	exponent, _ := strconv.Atoi(shown)
	var full string
	if exponent < -4 || exponent >= precision {
		full = memoryScientific(value, precision-1, keep)
	} else {
		full = memoryFixed(value, precision-1-exponent, keep)
	}
	if keep {
		return full
	}
	digits, rest, found := strings.Cut(full, "e")
	if strings.Contains(digits, ".") {
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	}
	if found {
		return digits + "e" + rest
	}
	return digits
}

// memoryConversion is a conversion of a format, and what stands before it.
type memoryConversion struct {
	plain                    []byte
	field                    memoryField
	givenWidth, givenPrecise bool // by arguments
	size                     int  // of the argument, in bytes
	style                    byte
	short                    byte // the style, where there are neither flags nor width, precision or size
}

// memoryKnown is a format as read.
type memoryKnown struct {
	format      uint64
	text        []byte // with its NUL
	conversions []memoryConversion
	rest        []byte // behind the last
}

var memoryFormats [256]memoryKnown

// memoryKnow is the format at an address.
func memoryKnow(format uint64) *memoryKnown {
	known := &memoryFormats[format%uint64(len(memoryFormats))]
	text := memoryBytes[format:]
	if known.format != format || known.text == nil || !bytes.HasPrefix(text, known.text) {
		known.format = format
		known.read(text)
	}
	return known
}

// read reads a format up to its NUL.
func (k *memoryKnown) read(format []byte) {
	k.text = append([]byte(nil), format[:bytes.IndexByte(format, 0)+1]...)
	k.conversions = nil
	r := memoryReader{text: k.text}
	for {
		plain := bytes.IndexByte(r.text, '%')
		if plain < 0 {
			k.rest = r.text[:len(r.text)-1]
			return
		}
		c := memoryConversion{plain: r.text[:plain], field: memoryField{precision: -1}}
		r.text = r.text[plain+1:]
		first := len(r.text)
		r.flags(&c.field)
		c.field.width, c.givenWidth = r.number()
		if r.is('.') {
			c.field.precision, c.givenPrecise = r.number()
		}
		c.size = r.size()
		c.style = r.text[0]
		if first == len(r.text) {
			c.short = c.style
		}
		k.conversions = append(k.conversions, c)
		if c.style == 0 {
			return // nothing can be shown of it
		}
		r.text = r.text[1:]
	}
}

// memoryReader reads a format, up to its NUL.
type memoryReader struct{ text []byte }

// is reads a character, if it is that.
func (r *memoryReader) is(c byte) bool {
	if r.text[0] != c {
		return false
	}
	r.text = r.text[1:]
	return true
}

// number is a width or precision, 0 where there is none; whether an argument gives it.
func (r *memoryReader) number() (int, bool) {
	if r.is('*') {
		return 0, true
	}
	value := 0
	for ; r.text[0] >= '0' && r.text[0] <= '9'; r.text = r.text[1:] {
		value = value*10 + int(r.text[0]-'0')
	}
	return value, false
}

// flags reads those of a conversion.
func (r *memoryReader) flags(field *memoryField) {
	for ; ; r.text = r.text[1:] {
		switch r.text[0] {
		case '-':
			field.left = true
		case '0':
			field.zero = true
		case '+':
			field.plus = true
		case ' ':
			field.space = true
		case '#':
			field.alternative = true
		default:
			return
		}
	}
}

// size is that of a conversion's argument, in bytes.
func (r *memoryReader) size() int {
	size := 4
	for ; ; r.text = r.text[1:] {
		switch r.text[0] {
		case 'L':
			size = 16
		case 'l', 'z', 'j', 't', 'q':
			size = 8
		case 'h':
			if size == 2 {
				size = 1
			} else {
				size = 2
			}
		default:
			return size
		}
	}
}

// memoryArguments are those of a format that are not used yet.
type memoryArguments uint64

func (a *memoryArguments) next() uint64 {
	value := MemoryLoadU64(uint64(*a))
	*a += 8
	return value
}

// show puts a conversion behind memoryShown, of which the format has shown what is behind before. It gives where the
// arguments go on.
func (c *memoryConversion) show(from uint64, before int) uint64 {
	arguments, field := memoryArguments(from), &c.field
	if c.givenWidth || c.givenPrecise {
		given := c.field
		field = &given
	}
	if c.givenWidth {
		field.width = int(int32(arguments.next()))
		if field.width < 0 {
			field.left, field.width = true, -field.width
		}
	}
	if c.givenPrecise {
		field.precision = max(int(int32(arguments.next())), -1)
	}
	field.show(&arguments, c.style, c.size, before)
	return uint64(arguments)
}

func (f *memoryField) show(arguments *memoryArguments, style byte, size, before int) {
	switch style {
	case 'd', 'i':
		value := int64(arguments.next())
		switch size {
		case 1:
			value = int64(int8(value))
		case 2:
			value = int64(int16(value))
		case 4:
			value = int64(int32(value))
		}
		sizeOf := uint64(value)
		if value < 0 {
			sizeOf = -sizeOf
		}
		f.integer(f.sign(value < 0), sizeOf, 10, style)
	case 'u', 'x', 'X', 'o':
		value := arguments.next()
		if size < 8 {
			value &= 1<<(8*size) - 1
		}
		switch {
		case style == 'u':
			f.integer("", value, 10, style)
		case style == 'o':
			f.integer("", value, 8, style)
		case f.alternative && value != 0:
			f.integer("0"+string(style), value, 16, style)
		default:
			f.integer("", value, 16, style)
		}
	case 'c':
		f.text([]byte{byte(arguments.next())})
	case 's':
		text := arguments.next()
		if text == 0 {
			null := "(null)"
			if f.precision >= 0 && f.precision < len(null) {
				null = "" // all of it, or nothing
			}
			f.pad("", null, false)
			return
		}
		kept := uint64(math.MaxUint64)
		if f.precision >= 0 {
			kept = uint64(f.precision)
		}
		f.text(memoryRange(text, memoryKept(text, kept)))
	case 'p':
		value := arguments.next()
		if value == 0 {
			f.pad("", "(nil)", false)
			return
		}
		f.pad("", "0x"+strconv.FormatUint(value, 16), false)
	case 'f', 'F', 'e', 'E', 'g', 'G', 'a', 'A':
		if size == 16 && style|32 != 'a' {
			digits := arguments.next()
			f.wide(digits, uint16(arguments.next()), style)
			return
		}
		if size == 16 {
			panic("printf: the conversion %La is not supported")
		}
		f.float(math.Float64frombits(arguments.next()), style)
	case 'n':
		to, count := arguments.next(), len(memoryShown)-before
		switch size {
		case 1:
			MemoryStoreI8(to, int8(count))
		case 2:
			MemoryStoreI16(to, int16(count))
		case 4:
			MemoryStoreI32(to, int32(count))
		default:
			MemoryStoreI64(to, int64(count))
		}
	case '%':
		memoryShown = append(memoryShown, '%')
	default:
		panic("printf: the conversion %" + string(rune(style)) + " is not supported")
	}
}
