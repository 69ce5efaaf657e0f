// Package tranrec is a validated transaction, 50 bytes.
package tranrec

import (
	"encoding/binary"

	"migrated/support/number"
	"migrated/support/text"
)

// Length of a record.
const Length = 50

// Transaction is the record as stored. What it holds is read through methods, because nobody has checked a
// record that comes from a file.
type Transaction []byte

// Fields of a transaction that is known to be good.
type Fields struct {
	Account  []byte
	Date     []byte
	Sequence int64
	Kind     byte
	Amount   int64
	Currency []byte
	Text     []byte
}

// Encode gives the record.
func (f Fields) Encode() Transaction {
	sequence := binary.BigEndian.AppendUint32(nil, uint32(f.Sequence))
	return text.Join(f.Account, f.Date, sequence, f.Kind, number.Pack(f.Amount, 6), f.Currency, f.Text)
}

// AccountText gives the account as it stands there.
func (t Transaction) AccountText() []byte {
	return t[:8]
}

// Account gives the account, if it is numeric.
func (t Transaction) Account() (int64, bool) {
	return number.Parse(t[:8])
}

// Date gives the date as it stands there.
func (t Transaction) Date() []byte {
	return t[8:16]
}

// HasDate says whether the date is numeric.
func (t Transaction) HasDate() bool {
	return number.IsNumeric(t.Date())
}

// Sequence gives the sequence number.
func (t Transaction) Sequence() uint32 {
	return binary.BigEndian.Uint32(t[16:])
}

// Kind gives the type.
func (t Transaction) Kind() byte {
	return t[20]
}

// HasKind says whether it is a debit, a credit, a fee or an adjustment.
func (t Transaction) HasKind() bool {
	switch t.Kind() {
	case 'D', 'C', 'F', 'A':
		return true
	}
	return false
}

// AmountPacked gives the amount as it is stored.
func (t Transaction) AmountPacked() []byte {
	return t[21:27]
}

// Amount gives the amount, if it is numeric.
func (t Transaction) Amount() (int64, bool) {
	return number.Unpack(t.AmountPacked())
}

// Currency gives the currency.
func (t Transaction) Currency() []byte {
	return t[27:30]
}

// Text gives the text.
func (t Transaction) Text() []byte {
	return t[30:]
}
