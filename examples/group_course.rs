//! A whole course at a glance, and one of its sessions in full.
//!
//! ```text
//! cargo run --release --example group_course
//! cargo run --release --example group_course -- --session 8 --people 9 --unreviewed-hard
//! cargo run --release --example group_course -- --session 5 --minutes 60 --online --caution trauma
//! cargo run --release --example group_course -- --programme mind-training-8 --page course --format html > course.html
//! cargo run --release --example group_course -- --session 2 --page handout --format md
//! ```

use std::io::{self, Write};
use std::process::ExitCode;

use karuna::core::Level;
use karuna::plans::{Barrier, Delivery, Programme, ProgrammeCatalog, SessionOptions, SessionPlan};
use karuna::practices::{Bibliography, PracticeCatalog};
use karuna::report::{Style, programme_page, session_agenda, session_handout};

const USAGE: &str = "\
usage: group_course [--programme ID] [--session N] [--page PAGE] [--format text|md|html]

pages: all (the whole course, every agenda in short, one in full; this is the default without
       --session), agenda (one session for whoever leads; the default with --session),
       handout (one session for those who took part), course (the outline), list (all programmes)

what is known:
  --minutes N         another length of the session, 20 to 180
  --people N          how many take part
  --online            over a screen
  --caution CODE      what is known of somebody who takes part; may stand more than once
  --fear-self LEVEL, --fear-from LEVEL, --fear-to LEVEL    low, mid or high
  --barrier ID        a fear, block or resistance; its first way changes the session
  --unreviewed-hard   also practices of difficulty 4 and 5 that no clinician has reviewed";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    All,
    Agenda,
    Handout,
    Course,
    List,
}

struct Arguments {
    programme: String,
    session: Option<usize>,
    show: Option<Show>,
    style: Style,
    options: SessionOptions,
}

