package theseusrt

import (
	"os"
	"strings"
)

// Ada.Environment_Variables and the command's name, as GNAT 12 and glibc give them.

// AdaEnvironmentCommandName is what the program was called as.
func AdaEnvironmentCommandName() string {
	if len(os.Args) == 0 {
		return ""
	}
	return os.Args[0]
}

// environmentEntry looks as getenv does: a name ends at its first NUL, and one with a = goes on in what the entry holds.
func environmentEntry(name string) (string, bool) {
	name, _, _ = strings.Cut(name, "\x00")
	if name == "" {
		return "", false
	}
	for _, entry := range os.Environ() {
		if value, found := strings.CutPrefix(entry, name+"="); found {
			return value, true
		}
	}
	return "", false
}

func AdaEnvironmentExists(name string) bool {
	_, found := environmentEntry(name)
	return found
}

func AdaEnvironmentValue(name string) string {
	value, found := environmentEntry(name)
	if !found {
		panic(constraint())
	}
	return value
}

func AdaEnvironmentValueOr(name, fallback string) string {
	if value, found := environmentEntry(name); found {
		return value
	}
	return fallback
}
