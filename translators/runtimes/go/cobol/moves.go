package cobol

// Digits that the widest number has.
const maxDigits = 38

// between is a signed display number for use in between.
func between(size, scale int) Item {
	return DisplayItem(0, 0, size, scale).Signed()
}

// storeCommonRegion puts digits (scale of them after the point) where they belong in a display item, and zeros
// elsewhere.
func storeCommonRegion(item *Item, data, digits []byte, scale int) {
	start, count := item.digitBytes()
	field := data[start : start+count]
	fill(field, '0')
	low := max(-scale, -item.scale)
	highSource := len(digits) - scale
	highTarget := count - item.scale
	high := min(highSource, highTarget)
	for n := 0; n < high-low; n++ {
		value := digits[highSource-high+n]
		if value == ' ' || value == 0 {
			value = '0'
		}
		field[highTarget-high+n] = value
	}
}

func textToText(source []byte, target *Item, data []byte) {
	size := len(data)
	switch {
	case len(source) >= size && target.justified:
		copy(data, source[len(source)-size:])
	case len(source) >= size:
		copy(data, source[:size])
	case target.justified:
		pad := size - len(source)
		fill(data[:pad], ' ')
		copy(data[pad:], source)
	default:
		copy(data, source)
		fill(data[len(source):], ' ')
	}
}

func isSpace(b byte) bool { return b == ' ' || b >= 9 && b <= 13 }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// textToDisplay reads a number written as text: blanks, a sign, digits with a point and commas.
func textToDisplay(source []byte, target *Item, data []byte) {
	fill(data, '0')
	start, count := target.digitBytes()
	rest := source
	for len(rest) > 0 && isSpace(rest[0]) {
		rest = rest[1:]
	}
	sign := 0
	if len(rest) > 0 && (rest[0] == '+' || rest[0] == '-') {
		sign = 1
		if rest[0] == '-' {
			sign = -1
		}
		rest = rest[1:]
	}
	before := 0
	for _, b := range rest {
		if b == notation.Point {
			break
		}
		if isDigit(b) {
			before++
		}
	}
	places := count - target.scale
	at := 0
	if before < places {
		at = places - before
	} else {
		for n := before - places; n > 0; n-- {
			for !isDigit(rest[0]) {
				rest = rest[1:]
			}
			rest = rest[1:]
		}
	}
	points := 0
	for _, b := range rest {
		if at >= count {
			break
		}
		switch {
		case isDigit(b):
			if at >= 0 {
				data[start+at] = b
			}
			at++
			continue
		case b == notation.Point:
			points++
			if points == 1 {
				continue
			}
		case isSpace(b) || b == notation.Comma:
			continue
		}
		fill(data, '0')
		putSign(target, data, 0)
		return
	}
	putSign(target, data, sign)
}

func displayToText(digits []byte, scale int, target *Item, data []byte) {
	zeros := max(-scale, 0)
	if target.justified {
		// The zeros for the picture's Ps come first: the digits may lie under them.
		before := len(data) - min(zeros, len(data))
		fill(data[before:], '0')
		if before > 0 {
			textToText(digits, target, data[:before])
		}
		return
	}
	textToText(digits, target, data)
	if rest := len(data) - len(digits); rest > 0 {
		fill(data[len(digits):len(digits)+min(zeros, rest)], '0')
	}
}

// displayToPacked packs digit by digit: the digits may be part of the target.
func displayToPacked(source *Item, digits []byte, target *Item, data []byte) {
	first := source.digits - source.scale - (target.digits - target.scale)
	fill(data, 0)
	offset := packedStart(target)
	for n := 0; n < target.digits; n++ {
		value := byte(0)
		if at := first + n; at >= 0 && at < source.digits && at < len(digits) && digits[at] != ' ' {
			value = digits[at] - '0'
		}
		if i := n + offset; i%2 == 0 {
			data[i/2] = value << 4
		} else {
			data[i/2] |= value
		}
	}
}

func tenTo(digits int) uint64 {
	value := uint64(1)
	for n := 0; n < min(digits, 19); n++ {
		value *= 10
	}
	return value
}

func displayToBinary(digits []byte, scale, sign int, target *Item, data []byte) {
	var value uint64
	for n := 0; n < len(digits)-scale+target.scale; n++ {
		value *= 10
		if n < len(digits) {
			value += uint64(digit(digits[n]))
		}
	}
	if !target.native {
		value %= tenTo(target.digits)
	}
	if target.signed && sign < 0 {
		value = -value
	}
	putBinary(target, data, value)
}

