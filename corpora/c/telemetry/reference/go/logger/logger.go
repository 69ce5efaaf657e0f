// Package logger says things to people, on standard error.
package logger

import (
	"fmt"
	"os"

	"migrated/text"
)

// Longer messages are cut.
const textMax = 120

// Level is how much a message matters; as a setting: what is shown.
type Level int

const (
	Silent Level = iota
	Error
	Warning
	Info
	Debug
	levels
)

const letters = "SEWID"

// LevelFromName is false for a name that is no level.
func LevelFromName(name string) (Level, bool) {
	i := text.ChoiceIndex("silent|error|warning|info|debug", name)
	return Level(i), i >= 0
}

// FromVerbosity is the default and so many steps more (or fewer), within the levels that there are.
func FromVerbosity(steps int) Level {
	return min(max(Warning+Level(steps), Silent), Debug)
}

// Logger shows the messages that are wanted, and counts all of them.
type Logger struct {
	Level  Level
	counts [levels]uint32
}

// Count is how many messages of that level there were so far, shown or not.
func (l *Logger) Count(level Level) uint32 {
	return l.counts[level]
}

// Write counts the message, and shows it when its level is wanted.
func (l *Logger) Write(level Level, format string, args ...any) {
	if level == Silent {
		return
	}
	l.counts[level]++
	if level <= l.Level {
		message := text.Cut(fmt.Sprintf(format, args...), textMax)
		fmt.Fprintf(os.Stderr, "%c: %s\n", letters[level], message)
	}
}

// Debug is for experts; not even counted unless they listen.
func (l *Logger) Debug(format string, args ...any) {
	if l.Level >= Debug {
		l.Write(Debug, format, args...)
	}
}
