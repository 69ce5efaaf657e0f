package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

var (
	width int
	words []string
	used  int
	mode  = "left"
	out   = bufio.NewWriter(os.Stdout)
)

func flush() {
	if len(words) == 0 {
		return
	}
	pad := max(width-used, 0)
	switch mode {
	case "left":
		pad = 0
	case "center":
		pad /= 2
	}
	fmt.Fprintf(out, "%s%s\n", strings.Repeat(" ", pad), strings.Join(words, " "))
	words = nil
	used = 0
}

func add(word []byte) {
	if len(words) > 0 && used+1+len(word) > width {
		flush()
	}
	if len(words) > 0 {
		used++
	}
	words = append(words, string(word))
	used += len(word)
}

func space(c byte) bool { return c == ' ' || (c >= 9 && c <= 13) }

func atoi(s string) int {
	i := 0
	for i < len(s) && space(s[i]) {
		i++
	}
	sign := 1
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		if s[i] == '-' {
			sign = -1
		}
		i++
	}
	n := 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		n = min(n*10+int(s[i]-'0'), 1<<40)
	}
	return int(int32(sign * n))
}

func fail(text string) {
	fmt.Fprintln(os.Stderr, text)
	os.Exit(2)
}

func main() {
	if len(os.Args) < 2 || len(os.Args) > 3 {
		fail("usage: wrap WIDTH [left|right|center]")
	}
	width = atoi(os.Args[1])
	if width < 10 || width > 72 {
		fail("width must be 10 to 72")
	}
	if len(os.Args) == 3 {
		mode = os.Args[2]
		if mode != "left" && mode != "right" && mode != "center" {
			fail("bad mode")
		}
	}
	defer out.Flush()
	data, _ := io.ReadAll(os.Stdin)
	var word []byte
	blank := 0
	for _, c := range data {
		if space(c) {
			if len(word) > 0 {
				add(word)
				word = nil
			}
			if c == '\n' {
				if blank == 1 {
					flush()
					fmt.Fprintln(out)
				}
				blank++
			}
		} else {
			if len(word) == 72 {
				add(word)
				word = nil
			}
			word = append(word, c)
			blank = 0
		}
	}
	if len(word) > 0 {
		add(word)
	}
	flush()
}
