fn main() {
    migrated::glunld::main()
}
