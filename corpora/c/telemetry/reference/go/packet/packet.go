// Package packet has space packets: primary header, message id, payload, CRC-16.
package packet

import (
	"migrated/bits"
	"migrated/crc"
	"migrated/pack"
	"migrated/status"
)

const (
	headerBytes  = 6
	payloadMax   = 32
	overhead     = headerBytes + 1 + 2 // everything but the payload
	sequenceMask = 0x3FFF
)

// Packet has the parts of the header within their bits.
type Packet struct {
	Version   uint32
	Type      uint32
	Secondary uint32
	APID      uint32
	Flags     uint32
	Sequence  uint32
	ID        byte
	Payload   []byte
}

// Encode gives the packet's bytes.
func (p *Packet) Encode(order pack.ByteOrder) []byte {
	out := pack.Append(nil, p.Version<<13|p.Type<<12|p.Secondary<<11|p.APID, 2, order)
	out = pack.Append(out, p.Flags<<14|p.Sequence, 2, order)
	out = pack.Append(out, uint32(len(p.Payload)+2), 2, order)
	out = append(out, p.ID)
	out = append(out, p.Payload...)
	return pack.Append(out, uint32(crc.CRC16(out)), 2, order)
}

// Decode gives status.Frame when the lengths do not agree, status.Check when the CRC does not.
func Decode(data []byte, order pack.ByteOrder) (*Packet, error) {
	if len(data) < overhead || len(data) > overhead+payloadMax {
		return nil, status.Frame
	}
	word0, word1 := pack.Get(data[0:2], order), pack.Get(data[2:4], order)
	if int(pack.Get(data[4:6], order))+1+headerBytes != len(data) {
		return nil, status.Frame
	}
	checked, sum := data[:len(data)-2], data[len(data)-2:]
	if pack.Get(sum, order) != uint32(crc.CRC16(checked)) {
		return nil, status.Check
	}
	return &Packet{
		Version:   bits.Field(word0, 13, 3),
		Type:      bits.Field(word0, 12, 1),
		Secondary: bits.Field(word0, 11, 1),
		APID:      bits.Field(word0, 0, 11),
		Flags:     bits.Field(word1, 14, 2),
		Sequence:  bits.Field(word1, 0, 14),
		ID:        checked[headerBytes],
		Payload:   checked[headerBytes+1:],
	}, nil
}

// Sequence numbers packets; it wraps after 14 bits.
type Sequence struct {
	next uint32
}

// Take gives the number for the next packet.
func (s *Sequence) Take() uint32 {
	now := s.next
	s.next = (s.next + 1) & sequenceMask
	return now
}

// Reset goes on with next, of which the low 14 bits count.
func (s *Sequence) Reset(next uint32) {
	s.next = next & sequenceMask
}

// SequenceGap is how many packets were lost between two numbers, across the wrap.
func SequenceGap(before, now uint32) uint32 {
	return (now - before - 1) & sequenceMask
}
