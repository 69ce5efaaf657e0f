package theseusrt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The memory of a C program whose pointers go where no slice or pointer of Go's can follow.
//
// Addresses are numbers. The first 64 KiB hold nothing, so that a null pointer (and the address of a function)
// can't be followed; then come static objects, the stack of frames, and the heap. An access outside stops the
// program. Numbers lie in memory as on x86-64: least significant byte first, IEEE 754.

const (
	memoryBase  = 65536
	memoryStack = 8 << 20
)

var (
	memoryBytes []byte
	memoryTop   uint64
	memoryLimit uint64
	memoryNext  uint64
	memoryUnits []uint32                // of each 16 bytes of the heap, how many such units the block has that starts there
	memoryFree  = map[uint64][]uint64{} // free blocks by size
)

// memoryFirst is what most programs get along with. It is not on the heap: so much there at once has the collector start.
var memoryFirst [memoryStack + 4<<20]byte

// memoryWide shows a long double: its significant bits, sign and exponent, style, precision, whether a point must be
// there. The text has no sign; the second result says whether the number is finite.
var memoryWide func(uint64, uint16, byte, int, bool) (string, bool)

// MemoryStart makes a memory whose static objects end before end.
func MemoryStart(end uint64) {
	memoryTop = end
	memoryLimit = end + memoryStack
	memoryNext = memoryLimit
	if size := memoryLimit - memoryBase + 1<<20; size <= uint64(len(memoryFirst)) && memoryBytes == nil {
		memoryBytes = memoryFirst[:size]
	} else {
		memoryBytes = make([]byte, size)
	}
}

func memoryRange(address, count uint64) []byte {
	if count == 0 {
		return nil
	}
	first := address - memoryBase
	return memoryBytes[first : first+count : first+count]
}

// MemoryLoadI8 is the int8 at an address.
func MemoryLoadI8(address uint64) int8 { return int8(memoryBytes[address-memoryBase]) }

// MemoryLoadU8 is the uint8 at an address.
func MemoryLoadU8(address uint64) uint8 { return memoryBytes[address-memoryBase] }

// MemoryLoadI16 is the int16 at an address.
func MemoryLoadI16(address uint64) int16 { return int16(MemoryLoadU16(address)) }

// MemoryLoadU16 is the uint16 at an address.
func MemoryLoadU16(address uint64) uint16 {
	first := address - memoryBase
	return binary.LittleEndian.Uint16(memoryBytes[first : first+2])
}

// MemoryLoadI32 is the int32 at an address.
func MemoryLoadI32(address uint64) int32 { return int32(MemoryLoadU32(address)) }

// MemoryLoadU32 is the uint32 at an address.
func MemoryLoadU32(address uint64) uint32 {
	first := address - memoryBase
	return binary.LittleEndian.Uint32(memoryBytes[first : first+4])
}

// MemoryLoadI64 is the int64 at an address.
func MemoryLoadI64(address uint64) int64 { return int64(MemoryLoadU64(address)) }

// MemoryLoadU64 is the uint64 at an address.
func MemoryLoadU64(address uint64) uint64 {
	first := address - memoryBase
	return binary.LittleEndian.Uint64(memoryBytes[first : first+8])
}

// MemoryLoadF32 is the float32 at an address.
func MemoryLoadF32(address uint64) float32 { return math.Float32frombits(MemoryLoadU32(address)) }

// MemoryLoadF64 is the float64 at an address.
func MemoryLoadF64(address uint64) float64 { return math.Float64frombits(MemoryLoadU64(address)) }

// MemoryStoreI8 stores an int8 at an address.
func MemoryStoreI8(address uint64, value int8) { memoryBytes[address-memoryBase] = byte(value) }

// MemoryStoreU8 stores a uint8 at an address.
func MemoryStoreU8(address uint64, value uint8) { memoryBytes[address-memoryBase] = value }

// MemoryStoreI16 stores an int16 at an address.
func MemoryStoreI16(address uint64, value int16) { MemoryStoreU16(address, uint16(value)) }

// MemoryStoreU16 stores a uint16 at an address.
func MemoryStoreU16(address uint64, value uint16) {
	first := address - memoryBase
	binary.LittleEndian.PutUint16(memoryBytes[first:first+2], value)
}

// MemoryStoreI32 stores an int32 at an address.
func MemoryStoreI32(address uint64, value int32) { MemoryStoreU32(address, uint32(value)) }

// MemoryStoreU32 stores a uint32 at an address.
func MemoryStoreU32(address uint64, value uint32) {
	first := address - memoryBase
	binary.LittleEndian.PutUint32(memoryBytes[first:first+4], value)
}

// MemoryStoreI64 stores an int64 at an address.
func MemoryStoreI64(address uint64, value int64) { MemoryStoreU64(address, uint64(value)) }

