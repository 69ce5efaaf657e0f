package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func rotate(c byte, by int) byte {
	base := byte('A')
	if c >= 'a' {
		base = 'a'
	}
	return base + byte((int(c-base)+by+26)%26)
}

func main() {
	args := os.Args[1:]
	if len(args) < 1 || args[0] == "" {
		fmt.Fprintln(os.Stderr, "cipher KEY [-d]")
		os.Exit(1)
	}
	key := args[0]
	decode := len(args) >= 2 && args[1] == "-d"
	place, letters := 0, 0
	next := func() int {
		c := key[place]
		place = (place + 1) % len(key)
		switch {
		case c >= 'A' && c <= 'Z':
			return int(c - 'A')
		case c >= 'a' && c <= 'z':
			return int(c - 'a')
		}
		return int(c) % 10
	}
	data, _ := io.ReadAll(os.Stdin)
	var out bytes.Buffer
	// End_Of_File does not see a last empty line.
	if bytes.HasSuffix(data, []byte("\n\n")) || string(data) == "\n" {
		data = data[:len(data)-1]
	}
	if len(data) > 0 {
		for _, line := range bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n")) {
			for i, c := range line {
				if letter(c) {
					s := next()
					if decode {
						s = -s
					}
					line[i] = rotate(c, s)
					letters++
				}
			}
			out.Write(line)
			out.WriteByte('\n')
			if len(line) == 0 {
				place = 0
			}
		}
	}
	fmt.Fprintf(&out, "-- %d\n", letters)
	os.Stdout.Write(out.Bytes())
}
