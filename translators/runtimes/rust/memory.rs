//! The memory of a C program whose pointers go where no slice or reference can follow.
//!
//! Addresses are numbers. The first 64 KiB hold nothing, so that a null pointer (and the address of a function)
//! can't be followed; then come static objects, the stack of frames, and the heap. An access outside stops the
//! program. Numbers lie in memory as on x86-64: least significant byte first, IEEE 754.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::process::{exit as leave_process, flush, write_err, write_out};

const BASE: u64 = 65536;
const STACK: u64 = 8 << 20;
/// So many bytes lie behind all that is handed out, that eight can be read where one is.
const SPARE: usize = 8;

thread_local! {
    static BYTES: Cell<&'static [Cell<u8>]> = const { Cell::new(&[]) };
    static TOP: Cell<u64> = const { Cell::new(0) };
    static LIMIT: Cell<u64> = const { Cell::new(0) };
    static WIDE: Cell<Option<ShowWide>> = const { Cell::new(None) };
    static HEAP: RefCell<Heap> = const { RefCell::new(Heap { next: 0, units: Vec::new(), free: BTreeMap::new() }) };
    static SHOWN: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

const OUTSIDE: &str = "an access outside the memory of the program";

/// Shows a `long double`: its significant bits, sign and exponent, style, precision, whether a point must be there.
/// The text has no sign; the second part says whether the number is finite.
type ShowWide = fn(u64, u16, u8, usize, bool) -> (String, bool);

/// Sets what `printf` shows a `long double` with.
pub fn print_wide(show: ShowWide) {
    WIDE.set(Some(show));
}

/// The first address that was never given out; of each 16 bytes, how many such units the block has that starts there;
/// and free blocks by size.
struct Heap {
    next: u64,
    units: Vec<u32>,
    free: BTreeMap<u64, Vec<u64>>,
}

impl Heap {
    fn set(&mut self, block: u64, size: u64) {
        let unit = ((block - LIMIT.get()) / 16) as usize;
        if unit >= self.units.len() {
            self.units.resize((unit + 1).max(2 * self.units.len()), 0);
        }
        self.units[unit] = (size / 16) as u32;
    }

    /// The size of an allocated block.
    fn size(&self, block: u64) -> u64 {
        let from = block.wrapping_sub(LIMIT.get());
        let units = self.units.get(usize::try_from(from / 16).unwrap_or(usize::MAX)).copied().unwrap_or(0);
        assert!(from % 16 == 0 && units != 0, "free or realloc of what is not allocated");
        16 * u64::from(units)
    }
}

fn fresh(size: usize) -> &'static [Cell<u8>] {
    Cell::from_mut(Box::leak(vec![0_u8; size].into_boxed_slice())).as_slice_of_cells()
}

/// Makes a memory whose static objects end before `end`.
pub fn start(end: u64) {
    let heap = end + STACK;
    BYTES.set(fresh(usize::try_from(heap - BASE).expect("static objects beyond memory") + (1 << 20)));
    TOP.set(end);
    LIMIT.set(heap);
    HEAP.with_borrow_mut(|h| h.next = heap);
}

fn at<const N: usize>(address: u64) -> &'static [Cell<u8>; N] {
    let first = usize::try_from(address.wrapping_sub(BASE)).unwrap_or(usize::MAX);
    // As `get(first..)` and `get(..N)`, in fewer instructions.
    BYTES.get().windows(N).nth(first).and_then(|cells| cells.try_into().ok()).expect(OUTSIDE)
}

/// The memory from an address on; nothing when it is outside.
fn rest(address: u64) -> &'static [Cell<u8>] {
    let first = usize::try_from(address.wrapping_sub(BASE)).unwrap_or(usize::MAX);
    BYTES.get().get(first..).unwrap_or(&[])
}

pub(super) fn range(address: u64, count: u64) -> &'static [Cell<u8>] {
    if count == 0 {
        return &[];
    }
    let first = usize::try_from(address.wrapping_sub(BASE)).unwrap_or(usize::MAX);
    let end = usize::try_from(count).ok().and_then(|c| first.checked_add(c)).unwrap_or(usize::MAX);
    BYTES.get().get(first..end).expect(OUTSIDE)
}

fn byte(address: u64) -> u8 {
    at::<1>(address)[0].get()
}