func binaryToBinary(source *Item, from []byte, target *Item, data []byte) {
	if value := int64(rawBinary(source, from)); value >= 0 && target.digits < 19 {
		// Neither the source's sign nor the target's is seen.
		if !target.native {
			value %= int64(smallPowers[target.digits])
		}
		putBinary(target, data, uint64(value))
		return
	}
	value := binaryValue(source, from)
	if !target.native {
		value = value.rest(whole{small: 1}.shift(min(target.digits, 19)))
	}
	if !target.signed {
		value = value.absolute()
	}
	putBinary(target, data, value.low64())
}

func binaryToDisplay(source *Item, from []byte, target *Item, data []byte) {
	raw := rawBinary(source, from)
	sign := 1
	if source.signed && int64(raw) < 0 {
		raw, sign = -raw, -1
	}
	var digits [20]byte
	start := len(digits)
	for ; raw > 0; raw /= 10 {
		start--
		digits[start] = '0' + byte(raw%10)
	}
	storeCommonRegion(target, data, digits[start:], source.scale)
	putSign(target, data, sign)
}

func packedToDisplay(source *Item, from []byte, target *Item, data []byte) {
	var buffer [2 * maxDigits]byte
	storeCommonRegion(target, data, packedText(source, from, buffer[:0]), source.scale)
	putSign(target, data, packedSign(source, from))
}

// byDecimal moves by way of a decimal number: the target is binary or packed.
func byDecimal(source *Item, from []byte, target *Item, data []byte) {
	moveDecimal(decimalOf(source, from), target, data)
}

// moveDecimal moves a decimal number to a binary or packed item.
func moveDecimal(value Decimal, target *Item, data []byte) {
	number := value.value.shift(target.scale - value.scale)
	if target.kind != kindBinary {
		packNumber(target, data, number)
		return
	}
	if !target.signed {
		number = number.absolute()
	}
	if !target.native {
		number = number.rest(whole{small: 1}.shift(target.digits))
	}
	putBinary(target, data, number.low64())
}

// sliceOf is the beginning of a buffer, or a slice of its own when the buffer is too short.
func sliceOf(buffer []byte, size int) []byte {
	if size > len(buffer) {
		return make([]byte, size)
	}
	return buffer[:size]
}

// through moves by way of a display number in between.
func through(source *Item, from []byte, size, scale int, target *Item, data []byte) {
	var buffer [2 * maxDigits]byte
	item, bytes := between(size, scale), sliceOf(buffer[:], size)
	moveBytes(source, from, &item, bytes)
	moveBytes(&item, bytes, target, data)
}

// plainDigits gives a number as digits and a sign, at the source's scale, for showing it.
func plainDigits(source *Item, from []byte) ([]byte, int) {
	size := source.digits
	if source.kind == kindBinary {
		size = maxDigits
	}
	item := between(size, source.scale)
	bytes := make([]byte, size)
	switch source.kind {
	case kindPacked, kindBare:
		packedToDisplay(source, from, &item, bytes)
	case kindBinary:
		binaryToDisplay(source, from, &item, bytes)
	default:
		sign := takeSign(source, from)
		start, count := source.digitBytes()
		digits := append([]byte(nil), from[start:start+count]...)
		putSign(source, from, sign)
		return digits, sign
	}
	sign := takeSign(&item, bytes)
	return bytes, sign
}

var oneBlank = Text(" ")

// moveBytes is the library's MOVE. The source's bytes may change: an invalid sign is mended.
func moveBytes(source *Item, from []byte, target *Item, data []byte) {
	if len(data) == 0 {
		return
	}
	if len(from) == 0 {
		moveBytes(&oneBlank, []byte{' '}, target, data)
		return
	}
	if source.kind == kindEvery {
		everyTo(from, target, data)
		return
	}
	if source.kind == kindGroup || target.kind == kindGroup {
		textToText(from, target, data)
		return
	}
	if target.kind == kindFloat && source.isNumeric() && source.kind != kindFloat {
		toFloat(source, from, data)
		return
	}
	switch source.kind {
	case kindFloat:
		fromFloat(from, target, data)
	case kindDisplay:
		fromDisplay(source, from, target, data)
	case kindPacked, kindBare:
		switch target.kind {
		case kindDisplay:
			packedToDisplay(source, from, target, data)
		case kindBinary, kindPacked, kindBare:
			byDecimal(source, from, target, data)
		default:
			through(source, from, source.digits, source.scale, target, data)
		}
	case kindBinary:
		fromBinary(source, from, target, data)
	case kindEditedNumber:
		switch target.kind {
		case kindDisplay:
			numberOfEdited(source, from, target, data)
		case kindPacked, kindBare, kindBinary, kindFloat, kindEditedNumber:
			through(source, from, 2*maxDigits, maxDigits, target, data)
		case kindEditedText:
			textToEdited(from, target, data)
		default:
			textToText(from, target, data)
		}
	default:
		switch target.kind {
		case kindDisplay:
			textToDisplay(from, target, data)
		case kindPacked, kindBare, kindBinary, kindFloat, kindEditedNumber:
			through(source, from, 2*maxDigits, maxDigits, target, data)
		case kindEditedText:
			textToEdited(from, target, data)
		default:
			textToText(from, target, data)
		}
	}
}

