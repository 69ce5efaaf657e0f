// Package cmdpacket has the commands on packets.
package cmdpacket

import (
	"strconv"
	"strings"

	"migrated/bitstream"
	"migrated/fixed"
	"migrated/msgdef"
	"migrated/packet"
	"migrated/session"
	"migrated/status"
	"migrated/text"
	"migrated/timetag"
)

const defaultAPID = 100

func findMessage(s *session.Session, name string) (*msgdef.Message, error) {
	message := msgdef.ByName(name)
	if message == nil {
		return nil, s.Fail(status.Unknown, "message '%s'", name)
	}
	return message, nil
}

// parseField gives the raw value of a field from its text.
func parseField(field *msgdef.Field, value string) (uint32, error) {
	var number int32
	var err error
	switch field.Kind {
	case msgdef.Uint:
		raw, err := text.ParseUint(value)
		if err == nil && raw > field.RawMax() {
			err = status.Range
		}
		return raw, err
	case msgdef.Flag:
		choice := text.ChoiceIndex("off|on|0|1|no|yes", value)
		if choice < 0 {
			return 0, status.Syntax
		}
		return uint32(choice) & 1, nil
	case msgdef.Choice:
		choice := text.ChoiceIndex(field.Choices, value)
		if choice < 0 {
			return 0, status.Unknown
		}
		return uint32(choice), nil
	case msgdef.Fixed:
		number, err = fixed.Parse(value, field.Decimals)
		number = fixed.Unscale(number, field.Num, field.Den, field.Offset)
	case msgdef.Int:
		number, err = text.ParseInt(value)
	}
	if err != nil {
		return 0, err
	}
	if number < field.RawMin() || number > int32(field.RawMax()) {
		return 0, status.Range
	}
	return uint32(number), nil
}

// header gives the part of the header that has that name, and its greatest value.
func header(p *packet.Packet, name string) (part *uint32, most uint32) {
	switch name {
	case "apid":
		return &p.APID, 0x7FF
	case "type":
		return &p.Type, 1
	case "flags":
		return &p.Flags, 3
	}
	return nil, 0
}

// assignField takes one "name=value" argument; the name ends at the first '='.
func assignField(s *session.Session, m *msgdef.Message, arg string, raw []uint32, p *packet.Packet) error {
	name, value, found := strings.Cut(arg, "=")
	if !found {
		return s.Fail(status.Syntax, "'%s' is not name=value", arg)
	}
	if part, most := header(p, name); part != nil {
		number, err := s.Uint(value)
		if err != nil {
			return err
		}
		if number > most {
			return s.Fail(status.Range, "%s %d", name, number)
		}
		*part = number
		return nil
	}
	index := m.FieldIndex(name)
	if index < 0 {
		return s.Fail(status.Unknown, "field '%s'", name)
	}
	number, err := parseField(&m.Fields[index], value)
	if err != nil {
		return s.Fail(err, "%s '%s'", name, value)
	}
	raw[index] = number
	return nil
}

// Encode does "encode MESSAGE [apid=N] [type=N] [flags=N] [field=value ...]".
func Encode(s *session.Session, args []string) error {
	message, err := findMessage(s, args[1])
	if err != nil {
		return err
	}
	raw := make([]uint32, len(message.Fields))
	p := packet.Packet{APID: defaultAPID, Flags: 3, ID: message.ID}
	for _, arg := range args[2:] {
		if err := assignField(s, message, arg, raw, &p); err != nil {
			return err
		}
	}
	var bits bitstream.Writer
	for i, value := range raw {
		bits.Put(value, message.Fields[i].Width)
	}
	p.Sequence = s.Sequence.Take()
	p.Payload = bits.Bytes()
	data := p.Encode(s.Order)
	s.Log.Debug("%s: %d bits in %d bytes, %s first", message.Name, message.Bits(), len(data), s.Order)
	s.PrintHex(data)
	return nil
}

