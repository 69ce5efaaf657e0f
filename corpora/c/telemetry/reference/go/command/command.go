// Package command is the command interpreter: a table of names and handlers.
package command

import (
	"errors"
	"fmt"
	"strings"

	"migrated/cmdcalc"
	"migrated/cmdcodec"
	"migrated/cmddata"
	"migrated/cmdpacket"
	"migrated/logger"
	"migrated/pack"
	"migrated/session"
	"migrated/status"
	"migrated/text"
)

const (
	maxArgs     = 64
	leastPrefix = 3 // letters from which on a command may be cut short
	many        = 1 << 20
	columns     = 6
)

type handler func(s *session.Session, args []string) error

type command struct {
	name    string
	handler handler
	least   int // arguments, the name not counted
	most    int
	usage   string
}

// commands are sorted; init fills them, because help looks at them.
var commands []command

func init() {
	commands = []command{
		{"add", cmddata.Add, 2, 2, "NAME N"},
		{"bcd", cmdcalc.BCD, 1, many, "N ..."},
		{"bits", cmdcalc.Bits, 1, 4, "N [POS WIDTH [VALUE]]"},
		{"calc", cmdcalc.Calc, 2, 2, "A B"},
		{"checksum", cmdcodec.Checksum, 1, 2, "KIND [HEX]"},
		{"clear", cmddata.Clear, 0, 0, ""},
		{"code", cmdcodec.Code, 2, 3, "KIND HEX [SEED]"},
		{"decode", cmdpacket.Decode, 1, 1, "HEX"},
		{"dump", cmdcodec.Dump, 1, 1, "HEX"},
		{"echo", echo, 0, many, "[WORD ...]"},
		{"encode", cmdpacket.Encode, 1, many, "MESSAGE [FIELD=VALUE ...]"},
		{"endian", endian, 0, 1, "[big|little]"},
		{"feed", cmdcodec.Feed, 1, 1, "HEX"},
		{"fix", cmdcalc.Fix, 2, 3, "add|sub|mul|div|round A [B]"},
		{"fmt", cmdcalc.Fmt, 1, many, "TEMPLATE [ARG ...]"},
		{"frame", cmdcodec.Frame, 0, 1, "[HEX]"},
		{"get", cmddata.Get, 1, 1, "NAME"},
		{"gray", cmdcalc.Gray, 1, many, "N ..."},
		{"help", help, 0, 1, "[COMMAND]"},
		{"hist", cmddata.Hist, 0, many, "[N ...]"},
		{"link", cmdcalc.Link, 0, many, "[EVENT ...]"},
		{"list", cmddata.List, 0, 0, ""},
		{"log", log, 1, many, "LEVEL [WORD ...]"},
		{"messages", cmdpacket.Messages, 0, 1, "[NAME]"},
		{"pack", cmdcodec.Pack, 2, many, "WIDTH N ..."},
		{"pop", cmddata.Pop, 0, 1, "[N]"},
		{"quit", quit, 0, 1, "[CODE]"},
		{"sample", cmddata.Sample, 1, many, "N ..."},
		{"scale", cmdcalc.Scale, 3, 4, "RAW NUM DEN [OFFSET]"},
		{"selftest", cmdcodec.Selftest, 0, 0, ""},
		{"sequence", cmdpacket.Sequence, 1, 1, "N"},
		{"set", cmddata.Set, 2, 2, "NAME VALUE"},
		{"share", cmddata.Share, 2, 2, "PART WHOLE"},
		{"since", cmdcalc.Since, 2, 2, "A B"},
		{"sort", cmddata.Sort, 1, 2, "name|value|kind|age [up|down]"},
		{"stats", cmddata.Stats, 0, many, "[N ...]"},
		{"status", showStatus, 0, 0, ""},
		{"time", cmdcalc.Time, 1, 2, "SECONDS [FINE]"},
		{"tree", cmddata.Tree, 1, many, "add|del|find|between|show|depth [N ...]"},
		{"unframe", cmdcodec.Unframe, 1, 1, "HEX"},
		{"unset", cmddata.Unset, 1, 1, "NAME"},
		{"untime", cmdcalc.Untime, 1, 1, "DATE"},
		{"varint", cmdcodec.Varint, 1, many, "N ... | -z N ... | -d HEX"},
		{"window", cmddata.Window, 0, 0, ""},
	}
}

