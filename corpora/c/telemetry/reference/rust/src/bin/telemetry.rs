fn main() {
    migrated::telemetry::main()
}