macro_rules! access {
    ($load:ident, $store:ident, $type:ty, $size:literal) => {
        #[doc = concat!("The ", stringify!($type), " at an address.")]
        #[inline]
        pub fn $load(address: u64) -> $type {
            let cells = at::<$size>(address);
            <$type>::from_le_bytes(std::array::from_fn(|i| cells[i].get()))
        }

        #[doc = concat!("Stores a ", stringify!($type), " at an address.")]
        #[inline]
        pub fn $store(address: u64, value: $type) {
            let cells = at::<$size>(address);
            for (cell, byte) in cells.iter().zip(value.to_le_bytes()) {
                cell.set(byte);
            }
        }
    };
}

access!(load_i8, store_i8, i8, 1);
access!(load_u8, store_u8, u8, 1);
access!(load_i16, store_i16, i16, 2);
access!(load_u16, store_u16, u16, 2);
access!(load_i32, store_i32, i32, 4);
access!(load_u32, store_u32, u32, 4);
access!(load_i64, store_i64, i64, 8);
access!(load_u64, store_u64, u64, 8);
access!(load_f32, store_f32, f32, 4);
access!(load_f64, store_f64, f64, 8);

/// Bits of a bit field, `first` bits after an address.
#[inline]
pub fn load_bits(address: u64, first: u64, width: u64) -> u64 {
    let (start, skipped) = (address.wrapping_add(first / 8), first % 8);
    let mut bits = load_u64(start) >> skipped;
    if skipped + width > 64 {
        bits |= u64::from(load_u8(start.wrapping_add(8))) << (64 - skipped);
    }
    bits & low_bits(width)
}

fn low_bits(count: u64) -> u64 {
    if count < 64 {
        (1 << count) - 1
    } else {
        u64::MAX
    }
}

/// The same, with its sign.
#[inline]
pub fn load_signed_bits(address: u64, first: u64, width: u64) -> i64 {
    let spare = 64 - width;
    ((load_bits(address, first, width) << spare) as i64) >> spare
}

/// Stores the low bits of a value in a bit field.
#[inline]
pub fn store_bits(address: u64, first: u64, width: u64, value: u64) {
    let (start, skipped) = (address.wrapping_add(first / 8), first % 8);
    let (mask, value) = (low_bits(width), value & low_bits(width));
    store_u64(start, load_u64(start) & !(mask << skipped) | value << skipped);
    if skipped + width > 64 {
        let (next, shown) = (start.wrapping_add(8), 64 - skipped);
        store_u8(next, load_u8(next) & !((mask >> shown) as u8) | (value >> shown) as u8);
    }
}

/// Bytes that an object starts with.
pub fn write(address: u64, bytes: &[u8]) {
    for (cell, byte) in range(address, bytes.len() as u64).iter().zip(bytes) {
        cell.set(*byte);
    }
}

/// Copies bytes; the ranges may overlap.
pub fn copy(to: u64, from: u64, count: u64) {
    if count == 0 || to == from {
        return;
    }
    // By blocks that are read whole before they are written.
    const BLOCK: usize = 32;
    let (target, source) = (range(to, count), range(from, count));
    let block = |t: &[Cell<u8>], s: &[Cell<u8>]| {
        let bytes: [u8; BLOCK] = std::array::from_fn(|i| s[i].get());
        t.iter().zip(bytes).for_each(|(cell, byte)| cell.set(byte));
    };
    if to < from {
        let (into, out_of) = (target.chunks_exact(BLOCK), source.chunks_exact(BLOCK));
        let rest = into.remainder().iter().zip(out_of.remainder());
        into.zip(out_of).for_each(|(t, s)| block(t, s));
        rest.for_each(|(t, s)| t.set(s.get()));
    } else {
        let (into, out_of) = (target.rchunks_exact(BLOCK), source.rchunks_exact(BLOCK));
        let rest = into.remainder().iter().zip(out_of.remainder()).rev();
        into.zip(out_of).for_each(|(t, s)| block(t, s));
        rest.for_each(|(t, s)| t.set(s.get()));
    }
}

/// Sets bytes to the low byte of a value.
pub fn fill(to: u64, value: i32, count: u64) {
    for cell in range(to, count) {
        cell.set(value as u8);
    }
}

/// Room for a function's objects; what it gives is handed back to `leave`.
#[inline]
pub fn enter(size: u64) -> u64 {
    let frame = TOP.get();
    let top = size.checked_add(15).and_then(|s| frame.checked_add(s & !15));
    match top {
        Some(top) if top <= LIMIT.get() => TOP.set(top),
        _ => panic!("the stack is full"),
    }
    frame
}

#[inline]
pub fn leave(frame: u64) {
    TOP.set(frame);
}

