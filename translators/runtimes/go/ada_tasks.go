package theseusrt

import (
	"slices"
	"time"
)

// Tasks of Ada (ARM 9) as goroutines of which one runs at a time: it goes on until it waits for something, and hands over to
// the task that has been ready for longest. Between two such points nobody else changes anything, as on one processor
// under FIFO_Within_Priorities with equal priorities.

// What ends a task without its handlers: it was aborted, or its terminate alternative was chosen.
type adaTasksEnd struct{}

type adaMaster struct {
	number int32
	groups int // activation groups that were open when it was entered
	tasks  []*adaTask
}

type adaEntry struct {
	entry  int32
	member int64
}

type adaCall struct {
	caller  *adaTask
	of      *adaTask
	at      adaEntry
	data    any
	begun   bool
	over    bool
	failure *Exception
}

type adaOpen struct {
	at          adaEntry
	alternative int32
}

type adaTask struct {
	number, kind  int32
	discriminants []int64
	wake          chan struct{}
	master        *adaMaster   // the one that it depends on
	masters       []*adaMaster // its own, outermost first
	groups        [][]*adaTask // tasks that it created and that are not activated
	queue         []*adaCall
	serving       []*adaCall
	open          []adaOpen
	expiry        adaOpen // what the end of a wait chooses
	waits         bool    // for an entry call, or for alternatives that are open
	terminate     bool    // an open terminate alternative is among them
	chosen        int32
	call          *adaCall // the one that it makes
	leaving       *adaMaster
	activating    []*adaTask
	blocked       bool
	timed         bool
	deadline      time.Time
	expired       bool
	started       bool
	activated     bool
	failed        bool
	completed     bool
	terminated    bool
	aborted       bool
	ending        bool // it was told that it ends
	object, entry int32
	looking       bool // it is to look at the barrier that it waits for
	served        bool // another task's change has opened that
	turns         int  // of loops that may wait for another task
}

var (
	adaEnvironment = &adaTask{number: 1, wake: make(chan struct{}, 1), started: true, activated: true,
		masters: []*adaMaster{{number: 1}}, groups: [][]*adaTask{nil}}
	adaRunning   = adaEnvironment
	adaTasksAll  = []*adaTask{adaEnvironment}
	adaMasters   = map[int32]*adaMaster{1: adaEnvironment.masters[0]}
	adaMasterMax = int32(1)
	adaReady     []*adaTask
	adaQueued    []*adaTask // callers of entries of protected objects, by time of call
	adaObjects   int32
)

// ---- handing over

func (t *adaTask) ready() {
	if t.blocked {
		t.blocked, t.timed = false, false
		adaReady = append(adaReady, t)
	}
}

// The task that runs next. Nobody else touches what tasks share meanwhile.
func adaNext() *adaTask {
	for {
		adaSettle()
		var late []*adaTask
		now := time.Now()
		var first *adaTask
		for _, t := range adaTasksAll {
			if t.blocked && t.timed {
				if !t.deadline.After(now) {
					late = append(late, t)
				} else if first == nil || t.deadline.Before(first.deadline) {
					first = t
				}
			}
		}
		slices.SortStableFunc(late, func(a, b *adaTask) int { return a.deadline.Compare(b.deadline) })
		for _, t := range late {
			t.expired = true
			t.ready()
		}
		if len(adaReady) > 0 {
			next := adaReady[0]
			adaReady = adaReady[1:]
			return next
		}
		if first == nil {
			WriteErr("all tasks wait for each other\n")
			Exit(1)
		}
		time.Sleep(first.deadline.Sub(now))
	}
}

// Waits until somebody makes the task ready; gives whether its time was over.
func (t *adaTask) pause() bool {
	t.blocked, t.expired = true, false
	t.pass()
	return t.expired
}

func (t *adaTask) pass() {
	next := adaNext()
	adaRunning = next
	if next != t {
		next.wake <- struct{}{}
		<-t.wake
	}
	if t.aborted && !t.ending {
		t.end()
	}
}

// Lets the tasks that are ready go first.
func (t *adaTask) yield() {
	adaReady = append(adaReady, t)
	t.pass()
}

// AdaTasksGiveWay lets the tasks that are ready go first.
func AdaTasksGiveWay() { adaRunning.yield() }

// The turns of loops after which a task lets others go on.
const adaPatience = 500

