package main

import (
	"bytes"
	"fmt"
	"os"
)

const recordSize = 22

type item struct {
	key, name    []byte
	stock, value int64
	raw          []byte // the two packed items as read, until something is computed
}

func packed(raw []byte) int64 {
	var n int64
	for i, b := range raw {
		n = n*10 + int64(b>>4)
		if i < len(raw)-1 {
			n = n*10 + int64(b&15)
		} else if b&15 == 13 {
			n = -n
		}
	}
	return n
}

func pack(n int64, size int) []byte {
	out := make([]byte, size)
	sign := byte(12)
	if n < 0 {
		sign = 13
		n = -n
	}
	out[size-1] = byte(n%10)<<4 | sign
	n /= 10
	for i := size - 2; i >= 0; i-- {
		out[i] = byte(n/10%10)<<4 | byte(n%10)
		n /= 100
	}
	return out
}

func number(text []byte) int64 {
	var n int64
	for _, c := range text {
		n = n*10 + int64(c&15)
	}
	return n
}

func numeric(text []byte) bool {
	for _, c := range text {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

func main() {
	old, err := os.ReadFile("OLDMAST")
	if err != nil {
		fmt.Fprintln(os.Stderr, "libcob: error: OLDMAST")
		os.Exit(1)
	}
	changes, err := os.ReadFile("CHANGES")
	if err != nil {
		fmt.Fprintln(os.Stderr, "libcob: error: CHANGES")
		os.Exit(1)
	}
	var lines [][]byte
	if len(changes) > 0 {
		lines = bytes.Split(bytes.TrimSuffix(changes, []byte("\n")), []byte("\n"))
	}
	var out bytes.Buffer
	var nOld, nNew, nChg, nBad int
	var cur *item
	readOld := func() {
		if len(old) < recordSize {
			cur, old = nil, nil
			return
		}
		r := old[:recordSize]
		old = old[recordSize:]
		cur = &item{r[:4], r[4:14], packed(r[14:17]), packed(r[17:22]), r[14:22]}
		nOld = (nOld + 1) % 10000
	}
	var chg []byte
	readChange := func() {
		if len(lines) == 0 {
			chg = nil
			return
		}
		chg = append(append([]byte{}, lines[0]...), bytes.Repeat([]byte(" "), 17)...)[:17]
		lines = lines[1:]
		nChg = (nChg + 1) % 10000
	}
	write := func(it *item) {
		out.Write(it.key)
		out.Write(it.name)
		if it.raw != nil {
			out.Write(it.raw)
		} else {
			out.Write(pack(it.stock, 3))
			out.Write(pack(it.value, 5))
		}
		nNew = (nNew + 1) % 10000
	}
	readOld()
	readChange()
	for cur != nil || chg != nil {
		if chg == nil {
			write(cur)
			readOld()
			continue
		}
		qtyText, priceText := chg[5:10], chg[10:17]
		good := numeric(qtyText) && numeric(priceText)
		qty, price := number(qtyText), number(priceText)
		switch {
		case cur == nil || number(chg[:4]) < number(cur.key):
			if chg[4] == 'A' && good {
				write(&item{chg[:4], []byte("NEW ITEM  "), qty, qty * price % 1000000000, nil})
			} else {
				fmt.Printf("NO MASTER %s\n", chg[:4])
				nBad = (nBad + 1) % 10000
			}
			readChange()
		case number(chg[:4]) > number(cur.key):
			write(cur)
			readOld()
		default:
			apply(cur, chg[4], qty, price, good, &nBad, readOld)
			readChange()
		}
	}
	os.WriteFile("NEWMAST", out.Bytes(), 0o644)
	fmt.Printf("OLD %04d NEW %04d\n", nOld, nNew)
	fmt.Printf("CHANGES %04d BAD %04d\n", nChg, nBad)
}

func apply(cur *item, kind byte, qty, price int64, good bool, nBad *int, readOld func()) {
	if !good {
		*nBad = (*nBad + 1) % 10000
		return
	}
	switch kind {
	case 'R':
		if cur.stock+qty > 99999 {
			fmt.Println("STOCK TOO LARGE")
		} else {
			cur.stock += qty
			cur.raw = nil
		}
		if cur.value+qty*price > 999999999 {
			fmt.Println("VALUE TOO LARGE")
		} else {
			cur.value += qty * price
			cur.raw = nil
		}
	case 'I':
		if cur.stock-qty < -99999 {
			fmt.Println("STOCK TOO SMALL")
		} else {
			cur.stock -= qty
			cur.raw = nil
		}
		if cur.stock < 0 {
			fmt.Printf("NEGATIVE STOCK %s\n", cur.key)
		}
	case 'D':
		readOld()
	default:
		fmt.Printf("BAD KIND %c\n", kind)
		*nBad = (*nBad + 1) % 10000
	}
}
