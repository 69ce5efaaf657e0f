//! Intrinsic functions of any number of values.

use super::decimal::Decimal;
use super::item::Item;
use super::machine::Machine;
use super::real;
use std::cmp::Ordering;

impl Machine {
    fn order_of(&self, a: Item, b: Item) -> Ordering {
        self.compare(a, b).cmp(&0)
    }

    /// The number (from 0) of the first greatest (`sign` 1) or least (-1) value.
    fn extreme(&self, items: &[Item], sign: i32) -> usize {
        let mut best = 0;
        for n in 1..items.len() {
            if self.compare(items[n], items[best]) * sign > 0 {
                best = n;
            }
        }
        best
    }

    pub fn function_max(&self, items: &[Item]) -> Item {
        items[self.extreme(items, 1)]
    }

    pub fn function_min(&self, items: &[Item]) -> Item {
        items[self.extreme(items, -1)]
    }

    pub fn function_ord_max(&self, items: &[Item]) -> Item {
        self.int_result(self.extreme(items, 1) as i64 + 1)
    }

    pub fn function_ord_min(&self, items: &[Item]) -> Item {
        self.int_result(self.extreme(items, -1) as i64 + 1)
    }

    fn total(&self, items: &[Item]) -> Decimal {
        items.iter().fold(Decimal::integer(0), |sum, &item| sum + self.value(item))
    }

    pub fn function_sum(&self, items: &[Item]) -> Item {
        self.computed(self.total(items))
    }

    pub fn function_mean(&self, items: &[Item]) -> Item {
        self.computed(self.total(items) / Decimal::integer(items.len() as i64))
    }

    /// The middle value: itself, or the mean of the two in the middle.
    pub fn function_median(&self, items: &[Item]) -> Item {
        let mut sorted = items.to_vec();
        sorted.sort_by(|&a, &b| self.order_of(a, b));
        let half = sorted.len() / 2;
        if sorted.len() % 2 == 1 {
            return sorted[half];
        }
        self.computed((self.value(sorted[half - 1]) + self.value(sorted[half])) / Decimal::integer(2))
    }

    pub fn function_midrange(&self, items: &[Item]) -> Item {
        let (low, high) = (self.function_min(items), self.function_max(items));
        self.computed((self.value(high) + self.value(low)) / Decimal::integer(2))
    }

    pub fn function_range(&self, items: &[Item]) -> Item {
        let (low, high) = (self.function_min(items), self.function_max(items));
        self.computed(self.value(high) - self.value(low))
    }

    fn spread(&self, items: &[Item]) -> Decimal {
        let count = Decimal::integer(items.len() as i64);
        let mean = self.total(items) / count.clone();
        let squares = items.iter().fold(Decimal::integer(0), |sum, &item| {
            let off = self.value(item) - mean.clone();
            sum + off.clone() * off
        });
        squares / count
    }

    pub fn function_variance(&self, items: &[Item]) -> Item {
        self.computed(self.spread(items))
    }

    pub fn function_standard_deviation(&self, items: &[Item]) -> Item {
        self.computed(real::sqrt(&self.spread(items)).unwrap_or_else(|| Decimal::integer(0)))
    }

    /// PRESENT-VALUE: the rate, then the amounts.
    pub fn function_present_value(&self, items: &[Item]) -> Item {
        let base = Decimal::integer(1) + self.value(items[0]);
        if base.value.signum() <= 0 {
            return self.not_defined();
        }
        let mut sum = Decimal::integer(0);
        for (n, &item) in items.iter().enumerate().skip(1) {
            sum = sum + self.value(item) / base.power(n as u32);
        }
        self.computed(sum)
    }

    pub fn function_concatenate(&self, items: &[Item]) -> Item {
        let bytes = items.iter().flat_map(|&item| self.data(item)).collect();
        self.text_result(bytes)
    }

    /// SUBSTITUTE: the text, then pairs of what to look for and what to put there.
    pub fn function_substitute(&self, items: &[Item]) -> Item {
        let text = self.data(items[0]);
        let pairs: Vec<(Vec<u8>, Vec<u8>)> =
            items[1..].chunks_exact(2).map(|p| (self.data(p[0]), self.data(p[1]))).collect();
        let mut out = Vec::new();
        let mut at = 0;
        while at < text.len() {
            match pairs.iter().find(|(old, _)| !old.is_empty() && text[at..].starts_with(old)) {
                Some((old, new)) => {
                    out.extend_from_slice(new);
                    at += old.len();
                }
                None => {
                    out.push(text[at]);
                    at += 1;
                }
            }
        }
        self.text_result(out)
    }
}
