package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

var errData = errors.New("unreadable")
var errRange = errors.New("out of range")

func isLeap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func length(m, y int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if isLeap(y) {
			return 29
		}
		return 28
	}
	return 31
}

// value is Integer'Value for at most four characters.
func value(s string) (int, error) {
	s = strings.Trim(s, " ")
	sign := 1
	if s != "" && (s[0] == '-' || s[0] == '+') {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	n, i := 0, 0
	for i < len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n = n*10 + int(s[i]-'0')
		} else if s[i] == '_' && i > 0 && s[i-1] != '_' && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
		} else if (s[i] == 'E' || s[i] == 'e') && i > 0 && i+1 < len(s) && s[i-1] != '_' {
			exp := s[i+1:]
			exp = strings.TrimPrefix(exp, "+")
			if exp == "" {
				return 0, errRange
			}
			e := 0
			for _, c := range exp {
				if c < '0' || c > '9' {
					return 0, errRange
				}
				e = e*10 + int(c-'0')
			}
			for ; e > 0; e-- {
				n *= 10
				if n > 1<<40 {
					return 0, errRange
				}
			}
			return sign * n, nil
		} else {
			return 0, errRange
		}
		i++
	}
	if len(s) == 0 {
		return 0, errRange
	}
	return sign * n, nil
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return 99
}

// digits reads a row of them, in which single underscores may stand.
func digits(s string, i, base int) (int, int, bool) {
	start, n := i, 0
	for ; i < len(s); i++ {
		if s[i] == '_' && i > start {
			if i+1 == len(s) || digit(s[i+1]) >= base {
				return 0, i, false
			}
		} else if digit(s[i]) >= base {
			break
		} else if n < 1<<40 {
			n = n*base + digit(s[i])
		}
	}
	return n, i, i > start
}

// get reads an integer like Ada.Integer_Text_IO.Get from a string, and says where it ended.
func get(s string, i int) (int, int, error) {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	if i >= len(s) {
		return 0, 0, errData
	}
	sign := 1
	if s[i] == '-' || s[i] == '+' {
		if s[i] == '-' {
			sign = -1
		}
		i++
	}
	n, i, ok := digits(s, i, 10)
	if !ok {
		return 0, 0, errData
	}
	radix := 10
	if i+1 < len(s) && (s[i] == '#' || s[i] == ':') && digit(s[i+1]) < 16 { // 16#FF#
		base := n
		if base < 2 || base > 16 {
			base = 16
		}
		m, j, whole := digits(s, i+1, base)
		if !whole {
			return 0, 0, errData
		}
		if j < len(s) && s[j] == s[i] {
			if base != n {
				return 0, 0, errData
			}
			n, i, radix = m, j+1, base
		}
	}
	if j := i + 1; i < len(s) && (s[i] == 'E' || s[i] == 'e') { // 1E3
		if j < len(s) && s[j] == '+' {
			j++
		}
		if j < len(s) && digit(s[j]) < 10 {
			e, k, whole := digits(s, j, 10)
			if !whole {
				return 0, 0, errData
			}
			for i = k; e > 0 && n > 0 && n < 1<<40; e-- {
				n *= radix
			}
		}
	}
	n *= sign
	if n > 1<<31-1 || n < -1<<31 {
		return 0, 0, errData
	}
	return n, i, nil
}

func one(s string) (string, error) {
	if len(s) < 10 || s[2] != '.' || s[5] != '.' {
		return "", errData
	}
	day, e1 := value(s[0:2])
	month, e2 := value(s[3:5])
	year, e3 := value(s[6:10])
	if e1 != nil || e2 != nil || e3 != nil {
		return "", errRange
	}
	if day < 1 || day > 31 || month < 1 || month > 12 || year < 1900 || year > 2199 || day > length(month, year) {
		return "", errRange
	}
	months, p, err := get(s, 10)
	if err != nil {
		return "", err
	}
	rent, _, err := get(s, p)
	if err != nil {
		return "", err
	}
	if months < 1 || months > 600 || rent < 0 {
		return "", errRange
	}
	m := (month-1+months)%12 + 1
	y := year + (month-1+months)/12
	if y > 2199 {
		return "", errRange
	}
	day = min(day, length(m, y))
	if day > 1 {
		day--
	} else if m > 1 {
		m--
		day = length(m, y)
	} else {
		if y-1 < 1900 {
			return "", errRange
		}
		day, m, y = 31, 12, y-1
	}
	total := rent * months
	if total > 1<<31-1 {
		return "", errRange
	}
	if months >= 12 {
		total -= total / 40
	}
	return fmt.Sprintf("%02d.%02d.%4d%12d", day, m, y, total), nil
}

func main() {
	data, _ := io.ReadAll(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	text := strings.TrimSuffix(string(data), "\n")
	if len(data) == 0 {
		return
	}
	for _, line := range strings.Split(text, "\n") {
		reply, err := one(line)
		if err != nil {
			reply = err.Error()
		}
		fmt.Fprintln(out, reply)
	}
}
