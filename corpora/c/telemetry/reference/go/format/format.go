// Package format shows numbers and bytes as text for reports.
package format

import (
	"fmt"
	"strconv"
	"strings"

	"migrated/fixed"
	"migrated/status"
	"migrated/text"
)

const (
	lineBytes   = 16
	maxWidth    = 40
	itemMax     = 79  // room for one item of a template
	templateMax = 199 // room for a whole filled template
)

// Grouped is like "-1,234,567".
func Grouped(value int32) string {
	digits := strconv.Itoa(int(value))
	sign := ""
	if value < 0 {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// Size is like "999 B" or "1.5 KiB": one decimal, ties to even.
func Size(bytes uint32) string {
	unit := 0
	for unit < 3 && bytes>>(10*(unit+1)) != 0 {
		unit++
	}
	if unit == 0 {
		return fmt.Sprintf("%d B", bytes)
	}
	tenths := fixed.Clamp(fixed.DivEven(int64(bytes)*10, 1<<(10*unit)))
	return fixed.Format(tenths, 1) + [...]string{"", " KiB", " MiB", " GiB"}[unit]
}

// Percent is like "66.7%", ties away from zero; of nothing: "-".
func Percent(part, whole uint32) string {
	if whole == 0 {
		return "-"
	}
	return fixed.Format(fixed.Clamp(fixed.DivAway(int64(part)*1000, int64(whole))), 1) + "%"
}

// Bar has '#', width of them for the greatest; at least one for what is not 0.
func Bar(value, greatest uint32, width int) string {
	n := 0
	if greatest != 0 {
		n = int(uint64(min(value, greatest)) * uint64(width) / uint64(greatest))
	}
	if n == 0 && value != 0 {
		n = 1
	}
	return strings.Repeat("#", n)
}

// DumpLines is like "0010  41 42 ...  |AB...|", 16 bytes a line.
func DumpLines(data []byte) []string {
	var lines []string
	for offset := 0; offset < len(data); offset += lineBytes {
		line := data[offset:min(offset+lineBytes, len(data))]
		printable := []byte(string(line))
		for i, b := range printable {
			if b < 0x20 || b > 0x7E {
				printable[i] = '.'
			}
		}
		hex := fmt.Sprintf("% x", line)
		lines = append(lines, fmt.Sprintf("%04x  %-*s  |%s|", offset, 3*lineBytes-1, hex, printable))
	}
	return lines
}

// pad adds blanks after (left), or zeros or blanks before; zeros go between a minus sign and the rest.
func pad(item string, width int, left, zeros bool) string {
	missing := max(width-len(item), 0)
	switch {
	case left:
		return item + strings.Repeat(" ", missing)
	case !zeros:
		return strings.Repeat(" ", missing) + item
	}
	rest, negative := strings.CutPrefix(item, "-")
	item = strings.Repeat("0", missing) + rest
	if negative {
		item = "-" + item
	}
	return item
}

// argument is one conversion of the template: the argument as text.
func argument(kind byte, arg string) (string, error) {
	switch kind {
	case 'd', 'g':
		number, err := text.ParseInt(arg)
		if kind == 'g' {
			return Grouped(number), err
		}
		return strconv.Itoa(int(number)), err
	case 'u', 'x', 'o', 'b':
		number, err := text.ParseUint(arg)
		base := map[byte]int{'u': 10, 'x': 16, 'o': 8, 'b': 2}[kind]
		return strconv.FormatUint(uint64(number), base), err
	case 'k':
		number, err := text.ParseUint(arg)
		return Size(number), err
	case 'c':
		return text.Cut(arg, 1), nil
	case 's':
		if len(arg) > itemMax {
			return "", status.Space
		}
		return arg, nil
	case 'S':
		return text.Upper(text.Cut(arg, itemMax)), nil
	}
	return "", status.Syntax
}

// Template is a small printf: %[-][0][width]{d g u x o b k c s S} and %%; each takes one argument.
func Template(template string, args []string) (string, error) {
	out := ""
	skip := func(c byte) bool {
		found := template != "" && template[0] == c
		if found {
			template = template[1:]
		}
		return found
	}
	for template != "" {
		item := template[:1]
		template = template[1:]
		if item == "%" && !skip('%') {
			left, zeros := skip('-'), skip('0')
			width := 0
			for template != "" && '0' <= template[0] && template[0] <= '9' {
				width = width*10 + int(template[0]-'0')
				template = template[1:]
				if width > maxWidth {
					return "", status.Range
				}
			}
			if len(args) == 0 {
				return "", status.Empty
			}
			if template == "" {
				return "", status.Syntax
			}
			converted, err := argument(template[0], args[0])
			if err != nil {
				return "", err
			}
			item = pad(converted, width, left, zeros)
			template, args = template[1:], args[1:]
		}
		out += item
		if len(out) > templateMax {
			return "", status.Space
		}
	}
	if len(args) > 0 {
		return "", status.Usage
	}
	return out, nil
}
