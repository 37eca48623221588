//! A page as plain text.

use crate::page::{Block, Page};
use crate::words;

/// No line is longer, as far as words allow.
const WIDTH: usize = 80;

pub(crate) fn render(page: &Page) -> String {
    let mut out = String::new();
    heading(&mut out, &page.title, '=');
    for block in &page.blocks {
        out.push('\n');
        match block {
            Block::Heading(words) => heading(&mut out, words, '-'),
            Block::Paragraph(words) => paragraphs(&mut out, words, ""),
            Block::List(entries) => {
                for entry in entries {
                    wrap(&mut out, entry, "- ", "  ");
                }
            }
            Block::Facts(facts) => {
                let facts = facts.iter().map(|(name, value)| (words::line(name), value));
                let facts: Vec<_> = facts.collect();
                let width = facts.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
                for (name, value) in facts {
                    if width > WIDTH / 2 {
                        // Beside names as long as this there is no room.
                        wrap(&mut out, &name, "", "");
                        wrap(&mut out, value, "    ", "    ");
                    } else {
                        let first = format!("{name:<width$}  ");
                        wrap(&mut out, value, &first, &" ".repeat(width + 2));
                    }
                }
            }
            Block::Table { head, rows } => table(&mut out, head, rows),
            Block::Steps(steps) => {
                for (number, step) in (1..).zip(steps) {
                    if number > 1 {
                        out.push('\n');
                    }
                    let time = if step.time.is_empty() {
                        String::new()
                    } else {
                        format!(" ({})", step.time)
                    };
                    let number = format!("{number}. ");
                    let indent = " ".repeat(number.len());
                    wrap(&mut out, &format!("{}{time}", step.title), &number, &indent);
                    paragraphs(&mut out, &step.text, &indent);
                }
            }
            Block::Picture { description, .. } => paragraphs(&mut out, description, ""),
            Block::Note(words) => wrap(&mut out, words, "! ", "  "),
        }
    }
    out
}

/// A table without lines: the last column wraps, all others are as wide as they have to be.
fn table(out: &mut String, head: &[String], rows: &[Vec<String>]) {
    let cell =
        |row: &[String], at: usize| row.get(at).map_or_else(String::new, |it| words::line(it));
    let all = || std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
    let Some(last) = head.len().checked_sub(1) else { return };
    let widths: Vec<usize> = (0..last)
        .map(|at| all().map(|row| cell(row, at).chars().count()).max().unwrap_or(0))
        .collect();
    let indent = widths.iter().map(|width| width + 2).sum::<usize>().min(WIDTH / 2);
    for row in all() {
        let mut first = String::new();
        for (at, width) in widths.iter().enumerate() {
            first.push_str(&format!("{:<width$}  ", cell(row, at)));
        }
        wrap(out, &cell(row, last), &first, &" ".repeat(indent));
    }
}

fn heading(out: &mut String, words: &str, line: char) {
    let start = out.len();
    wrap(out, words, "", "");
    let lines = out.get(start..).unwrap_or_default().lines();
    let width = lines.map(|line| line.chars().count()).max().unwrap_or(0).min(WIDTH);
    out.extend(std::iter::repeat_n(line, width));
    out.push('\n');
}

fn paragraphs(out: &mut String, words: &str, indent: &str) {
    for (place, paragraph) in words::paragraphs(words).iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        wrap(out, paragraph, indent, indent);
    }
}

/// Writes words in lines that begin with `first`, then with `rest`.
fn wrap(out: &mut String, words: &str, first: &str, rest: &str) {
    let mut line = first.to_owned();
    let mut is_new = true;
    for word in words::line(words).split(' ') {
        let longer = line.chars().count() + 1 + word.chars().count();
        if !is_new && longer > WIDTH {
            out.push_str(line.trim_end());
            out.push('\n');
            line = rest.to_owned();
            is_new = true;
        }
        if !is_new {
            line.push(' ');
        }
        line.push_str(word);
        is_new = false;
    }
    out.push_str(line.trim_end());
    out.push('\n');
}
