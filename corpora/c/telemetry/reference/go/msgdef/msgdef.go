// Package msgdef is the telemetry dictionary: messages and their fields.
package msgdef

import (
	"strings"

	"migrated/bits"
)

// Kind is how a field's bits are read.
type Kind int

const (
	Uint Kind = iota
	Int
	Flag
	Fixed // a signed raw value; Num/Den and Offset give scaled decimals
	Choice
)

func (k Kind) String() string {
	return [...]string{"uint", "int", "flag", "fixed", "choice"}[k]
}

func (k Kind) signed() bool {
	return k == Int || k == Fixed
}

// Field of a message.
type Field struct {
	Name             string
	Kind             Kind
	Width            uint32
	Num, Den, Offset int32
	Decimals         int
	Unit             string
	Choices          string // "a|b|c"
}

// RawMax is the greatest raw value that fits.
func (f *Field) RawMax() uint32 {
	if f.Kind.signed() {
		return bits.Mask(f.Width) >> 1
	}
	return bits.Mask(f.Width)
}

// RawMin is the least raw value that fits: 0 unless the field is signed.
func (f *Field) RawMin() int32 {
	if f.Kind.signed() {
		return ^int32(f.RawMax())
	}
	return 0
}

// Message of the dictionary.
type Message struct {
	ID     byte
	Name   string
	Fields []Field
}

// Bits of the payload.
func (m *Message) Bits() uint32 {
	var sum uint32
	for i := range m.Fields {
		sum += m.Fields[i].Width
	}
	return sum
}

// Bytes of the payload.
func (m *Message) Bytes() int {
	return int(m.Bits()+7) / 8
}

// FieldIndex is -1 when the message has no such field.
func (m *Message) FieldIndex(name string) int {
	for i := range m.Fields {
		if m.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

// Messages are all that there are; ids ascend.
var Messages = []Message{
	{ID: 0x10, Name: "status", Fields: []Field{
		{Name: "mode", Kind: Choice, Width: 3, Choices: "off|safe|standby|nominal|science"},
		{Name: "uptime", Kind: Uint, Width: 24, Unit: "s"},
		{Name: "reboots", Kind: Uint, Width: 8},
		{Name: "battery_low", Kind: Flag, Width: 1},
		{Name: "link_up", Kind: Flag, Width: 1},
		{Name: "temp", Kind: Int, Width: 8, Unit: "C"},
	}},
	{ID: 0x21, Name: "attitude", Fields: []Field{
		{Name: "roll", Kind: Fixed, Width: 16, Num: 18000, Den: 32768, Decimals: 2, Unit: "deg"},
		{Name: "pitch", Kind: Fixed, Width: 16, Num: 9000, Den: 32768, Decimals: 2, Unit: "deg"},
		{Name: "yaw", Kind: Fixed, Width: 16, Num: 18000, Den: 32768, Decimals: 2, Unit: "deg"},
		{Name: "rate", Kind: Int, Width: 12, Unit: "mdeg/s"},
		{Name: "valid", Kind: Flag, Width: 1},
	}},
	{ID: 0x22, Name: "power", Fields: []Field{
		{Name: "bus", Kind: Fixed, Width: 12, Num: 5, Den: 2, Offset: 2800, Decimals: 2, Unit: "V"},
		{Name: "current", Kind: Fixed, Width: 13, Num: 1, Den: 4, Decimals: 1, Unit: "A"},
		{Name: "charge", Kind: Uint, Width: 7, Unit: "%"},
		{Name: "source", Kind: Choice, Width: 2, Choices: "battery|solar|both"},
	}},
	{ID: 0x30, Name: "thermal", Fields: []Field{
		{Name: "zone", Kind: Uint, Width: 4},
		{Name: "temp", Kind: Fixed, Width: 14, Num: 5, Den: 8, Offset: 200, Decimals: 1, Unit: "C"},
		{Name: "heater", Kind: Flag, Width: 1},
		{Name: "limit", Kind: Int, Width: 8, Unit: "C"},
	}},
	{ID: 0x41, Name: "event", Fields: []Field{
		{Name: "code", Kind: Uint, Width: 16},
		{Name: "severity", Kind: Choice, Width: 2, Choices: "info|warning|error|fatal"},
		{Name: "when", Kind: Uint, Width: 32, Unit: "s"},
		{Name: "arg", Kind: Int, Width: 32},
	}},
	{ID: 0x7F, Name: "raw", Fields: []Field{
		{Name: "a", Kind: Uint, Width: 32},
		{Name: "b", Kind: Uint, Width: 32},
	}},
}

// ByID is nil when there is none.
func ByID(id byte) *Message {
	for i := range Messages {
		if Messages[i].ID == id {
			return &Messages[i]
		}
	}
	return nil
}

// ByName finds a name in any case; nil when there is none.
func ByName(name string) *Message {
	for i := range Messages {
		if len(name) == len(Messages[i].Name) && strings.EqualFold(name, Messages[i].Name) {
			return &Messages[i]
		}
	}
	return nil
}
