// Package cmdcalc has the commands on numbers, time and the link.
package cmdcalc

import (
	"math"
	mathbits "math/bits"

	"migrated/bits"
	"migrated/codes"
	"migrated/fixed"
	"migrated/format"
	"migrated/machine"
	"migrated/session"
	"migrated/status"
	"migrated/text"
	"migrated/timetag"
)

// Fmt does "fmt TEMPLATE [ARG ...]".
func Fmt(s *session.Session, args []string) error {
	line, err := format.Template(args[1], args[2:])
	if err != nil {
		return s.Fail(err, "template '%s'", args[1])
	}
	s.Print("%s\n", line)
	return nil
}

// Bits does "bits N [POS WIDTH [VALUE]]".
func Bits(s *session.Session, args []string) error {
	var n [4]uint32
	for i, arg := range args[1:] {
		number, err := text.ParseLong(arg, 0, math.MinInt32, math.MaxUint32)
		if err != nil {
			return s.Fail(err, "number '%s'", arg)
		}
		n[i] = uint32(number)
	}
	word := n[0]
	switch len(args) - 1 {
	case 1:
		printWord(s, word)
	case 3:
		field := bits.Field(word, n[1], n[2])
		s.Print("field %d, signed %d\n", field, bits.SignExtend(field, n[2]))
	case 4:
		s.Print("insert %08x\n", bits.Insert(word, n[1], n[2], n[3]))
	default:
		return s.Fail(status.Usage, "bits N POS WIDTH [VALUE]")
	}
	return nil
}

func printWord(s *session.Session, word uint32) {
	s.Print("%032b\n", word)
	s.Print("count %d, parity %d, highest %d, low byte %d\n", mathbits.OnesCount32(word), bits.Parity(word),
		bits.Highest(word), int8(word))
	s.Print("reverse %08x, swap %08x, swap16 %04x, rotl8 %08x, rotr4 %08x\n", mathbits.Reverse32(word),
		mathbits.ReverseBytes32(word), mathbits.ReverseBytes16(uint16(word)), mathbits.RotateLeft32(word, 8),
		mathbits.RotateLeft32(word, -4))
	// The stations are little-endian, whatever runs this.
	s.Print("in memory %02x %02x %02x %02x\n", byte(word), byte(word>>8), byte(word>>16), byte(word>>24))
}

// Fix does "fix add|sub|mul|div|round A B": Q16.16, in thousandths.
func Fix(s *session.Session, args []string) error {
	var q [2]fixed.Fixed
	for i, arg := range args[2:] {
		milli, err := fixed.Parse(arg, 3)
		if err != nil {
			return s.Fail(err, "decimal '%s'", arg)
		}
		q[i] = fixed.FromMilli(milli)
	}
	var result fixed.Fixed
	switch args[1] {
	case "add":
		result = fixed.Add(q[0], q[1])
	case "sub":
		result = fixed.Sub(q[0], q[1])
	case "mul":
		result = fixed.Mul(q[0], q[1])
	case "div":
		result = fixed.Div(q[0], q[1])
	case "round":
		result = fixed.FromInt(fixed.ToInt(q[0]))
	default:
		return s.Fail(status.Unknown, "fix '%s'", args[1])
	}
	s.Print("%s (%08x)\n", fixed.Format(fixed.ToMilli(result), 3), uint32(result))
	return nil
}

// Calc does "calc A B": the arithmetic of the flight processor.
func Calc(s *session.Session, args []string) error {
	a, err1 := s.Int(args[1])
	b, err2 := s.Int(args[2])
	if err := session.Both(err1, err2); err != nil {
		return err
	}
	s.Print("add %d, sub %d, mul %d, abs %d, sign %d\n", fixed.Add(a, b), fixed.Sub(a, b), fixed.MulInt(a, b),
		fixed.Abs(a), fixed.Sign(a))
	s.Print("wrap %d, wrap8 %d, sat8 %d, wrap16 %d\n", a+b, int8(a)+int8(b), fixed.Add8(int8(a), int8(b)),
		uint16(a)+uint16(b))
	s.Print("div %d, away %d, even %d, mod %d\n", fixed.DivFloor(a, b), fixed.DivAway(int64(a), int64(b)),
		fixed.DivEven(int64(a), int64(b)), fixed.ModFloor(a, b))
	return nil
}

// Scale does "scale RAW NUM DEN [OFFSET]".
func Scale(s *session.Session, args []string) error {
	var n [4]int32
	for i, arg := range args[1:] {
		var err error
		if n[i], err = s.Int(arg); err != nil {
			return err
		}
	}
	value := fixed.Scale(n[0], n[1], n[2], n[3])
	s.Print("%d, back %d\n", value, fixed.Unscale(value, n[1], n[2], n[3]))
	return nil
}

// Gray does "gray N ...".
func Gray(s *session.Session, args []string) error {
	for _, arg := range args[1:] {
		n, err := s.Uint(arg)
		if err != nil {
			return err
		}
		s.Print("%d gray %x ungray %x\n", n, codes.Gray(n), codes.Ungray(n))
	}
	return nil
}

// BCD does "bcd N ...".
func BCD(s *session.Session, args []string) error {
	for _, arg := range args[1:] {
		n, err := s.Uint(arg)
		if err != nil {
			return err
		}
		bcd, unbcd := codes.BCD(n), codes.UnBCD(n)
		if bcd == codes.BadBCD && unbcd == codes.BadBCD {
			return s.Fail(status.Range, "bcd '%s'", arg)
		}
		s.Print("%d bcd %08x unbcd %d\n", n, bcd, unbcd)
	}
	return nil
}

// Time does "time SECONDS [FINE]".
func Time(s *session.Session, args []string) error {
	seconds, err := s.Uint(args[1])
	if err != nil {
		return err
	}
	var fine uint32
	if len(args) > 2 {
		if fine, err = s.Uint(args[2]); err != nil {
			return err
		}
	}
	ms := timetag.FineToMs(fine)
	if ms == 1000 {
		seconds++
		ms = 0
	}
	when := timetag.FromSeconds(seconds)
	s.Print("%s.%03d %s week %d day %d fine %d\n", when, ms, timetag.WeekdayName(seconds), timetag.Week(seconds),
		when.DayOfYear(), timetag.MsToFine(ms))
	return nil
}

// Untime does "untime DATE".
func Untime(s *session.Session, args []string) error {
	when, err := timetag.Parse(args[1])
	if err != nil {
		return s.Fail(err, "time '%s'", args[1])
	}
	seconds, _ := when.Seconds()
	s.Print("%d\n", seconds)
	return nil
}

// Since does "since A B": seconds from A to B, across the wrap.
func Since(s *session.Session, args []string) error {
	a, err := s.Uint(args[1])
	if err != nil {
		return err
	}
	b, err := s.Uint(args[2])
	if err != nil {
		return err
	}
	s.Print("%d\n", timetag.Difference(b, a))
	return nil
}

// Link does "link [EVENT ...]".
func Link(s *session.Session, args []string) error {
	link := &s.Link
	for _, name := range args[1:] {
		event, ok := machine.EventFromName(name)
		if !ok {
			return s.Fail(status.Unknown, "event '%s'", name)
		}
		before := link.State
		s.Print("%s -> %s\n", before, link.Step(event))
	}
	s.Print("link %s, run %d, transitions %d, locks %d, losses %d\n", link.State, link.Run, link.Transitions,
		link.Locks, link.Losses)
	return nil
}
