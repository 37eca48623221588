//! Looks up practices: search, show, why not.
//!
//! ```text
//! cargo run --release --example practices -- search --technique imagery --caution trauma --minutes 15
//! cargo run --release --example practices -- show soothing-rhythm-breathing
//! cargo run --release --example practices -- show safe-place --guide --format html > safe-place.html
//! cargo run --release --example practices -- why-not lkm-self --fear-self high
//! ```

use std::io::{self, Write};
use std::process::ExitCode;

use karuna::practices::{
    Bibliography, CautionCode, CautionLevel, PracticeCatalog, PracticeMatch, PracticeQuery,
};
use karuna::report::{Style, practice_guide, practice_handout};

const USAGE: &str = "\
usage: practices search [QUESTION]         the practices that fit, and what to adapt
       practices why-not ID [QUESTION]     everything that excludes a practice
       practices show ID [--guide] [--format text|md|html] [--caution CODE]

questions, each may stand more than once:
  --technique T --principle P --flow F --phase P --setting S --audience A --role R --without-role R
  --caution CODE      what is known of the person; decides and adapts
  --fear-self LEVEL, --fear-from LEVEL, --fear-to LEVEL    low, mid or high
  --minutes N --difficulty N --words WORDS
  --led-by self|trained-leader|clinician    who is there to lead; self unless told
  --unreviewed-hard   also practices of difficulty 4 and 5 that no clinician has reviewed
  --all               also practices that ask for something where they are used";

fn main() -> ExitCode {
    match run() {
        Ok(page) => {
            // A reader that left, as `head` does, is no reason to complain.
            let _ = io::stdout().write_all(page.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "practices: {message}");
            ExitCode::FAILURE
        }
    }
}

struct Arguments {
    words: Vec<String>,
    query: PracticeQuery,
    all: bool,
    guide: bool,
    style: Style,
}

fn run() -> Result<String, String> {
    let arguments =
        parse(lexopt::Parser::from_env()).map_err(|error| format!("{error}\n{USAGE}"))?;
    let catalog = if arguments.all {
        PracticeCatalog::builtin_with_ip_notes()
    } else {
        PracticeCatalog::builtin()
    };
    let words: Vec<&str> = arguments.words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["search"] => Ok(search(catalog, &arguments.query)),
        ["why-not", id] => why_not(catalog, id, &arguments.query),
        ["show", id] => show(catalog, id, &arguments),
        [] => Ok(format!("{USAGE}\n")),
        _ => Err(format!("`{}` is not understood\n{USAGE}", words.join(" "))),
    }
}

fn search(catalog: &PracticeCatalog, query: &PracticeQuery) -> String {
    let found = catalog.find(query);
    let mut page = format!("{} of {} practices fit.\n", found.len(), catalog.len());
    let reviewed = found.iter().filter(|found| found.practice.is_reviewed()).count();
    page.push_str(&format!(
        "Reviewed by a clinician: {reviewed}; times and cautions are judgement.\n\n"
    ));
    for PracticeMatch { practice, adapt, monitor } in found {
        let file = practice.definition();
        let minutes = file.duration.typical.div_ceil(60);
        page.push_str(&format!(
            "{:<34} {minutes:>3} min  difficulty {}  led by {}\n    {}\n",
            practice.id(),
            file.difficulty,
            file.led_by,
            practice.text("purpose"),
        ));
        for (word, codes) in [("adapt", adapt), ("watch", monitor)] {
            for code in codes {
                let text = practice.text(&format!("caution.{code}"));
                page.push_str(&format!("    {word} for {code}: {text}\n"));
            }
        }
    }
    page
}

fn why_not(catalog: &PracticeCatalog, id: &str, query: &PracticeQuery) -> Result<String, String> {
    let practice = catalog.get(id).map_err(|error| error.to_string())?;
    let reasons = query.why_not(practice);
    if reasons.is_empty() {
        return Ok(format!("{id} fits.\n"));
    }
    let mut page = format!("{id} does not fit:\n");
    for reason in reasons {
        page.push_str(&format!("  - {reason}\n"));
    }
    for code in &query.cautions {
        let caution = practice.caution(*code).filter(|it| it.level == CautionLevel::Avoid);
        if caution.is_some() {
            let text = practice.text(&format!("caution.{code}"));
            page.push_str(&format!("  {code}: {text}\n"));
        }
    }
    Ok(page)
}

fn show(catalog: &PracticeCatalog, id: &str, arguments: &Arguments) -> Result<String, String> {
    let practice = catalog.get(id).map_err(|error| error.to_string())?;
    let page = if arguments.guide {
        practice_guide(practice, practice.own_text(), Bibliography::builtin())
    } else {
        let known: &[CautionCode] = &arguments.query.cautions;
        practice_handout(practice, practice.own_text(), known)
    };
    Ok(page.render(arguments.style))
}

fn parse(mut parser: lexopt::Parser) -> Result<Arguments, lexopt::Error> {
    use lexopt::prelude::{Long, Short, Value, ValueExt};
    let mut query = PracticeQuery::default();
    let (mut words, mut all, mut guide, mut style) = (Vec::new(), false, false, Style::Text);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("technique") => query.techniques.push(parser.value()?.parse()?),
            Long("principle") => query.principles.push(parser.value()?.parse()?),
            Long("flow") => query.flows.push(parser.value()?.parse()?),
            Long("phase") => query.phases.push(parser.value()?.parse()?),
            Long("setting") => query.settings.push(parser.value()?.parse()?),
            Long("audience") => query.audiences.push(parser.value()?.parse()?),
            Long("role") => query.roles.push(parser.value()?.parse()?),
            Long("without-role") => query.without_roles.push(parser.value()?.parse()?),
            Long("caution") => query.cautions.push(parser.value()?.parse()?),
            Long("fear-self") => query.fears.for_self = Some(parser.value()?.parse()?),
            Long("fear-from") => query.fears.from_others = Some(parser.value()?.parse()?),
            Long("fear-to") => query.fears.for_others = Some(parser.value()?.parse()?),
            Long("minutes") => {
                let minutes: u32 = parser.value()?.parse()?;
                query.max_seconds = Some(minutes.saturating_mul(60));
            }
            Long("difficulty") => query.max_difficulty = Some(parser.value()?.parse()?),
            Long("led-by") => query.led_by = parser.value()?.parse()?,
            Long("words") => query.words = parser.value()?.string()?,
            Long("unreviewed-hard") => query.allow_unreviewed_hard = true,
            Long("all") => all = true,
            Long("guide") => guide = true,
            Long("format") => {
                style = match parser.value()?.string()?.as_str() {
                    "text" => Style::Text,
                    "md" => Style::Markdown,
                    "html" => Style::Html,
                    other => {
                        return Err(
                            format!("`{other}` is no format; expected text, md or html").into()
                        );
                    }
                }
            }
            Long("help") | Short('h') => words.clear(),
            Value(word) => words.push(word.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Arguments { words, query, all, guide, style })
}
