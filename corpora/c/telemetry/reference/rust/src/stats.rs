//! Statistics of samples. An empty slice gives zeros.

use crate::fixed;

/// What `summarise` finds out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    pub count: usize,
    pub min: i32,
    pub max: i32,
    /// Ties away from zero.
    pub mean: i32,
    /// Of an even number: the middle, rounded down.
    pub median: i32,
    pub spread: u32,
    /// Of the population, rounded down.
    pub deviation: u32,
}

fn min(values: &[i32]) -> i32 {
    values.iter().copied().min().unwrap_or(0)
}

fn max(values: &[i32]) -> i32 {
    values.iter().copied().max().unwrap_or(0)
}

fn spread(values: &[i32]) -> u32 {
    max(values).abs_diff(min(values))
}

/// The first of equals.
pub fn index_of_max(values: &[i32]) -> usize {
    let greatest = max(values);
    values
        .iter()
        .position(|&value| value == greatest)
        .unwrap_or(0)
}

fn mean(values: &[i32]) -> i32 {
    let sum = values.iter().map(|&value| i64::from(value)).sum();
    fixed::clamp(fixed::div_away(sum, values.len() as i64))
}

/// Mean square distance from the rounded mean, saturating, rounded down.
fn variance(values: &[i32]) -> u64 {
    let mean = mean(values);
    let square = |value: &i32| u64::from(value.abs_diff(mean)).pow(2);
    let sum = values.iter().map(square).fold(0u64, u64::saturating_add);
    sum.checked_div(values.len() as u64).unwrap_or(0)
}

fn median(values: &[i32]) -> i32 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => 0,
        n if n % 2 != 0 => sorted[middle],
        _ => ((i64::from(sorted[middle - 1]) + i64::from(sorted[middle])) >> 1) as i32,
    }
}

pub fn summarise(values: &[i32]) -> Summary {
    Summary {
        count: values.len(),
        min: min(values),
        max: max(values),
        mean: mean(values),
        median: median(values),
        spread: spread(values),
        deviation: fixed::isqrt(variance(values)),
    }
}

/// How many are greater than the limit.
pub fn above(values: &[i32], limit: i32) -> usize {
    values.iter().filter(|&&value| value > limit).count()
}

/// Nearest-rank percentile (0..100) of sorted values.
pub fn rank(sorted: &[i32], percent: usize) -> i32 {
    let rank = (sorted.len() * percent + 99) / 100;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}

/// The most frequent of sorted values; the smallest of equals.
pub fn mode(sorted: &[i32]) -> i32 {
    let (mut best, mut best_run) = (0, 0);
    let mut run = 0;
    let mut before = None;
    for &value in sorted {
        run = if before == Some(value) { run + 1 } else { 1 };
        before = Some(value);
        if run > best_run {
            (best, best_run) = (value, run);
        }
    }
    best
}

/// Bins of equal width from the smallest to the greatest; the last one takes the greatest too.
pub fn histogram<const BINS: usize>(values: &[i32]) -> [u32; BINS] {
    let mut bins = [0; BINS];
    let low = min(values);
    let width = u64::from(spread(values)) / BINS as u64 + 1;
    for value in values {
        bins[(u64::from(value.abs_diff(low)) / width) as usize] += 1;
    }
    bins
}
