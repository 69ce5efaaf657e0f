use std::fs;

fn rounded(value: u32, divisor: u32) -> u32 {
    (value * 2 + divisor) / (divisor * 2)
}

fn tenths(n: u32) -> String {
    format!("{:>3}.{}", n / 10, n % 10)
}

fn show(b: &[u8]) -> String {
    b.iter().map(|c| *c as char).collect()
}

fn main() {
    let Ok(data) = fs::read("students.txt") else {
        eprintln!("libcob: error: students.txt");
        std::process::exit(1);
    };
    let body = data.strip_suffix(b"\n").unwrap_or(&data);
    let lines: Vec<&[u8]> = if data.is_empty() { vec![] } else { body.split(|c| *c == b'\n').collect() };
    let mut counts = [0u32; 5];
    let (mut class_total, mut students) = (0u32, 0u32);
    let mut top = (vec![b' '; 12], 0u32);
    for line in lines {
        let mut record = line.to_vec();
        record.resize(24, b' ');
        let (name, marks) = (&record[..12], &record[12..24]);
        if !marks.iter().all(|c| c.is_ascii_digit()) {
            println!("SKIPPED {}", show(name));
            continue;
        }
        let marks: Vec<u32> = marks.chunks(3).map(|m| m.iter().fold(0, |n, c| n * 10 + (c - b'0') as u32)).collect();
        let total: u32 = marks.iter().sum();
        let best = *marks.iter().max().unwrap();
        let worst = *marks.iter().min().unwrap();
        let average = rounded((total - worst) * 10, 3) % 10_000;
        let (grade, g) = match average {
            900..=1000 => ('A', 0),
            800..=899 => ('B', 1),
            700..=799 => ('C', 2),
            500..=699 => ('D', 3),
            _ => ('F', 4),
        };
        counts[g] = (counts[g] + 1) % 100;
        students = (students + 1) % 1000;
        class_total = (class_total + average) % 10_000_000;
        if average > top.1 {
            top = (name.to_vec(), average);
        }
        println!("{} {} {} {:03}", show(name), tenths(average), grade, best);
    }
    if students == 0 {
        println!("NO STUDENTS");
    } else {
        println!("CLASS {} TOP {}", tenths(rounded(class_total, students) % 10_000), show(&top.0));
        println!("{}", counts.iter().map(|c| format!("{:02}", c)).collect::<String>());
    }
}
