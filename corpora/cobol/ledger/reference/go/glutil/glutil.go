// Package glutil is the operator's utility: it runs the services from the console, one command a line.
package glutil

import (
	"bytes"

	"migrated/amtpars"
	"migrated/chkdigit"
	"migrated/curconv"
	"migrated/curlnk"
	"migrated/datechk"
	"migrated/daycalc"
	"migrated/daylnk"
	"migrated/editamt"
	"migrated/errlnk"
	"migrated/errtext"
	"migrated/intcalc"
	"migrated/intlnk"
	"migrated/support/console"
	"migrated/support/number"
	"migrated/support/text"
)

const (
	rate          = 45_000
	basis         = 365
	highestRate   = 99_999
	mostDays      = 999_999
	verbWidth     = 8
	counterDigits = 5
)

// words are a command: the verb and three arguments.
type words struct {
	verb      string
	arguments [3][]byte
	extra     bool
}

type utility struct {
	texts      *errtext.Texts
	rates      curconv.Rates
	calculator intcalc.Calculator
	// What the last interest computation gave, and the last residue asked for.
	interest, residue int64
	commands, errors  int64
}

// Main runs the job step.
func Main() {
	u := utility{texts: errtext.New(), rates: curconv.Rates{}}
	cards := console.NewCards()
	for {
		card := cards.Next(80)
		if text.IsBlank(card) {
			break
		}
		w := split(card)
		if w.extra {
			console.Display("EXTRA WORDS IGNORED")
		}
		if w.verb == "QUIT    " {
			break
		}
		number.Count(&u.commands, counterDigits)
		if !u.command(w) {
			number.Count(&u.errors, counterDigits)
		}
	}
	console.Display("COMMANDS ", number.Digits(u.commands, counterDigits), " ERRORS ", number.Digits(u.errors, counterDigits))
	if u.errors > 0 {
		console.Finish(4)
	}
	console.Finish(0)
}

// split splits a card in capitals at runs of blanks.
func split(card []byte) words {
	rest := bytes.Clone(card)
	for i, b := range rest {
		if b >= 'a' && b <= 'z' {
			rest[i] = b - 'a' + 'A'
		}
	}
	next := func(width int) []byte {
		word, tail, _ := bytes.Cut(rest, []byte{' '})
		rest = bytes.TrimLeft(tail, " ")
		return text.Fixed(word, width)
	}
	w := words{verb: string(next(verbWidth))}
	for i := range w.arguments {
		w.arguments[i] = next(amtpars.Width)
	}
	w.extra = len(rest) > 0
	return w
}

// command runs a command and says whether it went well; if not, the user has been told why.
func (u *utility) command(w words) bool {
	one, two, three := w.arguments[0], w.arguments[1], w.arguments[2]
	switch w.verb {
	case "ADD     ":
		return addDays(one, two)
	case "CHECK   ":
		return showAccount(one[:8], chkdigit.Verify(one[:8]))
	case "CONV    ":
		return u.convert(one, two, three)
	case "DATE    ":
		return checkDate(one[:8])
	case "DIFF    ":
		return showDifference(one[:8], two[:8])
	case "EDIT    ":
		return edit(one, two)
	case "ERROR   ":
		u.showError(one, two)
	case "GEN     ":
		fault := chkdigit.Generate(one[:8])
		return showAccount(one[:8], fault)
	case "INT     ":
		return u.computeInterest(one, two, three)
	case "OLD     ":
		console.Display("MODULE OLDCALC  IS NOT AVAILABLE")
		return false
	case "RATE    ":
		return u.loadRate(one, two)
	case "RESET   ":
		u.texts, u.rates, u.calculator = errtext.New(), curconv.Rates{}, intcalc.Calculator{}
		console.Display("MODULES RESET")
	case "SERIAL  ":
		return showSerial(one)
	default:
		console.Display("UNKNOWN COMMAND <", w.verb, ">")
		return false
	}
	return true
}

func (u *utility) convert(from, to, written []byte) bool {
	amount, ok := readAmount(written)
	if !ok {
		return false
	}
	converted, fault := u.rates.Convert(amount, curlnk.Code(from[:3]), curlnk.Code(to[:3]))
	if fault != curlnk.None {
		console.Display("CONVERSION ERROR ", number.Digits(int64(fault), 2))
		return false
	}
	console.Display(number.Signed(converted, 11, 2), " ", to[:3])
	return true
}

