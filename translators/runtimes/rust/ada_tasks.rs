//! Tasks of Ada (ARM 9) as threads of which one runs at a time: it goes on until it waits for something, and hands over
//! to the task that has been ready for longest. Between two such points nobody else changes anything, as on one processor
//! under FIFO_Within_Priorities with equal priorities. Modules' data are in the cells of `super::shared`.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::exception::{Exception, Result};
use super::process;

/// What ends a task without its handlers: it was aborted, or its terminate alternative was chosen.
struct End;

const STACK: usize = 8 << 20;
const ENVIRONMENT: usize = 0;

struct Master {
    groups: usize, // activation groups that were open when it was entered
    tasks: Vec<usize>,
}

type Entry = (i32, i64);

struct Call {
    caller: usize,
    of: usize,
    at: Entry,
    data: Option<Box<dyn Any + Send>>,
    begun: bool,
    over: bool,
    failure: Option<Exception>,
}

#[derive(Default)]
struct Task {
    kind: i32,
    discriminants: Vec<i64>,
    wake: Arc<(Mutex<bool>, Condvar)>,
    masters: Vec<usize>,     // its own, outermost first
    groups: Vec<Vec<usize>>, // tasks that it created and that are not activated
    queue: Vec<usize>,       // calls
    serving: Vec<usize>,
    open: Vec<(Entry, i32)>,
    expiry: i32,     // the alternative that the end of a wait chooses
    waits: bool,     // for an entry call, or for alternatives that are open
    terminate: bool, // an open terminate alternative is among them
    chosen: i32,
    call: Option<usize>, // the one that it makes
    leaving: Option<usize>,
    activating: Vec<usize>,
    blocked: bool,
    deadline: Option<Instant>,
    otherwise: bool, // it does not wait at all
    expired: bool,
    started: bool,
    activated: bool,
    failed: bool,
    completed: bool,
    terminated: bool,
    aborted: bool,
    ending: bool, // it was told that it ends
    object: i32,
    entry: i32,
    looking: bool, // it is to look at the barrier that it waits for
    served: bool,  // another task's change has opened that
    turns: u32,    // of loops that may wait for another task
}

struct State {
    tasks: Vec<Task>,
    masters: Vec<Master>,
    calls: Vec<Call>,
    running: usize,
    ready: VecDeque<usize>,
    queued: Vec<usize>, // callers of entries of protected objects, by time of call
    objects: i32,
}

static STATE: Mutex<State> = Mutex::new(State {
    tasks: Vec::new(),
    masters: Vec::new(),
    calls: Vec::new(),
    running: ENVIRONMENT,
    ready: VecDeque::new(),
    queued: Vec::new(),
    objects: 0,
});

fn state() -> MutexGuard<'static, State> {
    let mut all = STATE.lock().unwrap_or_else(PoisonError::into_inner);
    if all.tasks.is_empty() {
        all.masters.push(Master { groups: 0, tasks: Vec::new() });
        let groups = vec![Vec::new()];
        all.tasks.push(Task { masters: vec![0], groups, started: true, activated: true, ..Task::default() });
    }
    all
}

fn tasking_error() -> Exception {
    Exception::new("tasking_error", b"")
}

fn after(nanoseconds: i64) -> Instant {
    Instant::now() + Duration::from_nanos(nanoseconds.max(0).unsigned_abs())
}

// ---- handing over

impl State {
    fn me(&mut self) -> &mut Task {
        &mut self.tasks[self.running]
    }

    fn make_ready(&mut self, task: usize) {
        let own = &mut self.tasks[task];
        if own.blocked {
            own.blocked = false;
            own.deadline = None;
            self.ready.push_back(task);
        }
    }

    /// The task that runs next; None when all wait for each other.
    fn next(&mut self) -> Option<usize> {
        loop {
            self.settle();
            let now = Instant::now();
            let timed = |(i, t): (usize, &Task)| t.deadline.filter(|_| t.blocked).map(|deadline| (deadline, i));
            let mut waiting: Vec<_> = self.tasks.iter().enumerate().filter_map(timed).collect();
            waiting.sort();
            for &(_, task) in waiting.iter().take_while(|(deadline, _)| *deadline <= now) {
                self.tasks[task].expired = true;
                self.make_ready(task);
            }
            if let Some(next) = self.ready.pop_front() {
                return Some(next);
            }
            let (deadline, _) = waiting.first()?;
            thread::sleep(deadline.saturating_duration_since(now));
        }
    }
}

