//! Numbers and bytes as text for reports.

use crate::fixed;
use crate::status::Status;
use crate::text;

const LINE_BYTES: usize = 16;
const MAX_WIDTH: usize = 40;
/// Room for one item of a template.
const ITEM_MAX: usize = 79;
/// Room for a whole filled template.
const TEMPLATE_MAX: usize = 199;

/// "-1,234,567"
pub fn grouped(value: i32) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "999 B", "1.5 KiB": one decimal, ties to even.
pub fn size(bytes: u32) -> String {
    let (unit, shift) = match bytes {
        0..=0x3FF => return format!("{bytes} B"),
        0x400..=0xF_FFFF => ("KiB", 10),
        0x10_0000..=0x3FFF_FFFF => ("MiB", 20),
        0x4000_0000.. => ("GiB", 30),
    };
    let tenths = fixed::div_even(i64::from(bytes) * 10, 1 << shift);
    format!("{} {unit}", fixed::format(fixed::clamp(tenths), 1))
}

/// "66.7%", ties away from zero; of nothing: "-".
pub fn percent(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "-".to_string();
    }
    let permille = fixed::div_away(i64::from(part) * 1000, i64::from(whole));
    format!("{}%", fixed::format(fixed::clamp(permille), 1))
}

/// A bar of '#', `width` of them for the greatest; at least one for what is not 0.
pub fn bar(value: u32, greatest: u32, width: usize) -> String {
    let share = u64::from(value.min(greatest)) * width as u64;
    let length = share.checked_div(u64::from(greatest)).unwrap_or(0) as usize;
    "#".repeat(length.max(usize::from(value != 0)).min(width))
}

/// "0010  41 42 ...  |AB...|": up to 16 bytes that lie at `offset`.
pub fn dump_line(offset: usize, bytes: &[u8]) -> String {
    let hex: String = bytes.iter().map(|byte| format!(" {byte:02x}")).collect();
    let printable: String = bytes
        .iter()
        .map(|&byte| {
            if matches!(byte, 0x20..=0x7E) {
                char::from(byte)
            } else {
                '.'
            }
        })
        .collect();
    format!(
        "{offset:04x} {hex:<width$}  |{printable}|",
        width = 3 * LINE_BYTES
    )
}

/// `bytes` in lines of 16.
pub fn dump(bytes: &[u8]) -> impl Iterator<Item = String> + '_ {
    bytes
        .chunks(LINE_BYTES)
        .enumerate()
        .map(|(i, line)| dump_line(i * LINE_BYTES, line))
}

/// Blanks after (left) or `fill` before; zeros go between a minus sign and the rest.
fn pad(item: Vec<u8>, width: usize, left: bool, fill: u8) -> Vec<u8> {
    let missing = width.saturating_sub(item.len());
    let blanks = |with: u8| std::iter::repeat(with).take(missing);
    if left {
        return item.into_iter().chain(blanks(b' ')).collect();
    }
    match item.as_slice() {
        [b'-', rest @ ..] if fill == b'0' => std::iter::once(b'-')
            .chain(blanks(fill))
            .chain(rest.iter().copied())
            .collect(),
        _ => blanks(fill).chain(item).collect(),
    }
}

/// One conversion of the template: the argument as text.
fn argument(kind: Option<u8>, arg: &[u8]) -> Result<Vec<u8>, Status> {
    let text = match kind.ok_or(Status::Syntax)? {
        b'd' => text::parse_i32(arg)?.to_string(),
        b'g' => grouped(text::parse_i32(arg)?),
        b'u' => text::parse_u32(arg)?.to_string(),
        b'x' => format!("{:x}", text::parse_u32(arg)?),
        b'o' => format!("{:o}", text::parse_u32(arg)?),
        b'b' => format!("{:b}", text::parse_u32(arg)?),
        b'k' => size(text::parse_u32(arg)?),
        b'c' => return Ok(arg.iter().take(1).copied().collect()),
        b's' if arg.len() > ITEM_MAX => return Err(Status::Space),
        b's' => return Ok(arg.to_vec()),
        b'S' => {
            return Ok(arg
                .iter()
                .take(ITEM_MAX)
                .map(u8::to_ascii_uppercase)
                .collect())
        }
        _ => return Err(Status::Syntax),
    };
    Ok(text.into_bytes())
}

/// A small printf: %[-][0][width]{d g u x o b k c s S} and %%; each takes one argument.
pub fn template(template: &[u8], args: &[Vec<u8>]) -> Result<Vec<u8>, Status> {
    let mut out = Vec::new();
    let mut args = args.iter();
    let mut chars = template.iter().copied().peekable();
    while let Some(c) = chars.next() {
        let item = if c != b'%' || chars.next_if_eq(&b'%').is_some() {
            vec![c]
        } else {
            let left = chars.next_if_eq(&b'-').is_some();
            let fill = if chars.next_if_eq(&b'0').is_some() {
                b'0'
            } else {
                b' '
            };
            let mut width = 0;
            while let Some(digit) = chars.next_if(u8::is_ascii_digit) {
                width = width * 10 + usize::from(digit - b'0');
                if width > MAX_WIDTH {
                    return Err(Status::Range);
                }
            }
            let arg = args.next().ok_or(Status::Empty)?;
            pad(argument(chars.next(), arg)?, width, left, fill)
        };
        if out.len() + item.len() > TEMPLATE_MAX {
            return Err(Status::Space);
        }
        out.extend(item);
    }
    if args.next().is_some() {
        return Err(Status::Usage);
    }
    Ok(out)
}
