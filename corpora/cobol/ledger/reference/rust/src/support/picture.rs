//! Numeric editing by picture, the printing form of amounts.

/// Edits a value by a picture of `Z * 9 $ + - , . / B CR`. The digits of the value are those of the
/// picture: the last ones are behind its point.
pub fn edit(value: i64, picture: &str) -> String {
    let symbols: Vec<char> = picture.chars().collect();
    let floating = floating_symbol(&symbols);
    let places = symbols.iter().filter(|&&c| is_place(c, floating)).count()
        - usize::from(floating.is_some());
    let text = format!("{:0places$}", value.unsigned_abs());
    let mut digits = text[text.len() - places..].chars();
    let negative = value < 0 && text[text.len() - places..].contains(|c| c != '0');

    let mut edited = String::with_capacity(symbols.len());
    let mut fill = ' ';
    let mut suppressing = true;
    let mut float_seen = false;
    for (index, &symbol) in symbols.iter().enumerate() {
        match symbol {
            c if Some(c) == floating && !float_seen => {
                float_seen = true;
                edited.push(' ');
            }
            c if is_place(c, floating) => {
                let digit = digits.next().unwrap_or('0');
                if c == '*' {
                    fill = '*';
                }
                if suppressing && (c == '9' || digit != '0') {
                    suppressing = false;
                    place_float(&mut edited, floating, negative);
                }
                edited.push(if suppressing { fill } else { digit });
            }
            ',' => edited.push(if suppressing { fill } else { ',' }),
            '.' => {
                if suppressing {
                    suppressing = false;
                    place_float(&mut edited, floating, negative);
                }
                edited.push('.');
            }
            '-' => edited.push(if negative { '-' } else { ' ' }),
            'C' => edited.push_str(if negative { "CR" } else { "  " }),
            'R' if symbols[index - 1] == 'C' => {}
            'B' => edited.push(' '),
            other => edited.push(other),
        }
    }
    edited
}

/// As `edit`, but all blank for zero.
pub fn edit_unless_zero(value: i64, picture: &str) -> String {
    if value == 0 {
        " ".repeat(picture.len())
    } else {
        edit(value, picture)
    }
}

/// A symbol that stands two times or more at the beginning floats to the first digit.
fn floating_symbol(symbols: &[char]) -> Option<char> {
    let first = *symbols.first()?;
    (matches!(first, '$' | '+' | '-') && symbols.get(1) == Some(&first)).then_some(first)
}

fn is_place(symbol: char, floating: Option<char>) -> bool {
    matches!(symbol, '9' | 'Z' | '*') || Some(symbol) == floating
}

/// Puts the floating symbol where the last blank before the first digit is.
fn place_float(edited: &mut String, floating: Option<char>, negative: bool) {
    let symbol = match floating {
        Some('$') => '$',
        Some('+') if !negative => '+',
        Some(_) if negative => '-',
        _ => return,
    };
    edited.pop();
    edited.push(symbol);
}
