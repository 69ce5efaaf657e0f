// Package like_match has the LIKE predicate. "%" stands for any text, "_" for one character, "\"
// takes away the meaning of the next one.
package like_match

type partKind int

const (
	literal partKind = iota
	anyByte
	anyText
)

type part struct {
	kind partKind
	c    byte
}

// Pattern is a pattern, taken apart.
type Pattern []part

// Parse is not ok when the escape character is the last one.
func Parse(s string) (pattern Pattern, ok bool) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '%':
			pattern = append(pattern, part{kind: anyText})
		case '_':
			pattern = append(pattern, part{kind: anyByte})
		case '\\':
			i++
			if i == len(s) {
				return nil, false
			}
			pattern = append(pattern, part{c: s[i]})
		default:
			pattern = append(pattern, part{c: s[i]})
		}
	}
	return pattern, true
}

func (p part) accepts(c byte) bool {
	return p.kind == anyByte || p.kind == literal && p.c == c
}

// Matches reports whether the pattern stands for the whole text.
func (pattern Pattern) Matches(text string) bool {
	t, p := 0, 0
	// The place behind the last "%" seen, and the text position that it was tried with.
	star, mark := -1, 0
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p].kind == anyText:
			p++
			star, mark = p, t
		case p < len(pattern) && pattern[p].accepts(text[t]):
			p++
			t++
		case star >= 0:
			// Let the last "%" swallow one character more.
			mark++
			t, p = mark, star
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p].kind == anyText {
		p++
	}
	return p == len(pattern)
}