/// Waits until somebody makes the running task ready; gives whether its time was over.
fn pause() -> bool {
    let me = {
        let mut all = state();
        let own = all.me();
        own.blocked = true;
        own.expired = false;
        all.running
    };
    pass();
    state().tasks[me].expired
}

fn hand_over(all: &mut State) -> Arc<(Mutex<bool>, Condvar)> {
    let Some(next) = all.next() else {
        process::write_err(b"all tasks wait for each other\n");
        process::exit(1)
    };
    all.running = next;
    all.tasks[next].wake.clone()
}

fn signal(wake: &(Mutex<bool>, Condvar)) {
    *wake.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
    wake.1.notify_one();
}

fn await_turn(wake: &(Mutex<bool>, Condvar)) {
    let mut turn = wake.0.lock().unwrap_or_else(PoisonError::into_inner);
    while !*turn {
        turn = wake.1.wait(turn).unwrap_or_else(PoisonError::into_inner);
    }
    *turn = false;
}

fn pass() {
    let (me, own, next) = {
        let mut all = state();
        let me = all.running;
        let next = hand_over(&mut all);
        (me, all.tasks[me].wake.clone(), next)
    };
    if !Arc::ptr_eq(&own, &next) {
        signal(&next);
        await_turn(&own);
    }
    end_if(me);
}

/// Ends the running task where somebody told it to.
fn end_if(me: usize) {
    let mut all = state();
    let own = &mut all.tasks[me];
    if own.aborted && !own.ending {
        own.ending = true;
        drop(all);
        resume_unwind(Box::new(End));
    }
}

/// Lets the tasks that are ready go first.
pub fn give_way() {
    {
        let mut all = state();
        let me = all.running;
        all.ready.push_back(me);
    }
    pass();
}

/// The turns of loops after which a task lets others go on.
const PATIENCE: u32 = 500;

/// A turn of a loop that may wait for another task: after many of them others go on.
pub fn turn() {
    let over = {
        let mut all = state();
        let own = all.me();
        own.turns = (own.turns + 1) % PATIENCE;
        own.turns == 0
    };
    if over {
        give_way();
    }
}

// ---- masters, activation

/// Begins a master and gives its number; what it declares is activated together.
pub fn enter() -> i32 {
    let mut all = state();
    let made = all.masters.len();
    let groups = all.me().groups.len();
    all.masters.push(Master { groups, tasks: Vec::new() });
    all.me().masters.push(made);
    made as i32 + 1
}

/// Ends the innermost master when all tasks that depend on it have ended.
pub fn leave() {
    let last = {
        let mut all = state();
        let me = all.running;
        if all.me().masters.len() == 1 && me != ENVIRONMENT {
            all.complete(me);
        }
        *all.me().masters.last().expect("a master")
    };
    await_tasks(last);
    state().me().masters.pop();
}

fn await_tasks(master: usize) {
    {
        let mut all = state();
        let groups = all.masters[master].groups.min(all.me().groups.len());
        for group in all.me().groups.split_off(groups) {
            for other in group {
                if !all.tasks[other].started {
                    // never activated: an exception came first
                    all.complete(other);
                    all.tasks[other].terminated = true;
                }
            }
        }
    }
    loop {
        {
            let mut all = state();
            let left = all.masters[master].tasks.iter().any(|&t| !all.tasks[t].terminated);
            all.me().leaving = left.then_some(master);
            if !left {
                return;
            }
        }
        pause();
        state().me().leaving = None;
    }
}

/// Ends the program's own master: library tasks.
pub fn finish() {
    await_tasks(0);
}

/// Begins a group of tasks that are activated together.
pub fn group() {
    state().me().groups.push(Vec::new());
}

/// Makes a task of a kind that depends on a master, 0 for the innermost one.
pub fn create(kind: i32, master: i32) -> i32 {
    let mut all = state();
    let of = if master == 0 { *all.me().masters.last().expect("a master") } else { (master - 1) as usize };
    let made = all.tasks.len();
    all.tasks.push(Task { kind, ..Task::default() });
    all.masters[of].tasks.push(made);
    all.me().groups.last_mut().expect("a group").push(made);
    made as i32 + 1
}