func (u *utility) loadRate(code, written []byte) bool {
	amount, ok := readAmount(written)
	if !ok {
		return false
	}
	// A rate has no sign.
	millionths := number.Abs(amount) * 10_000
	if number.Abs(amount)/100 > highestRate {
		console.Display("RATE TOO LARGE")
		millionths = 0
	}
	fault := u.rates.Load(curlnk.Code(code[:3]), millionths)
	console.Display("RATES ", number.Digits(int64(len(u.rates)), 3), " RESULT ", number.Digits(int64(fault), 2))
	return fault == curlnk.None
}

func (u *utility) computeInterest(method, written, days []byte) bool {
	principal, ok := readAmount(written)
	if !ok {
		return false
	}
	fault := intlnk.None
	if method[0] == 'R' {
		u.residue = u.calculator.TakeResidue()
	} else {
		terms := intlnk.Terms{Principal: principal, Rate: rate, Days: number.ParseOr(days[:3], 0), Basis: basis}
		u.interest, fault = u.calculator.Compute(method[0], terms)
	}
	console.Display("INTEREST ", number.Signed(u.interest, 7, 2), " RESULT ", number.Digits(int64(fault), 2),
		" RESIDUE ", number.Signed(u.residue, 5, 6))
	return true
}

func (u *utility) showError(written, what []byte) {
	code := number.ParseOr(written[:3], 0)
	var found errlnk.Text
	if bytes.Equal(what, text.Fixed("COUNT", len(what))) {
		found = u.texts.Uses(code)
	} else {
		found = u.texts.Text(code)
	}
	console.Display(number.Digits(code, 3), " ", found.Text, " ", number.Digits(found.Count, counterDigits))
}

func readAmount(written []byte) (int64, bool) {
	amount, fault := amtpars.Parse(written)
	if fault != amtpars.None {
		console.Display("BAD AMOUNT ", number.Digits(int64(fault), 2))
	}
	return amount, fault == amtpars.None
}

func addDays(date, written []byte) bool {
	amount, ok := readAmount(written)
	if !ok {
		return false
	}
	days := amount / 100
	if number.Abs(days) > mostDays {
		console.Display("NUMBER TOO LARGE")
		return false
	}
	sum, serial, err := daycalc.Add(date[:8], days)
	if err != nil {
		return refuseDate("DATE", err)
	}
	console.Display(sum, " WEEKDAY ", number.Digits(daycalc.Weekday(serial), 1))
	return true
}

func showDifference(from, to []byte) bool {
	days, err := daycalc.Between(from, to)
	if err != nil {
		return refuseDate("DATE", err)
	}
	console.Display("DAYS ", number.Sign(days), number.Digits(days, 6))
	days, err = daycalc.Between30360(from, to)
	if err != nil {
		return refuseDate("DATE", err)
	}
	console.Display("30/360 ", number.Sign(days), number.Digits(days, 6))
	return true
}

func showSerial(written []byte) bool {
	serial := number.ParseOr(written[:5], 0)
	date, err := daycalc.DateOf(serial)
	if err != nil {
		return refuseDate("SERIAL", err)
	}
	console.Display(date, " WEEKDAY ", number.Digits(daycalc.Weekday(serial), 1))
	console.Display("SERIAL ", number.Digits(serial, 5))
	return true
}

// refuseDate tells why a date was refused, and gives false.
func refuseDate(what string, err error) bool {
	if fault, ok := err.(daylnk.Fault); ok {
		console.Display(what, " ERROR ", number.Digits(int64(fault), 2))
	}
	return false
}

func checkDate(date []byte) bool {
	check := datechk.Date(date)
	leap := "N"
	if check.Leap {
		leap = "Y"
	}
	console.Display(date, " RESULT ", number.Digits(int64(check.Fault), 2), " LEAP ", leap,
		" DAY ", number.Digits(check.DayOfYear, 3))
	return check.Valid()
}

func showAccount(account []byte, fault chkdigit.Fault) bool {
	console.Display(account, " RESULT ", number.Digits(int64(fault), 2))
	return fault == chkdigit.None
}

func edit(style, written []byte) bool {
	amount, ok := readAmount(written)
	if ok {
		console.Display("<", editamt.Edit(amount, style[0]), ">")
	}
	return ok
}
