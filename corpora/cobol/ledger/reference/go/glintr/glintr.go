// Package glintr is step 6: interest on every open asset or liability account.
package glintr

import (
	"migrated/datechk"
	"migrated/daycalc"
	"migrated/errtext"
	"migrated/intcalc"
	"migrated/intlnk"
	"migrated/masttxt"
	"migrated/support/console"
	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/picture"
	"migrated/support/text"
)

const (
	totalDigits    = 11
	counterDigits  = 5
	sequenceDigits = 6
	daysInMonth    = 30
	totalPicture   = "ZZZ,ZZZ,ZZ9.99-"
)

// Codes of errors.
const (
	accountNotNumeric = 1
	balanceNotNumeric = 28
	rateNotNumeric    = 29
	dateInvalid       = 30
	interestTooLarge  = 32
	dateAfterPeriod   = 34
	unknownFault      = 99
)

// interest is what one account earns or is charged.
type interest struct {
	rate    int64
	balance int64
	days    int64 // months when it compounds
	amount  int64
}

type job struct {
	end                         []byte
	basisText                   []byte
	basis                       int64
	method                      byte
	transactions, list          *files.Writer
	texts                       *errtext.Texts
	calculator                  intcalc.Calculator
	sequence                    int64
	read, paid, skipped, failed int64
	charged, earned, largest    int64
}

// Main runs the job step.
func Main() {
	console.Finish(run())
}

func run() int {
	card := console.NewCards().Next(80)
	j := job{end: card[:8], basisText: card[8:11], method: card[11], texts: errtext.New()}
	if !datechk.Date(j.end).Valid() {
		console.Display("GLINTR: INVALID PERIOD END <", j.end, ">")
		return 16
	}
	if j.method != 'S' && j.method != 'T' && j.method != 'C' {
		console.Display("GLINTR: INVALID METHOD <", j.method, ">")
		return 16
	}
	var ok bool
	if j.basis, ok = number.Parse(j.basisText); !ok {
		console.Display("GLINTR: INVALID BASIS <", j.basisText, ">")
		return 16
	}
	j.sequence = number.ParseOr(card[12:18], 1)
	input, err := files.OpenLines("MASTER.OUT")
	if err != nil {
		console.Display("GLINTR: CANNOT OPEN MASTER.OUT, STATUS ", err.Error())
		return 16
	}
	j.transactions = files.Create("INTTRAN.DAT")
	j.list = files.Create("INTEREST.LST")
	for line, ok := input.Next(masttxt.Length); ok; line, ok = input.Next(masttxt.Length) {
		j.process(line)
	}
	j.report()
	j.transactions.Close()
	j.list.Close()
	if j.failed > 0 {
		return 4
	}
	return 0
}

func (j *job) process(line masttxt.Line) {
	number.Count(&j.read, counterDigits)
	result, code := j.interestOf(line)
	switch {
	case code != 0:
		j.fail(line, code)
	case result == nil:
		number.Count(&j.skipped, counterDigits)
	default:
		j.listInterest(line, result)
		if result.amount != 0 {
			j.writeTransaction(line, result.amount)
		}
	}
}

// interestOf gives the interest of an account, nil if it has none, or the code of an error.
func (j *job) interestOf(line masttxt.Line) (*interest, int64) {
	balance, hasBalance := line.Balance()
	rate, hasRate := line.Rate()
	bears := line.Status() == 'O' && balance != 0 && (line.Kind() == 'A' || line.Kind() == 'L')
	switch {
	case !number.IsNumeric(line.AccountText()):
		return nil, accountNotNumeric
	case !hasBalance:
		return nil, balanceNotNumeric
	case !hasRate:
		return nil, rateNotNumeric
	case !bears:
		return nil, 0
	}
	days, code := j.daysSince(line.LastDate())
	if code != 0 {
		return nil, code
	}
	terms := intlnk.Terms{Principal: balance, Rate: rate, Days: days, Basis: j.basis}
	amount, fault := j.calculator.Compute(j.method, terms)
	switch fault {
	case intlnk.None:
		return &interest{rate: rate, balance: balance, days: days, amount: amount}, 0
	case intlnk.TooBig:
		return nil, interestTooLarge
	}
	return nil, unknownFault
}

func (j *job) daysSince(last []byte) (int64, int64) {
	between := daycalc.Between
	if j.basis == 360 {
		between = daycalc.Between30360
	}
	days, err := between(last, j.end)
	switch {
	case err != nil:
		return 0, dateInvalid
	case days < 0:
		return 0, dateAfterPeriod
	case j.method == 'C':
		return days / daysInMonth, 0
	}
	return days, 0
}

func (j *job) listInterest(line masttxt.Line, i *interest) {
	j.list.Line(text.Join(line.AccountText(), " ", line.Name(), " ", picture.Edit(i.days, "ZZ,ZZ9"), " ",
		picture.Edit(i.rate, "ZZ9.9999"), " ", picture.Edit(i.balance, "---,---,---,--9.99"), " ",
		picture.Edit(i.amount, "Z,ZZZ,ZZ9.99CR")))
}

func (j *job) writeTransaction(line masttxt.Line, amount int64) {
	kind, total, name := "C", &j.charged, "CHARGED"
	if line.Kind() == 'A' {
		kind, total, name = "D", &j.earned, "EARNED"
	}
	if !number.Add(total, amount, totalDigits) {
		console.Display("GLINTR: TOTAL ", name, " TOO LARGE")
	}
	j.largest = max(j.largest, amount)
	description := text.Join("INTEREST ", j.method, " ", j.basisText)
	j.transactions.Line(text.Join(number.Digits(j.sequence, sequenceDigits), line.AccountText(), j.end, kind,
		number.Sign(amount), number.Digits(amount, 9), line.Currency(), description))
	number.Count(&j.sequence, sequenceDigits)
	number.Count(&j.paid, counterDigits)
}

func (j *job) fail(line masttxt.Line, code int64) {
	number.Count(&j.failed, counterDigits)
	message := text.Before(j.texts.Text(code).Text, "  ")
	j.list.Line(text.Join(line.AccountText(), " *** ", message, " ***"))
}

func (j *job) report() {
	counter := func(value int64) string { return number.Digits(value, counterDigits) }
	console.Display("GLINTR READ ", counter(j.read), " PAID ", counter(j.paid),
		" SKIPPED ", counter(j.skipped), " FAILED ", counter(j.failed))
	console.Display("EARNED   ", picture.Edit(j.earned, totalPicture))
	console.Display("CHARGED  ", picture.Edit(j.charged, totalPicture))
	console.Display("LARGEST  ", number.Signed(j.largest, 7, 2))
	console.Display("RESIDUE  ", picture.Edit(j.calculator.TakeResidue(), "+++++9.999999"))
}