/// Notes a discriminant of a new task.
pub fn give(task: i32, value: i64) -> i32 {
    state().tasks[(task - 1) as usize].discriminants.push(value);
    task
}

/// One of a task's discriminants.
pub fn given(task: i32, position: i32) -> i64 {
    state().tasks[(task - 1) as usize].discriminants[position as usize]
}

/// Starts the tasks of a kind of the innermost group; `body` gets a task's number.
pub fn start(kind: i32, body: impl Fn(i32) -> Result<()> + Send + Sync + 'static) {
    let body = Arc::new(body);
    let mut all = state();
    for made in all.me().groups.last().cloned().unwrap_or_default() {
        let own = &mut all.tasks[made];
        if own.kind != kind || own.started {
            continue;
        }
        own.started = true;
        if own.aborted {
            own.completed = true;
            own.terminated = true;
            continue;
        }
        let (body, wake) = (body.clone(), own.wake.clone());
        all.ready.push_back(made);
        let run = move || run(made, &wake, || body(made as i32 + 1));
        if thread::Builder::new().stack_size(STACK).spawn(run).is_err() {
            process::write_err(b"no thread for a task\n");
            process::exit(1);
        }
    }
}

fn run(me: usize, wake: &(Mutex<bool>, Condvar), body: impl FnOnce() -> Result<()>) {
    await_turn(wake);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        end_if(me);
        body()
    }));
    let mut all = state();
    match outcome {
        Ok(Ok(())) => {}
        Ok(Err(_)) => all.tasks[me].failed = !all.tasks[me].activated,
        Err(cause) => {
            if !cause.is::<End>() {
                drop(all);
                process::exit(101);
            }
        }
    }
    all.tasks[me].ending = true;
    all.complete(me);
    drop(all);
    // masters that an abort left
    while let Some(last) = {
        let all = state();
        all.tasks[me].masters.last().copied()
    } {
        let tasks = state().masters[last].tasks.clone();
        for other in tasks {
            state().abort(other);
        }
        await_tasks(last);
        state().tasks[me].masters.pop();
    }
    let mut all = state();
    all.tasks[me].terminated = true;
    all.wake_activator(me);
    let next = hand_over(&mut all);
    drop(all);
    signal(&next);
}

/// Says that the declarations of the running task's body are done.
pub fn activated() {
    let mut all = state();
    let me = all.running;
    all.me().activated = true;
    all.wake_activator(me);
}

/// Waits until the tasks of the innermost group, which have been started, are active.
pub fn activate() -> Result<()> {
    let group = state().me().groups.pop().unwrap_or_default();
    await_active(&group)
}

/// Waits until those tasks of the innermost group that have been started are active.
pub fn activate_started() -> Result<()> {
    let group = {
        let mut all = state();
        let group = all.me().groups.pop().unwrap_or_default();
        let (started, left): (Vec<usize>, Vec<usize>) = group.into_iter().partition(|&t: &usize| all.tasks[t].started);
        all.me().groups.push(left);
        started
    };
    await_active(&group)
}

fn await_active(group: &[usize]) -> Result<()> {
    loop {
        {
            let mut all = state();
            if group.iter().all(|&t| all.tasks[t].activated || all.tasks[t].terminated) {
                all.me().activating.clear();
                break;
            }
            all.me().activating = group.to_vec();
        }
        pause();
    }
    let all = state();
    if group.iter().any(|&t| all.tasks[t].failed) {
        return Err(Exception::new("tasking_error", b"Failure during activation"));
    }
    Ok(())
}

impl State {
    fn wake_activator(&mut self, task: usize) {
        for other in 0..self.tasks.len() {
            if self.tasks[other].activating.contains(&task) {
                self.make_ready(other);
            }
        }
    }

    /// A task that has done its statements takes no calls any more.
    fn complete(&mut self, task: usize) {
        if self.tasks[task].completed {
            return;
        }
        self.tasks[task].completed = true;
        let mut calls = std::mem::take(&mut self.tasks[task].serving);
        calls.append(&mut self.tasks[task].queue);
        for call in calls {
            self.finish(call, Some(tasking_error()));
        }
    }

    // ---- termination