func fromBinary(source *Item, from []byte, target *Item, data []byte) {
	size := source.digits
	switch target.kind {
	case kindBinary:
		if source.scale == target.scale {
			binaryToBinary(source, from, target, data)
			return
		}
		byDecimal(source, from, target, data)
		return
	case kindPacked, kindBare:
		byDecimal(source, from, target, data)
		return
	case kindDisplay:
		binaryToDisplay(source, from, target, data)
		return
	case kindEditedNumber:
		size = maxDigits
	}
	through(source, from, size, source.scale, target, data)
}

func fromDisplay(source *Item, from []byte, target *Item, data []byte) {
	sign := takeSign(source, from)
	start, count := source.digitBytes()
	digits := from[start : start+count]
	switch target.kind {
	case kindDisplay:
		storeCommonRegion(target, data, digits, source.scale)
		putSign(target, data, sign)
	case kindPacked, kindBare:
		displayToPacked(source, digits, target, data)
		putSign(source, from, sign)
		markPacked(target, data, sign < 0)
		return
	case kindBinary:
		displayToBinary(digits, source.scale, sign, target, data)
	case kindEditedNumber:
		edit(target.picture, digits, source.scale, sign < 0, target.blank, data)
	case kindEditedText:
		if source.scale < 0 || source.scale > source.digits {
			var buffer [2 * maxDigits]byte
			size := max(source.digits, source.scale)
			item, bytes := between(size, max(source.scale, 0)), sliceOf(buffer[:], size)
			storeCommonRegion(&item, bytes, digits, source.scale)
			putSign(&item, bytes, sign)
			moveBytes(&item, bytes, target, data)
		} else {
			textToEdited(digits, target, data)
		}
	default:
		displayToText(digits, source.scale, target, data)
	}
	putSign(source, from, sign)
}

// repeated is a pattern as often as it takes to be of that size.
func repeated(pattern []byte, size int) []byte {
	out := make([]byte, size)
	for n := range out {
		out[n] = pattern[n%len(pattern)]
	}
	return out
}

// everyTo moves ALL literals and figurative constants.
func everyTo(from []byte, target *Item, data []byte) {
	switch {
	case target.isText():
		copy(data, repeated(from, len(data)))
	case target.isNumeric():
		digits := DisplayItem(0, 0, maxDigits, 0)
		moveBytes(&digits, repeated(from, maxDigits), target, data)
	default:
		text := TextItem(0, 0, int64(len(data)))
		moveBytes(&text, repeated(from, len(data)), target, data)
	}
}

// copies says whether the compiler copies the bytes, whatever they are.
func copies(source, target *Item) bool {
	if source.varying || target.varying || source.size < target.size {
		return false
	}
	if source.isText() {
		return target.isText() && !target.justified
	}
	if !source.isNumeric() {
		return false
	}
	alike := source.kind == target.kind && source.size == target.size && source.digits == target.digits &&
		source.scale == target.scale && source.signed == target.signed && source.separate == target.separate &&
		source.leading == target.leading && source.native == target.native && source.swapped == target.swapped &&
		source.register == target.register &&
		source.blank == target.blank
	// Digits are copied even to justified text, but for a literal's.
	plain := source.kind == kindDisplay && !source.signed && !(source.isLiteral && target.justified)
	return alike || target.isText() && plain
}

// moveLiteral moves a literal as the compiler does at compile time; false when the library does it.
func moveLiteral(source *Item, from []byte, target *Item, data []byte) bool {
	negative := source.signed && from[0] == '-'
	digits := from
	if source.signed {
		digits = from[1:]
	}
	size := len(data)
	literal := source.kind == kindDisplay || source.kind == kindText
	if target.kind == kindDisplay && target.scale == source.scale && !target.leading && !target.separate && literal {
		if len(digits) >= size {
			copy(data, digits[len(digits)-size:])
		} else {
			pad := size - len(digits)
			fill(data[:pad], '0')
			copy(data[pad:], digits)
		}
		zero := true
		for _, b := range data {
			zero = zero && b == '0'
		}
		if target.signed && negative && !zero {
			data[size-1] += 0x40
		}
		return true
	}
	if target.kind == kindBinary && source.kind == kindDisplay {
		sign := 1
		if negative {
			sign = -1
		}
		displayToBinary(digits, source.scale, sign, target, data)
		return true
	}
	if target.kind != kindPacked && target.kind != kindBare || source.kind != kindDisplay || target.scale < 0 || !literalFitsInt(source, digits) {
		return false
	}
	places := target.scale - source.scale
	if len(digits)+places > 9 {
		return false
	}
	var value int64
	for _, b := range digits {
		value = value*10 + int64(b-'0')
	}
	for n := 0; n < places; n++ {
		value *= 10
	}
	for n := 0; n < -places; n++ {
		value /= 10
	}
	if negative {
		value = -value
	}
	packNumber(target, data, wholeOf64(value))
	return true
}

