package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
)

type item struct {
	qty  int
	text string
}

func numeric(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	stock := map[string]*item{}
	say := func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
	file, _ := os.Create("STOCK.IDX")
	file.Close()
	for {
		text, _ := in.ReadString('\n')
		text = strings.TrimSuffix(text, "\n")
		if len(text) > 17 {
			text = text[:17]
		}
		line := text + strings.Repeat(" ", 17-len(text))
		code, name := line[1:5], line[9:17]
		qty, ok := numeric(line[5:9])
		switch line[0] {
		case 'A':
			if !ok {
				qty = 0
			}
			if stock[code] != nil {
				say("DUPLICATE 22")
			} else {
				stock[code] = &item{qty, name}
				say("ADDED")
			}
		case 'D':
			if stock[code] == nil {
				say("NOT FOUND")
			} else {
				delete(stock, code)
				say("DELETED")
			}
		case 'I':
			it := stock[code]
			if it == nil {
				say("NOT FOUND 23")
			} else if !ok || qty > it.qty {
				say("SHORT %04d", it.qty)
			} else {
				it.qty -= qty
				say("LEFT %04d", it.qty)
				if it.qty < 10 {
					say("REORDER %s", it.text)
				}
			}
		case 'L':
			var codes []string
			for c := range stock {
				if c >= code {
					codes = append(codes, c)
				}
			}
			if len(codes) == 0 {
				say("EMPTY")
				break
			}
			sort.Strings(codes)
			if len(codes) > 5 {
				codes = codes[:5]
			}
			for _, c := range codes {
				say("%s %04d %s", c, stock[c].qty, stock[c].text)
			}
			say("LISTED %03d", len(codes))
		case 'Q', ' ':
			return
		default:
			say("WHAT?")
		}
	}
}
