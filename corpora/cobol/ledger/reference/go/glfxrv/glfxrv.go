// Package glfxrv is step 8: it revalues foreign balances in the base currency.
package glfxrv

import (
	"bytes"

	"migrated/curconv"
	"migrated/curlnk"
	"migrated/editamt"
	"migrated/errtext"
	"migrated/masttxt"
	"migrated/support/console"
	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/text"
)

const (
	rateLineWidth   = 50
	rateWidth       = 14
	wholeDigits     = 5
	fractionDigits  = 6
	totalDigits     = 13
	counterDigits   = 5
	listWidth       = 100
	rateLineInvalid = 33
)

type revaluation struct {
	base                             curlnk.Code
	rates                            curconv.Rates
	list                             *files.Writer
	texts                            *errtext.Texts
	badRates, read, revalued, failed int64
	total                            int64
}

// Main runs the job step.
func Main() {
	console.Finish(run())
}

func run() int {
	card := console.NewCards().Next(80)
	rateLines, err := files.OpenLines("RATES.CSV")
	if err != nil {
		console.Display("GLFXRV: CANNOT OPEN RATES.CSV, STATUS ", err.Error())
		return 16
	}
	r := revaluation{
		base:  curlnk.Code(card[:3]),
		rates: curconv.Rates{},
		list:  files.Create("REVAL.LST"),
		texts: errtext.New(),
	}
	defer r.list.Close()
	r.loadRates(rateLines)
	accounts, err := files.OpenLines("MASTER.OUT")
	if err != nil {
		console.Display("GLFXRV: CANNOT OPEN MASTER.OUT, STATUS ", err.Error())
		return 16
	}
	for line, ok := accounts.Next(masttxt.Length); ok; line, ok = accounts.Next(masttxt.Length) {
		r.process(line)
	}
	r.report()
	if r.failed > 0 || r.badRates > 0 {
		return 4
	}
	return 0
}

func (r *revaluation) loadRates(lines *files.LineReader) {
	for line, ok := lines.Next(rateLineWidth); ok; line, ok = lines.Next(rateLineWidth) {
		if text.IsBlank(line) || line[0] == '#' {
			continue
		}
		if !r.loadRate(line) {
			number.Count(&r.badRates, counterDigits)
			message := text.Before(r.texts.Text(rateLineInvalid).Text, "   ")
			r.list.Line(text.Join(message, ": ", line))
		}
	}
}

func (r *revaluation) loadRate(line []byte) bool {
	code, rate, ok := parseRate(line)
	if !ok {
		return false
	}
	fault := r.rates.Load(code, rate)
	if fault == curlnk.TableFull {
		console.Display("GLFXRV: TABLE FULL AT ", string(code))
	}
	return fault == curlnk.None
}

func (r *revaluation) process(line masttxt.Line) {
	number.Count(&r.read, counterDigits)
	balance, ok := line.Balance()
	switch {
	case !ok:
		number.Count(&r.failed, counterDigits)
	case curlnk.Code(line.Currency()) != r.base && line.Status() != 'C':
		r.list.Line(text.Fixed(r.revalue(line, balance), listWidth))
	}
}

// revalue gives the line to list.
func (r *revaluation) revalue(line masttxt.Line, balance int64) []byte {
	value, fault := r.rates.Convert(balance, curlnk.Code(line.Currency()), r.base)
	switch fault {
	case curlnk.None:
		number.Count(&r.revalued, counterDigits)
		r.addToTotal(line, value)
		return text.Join(line.AccountText(), " ", line.Currency(), " ", editamt.Edit(balance, 'A'),
			string(r.base), " ", editamt.Edit(value, 'A'))
	case curlnk.Unknown:
		number.Count(&r.failed, counterDigits)
		return text.Join(line.AccountText(), " NO RATE FOR ", line.Currency(), "/", string(r.base))
	default:
		number.Count(&r.failed, counterDigits)
		return text.Join(line.AccountText(), " AMOUNT TOO LARGE")
	}
}

func (r *revaluation) addToTotal(line masttxt.Line, value int64) {
	if line.Kind() == 'L' || line.Kind() == 'I' {
		value = -value
	}
	if !number.Add(&r.total, value, totalDigits) {
		console.Display("GLFXRV: TOTAL TOO LARGE")
	}
}

func (r *revaluation) report() {
	counter := func(value int64) string { return number.Digits(value, counterDigits) }
	console.Display("GLFXRV RATES ", number.Digits(int64(len(r.rates)), 3), " BAD ", counter(r.badRates))
	console.Display("ACCOUNTS ", counter(r.read), " REVALUED ", counter(r.revalued), " FAILED ", counter(r.failed))
	console.Display("TOTAL ", string(r.base), " ", editamt.Edit(r.total, 'C'))
	console.Display("CHECK ", string(r.base), " ", editamt.Edit(r.total, 'P'))
}

// parseRate gives the code and the rate, in millionths, of a line CODE,RATE,NAME.
func parseRate(line []byte) (curlnk.Code, int64, bool) {
	fields := bytes.Split(line, []byte{','})
	if len(fields) < 2 || len(fields[0]) != 3 {
		return "", 0, false
	}
	whole, fraction := splitRate(text.Fixed(fields[1], rateWidth))
	if len(whole) == 0 || len(whole) > wholeDigits || len(fraction) > fractionDigits {
		return "", 0, false
	}
	millionths := append(bytes.Clone(fraction), "000000"[len(fraction):]...)
	units, unitsOk := number.Parse(whole)
	parts, partsOk := number.Parse(millionths)
	return curlnk.Code(fields[0]), units*1_000_000 + parts, unitsOk && partsOk
}

// splitRate gives what stands before and after the first point or run of blanks, up to the next one.
func splitRate(rate []byte) (whole, fraction []byte) {
	whole, rest := cutAtEnd(rate)
	if len(rest) > 0 && rest[0] == '.' {
		rest = rest[1:]
	} else {
		rest = bytes.TrimLeft(rest, " ")
	}
	fraction, _ = cutAtEnd(rest)
	return whole, fraction
}

func cutAtEnd(rate []byte) (part, rest []byte) {
	if end := bytes.IndexAny(rate, ". "); end >= 0 {
		return rate[:end], rate[end:]
	}
	return rate, nil
}
