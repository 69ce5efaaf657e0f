use std::io::Read;

const Z: u8 = 1;
const N: u8 = 2;
const V: u8 = 4;
const C: u8 = 8;

#[derive(Default)]
struct Cpu {
    a: i8,
    mem: [i8; 16],
    flags: u8,
    cycles: i16,
}

impl Cpu {
    fn put(&mut self, bit: u8, on: bool) {
        if on {
            self.flags |= bit
        } else {
            self.flags &= !bit
        }
    }
    fn setnz(&mut self) {
        self.put(Z, self.a == 0);
        self.put(N, self.a < 0);
    }
    fn add(&mut self, x: i32, carry: i32) {
        let u = self.a as u8 as i32 + x as u8 as i32 + carry;
        let s = self.a as i32 + x as i8 as i32 + carry;
        self.a = u as i8;
        self.put(C, u > 255);
        self.put(V, !(-128..=127).contains(&s));
        self.setnz();
    }
    fn carry(&self) -> i32 {
        (self.flags & C != 0) as i32
    }
}

struct Input {
    text: Vec<u8>,
    at: usize,
}

impl Input {
    fn blanks(&mut self) {
        while self.at < self.text.len() && matches!(self.text[self.at], b' ' | 9..=13) {
            self.at += 1;
        }
    }
    fn word(&mut self) -> Option<Vec<u8>> {
        self.blanks();
        let start = self.at;
        while self.at < self.text.len() && self.at - start < 7 && !matches!(self.text[self.at], b' ' | 9..=13) {
            self.at += 1;
        }
        if self.at > start { Some(self.text[start..self.at].to_vec()) } else { None }
    }
    fn int(&mut self) -> Option<i32> {
        self.blanks();
        let mut i = self.at;
        let neg = self.text.get(i) == Some(&b'-');
        if neg || self.text.get(i) == Some(&b'+') {
            i += 1;
        }
        let start = i;
        let mut v: i64 = 0;
        while i < self.text.len() && self.text[i].is_ascii_digit() {
            v = v.saturating_mul(10).saturating_add((self.text[i] - b'0') as i64);
            i += 1;
        }
        if i == start {
            return None;
        }
        self.at = i;
        Some(if neg { -v as i32 } else { v as i32 })
    }
}

fn run(out: &mut String) -> i32 {
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).unwrap();
    let mut input = Input { text, at: 0 };
    let mut m = Cpu::default();
    while let Some(op) = input.word() {
        m.cycles = m.cycles.wrapping_add(2);
        match &op[..] {
            b"dump" => {
                let f = |bit: u8, c: char| if m.flags & bit != 0 { c } else { '-' };
                out.push_str(&format!(
                    "A={} F={}{}{}{} T={}\n",
                    m.a, f(N, 'N'), f(V, 'V'), f(Z, 'Z'), f(C, 'C'), m.cycles
                ));
                continue;
            }
            b"neg" => {
                m.put(V, m.a == -128);
                m.a = m.a.wrapping_neg();
                m.setnz();
                continue;
            }
            b"asr" => {
                m.put(C, m.a & 1 != 0);
                m.a >>= 1;
                m.setnz();
                continue;
            }
            b"rol" => {
                let c = m.carry();
                m.put(C, m.a < 0);
                m.a = ((m.a as u8) << 1) as i8 | c as i8;
                m.setnz();
                continue;
            }
            _ => {}
        }
        let Some(x) = input.int() else {
            out.push_str("operand?\n");
            return 2;
        };
        match &op[..] {
            b"lda" => {
                m.a = x as i8;
                m.setnz();
            }
            b"add" => m.add(x, 0),
            b"adc" => m.add(x, m.carry()),
            b"sub" => m.add(!x, 1),
            b"cmp" => {
                let keep = m.a;
                m.add(!x, 1);
                m.a = keep;
            }
            b"sta" => m.mem[(x & 15) as usize] = m.a,
            b"ld" => {
                m.a = m.mem[(x & 15) as usize];
                m.setnz();
            }
            b"mul" => {
                let p = m.a as i16 * x as i8 as i16;
                m.a = p as i8;
                m.mem[15] = (p >> 8) as i8;
                m.setnz();
                m.cycles = m.cycles.wrapping_add(9);
            }
            b"div" => {
                let d = x as i8;
                if d == 0 {
                    out.push_str(&format!("divide by zero at {}\n", m.cycles));
                    return 1;
                }
                m.mem[14] = m.a.wrapping_rem(d);
                m.a = m.a.wrapping_div(d);
                m.setnz();
                m.cycles = m.cycles.wrapping_add(20);
            }
            b"wait" => m.cycles = m.cycles.wrapping_add(x as i16),
            _ => {
                out.push_str(&format!("unknown {}\n", String::from_utf8_lossy(&op)));
                return 3;
            }
        }
    }
    out.push_str(&format!("halt A={}\n", m.a));
    0
}

fn main() {
    let mut out = String::new();
    let code = run(&mut out);
    print!("{}", out);
    std::process::exit(code);
}
