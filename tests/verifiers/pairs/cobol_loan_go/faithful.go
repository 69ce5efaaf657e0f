package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

var in = bufio.NewReader(os.Stdin)

// accept reads a line and moves it to a numeric item of so many digits before and after the point.
func accept(digits, scale int) int64 {
	line, err := in.ReadString('\n')
	if err == io.EOF && line == "" {
		return 0
	}
	line = strings.TrimSuffix(line, "\n")
	// ACCEPT takes as many characters as the item has digits.
	return toNumber(line[:min(len(line), digits+scale)], digits, scale)
}

func toNumber(text string, digits, scale int) int64 {
	text = strings.Trim(text, " ")
	text = strings.TrimLeft(text, "+-")
	whole, fraction, _ := strings.Cut(text, ".")
	var value int64
	for _, c := range whole + (fraction + "000000")[:scale] {
		if c < '0' || c > '9' {
			return 0
		}
		value = value*10 + int64(c-'0')
	}
	limit := int64(1)
	for range digits + scale {
		limit *= 10
	}
	return value % limit
}

func rounded(value, divisor int64) int64 {
	q := value / divisor
	if r := value % divisor; 2*r >= divisor {
		q++
	}
	return q
}

func commas(cents int64) string {
	sign := " "
	if cents < 0 {
		sign = "-"
		cents = -cents
	}
	whole := fmt.Sprint(cents / 100)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return fmt.Sprintf("%9s.%02d%s", whole, cents%100, sign)
}

func main() {
	for {
		principal := accept(7, 2)
		if principal == 0 {
			fmt.Println("BYE")
			return
		}
		rate := accept(2, 3)
		months := accept(3, 0)
		if months == 0 || months > 24 {
			fmt.Println("MONTHS MUST BE 1 TO 24")
			continue
		}
		schedule(principal, rate, months)
	}
}

func schedule(principal, rate, months int64) {
	monthRate := rounded(rate*1000, 1200) // six places
	part := rounded(principal, months)
	balance := principal
	var paid int64
	for n := int64(1); n <= months; n++ {
		// The item is unsigned: a negative result loses its sign.
		interest := rounded(max(balance, -balance)*monthRate, 1000000)
		if n == months {
			part = max(balance, -balance)
		}
		balance -= part
		paid += part + interest
		fmt.Printf("%03d %7d.%02d %s\n", n, interest/100, interest%100, commas(balance))
	}
	fmt.Printf("TOTAL %8d.%02d\n", paid/100, paid%100)
}
