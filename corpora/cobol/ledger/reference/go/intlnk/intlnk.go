// Package intlnk is what interest is computed from, and what can be refused.
package intlnk

// Terms of a computation.
type Terms struct {
	Principal int64 // in hundredths
	Rate      int64 // per cent a year, in ten-thousandths
	Days      int64 // months when the interest compounds
	Basis     int64 // days of a year: 360 or 365
}

// Fault is a reason to refuse; the numbers are those that users see.
type Fault int64

// The faults; None is a good result.
const (
	None      Fault = 0
	TooBig    Fault = 1
	BadBasis  Fault = 2
	BadMethod Fault = 9
)
