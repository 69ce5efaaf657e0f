package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

var names = []string{"RED", "GREEN", "YELLOW", "FLASHING"}
var duration = []int{3, 4, 1, 0}

const (
	red = iota
	green
	yellow
	flashing
)

var (
	state, timer int
	waiting      bool
	seen         [4]int
)

func enter(c int) {
	if c != state {
		fmt.Println(names[state] + " -> " + names[c])
	}
	state = c
	timer = 0
	seen[c]++
}

func handle(line string) {
	switch strings.ToUpper(strings.Trim(line, " ")) {
	case "TICK":
		if state == flashing {
			return
		}
		timer++
		if timer >= duration[state] || (waiting && state == green && timer >= 2) {
			switch state {
			case red:
				enter(green)
				waiting = false
			case green:
				enter(yellow)
			case yellow:
				enter(red)
			}
		}
	case "WALK":
		if state == green {
			waiting = true
		} else {
			fmt.Println("ignored")
		}
	case "FAULT":
		enter(flashing)
		waiting = false
	case "RESET":
		enter(red)
	case "NIGHT":
		if state == flashing {
			fmt.Println("already flashing")
		} else {
			enter(flashing)
		}
	case "REPORT":
		for i, name := range names {
			fmt.Printf("%s:%3d", name, seen[i])
		}
		fmt.Println()
	default:
		fmt.Println("unknown event " + line)
	}
}

func main() {
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadString('\n')
		if err != nil && line == "" {
			break
		}
		handle(strings.TrimSuffix(line, "\n"))
	}
	fmt.Printf("at end %s %d\n", names[state], timer)
}
