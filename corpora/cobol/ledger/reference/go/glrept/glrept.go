// Package glrept is step 7: the trial balance, with pages, groups and totals.
package glrept

import (
	"bytes"
	"math/big"
	"strings"

	"migrated/datechk"
	"migrated/masttxt"
	"migrated/support/console"
	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/picture"
	"migrated/support/text"
)

const (
	totalDigits    = 13
	shareDigits    = 5
	largestShare   = 99_999
	counterDigits  = 5
	defaultPage    = 24
	shortestPage   = 6
	highestPage    = 999
	balancePicture = "ZZ,ZZZ,ZZZ,ZZ9.99CR"
	months         = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"
)

// kinds of accounts, and the names of their totals in the same order.
const kinds = "ALIE"

var kindNames = [len(kinds)]string{"ASSETS", "LIABILITIES", "INCOME", "EXPENSES"}

// paper has pages of a length, each with a heading.
type paper struct {
	out        *files.Writer
	title      []byte
	date       string
	pageLength int64
	line, page int64
	started    bool
}

type report struct {
	paper             paper
	summary           bool
	read, listed, bad int64
	group             []byte
	groupAccounts     int64
	groupTotal        int64
	totals            [len(kinds)]int64
}

// Main runs the job step.
func Main() {
	console.Finish(run())
}

func run() int {
	card := console.NewCards().Next(80)
	date := card[:8]
	if check := datechk.Date(date); !check.Valid() {
		console.Display("GLREPT: INVALID DATE <", date, "> REASON ", number.Digits(int64(check.Fault), 2))
		return 16
	}
	pageLength, ok := number.Parse(card[8:11])
	if ok && pageLength < shortestPage {
		console.Display("GLREPT: PAGE LENGTH IGNORED")
	}
	if !ok || pageLength < shortestPage {
		pageLength = defaultPage
	}
	title := card[12:42]
	if text.IsBlank(title) {
		title = text.Fixed("TRIAL BALANCE", 30)
	}
	input, err := files.OpenLines("MASTER.OUT")
	if err != nil {
		console.Display("GLREPT: CANNOT OPEN MASTER.OUT, STATUS ", err.Error())
		return 16
	}
	r := report{
		paper: paper{
			out:        files.Create("TRIALBAL.RPT"),
			title:      title,
			date:       headingDate(date),
			pageLength: pageLength,
		},
		summary: card[11] == 'S',
	}
	r.paper.heading()
	for line, ok := input.Next(masttxt.Length); ok; line, ok = input.Next(masttxt.Length) {
		r.process(line)
	}
	r.endGroup()
	balanced := r.finalTotals()
	r.paper.out.Close()
	if !balanced {
		return 4
	}
	return 0
}

func headingDate(date []byte) string {
	month := number.ParseOr(date[4:6], 1)
	return picture.Edit(number.ParseOr(date[6:], 1), "Z9") + " " + months[month*3-3:month*3] + " " + string(date[:4])
}

func (r *report) process(line masttxt.Line) {
	number.Count(&r.read, counterDigits)
	account, hasAccount := line.Account()
	balance, hasBalance := line.Balance()
	if hasAccount && hasBalance && line.HasKind() && number.IsNumeric(line.LastDate()) {
		r.account(line, account, balance)
	} else {
		number.Count(&r.bad, counterDigits)
	}
}

func (r *report) account(line masttxt.Line, account, balance int64) {
	group := line.AccountText()[:2]
	if !bytes.Equal(group, r.group) {
		r.endGroup()
		r.group = group
	}
	kind := strings.IndexByte(kinds, line.Kind())
	if !number.Add(&r.totals[kind], balance, totalDigits) {
		console.Display("GLREPT: TOTAL TOO LARGE, ", text.Fixed(kindNames[kind], 12))
	}
	if !number.Add(&r.groupTotal, balance, totalDigits) {
		console.Display("GLREPT: TOTAL TOO LARGE, GROUP ", group)
	}
	number.Count(&r.groupAccounts, counterDigits)
	number.Count(&r.listed, counterDigits)
	if !r.summary {
		r.detail(line, account, balance)
	}
}

func (r *report) detail(line masttxt.Line, account, balance int64) {
	name := bytes.ReplaceAll(line.Name(), []byte{0}, []byte{' '})
	date := number.ParseOr(line.LastDate(), 0)
	r.paper.print(text.Join(picture.Edit(account, "9999999B9"), " ", name, " ", line.Kind(), " ", line.Status(), " ",
		picture.Edit(balance, balancePicture), " ", picture.Edit(date, "9999/99/99")))
}

func (r *report) endGroup() {
	if r.groupAccounts > 0 {
		r.paper.print(totalLine("  GROUP "+string(r.group), r.groupAccounts, r.groupTotal))
		r.groupAccounts, r.groupTotal = 0, 0
	}
}

// finalTotals prints the totals and says whether the books balance.
func (r *report) finalTotals() bool {
	net := r.totals[0] + r.totals[3] - r.totals[1] - r.totals[2]
	if !number.Fits(net, totalDigits) {
		console.Display("GLREPT: NET TOO LARGE")
		net = 0
	}
	for kind, name := range kindNames {
		line := totalLine(name, 0, r.totals[kind])
		if kind > 0 && r.totals[0] != 0 {
			line = text.Join(line, "  ", picture.Edit(share(r.totals[kind], r.totals[0]), "ZZ9.99-"), "%")
		}
		r.paper.print(line)
	}
	label := "BOOKS BALANCE"
	if net != 0 {
		label = "OUT OF BALANCE BY"
	}
	r.paper.print(totalLine(label, r.listed, net))
	counter := func(value int64) string { return number.Digits(value, counterDigits) }
	console.Display("GLREPT READ ", counter(r.read), " LISTED ", counter(r.listed), " BAD ", counter(r.bad),
		" PAGES ", number.Digits(r.paper.page, 3))
	console.Display("NET ", number.Signed(net, 11, 2))
	return net == 0
}

// share gives a total in per cent of the assets, in hundredths.
func share(total, assets int64) int64 {
	if assets < 0 {
		total, assets = -total, -assets
	}
	percent, ok := number.Fit(number.DivideRounded(number.Product(total, 10_000), big.NewInt(assets)), shareDigits)
	if !ok {
		return largestShare
	}
	return percent
}

func totalLine(label string, accounts, total int64) []byte {
	return text.Join(text.Fixed(label, 27), picture.EditUnlessZero(accounts, "ZZZZ9"), "       ",
		picture.Edit(total, balancePicture))
}

func (p *paper) print(line []byte) {
	if p.line >= p.pageLength {
		p.heading()
	}
	p.out.AfterLines(1, line)
	p.line++
}

func (p *paper) heading() {
	p.page++
	if p.page > highestPage {
		p.page = 1
	}
	title := text.Join(p.title, strings.Repeat(" ", 18), p.date, "    PAGE", picture.Edit(p.page, "ZZZ9"))
	if p.started {
		p.out.AfterPage(title)
	} else {
		p.out.Line(title)
		p.started = true
	}
	p.out.AfterLines(2, []byte("ACCOUNT   NAME                     T S             BALANCE LAST MOVED"))
	p.out.AfterLines(1, bytes.Repeat([]byte{'-'}, 69))
	p.line = 4
}
