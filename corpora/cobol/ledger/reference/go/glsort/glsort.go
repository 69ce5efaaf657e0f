// Package glsort is step 2: it sorts transactions by account, date and sequence, and by amount.
package glsort

import (
	"bytes"
	"cmp"
	"slices"

	"migrated/support/console"
	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/picture"
	"migrated/tranrec"
)

const (
	mostCurrencies = 8
	totalDigits    = 13
	counterDigits  = 7
)

// total of a currency: number and amount of its transactions.
type total struct {
	currency string
	items    int64
	amount   int64
}

// Main runs the job step.
func Main() {
	console.Finish(run())
}

func run() int {
	input, err := files.OpenRecords("TRANOK.DAT")
	if err != nil {
		console.Display("GLSORT: CANNOT OPEN TRANOK.DAT, STATUS ", err.Error())
		return 16
	}
	read, transactions := usable(input)
	slices.SortStableFunc(transactions, func(a, b tranrec.Transaction) int {
		return cmp.Or(
			bytes.Compare(a.AccountText(), b.AccountText()),
			bytes.Compare(a.Date(), b.Date()),
			cmp.Compare(a.Sequence(), b.Sequence()),
		)
	})
	totals := totalByCurrency(transactions)
	write("TRANSRT.DAT", transactions)

	slices.SortStableFunc(transactions, func(a, b tranrec.Transaction) int {
		amountA, _ := a.Amount()
		amountB, _ := b.Amount()
		return cmp.Or(
			cmp.Compare(amountB, amountA),
			bytes.Compare(a.AccountText(), b.AccountText()),
			cmp.Compare(a.Sequence(), b.Sequence()),
		)
	})
	write("TRANTOP.DAT", transactions)

	written := int64(len(transactions))
	counter := func(value int64) string { return number.Digits(value, counterDigits) }
	console.Display("GLSORT IN ", counter(read), " OUT ", counter(written), " DROPPED ", counter(read-written))
	for _, t := range totals {
		amount := picture.Edit(t.amount, "ZZ,ZZZ,ZZZ,ZZ9.99-")
		console.Display("TOTAL ", t.currency, " ", counter(t.items), " ", amount)
	}
	if read > written {
		return 4
	}
	return 0
}

// usable gives how many records there are, and those that can be used.
func usable(input *files.RecordReader) (int64, []tranrec.Transaction) {
	var read int64
	var transactions []tranrec.Transaction
	for record, ok := input.Next(tranrec.Length); ok; record, ok = input.Next(tranrec.Length) {
		number.Count(&read, counterDigits)
		if len(record) == tranrec.Length && isUsable(record) {
			transactions = append(transactions, record)
		}
	}
	return read, transactions
}

func isUsable(t tranrec.Transaction) bool {
	_, hasAccount := t.Account()
	amount, hasAmount := t.Amount()
	return hasAccount && t.HasDate() && hasAmount && amount != 0 && t.Sequence() <= 999_999 && t.HasKind()
}

// totalByCurrency gives items and amounts of each currency, in order of appearance. The last place is shared by
// all that come late.
func totalByCurrency(transactions []tranrec.Transaction) []total {
	var totals []total
	for _, t := range transactions {
		currency := string(t.Currency())
		index := slices.IndexFunc(totals, func(t total) bool { return t.currency == currency })
		switch {
		case index >= 0:
		case len(totals) < mostCurrencies:
			index = len(totals)
			totals = append(totals, total{currency: currency})
		default:
			index = mostCurrencies - 1
			totals[index].currency = "***"
		}
		totals[index].items++
		amount, _ := t.Amount()
		if !number.Add(&totals[index].amount, amount, totalDigits) {
			console.Display("GLSORT: TOTAL TOO LARGE FOR ", currency)
		}
	}
	return totals
}

func write(name string, transactions []tranrec.Transaction) {
	out := files.Create(name)
	defer out.Close()
	for _, t := range transactions {
		out.Record(t)
	}
}
