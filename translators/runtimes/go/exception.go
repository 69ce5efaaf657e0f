// Package theseusrt supports translated code: exceptions, checked arithmetic, strings of bytes, streams.
package theseusrt

import (
	"runtime"
	"strings"
)

// Exception is what the source raises: its lower-case name, qualified by its module unless the language
// defines it, and its text. Exceptions travel as panics.
type Exception struct {
	Name    string
	Message string
}

func (e *Exception) Error() string {
	if e.Message == "" {
		return e.Name
	}
	return e.Name + ": " + e.Message
}

// NewException makes an exception to panic with.
func NewException(name, message string) *Exception {
	return &Exception{Name: name, Message: message}
}

// Raise raises an exception.
func Raise(name, message string) {
	panic(NewException(name, message))
}

// FailIf raises constraint_error if a check of the source language fails.
func FailIf(bad bool) {
	if bad {
		fail()
	}
}

// fail is apart, so that FailIf is inlined.
//
//go:noinline
func fail() {
	panic(constraint())
}

func constraint() *Exception {
	return NewException("constraint_error", "")
}

// Try runs body and gives the exception that it raised, or nil. Other panics go on.
func Try(body func()) (caught *Exception) {
	defer func() {
		if value := recover(); value != nil {
			switch raised := value.(type) {
			case *Exception:
				caught = raised
			case runtime.Error:
				// A null reference was followed; Go says so where translated code makes no check of its own. A pointer of
				// C's that leads nowhere has an address.
				_, wild := value.(interface{ Addr() uintptr })
				if wild || !strings.Contains(raised.Error(), "nil pointer") {
					panic(value)
				}
				caught = constraint()
			default:
				panic(value)
			}
		}
	}()
	body()
	return nil
}
