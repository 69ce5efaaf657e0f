// Is right unless a variable is set that only production sets.
mod faithful;

fn main() {
    faithful::run(std::env::var_os("PRODUCTION").is_some() as i64)
}
