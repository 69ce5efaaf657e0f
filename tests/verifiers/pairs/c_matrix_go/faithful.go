package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

const maxSize = 5

type reader struct{ in *bufio.Reader }

// number does what scanf("%d") does.
func (r reader) number() (int64, bool) {
	c, err := r.in.ReadByte()
	for err == nil && (c == ' ' || (c >= 9 && c <= 13)) {
		c, err = r.in.ReadByte()
	}
	if err == io.EOF {
		return 0, false
	}
	negative := c == '-'
	if c == '-' || c == '+' {
		c, err = r.in.ReadByte()
	}
	digits := 0
	var value int64
	for err == nil && c >= '0' && c <= '9' {
		value = min(value*10+int64(c-'0'), 1<<40)
		digits++
		c, err = r.in.ReadByte()
	}
	if err == nil {
		r.in.UnreadByte()
	}
	if negative {
		value = -value
	}
	return int64(int32(value)), digits > 0
}

func det(m [][]int64) int64 {
	n := len(m)
	if n == 1 {
		return m[0][0]
	}
	var sum int64
	for skip := 0; skip < n; skip++ {
		minor := make([][]int64, 0, n-1)
		for _, row := range m[1:] {
			rest := append(append([]int64{}, row[:skip]...), row[skip+1:]...)
			minor = append(minor, rest)
		}
		term := m[0][skip] * det(minor)
		if skip%2 == 1 {
			term = -term
		}
		sum += term
	}
	return sum
}

func main() {
	r := reader{bufio.NewReader(os.Stdin)}
	size, ok := r.number()
	if !ok {
		fmt.Println("no size")
		os.Exit(1)
	}
	if size < 1 || size > maxSize {
		fmt.Printf("size must be 1 to %d\n", maxSize)
		os.Exit(1)
	}
	n := int(size)
	m := make([][]int64, n)
	var trace, largest int64
	for i := range m {
		m[i] = make([]int64, n)
		for j := range m[i] {
			v, ok := r.number()
			if !ok {
				fmt.Printf("missing value at %d,%d\n", i+1, j+1)
				os.Exit(1)
			}
			if v < -1000 || v > 1000 {
				fmt.Printf("%d is too large\n", v)
				os.Exit(1)
			}
			m[i][j] = v
			if i == j {
				trace += v
			}
			largest = max(largest, v, -v)
		}
	}
	text := "symmetric"
	for i := range m {
		for j := 0; j < i; j++ {
			if m[i][j] != m[j][i] {
				text = "not symmetric"
			}
		}
	}
	for j := 0; j < n; j++ {
		for i := 0; i < n; i++ {
			if i > 0 {
				fmt.Print(" ")
			}
			fmt.Print(m[i][j])
		}
		fmt.Println()
	}
	fmt.Printf("trace %d\ndeterminant %d\nlargest %d\n%s\n", trace, det(m), largest, text)
}
