package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

var steps = []struct {
	value int
	text  string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
	{40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

type problem int

const (
	none problem = iota
	badNumeral
	outOfRange
)

func toRoman(n int) (string, problem) {
	if n < 1 || n > 3999 {
		return "", outOfRange
	}
	var out strings.Builder
	for _, s := range steps {
		for n >= s.value {
			out.WriteString(s.text)
			n -= s.value
		}
	}
	return out.String(), none
}

func upper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if (c >= 'a' && c <= 'z') || (c >= 0xe0 && c != 0xf7 && c != 0xff) {
			b[i] = c - 32
		}
	}
	return string(b)
}

func fromRoman(s string) (int, problem) {
	values := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	sum, last := 0, 0
	s = upper(s)
	for i := len(s) - 1; i >= 0; i-- {
		d, ok := values[s[i]]
		if !ok {
			return 0, badNumeral
		}
		if d < last {
			sum -= d
			if sum < 0 {
				return 0, outOfRange
			}
		} else {
			sum += d
			last = d
		}
	}
	text, p := toRoman(sum)
	if p != none {
		return 0, p
	}
	if text != s {
		return 0, badNumeral
	}
	return sum, none
}

func main() {
	data, _ := io.ReadAll(os.Stdin)
	good, bad := 0, 0
	var lines []string
	if len(data) > 0 {
		lines = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	}
	for _, line := range lines {
		if line == "" {
			continue
		}
		answer := ""
		var p problem
		if strings.Trim(line, "0123456789") == "" {
			n := 0
			for _, c := range line {
				n = min(n*10+int(c-'0'), 1<<40)
			}
			answer, p = toRoman(n)
		} else {
			var n int
			n, p = fromRoman(line)
			answer = fmt.Sprintf(" %d", n)
		}
		switch p {
		case none:
			fmt.Println(answer)
			good++
		case badNumeral:
			fmt.Println("not a numeral: " + line)
			bad++
		case outOfRange:
			fmt.Println("out of range")
			bad++
		}
	}
	fmt.Printf(" %d good, %d bad\n", good, bad)
}
