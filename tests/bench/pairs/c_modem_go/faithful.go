package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

type state int

const (
	idle state = iota
	dialing
	connected
	transfer
	locked
)

var names = []string{"IDLE", "DIALING", "CONNECTED", "TRANSFER", "LOCKED"}

type modem struct {
	st        state
	failures  int
	blocks    int
	registers [8]int
	out       *bufio.Writer
}

func (m *modem) reply(format string, args ...any) { fmt.Fprintf(m.out, format+"\n", args...) }

func scanInt(s string, i int) (int, int, bool) {
	for i < len(s) && strings.IndexByte(" \t\r\n\v\f", s[i]) >= 0 {
		i++
	}
	neg := false
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		neg = s[i] == '-'
		i++
	}
	start, v := i, 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		if v < 1<<40 {
			v = v*10 + int(s[i]-'0')
		}
		i++
	}
	if neg {
		v = -v
	}
	return v, i, i > start
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func (m *modem) handle(line string) {
	if i := strings.IndexByte(line, 0); i >= 0 {
		line = line[:i]
	}
	fields := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) })
	if len(fields) == 0 {
		return
	}
	cmd, arg := fields[0], ""
	if len(fields) > 1 {
		arg = fields[1]
	}
	if m.st == locked && cmd != "RESET" {
		m.reply("LOCKED")
		return
	}
	switch cmd {
	case "RESET":
		if m.st == locked && arg != "4711" {
			m.reply("DENIED")
			return
		}
		m.st, m.failures, m.blocks = idle, 0, 0
		m.registers = [8]int{}
		m.reply("OK")
	case "DIAL":
		if m.st != idle {
			m.reply("ERROR")
			return
		}
		if arg == "" {
			m.reply("NO NUMBER")
			return
		}
		if !digits(arg) || len(arg) < 3 || len(arg) > 12 {
			m.failures++
			if m.failures >= 3 {
				m.st = locked
				m.reply("LOCKED")
			} else {
				m.reply("BAD NUMBER")
			}
			return
		}
		m.st = dialing
		m.reply("DIALING %s", arg)
	case "WAIT":
		if m.st != dialing {
			m.reply("ERROR")
			return
		}
		m.st, m.failures = connected, 0
		speed := 2400
		if m.registers[1] != 0 {
			speed = m.registers[1] * 300
		}
		m.reply("CONNECT %d", speed)
	case "SET":
		r, i, ok := scanInt(arg, 0)
		if ok && i < len(arg) && arg[i] == '=' {
			var v int
			v, _, ok = scanInt(arg, i+1)
			if ok && r >= 0 && r <= 7 && v >= 0 && v <= 255 {
				if m.st == transfer {
					m.reply("BUSY")
					return
				}
				m.registers[r] = v
				m.reply("OK")
				return
			}
		}
		m.reply("BAD REGISTER")
	case "SEND":
		if m.st != connected && m.st != transfer {
			m.reply("NO CARRIER")
			return
		}
		m.st = transfer
		m.blocks++
		if m.registers[2] != 0 && m.blocks > m.registers[2] {
			m.st, m.blocks = connected, 0
			m.reply("WINDOW FULL")
			return
		}
		m.reply("BLOCK %d", m.blocks)
	case "END":
		if m.st != transfer {
			m.reply("ERROR")
			return
		}
		m.st = connected
		m.reply("SENT %d", m.blocks)
		if m.registers[3] != 1 {
			m.blocks = 0
		}
	case "HANGUP":
		if m.st == transfer {
			m.reply("ABORTED")
		} else if m.st == idle {
			m.reply("ERROR")
			return
		}
		m.st = idle
		m.reply("OK")
	case "STATUS":
		m.reply("%s F%d B%d", names[m.st], m.failures, m.blocks)
	default:
		m.reply("UNKNOWN")
	}
}

func main() {
	m := &modem{out: bufio.NewWriter(os.Stdout)}
	data, _ := io.ReadAll(os.Stdin)
	for len(data) > 0 {
		n := 199
		if n > len(data) {
			n = len(data)
		}
		if i := strings.IndexByte(string(data[:n]), '\n'); i >= 0 {
			n = i + 1
		}
		m.handle(string(data[:n]))
		data = data[n:]
	}
	m.out.Flush()
	if m.st == locked {
		os.Exit(3)
	}
}