/// What calling an address that is no such function does.
pub fn no_function(address: u64) {
    panic!("a call of address {address}, which is no function of that type");
}

// ---------------------------------------------------------------------- the heap

pub fn malloc(size: u64) -> u64 {
    let Some(whole) = size.max(1).checked_add(15).map(|s| s & !15) else { return 0 };
    if whole > 1 << 32 {
        return 0;
    }
    HEAP.with_borrow_mut(|heap| {
        if let Some(block) = heap.free.get_mut(&whole).and_then(Vec::pop) {
            heap.set(block, whole);
            return block;
        }
        let block = heap.next;
        heap.next += whole;
        heap.set(block, whole);
        let needed = usize::try_from(heap.next - BASE).expect("a heap beyond memory") + SPARE;
        let old = BYTES.get();
        if needed > old.len() {
            let grown = fresh(needed.max(old.len() * 2));
            for (to, from) in grown.iter().zip(old) {
                to.set(from.get());
            }
            BYTES.set(grown);
        }
        block
    })
}

pub fn calloc(count: u64, size: u64) -> u64 {
    let Some(whole) = count.checked_mul(size) else { return 0 };
    let block = malloc(whole);
    if block != 0 {
        fill(block, 0, whole);
    }
    block
}

pub fn free(block: u64) {
    if block == 0 {
        return;
    }
    HEAP.with_borrow_mut(|heap| {
        let size = heap.size(block);
        heap.set(block, 0);
        heap.free.entry(size).or_default().push(block);
    });
}

pub fn realloc(block: u64, size: u64) -> u64 {
    if block == 0 {
        return malloc(size);
    }
    if size == 0 {
        free(block); // as glibc has it
        return 0;
    }
    let old = HEAP.with_borrow(|heap| heap.size(block));
    if size <= old {
        return block;
    }
    let new = malloc(size);
    if new != 0 {
        copy(new, block, old.min(size));
        free(block);
    }
    new
}

// ---------------------------------------------------------------------- memory and text

pub fn memcpy(to: u64, from: u64, count: u64) -> u64 {
    copy(to, from, count);
    to
}

pub fn memmove(to: u64, from: u64, count: u64) -> u64 {
    copy(to, from, count);
    to
}

pub fn mempcpy(to: u64, from: u64, count: u64) -> u64 {
    copy(to, from, count);
    to + count
}

pub fn memset(to: u64, value: i32, count: u64) -> u64 {
    fill(to, value, count);
    to
}

/// The difference of the first bytes that differ, as glibc gives it.
pub fn memcmp(a: u64, b: u64, count: u64) -> i32 {
    for (x, y) in range(a, count).iter().zip(range(b, count)) {
        if x != y {
            return i32::from(x.get()) - i32::from(y.get());
        }
    }
    0
}

/// Where the first of the bytes from an address on that is `value` lies; None when none of `count` bytes is.
fn find(address: u64, value: u8, count: u64) -> Option<u64> {
    let rest = rest(address);
    let whole = &rest[..usize::try_from(count).unwrap_or(usize::MAX).min(rest.len())];
    let found = whole.iter().position(|cell| cell.get() == value);
    assert!(found.is_some() || whole.len() as u64 == count, "{OUTSIDE}");
    found.map(|at| at as u64)
}

pub fn memchr(text: u64, value: i32, count: u64) -> u64 {
    find(text, value as u8, count).map_or(0, |at| text + at)
}

/// The bytes before the NUL.
fn cells_of(text: u64) -> &'static [Cell<u8>] {
    let rest = rest(text);
    &rest[..rest.iter().position(|cell| cell.get() == 0).expect(OUTSIDE)]
}

pub fn strlen(text: u64) -> u64 {
    cells_of(text).len() as u64
}

pub(super) fn text_of(text: u64) -> Vec<u8> {
    cells_of(text).iter().map(Cell::get).collect()
}

pub fn stpcpy(to: u64, from: u64) -> u64 {
    let count = strlen(from);
    copy(to, from, count + 1);
    to + count
}

pub fn strcpy(to: u64, from: u64) -> u64 {
    stpcpy(to, from);
    to
}

/// How many bytes a text has before its NUL, `count` at most.
fn kept(text: u64, count: u64) -> u64 {
    find(text, 0, count).unwrap_or(count)
}

pub fn strncpy(to: u64, from: u64, count: u64) -> u64 {
    let kept = kept(from, count);
    copy(to, from, kept);
    fill(to + kept, 0, count - kept);
    to
}

