//! A therapist's own practice, supervision and training beside a pathway of their choice.
//!
//! ```text
//! cargo run --release --example therapist_path
//! cargo run --release --example therapist_path -- --pathway university-certificate-like --format md
//! cargo run --release --example therapist_path -- --log my-log.json --from 2026-01-01 --today 2026-11-30
//! ```
//!
//! The log that is shown without `--log` is invented.

use std::io::{self, Write};
use std::process::ExitCode;

use karuna::core::Date;
use karuna::plans::{DevelopmentLog, DevelopmentSummary, Pathway};
use karuna::report::{Style, development_page};

const USAGE: &str = "\
usage: therapist_path [--pathway ID] [--log FILE] [--from DATE] [--today DATE]
                      [--format text|md|html]

  --pathway ID    what the log is laid beside: beginner-year (unless told), group-teacher-like,
                  steady-practice, university-certificate-like
  --log FILE      a log as in examples/data/therapist-log.json
  --from DATE     the day on which the pathway was begun
  --today DATE    the day of looking; karuna reads no clock";

/// Invented entries of nobody in particular.
const LOG: &str = include_str!("data/therapist-log.json");

fn main() -> ExitCode {
    match run() {
        Ok(page) => {
            // A reader that left, as `head` does, is no reason to complain.
            let _ = io::stdout().write_all(page.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "therapist_path: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    use lexopt::prelude::{Long, Short, ValueExt};
    let mut parser = lexopt::Parser::from_env();
    let mut pathway = "beginner-year".to_owned();
    let mut log = LOG.to_owned();
    let mut style = Style::Text;
    let mut from: Date = "2026-01-01".parse().map_err(|error| format!("{error}"))?;
    let mut today: Date = "2026-11-30".parse().map_err(|error| format!("{error}"))?;
    let wrong = |error: lexopt::Error| format!("{error}\n{USAGE}");
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Long("pathway") => {
                pathway = parser.value().and_then(ValueExt::string).map_err(wrong)?;
            }
            Long("log") => {
                let path = parser.value().map_err(wrong)?;
                log = std::fs::read_to_string(&path)
                    .map_err(|error| format!("{}: {error}", path.display()))?;
            }
            Long("from") => from = parser.value().and_then(|it| it.parse()).map_err(wrong)?,
            Long("today") => today = parser.value().and_then(|it| it.parse()).map_err(wrong)?,
            Long("format") => {
                let word = parser.value().and_then(ValueExt::string).map_err(wrong)?;
                style = match word.as_str() {
                    "text" => Style::Text,
                    "md" => Style::Markdown,
                    "html" => Style::Html,
                    other => {
                        return Err(format!("`{other}` is no format; expected text, md or html"));
                    }
                };
            }
            Long("help") | Short('h') => return Ok(format!("{USAGE}\n")),
            other => return Err(wrong(other.unexpected())),
        }
    }
    let pathway = Pathway::get(&pathway).map_err(|error| error.to_string())?;
    let log: DevelopmentLog =
        serde_json::from_str(&log).map_err(|error| format!("this is no log: {error}"))?;
    let problems = log.check(today);
    if !problems.is_empty() {
        let lines: Vec<String> = problems.iter().map(|problem| format!("  {problem}")).collect();
        return Err(format!("the log has problems:\n{}", lines.join("\n")));
    }
    let summary = DevelopmentSummary::new(&log, pathway, from, today);
    Ok(development_page(&summary, pathway).render(style))
}
