// Package telemetry is the program: options, then commands line by line.
package telemetry

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"migrated/command"
	"migrated/logger"
	"migrated/options"
	"migrated/script"
	"migrated/session"
	"migrated/status"
)

// runScript runs all lines of a script and gives the exit code.
func runScript(input io.Reader, opts *options.Options) int {
	in := bufio.NewReader(input)
	s := session.New(opts.Order, logger.FromVerbosity(opts.Verbosity), os.Stdout)
	for !s.Done {
		line, result := script.Read(in)
		if result == script.End {
			break
		}
		s.Line++
		if result == script.TooLong {
			s.Errors++
			s.Log.Write(logger.Error, "line %d: longer than %d characters", s.Line, script.LineTextMax)
		} else if !script.IsBlank(line) {
			if opts.Trace {
				s.Print("> %s\n", line)
			}
			s.Log.Write(logger.Info, "line %d: %s", s.Line, line)
			command.Run(s, line)
		}
		if opts.Limit != 0 && s.Errors >= opts.Limit {
			s.Log.Write(logger.Error, "stopped after %d errors", s.Errors)
			break
		}
	}
	s.Close()
	if s.ExitCode != session.FromErrors {
		return s.ExitCode
	}
	return status.ExitCode(s.Errors, opts.Limit)
}

func run(args []string) int {
	opts, wrong, ok := options.Parse(args)
	if !ok {
		fmt.Fprintf(os.Stderr, "telemetry: wrong argument '%s'\n%s", wrong, options.Usage)
		return status.ExitUsage
	}
	if opts.Help {
		fmt.Print(options.Usage)
		return status.ExitOK
	}
	if !opts.HasScript {
		return runScript(os.Stdin, &opts)
	}
	file, err := os.Open(opts.Script)
	if err != nil {
		fmt.Fprintf(os.Stderr, "telemetry: cannot open '%s'\n", opts.Script)
		return status.ExitScript
	}
	defer file.Close()
	return runScript(file, &opts)
}

// Main runs the program and ends it.
func Main() {
	os.Exit(run(os.Args[1:]))
}
