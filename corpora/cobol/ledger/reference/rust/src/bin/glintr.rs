fn main() {
    migrated::glintr::main()
}
