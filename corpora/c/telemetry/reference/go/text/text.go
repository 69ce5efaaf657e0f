// Package text reads numbers, hexadecimal and tokens from text. Text is bytes; only ASCII has a meaning.
package text

import (
	"encoding/hex"
	"errors"
	"math"
	"strings"

	"migrated/status"
)

// What keeps Split from splitting a line.
var (
	ErrOpenQuote = errors.New("open quote")
	ErrTooMany   = errors.New("too many words")
)

const blanks = " \t"

func isDigit(c byte) bool {
	return '0' <= c && c <= '9'
}

func isAlpha(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z'
}

// digitValue is the value of a hexadecimal digit, 255 of anything else.
func digitValue(c byte) uint32 {
	switch {
	case isDigit(c):
		return uint32(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return uint32(c|0x20-'a') + 10
	}
	return math.MaxUint8
}

// ValidName starts with a letter, and goes on with letters, digits and "_.-".
func ValidName(s string) bool {
	if s == "" || !isAlpha(s[0]) {
		return false
	}
	for i := range len(s) {
		if !isAlpha(s[i]) && !isDigit(s[i]) && !strings.Contains("_.-", s[i:i+1]) {
			return false
		}
	}
	return true
}

// Upper changes ASCII letters alone.
func Upper(s string) string {
	upper := []byte(s)
	for i, c := range upper {
		if 'a' <= c && c <= 'z' {
			upper[i] = c - 'a' + 'A'
		}
	}
	return string(upper)
}

// Cut gives at most the first length bytes.
func Cut(s string, length int) string {
	return s[:min(len(s), length)]
}

// Hash is FNV-1a of 32 bits.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Hex is lower case hexadecimal.
func Hex(data []byte) string {
	return hex.EncodeToString(data)
}

// ParseHex gives at most limit bytes from pairs of digits; ':' and '-' may stand between pairs.
func ParseHex(s string, limit int) ([]byte, error) {
	var data []byte
	for s != "" {
		if len(data) > 0 && (s[0] == ':' || s[0] == '-') {
			s = s[1:]
		}
		if len(s) < 2 || digitValue(s[0]) > 15 || digitValue(s[1]) > 15 {
			return nil, status.Syntax
		}
		if len(data) >= limit {
			return nil, status.Space
		}
		data = append(data, byte(digitValue(s[0])<<4|digitValue(s[1])))
		s = s[2:]
	}
	return data, nil
}

// parseDigits gives the magnitude that all of the digits make, if it is at most limit. The first fault decides.
func parseDigits(s string, base, limit uint64) (uint64, error) {
	if s == "" {
		return 0, status.Syntax
	}
	var n uint64
	for i := range len(s) {
		digit := uint64(digitValue(s[i]))
		if digit >= base {
			return 0, status.Syntax
		}
		n = n*base + digit
		if n > limit {
			return 0, status.Range
		}
	}
	return n, nil
}

// ParseInt reads a decimal number with an optional sign.
func ParseInt(s string) (int32, error) {
	if digits, negative := strings.CutPrefix(s, "-"); negative {
		n, err := parseDigits(digits, 10, -math.MinInt32)
		return int32(-n), err
	}
	n, err := parseDigits(strings.TrimPrefix(s, "+"), 10, math.MaxInt32)
	return int32(n), err
}

// ParseUint reads a decimal number, or a hexadecimal one after 0x.
func ParseUint(s string) (uint32, error) {
	base := uint64(10)
	if strings.HasPrefix(s, "0x") || strings.HasPrefix(s, "0X") {
		base, s = 16, s[2:]
	}
	n, err := parseDigits(s, base, math.MaxUint32)
	return uint32(n), err
}

// ParseLong reads what C's strtol takes, all of it, low..high: blanks before, a sign, with base 0 also 0x and 0.
func ParseLong(s string, base uint64, low, high int64) (int64, error) {
	s = strings.TrimLeft(s, " \t\n\v\f\r")
	s, negative := strings.CutPrefix(s, "-")
	if !negative {
		s = strings.TrimPrefix(s, "+")
	}
	if base == 0 {
		switch {
		case strings.HasPrefix(s, "0x"), strings.HasPrefix(s, "0X"):
			base, s = 16, s[2:]
		case strings.HasPrefix(s, "0"):
			base = 8
		default:
			base = 10
		}
	}
	if s == "" {
		return 0, status.Syntax
	}
	// No limit that callers give is near: a number this large stays out of range.
	const far = 1 << 40
	var n int64
	for i := range len(s) {
		digit := digitValue(s[i])
		if uint64(digit) >= base {
			return 0, status.Syntax
		}
		n = min(n*int64(base)+int64(digit), far)
	}
	if negative {
		n = -n
	}
	if n < low || n > high {
		return 0, status.Range
	}
	return n, nil
}

// ChoiceIndex is the position of name in "one|two|three", -1 when it is not there.
func ChoiceIndex(choices, name string) int {
	for i, choice := range strings.Split(choices, "|") {
		if choice == name {
			return i
		}
	}
	return -1
}

// Split splits a line like a shell would: blanks separate, "..." keeps blanks, # starts a comment.
func Split(line string, limit int) ([]string, error) {
	var tokens []string
	for {
		line = strings.TrimLeft(line, blanks)
		if line == "" || line[0] == '#' {
			return tokens, nil
		}
		if len(tokens) == limit {
			return nil, ErrTooMany
		}
		token := line
		if line[0] == '"' {
			var ok bool
			if token, line, ok = unquote(line[1:]); !ok {
				return nil, ErrOpenQuote
			}
		} else if end := strings.IndexAny(line, blanks); end >= 0 {
			token, line = line[:end], line[end:]
		} else {
			line = ""
		}
		tokens = append(tokens, token)
	}
}

// unquote gives the text up to the closing quote, and what follows it.
func unquote(s string) (token, rest string, ok bool) {
	var out []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"':
			return string(out), s[i+1:], true
		case c == '\\' && i+1 < len(s):
			i++
			switch s[i] {
			case 'n':
				c = '\n'
			case 't':
				c = '\t'
			default:
				c = s[i]
			}
		}
		out = append(out, c)
	}
	return "", "", false
}