// AdaTasksTurn is a turn of a loop that may wait for another task: after many of them others go on.
func AdaTasksTurn() {
	t := adaRunning
	if t.turns++; t.turns >= adaPatience {
		t.turns = 0
		t.yield()
	}
}

func (t *adaTask) end() {
	t.ending = true
	panic(adaTasksEnd{})
}

func (t *adaTask) until(nanoseconds int64) {
	t.timed, t.deadline = true, time.Now().Add(time.Duration(nanoseconds))
}

// ---- masters, activation

// AdaTasksEnter begins a master and gives its number; what it declares is activated together.
func AdaTasksEnter() int32 {
	t := adaRunning
	adaMasterMax++
	made := &adaMaster{number: adaMasterMax, groups: len(t.groups)}
	adaMasters[made.number] = made
	t.masters = append(t.masters, made)
	return made.number
}

// AdaTasksLeave ends the innermost master when all tasks that depend on it have ended.
func AdaTasksLeave() {
	t := adaRunning
	if len(t.masters) == 1 && t != adaEnvironment {
		t.complete()
	}
	t.await(t.masters[len(t.masters)-1])
	t.masters = t.masters[:len(t.masters)-1]
}

func (t *adaTask) await(master *adaMaster) {
	for _, group := range t.groups[min(master.groups, len(t.groups)):] { // never activated: an exception came first
		for _, other := range group {
			if !other.started {
				other.complete()
				other.terminated = true
			}
		}
	}
	t.groups = t.groups[:min(master.groups, len(t.groups))]
	for slices.ContainsFunc(master.tasks, func(other *adaTask) bool { return !other.terminated }) {
		t.leaving = master
		t.pause()
		t.leaving = nil
	}
	delete(adaMasters, master.number)
}

// AdaTasksFinish ends the program's own master: library tasks.
func AdaTasksFinish() {
	adaRunning.await(adaEnvironment.masters[0])
}

// AdaTasksGroup begins a group of tasks that are activated together.
func AdaTasksGroup() {
	t := adaRunning
	t.groups = append(t.groups, nil)
}

// AdaTasksCreate makes a task of a kind that depends on a master, 0 for the innermost one.
func AdaTasksCreate(kind, master int32) int32 {
	t := adaRunning
	of := t.masters[len(t.masters)-1]
	if master != 0 {
		of = adaMasters[master]
	}
	made := &adaTask{number: int32(len(adaTasksAll) + 1), kind: kind, wake: make(chan struct{}, 1), master: of}
	of.tasks = append(of.tasks, made)
	adaTasksAll = append(adaTasksAll, made)
	last := len(t.groups) - 1
	t.groups[last] = append(t.groups[last], made)
	return made.number
}

// AdaTasksGive notes a discriminant of a new task.
func AdaTasksGive(task int32, value int64) int32 {
	of := adaTaskOf(task)
	of.discriminants = append(of.discriminants, value)
	return task
}

// AdaTasksGiven is one of a task's discriminants.
func AdaTasksGiven(task, position int32) int64 {
	return adaTaskOf(task).discriminants[position]
}

// AdaTasksStart starts the tasks of a kind of the innermost group; body gets a task's number.
func AdaTasksStart(kind int32, body func(int32)) {
	t := adaRunning
	for _, made := range t.groups[len(t.groups)-1] {
		if made.kind != kind || made.started {
			continue
		}
		made.started = true
		if made.aborted {
			made.completed, made.terminated = true, true
			continue
		}
		adaReady = append(adaReady, made)
		go made.run(body)
	}
}

func (t *adaTask) run(body func(int32)) {
	<-t.wake
	func() {
		defer func() {
			if value := recover(); value != nil {
				if _, ended := value.(adaTasksEnd); !ended {
					panic(value)
				}
			}
		}()
		if t.aborted {
			t.end()
		}
		if Try(func() { body(t.number) }) != nil && !t.activated {
			t.failed = true
		}
	}()
	t.ending = true
	t.complete()
	for len(t.masters) > 0 { // those that an abort left
		last := t.masters[len(t.masters)-1]
		for _, other := range last.tasks {
			other.abort()
		}
		t.await(last)
		t.masters = t.masters[:len(t.masters)-1]
	}
	t.terminated = true
	t.wakeActivator()
	next := adaNext()
	adaRunning = next
	next.wake <- struct{}{}
}