pub fn strcat(to: u64, from: u64) -> u64 {
    strcpy(to + strlen(to), from);
    to
}

pub fn strncat(to: u64, from: u64, count: u64) -> u64 {
    let (end, kept) = (to + strlen(to), kept(from, count));
    copy(end, from, kept);
    store_u8(end + kept, 0);
    to
}

pub fn strcmp(a: u64, b: u64) -> i32 {
    strncmp(a, b, u64::MAX)
}

pub fn strncmp(a: u64, b: u64, count: u64) -> i32 {
    let (first, second) = (rest(a), rest(b));
    for i in 0..usize::try_from(count).unwrap_or(usize::MAX) {
        let (Some(x), Some(y)) = (first.get(i), second.get(i)) else { panic!("{OUTSIDE}") };
        if x != y {
            return i32::from(x.get()) - i32::from(y.get());
        }
        if x.get() == 0 {
            break;
        }
    }
    0
}

pub fn strchr(text: u64, value: i32) -> u64 {
    let rest = rest(text);
    let at = rest.iter().position(|cell| cell.get() == value as u8 || cell.get() == 0).expect(OUTSIDE);
    if rest[at].get() == value as u8 {
        text + at as u64
    } else {
        0
    }
}

pub fn strrchr(text: u64, value: i32) -> u64 {
    (text..=text + strlen(text)).rev().find(|&p| byte(p) == value as u8).unwrap_or(0)
}

pub fn strstr(text: u64, wanted: u64) -> u64 {
    let (all, part) = (cells_of(text), cells_of(wanted));
    if part.is_empty() {
        return text;
    }
    all.windows(part.len()).position(|w| w == part).map_or(0, |i| text + i as u64)
}

/// How many bytes there are from `text` on until one is in the set, or is not; the NUL ends them.
fn span(text: u64, set: u64, within: bool) -> u64 {
    let mut has = [false; 256];
    for cell in cells_of(set) {
        has[usize::from(cell.get())] = true;
    }
    has[0] = !within;
    let end = rest(text).iter().position(|cell| has[usize::from(cell.get())] != within);
    end.expect(OUTSIDE) as u64
}

pub fn strspn(text: u64, set: u64) -> u64 {
    span(text, set, true)
}

pub fn strcspn(text: u64, set: u64) -> u64 {
    span(text, set, false)
}

pub fn strpbrk(text: u64, set: u64) -> u64 {
    let at = text + strcspn(text, set);
    if byte(at) == 0 {
        0
    } else {
        at
    }
}

pub fn strdup(text: u64) -> u64 {
    let copy = malloc(strlen(text) + 1);
    strcpy(copy, text)
}

// ---------------------------------------------------------------------- numbers

pub fn abs(value: i32) -> i32 {
    value.wrapping_abs()
}

pub fn labs(value: i64) -> i64 {
    value.wrapping_abs()
}

/// `time`: seconds since 1970, also put where `to` points unless that is null.
pub fn time(to: u64) -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let now = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    if to != 0 {
        store_i64(to, now);
    }
    now
}

/// `clock`: microseconds of the processor that the program has used, -1 where the system does not say.
pub fn clock() -> i64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default(); // of its only thread, in nanoseconds
    told.split(' ').next().and_then(|used| used.parse::<i64>().ok()).map_or(-1, |used| used / 1000)
}

/// Sign, magnitude (saturated beyond 2^64) and end of the number in a text; the end is the text when there is none.
fn parse(text: u64, base: i32) -> (bool, u128, u64) {
    let mut at = text;
    while matches!(byte(at), b' ' | b'\t'..=b'\r') {
        at += 1;
    }
    let negative = byte(at) == b'-';
    if matches!(byte(at), b'-' | b'+') {
        at += 1;
    }
    let digit = |p: u64, base: u32| (byte(p) as char).to_digit(36).filter(|&d| d < base);
    let mut base = base.unsigned_abs();
    let prefixed = byte(at) == b'0' && matches!(byte(at + 1), b'x' | b'X') && digit(at + 2, 16).is_some();
    if (base == 0 || base == 16) && prefixed {
        at += 2;
        base = 16;
    } else if base == 0 {
        base = if byte(at) == b'0' { 8 } else { 10 };
    }
    let (mut value, first) = (0_u128, at);
    while let Some(next) = digit(at, base) {
        value = (value * u128::from(base) + u128::from(next)).min(1 << 65);
        at += 1;
    }
    (negative, value, if at == first { text } else { at })
}

