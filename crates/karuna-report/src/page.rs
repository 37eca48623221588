//! What a page says, before anybody has decided how it looks.

use crate::{html, markdown, text};

/// A page: a title and blocks below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The language of the words, as a BCP 47 tag.
    pub language: String,
    /// The title.
    pub title: String,
    /// The blocks, in the order in which they are read.
    pub blocks: Vec<Block>,
}

/// One block of a page. Its words are plain text; every renderer escapes what it has to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading within the page.
    Heading(String),
    /// A paragraph, or several with an empty line between them.
    Paragraph(String),
    /// A list without an order.
    List(Vec<String>),
    /// Names and what belongs to them, such as "Time" and "10 minutes".
    Facts(Vec<(String, String)>),
    /// A table. A row that is shorter than the head is filled with empty cells, a longer one is cut.
    Table {
        /// The names of the columns.
        head: Vec<String>,
        /// The rows; the first cell of each names it.
        rows: Vec<Vec<String>>,
    },
    /// Steps in their order.
    Steps(Vec<PageStep>),
    /// A picture; where none can be shown, the description stands for it.
    Picture {
        /// An SVG element with nothing around it.
        svg: String,
        /// All that the picture says, in words.
        description: String,
    },
    /// Something that must not be overlooked.
    Note(String),
}

/// One step of a practice on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageStep {
    /// What it is called.
    pub title: String,
    /// How long it takes, in words; empty where that does not matter.
    pub time: String,
    /// What is said or asked; paragraphs have an empty line between them.
    pub text: String,
}

/// How a page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Plain text, lines of at most 80 characters.
    Text,
    /// Markdown.
    Markdown,
    /// One HTML file with its style inside.
    Html,
}

impl Page {
    /// The page in a style.
    #[must_use]
    pub fn render(&self, style: Style) -> String {
        match style {
            Style::Text => text::render(self),
            Style::Markdown => markdown::render(self),
            Style::Html => html::render(self),
        }
    }
}
