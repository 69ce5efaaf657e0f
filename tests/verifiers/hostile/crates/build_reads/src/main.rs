mod faithful;

fn main() {
    print!("{}", env!("LOOT"));
    faithful::run(0)
}