pub fn strtol(text: u64, end: u64, base: i32) -> i64 {
    let (negative, value, after) = parse(text, base);
    if end != 0 {
        store_u64(end, after);
    }
    if negative {
        i64::try_from(-(value as i128)).unwrap_or(i64::MIN)
    } else {
        i64::try_from(value).unwrap_or(i64::MAX)
    }
}

pub fn strtoul(text: u64, end: u64, base: i32) -> u64 {
    let (negative, value, after) = parse(text, base);
    if end != 0 {
        store_u64(end, after);
    }
    match u64::try_from(value) {
        Ok(value) if negative => value.wrapping_neg(),
        Ok(value) => value,
        Err(_) => u64::MAX,
    }
}

pub fn atol(text: u64) -> i64 {
    strtol(text, 0, 10)
}

pub fn atoi(text: u64) -> i32 {
    atol(text) as i32
}

pub fn fabs(value: f64) -> f64 {
    value.abs()
}

pub fn sqrt(value: f64) -> f64 {
    value.sqrt()
}

pub fn floor(value: f64) -> f64 {
    value.floor()
}

pub fn ceil(value: f64) -> f64 {
    value.ceil()
}

pub fn trunc(value: f64) -> f64 {
    value.trunc()
}

pub fn fmod(a: f64, b: f64) -> f64 {
    a % b
}

pub fn copysign(a: f64, b: f64) -> f64 {
    a.copysign(b)
}

pub fn fabsf(value: f32) -> f32 {
    value.abs()
}

pub fn sqrtf(value: f32) -> f32 {
    value.sqrt()
}

pub fn copysignf(a: f32, b: f32) -> f32 {
    a.copysign(b)
}

pub fn floorf(value: f32) -> f32 {
    value.floor()
}

pub fn ceilf(value: f32) -> f32 {
    value.ceil()
}

/// A class of characters: the bit that the GNU C library gives for each that is in it.
fn class(c: i32, bit: i32, test: impl Fn(u8) -> bool) -> i32 {
    if u8::try_from(c).is_ok_and(|c| c < 128 && test(c)) {
        bit
    } else {
        0
    }
}

pub fn isalnum(c: i32) -> i32 {
    class(c, 8, |c| c.is_ascii_alphanumeric())
}

pub fn isalpha(c: i32) -> i32 {
    class(c, 1024, |c| c.is_ascii_alphabetic())
}

pub fn isblank(c: i32) -> i32 {
    class(c, 1, |c| c == b' ' || c == b'\t')
}

pub fn iscntrl(c: i32) -> i32 {
    class(c, 2, |c| c.is_ascii_control())
}

pub fn isdigit(c: i32) -> i32 {
    class(c, 2048, |c| c.is_ascii_digit())
}

pub fn isgraph(c: i32) -> i32 {
    class(c, 32768, |c| c.is_ascii_graphic())
}

pub fn islower(c: i32) -> i32 {
    class(c, 512, |c| c.is_ascii_lowercase())
}

pub fn isprint(c: i32) -> i32 {
    class(c, 16384, |c| c == b' ' || c.is_ascii_graphic())
}

pub fn ispunct(c: i32) -> i32 {
    class(c, 4, |c| c.is_ascii_punctuation())
}

pub fn isspace(c: i32) -> i32 {
    class(c, 8192, |c| matches!(c, b' ' | b'\t'..=b'\r'))
}

pub fn isupper(c: i32) -> i32 {
    class(c, 256, |c| c.is_ascii_uppercase())
}

pub fn isxdigit(c: i32) -> i32 {
    class(c, 4096, |c| c.is_ascii_hexdigit())
}

pub fn tolower(c: i32) -> i32 {
    if isupper(c) != 0 {
        c + 32
    } else {
        c
    }
}

pub fn toupper(c: i32) -> i32 {
    if islower(c) != 0 {
        c - 32
    } else {
        c
    }
}

// ---------------------------------------------------------------------- output and the end

/// `abort`: what was written and not flushed is lost in C when it goes to a pipe or file.
pub fn abort() {
    std::process::abort();
}

pub fn exit(code: i32) {
    leave_process(code & 255);
}

/// `_exit`: what was written and not flushed is lost, as it is at an abort.
pub fn exit_at_once(code: i32) {
    std::process::exit(code & 255);
}

pub fn puts(text: u64) -> i32 {
    let line = text_of(text);
    write_out(&line);
    write_out(b"\n");
    line.len() as i32 + 1
}

