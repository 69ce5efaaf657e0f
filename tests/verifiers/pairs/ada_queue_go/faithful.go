package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

const capacity = 6

type entry struct {
	name     string
	priority int
}

var (
	items  []entry
	served int
)

// value does what Integer'Value does for plain, signed, underscored and exponent numbers.
func value(text string) (int, bool) {
	text = strings.Trim(text, " ")
	negative := strings.HasPrefix(text, "-")
	if negative || strings.HasPrefix(text, "+") {
		text = text[1:]
	}
	body, exponent, hasExponent := text, "", false
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		body, exponent, hasExponent = text[:i], text[i+1:], true
		exponent = strings.TrimPrefix(exponent, "+")
	}
	n, ok := digits(body)
	if !ok {
		return 0, false
	}
	if hasExponent {
		e, ok := digits(exponent)
		if !ok {
			return 0, false
		}
		for ; e > 0 && n < 1<<40 && n > 0; e-- {
			n *= 10
		}
	}
	if negative {
		n = -n
	}
	return n, n >= -1<<31 && n < 1<<31
}

func digits(text string) (int, bool) {
	n := 0
	last := byte('_')
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
			n = min(n*10+int(c-'0'), 1<<50)
		case c == '_' && last != '_':
		default:
			return 0, false
		}
		last = c
	}
	return n, last != '_'
}

func put(name string, priority int) string {
	if len(items) == capacity {
		return "queue is full"
	}
	if priority < 1 || priority > 5 {
		return "bad priority"
	}
	name = (name + strings.Repeat(" ", 10))[:10]
	at := len(items)
	for at > 0 && items[at-1].priority < priority {
		at--
	}
	items = append(items, entry{})
	copy(items[at+1:], items[at:])
	items[at] = entry{name, priority}
	return ""
}

func handle(line string) string {
	cmd, rest, _ := strings.Cut(line, " ")
	switch cmd {
	case "put":
		rest = strings.Trim(rest, " ")
		if rest == "" {
			return "put what?"
		}
		name, number, found := strings.Cut(rest, ",")
		if !found {
			return put(rest, 3)
		}
		priority, ok := value(number)
		if !ok {
			return "bad priority"
		}
		return put(name, priority)
	case "take":
		if len(items) == 0 {
			return "queue is empty"
		}
		name := strings.TrimRight(items[0].name, " ")
		items = items[1:]
		served++
		return "serving " + name
	case "show":
		if len(items) == 0 {
			return "nothing"
		}
		var lines []string
		for i, e := range items {
			lines = append(lines, fmt.Sprintf(" %d: %s %d", i+1, e.name, e.priority))
		}
		return strings.Join(lines, "\n")
	case "clear":
		items = nil
		return ""
	}
	return "what is '" + cmd + "'?"
}

func main() {
	data, _ := io.ReadAll(os.Stdin)
	text := strings.TrimSuffix(string(data), "\n")
	if len(data) > 0 {
		for _, line := range strings.Split(text, "\n") {
			if line == "stop" {
				break
			}
			if line == "" {
				continue
			}
			if answer := handle(line); answer != "" {
				fmt.Println(answer)
			}
		}
	}
	fmt.Printf("served %d, waiting %d\n", served, len(items))
}
