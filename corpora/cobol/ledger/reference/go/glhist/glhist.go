// Package glhist is step 9: it collects the transactions of each account into history records, then prints
// statements from them.
package glhist

import (
	"bytes"
	"encoding/binary"

	"migrated/support/console"
	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/picture"
	"migrated/support/text"
	"migrated/tranrec"
)

const (
	mostEntries   = 6
	highestPart   = 999
	counterDigits = 7
	lineWidth     = 72
)

var kindNames = map[byte]string{'C': "CREDIT", 'D': "DEBIT", 'F': "FEE", 'A': "ADJUSTMENT"}

// history is up to six transactions of an account.
type history struct {
	account []byte
	part    int64
	entries []tranrec.Transaction
}

type collection struct {
	file      *files.Writer
	histories []history
	current   history
	read, bad int64
}

// Main runs the job step.
func Main() {
	console.Finish(run())
}

func run() int {
	input, err := files.OpenRecords("TRANSRT.DAT")
	if err != nil {
		console.Display("GLHIST: CANNOT OPEN TRANSRT.DAT, STATUS ", err.Error())
		return 16
	}
	c := collection{file: files.Create("HISTORY.DAT")}
	for record, ok := input.Next(tranrec.Length); ok; record, ok = input.Next(tranrec.Length) {
		c.take(record)
	}
	c.flush()
	c.file.Close()
	printed := c.print()
	counter := func(value int64) string { return number.Digits(value, counterDigits) }
	console.Display("GLHIST READ ", counter(c.read), " BAD ", counter(c.bad),
		" RECORDS ", counter(int64(len(c.histories))), " PRINTED ", counter(printed))
	return 0
}

func (c *collection) take(t tranrec.Transaction) {
	number.Count(&c.read, counterDigits)
	if !isUsable(t) {
		number.Count(&c.bad, counterDigits)
		return
	}
	if !bytes.Equal(t.AccountText(), c.current.account) {
		c.flush()
		c.current.part = 0
		c.current.account = t.AccountText()
	}
	if len(c.current.entries) == mostEntries {
		c.flush()
	}
	c.current.entries = append(c.current.entries, t)
}

func isUsable(t tranrec.Transaction) bool {
	if len(t) < tranrec.Length {
		return false
	}
	_, hasAccount := t.Account()
	_, hasAmount := t.Amount()
	return hasAccount && hasAmount && t.HasDate()
}

// flush writes the entries so far as a record of varying length: a header of four bytes gives the length.
func (c *collection) flush() {
	if len(c.current.entries) == 0 {
		return
	}
	c.current.part++
	if c.current.part > highestPart {
		c.current.part = 1
	}
	record := c.current.encode()
	c.file.Record(binary.BigEndian.AppendUint16(nil, uint16(len(record))))
	c.file.Record([]byte{0, 0})
	c.file.Record(record)
	c.histories = append(c.histories, c.current)
	c.current.entries = nil
}

func (h history) total() int64 {
	var total int64
	for _, entry := range h.entries {
		amount, _ := entry.Amount()
		total += amount
	}
	return total
}

func (h history) encode() []byte {
	part := binary.BigEndian.AppendUint16(nil, uint16(h.part))
	record := text.Join(h.account, part, number.Pack(h.total(), 7), byte(len(h.entries)))
	for _, entry := range h.entries {
		record = text.Join(record, entry.Date(), entry.Kind(), entry.AmountPacked())
	}
	return record
}

// print prints the statements and gives the number of entries on them.
func (c *collection) print() int64 {
	statements := files.Create("STATEMNT.LST")
	defer statements.Close()
	var printed int64
	for _, h := range c.histories {
		part := picture.Edit(h.part, "ZZ9")
		total := picture.Edit(h.total(), "$$,$$$,$$$,$$9.99-")
		head := text.Join("ACCOUNT ", h.account, "  PART", part, "  TOTAL ", total)
		statements.Line(text.Fixed(head, lineWidth))
		for _, entry := range h.entries {
			statements.Line(text.Fixed(itemLine(entry), lineWidth))
			printed++
		}
	}
	return printed
}

func itemLine(t tranrec.Transaction) []byte {
	name, known := kindNames[t.Kind()]
	if !known {
		name = "?"
	}
	amount, _ := t.Amount()
	date := picture.Edit(number.ParseOr(t.Date(), 0), "9999/99/99")
	return text.Join("    ", date, "  ", text.Fixed(name, 10), picture.Edit(amount, "++++,+++,++9.99"))
}
