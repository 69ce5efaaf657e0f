// Package curlnk is what currency conversion speaks of.
package curlnk

// Code of a currency: three characters; anything can stand there.
type Code string

// Fault is a reason to refuse; the numbers are those that users see.
type Fault int64

// The faults; None is a good result.
const (
	None      Fault = 0
	Unknown   Fault = 1
	TableFull Fault = 2
	ZeroRate  Fault = 3
	Overflow  Fault = 4
)
