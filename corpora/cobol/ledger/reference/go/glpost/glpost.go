// Package glpost is step 4: it posts sorted transactions to the master.
package glpost

import (
	"bytes"

	"migrated/editamt"
	"migrated/errtext"
	"migrated/mastrec"
	"migrated/support/console"
	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/text"
	"migrated/tranrec"
)

const (
	balanceDigits = 13
	counterDigits = 7
	logWidth      = 100
	mostPostings  = 99_999
)

type posting struct {
	master                 mastrec.Master
	log, rejects           *files.Writer
	texts                  *errtext.Texts
	read, posted, rejected int64
	net                    int64
}

// Main runs the job step.
func Main() {
	console.Finish(run())
}

func run() int {
	input, err := files.OpenRecords("TRANSRT.DAT")
	if err != nil {
		console.Display("GLPOST: CANNOT OPEN TRANSRT.DAT, STATUS ", err.Error())
		return 16
	}
	master, err := mastrec.Open()
	if err != nil {
		console.Display("GLPOST: CANNOT OPEN MASTER.IDX, STATUS ", err.Error())
		return 16
	}
	p := posting{
		master:  master,
		log:     files.Create("POSTLOG.LST"),
		rejects: files.Create("REJECT.DAT"),
		texts:   errtext.New(),
	}
	for record, ok := input.Next(tranrec.Length); ok; record, ok = input.Next(tranrec.Length) {
		number.Count(&p.read, counterDigits)
		if len(record) < tranrec.Length {
			p.reject(15, []byte("--------"), '-')
		} else {
			p.process(record)
		}
	}
	p.master.Close()
	p.log.Close()
	p.rejects.Close()
	counter := func(value int64) string { return number.Digits(value, counterDigits) }
	console.Display("GLPOST READ ", counter(p.read), " POSTED ", counter(p.posted), " REJECTED ", counter(p.rejected))
	console.Display("NET EFFECT ", number.Signed(p.net, 13, 2))
	if p.rejected > 0 {
		return 4
	}
	return 0
}

func (p *posting) process(t tranrec.Transaction) {
	if code := p.post(t); code == 0 {
		number.Count(&p.posted, counterDigits)
	} else {
		p.reject(code, t.AccountText(), t.Kind())
		p.rejects.Record(t)
	}
}

// post posts a transaction and gives 0, or the code of the reason why not.
func (p *posting) post(t tranrec.Transaction) int64 {
	account, hasAccount := t.Account()
	amount, hasAmount := t.Amount()
	switch {
	case !hasAccount:
		return 1
	case !t.HasDate():
		return 4
	case !hasAmount:
		return 10
	case t.Sequence() > 999_999:
		return 3
	}
	record, known := p.master[account]
	sign := effect(record.Kind, t.Kind())
	switch {
	case !known:
		return 20
	case record.IsClosed():
		return 21
	case record.IsFrozen() && t.Kind() != 'C':
		return 22
	case !bytes.Equal(t.Currency(), record.Currency):
		return 23
	case sign == 0:
		return 8
	case !number.Add(&record.Balance, sign*amount, balanceDigits):
		return 24
	}
	if bytes.Compare(t.Date(), record.LastDate) > 0 {
		record.LastDate = t.Date()
	}
	record.Posted++
	if record.Posted > mostPostings {
		record.Posted = 0
	}
	p.net += sign * amount
	p.logPosting(t, record)
	p.master[account] = record
	return 0
}

func (p *posting) logPosting(t tranrec.Transaction, account mastrec.Account) {
	line := text.Join(t.AccountText(), " ", t.Kind(), " ", editamt.Edit(account.Balance, 'F'), " ",
		text.Before(account.Name, "  "), "/", text.Before(t.Text(), "  "))
	p.log.Line(text.Fixed(line, logWidth))
}

func (p *posting) reject(code int64, account []byte, kind byte) {
	number.Count(&p.rejected, counterDigits)
	line := text.Join(account, " ", kind, " REJECTED ", number.Digits(code, 3), " ", p.texts.Text(code).Text)
	p.log.Line(text.Fixed(line, logWidth))
}

// effect gives 1 when a kind of transaction raises the balance of a kind of account, -1 when it lowers it, 0 when
// there is no rule.
func effect(account, transaction byte) int64 {
	debitsRaise := account == 'A' || account == 'E'
	switch {
	case transaction == 'A', transaction == 'D' && debitsRaise, transaction == 'C' && !debitsRaise:
		return 1
	case transaction == 'F', transaction == 'D', transaction == 'C':
		return -1
	}
	return 0
}