func literalFitsInt(source *Item, digits []byte) bool {
	for len(digits) > 0 && digits[0] == '0' {
		digits = digits[1:]
	}
	return source.scale <= 0 && (len(digits) < 10 || len(digits) == 10 && string(digits) <= "2147483647")
}

// MoveToEach is MOVE source TO each of the targets, one after the other.
func (m *Machine) MoveToEach(source Item, targets ...Item) {
	for _, target := range targets {
		m.MoveTo(source, target)
	}
}

// MoveTo is MOVE source TO target.
func (m *Machine) MoveTo(source, target Item) {
	if target.plain && m.moveToPlain(&source, m.place(&target)) {
		return
	}
	mark := m.mark()
	switch {
	case source.isLiteral:
		m.moveConstant(&source, &target)
	case copies(&source, &target):
		copy(m.view(&target), m.view(&source)[:target.size])
	case m.seenOver(&source, &target):
		moveBytes(&source, m.view(&source), &target, m.view(&target))
	default:
		from, data := m.copyOf(&source), m.copyOf(&target)
		moveBytes(&source, from, &target, data)
		m.settle(&source, from)
		m.put(target, data)
	}
	m.giveBack(mark)
}

// moveToPlain moves to plain text or a group what is text too: cut, or filled with blanks; false for anything else.
func (m *Machine) moveToPlain(source *Item, data []byte) bool {
	switch {
	case source.size == 0:
		return false
	case source.plain:
		fill(data[copy(data, m.place(source)):], ' ')
	case !source.isLiteral || source.offset != 0:
		return false
	case source.kind == kindText:
		fill(data[copy(data, source.literal[:min(source.size, int64(len(source.literal)))]):], ' ')
	case source.kind == kindEvery && len(source.literal) == 1:
		fill(data, source.literal[0])
	default:
		return false
	}
	return true
}

// seenOver says whether the items share bytes and the order of reading and writing is seen: the run-time library clears
// the target first, or writes it as it reads, and so changes what it is about to read.
func (m *Machine) seenOver(source, target *Item) bool {
	if source.isResult || target.isResult || target.isLiteral || source.varying || target.varying {
		return false
	}
	from, to := m.address(*source), m.address(*target)
	if from >= to+target.size || to >= from+source.size {
		return false
	}
	switch {
	case source.kind == kindDisplay || target.kind == kindEditedText:
		return true
	case target.kind == kindDisplay:
		return source.kind == kindText
	case target.kind == kindText:
		return target.justified && source.size < target.size && !source.isNumeric()
	}
	return false
}

func (m *Machine) moveConstant(source, target *Item) {
	from, data := m.view(source), m.view(target)
	if source.kind == kindText && len(from) > 0 && from[0] == ' ' && allEqual(from) {
		m.moveConstant(&Spaces, target)
		return
	}
	if source.kind == kindEvery && len(from) == 1 && fillAtOnce(from[0], target, data) {
		return
	}
	literal := source.kind == kindEvery && !isFigurative(from)
	switch {
	case literal && target.kind == kindEditedText && (len(data) <= 128 || allEqual(from)):
		copy(data, repeated(from, len(data)))
	case copies(source, target):
		copy(data, from)
	case len(from) == 0 || !moveLiteral(source, from, target, data):
		moveBytes(source, from, target, data)
	}
}

func allEqual(bytes []byte) bool {
	for _, b := range bytes {
		if b != bytes[0] {
			return false
		}
	}
	return true
}

// isFigurative says whether the bytes are those of a figurative constant (or of an ALL literal that looks like one).
func isFigurative(from []byte) bool {
	return len(from) == 1 && (from[0] == ' ' || from[0] == '0' || from[0] == 0 || from[0] == 255 || from[0] == '"')
}

// fillAtOnce is for figurative constants that the compiler turns into a fill.
func fillAtOnce(value byte, target *Item, data []byte) bool {
	figurative := isFigurative([]byte{value})
	switch {
	case target.isText():
		fill(data, value)
	case target.kind == kindDisplay:
		if value == '0' && target.separate || !figurative {
			return false
		}
		fill(data, value)
	case target.kind == kindBinary && value == '0':
		fill(data, 0)
	case target.kind == kindPacked && value == '0':
		packedZero(target, data)
	case (target.kind == kindFloat || target.kind == kindBare) && value == '0':
		fill(data, 0)
	case target.isNumeric() && figurative:
		fill(data, value)
	default:
		return false
	}
	return true
}
