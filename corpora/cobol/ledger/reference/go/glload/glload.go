// Package glload is step 3: it loads the account master from text.
package glload

import (
	"migrated/chkdigit"
	"migrated/datechk"
	"migrated/errtext"
	"migrated/mastrec"
	"migrated/masttxt"
	"migrated/support/console"
	"migrated/support/files"
	"migrated/support/number"
	"migrated/support/text"
)

const (
	counterDigits    = 7
	duplicateAccount = 25
)

// Main runs the job step.
func Main() {
	console.Finish(run())
}

func run() int {
	input, err := files.OpenLines("MASTER.TXT")
	if err != nil {
		console.Display("GLLOAD: CANNOT OPEN MASTER.TXT, STATUS ", err.Error())
		return 16
	}
	master := mastrec.Master{}
	errors := files.Create("LOADERR.LST")
	texts := errtext.New()
	var read, loaded, rejected int64
	for record, ok := input.Next(masttxt.Length); ok; record, ok = input.Next(masttxt.Length) {
		line := masttxt.Line(record)
		number.Count(&read, counterDigits)
		account, code := validate(line)
		if _, known := master[account.Account]; code == 0 && known {
			code = duplicateAccount
		}
		if code == 0 {
			master[account.Account] = account
			number.Count(&loaded, counterDigits)
		} else {
			number.Count(&rejected, counterDigits)
			errors.Line(text.Join(number.Digits(code, 3), " ", texts.Text(code).Text, record))
		}
	}
	master.Close()
	errors.Close()
	counter := func(value int64) string { return number.Digits(value, counterDigits) }
	console.Display("GLLOAD READ ", counter(read), " LOADED ", counter(loaded), " REJECTED ", counter(rejected))
	if rejected > 0 {
		return 4
	}
	return 0
}

// validate gives the account that a line describes, or the code of the first thing that is wrong with it.
func validate(line masttxt.Line) (mastrec.Account, int64) {
	balance, hasBalance := line.Balance()
	rate, hasRate := line.Rate()
	posted, hasPosted := line.Posted()
	fault := chkdigit.Verify(line.AccountText())
	code := int64(0)
	switch {
	case fault == chkdigit.NotNumeric:
		code = 1
	case fault != chkdigit.None:
		code = 2
	case !line.HasKind():
		code = 26
	case !line.HasStatus():
		code = 27
	case !hasBalance:
		code = 28
	case !hasRate:
		code = 29
	case !datechk.Date(line.LastDate()).Valid():
		code = 30
	case !hasPosted:
		code = 31
	}
	if code != 0 {
		return mastrec.Account{}, code
	}
	return mastrec.Account{
		Account:  number.ParseOr(line.AccountText(), 0),
		Name:     line.Name(),
		Kind:     line.Kind(),
		Status:   line.Status(),
		Balance:  balance,
		Rate:     rate,
		LastDate: line.LastDate(),
		Currency: line.Currency(),
		Posted:   posted,
	}, 0
}
