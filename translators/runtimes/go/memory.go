package theseusrt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"
)

// The memory of a C program whose pointers go where no slice or pointer of Go's can follow.
//
// Addresses are indexes. The first 64 KiB are pages that can't be touched, so that a null pointer (and the address of a
// function) can't be followed; then come static objects, the stack of frames, and the heap. An access outside stops the
// program. Numbers lie in memory as on x86-64: least significant byte first, IEEE 754. Pages are guarded as Linux and macOS
// have it.

const (
	memoryNull  = 65536
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

// memoryWide shows a long double: its significant bits, sign and exponent, style, precision, whether a point must be
// there. The text has no sign; the second result says whether the number is finite.
var memoryWide func(uint64, uint16, byte, int, bool) (string, bool)

// MemoryStart makes a memory whose static objects end before end.
func MemoryStart(end uint64) {
	memoryTop = end
	memoryLimit = end + memoryStack
	memoryNext = memoryLimit
	debug.SetPanicOnFault(true)
	memoryBytes = memoryPages(memoryLimit + 1<<20)
	if memoryBytes == nil {
		panic("no memory for the program")
	}
}

// memoryPages are zeros, but for those of the null pointer; nil when the system has none. They are not on the heap: so
// much there at once has the collector start.
func memoryPages(size uint64) []byte {
	if size > math.MaxInt {
		return nil
	}
	pages, err := syscall.Mmap(-1, 0, int(size), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return nil
	}
	if syscall.Mprotect(pages[:memoryNull], syscall.PROT_NONE) != nil {
		_ = syscall.Munmap(pages)
		return nil
	}
	return pages
}

// memoryGrow makes room before an address; false when there is none.
func memoryGrow(end uint64) bool {
	if end <= uint64(len(memoryBytes)) {
		return true
	}
	grown := memoryPages(max(end, 2*uint64(len(memoryBytes))))
	if grown == nil {
		if grown = memoryPages(end); grown == nil {
			return false
		}
	}
	copy(grown[memoryNull:], memoryBytes[memoryNull:])
	_ = syscall.Munmap(memoryBytes)
	memoryBytes = grown
	return true
}

func memoryRange(address, count uint64) []byte {
	if count == 0 {
		return nil
	}
	return memoryBytes[address : address+count : address+count]
}

// MemoryLoadI8 is the int8 at an address.
func MemoryLoadI8(address uint64) int8 { return int8(memoryBytes[address]) }

// MemoryLoadU8 is the uint8 at an address.
func MemoryLoadU8(address uint64) uint8 { return memoryBytes[address] }

// MemoryLoadI16 is the int16 at an address.
func MemoryLoadI16(address uint64) int16 { return int16(MemoryLoadU16(address)) }

// MemoryLoadU16 is the uint16 at an address.
func MemoryLoadU16(address uint64) uint16 {
	return binary.LittleEndian.Uint16(memoryBytes[address : address+2])
}

// MemoryLoadI32 is the int32 at an address.
func MemoryLoadI32(address uint64) int32 { return int32(MemoryLoadU32(address)) }

// MemoryLoadU32 is the uint32 at an address.
func MemoryLoadU32(address uint64) uint32 {
	return binary.LittleEndian.Uint32(memoryBytes[address : address+4])
}

// MemoryLoadI64 is the int64 at an address.
func MemoryLoadI64(address uint64) int64 { return int64(MemoryLoadU64(address)) }

// MemoryLoadU64 is the uint64 at an address.
func MemoryLoadU64(address uint64) uint64 {
	return binary.LittleEndian.Uint64(memoryBytes[address : address+8])
}

// MemoryLoadF32 is the float32 at an address.
func MemoryLoadF32(address uint64) float32 { return math.Float32frombits(MemoryLoadU32(address)) }

// MemoryLoadF64 is the float64 at an address.
func MemoryLoadF64(address uint64) float64 { return math.Float64frombits(MemoryLoadU64(address)) }

// MemoryStoreI8 stores an int8 at an address.
func MemoryStoreI8(address uint64, value int8) { memoryBytes[address] = byte(value) }

// MemoryStoreU8 stores a uint8 at an address.
func MemoryStoreU8(address uint64, value uint8) { memoryBytes[address] = value }

// MemoryStoreI16 stores an int16 at an address.
func MemoryStoreI16(address uint64, value int16) { MemoryStoreU16(address, uint16(value)) }

// MemoryStoreU16 stores a uint16 at an address.
func MemoryStoreU16(address uint64, value uint16) {
	binary.LittleEndian.PutUint16(memoryBytes[address:address+2], value)
}

// MemoryStoreI32 stores an int32 at an address.
func MemoryStoreI32(address uint64, value int32) { MemoryStoreU32(address, uint32(value)) }

// MemoryStoreU32 stores a uint32 at an address.
func MemoryStoreU32(address uint64, value uint32) {
	binary.LittleEndian.PutUint32(memoryBytes[address:address+4], value)
}

// MemoryStoreI64 stores an int64 at an address.
func MemoryStoreI64(address uint64, value int64) { MemoryStoreU64(address, uint64(value)) }

// MemoryStoreU64 stores a uint64 at an address.
func MemoryStoreU64(address, value uint64) {
	binary.LittleEndian.PutUint64(memoryBytes[address:address+8], value)
}

// MemoryStoreF32 stores a float32 at an address.
func MemoryStoreF32(address uint64, value float32) { MemoryStoreU32(address, math.Float32bits(value)) }

// MemoryStoreF64 stores a float64 at an address.
func MemoryStoreF64(address uint64, value float64) { MemoryStoreU64(address, math.Float64bits(value)) }

// memorySpare bytes lie behind all that is handed out, so that some can be read where one is.
const memorySpare = 16

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
	if !memoryGrow(block + whole + memorySpare) {
		return 0
	}
	memoryNext += whole
	if needed := (memoryNext - memoryLimit) / 16; needed > uint64(len(memoryUnits)) {
		grown := make([]uint32, max(needed, 2*uint64(len(memoryUnits))))
		copy(grown, memoryUnits)
		memoryUnits = grown
	}
	memoryUnits[(block-memoryLimit)/16] = uint32(whole / 16)
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
	if size == 0 { // as glibc has it
		MemoryFree(block)
		return 0
	}
	old := memorySize(block)
	if size <= old {
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
	rest := memoryBytes[address:]
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
	first, second := memoryBytes[a:], memoryBytes[b:]
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
	for i, c := range memoryBytes[text:] {
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
	given := memoryBytes[set:]
	if first := given[0]; first != 0 && (given[1] == 0 || given[2] == 0) {
		second := given[1]
		if second == 0 {
			second = first
		}
		rest := memoryBytes[text:]
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
	for i, c := range memoryBytes[text:] {
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

// memoryClass is what the GNU C library gives for a character: the bit of a class that it is in.
func memoryClass(bit int32, holds bool) int32 {
	if holds {
		return bit
	}
	return 0
}

func memoryTruth(holds bool) int32 { return memoryClass(1, holds) }

func memoryDigit(c int32) bool { return c >= '0' && c <= '9' }

func memoryLetter(c int32) bool { return c|32 >= 'a' && c|32 <= 'z' }

// MemoryIsalnum is isalnum.
func MemoryIsalnum(c int32) int32 { return memoryClass(8, memoryLetter(c) || memoryDigit(c)) }

// MemoryIsalpha is isalpha.
func MemoryIsalpha(c int32) int32 { return memoryClass(1024, memoryLetter(c)) }

// MemoryIsblank is isblank.
func MemoryIsblank(c int32) int32 { return memoryClass(1, c == ' ' || c == '\t') }

// MemoryIscntrl is iscntrl.
func MemoryIscntrl(c int32) int32 { return memoryClass(2, c >= 0 && c < 32 || c == 127) }

// MemoryIsdigit is isdigit.
func MemoryIsdigit(c int32) int32 { return memoryClass(2048, memoryDigit(c)) }

// MemoryIsgraph is isgraph.
func MemoryIsgraph(c int32) int32 { return memoryClass(32768, c > 32 && c < 127) }

// MemoryIslower is islower.
func MemoryIslower(c int32) int32 { return memoryClass(512, c >= 'a' && c <= 'z') }

// MemoryIsprint is isprint.
func MemoryIsprint(c int32) int32 { return memoryClass(16384, c >= 32 && c < 127) }

// MemoryIspunct is ispunct.
func MemoryIspunct(c int32) int32 {
	return memoryClass(4, c > 32 && c < 127 && !memoryLetter(c) && !memoryDigit(c))
}

// MemoryIsspace is isspace.
func MemoryIsspace(c int32) int32 { return memoryClass(8192, c == ' ' || c >= '\t' && c <= '\r') }

// MemoryIsupper is isupper.
func MemoryIsupper(c int32) int32 { return memoryClass(256, c >= 'A' && c <= 'Z') }

// MemoryIsxdigit is isxdigit.
func MemoryIsxdigit(c int32) int32 {
	return memoryClass(4096, memoryDigit(c) || c|32 >= 'a' && c|32 <= 'f')
}

// MemoryTolower is tolower.
func MemoryTolower(c int32) int32 { return c + memoryClass(32, c >= 'A' && c <= 'Z') }

// MemoryToupper is toupper.
func MemoryToupper(c int32) int32 { return c - memoryClass(32, c >= 'a' && c <= 'z') }

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
	if stream == 3 { // standard output keeps what it holds, which an abort may lose
		count, err := syscall.Write(syscall.Stderr, text) // which takes less than a file's Write
		if err != nil || count < len(text) {
			_, _ = os.Stderr.Write(text[max(count, 0):])
		}
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
