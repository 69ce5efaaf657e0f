//! Messages for people, on standard error.

use std::io::Write;

use crate::text;

/// Longer messages are cut.
const TEXT_MAX: usize = 120;

/// How much a message matters; as a setting: what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Silent,
    Error,
    Warning,
    Info,
    Debug,
}

const LEVELS: [Level; 5] = [
    Level::Silent,
    Level::Error,
    Level::Warning,
    Level::Info,
    Level::Debug,
];

impl Level {
    pub fn from_name(name: &[u8]) -> Option<Level> {
        text::choice_index("silent|error|warning|info|debug", name).map(|i| LEVELS[i])
    }

    /// The default and so many steps more (or fewer), within the levels that there are.
    pub fn from_verbosity(steps: i32) -> Level {
        LEVELS[(Level::Warning as i32).saturating_add(steps).clamp(0, 4) as usize]
    }

    fn letter(self) -> char {
        match self {
            Level::Silent => 'S',
            Level::Error => 'E',
            Level::Warning => 'W',
            Level::Info => 'I',
            Level::Debug => 'D',
        }
    }
}

/// Shows the messages that are wanted, and counts all of them.
#[derive(Debug)]
pub struct Logger {
    level: Level,
    counts: [u32; LEVELS.len()],
}

impl Logger {
    pub fn new(level: Level) -> Logger {
        Logger {
            level,
            counts: [0; LEVELS.len()],
        }
    }

    pub fn set_level(&mut self, level: Level) {
        self.level = level;
    }

    /// Messages of that level so far, shown or not.
    pub fn count(&self, level: Level) -> u32 {
        self.counts[level as usize]
    }

    pub fn write(&mut self, level: Level, text: impl AsRef<[u8]>) {
        if level == Level::Silent {
            return;
        }
        self.counts[level as usize] += 1;
        if level <= self.level {
            let text = text.as_ref();
            let cut = &text[..text.len().min(TEXT_MAX)];
            let mut line = format!("{}: ", level.letter()).into_bytes();
            line.extend_from_slice(cut);
            line.push(b'\n');
            // Nobody is left to hear that standard error is gone.
            let _ = std::io::stderr().write_all(&line);
        }
    }

    /// For experts; not even counted unless they listen.
    pub fn debug(&mut self, text: impl AsRef<[u8]>) {
        if self.level >= Level::Debug {
            self.write(Level::Debug, text);
        }
    }
}
