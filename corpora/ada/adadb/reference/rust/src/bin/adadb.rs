fn main() {
    migrated::adadb::main()
}
