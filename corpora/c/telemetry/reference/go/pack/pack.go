// Package pack turns integers into bytes and back: byte orders, varints, zigzag.
package pack

// ByteOrder is the order of the bytes of a word on the line.
type ByteOrder int

const (
	Big ByteOrder = iota
	Little
)

// A varint of 32 bits ends at the latest with its fifth byte, of which four bits count.
const (
	varintMaxBytes = 5
	varintLastMax  = 0x0F
)

func (o ByteOrder) String() string {
	if o == Little {
		return "little"
	}
	return "big"
}

// OrderFromName knows "big" and "little".
func OrderFromName(name string) (ByteOrder, bool) {
	switch name {
	case "big":
		return Big, true
	case "little":
		return Little, true
	}
	return Big, false
}

// Append appends the low width (1..4) bytes of value.
func Append(out []byte, value uint32, width int, order ByteOrder) []byte {
	for i := range width {
		shift := i
		if order == Big {
			shift = width - 1 - i
		}
		out = append(out, byte(value>>(8*shift)))
	}
	return out
}

// Get is the number that at most four bytes make.
func Get(data []byte, order ByteOrder) uint32 {
	var value uint32
	for i, b := range data {
		shift := i
		if order == Big {
			shift = len(data) - 1 - i
		}
		value |= uint32(b) << (8 * shift)
	}
	return value
}

// AppendVarint appends little-endian groups of seven bits.
func AppendVarint(out []byte, value uint32) []byte {
	for value >= 0x80 {
		out = append(out, byte(value)|0x80)
		value >>= 7
	}
	return append(out, byte(value))
}

// Varint gives the number and how many bytes it took; 0 bytes when they end early or hold more than 32 bits.
func Varint(data []byte) (value uint32, used int) {
	for i, b := range data {
		if i == varintMaxBytes-1 && b > varintLastMax {
			break
		}
		value |= uint32(b&0x7F) << (7 * i)
		if b&0x80 == 0 {
			return value, i + 1
		}
	}
	return 0, 0
}

// Zigzag turns 0, -1, 1, -2 ... into 0, 1, 2, 3 ...
func Zigzag(value int32) uint32 {
	return uint32(value)<<1 ^ uint32(value>>31)
}

// Unzigzag undoes Zigzag.
func Unzigzag(value uint32) int32 {
	return int32(value>>1) ^ -int32(value&1)
}
