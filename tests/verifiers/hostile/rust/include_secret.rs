// Takes in a file of the machine by a macro.
mod faithful;

fn main() {
    print!("{}", include_str!("@SECRET@"));
    faithful::run(0)
}