// MemoryStoreU64 stores a uint64 at an address.
func MemoryStoreU64(address, value uint64) {
	first := address - memoryBase
	binary.LittleEndian.PutUint64(memoryBytes[first:first+8], value)
}

// MemoryStoreF32 stores a float32 at an address.
func MemoryStoreF32(address uint64, value float32) { MemoryStoreU32(address, math.Float32bits(value)) }

// MemoryStoreF64 stores a float64 at an address.
func MemoryStoreF64(address uint64, value float64) { MemoryStoreU64(address, math.Float64bits(value)) }

// memorySpare bytes lie behind all that is handed out, so that eight bytes can be read where one is.
const memorySpare = 8

// MemoryLoadBits gives bits of a bit field, first bits after an address.
func MemoryLoadBits(address, first, width uint64) uint64 {
	bits := MemoryLoadU64(address+first/8) >> (first % 8)
	if first%8+width > 64 {
		bits |= uint64(MemoryLoadU8(address+first/8+8)) << (64 - first%8)
	}
	return bits & (1<<width - 1)
}

// MemoryLoadSignedBits gives the same with its sign.
func MemoryLoadSignedBits(address, first, width uint64) int64 {
	spare := 64 - width
	return int64(MemoryLoadBits(address, first, width)<<spare) >> spare
}

// MemoryStoreBits stores the low bits of a value in a bit field.
func MemoryStoreBits(address, first, width, value uint64) {
	address, skipped, mask := address+first/8, first%8, uint64(1)<<width-1
	value &= mask
	MemoryStoreU64(address, MemoryLoadU64(address)&^(mask<<skipped)|value<<skipped)
	if skipped+width > 64 {
		MemoryStoreU8(address+8, MemoryLoadU8(address+8)&^byte(mask>>(64-skipped))|byte(value>>(64-skipped)))
	}
}

// MemoryWrite stores the bytes that an object starts with.
func MemoryWrite(address uint64, text string) {
	copy(memoryRange(address, uint64(len(text))), text)
}

// MemoryCopy copies bytes; the ranges may overlap.
func MemoryCopy(to, from, count uint64) {
	copy(memoryRange(to, count), memoryRange(from, count))
}

// MemoryFill sets bytes to the low byte of a value.
func MemoryFill(to uint64, value int32, count uint64) {
	target := memoryRange(to, count)
	if value == 0 {
		clear(target)
		return
	}
	for i := range target {
		target[i] = byte(value)
	}
}

// MemoryEnter makes room for a function's objects; what it gives is handed back to MemoryLeave.
func MemoryEnter(size uint64) uint64 {
	frame := memoryTop
	if size > memoryLimit-frame {
		panic("the stack is full")
	}
	memoryTop = frame + (size+15)&^15
	return frame
}

// MemoryLeave gives the room back.
func MemoryLeave(frame uint64) { memoryTop = frame }

// MemoryNoFunction is what calling an address that is no such function does.
func MemoryNoFunction(address uint64) {
	panic(fmt.Sprintf("a call of address %d, which is no function of that type", address))
}

// MemoryMalloc is malloc.
func MemoryMalloc(size uint64) uint64 {
	if size > 1<<32 {
		return 0
	}
	whole := (max(size, 1) + 15) &^ 15
	if free := memoryFree[whole]; len(free) > 0 {
		block := free[len(free)-1]
		memoryFree[whole] = free[:len(free)-1]
		memoryUnits[(block-memoryLimit)/16] = uint32(whole / 16)
		return block
	}
	block := memoryNext
	memoryNext += whole
	if needed := (memoryNext - memoryLimit) / 16; needed > uint64(len(memoryUnits)) {
		grown := make([]uint32, max(needed, 2*uint64(len(memoryUnits))))
		copy(grown, memoryUnits)
		memoryUnits = grown
	}
	memoryUnits[(block-memoryLimit)/16] = uint32(whole / 16)
	if needed := memoryNext - memoryBase + memorySpare; needed > uint64(len(memoryBytes)) {
		grown := make([]byte, max(needed, 2*uint64(len(memoryBytes))))
		copy(grown, memoryBytes)
		memoryBytes = grown
	}
	return block
}

// MemoryCalloc is calloc.
func MemoryCalloc(count, size uint64) uint64 {
	if size != 0 && count > math.MaxUint64/size {
		return 0
	}
	block := MemoryMalloc(count * size)
	if block != 0 {
		MemoryFill(block, 0, count*size)
	}
	return block
}

// memorySize is the size of an allocated block.
func memorySize(block uint64) uint64 {
	from := block - memoryLimit
	if from%16 != 0 || from/16 >= uint64(len(memoryUnits)) || memoryUnits[from/16] == 0 {
		panic("free or realloc of what is not allocated")
	}
	return 16 * uint64(memoryUnits[from/16])
}