    /// Whether a task has ended, or waits with a terminate alternative open and so do all that depend on it.
    fn quiet(&self, task: usize) -> bool {
        let own = &self.tasks[task];
        own.terminated
            || (own.blocked && own.waits && own.terminate && own.masters.iter().all(|&master| self.all_quiet(master)))
    }

    fn all_quiet(&self, master: usize) -> bool {
        self.masters[master].tasks.iter().all(|&task| self.quiet(task))
    }

    /// Chooses terminate alternatives (ARM 9.3(6)), and lets masters go that have nobody left.
    fn settle(&mut self) {
        for task in 0..self.tasks.len() {
            let Some(master) = self.tasks[task].leaving.filter(|_| self.tasks[task].blocked) else { continue };
            if !self.all_quiet(master) {
                continue;
            }
            self.end_all(master);
            if self.masters[master].tasks.iter().all(|&other| self.tasks[other].terminated) {
                self.make_ready(task);
            }
        }
    }

    fn end_all(&mut self, master: usize) {
        for task in self.masters[master].tasks.clone() {
            if self.tasks[task].terminated {
                continue;
            }
            self.tasks[task].aborted = true;
            self.make_ready(task);
            for own in self.tasks[task].masters.clone() {
                self.end_all(own);
            }
        }
    }

    // ---- rendezvous

    fn finish(&mut self, call: usize, failure: Option<Exception>) {
        let own = &mut self.calls[call];
        own.over = true;
        own.failure = failure;
        own.data = None;
        let caller = own.caller;
        if self.tasks[caller].call == Some(call) {
            self.make_ready(caller);
        }
    }

    fn withdraw(&mut self, call: usize) {
        let of = self.calls[call].of;
        self.tasks[of].queue.retain(|&other| other != call);
    }

    /// Begins the rendezvous that a task waits for, if somebody calls for it.
    fn offer(&mut self, task: usize) -> bool {
        let own = &self.tasks[task];
        if !own.waits {
            return false;
        }
        let called = |open: &(Entry, i32)| {
            let place = own.queue.iter().position(|&call| self.calls[call].at == open.0)?;
            Some((place, open.1))
        };
        let Some((place, alternative)) = own.open.iter().find_map(called) else { return false };
        let own = &mut self.tasks[task];
        let call = own.queue.remove(place);
        own.serving.push(call);
        own.chosen = alternative;
        own.waits = false;
        own.terminate = false;
        own.open.clear();
        self.calls[call].begun = true;
        let caller = self.calls[call].caller;
        self.tasks[caller].deadline = None;
        self.make_ready(task);
        true
    }
}

fn index(task: i32) -> Result<usize> {
    let known = state().tasks.len();
    usize::try_from(task - 1).ok().filter(|&i| i < known).ok_or_else(Exception::constraint)
}

/// Calls an entry and waits until the rendezvous is over.
pub fn call<T: Any + Send>(task: i32, entry: i32, member: i64, data: T) -> Result<()> {
    call_entry(task, (entry, member), Box::new(data), None).map(|_| ())
}

/// Calls an entry, unless the rendezvous can't begin within some nanoseconds (none: at once).
pub fn call_within<T: Any + Send>(task: i32, entry: i32, member: i64, nanoseconds: i64, data: T) -> Result<bool> {
    call_entry(task, (entry, member), Box::new(data), Some(nanoseconds.max(0)))
}

fn call_entry(task: i32, at: Entry, data: Box<dyn Any + Send>, limit: Option<i64>) -> Result<bool> {
    let of = index(task)?;
    let call = {
        let mut all = state();
        if all.tasks[of].completed || all.tasks[of].aborted {
            return Err(tasking_error());
        }
        let (call, caller) = (all.calls.len(), all.running);
        all.calls.push(Call { caller, of, at, data: Some(data), begun: false, over: false, failure: None });
        all.tasks[of].queue.push(call);
        all.offer(of);
        if limit == Some(0) && !all.calls[call].begun {
            all.withdraw(call);
            return Ok(false);
        }
        all.me().call = Some(call);
        all.me().deadline = limit.filter(|&l| l > 0).map(after);
        call
    };
    while !state().calls[call].over {
        let expired = pause();
        let mut all = state();
        if expired && !all.calls[call].begun {
            all.withdraw(call);
            all.me().call = None;
            return Ok(false);
        }
    }
    let mut all = state();
    all.me().call = None;
    match all.calls[call].failure.take() {
        Some(failure) => Err(failure),
        None => Ok(true),
    }
}

