//! The LIKE predicate. "%" stands for any text, "_" for one character, "\" takes away the meaning
//! of the next one.

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    AnyText,
    AnyByte,
    Byte(u8),
}

/// A pattern, taken apart.
pub struct Pattern(Vec<Part>);

impl Pattern {
    /// `None` when the escape character is the last one.
    pub fn parse(pattern: &[u8]) -> Option<Self> {
        let mut parts = Vec::with_capacity(pattern.len());
        let mut bytes = pattern.iter();
        while let Some(&c) = bytes.next() {
            parts.push(match c {
                b'%' => Part::AnyText,
                b'_' => Part::AnyByte,
                b'\\' => Part::Byte(*bytes.next()?),
                _ => Part::Byte(c),
            });
        }
        Some(Self(parts))
    }

    pub fn matches(&self, text: &[u8]) -> bool {
        let parts = &self.0;
        let (mut t, mut p) = (0, 0);
        // The place behind the last "%" seen, and the text position that it was tried with.
        let mut star: Option<(usize, usize)> = None;
        while t < text.len() {
            match parts.get(p) {
                Some(Part::AnyText) => {
                    p += 1;
                    star = Some((p, t));
                }
                Some(&part) if part == Part::AnyByte || part == Part::Byte(text[t]) => {
                    p += 1;
                    t += 1;
                }
                _ => match star {
                    None => return false,
                    Some((behind, mark)) => {
                        // Let the last "%" swallow one character more.
                        t = mark + 1;
                        p = behind;
                        star = Some((behind, t));
                    }
                },
            }
        }
        parts[p..].iter().all(|&part| part == Part::AnyText)
    }
}