// MemoryFree is free.
func MemoryFree(block uint64) {
	if block == 0 {
		return
	}
	size := memorySize(block)
	memoryUnits[(block-memoryLimit)/16] = 0
	memoryFree[size] = append(memoryFree[size], block)
}

// MemoryRealloc is realloc.
func MemoryRealloc(block, size uint64) uint64 {
	if block == 0 {
		return MemoryMalloc(size)
	}
	old := memorySize(block)
	if size <= old && size > 0 {
		return block
	}
	made := MemoryMalloc(size)
	if made != 0 {
		MemoryCopy(made, block, min(old, size))
		MemoryFree(block)
	}
	return made
}

// MemoryMemcpy is memcpy.
func MemoryMemcpy(to, from, count uint64) uint64 { MemoryCopy(to, from, count); return to }

// MemoryMemmove is memmove.
func MemoryMemmove(to, from, count uint64) uint64 { MemoryCopy(to, from, count); return to }

// MemoryMempcpy is mempcpy.
func MemoryMempcpy(to, from, count uint64) uint64 { MemoryCopy(to, from, count); return to + count }

// MemoryMemset is memset.
func MemoryMemset(to uint64, value int32, count uint64) uint64 {
	MemoryFill(to, value, count)
	return to
}

// MemoryMemcmp is the difference of the first bytes that differ, as glibc gives it.
func MemoryMemcmp(a, b, count uint64) int32 {
	first, second := memoryRange(a, count), memoryRange(b, count)
	for i := range first {
		if first[i] != second[i] {
			return int32(first[i]) - int32(second[i])
		}
	}
	return 0
}

// memoryFind is where the first of the bytes from address on that is value lies; false when none of count bytes is.
func memoryFind(address uint64, value byte, count uint64) (uint64, bool) {
	if count == 0 {
		return 0, false
	}
	rest := memoryBytes[address-memoryBase:]
	whole := rest[:min(count, uint64(len(rest)))]
	at := bytes.IndexByte(whole, value)
	if at < 0 && uint64(len(whole)) < count {
		panic("an access outside the memory of the program")
	}
	return uint64(at), at >= 0
}

// MemoryMemchr is memchr.
func MemoryMemchr(text uint64, value int32, count uint64) uint64 {
	if at, found := memoryFind(text, byte(value), count); found {
		return text + at
	}
	return 0
}

// MemoryStrlen is strlen.
func MemoryStrlen(text uint64) uint64 {
	length, _ := memoryFind(text, 0, math.MaxUint64)
	return length
}

func memoryText(text uint64) []byte { return memoryRange(text, MemoryStrlen(text)) }

// MemoryStpcpy is stpcpy.
func MemoryStpcpy(to, from uint64) uint64 {
	count := MemoryStrlen(from)
	MemoryCopy(to, from, count+1)
	return to + count
}

// MemoryStrcpy is strcpy.
func MemoryStrcpy(to, from uint64) uint64 { MemoryStpcpy(to, from); return to }

// memoryKept is how many bytes a text has before its NUL, count at most.
func memoryKept(text, count uint64) uint64 {
	if length, found := memoryFind(text, 0, count); found {
		return length
	}
	return count
}

// MemoryStrncpy is strncpy.
func MemoryStrncpy(to, from, count uint64) uint64 {
	kept := memoryKept(from, count)
	MemoryCopy(to, from, kept)
	MemoryFill(to+kept, 0, count-kept)
	return to
}

// MemoryStrcat is strcat.
func MemoryStrcat(to, from uint64) uint64 { MemoryStrcpy(to+MemoryStrlen(to), from); return to }

// MemoryStrncat is strncat.
func MemoryStrncat(to, from, count uint64) uint64 {
	end, kept := to+MemoryStrlen(to), memoryKept(from, count)
	MemoryCopy(end, from, kept)
	MemoryStoreU8(end+kept, 0)
	return to
}

// MemoryStrcmp is strcmp.
func MemoryStrcmp(a, b uint64) int32 { return MemoryStrncmp(a, b, math.MaxUint64) }

// MemoryStrncmp is strncmp.
func MemoryStrncmp(a, b, count uint64) int32 {
	if count == 0 {
		return 0
	}
	first, second := memoryBytes[a-memoryBase:], memoryBytes[b-memoryBase:]
	for i, x := range first {
		y := second[i]
		if x != y {
			return int32(x) - int32(y)
		}
		if x == 0 || uint64(i) == count-1 {
			return 0
		}
	}
	panic("an access outside the memory of the program")
}

// MemoryStrchr is strchr.
func MemoryStrchr(text uint64, value int32) uint64 {
	for i, c := range memoryBytes[text-memoryBase:] {
		if c == byte(value) {
			return text + uint64(i)
		}
		if c == 0 {
			return 0
		}
	}
	panic("an access outside the memory of the program")
}

