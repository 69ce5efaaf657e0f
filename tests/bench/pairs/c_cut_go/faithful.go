package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
)

type span struct{ lo, hi int }

func usage() {
	fmt.Fprintln(os.Stderr, "usage: cols [-d C] [-s] [-m N] LIST")
	os.Exit(64)
}

func digit(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

func integer(s string, i int) (int, int) {
	v := 0
	for digit(s, i) {
		if v < 1<<40 {
			v = v*10 + int(s[i]-'0')
		}
		i++
	}
	return v, i
}

func parseList(s string) ([]span, bool) {
	var list []span
	for i := 0; i < len(s); {
		if len(list) == 16 || !digit(s, i) {
			return nil, false
		}
		var r span
		r.lo, i = integer(s, i)
		r.hi = r.lo
		if i < len(s) && s[i] == '-' {
			i++
			if i == len(s) || s[i] == ',' {
				r.hi = 1000000
			} else if digit(s, i) {
				r.hi, i = integer(s, i)
			} else {
				return nil, false
			}
		}
		if r.lo < 1 || r.hi < r.lo {
			return nil, false
		}
		list = append(list, r)
		if i < len(s) {
			if s[i] != ',' || i+1 == len(s) {
				return nil, false
			}
			i++
		}
	}
	return list, len(list) > 0
}

func atoi(s string) int {
	i := 0
	for i < len(s) && (s[i] == ' ' || s[i] >= 9 && s[i] <= 13) {
		i++
	}
	neg := false
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		neg = s[i] == '-'
		i++
	}
	v, _ := integer(s, i)
	if neg {
		return -v
	}
	return v
}

func main() {
	delim := byte('\t')
	suppress, max := false, 0
	args := os.Args[1:]
	i := 0
	for ; i < len(args) && len(args[i]) > 1 && args[i][0] == '-'; i++ {
		if args[i] == "--" {
			i++
			break
		}
		arg := args[i]
	letters:
		for p := 1; p < len(arg); p++ {
			switch arg[p] {
			case 's':
				suppress = true
			case 'd', 'm':
				value := arg[p+1:]
				if value == "" {
					i++
					if i >= len(args) {
						usage()
					}
					value = args[i]
				}
				if arg[p] == 'd' {
					if len(value) != 1 {
						usage()
					}
					delim = value[0]
				} else {
					max = atoi(value)
					if max <= 0 {
						usage()
					}
				}
				break letters
			default:
				usage()
			}
		}
	}
	if i != len(args)-1 {
		usage()
	}
	list, ok := parseList(args[i])
	if !ok {
		usage()
	}
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	rows := 0
	for {
		line, _ := in.ReadBytes('\n')
		if len(line) == 0 {
			break
		}
		line = bytes.TrimSuffix(line, []byte("\n"))
		fields := bytes.Split(line, []byte{delim})
		if len(fields) == 1 {
			if !suppress {
				out.Write(line)
				out.WriteByte('\n')
				rows++
			}
		} else {
			printed := false
			for c, f := range fields {
				for _, r := range list {
					if c+1 >= r.lo && c+1 <= r.hi {
						if printed {
							out.WriteByte(delim)
						}
						printed = true
						out.Write(f)
						break
					}
				}
			}
			out.WriteByte('\n')
			rows++
		}
		if max != 0 && rows >= max {
			break
		}
	}
	out.Flush()
	if rows == 0 {
		os.Exit(1)
	}
}