fn main() -> ExitCode {
    match run() {
        Ok(page) => {
            // A reader that left, as `head` does, is no reason to complain.
            let _ = io::stdout().write_all(page.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "group_course: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    let Some(arguments) =
        parse(lexopt::Parser::from_env()).map_err(|error| format!("{error}\n{USAGE}"))?
    else {
        return Ok(format!("{USAGE}\n"));
    };
    let programmes = ProgrammeCatalog::builtin();
    let programme = programmes.get(&arguments.programme).map_err(|error| error.to_string())?;
    let default = if arguments.session.is_some() { Show::Agenda } else { Show::All };
    let session = |number| plan(programme, number, &arguments.options);
    let number = arguments.session.unwrap_or(1);
    let practices = PracticeCatalog::builtin();
    match arguments.show.unwrap_or(default) {
        Show::List => Ok(list(programmes)),
        Show::Course => {
            let page = programme_page(programme, practices, Bibliography::builtin());
            Ok(page.render(arguments.style))
        }
        Show::Agenda => Ok(session_agenda(&session(number)?, practices).render(arguments.style)),
        Show::Handout => Ok(session_handout(&session(number)?, practices).render(arguments.style)),
        Show::All => whole_course(programme, &arguments),
    }
}

fn plan(
    programme: &Programme,
    number: usize,
    options: &SessionOptions,
) -> Result<SessionPlan, String> {
    let practices = PracticeCatalog::builtin();
    let request =
        programme.session_request(number, options, practices).map_err(|error| error.to_string())?;
    SessionPlan::try_new(&request, practices).map_err(|error| format!("session {number}: {error}"))
}

fn list(programmes: &ProgrammeCatalog) -> String {
    let mut page = String::new();
    for programme in programmes.iter() {
        let file = programme.definition();
        let audiences: Vec<&str> = file.audiences.iter().map(|it| it.as_str()).collect();
        page.push_str(&format!(
            "{:<28} {:<10} {:<20} {}\n",
            programme.id(),
            file.setting,
            audiences.join(", "),
            programme.title()
        ));
    }
    page
}

/// The outline, every agenda in short, and one in full.
fn whole_course(programme: &Programme, arguments: &Arguments) -> Result<String, String> {
    let practices = PracticeCatalog::builtin();
    let file = programme.definition();
    let mut page = format!("{}\n\n{}\n\n", programme.title(), programme.text("purpose"));
    page.push_str(
        "No clinician has reviewed this outline; minutes within sessions are judgement.\n",
    );
    let sessions = file.sessions.len();
    for number in 1..=sessions {
        let plan = plan(programme, number, &arguments.options)?;
        let week = file.sessions.get(number - 1).map_or(0, |session| session.week);
        page.push_str(&format!(
            "\nSession {number}: {} (week {week}, {} minutes)\n",
            plan.theme, plan.minutes
        ));
        for (start, item) in plan.starts() {
            let practice = item.practice.as_ref().and_then(|id| practices.get(id.as_str()).ok());
            let title = practice.map_or("", |practice| practice.title());
            let row = format!("  {start:>3}  {:>3} min  {:<13} {title}", item.minutes, item.part);
            page.push_str(row.trim_end());
            page.push('\n');
        }
        for left_out in &plan.left_out {
            page.push_str(&format!("  left out: {left_out}\n"));
        }
    }
    let number = arguments.session.unwrap_or(sessions.min(3));
    page.push_str(&format!("\nSession {number} in full\n\n"));
    let plan = plan(programme, number, &arguments.options)?;
    page.push_str(&session_agenda(&plan, practices).render(Style::Text));
    Ok(page)
}

fn parse(mut parser: lexopt::Parser) -> Result<Option<Arguments>, lexopt::Error> {
    use lexopt::prelude::{Long, Short, ValueExt};
    let mut arguments = Arguments {
        programme: "compassion-group-12".into(),
        session: None,
        show: None,
        style: Style::Text,
        options: SessionOptions::default(),
    };
    let options = &mut arguments.options;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("programme") => arguments.programme = parser.value()?.string()?,
            Long("session") => arguments.session = Some(parser.value()?.parse()?),
            Long("minutes") => options.minutes = Some(parser.value()?.parse()?),
            Long("people") => options.people = Some(parser.value()?.parse()?),
            Long("online") => options.delivery = Some(Delivery::Online),
            Long("caution") => options.cautions.push(parser.value()?.parse()?),
            Long("fear-self") => options.fears.for_self = Some(level(&mut parser)?),
            Long("fear-from") => options.fears.from_others = Some(level(&mut parser)?),
            Long("fear-to") => options.fears.for_others = Some(level(&mut parser)?),
            Long("barrier") => {
                let id = parser.value()?.string()?;
                let way = Barrier::get(&id).and_then(|barrier| barrier.ways().next());
                let Some(way) = way else {
                    let known = Barrier::builtin().iter().map(|it| it.id.as_str());
                    let known: Vec<&str> = known.collect();
                    let known = known.join(", ");
                    return Err(format!("`{id}` is no barrier; expected one of: {known}").into());
                };
                options.changes.extend(way.changes.iter().cloned());
            }
            Long("unreviewed-hard") => options.allow_unreviewed_hard = true,
            Long("page") => {
                arguments.show = Some(match parser.value()?.string()?.as_str() {
                    "all" => Show::All,
                    "agenda" => Show::Agenda,
                    "handout" => Show::Handout,
                    "course" => Show::Course,
                    "list" => Show::List,
                    other => {
                        return Err(format!(
                            "`{other}` is no page; expected all, agenda, handout, course or list"
                        )
                        .into());
                    }
                });
            }
            Long("format") => {
                arguments.style = match parser.value()?.string()?.as_str() {
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
            Long("help") | Short('h') => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(arguments))
}

fn level(parser: &mut lexopt::Parser) -> Result<Level, lexopt::Error> {
    use lexopt::prelude::ValueExt;
    parser.value()?.parse()
}