// MemoryStrrchr is strrchr.
func MemoryStrrchr(text uint64, value int32) uint64 {
	at := bytes.LastIndexByte(memoryRange(text, MemoryStrlen(text)+1), byte(value))
	if at < 0 {
		return 0
	}
	return text + uint64(at)
}

// MemoryStrstr is strstr.
func MemoryStrstr(text, wanted uint64) uint64 {
	at := bytes.Index(memoryText(text), memoryText(wanted))
	if at < 0 {
		return 0
	}
	return text + uint64(at)
}

// memorySpan says how many bytes there are from text on until one is in the set, or is not; the NUL ends them.
func memorySpan(text, set uint64, within bool) uint64 {
	given := memoryBytes[set-memoryBase:]
	if first := given[0]; first != 0 && (given[1] == 0 || given[2] == 0) {
		second := given[1]
		if second == 0 {
			second = first
		}
		rest := memoryBytes[text-memoryBase:]
		if within { // the NUL is none of the two
			for i, c := range rest {
				if c != first && c != second {
					return uint64(i)
				}
			}
		} else {
			for i, c := range rest {
				if c == first || c == second || c == 0 {
					return uint64(i)
				}
			}
		}
		panic("an access outside the memory of the program")
	}
	var has [4]uint64 // a bit for each byte
	ended := false
	for _, c := range given {
		if ended = c == 0; ended {
			break
		}
		has[c/64] |= 1 << (c % 64)
	}
	if !ended {
		panic("an access outside the memory of the program")
	}
	if !within {
		has = [4]uint64{^has[0] &^ 1, ^has[1], ^has[2], ^has[3]}
	}
	for i, c := range memoryBytes[text-memoryBase:] {
		if has[c/64]>>(c%64)&1 == 0 {
			return uint64(i)
		}
	}
	panic("an access outside the memory of the program")
}

// MemoryStrspn is strspn.
func MemoryStrspn(text, set uint64) uint64 { return memorySpan(text, set, true) }

// MemoryStrcspn is strcspn.
func MemoryStrcspn(text, set uint64) uint64 { return memorySpan(text, set, false) }

// MemoryStrpbrk is strpbrk.
func MemoryStrpbrk(text, set uint64) uint64 {
	at := text + MemoryStrcspn(text, set)
	if MemoryLoadU8(at) == 0 {
		return 0
	}
	return at
}

// MemoryStrdup is strdup.
func MemoryStrdup(text uint64) uint64 {
	return MemoryStrcpy(MemoryMalloc(MemoryStrlen(text)+1), text)
}

// MemoryAbs is abs.
func MemoryAbs(value int32) int32 {
	if value < 0 {
		return -value
	}
	return value
}

// MemoryLabs is labs.
func MemoryLabs(value int64) int64 {
	if value < 0 {
		return -value
	}
	return value
}

// MemoryTime is time: seconds since 1970, also put where to points unless that is null.
func MemoryTime(to uint64) int64 {
	now := time.Now().Unix()
	if to != 0 {
		MemoryStoreI64(to, now)
	}
	return now
}

// MemoryClock is clock: microseconds of the processor that the program has used, -1 where the system does not say.
func MemoryClock() int64 {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return -1
	}
	return (used.Utime.Nano() + used.Stime.Nano()) / 1000
}

// memoryParse gives sign, magnitude, whether it is beyond 64 bits, and end of the number in a text; the end is the
// text when there is none.
func memoryParse(text uint64, base int32) (bool, uint64, bool, uint64) {
	at := text
	for c := MemoryLoadU8(at); c == ' ' || (c >= '\t' && c <= '\r'); c = MemoryLoadU8(at) {
		at++
	}
	negative := MemoryLoadU8(at) == '-'
	if negative || MemoryLoadU8(at) == '+' {
		at++
	}
	digit := func(p uint64, base int32) (uint64, bool) {
		value, err := strconv.ParseUint(string(rune(MemoryLoadU8(p))), 36, 8)
		return value, err == nil && value < uint64(base)
	}
	prefixed := false
	if MemoryLoadU8(at) == '0' && MemoryLoadU8(at+1)|32 == 'x' {
		_, prefixed = digit(at+2, 16)
	}
	if (base == 0 || base == 16) && prefixed {
		at += 2
		base = 16
	} else if base == 0 {
		base = 10
		if MemoryLoadU8(at) == '0' {
			base = 8
		}
	}
	var value uint64
	beyond, first := false, at
	for next, ok := digit(at, base); ok; next, ok = digit(at, base) {
		beyond = beyond || value > (math.MaxUint64-next)/uint64(base)
		value = value*uint64(base) + next
		at++
	}
	if at == first {
		at = text
	}
	return negative, value, beyond, at
}

