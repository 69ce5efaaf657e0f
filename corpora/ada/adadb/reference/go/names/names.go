// Package names has the names of tables and columns, always in lower case.
package names

import (
	"strings"

	"migrated/char_class"
	"migrated/hashing"
	"migrated/keywords"
	"migrated/sql_errors"
	"migrated/text_tools"
)

// MaxLength is the most bytes of a name.
const MaxLength = 30

// Name is a valid name, or empty.
type Name string

// isValid wants a letter first; then letters, digits and single underscores.
func isValid(s string) bool {
	if s == "" || len(s) > MaxLength || !char_class.IsLetter(s[0]) {
		return false
	}
	for i := range len(s) {
		if !char_class.IsWordPart(s[i]) {
			return false
		}
	}
	return !strings.Contains(s, "__") && !strings.HasSuffix(s, "_")
}

// New checks and folds a name.
func New(s string) (Name, error) {
	if !isValid(s) {
		return "", sql_errors.New(sql_errors.InvalidName, s)
	}
	if keywords.Lookup(s).IsReserved() {
		return "", sql_errors.New(sql_errors.InvalidName, s+" is a reserved word")
	}
	return Name(text_tools.LowerCase(s)), nil
}

// Hash is a hash code for maps.
func (n Name) Hash() uint32 {
	return hashing.Hash(string(n))
}
