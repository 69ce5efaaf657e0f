package cobol

import (
	"bytes"
	"os"
	"strings"
)

// surroundings is what a run unit set of what surrounds it: environment variables (its own, for nothing outside sees
// them), the variable and the argument that were named last, switches.
type surroundings struct {
	set      map[string][]byte
	name     string
	argument int
	switches map[int64]bool
}

// Switch is a switch of SPECIAL-NAMES: on when the environment's COB_SWITCH_n says ON, until SET changes it.
func (m *Machine) Switch(number int64) bool {
	if on, set := m.around.switches[number]; set {
		return on
	}
	value := os.Getenv("COB_SWITCH_" + string(rune('0'+number)))
	return strings.EqualFold(value, "ON") || value == "1"
}

// SetSwitch is SET … TO ON or OFF.
func (m *Machine) SetSwitch(number int64, on bool) {
	if m.around.switches == nil {
		m.around.switches = map[int64]bool{}
	}
	m.around.switches[number] = on
}

func (m *Machine) words(item Item) string { return string(bytes.TrimRight(m.data(item), " ")) }

func (m *Machine) variable(name string) ([]byte, bool) {
	if value, set := m.around.set[name]; set {
		return value, true
	}
	value, set := os.LookupEnv(name)
	return []byte(value), set
}

func (m *Machine) take(value []byte, found bool, target Item) {
	if !found {
		m.raise(exceptionInput)
		value = []byte{' '}
	}
	m.MoveTo(textResult(value), target)
}

// AcceptEnvironment is ACCEPT … FROM ENVIRONMENT name.
func (m *Machine) AcceptEnvironment(name, target Item) {
	value, found := m.variable(m.words(name))
	m.take(value, found, target)
}

// EnvironmentName is DISPLAY … UPON ENVIRONMENT-NAME.
func (m *Machine) EnvironmentName(name Item) { m.around.name = m.words(name) }

// AcceptEnvironmentValue is ACCEPT … FROM ENVIRONMENT-VALUE: of the variable that was named last.
func (m *Machine) AcceptEnvironmentValue(target Item) {
	value, found := m.variable(m.around.name)
	m.take(value, found && m.around.name != "", target)
}

// SetEnvironmentValue is DISPLAY … UPON ENVIRONMENT-VALUE.
func (m *Machine) SetEnvironmentValue(value Item) {
	if m.around.name == "" {
		m.raise(exceptionInput)
		return
	}
	if m.around.set == nil {
		m.around.set = map[string][]byte{}
	}
	m.around.set[m.around.name] = bytes.TrimRight(m.data(value), " ")
}

// Chained is PROCEDURE DIVISION CHAINING: an item gets the argument of its number, when there is one.
func (m *Machine) Chained(number int64, target Item) {
	if number+1 < int64(len(os.Args)) {
		m.put(target, resized([]byte(os.Args[number+1]), target.size))
	}
}

// CommandLine is what ACCEPT … FROM COMMAND-LINE takes.
func (m *Machine) CommandLine() Item { return textResult([]byte(strings.Join(os.Args[1:], " "))) }

// ArgumentNumber is how many arguments there are.
func (m *Machine) ArgumentNumber() Item { return m.intResult(int64(len(os.Args) - 1)) }

// SetArgumentNumber is DISPLAY … UPON ARGUMENT-NUMBER: which one ACCEPT takes.
func (m *Machine) SetArgumentNumber(number Item) {
	n := m.GetInt(number)
	if n < 0 || n >= int64(len(os.Args)) {
		m.raise(exceptionInput)
		return
	}
	m.around.argument = int(n)
}

// AcceptArgumentValue is ACCEPT … FROM ARGUMENT-VALUE: the next argument.
func (m *Machine) AcceptArgumentValue(target Item) {
	if m.around.argument >= len(os.Args)-1 {
		m.raise(exceptionInput)
		return
	}
	m.around.argument++
	m.take([]byte(os.Args[m.around.argument]), true, target)
}
