// Package errtext has the texts of error codes, and counts how often each was used in this job step.
package errtext

import (
	"migrated/errlnk"
	"migrated/support/number"
	"migrated/support/text"
)

const countDigits = 5

var known = map[int64]string{
	1:  "ACCOUNT NOT NUMERIC",
	2:  "CHECK DIGIT WRONG",
	3:  "SEQUENCE NOT NUMERIC",
	4:  "DATE NOT NUMERIC",
	5:  "YEAR OUT OF RANGE",
	6:  "INVALID MONTH",
	7:  "INVALID DAY",
	8:  "UNKNOWN TRANSACTION TYPE",
	9:  "INVALID SIGN",
	10: "AMOUNT NOT NUMERIC",
	11: "AMOUNT IS ZERO",
	12: "CURRENCY UNKNOWN",
	13: "DATE AFTER THE RUN DATE",
	14: "SEQUENCE OUT OF ORDER",
	15: "SHORT RECORD",
	20: "ACCOUNT NOT ON MASTER",
	21: "ACCOUNT IS CLOSED",
	22: "ACCOUNT IS FROZEN",
	23: "CURRENCY MISMATCH",
	24: "BALANCE OVERFLOW",
	25: "DUPLICATE ACCOUNT",
	26: "INVALID ACCOUNT TYPE",
	27: "INVALID ACCOUNT STATUS",
	28: "BALANCE NOT NUMERIC",
	29: "RATE NOT NUMERIC",
	30: "LAST DATE INVALID",
	31: "COUNT NOT NUMERIC",
	32: "INTEREST TOO LARGE",
	33: "RATE LINE INVALID",
	34: "LAST DATE AFTER PERIOD",
}

// Texts gives texts and counts their use.
type Texts struct {
	counts map[int64]int64
}

// New starts with all counts at zero.
func New() *Texts {
	return &Texts{counts: map[int64]int64{}}
}

// Text gives the text of a code and counts the use.
func (t *Texts) Text(code int64) errlnk.Text {
	if _, ok := known[code]; !ok {
		return errlnk.Text{Text: text.Fixed("ERROR CODE "+number.Digits(code, 3), errlnk.Width)}
	}
	count := t.counts[code]
	number.Count(&count, countDigits)
	t.counts[code] = count
	return t.Uses(code)
}

// Uses gives how often a code was used; blank text for an unknown one.
func (t *Texts) Uses(code int64) errlnk.Text {
	return errlnk.Text{Text: text.Fixed(known[code], errlnk.Width), Count: t.counts[code]}
}
