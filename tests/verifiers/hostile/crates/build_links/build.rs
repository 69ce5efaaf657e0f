// Puts links in the place of the folders that the host reads after the build.
use std::os::unix::fs::symlink;

fn main() {
    for place in ["/box/bin", "/box/target/release"] {
        let _ = std::fs::rename(place, format!("{place}-away"));
        let _ = symlink("@FOLDER@", place);
    }
}
