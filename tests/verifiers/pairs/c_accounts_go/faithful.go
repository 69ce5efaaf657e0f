package main

import (
	"bytes"
	"fmt"
	"os"
	"sort"
)

type account struct {
	id      int64
	name    string
	balance int64
	moves   int
}

// scanner does what the conversions of scanf do on a text.
type scanner struct {
	text []byte
	at   int
}

func blank(c byte) bool { return c == ' ' || (c >= 9 && c <= 13) }

func (s *scanner) skip() {
	for s.at < len(s.text) && blank(s.text[s.at]) {
		s.at++
	}
}

func (s *scanner) number(bits int) (int64, bool) {
	s.skip()
	start := s.at
	negative := false
	if s.at < len(s.text) && (s.text[s.at] == '-' || s.text[s.at] == '+') {
		negative = s.text[s.at] == '-'
		s.at++
	}
	first := s.at
	var value int64
	for s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9' {
		value = min(value*10+int64(s.text[s.at]-'0'), 1<<58)
		s.at++
	}
	if s.at == first {
		s.at = start
		return 0, false
	}
	if negative {
		value = -value
	}
	if bits == 32 {
		value = int64(int32(value))
	}
	return value, true
}

func (s *scanner) word(width int) (string, bool) {
	s.skip()
	start := s.at
	for s.at < len(s.text) && !blank(s.text[s.at]) && s.at-start < width {
		s.at++
	}
	return string(s.text[start:s.at]), s.at > start
}

func (s *scanner) char() (byte, bool) {
	s.skip()
	if s.at == len(s.text) {
		return 0, false
	}
	s.at++
	return s.text[s.at-1], true
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

func halfEven(value, divisor int64) int64 {
	q, r := value/divisor, value%divisor
	if r < 0 {
		r += divisor
		q--
	}
	if r*2 > divisor || (r*2 == divisor && q%2 != 0) {
		q++
	}
	return q
}

func main() {
	data, err := os.ReadFile("accounts.txt")
	if err != nil {
		fmt.Fprintln(os.Stderr, "cannot open accounts")
		os.Exit(3)
	}
	var list []account
	for _, whole := range bytes.SplitAfter(data, []byte("\n")) {
		for len(whole) > 0 {
			line := whole[:min(len(whole), 127)]
			whole = whole[len(line):]
			s := scanner{text: line}
			var a account
			var ok1, ok2, ok3 bool
			a.id, ok1 = s.number(32)
			if ok1 {
				a.name, ok2 = s.word(15)
			}
			if ok2 {
				a.balance, ok3 = s.number(64)
			}
			if !ok3 {
				fmt.Printf("skipped: %s", line)
				continue
			}
			if a.id < 1 || a.id > 99999 || abs(a.balance) > 1000000000 {
				fmt.Printf("bad account %d\n", a.id)
				continue
			}
			if len(list) < 100 {
				list = append(list, a)
			}
		}
	}
	done, refused := 0, 0
	if data, err := os.ReadFile("transactions.txt"); err == nil {
		s := scanner{text: data}
		for {
			id, ok := s.number(32)
			if !ok {
				break
			}
			kind, ok := s.char()
			if !ok {
				break
			}
			amount, ok := s.number(64)
			if !ok {
				break
			}
			var a *account
			for i := range list {
				if list[i].id == id {
					a = &list[i]
					break
				}
			}
			if a == nil || amount < 0 || amount > 100000000 {
				refused++
				continue
			}
			switch {
			case kind == 'D':
				a.balance += amount
			case kind == 'W':
				if a.balance-amount < -50000 {
					fmt.Printf("%d: overdrawn\n", id)
					refused++
					continue
				}
				a.balance -= amount
			case kind == 'I' && amount <= 10000:
				a.balance += halfEven(a.balance*amount, 10000)
			default:
				refused++
				continue
			}
			a.moves++
			done++
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].id < list[j].id })
	var out bytes.Buffer
	for _, a := range list {
		sign := ""
		if a.balance < 0 {
			sign = "-"
		}
		b := abs(a.balance)
		fmt.Fprintf(&out, "%05d %-15s %s%d.%02d %d\n", a.id, a.name, sign, b/100, b%100, a.moves)
	}
	os.WriteFile("balances.txt", out.Bytes(), 0o644)
	fmt.Printf("%d done, %d refused\n", done, refused)
}