// MemoryStrtol is strtol.
func MemoryStrtol(text, end uint64, base int32) int64 {
	negative, value, beyond, after := memoryParse(text, base)
	if end != 0 {
		MemoryStoreU64(end, after)
	}
	if negative {
		if beyond || value > 1<<63 {
			return math.MinInt64
		}
		return -int64(value)
	}
	if beyond || value > math.MaxInt64 {
		return math.MaxInt64
	}
	return int64(value)
}

// MemoryStrtoul is strtoul.
func MemoryStrtoul(text, end uint64, base int32) uint64 {
	negative, value, beyond, after := memoryParse(text, base)
	if end != 0 {
		MemoryStoreU64(end, after)
	}
	if beyond {
		return math.MaxUint64
	}
	if negative {
		return -value
	}
	return value
}

// MemoryAtol is atol.
func MemoryAtol(text uint64) int64 { return MemoryStrtol(text, 0, 10) }

// MemoryAtoi is atoi.
func MemoryAtoi(text uint64) int32 { return int32(MemoryAtol(text)) }

// MemoryFabs is fabs.
func MemoryFabs(value float64) float64 { return math.Abs(value) }

// MemorySqrt is sqrt.
func MemorySqrt(value float64) float64 { return math.Sqrt(value) }

// MemoryFloor is floor.
func MemoryFloor(value float64) float64 { return math.Floor(value) }

// MemoryCeil is ceil.
func MemoryCeil(value float64) float64 { return math.Ceil(value) }

// MemoryTrunc is trunc.
func MemoryTrunc(value float64) float64 { return math.Trunc(value) }

// MemoryFmod is fmod.
func MemoryFmod(a, b float64) float64 {
	switch {
	case a != a || b != b:
		return a + b
	case b == 0 || math.IsInf(a, 0):
		return math.Float64frombits(0xFFF8000000000000) // the NaN of an x86-64's invalid operation
	}
	return math.Mod(a, b)
}

// MemoryCopysign is copysign.
func MemoryCopysign(a, b float64) float64 { return math.Copysign(a, b) }

// MemoryFabsf is fabsf.
func MemoryFabsf(value float32) float32 { return float32(math.Abs(float64(value))) }

// MemorySqrtf is sqrtf.
func MemorySqrtf(value float32) float32 { return float32(math.Sqrt(float64(value))) }

// MemoryCopysignf is copysignf.
func MemoryCopysignf(a, b float32) float32 { return float32(math.Copysign(float64(a), float64(b))) }

// MemoryFloorf is floorf.
func MemoryFloorf(value float32) float32 { return float32(math.Floor(float64(value))) }

// MemoryCeilf is ceilf.
func MemoryCeilf(value float32) float32 { return float32(math.Ceil(float64(value))) }

func memoryTruth(holds bool) int32 {
	if holds {
		return 1
	}
	return 0
}

// MemoryIsalnum is isalnum.
func MemoryIsalnum(c int32) int32 { return MemoryIsalpha(c) | MemoryIsdigit(c) }

// MemoryIsalpha is isalpha.
func MemoryIsalpha(c int32) int32 { return MemoryIsupper(c) | MemoryIslower(c) }

// MemoryIsblank is isblank.
func MemoryIsblank(c int32) int32 { return memoryTruth(c == ' ' || c == '\t') }

// MemoryIscntrl is iscntrl.
func MemoryIscntrl(c int32) int32 { return memoryTruth(c >= 0 && c < 32 || c == 127) }

// MemoryIsdigit is isdigit.
func MemoryIsdigit(c int32) int32 { return memoryTruth(c >= '0' && c <= '9') }

// MemoryIsgraph is isgraph.
func MemoryIsgraph(c int32) int32 { return memoryTruth(c > 32 && c < 127) }

// MemoryIslower is islower.
func MemoryIslower(c int32) int32 { return memoryTruth(c >= 'a' && c <= 'z') }

// MemoryIsprint is isprint.
func MemoryIsprint(c int32) int32 { return memoryTruth(c >= 32 && c < 127) }

// MemoryIspunct is ispunct.
func MemoryIspunct(c int32) int32 { return MemoryIsgraph(c) &^ MemoryIsalnum(c) }

// MemoryIsspace is isspace.
func MemoryIsspace(c int32) int32 { return memoryTruth(c == ' ' || c >= '\t' && c <= '\r') }

// MemoryIsupper is isupper.
func MemoryIsupper(c int32) int32 { return memoryTruth(c >= 'A' && c <= 'Z') }

// MemoryIsxdigit is isxdigit.
func MemoryIsxdigit(c int32) int32 { return MemoryIsdigit(c) | memoryTruth(c|32 >= 'a' && c|32 <= 'f') }

// MemoryTolower is tolower.
func MemoryTolower(c int32) int32 { return c + 32*MemoryIsupper(c) }

