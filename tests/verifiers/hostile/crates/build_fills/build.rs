// Fills the disk of the machine through the folder that it is built in.
fn main() {
    let block = vec![1u8; 16 << 20];
    for number in 0.. {
        let Ok(mut file) = std::fs::File::create(format!("/box/fill{number}")) else { return };
        for _ in 0..31 {
            if std::io::Write::write_all(&mut file, &block).is_err() {
                return;
            }
        }
    }
}
