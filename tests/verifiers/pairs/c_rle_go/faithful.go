package main

import (
	"fmt"
	"os"
	"strings"
)

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func encode(s string) {
	var out strings.Builder
	for len(s) > 0 {
		n := 1
		for n < 9 && n < len(s) && s[n] == s[0] {
			n++
		}
		if n > 2 || isDigit(s[0]) {
			fmt.Fprintf(&out, "%d%c", n, s[0])
		} else {
			out.WriteString(s[:n])
		}
		s = s[n:]
	}
	fmt.Println(out.String())
}

func decode(s string) int {
	var out []byte
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			n := int(s[i] - '0')
			i++
			if i == len(s) {
				os.Stdout.Write(append(out, '\n'))
				return 1
			}
			for ; n > 0; n-- {
				out = append(out, s[i])
			}
		} else {
			out = append(out, s[i])
		}
	}
	os.Stdout.Write(append(out, '\n'))
	return 0
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintf(os.Stderr, "usage: %s encode|decode|both TEXT...\n", os.Args[0])
		os.Exit(2)
	}
	status := 0
	for _, text := range os.Args[2:] {
		switch os.Args[1] {
		case "encode":
			encode(text)
		case "decode":
			status |= decode(text)
		case "both":
			encode(text)
			status |= decode(text)
		default:
			fmt.Fprintln(os.Stderr, "unknown mode")
			os.Exit(2)
		}
	}
	os.Exit(status)
}
