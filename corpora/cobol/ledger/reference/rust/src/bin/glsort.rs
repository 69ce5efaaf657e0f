fn main() {
    migrated::glsort::main()
}
