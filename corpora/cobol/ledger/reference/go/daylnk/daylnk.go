// Package daylnk is what day arithmetic can refuse.
package daylnk

// Fault is a reason to refuse; the numbers are those that users see.
type Fault int64

// The faults.
const (
	BadDate   Fault = 1
	BadSerial Fault = 2
)

func (f Fault) Error() string {
	if f == BadDate {
		return "the date is not valid"
	}
	return "the serial number is out of range"
}