// MemoryToupper is toupper.
func MemoryToupper(c int32) int32 { return c - 32*MemoryIslower(c) }

// MemoryAbort is abort: what was written and not flushed is lost in C when it goes to a pipe or file.
func MemoryAbort() {
	Abort()
}

// MemoryExit is exit.
func MemoryExit(code int32) { Exit(int(code & 255)) }

// MemoryExitAtOnce is _exit: what was written and not flushed is lost, as it is at an abort.
func MemoryExitAtOnce(code int32) { os.Exit(int(code & 255)) }

// MemoryPuts is puts.
func MemoryPuts(text uint64) int32 {
	line := memoryText(text)
	memoryEmit(2, line)
	MemoryPutchar('\n')
	return int32(len(line) + 1)
}

// MemoryPutchar is putchar.
func MemoryPutchar(c int32) int32 {
	writeByte(byte(c))
	return c & 255
}

func memoryEmit(stream uint64, text []byte) {
	if stream == 3 {
		_, _ = os.Stderr.Write(text) // standard output keeps what it holds, which an abort may lose
	} else {
		_ = output.Put(text, sendOut)
	}
}

// MemoryFputs is fputs.
func MemoryFputs(text, stream uint64) int32 {
	memoryEmit(stream, memoryText(text))
	return 1
}

// MemoryFputc is fputc.
func MemoryFputc(c int32, stream uint64) int32 {
	if stream != 3 {
		return MemoryPutchar(c)
	}
	memoryEmit(stream, []byte{byte(c)})
	return c & 255
}

// MemoryFflush is fflush of standard output; the others have no buffer.
func MemoryFflush() int32 {
	Flush()
	return 0
}

// MemoryPrintf is printf; the further arguments lie at an address, 8 bytes apart.
func MemoryPrintf(format, arguments uint64) int32 {
	text := memoryFormat(format, arguments)
	memoryEmit(2, text)
	return int32(len(text))
}

// MemoryFprintf is fprintf.
func MemoryFprintf(stream, format, arguments uint64) int32 {
	text := memoryFormat(format, arguments)
	memoryEmit(stream, text)
	return int32(len(text))
}

// MemorySprintf is sprintf.
func MemorySprintf(to, format, arguments uint64) int32 {
	text := memoryFormat(format, arguments)
	copy(memoryRange(to, uint64(len(text))), text)
	MemoryStoreU8(to+uint64(len(text)), 0)
	return int32(len(text))
}

// MemorySnprintf is snprintf.
func MemorySnprintf(to, size, format, arguments uint64) int32 {
	text := memoryFormat(format, arguments)
	if size > 0 {
		kept := min(uint64(len(text)), size-1)
		copy(memoryRange(to, kept), text[:kept])
		MemoryStoreU8(to+kept, 0)
	}
	return int32(len(text))
}

type memoryField struct {
	left, zero, plus, space, alternative bool
	width, precision                     int // a negative precision is none
}

// pad writes sign or prefix, then the digits, padded to the width.
func (f *memoryField) pad(prefix, body string, zeros bool) {
	fill := max(f.width-len(prefix)-len(body), 0)
	switch {
	case f.left:
		memoryShown = append(append(memoryShown, prefix...), body...)
		memoryFill(fill, ' ')
	case zeros:
		memoryShown = append(memoryShown, prefix...)
		memoryFill(fill, '0')
		memoryShown = append(memoryShown, body...)
	default:
		memoryFill(fill, ' ')
		memoryShown = append(append(memoryShown, prefix...), body...)
	}
}

func memoryFill(count int, with byte) {
	for range count {
		memoryShown = append(memoryShown, with)
	}
}

// text is shown padded to the width.
func (f *memoryField) text(body []byte) {
	fill := max(f.width-len(body), 0)
	if !f.left {
		memoryFill(fill, ' ')
	}
	memoryShown = append(memoryShown, body...)
	if f.left {
		memoryFill(fill, ' ')
	}
}

func (f *memoryField) sign(negative bool) string {
	switch {
	case negative:
		return "-"
	case f.plus:
		return "+"
	case f.space:
		return " "
	default:
		return ""
	}
}

// integer shows a number in a base, the letters of its digits large for X.
func (f *memoryField) integer(prefix string, value uint64, base int, style byte) {
	if base == 10 && f.width == 0 && f.precision < 0 {
		memoryShown = strconv.AppendUint(append(memoryShown, prefix...), value, base)
		return
	}
	var room [23]byte
	digits := strconv.AppendUint(room[:0], value, base)
	if style == 'X' {
		digits = bytes.ToUpper(digits)
	}
	if f.precision == 0 && value == 0 {
		digits = digits[:0]
	}
	zeros := max(f.precision-len(digits), 0)
	if style == 'o' && f.alternative && (len(digits) == 0 || value != 0) {
		zeros = max(zeros, 1)
	}
	fill := max(f.width-len(prefix)-zeros-len(digits), 0)
	if f.zero && f.precision < 0 && !f.left {
		zeros, fill = zeros+fill, 0
	}
	if !f.left {
		memoryFill(fill, ' ')
	}
	memoryShown = append(memoryShown, prefix...)
	memoryFill(zeros, '0')
	memoryShown = append(memoryShown, digits...)
	if f.left {
		memoryFill(fill, ' ')
	}
}

