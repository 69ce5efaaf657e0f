fn main() {
    migrated::glpost::main()
}
