"""Checked integer arithmetic of Go's support library against arbitrary precision: all pairs of 8 bits, and many of 64."""

from __future__ import annotations

from pathlib import Path

from tests.translators.runtimes.test_cobol import run
from translators.protocol import Translation
from translators.targets import for_name
from translators.targets.protocol import Program

SUMS = """package sums

import (
	"fmt"
	"math/big"
	"math/rand"
	"migrated/theseusrt"
)

var differ, raised, given int

func check[T theseusrt.Integer](left, right T, low, high, exact *big.Int, does func(T, T) T) {
	var value T
	caught := theseusrt.Try(func() { value = does(left, right) })
	fits := exact.Cmp(low) >= 0 && exact.Cmp(high) <= 0
	if caught != nil {
		raised++
	} else {
		given++
	}
	if fits != (caught == nil) || fits && wide(value).Cmp(exact) != 0 {
		differ++
		fmt.Println(left, right, value, exact)
	}
}

func wide[T theseusrt.Integer](value T) *big.Int {
	if value < 0 {
		return big.NewInt(int64(value))
	}
	return new(big.Int).SetUint64(uint64(value))
}

func pair[T theseusrt.Integer](left, right T, low, high *big.Int) {
	a, b := wide(left), wide(right)
	check(left, right, low, high, new(big.Int).Add(a, b), theseusrt.Add[T])
	check(left, right, low, high, new(big.Int).Sub(a, b), theseusrt.Sub[T])
	check(left, right, low, high, new(big.Int).Mul(a, b), theseusrt.Mul[T])
	if right != 0 {
		check(left, right, low, high, new(big.Int).Quo(a, b), theseusrt.Div[T])
		check(left, right, low, high, new(big.Int).Rem(a, b), theseusrt.Rem[T])
	}
}

func some() uint64 {
	value := rand.Uint64() >> rand.Intn(64)
	if rand.Intn(3) == 0 {
		value = uint64(1)<<rand.Intn(64) + uint64(rand.Intn(3)) - 1
	}
	if rand.Intn(2) == 0 {
		return -value
	}
	return value
}

// Main runs it.
func Main() {
	one := big.NewInt(1)
	high := func(bits uint) *big.Int { return new(big.Int).Sub(new(big.Int).Lsh(one, bits), one) }
	low := func(bits uint) *big.Int { return new(big.Int).Neg(new(big.Int).Lsh(one, bits)) }
	for a := 0; a < 256; a++ {
		for b := 0; b < 256; b++ {
			pair(uint8(a), uint8(b), new(big.Int), high(8))
			pair(int8(a), int8(b), low(7), high(7))
		}
	}
	for i := 0; i < 60000; i++ {
		a, b := some(), some()
		pair(a, b, new(big.Int), high(64))
		pair(int64(a), int64(b), low(63), high(63))
		pair(uint32(a), uint32(b), new(big.Int), high(32))
		pair(int32(a), int32(b), low(31), high(31))
	}
	fmt.Println(differ, raised > 100000, given > 100000)
}
"""


def test_checked_arithmetic_of_go_is_exact_or_raises(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    sums = Translation("sums", "go", (("sums/sums.go", SUMS),), True)
    for name, text in for_name("go").compose([sums], [Program("sums", "sums")]).items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text)
    assert run("go", tree, tmp_path / "built").stdout == b"0 true true\n"