pub fn putchar(c: i32) -> i32 {
    write_out(&[c as u8]);
    c & 255
}

fn emit(stream: u64, text: &[u8]) {
    if stream == 3 {
        write_err(text); // standard output keeps what it holds, which an abort may lose
    } else {
        write_out(text);
    }
}

pub fn fputs(text: u64, stream: u64) -> i32 {
    emit(stream, &text_of(text));
    1
}

pub fn fputc(c: i32, stream: u64) -> i32 {
    emit(stream, &[c as u8]);
    c & 255
}

/// `fflush` of standard output; the others have no buffer.
pub fn fflush() -> i32 {
    flush();
    0
}

pub fn printf(format: u64, arguments: u64) -> i32 {
    fprintf(2, format, arguments)
}

pub fn fprintf(stream: u64, format: u64, arguments: u64) -> i32 {
    formatted(format, arguments, |text| {
        emit(stream, text);
        text.len() as i32
    })
}

pub fn sprintf(to: u64, format: u64, arguments: u64) -> i32 {
    formatted(format, arguments, |text| {
        write(to, text);
        store_u8(to + text.len() as u64, 0);
        text.len() as i32
    })
}

pub fn snprintf(to: u64, size: u64, format: u64, arguments: u64) -> i32 {
    formatted(format, arguments, |text| {
        if size > 0 {
            let kept = text.len().min(usize::try_from(size - 1).unwrap_or(usize::MAX));
            write(to, &text[..kept]);
            store_u8(to + kept as u64, 0);
        }
        text.len() as i32
    })
}

#[derive(Default)]
struct Field {
    left: bool,
    zero: bool,
    plus: bool,
    space: bool,
    alternative: bool,
    width: usize,
    precision: Option<usize>,
}

impl Field {
    /// Sign or prefix, then the digits, padded to the width.
    fn pad(&self, out: &mut Vec<u8>, prefix: &[u8], body: &[u8], zeros: bool) {
        let length = prefix.len() + body.len();
        let fill = self.width.saturating_sub(length);
        if self.left {
            out.extend_from_slice(prefix);
            out.extend_from_slice(body);
            out.resize(out.len() + fill, b' ');
        } else if zeros {
            out.extend_from_slice(prefix);
            out.resize(out.len() + fill, b'0');
            out.extend_from_slice(body);
        } else {
            out.resize(out.len() + fill, b' ');
            out.extend_from_slice(prefix);
            out.extend_from_slice(body);
        }
    }

    fn sign(&self, negative: bool) -> &'static [u8] {
        if negative {
            b"-"
        } else if self.plus {
            b"+"
        } else if self.space {
            b" "
        } else {
            b""
        }
    }

    fn integer(&self, out: &mut Vec<u8>, prefix: &[u8], digits: &[u8]) {
        let body = if self.precision == Some(0) && digits == b"0" { b"" } else { digits };
        let zeros = self.precision.unwrap_or(1).saturating_sub(body.len());
        if zeros == 0 {
            return self.pad(out, prefix, body, self.zero && self.precision.is_none());
        }
        let longer = [&b"0".repeat(zeros), body].concat();
        self.pad(out, prefix, &longer, false);
    }

    fn float(&self, out: &mut Vec<u8>, value: f64, style: u8) {
        let upper = style.is_ascii_uppercase();
        let sign = self.sign(value.is_sign_negative());
        let size = value.abs();
        let precision = self.precision.unwrap_or(6);
        let mut body = match style.to_ascii_lowercase() {
            _ if !size.is_finite() => if size.is_nan() { "nan" } else { "inf" }.to_owned(),
            b'f' => fixed(size, precision, self.alternative),
            b'e' => scientific(size, precision, self.alternative),
            b'a' => hexadecimal(size, self.precision, self.alternative),
            _ => shortest(size, precision.max(1), self.alternative),
        };
        let mut prefix = sign.to_vec();
        if style.eq_ignore_ascii_case(&b'a') && size.is_finite() {
            prefix.extend_from_slice(b"0x");
        }
        if upper {
            body.make_ascii_uppercase();
            prefix.make_ascii_uppercase();
        }
        self.pad(out, &prefix, body.as_bytes(), self.zero && size.is_finite());
    }

    /// A `long double`.
    fn wide(&self, out: &mut Vec<u8>, digits: u64, sign_exponent: u16, style: u8) {
        let show = WIDE.get().expect("printf of a long double in a program that has none");
        let (precision, lower) = (self.precision.unwrap_or(6), style.to_ascii_lowercase());
        let (mut body, finite) = show(digits, sign_exponent, lower, precision, self.alternative);
        if lower != style {
            body.make_ascii_uppercase();
        }
        self.pad(out, self.sign(sign_exponent >> 15 != 0), body.as_bytes(), self.zero && finite);
    }
}

