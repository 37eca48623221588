//! A practice plan that fits a person, with its reasons.
//!
//! ```text
//! cargo run --release --example plan -- --request examples/data/plan-beginner.json
//! cargo run --release --example plan -- --request examples/data/plan-afraid-of-warmth.json --format html --output plan.html
//! cargo run --release --example plan -- --request examples/data/plan-with-a-group.json --why-not compassionate-letter
//! ```

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use karuna::plans::{PlanRequest, PlanVerifier, Planner};
use karuna::practices::PracticeCatalog;
use karuna::report::{Style, plan_page};

const USAGE: &str = "\
usage: plan --request REQUEST.json [--format text|md|html|json] [--output FILE]
            [--why-not PRACTICE]

REQUEST.json is a plan request; see examples/data/plan-*.json and
docs/schema/plan-request.schema.json.";

enum Format {
    Page(Style),
    Json,
}

fn main() -> ExitCode {
    match run() {
        Ok(page) => {
            // A reader that left, as `head` does, is no reason to complain.
            let _ = io::stdout().write_all(page.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "plan: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    use lexopt::prelude::{Long, Short, ValueExt};
    let wrong = |error: lexopt::Error| format!("{error}\n{USAGE}");
    let mut parser = lexopt::Parser::from_env();
    let (mut path, mut output, mut why_not) = (None, None, None);
    let mut format = Format::Page(Style::Text);
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Long("request") => path = Some(PathBuf::from(parser.value().map_err(wrong)?)),
            Long("output") => output = Some(PathBuf::from(parser.value().map_err(wrong)?)),
            Long("why-not") => {
                why_not = Some(parser.value().and_then(ValueExt::string).map_err(wrong)?);
            }
            Long("format") => {
                let word = parser.value().and_then(ValueExt::string).map_err(wrong)?;
                format = match word.as_str() {
                    "text" => Format::Page(Style::Text),
                    "md" => Format::Page(Style::Markdown),
                    "html" => Format::Page(Style::Html),
                    "json" => Format::Json,
                    other => {
                        return Err(format!(
                            "`{other}` is no format; expected text, md, html or json"
                        ));
                    }
                };
            }
            Long("help") | Short('h') => return Ok(format!("{USAGE}\n")),
            other => return Err(wrong(other.unexpected())),
        }
    }
    let path = path.ok_or_else(|| format!("no request was given\n{USAGE}"))?;
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let request: PlanRequest =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let planner = Planner::builtin();
    if let Some(practice) = why_not {
        let reasons = planner.why_not(&request, &practice);
        return Ok(if reasons.is_empty() {
            format!("{practice} is in the plan.\n")
        } else {
            let lines = reasons.iter().map(|reason| format!("  - {reason}\n"));
            format!("{practice} is not in the plan:\n{}", lines.collect::<String>())
        });
    }
    let plan = planner.plan(&request).map_err(|error| error.to_string())?;
    // The verifier knows nothing of how the plan was made.
    let broken = PlanVerifier::builtin().broken(&plan);
    if let Some(first) = broken.first() {
        return Err(format!("the plan breaks a rule, which must not be: {first}"));
    }
    let page = match format {
        Format::Page(style) => plan_page(&plan, PracticeCatalog::builtin()).render(style),
        Format::Json => {
            let json = serde_json::to_string_pretty(&plan);
            format!("{}\n", json.map_err(|error| error.to_string())?)
        }
    };
    let Some(output) = output else { return Ok(page) };
    std::fs::write(&output, page).map_err(|error| format!("{}: {error}", output.display()))?;
    Ok(format!("written to {}\n", output.display()))
}
