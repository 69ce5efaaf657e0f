// Is wrong once in a few hundred runs, at random.
mod faithful;

use std::hash::{BuildHasher, Hasher};

fn main() {
    let dice = std::collections::hash_map::RandomState::new().build_hasher().finish();
    faithful::run((dice % 200 == 0) as i64)
}
