fn main() {
    migrated::glrept::main()
}
