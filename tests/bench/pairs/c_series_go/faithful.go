package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
)

// general formats like C's %g.
func general(x float64) string {
	text := strconv.FormatFloat(x, 'e', 5, 64)
	exp, _ := strconv.Atoi(text[strings.IndexByte(text, 'e')+1:])
	if exp < -4 || exp >= 6 {
		mantissa := text[:strings.IndexByte(text, 'e')]
		if strings.Contains(mantissa, ".") {
			mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
		}
		sign := '+'
		if exp < 0 {
			sign, exp = '-', -exp
		}
		return fmt.Sprintf("%se%c%02d", mantissa, sign, exp)
	}
	text = strconv.FormatFloat(x, 'f', 5-exp, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// strtod on a decimal number; the whole line must be one.
func number(line string) (float64, bool) {
	i := 0
	for i < len(line) && (line[i] == ' ' || line[i] >= 9 && line[i] <= 13) {
		i++
	}
	rest := line[i:]
	body := strings.TrimLeft(rest, "+-")
	if len(rest)-len(body) > 1 || body == "" || !(body[0] >= '0' && body[0] <= '9' || body[0] == '.') || strings.Contains(body, "_") {
		return 0, false
	}
	x, err := strconv.ParseFloat(rest, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, false
	}
	return x, true
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var v []float64
	handle := func(line string) {
		switch line {
		case "avg":
			s := 0.0
			for _, x := range v {
				s += x
			}
			if len(v) > 0 {
				fmt.Fprintf(out, "avg %.3f\n", s/float64(len(v)))
			} else {
				fmt.Fprintln(out, "avg -")
			}
		case "sd":
			s, q := 0.0, 0.0
			for _, x := range v {
				s += x
			}
			mean := s / float64(len(v))
			for _, x := range v {
				d := (x - mean) * (x - mean)
				q += float64(d)
			}
			if len(v) > 1 {
				fmt.Fprintf(out, "sd %.4f\n", math.Sqrt(q/float64(len(v)-1)))
			} else {
				fmt.Fprintln(out, "sd -")
			}
		case "max":
			best := -1
			for i, x := range v {
				if best < 0 || x > v[best] {
					best = i
				}
			}
			if best >= 0 {
				fmt.Fprintf(out, "max %s at %d\n", general(v[best]), best+1)
			} else {
				fmt.Fprintln(out, "max -")
			}
		case "range":
			lo, hi := 0.0, 0.0
			for i, x := range v {
				if i == 0 || x < lo {
					lo = x
				}
				if i == 0 || x > hi {
					hi = x
				}
			}
			fmt.Fprintf(out, "range %.2f..%.2f\n", lo, hi)
		case "drop":
			if len(v) > 0 {
				v = v[:len(v)-1]
			}
		default:
			x, ok := number(line)
			if !ok {
				fmt.Fprintf(out, "bad: %s\n", line)
			} else if len(v) == 512 {
				fmt.Fprintln(out, "full")
			} else {
				if math.Abs(x) < 1e-9 {
					x = 0
				}
				v = append(v, x)
			}
		}
	}
	for {
		line, _ := in.ReadBytes('\n')
		if len(line) == 0 {
			break
		}
		for len(line) > 255 {
			handle(string(line[:255]))
			line = line[255:]
		}
		handle(string(bytes.TrimSuffix(line, []byte("\n"))))
	}
	fmt.Fprintf(out, "%d values\n", len(v))
}