/// Waits for a call of an entry and begins the rendezvous.
pub fn accept(entry: i32, member: i64) {
    open(entry, member, 1);
    let _ = choose();
}

/// What the call that is served brought.
pub fn parameters<T: Any + Clone>() -> T {
    let mut all = state();
    let call = *all.me().serving.last().expect("a rendezvous");
    let data = all.calls[call].data.as_ref().and_then(|data| data.downcast_ref::<T>());
    data.cloned().expect("the parameters of this entry")
}

/// Ends the innermost rendezvous.
pub fn done() {
    end_rendezvous(None);
}

/// Ends the innermost rendezvous with an exception, which its caller gets too.
pub fn failed(name: &[u8], message: &[u8]) {
    let name: &'static str = String::from_utf8_lossy(name).into_owned().leak();
    end_rendezvous(Some(Exception::new(name, message)));
}

fn end_rendezvous(failure: Option<Exception>) {
    let mut all = state();
    if let Some(call) = all.me().serving.pop() {
        all.finish(call, failure);
    }
}

/// Opens an accept alternative of the next choice.
pub fn open(entry: i32, member: i64, alternative: i32) {
    state().me().open.push(((entry, member), alternative));
}

/// Opens a delay alternative; the shortest one counts.
pub fn open_delay(nanoseconds: i64, alternative: i32) {
    let mut all = state();
    let own = all.me();
    let deadline = after(nanoseconds);
    if own.deadline.is_none_or(|other| deadline < other) {
        own.deadline = Some(deadline);
        own.expiry = alternative;
    }
}

/// Opens the terminate alternative.
pub fn open_terminate() {
    state().me().terminate = true;
}

/// Opens the else part.
pub fn open_else(alternative: i32) {
    let mut all = state();
    all.me().otherwise = true;
    all.me().expiry = alternative;
}

/// Waits for one of the alternatives that were opened and gives its number; an accept alternative has its rendezvous
/// begun. With none open it raises program_error.
pub fn choose() -> Result<i32> {
    let me = {
        let mut all = state();
        let me = all.running;
        let own = all.me();
        if own.open.is_empty() && own.deadline.is_none() && !own.terminate && !own.otherwise {
            return Err(Exception::new("program_error", b""));
        }
        own.waits = true;
        if all.offer(me) {
            all.me().deadline = None;
            all.me().otherwise = false;
            return Ok(all.me().chosen);
        }
        me
    };
    let expired = if state().tasks[me].otherwise {
        state().tasks[me].waits = false;
        give_way();
        true
    } else {
        pause() && state().tasks[me].waits
    };
    let mut all = state();
    let own = &mut all.tasks[me];
    if expired {
        own.chosen = own.expiry;
    }
    own.waits = false;
    own.terminate = false;
    own.otherwise = false;
    own.open.clear();
    Ok(own.chosen)
}

// ---- attributes, delays, abort

/// T'Terminated.
pub fn terminated(task: i32) -> Result<bool> {
    give_way();
    let task = index(task)?;
    Ok(state().tasks[task].terminated)
}

/// T'Callable.
pub fn callable(task: i32) -> Result<bool> {
    give_way();
    let task = index(task)?;
    let all = state();
    Ok(!all.tasks[task].completed && !all.tasks[task].aborted)
}

/// E'Count of an entry of the running task.
pub fn count(task: i32, entry: i32, member: i64) -> Result<i32> {
    give_way();
    let task = index(task)?;
    let all = state();
    Ok(all.tasks[task].queue.iter().filter(|&&call| all.calls[call].at == (entry, member)).count() as i32)
}

/// A delay statement.
pub fn delay(nanoseconds: i64) {
    if nanoseconds <= 0 {
        give_way();
        return;
    }
    state().me().deadline = Some(after(nanoseconds));
    pause();
}

/// Aborts a task and those that depend on it.
pub fn abort(task: i32) -> Result<()> {
    let task = index(task)?;
    let me = {
        let mut all = state();
        all.abort(task);
        all.running
    };
    end_if(me);
    Ok(())
}

