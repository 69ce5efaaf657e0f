package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
)

func number(field []byte) int64 {
	var n int64
	for _, c := range field {
		n = n*10 + int64(c&0x0F)
	}
	return n
}

func group(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func money(n int64, width int) string {
	return fmt.Sprintf("%*s", width, fmt.Sprintf("%s.%02d", group(n/100), n%100))
}

// addTo adds to a field and drops the digits that it does not hold.
func addTo(field *int64, n, limit int64) {
	*field = (*field + n) % limit
}

func main() {
	data, err := os.ReadFile("readings.txt")
	if err != nil {
		fmt.Fprintln(os.Stderr, "libcob: error: file does not exist")
		os.Exit(1)
	}
	file, _ := os.Create("report.txt")
	out := bufio.NewWriter(file)
	var serial, total, units, amount, rejects int64
	put := func(text string) { fmt.Fprintln(out, strings.TrimRight(text, " ")) }
	var lines [][]byte
	if len(data) > 0 {
		lines = bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	}
	for _, line := range lines {
		rec := bytes.Repeat([]byte(" "), 17)
		copy(rec, line)
		addTo(&serial, 1, 1000)
		n, rate := number(rec[7:12]), number(rec[12:17])
		switch rec[0] {
		case 'A':
			amount = (n*rate + 5) / 10
			if amount >= 100000000 {
				amount = 99999999
			}
		case 'B':
			amount = n * rate * 1075 / 10000
			if amount >= 100000000 {
				amount = 0
			}
		default:
			addTo(&rejects, 1, 100)
			continue
		}
		addTo(&units, n, 1000000)
		addTo(&total, amount, 1000000000)
		put(fmt.Sprintf("%03d %s %6s %s", serial, rec[1:7], group(n), money(amount, 10)))
	}
	put(fmt.Sprintf("TOTAL %7s %s %2d", group(units), money(total, 12), rejects))
	out.Flush()
	file.Close()
	fmt.Printf("RECORDS %03d REJECTED %02d\n", serial, rejects)
}
