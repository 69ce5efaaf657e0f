// Package status names what can go wrong with a command, and the program's exit codes.
package status

import "errors"

// Status is a kind of failure; its number is the one that the messages for experts show.
type Status int

const (
	Syntax Status = iota + 1
	Range
	Space
	Check
	Frame
	Unknown
	Empty
	Type
	_ // out of memory: never seen here
	Usage
)

// The program's exit codes; the command quit can give any other.
const (
	ExitOK     = 0
	ExitErrors = 1
	ExitUsage  = 2
	ExitScript = 3
	ExitLimit  = 4
)

var texts = map[Status]string{
	Syntax:  "bad syntax",
	Range:   "out of range",
	Space:   "no space",
	Check:   "bad checksum",
	Frame:   "bad frame",
	Unknown: "unknown",
	Empty:   "empty",
	Type:    "wrong type",
	Usage:   "usage",
}

// Error is one line for people.
func (s Status) Error() string {
	return texts[s]
}

// IsData tells whether the data, not the command, was at fault.
func (s Status) IsData() bool {
	return s == Check || s == Frame || s == Empty
}

// Of finds the status that an error is or wraps; every error of this program has one.
func Of(err error) Status {
	var s Status
	errors.As(err, &s)
	return s
}

// ExitCode is the program's; limit 0 means that any number of errors is allowed.
func ExitCode(failures, limit uint32) int {
	switch {
	case failures == 0:
		return ExitOK
	case limit != 0 && failures >= limit:
		return ExitLimit
	}
	return ExitErrors
}
