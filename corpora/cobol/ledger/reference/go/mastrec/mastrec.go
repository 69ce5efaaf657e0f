// Package mastrec is the account master: records under their account numbers, kept in a file between job steps.
package mastrec

import (
	"encoding/hex"
	"slices"

	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/text"
)

const file = "MASTER.IDX"

// Account is a record of the master.
type Account struct {
	Account  int64
	Name     []byte
	Kind     byte
	Status   byte
	Balance  int64
	Rate     int64
	LastDate []byte
	Currency []byte
	Posted   int64
}

// IsClosed says whether nothing may be posted.
func (a Account) IsClosed() bool {
	return a.Status == 'C'
}

// IsFrozen says whether only credits may be posted.
func (a Account) IsFrozen() bool {
	return a.Status == 'F'
}

// Master is the whole master in memory. It is written back by Close.
type Master map[int64]Account

// Open gives the master that an earlier step left; the error is a files.Status.
func Open() (Master, error) {
	lines, err := files.OpenLines(file)
	if err != nil {
		return nil, err
	}
	master := Master{}
	for line, ok := lines.Next(stored); ok; line, ok = lines.Next(stored) {
		account := restore(line)
		master[account.Account] = account
	}
	return master, nil
}

// Range gives the accounts from first to last, in order.
func (m Master) Range(first, last int64) []Account {
	var accounts []Account
	for number, account := range m {
		if number >= first && number <= last {
			accounts = append(accounts, account)
		}
	}
	slices.SortFunc(accounts, func(a, b Account) int { return int(a.Account - b.Account) })
	return accounts
}

// Close writes the master for the next step.
func (m Master) Close() {
	out := files.Create(file)
	for _, account := range m.Range(0, 99_999_999) {
		out.Line(store(account))
	}
	out.Close()
}

// stored is the width of a record in the file.
const stored = 108

// store gives one account as a line: texts in hexadecimal, so that any byte can be part of a name.
func store(a Account) []byte {
	texts := hex.EncodeToString(text.Join(a.Name, a.Kind, a.Status, a.LastDate, a.Currency))
	balance := number.Sign(a.Balance) + number.Digits(a.Balance, 13)
	return text.Join(number.Digits(a.Account, 8), texts, balance, number.Digits(a.Rate, 7), number.Digits(a.Posted, 5))
}

func restore(line []byte) Account {
	texts, _ := hex.DecodeString(string(line[8:82]))
	texts = text.Fixed(texts, 37)
	balance := number.ParseOr(line[83:96], 0)
	if line[82] == '-' {
		balance = -balance
	}
	return Account{
		Account:  number.ParseOr(line[:8], 0),
		Name:     texts[:24],
		Kind:     texts[24],
		Status:   texts[25],
		LastDate: texts[26:34],
		Currency: texts[34:37],
		Balance:  balance,
		Rate:     number.ParseOr(line[96:103], 0),
		Posted:   number.ParseOr(line[103:108], 0),
	}
}
