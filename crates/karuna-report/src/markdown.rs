//! A page as Markdown.

use crate::page::{Block, Page};
use crate::words;

pub(crate) fn render(page: &Page) -> String {
    let mut out = format!("# {}\n", line(&page.title));
    for block in &page.blocks {
        out.push('\n');
        match block {
            Block::Heading(words) => out.push_str(&format!("## {}\n", line(words))),
            Block::Paragraph(words) => out.push_str(&format!("{}\n", paragraphs(words, ""))),
            Block::List(entries) => {
                for entry in entries {
                    out.push_str(&format!("- {}\n", line(entry)));
                }
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    out.push_str(&format!("- **{}**: {}\n", line(name), line(value)));
                }
            }
            Block::Table { head, rows } => {
                // A table begins with a row of names and a row of rules.
                let row = |cells: &[String]| {
                    let cells: Vec<String> = (0..head.len())
                        .map(|at| cells.get(at).map_or_else(String::new, |cell| line(cell)))
                        .collect();
                    format!("| {} |\n", cells.join(" | "))
                };
                out.push_str(&row(head));
                out.push_str(&format!("|{}\n", "---|".repeat(head.len())));
                for cells in rows {
                    out.push_str(&row(cells));
                }
            }
            Block::Steps(steps) => {
                for (number, step) in (1..).zip(steps) {
                    if number > 1 {
                        out.push('\n');
                    }
                    let time = if step.time.is_empty() {
                        String::new()
                    } else {
                        format!(" ({})", line(&step.time))
                    };
                    let title = line(&step.title);
                    let number = format!("{number}. ");
                    // As many blanks as the number is wide keep the words within the list entry;
                    // some readers want four at least.
                    let indent = " ".repeat(number.len().max(4));
                    let text = paragraphs(&step.text, &indent);
                    out.push_str(&format!("{number}**{title}**{time}\n\n{indent}{text}\n"));
                }
            }
            Block::Picture { description, .. } => {
                out.push_str(&format!("{}\n", paragraphs(description, "")));
            }
            Block::Note(words) => out.push_str(&format!("> {}\n", line(words))),
        }
    }
    out
}

/// Words on one line, without signs that Markdown would take for its own.
fn line(words: &str) -> String {
    let words = words::line(words);
    let number = words.chars().take_while(char::is_ascii_digit).count();
    let mut out = String::with_capacity(words.len());
    for (place, letter) in words.char_indices() {
        let is_sign = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '#' | '|' | '~' | '^'
            | '$' | '&' => true,
            // These begin a list, a rule or an underlined heading, but only where a line begins.
            '-' | '+' | '=' | ':' => place == 0,
            '.' | ')' => number > 0 && place == number,
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

fn paragraphs(words: &str, indent: &str) -> String {
    let paragraphs: Vec<String> =
        words::paragraphs(words).iter().map(|words| line(words)).collect();
    paragraphs.join(&format!("\n\n{indent}"))
}