func (c *command) synopsis() string {
	return strings.TrimSuffix(c.name+" "+c.usage, " ")
}

// find goes by name; a prefix of three letters or more is enough when only one command starts so.
func find(name string) *command {
	var found *command
	for i := range commands {
		c := &commands[i]
		switch {
		case c.name == name:
			return c
		case len(name) < leastPrefix || !strings.HasPrefix(c.name, name):
		case found != nil:
			return nil
		default:
			found = c
		}
	}
	return found
}

func help(s *session.Session, args []string) error {
	if len(args) > 1 {
		c := find(args[1])
		if c == nil {
			return s.Fail(status.Unknown, "command '%s'", args[1])
		}
		s.Print("%s\n", c.synopsis())
		return nil
	}
	for i, c := range commands {
		if i%columns == columns-1 || i == len(commands)-1 {
			s.Print("%s\n", c.name)
		} else {
			s.Print("%-10s", c.name)
		}
	}
	return nil
}

func quit(s *session.Session, args []string) error {
	if len(args) > 1 {
		code, err := text.ParseLong(args[1], 10, 0, 255)
		if err != nil {
			return s.Fail(err, "exit code '%s'", args[1])
		}
		s.ExitCode = int(code)
	}
	s.Done = true
	return nil
}

func echo(s *session.Session, args []string) error {
	s.Print("%s\n", strings.Join(args[1:], " "))
	return nil
}

func endian(s *session.Session, args []string) error {
	if len(args) > 1 {
		order, ok := pack.OrderFromName(args[1])
		if !ok {
			return s.Fail(status.Unknown, "byte order '%s'", args[1])
		}
		s.Order = order
	}
	s.Print("%s endian\n", s.Order)
	return nil
}

func log(s *session.Session, args []string) error {
	level, ok := logger.LevelFromName(args[1])
	if !ok {
		return s.Fail(status.Unknown, "level '%s'", args[1])
	}
	if len(args) == 2 {
		s.Log.Level = level
	}
	for _, word := range args[2:] {
		s.Log.Write(level, "%s", word)
	}
	return nil
}

func showStatus(s *session.Session, _ []string) error {
	s.Print("line %d, commands %d, errors %d, warnings %d, infos %d\n", s.Line, s.Commands, s.Errors,
		s.Log.Count(logger.Warning), s.Log.Count(logger.Info))
	s.Print("parameters %d, samples %d, nodes %d, link %s\n", len(s.Store.Params()), s.Window.Len(),
		s.Tree.Size(), s.Link.State)
	s.Print("deframer %s, length %d, frames %d, errors %d\n", s.LineIn.State, s.LineIn.Pending(),
		s.LineIn.Frames, s.LineIn.Errors)
	return nil
}

func dispatch(s *session.Session, args []string) error {
	c := find(args[0])
	if c == nil {
		return s.Fail(status.Unknown, "command")
	}
	if count := len(args) - 1; count < c.least || count > c.most {
		return s.Fail(status.Usage, "%s", c.synopsis())
	}
	return c.handler(s, args)
}

// Run runs one line; what goes wrong is counted and said here.
func Run(s *session.Session, line string) {
	args, err := text.Split(line, maxArgs)
	name := ""
	switch {
	case errors.Is(err, text.ErrOpenQuote):
		err = s.Fail(status.Syntax, "%s", err)
	case err != nil:
		err = s.Fail(status.Space, "%s", err)
	case len(args) == 0:
		return
	}
	s.Commands++
	if err == nil {
		name = args[0]
		err = dispatch(s, args)
	}
	if err != nil {
		s.Errors++
		s.Log.Write(logger.Error, "%s", fmt.Sprintf("line %d: %s: %s", s.Line, name, err))
	}
}
