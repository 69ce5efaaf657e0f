// Package glvalid is step 1: it validates raw transactions.
package glvalid

import (
	"bytes"
	"slices"

	"migrated/chkdigit"
	"migrated/datechk"
	"migrated/editamt"
	"migrated/errtext"
	"migrated/support/console"
	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/picture"
	"migrated/support/text"
	"migrated/tranrec"
	"migrated/trantxt"
)

const (
	defaultPage        = 20
	totalDigits        = 13
	counterDigits      = 7
	highestCountedCode = 15
)

var currencies = []string{"USD", "EUR", "GBP", "JPY", "CHF"}

// listing is the error listing: lines on numbered pages.
type listing struct {
	out        *files.Writer
	runDate    int64
	pageLength int64
	line, page int64
}

type validation struct {
	runDate         []byte
	checkSequence   bool
	goodFile        *files.Writer
	list            listing
	texts           *errtext.Texts
	read, good, bad int64
	lastSequence    int64
	debits, credits int64
}

// Main runs the job step.
func Main() {
	console.Finish(run())
}

func run() int {
	card := console.NewCards().Next(80)
	runDate := card[:8]
	if !datechk.Date(runDate).Valid() {
		console.Display("GLVALID: INVALID RUN DATE <", runDate, ">")
		return 16
	}
	pageLength := number.ParseOr(card[8:11], defaultPage)
	if pageLength < 5 {
		pageLength = defaultPage
	}
	input, err := files.OpenLines("TRANIN.DAT")
	if err != nil {
		console.Display("GLVALID: CANNOT OPEN TRANIN.DAT, STATUS ", err.Error())
		return 16
	}
	v := validation{
		runDate:       runDate,
		checkSequence: card[11] == 'S',
		goodFile:      files.Create("TRANOK.DAT"),
		list: listing{
			out:        files.Create("TRANERR.LST"),
			runDate:    number.ParseOr(runDate, 0),
			pageLength: pageLength,
			line:       pageLength,
		},
		texts: errtext.New(),
	}
	for line, ok := input.Next(trantxt.Length); ok; line, ok = input.Next(trantxt.Length) {
		v.process(line)
	}
	v.report()
	v.goodFile.Close()
	v.list.out.Close()
	if v.bad > 0 {
		return 4
	}
	return 0
}

func (v *validation) process(line trantxt.Line) {
	number.Count(&v.read, counterDigits)
	errors := v.errorsOf(line)
	if len(errors) == 0 {
		v.accept(line)
		number.Count(&v.good, counterDigits)
	} else {
		number.Count(&v.bad, counterDigits)
	}
	for _, code := range errors {
		v.list.error(v.read, code, v.texts.Text(code).Text, line)
	}
}

// errorsOf gives the codes of everything that is wrong with a line.
func (v *validation) errorsOf(line trantxt.Line) []int64 {
	var errors []int64
	switch chkdigit.Verify(line.Account()) {
	case chkdigit.None:
	case chkdigit.NotNumeric:
		errors = append(errors, 1)
	default:
		errors = append(errors, 2)
	}
	sequence, ok := line.Sequence()
	switch {
	case !ok:
		errors = append(errors, 3)
	case v.checkSequence && sequence <= v.lastSequence:
		errors = append(errors, 14)
	default:
		v.lastSequence = sequence
	}
	if date := datechk.Date(line.Date()); !date.Valid() {
		errors = append(errors, 3+int64(date.Fault))
	} else if bytes.Compare(line.Date(), v.runDate) > 0 {
		errors = append(errors, 13)
	}
	if !line.HasKind() {
		errors = append(errors, 8)
	}
	if _, ok := line.Sign(); !ok {
		errors = append(errors, 9)
	}
	if amount, ok := line.Amount(); !ok {
		errors = append(errors, 10)
	} else if amount == 0 {
		errors = append(errors, 11)
	}
	if !slices.Contains(currencies, string(line.Currency())) {
		errors = append(errors, 12)
	}
	return errors
}

func (v *validation) accept(line trantxt.Line) {
	sign, _ := line.Sign()
	amount, _ := line.Amount()
	sequence, _ := line.Sequence()
	total := &v.debits
	if line.Kind() == 'C' {
		total = &v.credits
	}
	number.Add(total, sign*amount, totalDigits)
	v.goodFile.Record(tranrec.Fields{
		Account:  line.Account(),
		Date:     line.Date(),
		Sequence: sequence,
		Kind:     line.Kind(),
		Amount:   sign * amount,
		Currency: line.Currency(),
		Text:     line.Text(),
	}.Encode())
}

func (v *validation) report() {
	counter := func(value int64) string { return number.Digits(value, counterDigits) }
	console.Display("GLVALID READ ", counter(v.read), " GOOD ", counter(v.good), " BAD ", counter(v.bad))
	console.Display("DEBITS  ", editamt.Edit(v.debits, 'M'))
	console.Display("CREDITS ", editamt.Edit(v.credits, 'M'))
	for code := int64(1); code <= highestCountedCode; code++ {
		if uses := v.texts.Uses(code); uses.Count > 0 {
			console.Display("ERROR ", number.Digits(code, 3), " ", uses.Text, " ", number.Digits(uses.Count, 5))
		}
	}
}

func (l *listing) error(count, code int64, message []byte, line trantxt.Line) {
	if l.line >= l.pageLength {
		l.newPage()
	}
	l.write(text.Join(picture.Edit(count, "ZZZ,ZZ9"), " ", number.Digits(code, 3), " ", message, "|", text.Fixed(line, 56)))
}

func (l *listing) newPage() {
	number.Count(&l.page, 4)
	l.line = 0
	if l.page > 1 {
		l.write(nil)
	}
	date := picture.Edit(l.runDate, "9999/99/99")
	l.write(text.Join("TRANSACTION ERRORS       RUN DATE ", date, "   PAGE ", picture.Edit(l.page, "ZZZ9")))
	l.write([]byte("   LINE COD TEXT                         INPUT"))
}

func (l *listing) write(line []byte) {
	l.out.Line(line)
	l.line++
}
