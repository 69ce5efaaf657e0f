fn main() {
    migrated::glvalid::main()
}
