// Package frame has HDLC-like framing: flags around, byte stuffing, CRC-16 at the end.
package frame

import (
	"encoding/binary"

	"migrated/crc"
)

const (
	flag     = 0x7E
	escape   = 0x7D
	flip     = 0x20
	crcBytes = 2
	dataMax  = 64 // payload and CRC of a received frame
)

// Encode gives the whole frame around a payload.
func Encode(payload []byte) []byte {
	out := []byte{flag}
	for _, b := range binary.BigEndian.AppendUint16(payload[:len(payload):len(payload)], crc.CRC16(payload)) {
		if b == flag || b == escape {
			out = append(out, escape, b^flip)
		} else {
			out = append(out, b)
		}
	}
	return append(out, flag)
}

// State is where in the line a deframer is.
type State int

const (
	Hunt State = iota // no flag seen yet
	Data
	Escape
	Skip // too long or aborted: wait for a flag
)

func (s State) String() string {
	return [...]string{"hunt", "data", "escape", "skip"}[s]
}

// Event is what a byte off the line led to.
type Event int

const (
	Nothing Event = iota
	Frame
	Short
	BadCRC
	Overrun
	Abort
)

func (e Event) String() string {
	return [...]string{"nothing", "frame", "short frame", "bad crc", "overrun", "abort"}[e]
}

// Deframer takes a line apart, byte by byte. It starts hunting.
type Deframer struct {
	State  State
	Frames uint32
	Errors uint32
	data   []byte
}

// Pending is how many bytes of a frame are there that is not complete yet.
func (d *Deframer) Pending() int {
	return len(d.data)
}

// Push takes one byte off the line. With Frame comes the payload.
func (d *Deframer) Push(b byte) (Event, []byte) {
	switch d.State {
	case Data:
		switch b {
		case flag:
			return d.close()
		case escape:
			d.State = Escape
			return Nothing, nil
		}
		return d.store(b), nil
	case Escape:
		switch b {
		case flag:
			return d.fail(Data, Abort), nil
		case escape:
			return d.fail(Skip, Abort), nil
		}
		return d.store(b ^ flip), nil
	}
	if b == flag {
		d.State = Data
		d.data = nil
	}
	return Nothing, nil
}

func (d *Deframer) fail(next State, event Event) Event {
	d.State = next
	d.data = nil
	d.Errors++
	return event
}

// close: a flag after data; is it a frame? The same flag opens the next one.
func (d *Deframer) close() (Event, []byte) {
	length := len(d.data) - crcBytes
	switch {
	case len(d.data) == 0:
		return Nothing, nil
	case length < 0:
		return d.fail(Data, Short), nil
	case binary.BigEndian.Uint16(d.data[length:]) != crc.CRC16(d.data[:length]):
		return d.fail(Data, BadCRC), nil
	}
	payload := d.data[:length]
	d.data = nil
	d.Frames++
	return Frame, payload
}

func (d *Deframer) store(b byte) Event {
	if len(d.data) >= dataMax {
		return d.fail(Skip, Overrun)
	}
	d.data = append(d.data, b)
	d.State = Data
	return Nothing
}