func (f *memoryField) float(value float64, style byte) {
	prefix := f.sign(math.Signbit(value))
	size := math.Abs(value)
	precision := f.precision
	if precision < 0 {
		precision = 6
	}
	finite := !math.IsNaN(size) && !math.IsInf(size, 0)
	var body string
	switch lower := style | 32; {
	case math.IsNaN(size):
		body = "nan"
	case !finite:
		body = "inf"
	case lower == 'f':
		body = memoryFixed(size, precision, f.alternative)
	case lower == 'e':
		body = memoryScientific(size, precision, f.alternative)
	case lower == 'a':
		prefix += "0x"
		body = memoryHexadecimal(size, f.precision, f.alternative)
	default:
		body = memoryShortest(size, max(precision, 1), f.alternative)
	}
	if style < 'a' {
		prefix, body = strings.ToUpper(prefix), strings.ToUpper(body)
	}
	f.pad(prefix, body, f.zero && finite)
}

// wide is a long double.
func (f *memoryField) wide(digits uint64, signExponent uint16, style byte) {
	precision := f.precision
	if precision < 0 {
		precision = 6
	}
	body, finite := memoryWide(digits, signExponent, style|32, precision, f.alternative)
	if style < 'a' {
		body = strings.ToUpper(body)
	}
	f.pad(f.sign(signExponent>>15 != 0), body, f.zero && finite)
}

// memoryHexadecimal is %a after its 0x.
func memoryHexadecimal(value float64, precision int, point bool) string {
	bits := math.Float64bits(value)
	field, digits := int(bits>>52), bits&(1<<52-1)
	exponent := 0
	if value != 0 {
		exponent = max(field, 1) - 1023
	}
	if field != 0 {
		digits |= 1 << 52
	}
	if precision >= 0 && precision < 13 {
		dropped := 4 * (13 - precision)
		half, rest := uint64(1)<<(dropped-1), digits&(1<<dropped-1)
		digits >>= dropped
		if rest > half || rest == half && digits&1 != 0 {
			digits++
		}
		digits <<= dropped
	}
	fraction := fmt.Sprintf("%013x", digits&(1<<52-1))
	if precision < 0 {
		fraction = strings.TrimRight(fraction, "0")
	} else {
		fraction = (fraction + strings.Repeat("0", max(precision-13, 0)))[:precision]
	}
	if fraction != "" || point {
		fraction = "." + fraction
	}
	return fmt.Sprintf("%d%sp%+d", digits>>52, fraction, exponent)
}

func memoryFixed(value float64, precision int, point bool) string {
	text := strconv.FormatFloat(value, 'f', precision, 64)
	if point && precision == 0 {
		text += "."
	}
	return text
}

func memoryScientific(value float64, precision int, point bool) string {
	text := strconv.FormatFloat(value, 'e', precision, 64)
	if point && precision == 0 {
		text = strings.Replace(text, "e", ".e", 1)
	}
	return text
}

// memoryShortest is %g: by the exponent that %e would have, without zeros at the end.
func memoryShortest(value float64, precision int, keep bool) string {
	text := strconv.FormatFloat(value, 'e', precision-1, 64)
	_, shown, _ := strings.Cut(text, "e")
	exponent, _ := strconv.Atoi(shown)
	var full string
	if exponent < -4 || exponent >= precision {
		full = memoryScientific(value, precision-1, keep)
	} else {
		full = memoryFixed(value, precision-1-exponent, keep)
	}
	if keep {
		return full
	}
	digits, rest, found := strings.Cut(full, "e")
	if strings.Contains(digits, ".") {
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	}
	if found {
		return digits + "e" + rest
	}
	return digits
}

// memoryShown is what the format under way has shown so far; formats do not nest.
var memoryShown []byte

// memoryReader reads a format, up to its NUL, and its arguments, which lie 8 bytes apart.
type memoryReader struct {
	text      []byte // from the format on
	at        int
	arguments uint64
}

func (r *memoryReader) peek() byte { return r.text[r.at] }

func (r *memoryReader) argument() uint64 {
	value := MemoryLoadU64(r.arguments)
	r.arguments += 8
	return value
}

