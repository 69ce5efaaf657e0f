// Package cmdcodec has the commands on bytes: frames, checksums, codes.
package cmdcodec

import (
	mathbits "math/bits"

	"migrated/bits"
	"migrated/codes"
	"migrated/crc"
	"migrated/format"
	"migrated/frame"
	"migrated/machine"
	"migrated/pack"
	"migrated/session"
	"migrated/status"
)

// optionalBytes reads the argument at index; without it there are no bytes.
func optionalBytes(s *session.Session, args []string, index int) ([]byte, error) {
	if index >= len(args) {
		return nil, nil
	}
	return s.Bytes(args[index])
}

// Frame does "frame [HEX]".
func Frame(s *session.Session, args []string) error {
	payload, err := optionalBytes(s, args, 1)
	if err != nil {
		return err
	}
	data := frame.Encode(payload)
	if len(data) > 2*session.BytesMax {
		return s.Fail(status.Space, "frame of %d bytes", len(data))
	}
	s.PrintHex(data)
	return nil
}

func runDeframer(s *session.Session, d *frame.Deframer, arg string) error {
	data, err := s.Bytes(arg)
	if err != nil {
		return err
	}
	good := true
	for i, b := range data {
		switch event, payload := d.Push(b); event {
		case frame.Nothing:
		case frame.Frame:
			s.Print("%d: frame, %d bytes ", i, len(payload))
			s.PrintHex(payload)
		default:
			s.Print("%d: %s\n", i, event)
			good = false
		}
	}
	if !good {
		return s.Fail(status.Frame, "%d errors so far", d.Errors)
	}
	return nil
}

// Unframe does "unframe HEX": a line of its own, that must end between frames.
func Unframe(s *session.Session, args []string) error {
	var own frame.Deframer
	if err := runDeframer(s, &own, args[1]); err != nil {
		return err
	}
	if own.Frames == 0 {
		return s.Fail(status.Empty, "no frame, in %s", own.State)
	}
	if own.Pending() != 0 || own.State != frame.Data {
		return s.Fail(status.Frame, "%d bytes left, in %s", own.Pending(), own.State)
	}
	return nil
}

// Feed does "feed HEX": the line goes on with the next feed.
func Feed(s *session.Session, args []string) error {
	frames, errors := s.LineIn.Frames, s.LineIn.Errors
	err := runDeframer(s, &s.LineIn, args[1])
	for range s.LineIn.Frames - frames {
		s.Link.Step(machine.Good)
	}
	for range s.LineIn.Errors - errors {
		s.Link.Step(machine.Bad)
	}
	return err
}

// Checksum does "checksum KIND [HEX]".
func Checksum(s *session.Session, args []string) error {
	data, err := optionalBytes(s, args, 2)
	if err != nil {
		return err
	}
	switch args[1] {
	case "crc8":
		s.Print("%02x\n", crc.CRC8(data))
	case "crc16":
		s.Print("%04x\n", crc.CRC16(data))
	case "crc32":
		s.Print("%08x\n", crc.CRC32(data))
	case "fletcher":
		s.Print("%04x\n", crc.Fletcher16(data))
	case "adler":
		s.Print("%08x\n", crc.Adler32(data))
	case "xor":
		s.Print("%02x\n", crc.Xor8(data))
	case "lrc":
		s.Print("%02x\n", crc.LRC8(data))
	case "internet":
		s.Print("%04x\n", crc.Internet16(data))
	default:
		return s.Fail(status.Unknown, "checksum '%s'", args[1])
	}
	return nil
}

// Selftest does "selftest".
func Selftest(s *session.Session, _ []string) error {
	wrong := crc.SelfTest()
	check := func(right bool) {
		if !right {
			wrong++
		}
	}
	for nibble := range byte(16) {
		for bit := range 7 {
			repaired, wasWrong, ok := codes.Unhamming(codes.Hamming(nibble) ^ 1<<bit)
			check(ok && wasWrong && repaired == nibble)
		}
	}
	for n := uint32(1); n != 0; n <<= 1 {
		check(codes.Ungray(codes.Gray(n)) == n)
		check(pack.Zigzag(pack.Unzigzag(n)) == n)
		check(mathbits.ReverseBytes32(mathbits.ReverseBytes32(n)) == n)
		check(mathbits.Reverse32(n) == mathbits.RotateLeft32(0x80000000, -bits.Highest(n)))
	}
	if wrong != 0 {
		return s.Fail(status.Check, "%d wrong", wrong)
	}
	s.Print("selftest passed\n")
	return nil
}

