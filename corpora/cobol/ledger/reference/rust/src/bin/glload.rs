fn main() {
    migrated::glload::main()
}
