//! A stable sort by a relation "comes before".

use std::cmp::Ordering;

pub fn sort<T>(items: &mut [T], precedes: impl Fn(&T, &T) -> bool) {
    items.sort_by(|a, b| {
        if precedes(a, b) {
            Ordering::Less
        } else if precedes(b, a) {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    });
}
