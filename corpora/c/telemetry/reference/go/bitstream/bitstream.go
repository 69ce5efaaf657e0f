// Package bitstream puts bits into bytes and takes them out, most significant bit first.
package bitstream

import "migrated/bits"

// Writer collects bits.
type Writer struct {
	data []byte
	bits int
}

// Put appends the low width bits.
func (w *Writer) Put(value, width uint32) {
	for width > 0 {
		width--
		if w.bits%8 == 0 {
			w.data = append(w.data, 0)
		}
		w.data[w.bits/8] |= byte(value>>width&1) << (7 - w.bits%8)
		w.bits++
	}
}

// Bytes are those that the bits take; the last one is filled with zeros.
func (w *Writer) Bytes() []byte {
	return w.data
}

// Reader hands bits out.
type Reader struct {
	data     []byte
	position int
	failed   bool
}

// NewReader starts at the first bit.
func NewReader(data []byte) *Reader {
	return &Reader{data: data}
}

// Get gives the next width bits; 0 when they are not all there.
func (r *Reader) Get(width uint32) uint32 {
	end := r.position + int(width)
	if end > 8*len(r.data) {
		r.failed = true
		return 0
	}
	var value uint32
	for ; r.position < end; r.position++ {
		bit := r.data[r.position/8] >> (7 - r.position%8) & 1
		value = value<<1 | uint32(bit)
	}
	return value
}

// GetSigned gives the next width bits as a two's complement number.
func (r *Reader) GetSigned(width uint32) int32 {
	return bits.SignExtend(r.Get(width), width)
}

// OK tells whether all the bits asked for were there.
func (r *Reader) OK() bool {
	return !r.failed
}