// AdaTasksActivated says that the declarations of the running task's body are done.
func AdaTasksActivated() {
	t := adaRunning
	t.activated = true
	t.wakeActivator()
}

func (t *adaTask) wakeActivator() {
	for _, other := range adaTasksAll {
		if other.activating != nil && slices.Contains(other.activating, t) {
			other.ready()
		}
	}
}

// AdaTasksActivate waits until the tasks of the innermost group, which have been started, are active.
func AdaTasksActivate() {
	t := adaRunning
	group := t.groups[len(t.groups)-1]
	t.groups = t.groups[:len(t.groups)-1]
	t.awaitActive(group)
}

// AdaTasksActivateStarted waits until those tasks of the innermost group that have been started are active.
func AdaTasksActivateStarted() {
	t := adaRunning
	var group, left []*adaTask
	for _, other := range t.groups[len(t.groups)-1] {
		if other.started {
			group = append(group, other)
		} else {
			left = append(left, other)
		}
	}
	t.groups[len(t.groups)-1] = left
	t.awaitActive(group)
}

func (t *adaTask) awaitActive(group []*adaTask) {
	waiting := func(other *adaTask) bool { return !other.activated && !other.terminated }
	for slices.ContainsFunc(group, waiting) {
		t.activating = group
		t.pause()
	}
	t.activating = nil
	if slices.ContainsFunc(group, func(other *adaTask) bool { return other.failed }) {
		Raise("tasking_error", "Failure during activation")
	}
}

// A task that has done its statements takes no calls any more.
func (t *adaTask) complete() {
	if t.completed {
		return
	}
	t.completed = true
	for _, call := range t.serving {
		call.finish(NewException("tasking_error", ""))
	}
	for _, call := range t.queue {
		call.finish(NewException("tasking_error", ""))
	}
	t.serving, t.queue = nil, nil
}

// ---- termination

// Whether a task has ended, or waits with a terminate alternative open and so do all that depend on it.
func (t *adaTask) quiet() bool {
	if t.terminated {
		return true
	}
	if !t.blocked || !t.waits || !t.terminate {
		return false
	}
	for _, master := range t.masters {
		if !master.quiet() {
			return false
		}
	}
	return true
}

func (m *adaMaster) quiet() bool {
	return !slices.ContainsFunc(m.tasks, func(t *adaTask) bool { return !t.quiet() })
}

// Chooses terminate alternatives (ARM 9.3(6)), and lets masters go that have nobody left.
func adaSettle() {
	for _, t := range adaTasksAll {
		if t.leaving == nil || !t.blocked || !t.leaving.quiet() {
			continue
		}
		t.leaving.endAll()
		if !slices.ContainsFunc(t.leaving.tasks, func(other *adaTask) bool { return !other.terminated }) {
			t.ready()
		}
	}
}

func (m *adaMaster) endAll() {
	for _, t := range m.tasks {
		if t.terminated {
			continue
		}
		t.aborted = true
		t.ready()
		for _, own := range t.masters {
			own.endAll()
		}
	}
}

// ---- rendezvous

func adaTaskOf(number int32) *adaTask {
	if number < 1 || int(number) > len(adaTasksAll) {
		panic(constraint())
	}
	return adaTasksAll[number-1]
}

func (c *adaCall) finish(failure *Exception) {
	c.over, c.failure = true, failure
	if c.caller.call == c {
		c.caller.ready()
	}
}

// AdaTasksCall calls an entry and waits until the rendezvous is over.
func AdaTasksCall(task, entry int32, member int64, data any) {
	adaCallEntry(task, entry, member, data, -1)
}

// AdaTasksCallWithin calls an entry, unless the rendezvous can't begin within some nanoseconds (none: at once).
func AdaTasksCallWithin(task, entry int32, member int64, nanoseconds int64, data any) bool {
	return adaCallEntry(task, entry, member, data, max(nanoseconds, 0))
}

func adaCallEntry(task, entry int32, member int64, data any, limit int64) bool {
	t, of := adaRunning, adaTaskOf(task)
	if of.completed || of.aborted {
		Raise("tasking_error", "")
	}
	call := &adaCall{caller: t, of: of, at: adaEntry{entry, member}, data: data}
	of.queue = append(of.queue, call)
	of.offer()
	if limit == 0 && !call.begun {
		call.withdraw()
		return false
	}
	t.call = call
	if limit > 0 {
		t.until(limit)
	}
	for !call.over {
		if t.pause() && !call.begun {
			call.withdraw()
			t.call = nil
			return false
		}
	}
	t.call = nil
	if call.failure != nil {
		panic(call.failure)
	}
	return true
}