// Code does "code KIND HEX [SEED]".
func Code(s *session.Session, args []string) error {
	data, err := s.Bytes(args[2])
	if err != nil {
		return err
	}
	var seed uint32
	if len(args) > 3 {
		if seed, err = s.Uint(args[3]); err != nil {
			return err
		}
	}
	switch args[1] {
	case "rle":
		data = codes.RLE(data)
	case "unrle":
		var ok bool
		if data, ok = codes.UnRLE(data, 2*session.BytesMax); !ok {
			return s.Fail(status.Frame, "runs '%s'", args[2])
		}
	case "delta":
		s.Print("largest step %d\n", codes.LargestStep(data))
		codes.Delta(data)
	case "undelta":
		codes.Undelta(data)
	case "whiten":
		codes.Whiten(data, uint16(seed))
	case "hamming":
		var coded []byte
		for _, b := range data {
			coded = append(coded, codes.Hamming(b>>4), codes.Hamming(b&15))
		}
		data = coded
	case "unhamming":
		return unhamming(s, data)
	case "reverse":
		for i := range data {
			data[i] = mathbits.Reverse8(data[i])
		}
	default:
		return s.Fail(status.Unknown, "code '%s'", args[1])
	}
	s.PrintHex(data)
	return nil
}

func unhamming(s *session.Session, data []byte) error {
	for i, b := range data {
		nibble, repaired, ok := codes.Unhamming(b)
		if !ok {
			return s.Fail(status.Check, "code word %d", i)
		}
		s.Print("%x", nibble)
		if repaired {
			s.Print("*")
		}
	}
	s.Print("\n")
	return nil
}

// Pack does "pack WIDTH N ...".
func Pack(s *session.Session, args []string) error {
	number, err := s.Uint(args[1])
	if err != nil {
		return err
	}
	if number < 1 || number > 4 {
		return s.Fail(status.Range, "width %s", args[1])
	}
	width := int(number)
	var out []byte
	for _, arg := range args[2:] {
		value, err := s.Uint(arg)
		if err != nil {
			return err
		}
		if len(out)+width > session.BytesMax {
			return s.Fail(status.Space, "more than %d bytes", session.BytesMax)
		}
		out = pack.Append(out, value, width, s.Order)
		if pack.Get(out[len(out)-width:], s.Order) != value {
			s.Warn("%s does not fit into %d bytes", arg, width)
		}
	}
	s.PrintHex(out)
	return nil
}

// Varint does "varint N ...", "varint -z N ..." and "varint -d HEX".
func Varint(s *session.Session, args []string) error {
	var out []byte
	switch args[1] {
	case "-d":
		if len(args) != 3 {
			return s.Fail(status.Usage, "varint -d HEX")
		}
		return unvarint(s, args[2])
	case "-z":
		for _, arg := range args[2:] {
			value, err := s.Int(arg)
			if err != nil {
				return err
			}
			out = pack.AppendVarint(out, pack.Zigzag(value))
		}
	default:
		for _, arg := range args[1:] {
			value, err := s.Uint(arg)
			if err != nil {
				return err
			}
			out = pack.AppendVarint(out, value)
		}
	}
	s.PrintHex(out)
	return nil
}

func unvarint(s *session.Session, arg string) error {
	data, err := s.Bytes(arg)
	if err != nil {
		return err
	}
	for at := 0; at < len(data); {
		value, used := pack.Varint(data[at:])
		if used == 0 {
			return s.Fail(status.Frame, "varint at byte %d", at)
		}
		s.Print("%d %d\n", value, pack.Unzigzag(value))
		at += used
	}
	return nil
}

// Dump does "dump HEX".
func Dump(s *session.Session, args []string) error {
	data, err := s.Bytes(args[1])
	if err != nil {
		return err
	}
	for _, line := range format.DumpLines(data) {
		s.Print("%s\n", line)
	}
	return nil
}
