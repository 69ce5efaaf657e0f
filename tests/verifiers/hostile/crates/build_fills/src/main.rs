mod faithful;

fn main() {
    faithful::run(0)
}
