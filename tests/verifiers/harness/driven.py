"""One module, written by hand in both targets, behind its drivers: every kind of type that crosses."""

from __future__ import annotations

from pathlib import Path

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    DataItem,
    Direction,
    EnumType,
    FloatType,
    Interface,
    IntType,
    Module,
    ModuleKind,
    Parameter,
    RecordField,
    RecordType,
    ReferenceType,
    Span,
    StringKind,
    StringType,
    Subprogram,
    Type,
    Variant,
)
from translators.protocol import ProbeUnit, Translation
from translators.signature import Data, Signature
from translators.targets import for_name
from verifiers.harness import go, rust
from verifiers.observe import Case, Observation
from verifiers.runner import Runner
from verifiers.toolchains import for_language

INT, LONG, BYTE = IntType(32), IntType(64), IntType(8, signed=False)
WIDE = IntType(64, signed=False)
TEXT, NUL = StringType(), StringType(StringKind.NUL_TERMINATED)
LEVEL = EnumType("level", ("low", "mid", "high"), (1, 5, 9))
KIND = EnumType("Kind", ("Number", "Text", "Nothing"))
VALUE = RecordType(
    "Value",
    (RecordField("Kind", KIND), RecordField("Weight", INT)),
    "Kind",
    (Variant(("Number",), (RecordField("N", LONG),)), Variant(("Text",), (RecordField("T", TEXT),)), Variant(("others",), ())),
)
CHARS = ArrayType(IntType(8), 0, 7)
IN, OUT, IN_OUT = Direction.IN, Direction.OUT, Direction.IN_OUT
SPAN = Span("m.c", 1)

RUST = """
use std::cell::{Cell, RefCell};
use crate::theseus_rt::Exception;
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind { Number, Text, Nothing }
impl Kind { pub const ALL: [Kind; 3] = [Kind::Number, Kind::Text, Kind::Nothing]; }
#[derive(Clone)]
pub struct Value { pub kind: Kind, pub weight: i32, pub n: i64, pub t: Vec<u8> }
thread_local! {
    pub static CALLS: Cell<i32> = const { Cell::new(0) };
    pub static LAST: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}
pub const LIMIT: u64 = u64::MAX;
fn count(text: &[u8]) { CALLS.set(CALLS.get() + 1); LAST.set(text.to_vec()); }
pub fn raise_level(level: i32) -> i32 { count(b"level"); if level == 9 { 7 } else { level + 4 } }
pub fn turn(value: &mut Value) -> Result<bool, Exception> {
    count(b"turn");
    if value.weight < 0 { return Err(Exception::new("m.negative", b"")); }
    match value.kind {
        Kind::Number => { value.kind = Kind::Text; value.t = value.n.to_string().into_bytes(); value.n = 0; }
        Kind::Text => { value.kind = Kind::Nothing; value.t.clear(); }
        Kind::Nothing => panic!("nothing"),
    }
    Ok(true)
}
pub fn fill(out: &mut [u8], n: u64) { for (i, b) in out.iter_mut().enumerate() { *b = (n as usize + i) as u8; } }
pub fn upper(text: &mut [i8; 8]) { for c in text.iter_mut() { *c = (*c as u8).to_ascii_uppercase() as i8; } }
pub fn half(x: f64, single: f32, place: &mut i32) -> f64 { *place = single as i32; x / 2.0 }
pub fn greet() { crate::theseus_rt::write_out(b"hello\\n"); }
"""

