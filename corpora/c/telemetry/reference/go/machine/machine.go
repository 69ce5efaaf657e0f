// Package machine is the state of the downlink.
package machine

import "migrated/text"

const (
	goodToLock = 3
	badToLose  = 2
)

// State of the link.
type State int

const (
	Down State = iota
	Sync
	Locked
	Degraded
	Lost
)

func (s State) String() string {
	return [...]string{"down", "sync", "locked", "degraded", "lost"}[s]
}

// Event on the link.
type Event int

const (
	Carrier Event = iota
	Good
	Bad
	Timeout
	Reset
)

// EventFromName is false for a name that is no event.
func EventFromName(name string) (Event, bool) {
	i := text.ChoiceIndex("carrier|good|bad|timeout|reset", name)
	return Event(i), i >= 0
}

// next is the state after an event; run counts this event too.
func next(state State, event Event, run uint32) State {
	if event == Reset {
		return Down
	}
	switch state {
	case Down:
		if event == Carrier {
			return Sync
		}
	case Sync:
		switch {
		case event == Timeout:
			return Down
		case event == Good && run >= goodToLock:
			return Locked
		}
	case Locked:
		switch event {
		case Timeout:
			return Lost
		case Bad:
			return Degraded
		}
	case Degraded:
		switch {
		case event == Good:
			return Locked
		case event == Timeout, event == Bad && run >= badToLose:
			return Lost
		}
	case Lost:
		if event == Carrier || event == Good {
			return Sync
		}
	}
	return state
}

// Machine is the link and what became of it so far. It starts down.
type Machine struct {
	State       State
	Run         uint32 // good or bad frames in a row that count here
	Transitions uint32
	Locks       uint32
	Losses      uint32
}

// Step gives the new state.
func (m *Machine) Step(event Event) State {
	// Good frames count while looking for lock, bad ones while losing it; anything else starts again.
	if m.State == Sync && event == Good || m.State == Degraded && event == Bad {
		m.Run++
	} else {
		m.Run = 0
	}
	after := next(m.State, event, m.Run)
	if after != m.State {
		m.State = after
		m.Run = 0
		m.Transitions++
		switch after {
		case Locked:
			m.Locks++
		case Lost:
			m.Losses++
		}
	}
	return after
}
