package cobol

import "fmt"

// exception is what a statement met, by the names of ISO 1989.
type exception string

const (
	exceptionNone      exception = ""
	exceptionArgument  exception = "EC-ARGUMENT-FUNCTION"
	exceptionSize      exception = "EC-SIZE-OVERFLOW"
	exceptionZero      exception = "EC-SIZE-ZERO-DIVIDE"
	exceptionPower     exception = "EC-SIZE-EXPONENTIATION"
	exceptionInexact   exception = "EC-SIZE-TRUNCATION"
	exceptionString    exception = "EC-OVERFLOW-STRING"
	exceptionUnstring  exception = "EC-OVERFLOW-UNSTRING"
	exceptionEnd       exception = "EC-I-O-AT-END"
	exceptionPage      exception = "EC-I-O-EOP"
	exceptionKey       exception = "EC-I-O-INVALID-KEY"
	exceptionPermanent exception = "EC-I-O-PERMANENT-ERROR"
	exceptionLogic     exception = "EC-I-O-LOGIC-ERROR"
	exceptionRecord    exception = "EC-I-O-RECORD-OPERATION"
	exceptionSharing   exception = "EC-I-O-FILE-SHARING"
	exceptionOther     exception = "EC-I-O-IMP"
	exceptionNotFound  exception = "EC-PROGRAM-NOT-FOUND"
	exceptionInput     exception = "EC-IMP-ACCEPT"
)

// The exceptions that the first digits of a FILE STATUS stand for.
var statusExceptions = [...]exception{
	exceptionNone, exceptionEnd, exceptionKey, exceptionPermanent, exceptionLogic, exceptionRecord, exceptionSharing,
	exceptionOther, exceptionOther, exceptionOther,
}

// raise notes what a statement met.
func (m *Machine) raise(met exception) {
	m.exception = met
	if met != exceptionNone {
		m.last = met
	}
}

// ClearException is the beginning of a statement with phrases for exceptions.
func (m *Machine) ClearException() { m.exception = exceptionNone }

// ForgetException is SET LAST EXCEPTION TO OFF.
func (m *Machine) ForgetException() { m.exception, m.last = exceptionNone, exceptionNone }

// SizeError is whether ON SIZE ERROR applies.
func (m *Machine) SizeError() bool {
	switch m.exception {
	case exceptionSize, exceptionZero, exceptionPower, exceptionInexact:
		return true
	}
	return false
}

// Overflow is whether ON OVERFLOW of STRING or UNSTRING applies.
func (m *Machine) Overflow() bool {
	return m.exception == exceptionString || m.exception == exceptionUnstring
}

// NotFound is whether ON EXCEPTION of CALL applies.
func (m *Machine) NotFound() bool { return m.exception == exceptionNotFound }

// FailedInput is whether ON EXCEPTION of ACCEPT applies.
func (m *Machine) FailedInput() bool { return m.exception == exceptionInput }

// Succeeded is whether the phrase with NOT applies.
func (m *Machine) Succeeded() bool { return m.exception == exceptionNone }

// FunctionExceptionStatus is FUNCTION EXCEPTION-STATUS: what was met last, whatever went well since.
func (m *Machine) FunctionExceptionStatus() Item {
	return textResult(fmt.Appendf(nil, "%-31s", m.last))
}

// FunctionExceptionStatement is blank, for the original knows it only when it is compiled for debugging.
func (m *Machine) FunctionExceptionStatement() Item { return textResult(repeated([]byte{' '}, 31)) }

// FunctionExceptionLocation is blank likewise.
func (m *Machine) FunctionExceptionLocation() Item { return textResult([]byte{' '}) }

// FunctionExceptionFile is the status and the name of the file of the last exception of input or output.
func (m *Machine) FunctionExceptionFile() Item {
	if len(m.last) < 7 || m.last[:7] != "EC-I-O-" {
		return textResult([]byte("00"))
	}
	return textResult(fmt.Appendf(nil, "%02d%s", m.usedStatus, m.usedFile))
}
