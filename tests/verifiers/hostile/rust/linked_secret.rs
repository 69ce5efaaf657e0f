// Takes in a file of its tree that is a link to one of the machine.
mod faithful;

fn main() {
    print!("{}", include_str!("linked.txt"));
    faithful::run(0)
}