func (c *adaCall) withdraw() {
	c.of.queue = slices.DeleteFunc(c.of.queue, func(other *adaCall) bool { return other == c })
}

// Begins the rendezvous that the task waits for, if somebody calls for it.
func (t *adaTask) offer() bool {
	if !t.waits {
		return false
	}
	for _, open := range t.open {
		for i, call := range t.queue {
			if call.at == open.at {
				t.queue = slices.Delete(t.queue, i, i+1)
				call.begun = true
				call.caller.timed = false
				t.serving = append(t.serving, call)
				t.chosen = open.alternative
				t.waits, t.terminate, t.open = false, false, nil
				t.ready()
				return true
			}
		}
	}
	return false
}

// AdaTasksAccept waits for a call of an entry and begins the rendezvous.
func AdaTasksAccept(entry int32, member int64) {
	AdaTasksOpen(entry, member, 1)
	AdaTasksChoose()
}

// AdaTasksParameters gives what the call that is served brought.
func AdaTasksParameters() any {
	t := adaRunning
	return t.serving[len(t.serving)-1].data
}

// AdaTasksDone ends the innermost rendezvous.
func AdaTasksDone() { adaFinish(nil) }

// AdaTasksFailed ends the innermost rendezvous with an exception, which its caller gets too.
func AdaTasksFailed(name, message string) { adaFinish(NewException(name, message)) }

func adaFinish(failure *Exception) {
	t := adaRunning
	last := len(t.serving) - 1
	call := t.serving[last]
	t.serving = t.serving[:last]
	call.finish(failure)
}

// AdaTasksOpen opens an accept alternative of the next choice.
func AdaTasksOpen(entry int32, member int64, alternative int32) {
	t := adaRunning
	t.open = append(t.open, adaOpen{adaEntry{entry, member}, alternative})
}

// AdaTasksOpenDelay opens a delay alternative; the shortest one counts.
func AdaTasksOpenDelay(nanoseconds int64, alternative int32) {
	t := adaRunning
	deadline := time.Now().Add(time.Duration(nanoseconds))
	if !t.timed || deadline.Before(t.deadline) {
		t.timed, t.deadline, t.expiry = true, deadline, adaOpen{alternative: alternative}
	}
}

// AdaTasksOpenTerminate opens the terminate alternative.
func AdaTasksOpenTerminate() { adaRunning.terminate = true }

// AdaTasksOpenElse opens the else part.
func AdaTasksOpenElse(alternative int32) {
	t := adaRunning
	t.timed, t.deadline, t.expiry = true, time.Time{}, adaOpen{alternative: alternative}
}

// AdaTasksChoose waits for one of the alternatives that were opened and gives its number; an accept alternative has its
// rendezvous begun. With none open it raises program_error.
func AdaTasksChoose() int32 {
	t := adaRunning
	if len(t.open) == 0 && !t.timed && !t.terminate {
		Raise("program_error", "")
	}
	t.waits = true
	if t.offer() {
		t.timed = false
		return t.chosen
	}
	if t.timed && t.deadline.IsZero() { // else part
		t.waits, t.terminate, t.timed, t.open = false, false, false, nil
		chosen := t.expiry.alternative
		t.yield()
		return chosen
	}
	if t.pause() && t.waits {
		t.chosen = t.expiry.alternative
	}
	t.waits, t.terminate, t.open = false, false, nil
	return t.chosen
}

// ---- attributes, delays, abort

// AdaTasksTerminated is T'Terminated.
func AdaTasksTerminated(task int32) bool {
	adaRunning.yield()
	return adaTaskOf(task).terminated
}

// AdaTasksCallable is T'Callable.
func AdaTasksCallable(task int32) bool {
	adaRunning.yield()
	of := adaTaskOf(task)
	return !of.completed && !of.aborted
}

// AdaTasksCount is E'Count of an entry of the running task.
func AdaTasksCount(task, entry int32, member int64) int32 {
	adaRunning.yield()
	count := int32(0)
	for _, call := range adaTaskOf(task).queue {
		if call.at == (adaEntry{entry, member}) {
			count++
		}
	}
	return count
}