GO = """package m

import (
	"strconv"
	"strings"

	"migrated/theseusrt"
)

type Kind uint8

const (
	Number Kind = iota
	Text
	Nothing
)

type Value struct {
	Kind   Kind
	Weight int32
	N      int64
	T      string
}

var (
	Calls int32
	Last  string
)

const Limit uint64 = 1<<64 - 1

func count(text string) { Calls++; Last = text }

func RaiseLevel(level int32) int32 {
	count("level")
	if level == 9 {
		return 7
	}
	return level + 4
}

func Turn(value *Value) bool {
	count("turn")
	if value.Weight < 0 {
		theseusrt.Raise("m.negative", "")
	}
	switch value.Kind {
	case Number:
		*value = Value{Text, value.Weight, 0, strconv.FormatInt(value.N, 10)}
	case Text:
		*value = Value{Nothing, value.Weight, 0, ""}
	default:
		panic("nothing")
	}
	return true
}

func Fill(out []uint8, n uint64) {
	for i := range out {
		out[i] = uint8(int(n) + i)
	}
}

func Upper(text *[8]int8) {
	for i, c := range text {
		text[i] = int8(strings.ToUpper(string(rune(c)))[0])
	}
}

func Half(x float64, single float32, place *int32) float64 {
	*place = int32(single)
	return x / 2
}

func Greet() { theseusrt.WriteOut("hello\\n") }
"""


def one(name: str, result: Type | None, *parameters: Parameter) -> Subprogram:
    return Subprogram(name, SPAN, parameters, result)


SUBPROGRAMS = (
    one("raise_level", LEVEL, Parameter("level", LEVEL)),
    one("turn", BoolType(), Parameter("value", ReferenceType(VALUE), IN_OUT)),
    one("fill", None, Parameter("out", BufferType(BYTE, "n"), OUT), Parameter("n", WIDE)),
    one("upper", None, Parameter("text", NUL, IN_OUT)),
    one("half", FloatType(), Parameter("x", FloatType()), Parameter("single", FloatType(32)), Parameter("place", INT, OUT)),
    one("greet", None),
)
DATA = (
    DataItem("calls", INT, SPAN, True),
    DataItem("last", TEXT, SPAN, True),
    DataItem("hidden", INT, SPAN, False),
    DataItem("limit", WIDE, SPAN, True),
)
MODULE = Module("m", "m", "c", ModuleKind.LIBRARY, ("m.c",), 1, Interface(SUBPROGRAMS, data=DATA))

# What the translation takes where it is not what the interface says.
EMITTED: dict[str, tuple[tuple[Type, ...], Type | None]] = {
    "raise_level": ((INT,), INT),
    "turn": ((VALUE,), BoolType()),
    "upper": ((CHARS,), None),
}


def probes(target: str) -> list[ProbeUnit]:
    def path(name: str) -> str:
        shown = name if target == "rust" else name.title().replace("_", "")
        return f"crate::m::{shown}" if target == "rust" else f"m.{shown}"

    def data_path(name: str) -> str:
        return f"crate::m::{name.upper()}" if target == "rust" else f"m.{name.title()}"

    data = tuple(Data(d.name, data_path(d.name), d.type, d.name == "limit") for d in DATA if d.exported)
    types = (("Kind", path("X").replace("X", "Kind")), ("Value", path("X").replace("X", "Value")))
    found = []
    for item in SUBPROGRAMS:
        kinds, result = EMITTED.get(item.name, (tuple(q.type for q in item.parameters), item.result))
        parameters = tuple(Parameter(q.name, t, q.direction) for q, t in zip(item.parameters, kinds, strict=True))
        signature = Signature(parameters, result, target == "rust" and item.name == "turn", types, data)
        found.append(ProbeUnit(item.name, path(item.name), signature.to_text()))
    return found


class Built:
    """The driver of one target, built once."""

    def __init__(self, target: str, folder: Path) -> None:
        files = {"rust": ("src/m.rs", RUST), "go": ("m/m.go", GO)}
        tree = for_name(target).compose([Translation("m", target, (files[target],), True)], [])
        harness = {"rust": rust, "go": go}[target]
        for path, text in harness.translation_tree(tree, MODULE, probes(target), SUBPROGRAMS).items():
            (folder / "tree" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "tree" / path).write_text(text)
        self.built = for_language(target).build(folder / "tree", folder / "built")

    def run(self, *lines: str) -> Observation:
        with Runner(self.built) as runner:
            return runner.run_one(Case(program="driver", stdin="".join(f"{x}\n" for x in lines).encode())).observation

    def answers(self, *lines: str) -> list[str]:
        seen = self.run(*lines)
        assert seen.code == 0, seen.stderr
        return seen.stdout.decode().replace(f" {2**64 - 1}\n", "\n").splitlines()


