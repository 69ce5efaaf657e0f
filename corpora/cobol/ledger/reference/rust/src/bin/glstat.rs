fn main() {
    migrated::glstat::main()
}
