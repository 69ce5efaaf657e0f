package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

var (
	meter   [3]int16
	rest    int16
	ticks   uint8
	running bool
)

func place(m int) bool { return m >= 1 && m <= 3 }

func pick(out io.Writer, s string) bool {
	total := 0
	for i := 0; i < len(s); {
		if s[i] == ';' {
			i++
			continue
		}
		if s[i] < '1' || s[i] > '3' {
			return false
		}
		from := int(s[i] - '0')
		to := from
		i++
		if strings.HasPrefix(s[i:], "..") {
			i += 2
			to = 3
			if i < len(s) && s[i] >= '1' && s[i] <= '3' {
				to = int(s[i] - '0')
				i++
			}
		}
		if i < len(s) && s[i] != ';' {
			return false
		}
		if to < from {
			return false
		}
		for ; from <= to; from++ {
			total += int(meter[from-1])
		}
	}
	fmt.Fprintf(out, "sum %d\n", total)
	return true
}

// integer reads a number at the start of the text, as %d does, and gives what is left.
func integer(s string) (int, string, bool) {
	s = strings.TrimLeft(s, " \t\n\v\f\r")
	at, negative := 0, false
	if at < len(s) && (s[at] == '-' || s[at] == '+') {
		negative = s[at] == '-'
		at++
	}
	n, first := 0, at
	for at < len(s) && s[at] >= '0' && s[at] <= '9' {
		n = n*10 + int(s[at]-'0')
		at++
	}
	if at == first {
		return 0, s, false
	}
	if negative {
		n = -n
	}
	return n, s[at:], true
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	for {
		line, err := in.ReadString('\n')
		for len(line) > 79 {
			handle(out, line[:79])
			line = line[79:]
		}
		if line != "" {
			handle(out, line)
		}
		if err != nil {
			break
		}
	}
	fmt.Fprintln(out, ticks)
	out.Flush()
	if running {
		os.Exit(1)
	}
}

func handle(out io.Writer, line string) {
	space := func(r rune) bool { return strings.ContainsRune(" \t\n\v\f\r", r) }
	fields := strings.FieldsFunc(line, space)
	if len(fields) == 0 {
		return
	}
	word := fields[0]
	switch word {
	case "on":
		if running {
			fmt.Fprintln(out, "already")
		}
		running = true
		return
	case "off":
		if !running {
			fmt.Fprintln(out, "already")
		}
		running = false
		return
	case "tick":
		if running {
			ticks++
		} else {
			fmt.Fprintln(out, "off")
		}
		return
	case "show":
		fmt.Fprintf(out, "%d %d %d rest %d ticks %d\n", meter[0], meter[1], meter[2], rest, ticks)
		return
	case "pick":
		if len(fields) < 2 || !pick(out, fields[1][:min(39, len(fields[1]))]) {
			fmt.Fprintln(out, "which?")
		}
		return
	}
	behind := strings.TrimLeft(line, " \t\n\v\f\r")[len(word):]
	m, behind, ok := integer(behind)
	var n int
	if ok {
		n, _, ok = integer(behind)
	}
	if !ok || !place(m) {
		fmt.Fprintln(out, "what?")
		return
	}
	this := &meter[m-1]
	switch word {
	case "put":
		*this = int16(n)
	case "times":
		*this *= int16(n)
	case "over":
		d := int16(n)
		if d == 0 {
			fmt.Fprintln(out, "by nothing")
			return
		}
		rest = *this % d
		*this /= d
	case "swap":
		if !place(n) {
			fmt.Fprintln(out, "what?")
			return
		}
		*this, meter[n-1] = meter[n-1], *this
	default:
		fmt.Fprintln(out, "what?")
	}
}
