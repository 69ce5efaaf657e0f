package cobol

// editor edits digits by a picture, symbol by symbol.
type editor struct {
	digits           []byte
	data             []byte
	next             int
	at               int
	end              int
	point            int
	hasPoint         bool
	negative         bool
	trailingSign     bool
	trailingCurrency bool
	isZero           bool
	suppress         bool
	signFirst        bool
	impliedLeft      bool
	pad              byte
	sign             byte
	currency         byte
	floating         bool
	fixedAt          int
	fixed            byte
}

// edit edits digits (scale of them after the point) into data by a picture.
func edit(picture []Symbol, digits []byte, scale int, negative, blankWhenZero bool, data []byte) {
	count, impliedLeft := placesBeforePoint(picture)
	e := editor{
		digits: digits, data: data, next: len(digits) - scale - count, end: len(data), negative: negative,
		isZero: true, suppress: true, impliedLeft: impliedLeft, pad: ' ', fixedAt: -1,
	}
	for _, symbol := range picture {
		for left := symbol.Times; left > 0; left-- {
			e.symbol(symbol.Char, left)
			e.at++
		}
	}
	e.finish(blankWhenZero)
}

func (e *editor) digit() byte {
	value := byte('0')
	if e.next >= 0 && e.next < len(e.digits) {
		value = e.digits[e.next]
	}
	e.next++
	if value != '0' {
		e.isZero, e.suppress = false, false
	}
	return value
}

func (e *editor) put(value byte) {
	if e.at >= 0 && e.at < len(e.data) {
		e.data[e.at] = value
	}
}

func (e *editor) putUnlessSuppressed(value byte) {
	if e.suppress {
		value = e.pad
	}
	e.put(value)
}

func (e *editor) symbol(symbol byte, left int) {
	switch symbol {
	case notation.Point:
		e.put(symbol)
		e.point, e.hasPoint = e.at, true
	case 'B', notation.Comma:
		e.putUnlessSuppressed(symbol)
	case '0', '/':
		e.put(symbol)
	case 'P':
		if e.impliedLeft {
			e.next++
			e.at--
		}
	case '9':
		e.put(e.digit())
		e.suppress, e.trailingSign, e.trailingCurrency = false, true, true
	case 'V':
		e.at--
		e.point, e.hasPoint = e.at, true
	case 'C', 'D':
		e.end = e.at
		mark := "  "
		if e.negative && !e.isZero {
			mark = "CR"
			if symbol == 'D' {
				mark = "DB"
			}
		}
		e.put(mark[0])
		e.at++
		e.put(mark[1])
	case 'Z', '*':
		value := e.digit()
		e.pad = ' '
		if symbol == '*' {
			e.pad = '*'
		}
		e.putUnlessSuppressed(value)
		e.trailingSign, e.trailingCurrency = true, true
	case '+', '-':
		e.signSymbol(symbol, left)
	case '$':
		e.currencySymbol(left)
	default:
		e.put('?')
	}
}

func (e *editor) signSymbol(symbol byte, left int) {
	value := e.digit()
	switch {
	case e.trailingSign:
		mark := byte(' ')
		if e.negative && !e.isZero {
			mark = '-'
		} else if symbol == '+' {
			mark = '+'
		}
		e.put(mark)
		e.end--
	case e.at == 0 || e.suppress:
		e.put(e.pad)
		e.sign = symbol
		if e.currency == 0 {
			e.signFirst = true
		}
	default:
		e.put(value)
	}
	e.insertion(symbol, left, e.trailingSign)
}

func (e *editor) currencySymbol(left int) {
	value := e.digit()
	switch {
	case e.trailingCurrency:
		e.put(notation.Currency)
		e.end--
	case e.at == 0 || e.suppress:
		e.put(e.pad)
		e.currency = notation.Currency
	default:
		e.put(value)
	}
	e.insertion('$', left, e.trailingCurrency)
}

