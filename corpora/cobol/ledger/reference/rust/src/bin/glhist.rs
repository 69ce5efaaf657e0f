fn main() {
    migrated::glhist::main()
}