impl State {
    fn abort(&mut self, task: usize) {
        if self.tasks[task].terminated || self.tasks[task].aborted {
            return;
        }
        self.tasks[task].aborted = true;
        for master in self.tasks[task].masters.clone() {
            for other in self.masters[master].tasks.clone() {
                self.abort(other);
            }
        }
        for call in std::mem::take(&mut self.tasks[task].queue) {
            self.finish(call, Some(tasking_error()));
        }
        if !self.tasks[task].started {
            return;
        }
        if let Some(call) = self.tasks[task].call {
            if self.calls[call].begun {
                return; // the rendezvous ends first
            }
            self.withdraw(call);
            self.tasks[task].call = None;
        }
        if self.queued.contains(&task) {
            self.queued.retain(|&other| other != task);
            let first = self.lookers(self.tasks[task].object, None);
            self.go_first(&first);
        }
        if task != self.running {
            let own = &mut self.tasks[task];
            own.waits = false;
            own.terminate = false;
            own.open.clear();
            self.make_ready(task);
        }
    }
}

// ---- protected objects

/// A new protected object's number.
pub fn object() -> i32 {
    let mut all = state();
    all.objects += 1;
    all.objects
}

/// Puts the running task into the queue of a protected object's entry; `nanoseconds`: how long it waits, or below 0.
/// Barriers may depend on how many wait: those that wait look again, in the order of the entries, itself too.
pub fn queue(object: i32, entry: i32, nanoseconds: i64) {
    let (me, others) = {
        let mut all = state();
        let me = all.running;
        all.queued.push(me);
        let own = all.me();
        own.object = object;
        own.entry = entry;
        own.deadline = (nanoseconds >= 0).then(|| after(nanoseconds));
        let first = all.lookers(object, Some(me));
        let others = first.len() > 1;
        if others {
            all.go_first(&first);
        }
        (me, others)
    };
    if others {
        pass();
    }
    state().tasks[me].looking = false;
}

/// Waits until the protected object may have changed; false when the time of the call is over.
pub fn wait() -> bool {
    let deadline = state().me().deadline;
    let expired = pause();
    let mut all = state();
    let own = all.me();
    if !expired {
        own.deadline = deadline;
    }
    own.looking = false;
    own.served = !expired;
    !expired
}

/// Takes the running task out of its queue.
pub fn unqueue() {
    let mut all = state();
    let me = all.running;
    all.me().deadline = None;
    all.queued.retain(|&other| other != me);
}

impl State {
    /// Those that wait for a protected object, `itself` among them, in the order of its entries, are to look at their
    /// barriers.
    fn lookers(&mut self, object: i32, itself: Option<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        for &task in &self.queued {
            let own = &mut self.tasks[task];
            if own.object != object || !(own.blocked || itself == Some(task)) {
                continue;
            }
            if own.blocked {
                own.deadline = None;
            }
            own.blocked = false;
            own.looking = true;
            found.push(task);
        }
        found.sort_by_key(|&task| self.tasks[task].entry);
        found
    }

    fn go_first(&mut self, tasks: &[usize]) {
        for &task in tasks.iter().rev() {
            self.ready.push_front(task);
        }
    }
}

/// Has the callers that wait look at their barriers again, before anybody else goes on.
pub fn changed(object: i32) {
    {
        let mut all = state();
        let mut first = all.lookers(object, None);
        while let Some(&next) = all.ready.front().filter(|&&t| all.tasks[t].looking && all.tasks[t].object == object) {
            all.ready.pop_front();
            first.push(next);
        }
        if first.is_empty() {
            return;
        }
        first.push(all.running);
        all.go_first(&first);
    }
    pass();
}

/// What `changed` is, after an entry's body. Where another task has opened the barrier that was a part of what that one
/// does, which goes on first.
pub fn served(object: i32) {
    {
        let mut all = state();
        if std::mem::take(&mut all.me().served) {
            let first = all.lookers(object, None);
            all.go_first(&first);
            let me = all.running;
            all.ready.push_back(me);
        } else {
            drop(all);
            return changed(object);
        }
    }
    pass();
}

/// E'Count of a protected object's entry.
pub fn waiting(object: i32, entry: i32) -> i32 {
    let all = state();
    all.queued.iter().filter(|&&t| all.tasks[t].object == object && all.tasks[t].entry == entry).count() as i32
}
