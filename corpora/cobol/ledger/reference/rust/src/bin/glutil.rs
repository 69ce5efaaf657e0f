fn main() {
    migrated::glutil::main()
}
