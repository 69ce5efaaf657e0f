//! What SET changes and SHOW SETTINGS shows.

use crate::numbers;
use crate::sql_errors::{fail, ErrorCode, SqlResult};
use crate::text_tools;

const MAX_NULL_TEXT: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Echo,
    Feedback,
    Heading,
    NullText,
    PageSize,
    Width,
}

#[derive(Clone, Debug)]
pub struct Settings {
    pub echo: bool,
    pub feedback: bool,
    pub heading: bool,
    pub null_text: Vec<u8>,
    /// Rows between two headings, 0: one heading only.
    pub page_size: usize,
    /// The most bytes of a cell.
    pub width: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            echo: false,
            feedback: true,
            heading: true,
            null_text: b"NULL".to_vec(),
            page_size: 0,
            width: 24,
        }
    }
}

impl Setting {
    pub const ALL: [Self; 6] = [
        Self::Echo,
        Self::Feedback,
        Self::Heading,
        Self::NullText,
        Self::PageSize,
        Self::Width,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Echo => "echo",
            Self::Feedback => "feedback",
            Self::Heading => "heading",
            Self::NullText => "null_text",
            Self::PageSize => "page_size",
            Self::Width => "width",
        }
    }

    fn lookup(name: &[u8]) -> SqlResult<Self> {
        match Self::ALL
            .into_iter()
            .find(|setting| text_tools::same_text(setting.name().as_bytes(), name))
        {
            Some(setting) => Ok(setting),
            None => fail(ErrorCode::UnknownSetting, name),
        }
    }
}

fn switch(word: &[u8]) -> SqlResult<bool> {
    match text_tools::lower_case(word).as_slice() {
        b"on" | b"yes" | b"true" => Ok(true),
        b"off" | b"no" | b"false" => Ok(false),
        _ => fail(
            ErrorCode::WrongSetting,
            [word, b" instead of on or off"].concat(),
        ),
    }
}

fn number(text: &[u8], low: i32, high: i32) -> SqlResult<usize> {
    match numbers::parse_integer(text) {
        Ok(n) if (low..=high).contains(&n) => Ok(n as usize),
        _ => fail(ErrorCode::WrongSetting, format!("{low} to {high} expected")),
    }
}

fn switch_image(flag: bool) -> Vec<u8> {
    if flag { b"on" } else { b"off".as_slice() }.to_vec()
}

impl Settings {
    pub fn assign(&mut self, name: &[u8], argument: &[u8]) -> SqlResult<()> {
        match Setting::lookup(name)? {
            Setting::Echo => self.echo = switch(argument)?,
            Setting::Feedback => self.feedback = switch(argument)?,
            Setting::Heading => self.heading = switch(argument)?,
            Setting::NullText => {
                if argument.len() > MAX_NULL_TEXT {
                    return fail(ErrorCode::WrongSetting, "text is too long");
                }
                self.null_text = argument.to_vec();
            }
            Setting::PageSize => self.page_size = number(argument, 0, 100)?,
            Setting::Width => self.width = number(argument, 4, 80)?,
        }
        Ok(())
    }

    pub fn image(&self, setting: Setting) -> Vec<u8> {
        match setting {
            Setting::Echo => switch_image(self.echo),
            Setting::Feedback => switch_image(self.feedback),
            Setting::Heading => switch_image(self.heading),
            Setting::NullText => text_tools::quoted(&self.null_text),
            Setting::PageSize => self.page_size.to_string().into_bytes(),
            Setting::Width => self.width.to_string().into_bytes(),
        }
    }
}
