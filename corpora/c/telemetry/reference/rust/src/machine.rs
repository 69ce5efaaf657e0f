//! The state of the downlink.

use crate::text;

const GOOD_TO_LOCK: u32 = 3;
const BAD_TO_LOSE: u32 = 2;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    Down,
    Sync,
    Locked,
    Degraded,
    Lost,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Carrier,
    Good,
    Bad,
    Timeout,
    Reset,
}

impl State {
    pub fn name(self) -> &'static str {
        match self {
            State::Down => "down",
            State::Sync => "sync",
            State::Locked => "locked",
            State::Degraded => "degraded",
            State::Lost => "lost",
        }
    }
}

impl Event {
    pub fn from_name(name: &[u8]) -> Option<Event> {
        const EVENTS: [Event; 5] = [
            Event::Carrier,
            Event::Good,
            Event::Bad,
            Event::Timeout,
            Event::Reset,
        ];
        text::choice_index("carrier|good|bad|timeout|reset", name).map(|i| EVENTS[i])
    }
}

/// The state after an event; `run` counts this event too.
fn next(state: State, event: Event, run: u32) -> State {
    match (state, event) {
        (_, Event::Reset) => State::Down,
        (State::Down, Event::Carrier) => State::Sync,
        (State::Sync, Event::Timeout) => State::Down,
        (State::Sync, Event::Good) if run >= GOOD_TO_LOCK => State::Locked,
        (State::Locked, Event::Timeout) => State::Lost,
        (State::Locked, Event::Bad) => State::Degraded,
        (State::Degraded, Event::Good) => State::Locked,
        (State::Degraded, Event::Timeout) => State::Lost,
        (State::Degraded, Event::Bad) if run >= BAD_TO_LOSE => State::Lost,
        (State::Lost, Event::Carrier | Event::Good) => State::Sync,
        _ => state,
    }
}

/// The downlink and what became of it so far.
#[derive(Debug, Default)]
pub struct Machine {
    pub state: State,
    /// Good or bad frames in a row that count here.
    pub run: u32,
    pub transitions: u32,
    pub locks: u32,
    pub losses: u32,
}

impl Machine {
    pub fn step(&mut self, event: Event) -> State {
        // Good frames count while looking for lock, bad ones while losing it; anything else starts again.
        self.run = match (self.state, event) {
            (State::Sync, Event::Good) | (State::Degraded, Event::Bad) => self.run + 1,
            _ => 0,
        };
        let next = next(self.state, event, self.run);
        if next != self.state {
            self.state = next;
            self.run = 0;
            self.transitions += 1;
            match next {
                State::Locked => self.locks += 1,
                State::Lost => self.losses += 1,
                _ => {}
            }
        }
        next
    }
}
