//! Statistics over amounts typed on the console: count, mean, median, deviation, histogram.

use crate::amtpars::parse_amount;
use crate::display;
use crate::support::console::{finish, Cards};
use crate::support::number::{count, digits, divide_rounded, signed};
use crate::support::picture::edit;
use crate::support::text::{fixed, is_blank, slice};

const MOST_VALUES: usize = 60;
const BUCKETS: [(&str, i64); 5] = [
    ("NEGATIVE", 0),
    ("BELOW 10", 1_000),
    ("BELOW 100", 10_000),
    ("BELOW 1000", 100_000),
    ("1000 AND UP", i64::MAX),
];
const COUNT_PICTURE: &str = "ZZ,ZZ9";
const AMOUNT_PICTURE: &str = "---------9.99";
const MEAN_PICTURE: &str = "---------9.9999";
const DEVIATION_PICTURE: &str = "ZZZZZZZZ9.9999";
/// The largest deviation that its field holds, in ten-thousandths.
const LARGEST_DEVIATION: i128 = 9_999_999_999_999;

#[derive(Default)]
struct Statistics {
    read: u32,
    bad: u32,
    dropped: u32,
    values: Vec<i64>,
    buckets: [usize; BUCKETS.len()],
}

pub fn main() {
    let mut statistics = Statistics::default();
    statistics.read_cards();
    finish(statistics.report());
}

impl Statistics {
    fn read_cards(&mut self) {
        let mut cards = Cards::new();
        loop {
            let card: [u8; 80] = cards.next_card();
            if is_blank(&card) || card.starts_with(b"END") {
                break;
            }
            count(&mut self.read, 5);
            self.take(&slice(&card, 0));
        }
    }

    fn take(&mut self, text: &[u8; 20]) {
        match parse_amount(text) {
            Err(fault) => {
                if self.bad < 99_999 {
                    self.bad += 1;
                    display!("BAD VALUE ", digits(fault as u64, 2), " <", text, ">");
                }
            }
            Ok(_) if self.values.len() >= MOST_VALUES => count(&mut self.dropped, 5),
            Ok(amount) => {
                self.values.push(amount);
                let bucket = BUCKETS.iter().position(|&(_, limit)| amount < limit);
                self.buckets[bucket.unwrap_or(BUCKETS.len() - 1)] += 1;
            }
        }
    }

    fn report(&mut self) -> i32 {
        display!("CARDS READ     ", edit(self.read.into(), COUNT_PICTURE));
        display!(
            "VALUES USED    ",
            edit(self.values.len() as i64, COUNT_PICTURE)
        );
        display!("VALUES BAD     ", edit(self.bad.into(), COUNT_PICTURE));
        display!("VALUES DROPPED ", edit(self.dropped.into(), COUNT_PICTURE));
        if self.values.is_empty() {
            display!("NO VALUES");
            return 4;
        }
        self.values.sort_unstable();
        self.show_results();
        for ((name, _), &stars) in BUCKETS.iter().zip(&self.buckets) {
            display!(
                fixed::<12>(name.as_bytes()),
                fixed::<60>("*".repeat(stars).as_bytes())
            );
        }
        0
    }

    fn show_results(&self) {
        let values = &self.values;
        let sum: i64 = values.iter().sum();
        let mean = divide_rounded(i128::from(sum) * 100, values.len() as i128) as i64;
        display!("SMALLEST  ", edit(values[0], AMOUNT_PICTURE));
        display!("LARGEST   ", edit(values[values.len() - 1], AMOUNT_PICTURE));
        display!("SUM       ", signed(sum, 11, 2));
        display!("MEAN      ", edit(mean, MEAN_PICTURE));
        display!("MEDIAN    ", edit(median(values), AMOUNT_PICTURE));
        display!(
            "DEVIATION ",
            edit(deviation(values, mean), DEVIATION_PICTURE)
        );
    }
}

/// The middle of sorted values, or the mean of the two middle ones.
fn median(values: &[i64]) -> i64 {
    let half = values.len() / 2;
    if values.len() % 2 == 1 {
        values[half]
    } else {
        divide_rounded(i128::from(values[half - 1] + values[half]), 2) as i64
    }
}

/// The standard deviation in ten-thousandths, by Newton's method from 1.
fn deviation(values: &[i64], mean: i64) -> i64 {
    let squares: i128 = values
        .iter()
        .map(|&value| i128::from(value * 100 - mean).pow(2))
        .sum();
    let variance = divide_rounded(squares, values.len() as i128 * 10_000);
    if variance == 0 {
        return 0;
    }
    let mut root: i128 = 10_000;
    let mut previous = 0;
    for _ in 0..60 {
        if root == previous || root == 0 {
            break;
        }
        previous = root;
        root = divide_rounded(previous * previous + variance * 10_000, 2 * previous)
            .min(LARGEST_DEVIATION);
    }
    root as i64
}