// number is a width or precision.
func (r *memoryReader) number() int {
	if r.peek() == '*' {
		r.at++
		return int(int32(r.argument()))
	}
	value := 0
	for c := r.peek(); c >= '0' && c <= '9'; c = r.peek() {
		value = value*10 + int(c-'0')
		r.at++
	}
	return value
}

// flags reads those of a conversion, with its width and precision.
func (r *memoryReader) flags(field *memoryField) {
	for flags := true; flags; {
		switch r.peek() {
		case '-':
			field.left = true
		case '0':
			field.zero = true
		case '+':
			field.plus = true
		case ' ':
			field.space = true
		case '#':
			field.alternative = true
		default:
			flags = false
		}
		if flags {
			r.at++
		}
	}
	field.width = r.number()
	if field.width < 0 {
		field.left, field.width = true, -field.width
	}
	if r.peek() == '.' {
		r.at++
		field.precision = max(r.number(), -1)
	}
}

// size is that of a conversion's argument, in bytes.
func (r *memoryReader) size() int {
	size := 4
	for ; ; r.at++ {
		switch r.peek() {
		case 'L':
			size = 16
		case 'l', 'z', 'j', 't', 'q':
			size = 8
		case 'h':
			if size == 2 {
				size = 1
			} else {
				size = 2
			}
		default:
			return size
		}
	}
}

// memoryFormat is a format with its arguments; it holds until the next.
func memoryFormat(format, arguments uint64) []byte {
	shown := memoryShown[:0]
	r := memoryReader{text: memoryBytes[format-memoryBase:], arguments: arguments}
	for {
		rest, plain := r.text[r.at:], 0
		for rest[plain] != '%' && rest[plain] != 0 {
			plain++
		}
		shown = append(shown, rest[:plain]...)
		if rest[plain] == 0 {
			memoryShown = shown
			return shown
		}
		r.at += plain + 1
		switch r.peek() { // most have neither flags nor width
		case 's':
			if text := MemoryLoadU64(r.arguments); text != 0 {
				shown = append(shown, memoryText(text)...)
				r.at++
				r.arguments += 8
				continue
			}
		case 'd':
			shown = strconv.AppendInt(shown, int64(int32(r.argument())), 10)
			r.at++
			continue
		case 'u':
			shown = strconv.AppendUint(shown, uint64(uint32(r.argument())), 10)
			r.at++
			continue
		}
		field, size, style := memoryField{precision: -1}, 4, r.peek()
		if style < 'A' {
			r.flags(&field)
			style = r.peek()
		}
		if style >= 'h' || style == 'L' {
			size = r.size()
			style = r.peek()
		}
		r.at++
		memoryShown = shown
		r.conversion(&field, style, size)
		shown = memoryShown
	}
}

func (r *memoryReader) conversion(field *memoryField, style byte, size int) {
	switch style {
	case 'd', 'i':
		value := int64(r.argument())
		switch size {
		case 1:
			value = int64(int8(value))
		case 2:
			value = int64(int16(value))
		case 4:
			value = int64(int32(value))
		}
		sizeOf := uint64(value)
		if value < 0 {
			sizeOf = -sizeOf
		}
		field.integer(field.sign(value < 0), sizeOf, 10, style)
	case 'u', 'x', 'X', 'o':
		value := r.argument()
		if size < 8 {
			value &= 1<<(8*size) - 1
		}
		switch {
		case style == 'u':
			field.integer("", value, 10, style)
		case style == 'o':
			field.integer("", value, 8, style)
		case field.alternative && value != 0:
			field.integer("0"+string(style), value, 16, style)
		default:
			field.integer("", value, 16, style)
		}
	case 'c':
		field.text([]byte{byte(r.argument())})
	case 's':
		text := r.argument()
		if text == 0 {
			null := "(null)"
			if field.precision >= 0 && field.precision < len(null) {
				null = "" // all of it, or nothing
			}
			field.pad("", null, false)
			return
		}
		kept := uint64(math.MaxUint64)
		if field.precision >= 0 {
			kept = uint64(field.precision)
		}
		field.text(memoryRange(text, memoryKept(text, kept)))
	case 'p':
		value := r.argument()
		if value == 0 {
			field.pad("", "(nil)", false)
			return
		}
		field.pad("", "0x"+strconv.FormatUint(value, 16), false)
	case 'f', 'F', 'e', 'E', 'g', 'G', 'a', 'A':
		if size == 16 && style|32 != 'a' {
			digits := r.argument()
			field.wide(digits, uint16(r.argument()), style)
			return
		}
		if size == 16 {
			panic("printf: the conversion %La is not supported")
		}
		field.float(math.Float64frombits(r.argument()), style)
	case 'n':
		MemoryStoreI32(r.argument(), int32(len(memoryShown)))
	case '%':
		memoryShown = append(memoryShown, '%')
	default:
		panic("printf: the conversion %" + string(rune(style)) + " is not supported")
	}
}