// AdaTasksDelay is a delay statement.
func AdaTasksDelay(nanoseconds int64) {
	t := adaRunning
	if nanoseconds <= 0 {
		t.yield()
		return
	}
	t.until(nanoseconds)
	t.pause()
}

// AdaTasksAbort aborts a task and those that depend on it.
func AdaTasksAbort(task int32) {
	t := adaRunning
	adaTaskOf(task).abort()
	if t.aborted && !t.ending {
		t.end()
	}
}

func (t *adaTask) abort() {
	if t.terminated || t.aborted {
		return
	}
	t.aborted = true
	for _, master := range t.masters {
		for _, other := range master.tasks {
			other.abort()
		}
	}
	for _, call := range t.queue {
		call.finish(NewException("tasking_error", ""))
	}
	t.queue = nil
	if !t.started {
		return
	}
	if t.call != nil && t.call.begun { // the rendezvous ends first
		return
	}
	if t.call != nil {
		t.call.withdraw()
		t.call = nil
	}
	if slices.Contains(adaQueued, t) {
		t.unqueue()
		adaReady = slices.Concat(adaLookers(t.object, nil), adaReady)
	}
	if t != adaRunning {
		t.waits, t.terminate, t.open = false, false, nil
		t.ready()
	}
}

// ---- protected objects

// AdaTasksObject gives a new protected object's number.
func AdaTasksObject() int32 {
	adaObjects++
	return adaObjects
}

// AdaTasksQueue puts the running task into the queue of a protected object's entry; nanoseconds: how long it waits, or
// below 0. Barriers may depend on how many wait: those that wait look again, in the order of the entries, itself too.
func AdaTasksQueue(object, entry int32, nanoseconds int64) {
	t := adaRunning
	t.object, t.entry = object, entry
	adaQueued = append(adaQueued, t)
	if nanoseconds >= 0 {
		t.until(nanoseconds)
	}
	first := adaLookers(object, t)
	if len(first) > 1 {
		adaReady = slices.Concat(first, adaReady)
		t.pass()
	}
	t.looking = false
}

// AdaTasksWait waits until the protected object may have changed; false when the time of the call is over.
func AdaTasksWait() bool {
	t := adaRunning
	timed := t.timed
	expired := t.pause()
	t.timed = timed && !expired
	t.looking, t.served = false, !expired
	return !expired
}

// AdaTasksUnqueue takes the running task out of its queue.
func AdaTasksUnqueue() {
	adaRunning.timed = false
	adaRunning.unqueue()
}

func (t *adaTask) unqueue() {
	adaQueued = slices.DeleteFunc(adaQueued, func(other *adaTask) bool { return other == t })
}

// Those that wait for a protected object, itself among them, in the order of its entries, are to look at their barriers.
func adaLookers(object int32, t *adaTask) []*adaTask {
	var found []*adaTask
	for _, other := range adaQueued {
		if other.object == object && (other.blocked || other == t) {
			other.blocked, other.looking = false, true
			if other != t {
				other.timed = false
			}
			found = append(found, other)
		}
	}
	slices.SortStableFunc(found, func(a, b *adaTask) int { return int(a.entry) - int(b.entry) })
	return found
}

// AdaTasksChanged has the callers that wait look at their barriers again, before anybody else goes on.
func AdaTasksChanged(object int32) {
	t := adaRunning
	first := adaLookers(object, nil)
	looking := 0
	for looking < len(adaReady) && adaReady[looking].looking && adaReady[looking].object == object {
		looking++
	}
	if len(first)+looking > 0 {
		adaReady = slices.Concat(first, adaReady[:looking], []*adaTask{t}, adaReady[looking:])
		t.pass()
	}
}

// AdaTasksServed is what AdaTasksChanged is, after an entry's body. Where another task has opened the barrier that was a
// part of what that one does, which goes on first.
func AdaTasksServed(object int32) {
	t := adaRunning
	if !t.served {
		AdaTasksChanged(object)
		return
	}
	t.served = false
	adaReady = slices.Concat(adaLookers(object, nil), adaReady, []*adaTask{t})
	t.pass()
}

// AdaTasksWaiting is E'Count of a protected object's entry.
func AdaTasksWaiting(object, entry int32) int32 {
	count := int32(0)
	for _, t := range adaQueued {
		if t.object == object && t.entry == entry {
			count++
		}
	}
	return count
}
