//! The last few samples, oldest first; a full ring forgets its oldest.

use std::collections::VecDeque;

const SIZE: usize = 16;

/// At most 16 samples.
#[derive(Debug, Default)]
pub struct Ring {
    items: VecDeque<i32>,
    dropped: u32,
}

impl Ring {
    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn is_full(&self) -> bool {
        self.items.len() == SIZE
    }

    /// How many samples were forgotten.
    pub fn dropped(&self) -> u32 {
        self.dropped
    }

    pub fn push(&mut self, value: i32) {
        if self.is_full() {
            self.items.pop_front();
            self.dropped = self.dropped.wrapping_add(1);
        }
        self.items.push_back(value);
    }

    /// The oldest, taken out.
    pub fn pop(&mut self) -> Option<i32> {
        self.items.pop_front()
    }

    pub fn oldest(&self) -> i32 {
        self.items.front().copied().unwrap_or(0)
    }

    pub fn newest(&self) -> i32 {
        self.items.back().copied().unwrap_or(0)
    }

    /// Saturating, oldest first: the order matters.
    pub fn sum(&self) -> i32 {
        self.items
            .iter()
            .fold(0, |sum: i32, &item| sum.saturating_add(item))
    }

    /// How many items are greater than the one before.
    pub fn rising(&self) -> usize {
        self.items
            .iter()
            .zip(self.items.iter().skip(1))
            .filter(|(before, item)| item > before)
            .count()
    }

    /// Oldest first.
    pub fn to_vec(&self) -> Vec<i32> {
        self.items.iter().copied().collect()
    }
}