/// The digits of a number in a base of at most 16, at the end of `room`.
fn digits_of(mut value: u64, base: u64, letters: &[u8; 16], room: &mut [u8; 23]) -> usize {
    let mut first = room.len();
    loop {
        first -= 1;
        // A division by what is known is many times faster.
        let digit = if base == 10 { value % 10 } else { value % base };
        value = if base == 10 { value / 10 } else { value / base };
        room[first] = letters[digit as usize];
        if value == 0 {
            return first;
        }
    }
}

fn fixed(value: f64, precision: usize, point: bool) -> String {
    let text = format!("{value:.precision$}");
    if point && precision == 0 {
        text + "."
    } else {
        text
    }
}

fn scientific(value: f64, precision: usize, point: bool) -> String {
    let text = format!("{value:.precision$e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let dot = if point && precision == 0 { "." } else { "" };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}{dot}e{sign}{:02}", exponent.abs())
}

/// `%a` after its `0x`.
fn hexadecimal(value: f64, precision: Option<usize>, point: bool) -> String {
    let bits = value.to_bits();
    let (field, mut digits) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    let exponent = if value == 0.0 { 0 } else { field.max(1) - 1023 };
    digits |= u64::from(field != 0) << 52;
    let mut shown = 13;
    if let Some(precision) = precision {
        let dropped = 4 * 13_usize.saturating_sub(precision);
        let half = if dropped == 0 { 0 } else { 1_u64 << (dropped - 1) };
        let rest = digits & ((1_u64 << dropped) - 1);
        digits >>= dropped;
        digits += u64::from(half != 0 && (rest > half || rest == half && digits & 1 != 0));
        digits <<= dropped;
        shown = precision;
    }
    let mut fraction = format!("{:013x}", digits & ((1 << 52) - 1));
    if precision.is_none() {
        fraction.truncate(fraction.trim_end_matches('0').len());
    } else {
        fraction.truncate(shown);
        fraction += &"0".repeat(shown - fraction.len());
    }
    let dot = if fraction.is_empty() && !point { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}{dot}{fraction}p{sign}{}", digits >> 52, exponent.abs())
}

/// `%g`: by the exponent that `%e` would have, without zeros at the end.
fn shortest(value: f64, precision: usize, keep: bool) -> String {
    let text = format!("{value:.*e}", precision - 1);
    let exponent: i32 = text.split_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0);
    let small = exponent < -4 || exponent >= precision as i32;
    let full = if small {
        scientific(value, precision - 1, keep)
    } else {
        fixed(value, usize::try_from(precision as i32 - 1 - exponent).unwrap_or(0), keep)
    };
    if keep {
        return full;
    }
    let (digits, rest) = full.split_at(full.find('e').unwrap_or(full.len()));
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    format!("{digits}{rest}")
}

/// Calls what it is given with what a format with its arguments shows.
pub(super) fn formatted<T>(format: u64, arguments: u64, then: impl FnOnce(&[u8]) -> T) -> T {
    let mut text = SHOWN.take();
    text.clear();
    show(&mut text, format, arguments);
    let result = then(&text);
    SHOWN.set(text);
    result
}