// fieldText takes the next field out of the bits.
func fieldText(field *msgdef.Field, bits *bitstream.Reader) string {
	switch field.Kind {
	case msgdef.Int:
		return strconv.Itoa(int(bits.GetSigned(field.Width)))
	case msgdef.Fixed:
		raw := bits.GetSigned(field.Width)
		return fixed.Format(fixed.Scale(raw, field.Num, field.Den, field.Offset), field.Decimals)
	}
	raw := bits.Get(field.Width)
	number := strconv.FormatUint(uint64(raw), 10)
	switch field.Kind {
	case msgdef.Flag:
		if raw != 0 {
			return "on"
		}
		return "off"
	case msgdef.Choice:
		choices := strings.Split(field.Choices, "|")
		if int(raw) >= len(choices) {
			return "?" + number
		}
		return choices[raw]
	}
	return number
}

func printField(s *session.Session, field *msgdef.Field, bits *bitstream.Reader) {
	if field.Name == "when" {
		s.Print("  %s = %s\n", field.Name, timetag.FromSeconds(bits.Get(field.Width)))
		return
	}
	unit := field.Unit
	if unit != "" {
		unit = " " + unit
	}
	s.Print("  %s = %s%s\n", field.Name, fieldText(field, bits), unit)
}

// trackSequence says what is missing since the last packet.
func trackSequence(s *session.Session, sequence uint32) {
	if s.HasDecoded {
		if gap := packet.SequenceGap(s.LastSequence, sequence); gap != 0 {
			s.Print("  lost %d\n", gap)
			s.Warn("sequence jumps from %d to %d", s.LastSequence, sequence)
		}
	}
	s.HasDecoded, s.LastSequence = true, sequence
}

// Decode does "decode HEX".
func Decode(s *session.Session, args []string) error {
	data, err := s.Bytes(args[1])
	if err != nil {
		return err
	}
	p, err := packet.Decode(data, s.Order)
	if err != nil {
		return s.Fail(err, "packet of %d bytes", len(data))
	}
	kind := "telemetry"
	if p.Type != 0 {
		kind = "command"
	}
	name := "?"
	message := msgdef.ByID(p.ID)
	if message != nil {
		name = message.Name
	}
	s.Print("apid=%d type=%s seq=%d flags=%d id=0x%02x %s\n", p.APID, kind, p.Sequence, p.Flags, p.ID, name)
	trackSequence(s, p.Sequence)
	if message == nil {
		s.Print("  data ")
		s.PrintHex(p.Payload)
		return nil
	}
	bits := bitstream.NewReader(p.Payload)
	for i := range message.Fields {
		printField(s, &message.Fields[i], bits)
	}
	if !bits.OK() || len(p.Payload) > message.Bytes() {
		return s.Fail(status.Frame, "%s takes %d bytes, not %d", message.Name, message.Bytes(), len(p.Payload))
	}
	return nil
}

// Messages does "messages [NAME]".
func Messages(s *session.Session, args []string) error {
	if len(args) == 1 {
		for i := range msgdef.Messages {
			m := &msgdef.Messages[i]
			s.Print("0x%02x %-10s %d fields, %d bits\n", m.ID, m.Name, len(m.Fields), m.Bits())
		}
		return nil
	}
	message, err := findMessage(s, args[1])
	if err != nil {
		return err
	}
	var offset uint32
	for i := range message.Fields {
		f := &message.Fields[i]
		s.Print("%3d+%-2d %-6s %s [%d..%d]\n", offset, f.Width, f.Kind, f.Name, f.RawMin(), f.RawMax())
		offset += f.Width
	}
	return nil
}

// Sequence does "sequence N".
func Sequence(s *session.Session, args []string) error {
	next, err := s.Uint(args[1])
	if err != nil {
		return err
	}
	s.Sequence.Reset(next)
	s.HasDecoded = false
	return nil
}
