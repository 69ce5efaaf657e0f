// Package glunld is step 5: it unloads the master to text, in order of account.
package glunld

import (
	"bytes"

	"migrated/mastrec"
	"migrated/masttxt"
	"migrated/support/console"
	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/text"
)

const highestAccount = 99_999_999

// Main runs the job step.
func Main() {
	console.Finish(run())
}

func run() int {
	card := console.NewCards().Next(80)
	first := number.ParseOr(card[:8], 0)
	last := number.ParseOr(card[8:16], highestAccount)
	kinds := card[16:20]
	purge := card[20] == 'P'
	master, err := mastrec.Open()
	if err != nil {
		console.Display("GLUNLD: CANNOT OPEN MASTER.IDX, STATUS ", err.Error())
		return 16
	}
	output := files.Create("MASTER.OUT")
	var written, purged int64
	accounts := master.Range(first, last)
	for _, account := range accounts {
		switch {
		case !text.IsBlank(kinds) && bytes.IndexByte(kinds, account.Kind) < 0:
		case purge && account.IsClosed() && account.Balance == 0:
			delete(master, account.Account)
			purged++
		default:
			output.Line(asText(account))
			written++
		}
	}
	master.Close()
	output.Close()
	counter := func(value int64) string { return number.Digits(value, 7) }
	console.Display("GLUNLD READ ", counter(int64(len(accounts))), " WRITTEN ", counter(written), " PURGED ", counter(purged))
	return 0
}

func asText(a mastrec.Account) []byte {
	return text.Join(number.Digits(a.Account, 8), a.Name, a.Kind, a.Status, masttxt.BalanceText(a.Balance),
		number.Digits(a.Rate, 7), a.LastDate, a.Currency, number.Digits(a.Posted, 5))
}
