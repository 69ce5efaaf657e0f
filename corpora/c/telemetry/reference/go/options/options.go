// Package options has the program's arguments.
package options

import (
	"migrated/pack"
	"migrated/text"
)

const maxErrors = 1000

// Options of one run.
type Options struct {
	Order     pack.ByteOrder
	Verbosity int // -v adds 1, -q makes it -2
	Trace     bool
	Help      bool
	Limit     uint32 // errors before the program stops; 0: any number
	Script    string
	HasScript bool // else standard input
}

// Parse gives the options, or false and the argument at fault.
func Parse(args []string) (options Options, wrong string, ok bool) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		isLast := i+1 == len(args)
		switch {
		case arg == "" || arg[0] != '-' || arg == "-":
			if options.HasScript {
				return options, arg, false
			}
			options.Script, options.HasScript = arg, true
		case arg == "-v":
			options.Verbosity++
		case arg == "-q":
			options.Verbosity = -2
		case arg == "-t":
			options.Trace = true
		case arg == "-s":
			options.Limit = 1
		case arg == "-h" || arg == "--help":
			options.Help = true
		case arg == "-e" && !isLast:
			i++
			order, known := pack.OrderFromName(args[i])
			if !known {
				return options, args[i], false
			}
			options.Order = order
		case arg == "-m" && !isLast:
			i++
			limit, err := text.ParseLong(args[i], 10, 0, maxErrors)
			if err != nil {
				return options, args[i], false
			}
			options.Limit = uint32(limit)
		default:
			return options, arg, false
		}
	}
	if options.Script == "-" {
		options.HasScript = false
	}
	return options, "", true
}

// Usage is what -h shows.
const Usage = `usage: telemetry [-v] [-q] [-t] [-s] [-m ERRORS] [-e big|little] [SCRIPT]
  -v  say more (twice: everything)    -q  say nothing
  -t  show each command               -s  stop at the first error
  -m  stop after that many errors     -e  byte order of packets
Commands come from SCRIPT, or from standard input; ` + "`help'" + ` lists them.
Exit code: 0 all well, 1 some command failed, 2 wrong option, 3 no such script,
4 stopped by -s or -m, or what ` + "`quit'" + ` was given.
`
