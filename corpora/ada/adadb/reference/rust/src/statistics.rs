//! The arithmetic of ANALYZE. Samples must not be empty.

use crate::numbers::{self, Cents};

pub const BUCKETS: usize = 5;

/// The numbers from `low` to `high`, cut into buckets of the same width.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: i32,
    high: i32,
}

impl Scale {
    pub fn of(sample: &[i32]) -> Self {
        Self {
            low: minimum(sample),
            high: maximum(sample),
        }
    }

    fn bucket_width(self) -> i64 {
        (i64::from(self.high) - i64::from(self.low)) / BUCKETS as i64 + 1
    }

    /// Counted from 0.
    fn bucket_of(self, n: i32) -> usize {
        ((i64::from(n) - i64::from(self.low)) / self.bucket_width()) as usize
    }

    /// First number of a bucket; `None` when the bucket lies above the scale.
    pub fn bucket_start(self, bucket: usize) -> Option<i64> {
        let start = i64::from(self.low) + bucket as i64 * self.bucket_width();
        (start <= i64::from(self.high)).then_some(start)
    }

    pub fn histogram(self, sample: &[i32]) -> [usize; BUCKETS] {
        let mut counts = [0; BUCKETS];
        for &n in sample {
            counts[self.bucket_of(n)] += 1;
        }
        counts
    }
}

pub fn minimum(sample: &[i32]) -> i32 {
    sample.iter().copied().min().unwrap_or_default()
}

pub fn maximum(sample: &[i32]) -> i32 {
    sample.iter().copied().max().unwrap_or_default()
}

pub fn mean(sample: &[i32]) -> Option<Cents> {
    let total: i64 = sample.iter().copied().map(i64::from).sum();
    Cents::new(numbers::round_div(total * 100, sample.len() as i64)?)
}

/// Of an even number of elements: the mean of the two in the middle.
pub fn median(sample: &[i32]) -> Option<Cents> {
    let mut ordered = sample.to_vec();
    ordered.sort_unstable();
    let middle = ordered.len() / 2;
    if ordered.len() % 2 == 1 {
        return Some(Cents::from_integer(ordered[middle]));
    }
    let sum = i64::from(ordered[middle - 1]) + i64::from(ordered[middle]);
    Cents::new(numbers::round_div(sum * 100, 2)?)
}

/// Mean of the distances from the mean.
pub fn deviation(sample: &[i32]) -> Option<Cents> {
    let center = mean(sample)?.hundredths();
    let sum: i64 = sample
        .iter()
        .map(|&n| (i64::from(n) * 100 - center).abs())
        .sum();
    Cents::new(numbers::round_div(sum, sample.len() as i64)?)
}

/// Number signs, filled with points up to `width`.
pub fn bar(count: usize, whole: usize, width: usize) -> String {
    let marks = numbers::round_div((count * width) as i64, whole as i64).unwrap_or(0) as usize;
    format!("{:.<width$}", "#".repeat(marks))
}