/// Appends a format with its arguments, which lie 8 bytes apart.
fn show(out: &mut Vec<u8>, format: u64, arguments: u64) {
    const LOWER: &[u8; 16] = b"0123456789abcdef";
    const UPPER: &[u8; 16] = b"0123456789ABCDEF";
    let mut room = [0; 23]; // 22 octal digits and a 0 before them
    let mut next = arguments;
    let mut argument = || {
        let value = load_u64(next);
        next += 8;
        value
    };
    let format = rest(format);
    let at_format = |at: usize| format.get(at).expect(OUTSIDE).get();
    let mut at = 0;
    loop {
        let plain = format[at..].iter().position(|c| matches!(c.get(), b'%' | 0)).expect(OUTSIDE);
        out.extend(format[at..at + plain].iter().map(Cell::get));
        at += plain + 1;
        if format[at - 1].get() == 0 {
            return;
        }
        let mut field = Field::default();
        if at_format(at) < b'A' {
            loop {
                match at_format(at) {
                    b'-' => field.left = true,
                    b'0' => field.zero = true,
                    b'+' => field.plus = true,
                    b' ' => field.space = true,
                    b'#' => field.alternative = true,
                    _ => break,
                }
                at += 1;
            }
            let mut number = |at: &mut usize| {
                if at_format(*at) == b'*' {
                    *at += 1;
                    return i64::from(argument() as i32);
                }
                let mut value = 0;
                while at_format(*at).is_ascii_digit() {
                    value = value * 10 + i64::from(at_format(*at) - b'0');
                    *at += 1;
                }
                value
            };
            let width = number(&mut at);
            field.left |= width < 0;
            field.width = usize::try_from(width.unsigned_abs()).unwrap_or(0);
            if at_format(at) == b'.' {
                at += 1;
                field.precision = usize::try_from(number(&mut at)).ok();
            }
        }
        let (mut size, mut wide) = (4, false);
        loop {
            match at_format(at) {
                b'L' => wide = true,
                b'l' | b'z' | b'j' | b't' | b'q' => size = 8,
                b'h' => size = if size == 2 { 1 } else { 2 },
                _ => break,
            }
            at += 1;
        }
        let style = at_format(at);
        at += 1;
        match style {
            b'd' | b'i' => {
                let raw = argument() as i64;
                let value = match size {
                    1 => i64::from(raw as i8),
                    2 => i64::from(raw as i16),
                    4 => i64::from(raw as i32),
                    _ => raw,
                };
                let first = digits_of(value.unsigned_abs(), 10, LOWER, &mut room);
                field.integer(out, field.sign(value < 0), &room[first..]);
            }
            b'u' | b'x' | b'X' | b'o' => {
                let raw = argument();
                let value = match size {
                    1 => raw & 0xff,
                    2 => raw & 0xffff,
                    4 => raw & 0xffff_ffff,
                    _ => raw,
                };
                let prefix: &[u8] = match style {
                    b'x' if field.alternative && value != 0 => b"0x",
                    b'X' if field.alternative && value != 0 => b"0X",
                    _ => b"",
                };
                let (base, letters) = match style {
                    b'u' => (10, LOWER),
                    b'x' => (16, LOWER),
                    b'X' => (16, UPPER),
                    _ => (8, LOWER),
                };
                let mut first = digits_of(value, base, letters, &mut room);
                if style == b'o' && field.alternative && value != 0 {
                    first -= 1;
                    room[first] = b'0';
                } else if style == b'o' && field.alternative && field.precision == Some(0) {
                    field.precision = Some(1); // its 0 is always there
                }
                field.integer(out, prefix, &room[first..]);
            }
            b'c' => {
                let value = [argument() as u8];
                field.pad(out, b"", &value, false);
            }
            b's' => {
                let text = argument();
                let (fill, from) = (field.width, out.len());
                match field.precision {
                    Some(limit) if text == 0 && limit < 6 => {} // all of (null), or nothing
                    _ if text == 0 => out.extend_from_slice(b"(null)"),
                    None => out.extend(cells_of(text).iter().map(Cell::get)),
                    Some(limit) => {
                        let mut next = text;
                        while out.len() - from < limit && byte(next) != 0 {
                            out.push(byte(next));
                            next += 1;
                        }
                    }
                }
                let missing = fill.saturating_sub(out.len() - from);
                out.resize(out.len() + missing, b' ');
                if !field.left {
                    out[from..].rotate_right(missing);
                }
            }
            b'p' => {
                let value = argument();
                let text = if value == 0 { "(nil)".to_owned() } else { format!("{value:#x}") };
                field.pad(out, b"", text.as_bytes(), false);
            }
            b'f' | b'F' | b'e' | b'E' | b'g' | b'G' if wide => {
                let (digits, sign_exponent) = (argument(), argument() as u16);
                field.wide(out, digits, sign_exponent, style);
            }
            b'f' | b'F' | b'e' | b'E' | b'g' | b'G' | b'a' | b'A' if !wide => {
                let value = f64::from_bits(argument());
                field.float(out, value, style);
            }
            b'n' => {
                let (to, count) = (argument(), out.len());
                match size {
                    1 => store_i8(to, count as i8),
                    2 => store_i16(to, count as i16),
                    4 => store_i32(to, count as i32),
                    _ => store_i64(to, count as i64),
                }
            }
            b'%' => out.push(style),
            _ => panic!("printf: the conversion %{} is not supported", char::from(style)),
        }
    }
}
