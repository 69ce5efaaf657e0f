"""Random well-typed C programs that always come to an end and have defined behaviour throughout.

A program is a file with one function that shows what it does and, after each part, everything it has. The same seed
gives the same text. Every integer expression carries the range of its values, by C's own rules of promotion, so that
nothing overflows where that is undefined; indexes are taken modulo; what has effects stands alone. Units with an odd
seed keep to what plain values hold, the others have what needs a memory: pointers into arrays, unions, bit fields,
function pointers, variable arguments, `goto` backwards.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_DEEP = 2
_PARTS = 4
_CELLS = 8  # elements of each array


@dataclass(frozen=True)
class Type:
    name: str
    bits: int
    signed: bool
    shown: str  # how printf shows it
    suffix: str = ""

    @property
    def low(self) -> int:
        return -(2 ** (self.bits - 1)) if self.signed else 0

    @property
    def high(self) -> int:
        return int(2 ** (self.bits - self.signed)) - 1

    @property
    def promoted(self) -> Type:
        return INT if self.bits < INT.bits else self


SCHAR, UCHAR = Type("signed char", 8, True, "%d"), Type("unsigned char", 8, False, "%d")
CHAR, SHORT, USHORT = Type("char", 8, True, "%d"), Type("short", 16, True, "%hd"), Type("unsigned short", 16, False, "%hu")
INT, UINT = Type("int", 32, True, "%d"), Type("unsigned", 32, False, "%u", "u")
LONG, ULONG = Type("long", 64, True, "%ld", "L"), Type("unsigned long", 64, False, "%lu", "UL")
U8, I16 = Type("uint8_t", 8, False, "%u"), Type("int16_t", 16, True, "%d")
U64 = Type("uint64_t", 64, False, "%lx", "UL")
TYPES = (SCHAR, UCHAR, CHAR, SHORT, USHORT, INT, UINT, LONG, ULONG, U8, I16, U64, INT, UINT, INT)


@dataclass(frozen=True)
class Value:
    """An expression of a type that is never narrower than int, with the least and the greatest it may be."""

    text: str
    type: Type
    low: int
    high: int


def main(names: Sequence[str]) -> dict[str, str]:
    declared = "".join(f"void {n.lower()}(void);\n" for n in names)
    calls = "".join(f'    {n.lower()}();\n    printf("== {n}\\n");\n    fflush(stdout);\n' for n in names)
    return {"whole.c": f"#include <stdio.h>\n{declared}int main(void)\n{{\n{calls}    return 0;\n}}\n"}


def program(seed: int, name: str) -> dict[str, str]:
    return {f"{name.lower()}.c": _Program(seed, name.lower()).text()}


def build(files: Sequence[str]) -> list[str]:
    """The command that builds a unit without optimization."""
    sources = [name for name in files if name.endswith(".c")]
    return ["gcc", "-std=gnu17", "-w", "-D_GNU_SOURCE", "-O0", *sources, "-lm"]


def common(left: Type, right: Type) -> Type:
    """The type of both operands after the usual arithmetic conversions (C17 6.3.1.8); long is as long as long long."""
    left, right = left.promoted, right.promoted
    bits = max(left.bits, right.bits)
    signed = all(t.signed for t in (left, right) if t.bits == bits)
    return {(32, True): INT, (32, False): UINT, (64, True): LONG, (64, False): ULONG}[bits, signed]


def converted(value: Value, type_: Type) -> Value:
    """What a value becomes by a conversion that nothing but the types say."""
    if type_.low <= value.low and value.high <= type_.high:
        return Value(value.text, type_, value.low, value.high)
    return Value(value.text, type_, type_.low, type_.high)


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"    {line}" for line in lines]


class _Program:
    def __init__(self, seed: int, name: str) -> None:
        rng = self.rng = random.Random(seed)
        self.name = name
        self.memory = seed // 1000 % 2 == 0
        kinds = [INT, UINT, *rng.sample(TYPES, 6)]
        self.globals = {f"g{n}": t for n, t in enumerate(kinds)}
        self.objects: dict[str, Type] = dict(self.globals)
        self.arrays = {f"a{n}": t for n, t in enumerate([INT, *rng.sample(TYPES, 2)])}
        self.fields = {f"m{n}": t for n, t in enumerate(rng.sample(TYPES, 4))}
        self.bits = {f"b{n}": (t, rng.randint(1, 12 if t is not LONG else 40)) for n, t in enumerate([INT, UINT, UINT, INT])}
        self.functions: list[tuple[str, tuple[Type, ...], Type]] = []
        self.procedures: list[str] = []
        self.loops = self.labels = self.locals = self.breakable = 0
        self.inside = False
        self.counted: dict[str, tuple[int, int]] = {}

    # ------------------------------------------------------------------ the program

    def text(self) -> str:
        rng = self.rng
        head = [
            "#include <stdio.h>", "#include <string.h>", "#include <stdint.h>", "#include <stdlib.h>", "#include <stdarg.h>",
            f"#define LIMIT {rng.randint(2, 99)}", "#define SQUARE(x) ((x) * (x))", "#define LEAST(a, b) ((a) < (b) ? (a) : (b))",
            f"enum kind {{ NONE, FEW = {rng.randint(2, 5)}, MANY, LOTS = 40, BELOW = -3 }};",
            "struct item {", *(f"    {t.name} {n};" for n, t in self.fields.items()), "    int row[4];", "    char name[8];", "};",
        ]  # fmt: skip
        if self.memory:
            head += ["struct bits {", *(f"    {t.name} {n} : {w};" for n, (t, w) in self.bits.items()), "};",
                     "union cell { uint32_t word; unsigned char bytes[4]; int32_t number; float real; };",
                     "struct node { int value; struct node *next; };", "typedef int (*binary)(int, int);"]  # fmt: skip
        head += [f"static {t.name} {n} = {self.literal(t).text};" for n, t in self.globals.items()]
        head += [f"static {t.name} {n}[{_CELLS}] = {{{', '.join(self.literal(t).text for _ in range(rng.randint(1, _CELLS)))}}};"
                 for n, t in self.arrays.items()]  # fmt: skip
        head += [f"static struct item s0 = {{{', '.join(self.literal(t).text for t in self.fields.values())}, {{1, 2}}, \"item\"}};",
                 "static struct item s1;", "static struct item pool[3];", f"static int table[3][4] = {{{{1, 2, 3}}, {{[2] = {rng.randint(1, 9)}}}}};",
                 "static enum kind kind = FEW;", "static double d0 = 1.5, d1 = -0.25;", "static int calls;", f'static char text[24] = "{self.letters(8)}";']  # fmt: skip
        if self.memory:
            head += ["static struct bits bits;", "static union cell cell;", "static struct node *list;", f"static int *cursor = a0 + {rng.randint(0, 7)};",
                     f"static int seven(int x, int y) {{ return x % {rng.randint(2, 99)} - y % 7; }}", "static int most(int x, int y) { return x > y ? x : y; }",
                     "static binary operations[2] = {seven, most};",
                     "static int sum(int count, ...)", "{", "    va_list given;", "    unsigned total = 0;", "    va_start(given, count);",
                     "    while (count-- > 0)", "        total = total * 3u + (unsigned)va_arg(given, int);", "    va_end(given);", "    return (int)(total & 0xffff);", "}"]  # fmt: skip
        for number in range(rng.randint(2, 4)):
            head += self._function(number)
        head += self._show()
        body: list[str] = []
        for number in range(_PARTS):
            body += [f'printf("part{number}\\n");', *self.statements(0, rng.randint(3, 6)), "show();"]
            if rng.random() < 0.3:
                body += ["{", *_indented(self._scoped(1)), "}"]
        return "\n".join([*head, f"void {self.name}(void)", "{", *_indented(body), "}", ""])

    def _show(self) -> list[str]:
        lines = [f'    printf("{n}={t.shown} ", {n});' for n, t in self.globals.items()]
        for n, t in self.arrays.items():
            lines += [f"    for (i = 0; i < {_CELLS}; i++)", f'        printf("{t.shown} ", {n}[i]);', '    printf("\\n");']
        for item in ("s0", "s1", "pool[0]", "pool[1]", "pool[2]"):
            shown = " ".join(t.shown for t in self.fields.values())
            given = ", ".join(f"{item}.{n}" for n in self.fields)
            lines.append(f'    printf("{shown} %d %d %d %s\\n", {given}, {item}.row[0], {item}.row[1], {item}.row[3], {item}.name);')
        lines += ["    for (i = 0; i < 12; i++)", '        printf("%d ", table[i / 4][i % 4]);', '    printf("%d %.6f %.3e %d %s\\n", kind, d0, d1, calls, text);']
        extra = []
        if self.memory:
            shown = " ".join("%d" if t.signed else "%u" if t is UINT else "%lu" for t, _ in self.bits.values())
            lines += [f'    printf("{shown}\\n", {", ".join(f"bits.{n}" for n in self.bits)});', '    printf("%u %u %d\\n", cell.word, cell.bytes[2], (int)(cursor - a0));',
                      "    for (n = list; n; n = n->next)", '        printf("%d ", n->value);', '    printf("\\n");']  # fmt: skip
            extra = ["    struct node *n;"]
        return ["static void show(void)", "{", "    int i;", *extra, *lines, "}"]

    def _function(self, number: int) -> list[str]:
        rng = self.rng
        name, result = f"{self.name}_f{number}", rng.choice(TYPES)
        kinds = tuple(rng.choice(TYPES) for _ in range(rng.randint(1, 3)))
        parameters = {f"q{n}": t for n, t in enumerate(kinds)}
        kept = self.objects
        pure = rng.random() < 0.6
        self.objects = {**parameters, "v0": result, "v1": INT}
        self.inside = True
        own = [f"{result.name} v0 = {self.literal(result).text};", f"{rng.choice(['', 'static '])if not pure else ''}int v1 = {rng.randint(-9, 99)};"]
        body = self.statements(1, rng.randint(2, 4))
        if not pure:
            body += ["calls++;", f"g0 = {self.cast(self.expression(2), INT)};"]
        if rng.random() < 0.4:
            body = [f"if ({self.condition()})", "    goto out;", *body, "out:"]
        body.append(f"return {self.cast(self.expression(1), result)};")
        self.objects, self.inside = kept, False
        given = ", ".join(f"{t.name} {n}" for n, t in parameters.items())
        text = [f"static {result.name} {name}({given})", "{", *_indented(own), *_indented(body), "}"]
        if pure:
            self.functions.append((name, kinds, result))
        else:
            self.procedures.append(name)
            self.kinds = {**getattr(self, "kinds", {}), name: kinds}
        return text

    # ------------------------------------------------------------------ values

    def letters(self, count: int) -> str:
        return "".join(self.rng.choice("abcxyz AB019") for _ in range(count))

    def literal(self, type_: Type) -> Value:
        rng = self.rng
        value = rng.choice([0, 1, 2, 3, 7, 8, 15, 100, 127, 128, 255, 256, 1000, 32767, 65535, -1, -2, -5, -128, 2**31 - 1, 2**32 - 1, 2**40])
        if not type_.low <= value <= type_.high:
            value = rng.randint(0, 99)
        promoted = type_.promoted
        form = rng.randrange(6)
        text = f"0x{value:x}" if form == 0 and value >= 0 else f"0{value:o}" if form == 1 and value >= 0 else str(value)
        if form == 2 and 97 <= value < 123:
            text = f"'{chr(value)}'"
        written = text + ("" if text[0] == "'" else promoted.suffix)
        return Value(f"({written})" if value < 0 else written, promoted, value, value)

    def index(self, count: int) -> str:
        rng = self.rng
        fitting = [n for n, (low, high) in self.counted.items() if low >= 0 and high < count]
        if fitting and rng.random() < 0.5:
            return rng.choice(fitting)
        names = [n for n, t in self.objects.items() if not t.signed]
        if names and rng.random() < 0.4:
            return f"{rng.choice(names)} % {count}"
        return str(rng.randrange(count))

    def variable(self) -> Value:
        """What can be read and assigned to."""
        rng = self.rng
        options: list[tuple[str, Type]] = [*self.objects.items()]
        if not self.inside:
            options += [(f"{n}[{self.index(_CELLS)}]", t) for n, t in self.arrays.items()]
            options += [(f"{rng.choice(['s0', 's1', f'pool[{self.index(3)}]'])}.{n}", t) for n, t in self.fields.items()]
            options += [(f"s1.row[{self.index(4)}]", INT), (f"table[{self.index(3)}][{self.index(4)}]", INT), ("calls", INT)]
            if self.memory:
                options += [(f"cell.bytes[{self.index(4)}]", UCHAR), ("cell.number", INT), ("cell.word", UINT), ("*cursor", INT)]
        text, type_ = rng.choice(options)
        return Value(text, type_, type_.low, type_.high)

    def leaf(self) -> Value:
        rng = self.rng
        kind = rng.randrange(14)
        if kind < 3:
            return self.literal(rng.choice(TYPES))
        if kind == 3 and self.counted:
            name = rng.choice([*self.counted])
            return Value(name, INT, *self.counted[name])
        if kind == 4:
            return rng.choice([Value("LIMIT", INT, 2, 99), Value("MANY", INT, 3, 6), Value("sizeof(struct item *)", ULONG, 8, 8), Value("'x'", INT, 120, 120)])
        if kind == 5 and not self.inside:
            return rng.choice([Value("strlen(text)", ULONG, 0, 23), Value("(int)kind", INT, -3, 99), Value("(int)(d0 * 4)", INT, -40000, 40000),
                               Value("sizeof text", ULONG, 24, 24), Value("strcmp(text, s0.name) < 0", INT, 0, 1).__class__("(strcmp(text, s0.name) < 0)", INT, 0, 1)])  # fmt: skip
        if kind == 6 and self.memory and not self.inside:
            name = rng.choice([*self.bits])
            type_, width = self.bits[name]
            low, high = (-(2 ** (width - 1)), 2 ** (width - 1) - 1) if type_.signed else (0, 2**width - 1)
            return Value(f"bits.{name}", INT if width < 32 else type_, low, high)
        if kind == 7 and self.functions:
            name, kinds, result = rng.choice(self.functions)
            given = ", ".join(self.cast(self.expression(2), k) for k in kinds)
            return Value(f"{name}({given})", result.promoted, result.low, result.high)
        if kind == 8 and self.memory and not self.inside:
            first, second = (self.cast(self.expression(2), INT) for _ in range(2))
            return rng.choice([Value(f"operations[{self.index(2)}]({first}, {second})", INT, INT.low, INT.high),
                               Value(f"sum(2, {first}, {second})", INT, 0, 65535), Value(f"a0[cursor - a0]", INT, INT.low, INT.high)])  # noqa: F541  # fmt: skip
        found = self.variable()
        return Value(found.text, found.type.promoted, found.low, found.high)

    def cast(self, value: Value, type_: Type) -> str:
        """The value as the type: by itself where the conversion is implied, as often as not."""
        if self.rng.random() < 0.5:
            return f"({type_.name})({value.text})"
        return value.text

    def fitted(self, value: Value, low: int, high: int) -> Value:
        """The value or something made of it that lies between the two, which are around 0 or beyond it."""
        if low <= value.low and value.high <= high:
            return value
        room = min(high, -low if value.low < 0 else high)
        if value.low >= 0 and self.rng.random() < 0.5:
            mask = 2 ** (room.bit_length() - (room & (room + 1) != 0)) - 1
            return Value(f"({value.text} & {mask})", value.type, 0, mask)
        modulus = max(1, min(room + 1, self.rng.choice([7, 10, 100, 1000, 30000, 2**31 - 1])))
        bottom = 0 if value.low >= 0 else max(-(modulus - 1), value.low)
        return Value(f"({value.text} % {modulus})", value.type, bottom, min(modulus - 1, max(value.high, 0)))

    def expression(self, depth: int = 0) -> Value:
        rng = self.rng
        if depth > 2 or rng.random() < 0.2:
            return self.leaf()
        match rng.randrange(16):
            case 0:
                return self._conditional(depth)
            case 1:
                return Value(self.condition(depth + 1), INT, 0, 1)
            case 2:
                return self._shift(depth)
            case 3:
                return self._division(depth)
            case 4:
                inner = self.expression(depth + 1)
                type_ = rng.choice(TYPES)
                value = converted(inner, type_)
                return Value(f"({type_.name}){self._atom(inner.text)}", type_.promoted, value.low, value.high)
            case 5:
                inner = self.expression(depth + 1)
                if inner.type.signed:
                    inner = self.fitted(inner, -inner.type.high, inner.type.high)
                    return Value(f"-{self._atom(inner.text)}", inner.type, -inner.high, -inner.low)
                return Value(f"-{self._atom(inner.text)}", inner.type, 0, inner.type.high)
            case 6:
                inner = self.expression(depth + 1)
                if inner.type.signed:
                    return Value(f"~{self._atom(inner.text)}", inner.type, ~inner.high, ~inner.low)
                return Value(f"~{self._atom(inner.text)}", inner.type, 0, inner.type.high)
            case 7:
                value = self.fitted(self.leaf(), -1000, 1000)
                return Value(f"SQUARE({value.text})", value.type, 0 if value.type.signed else value.type.low, 10**6) if value.low >= 0 or value.type.signed else value
            case 8 | 9:
                return self._bitwise(depth)
        return self._sum(depth)

    def _atom(self, text: str) -> str:
        return f"({text})"

    def _sum(self, depth: int) -> Value:
        rng = self.rng
        left, right = self.expression(depth + 1), self.expression(depth + 1)
        operator = rng.choice("+-*")
        type_ = common(left.type, right.type)
        if not type_.signed:
            ranges = self._ranges(converted(left, type_), operator, converted(right, type_))
            fits = ranges[0] >= 0 and ranges[1] <= type_.high
            return Value(f"({left.text} {operator} {right.text})", type_, *(ranges if fits else (0, type_.high)))
        half = type_.high // 2 if operator != "*" else int(type_.high**0.5) - 1
        left, right = self.fitted(left, -half, half), self.fitted(right, -half, half)
        return Value(f"({left.text} {operator} {right.text})", type_, *self._ranges(left, operator, right))

    @staticmethod
    def _ranges(left: Value, operator: str, right: Value) -> tuple[int, int]:
        if operator == "+":
            return left.low + right.low, left.high + right.high
        if operator == "-":
            return left.low - right.high, left.high - right.low
        every = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
        return min(every), max(every)

    def _bitwise(self, depth: int) -> Value:
        left, right = self.expression(depth + 1), self.expression(depth + 1)
        operator = self.rng.choice("&|^")
        type_ = common(left.type, right.type)
        low, high = converted(left, type_), converted(right, type_)
        text = f"({left.text} {operator} {right.text})"
        if low.low >= 0 and high.low >= 0:
            if operator == "&":
                return Value(text, type_, 0, min(low.high, high.high))
            return Value(text, type_, 0, 2 ** max(low.high.bit_length(), high.high.bit_length()) - 1)
        return Value(text, type_, type_.low, type_.high)

    def _shift(self, depth: int) -> Value:
        value, count = self.expression(depth + 1), self.expression(depth + 1)
        by = self.rng.choice([Value(str(n := self.rng.randrange(value.type.bits)), INT, n, n),
                              Value(f"({count.text} & {value.type.bits - 1})", count.type, 0, value.type.bits - 1)])  # fmt: skip
        if self.rng.random() < 0.5:
            low = value.low >> (by.low if value.low < 0 else by.high)
            return Value(f"({value.text} >> {by.text})", value.type, low, max(value.high >> by.low, low))
        if value.type.signed:
            value = Value(f"(unsigned long){self._atom(value.text)}", ULONG, 0, ULONG.high)
        return Value(f"({value.text} << {by.text})", value.type, 0, value.type.high)

    def _division(self, depth: int) -> Value:
        rng = self.rng
        left, right = self.expression(depth + 1), self.expression(depth + 1)
        operator = rng.choice("/%")
        if rng.random() < 0.5 or (right.type.signed and right.low < 0):
            value = rng.choice([2, 3, 7, 8, 10, 100, 1000])
            right = Value(str(value), INT, value, value)
        else:
            right = Value(f"({right.text} | 1)", right.type, 1, 2 ** right.high.bit_length() - 1)
        type_ = common(left.type, right.type)
        text = f"({left.text} {operator} {right.text})"
        value_ = converted(left, type_)
        if not type_.signed:
            return Value(text, type_, 0, value_.high if operator == "/" else min(value_.high, type_.high))
        if operator == "%":
            most = max(abs(value_.low), abs(value_.high))
            return Value(text, type_, -min(most, right.high) if value_.low < 0 else 0, min(most, right.high))
        return Value(text, type_, min(value_.low, 0), max(value_.high, 0))

    def _conditional(self, depth: int) -> Value:
        left, right = self.expression(depth + 1), self.expression(depth + 1)
        type_ = common(left.type, right.type)
        a, b = converted(left, type_), converted(right, type_)
        return Value(f"({self.condition(depth + 1)} ? {left.text} : {right.text})", type_, min(a.low, b.low), max(a.high, b.high))

    def condition(self, depth: int = 0) -> str:
        rng = self.rng
        if depth < 2 and rng.random() < 0.3:
            return f"({self.condition(depth + 1)} {rng.choice(['&&', '||'])} {self.condition(depth + 1)})"
        if depth < 3 and rng.random() < 0.15:
            return f"!{self.condition(depth + 1)}"
        if not self.inside and rng.random() < 0.15:
            return rng.choice(["(d0 < d1)", "(kind == MANY)", "(strcmp(text, \"b\") > 0)", "(text[0] == 'a')", *(["(list != NULL)", "(cursor >= a0 + 3)"] if self.memory else [])])
        relation = rng.choice(["<", ">", "<=", ">=", "==", "!="])
        return f"({self.expression(depth + 1).text} {relation} {self.expression(depth + 1).text})"

    # ------------------------------------------------------------------ statements

    def statements(self, depth: int, count: int) -> list[str]:
        return [line for _ in range(count) for line in self.statement(depth)]

    def body(self, depth: int) -> list[str]:
        return _indented(self.statements(depth, self.rng.randint(1, 3)))

    def statement(self, depth: int) -> list[str]:
        simple: list[Callable[[], list[str]]] = [self._assign, self._assign, self._assign, self._step]
        if not self.inside:
            simple += [self._struct, self._string, self._real, self._call, self._print]
            if self.memory:
                simple += [self._pointer, self._bit, self._list, self._pointer]
        nested: list[Callable[[int], list[str]]] = [self._if, self._for, self._while, self._switch, self._do, self._if]
        if self.memory:
            nested.append(self._goto)
        if depth < _DEEP and self.rng.random() < 0.45:
            return self.rng.choice(nested)(depth + 1)
        return self.rng.choice(simple)()

    def _assign(self) -> list[str]:
        rng = self.rng
        to = self.variable()
        if rng.random() < 0.3:
            operator = rng.choice(["+=", "-=", "^=", "|=", "&=", "*=", "<<=", ">>=", "/=", "%="])
            if operator in ("<<=", ">>="):
                if to.type.signed and operator == "<<=":
                    operator = ">>="
                return [f"{to.text} {operator} {rng.randrange(to.type.promoted.bits)};"]
            if operator in ("/=", "%="):
                return [f"{to.text} {operator} {rng.choice([2, 3, 10, 16])};"]
            right = self.expression(1)
            if common(to.type, right.type).signed and operator in ("+=", "-=", "*=") and to.type.bits >= 32:
                return [f"{to.text} ^= {self.cast(right, to.type)};"]
            if common(to.type, right.type).signed and operator in ("+=", "-=", "*="):
                right = self.fitted(right, -30000, 30000)
            return [f"{to.text} {operator} {right.text};"]
        return [f"{to.text} = {self.cast(self.expression(), to.type)};"]

    def _step(self) -> list[str]:
        name = self.rng.choice([n for n, t in self.objects.items() if not t.signed or t.bits < 32] or ["calls"])
        if name == "calls" and self.inside:
            return self._assign()
        return [self.rng.choice([f"{name}++;", f"--{name};", f"{name}--;", f"++{name};"])]

    def _print(self) -> list[str]:
        value = self.expression()
        shown = self.rng.choice({"INT": ["%d", "%5d|", "%-7d|", "%+d", "%05d"], "UINT": ["%u", "%x", "%08X", "%o"],
                                 "LONG": ["%ld", "%20ld", "%+ld"], "ULONG": ["%lu", "%lx", "%#lx"]}["U" * (not value.type.signed) + ("INT" if value.type.bits == 32 else "LONG")])  # fmt: skip
        return [f'printf("{shown} %c %s\\n", {value.text}, {self.rng.choice(["text[1] | 32", chr(39) + "k" + chr(39), "65 + (int)(kind == FEW)"])}, {self.rng.choice(["text", "s0.name", "kind > FEW ? " + chr(34) + "big" + chr(34) + " : " + chr(34) + "small" + chr(34)])});']

    def _struct(self) -> list[str]:
        rng = self.rng
        value = self.fitted(self.expression(1), -100, 100)
        options = ["s0 = s1;", "s1 = s0;", f"pool[{self.index(3)}] = s0;", f"s1 = pool[{self.index(3)}];", f"s0.row[{self.index(4)}] = {value.text};",
                   f"kind = {rng.choice(['NONE', 'FEW', 'MANY', 'LOTS', 'BELOW'])};", f"table[{self.index(3)}][{self.index(4)}] = {value.text};",
                   f"kind = kind == {rng.choice(['NONE', 'MANY'])} ? LOTS : FEW;"]  # fmt: skip
        if self.memory:
            options += [f"s0 = (struct item){{.row = {{{value.text}}}, .name = \"{self.letters(4)}\"}};", "{ struct item *p = &pool[1]; p->row[2]++; *p = s0; }".replace("p->row[2]++", "p->row[2] = 5"),
                        "memset(&s1, 0, sizeof s1);", "memcpy(&pool[2], &pool[0], sizeof pool[0]);"]  # fmt: skip
        return [rng.choice(options)]

    def _string(self) -> list[str]:
        rng = self.rng
        options = [f'strcpy(text, "{self.letters(rng.randint(0, 12))}");', f"text[{self.index(8)}] = 'q';", f'if (strlen(text) < 10) strcat(text, "{self.letters(4)}");',
                   f'snprintf(text, sizeof text, "%d-%s", {self.cast(self.expression(1), INT) if False else self.fitted(self.expression(1), -999, 999).text} == 0 ? 1 : 2, s0.name);',
                   f'strcpy(s0.name, "{self.letters(rng.randint(0, 6))}");']  # fmt: skip
        if self.memory:
            options += [f"{{ char *p = strchr(text, '{rng.choice('abxyz')}'); if (p) *p = '#'; printf(\"%d\\n\", p ? (int)(p - text) : -1); }}",
                        "{ char *p = text; while (*p) p++; printf(\"%d\\n\", (int)(p - text)); }", "memmove(text + 1, text, 10);", "strncpy(s1.name, text, 7);",
                        'sprintf(text, "%u", (unsigned)strlen(s0.name) * 77u);', f'printf("%d\\n", strncmp(text, s1.name, {rng.randint(0, 4)}) > 0);',
                        'printf("%s\\n", strstr(text, "a") ? strstr(text, "a") : "none");', 'printf("%ld %d\\n", strtol(text, NULL, 10), atoi(s0.name));']  # fmt: skip
        return [rng.choice(options)]

    def _real(self) -> list[str]:
        rng = self.rng
        value = self.fitted(self.expression(1), -100, 100)
        return [rng.choice([
            "d0 = d0 * 0.5 + d1;", f"d1 = {value.text} / 4.0;", "d0 -= d1;", f"d0 = {rng.randint(1, 99)} / 8;", "d1 = -d1;", "d1 = d0 < d1 ? d0 : d1;",
            f"d0 = (float){value.text} / 3;", "if (d0 > 1e3 || d0 < -1e3) d0 = 0.5;", f"d1 = (double)({value.text}) * 1.25;", 'printf("%g %.2f\\n", d0, d1);',
        ])]  # fmt: skip

    def _call(self) -> list[str]:
        if not self.procedures:
            return self._print()
        name = self.rng.choice(self.procedures)
        kinds: tuple[Type, ...] = self.kinds[name]
        given = ", ".join(self.cast(self.expression(2), k) for k in kinds)
        return [self.rng.choice([f"{name}({given});", f"(void){name}({given});", f'printf("%ld\\n", (long){name}({given}));'])]

    kinds: dict[str, tuple[Type, ...]] = {}  # noqa: RUF012 - replaced, never changed

    def _pointer(self) -> list[str]:
        rng = self.rng
        value = self.cast(self.expression(1), INT)
        unsigned = next(n for n, t in self.globals.items() if t is UINT)
        return rng.choice([
            [f"cursor = a0 + {self.index(_CELLS)};"], [f"*cursor = {value};"], ["if (cursor < a0 + 7)", "    cursor++;"], ["if (cursor > a0) {", "    --cursor;", f"    *cursor = {value};", "}"], ["if (cursor > a0)", f"    *--cursor = {self.literal(INT).text};"],
            [f"cursor = &a0[{self.index(_CELLS)}];"], ["{", f"    int *p = cursor, **pp = &p;", f"    **pp = {value};", "    *pp = a0;", "    p[1] = *p & 15;", "}"],  # noqa: F541
            ["{", f"    unsigned *p = &{unsigned};", f"    *p += {self.cast(self.expression(2), UINT)};", "}"],
            ["{", "    int *p = a0, *end = a0 + 8, total = 0;", "    while (p != end)", "        total ^= *p++;", '    printf("%d\\n", total);', "}"],
            ["{", "    binary chosen = operations[1];", f"    chosen = {self.condition(1)} ? seven : chosen;", f'    printf("%d %d\\n", chosen({value}, 3), chosen == most);', "}"],
            [f"cell.word = {self.cast(self.expression(1), UINT)};"], [f"cell.bytes[{self.index(4)}] = {self.expression(1).text};"],
            ["{", f"    int (*rows)[4] = table + {rng.randrange(2)};", f"    rows[1][2] = {value};", "}"],
        ])  # fmt: skip

    def _bit(self) -> list[str]:
        name = self.rng.choice([*self.bits])
        value = self.expression(1)
        return [self.rng.choice([f"bits.{name} = {value.text};", f"bits.{name} ^= {value.text};", f"bits.{name} |= 1;", "bits.b1++;", f"g1 = (bits.b2 = {value.text});"])]

    def _list(self) -> list[str]:
        value = self.cast(self.expression(1), INT)
        return self.rng.choice([
            ["{", "    struct node *made = malloc(sizeof *made);", f"    made->value = {value};", "    made->next = list;", "    list = made;", "}"],
            ["if (list) {", "    struct node *gone = list;", "    list = list->next;", "    free(gone);", "}"],
            ["if (list)", f"    list->value = {value};"], ["if (list && list->next)", "    list->next->value = 7;"],
        ])  # fmt: skip

    def _scoped(self, depth: int) -> list[str]:
        type_ = self.rng.choice(TYPES)
        self.locals += 1
        name, value = f"w{self.locals}", self.cast(self.expression(1), type_)
        kept = self.objects
        self.objects = {**kept, name: type_}
        inner = self.statements(depth, 2)
        self.objects = kept
        return [f"{type_.name} {name} = {value};", *inner]

    def _if(self, depth: int) -> list[str]:
        lines = [f"if ({self.condition()}) {{", *self.body(depth)]
        if self.rng.random() < 0.3:
            lines += [f"}} else if ({self.condition()}) {{", *self.body(depth)]
        if self.rng.random() < 0.5:
            lines += ["} else {", *_indented(self._scoped(depth))]
        return [*lines, "}"]

    def _leaving(self) -> list[str]:
        return [f"    if ({self.condition(1)})", f"        {self.rng.choice(['break', 'continue', 'break'])};"] if self.rng.random() < 0.4 else []

    def _for(self, depth: int) -> list[str]:
        rng = self.rng
        if self.loops == 2:
            return self._if(depth)
        self.loops += 1
        self.locals += 1
        name = f"i{self.locals}"
        low, high = rng.choice([(0, 3), (0, 7), (2, 5), (-2, 1)])
        self.counted[name] = (low, high)
        body = [*self.body(depth), *self._leaving()]
        del self.counted[name]
        self.loops -= 1
        if rng.random() < 0.3:
            return [f"for (int {name} = {high}; {name} >= {low}; {name}--) {{", *body, "}"]
        return [f"for (int {name} = {low}; {name} <= {high}; {rng.choice([f'{name}++', f'++{name}', f'{name} += 2'])}) {{", *body, "}"]

    def _fuel(self) -> str:
        self.locals += 1
        return f"n{self.locals}"

    def _while(self, depth: int) -> list[str]:
        fuel = self._fuel()
        left = self.rng.randint(1, 4)
        if self.rng.random() < 0.5:
            loop = [f"while ({fuel}-- > 0 && {self.condition(1)}) {{", *self.body(depth), *self._leaving(), "}"]
        else:
            loop = ["for (;;) {", f"    if (--{fuel} < 0)", "        break;", *self.body(depth), *self._leaving(), "}"]
        return ["{", *_indented([f"int {fuel} = {left};", *loop]), "}"]

    def _do(self, depth: int) -> list[str]:
        fuel = self._fuel()
        loop = ["do {", *self.body(depth), *self._leaving(), f"}} while (--{fuel} > 0);"]
        return ["{", *_indented([f"int {fuel} = {self.rng.randint(1, 3)};", *loop]), "}"]

    def _switch(self, depth: int) -> list[str]:
        rng = self.rng
        subject = self.fitted(self.expression(1), -8, 8)
        lines = [f"switch ({subject.text}) {{"]
        labels = rng.sample(["0", "1", "2", "3", "5", "MANY + 3"], rng.randint(2, 4))
        if subject.type.signed:
            labels[-1] = "-1"
        labels.insert(rng.randint(0, len(labels)), "")
        for label in labels:
            lines.append(f"case {label}:" if label else "default:")
            if rng.random() < 0.8:
                lines += self.body(depth)
            if rng.random() < 0.6:
                lines.append("    break;")
        if lines[-1].endswith(":"):
            lines.append("    break;")
        return [*lines, "}"]

    def _goto(self, depth: int) -> list[str]:
        self.labels += 1
        again, out = f"again{self.labels}", f"out{self.labels}"
        fuel = self._fuel()
        return ["{", f"    int {fuel} = {self.rng.randint(1, 3)};", f"{again}:", *self.body(depth), f"    if ({self.condition(1)})", f"        goto {out};",
                *self.body(depth), f"    if (--{fuel} > 0)", f"        goto {again};", f"{out}:", "    ;", "}"]  # fmt: skip