// insertion tells floating from fixed insertion: a symbol that comes again floats.
func (e *editor) insertion(symbol byte, left int, trailing bool) {
	if left > 1 || e.fixed == symbol {
		e.floating = true
	} else if !trailing {
		if e.fixedAt >= 0 {
			e.data[e.fixedAt] = e.fixed
		}
		e.fixedAt, e.fixed = e.at, symbol
	}
}

func (e *editor) finish(blankWhenZero bool) {
	if e.sign != 0 {
		if e.negative && !e.isZero {
			e.sign = '-'
		} else if e.sign != '+' {
			e.sign = ' '
		}
	}
	if e.suppress || e.isZero && blankWhenZero {
		for n := range e.data {
			if e.pad == ' ' || blankWhenZero {
				e.data[n] = ' '
			} else if e.data[n] != notation.Point {
				e.data[n] = e.pad
			}
		}
		return
	}
	end := min(max(e.end, 0), len(e.data))
	if e.hasPoint {
		for n := min(max(e.point+1, 0), end); n < end; n++ {
			switch b := e.data[n]; {
			case isDigit(b), b == notation.Comma, b == '+', b == '-', b == '/', b == 'B':
			default:
				e.data[n] = '0'
			}
		}
	}
	if e.sign != 0 || e.currency != 0 {
		e.placeSymbols(end)
	}
	count := 0
	for n := range e.data[:end] {
		if e.data[n] != 'B' {
			count++
		} else if count == 0 {
			e.data[n] = e.pad
		} else {
			e.data[n] = ' '
		}
	}
}

func (e *editor) placeSymbols(end int) {
	if !e.floating {
		if e.fixedAt >= 0 {
			e.data[e.fixedAt] = e.sign
			if e.fixed == '$' {
				e.data[e.fixedAt] = e.currency
			}
		}
		return
	}
	at := max(end-1, 0)
	for at > 0 && e.data[at] != ' ' {
		at--
	}
	switch {
	case e.sign != 0 && (e.currency == 0 || !e.signFirst):
		e.data[at] = e.sign
	default:
		e.data[at] = e.currency
	}
}

// placesBeforePoint counts digit places before the point, and says whether Ps stand to the left of all digits.
func placesBeforePoint(picture []Symbol) (int, bool) {
	count := 0
	countSign, countCurrency := true, true
	for _, s := range picture {
		switch s.Char {
		case '9', 'Z', '*':
			count += s.Times
			countSign, countCurrency = false, false
		case '$':
			if countCurrency {
				count += s.Times
			}
		case '+', '-':
			if countSign {
				count += s.Times
			}
		case 'P':
			if count == 0 {
				return count, true
			}
			count += s.Times
			countSign, countCurrency = false, false
		case 'V', notation.Point:
			return count, false
		}
	}
	return count, false
}

// numberOfEdited stores the number that an edited item shows in a display item.
func numberOfEdited(source *Item, from []byte, target *Item, data []byte) {
	var digits []byte
	sign, scale := 0, 0
	point := false
	for _, b := range from {
		switch {
		case isDigit(b):
			digits = append(digits, b)
			if point {
				scale++
			}
		case b == notation.Point:
			point = true
		case b == '-' || b == 'C':
			sign = -1
		}
	}
	if scale == 0 {
		count := 0
		for _, s := range source.picture {
			switch s.Char {
			case '9', '0', 'Z', '*':
				if point {
					scale += s.Times
				} else {
					count += s.Times
				}
			case 'P':
				if count == 0 {
					point = true
					scale += s.Times
				} else {
					scale -= s.Times
				}
			case 'V':
				point = true
			}
		}
	}
	storeCommonRegion(target, data, digits, scale)
	putSign(target, data, sign)
}

// textToEdited puts text into a picture with insertions.
func textToEdited(from []byte, target *Item, data []byte) {
	at := 0
	for _, s := range target.picture {
		for n := 0; n < s.Times; n++ {
			value := byte('?')
			switch s.Char {
			case 'A', 'X', '9':
				value = ' '
				if len(from) > 0 {
					value, from = from[0], from[1:]
				}
			case '0', '/':
				value = s.Char
			case 'B':
				value = ' '
			}
			if at < len(data) {
				data[at] = value
			}
			at++
		}
	}
}
