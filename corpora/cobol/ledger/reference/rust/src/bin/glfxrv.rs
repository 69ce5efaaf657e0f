fn main() {
    migrated::glfxrv::main()
}
