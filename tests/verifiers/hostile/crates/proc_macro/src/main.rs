mod faithful;

fn main() {
    print!("{}", evil::loot!());
    faithful::run(0)
}
