//! One person's way through all of karuna: answers are scored, fears and needs derived, eight weeks
//! planned, three weeks lived, progress measured, the plan adapted, and everything written down.
//!
//! ```text
//! cargo run --release --example care_pathway
//! cargo run --release --example care_pathway -- --output FOLDER
//! ```
//!
//! The person is made up: the answers stand in `data/care-pathway.json`, and what is lived is drawn
//! with the seeds below. The same command always writes the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use karuna::assessments::{Answers, Catalog, Precision, Series};
use karuna::calendar::{Calendar, CalendarOptions, Zone};
use karuna::core::{
    Alert, AlertCause, Audience, Date, EvidenceStatus, Level, LevelBasis, Measurement, RiskTopic,
    ScaleId,
};
use karuna::plans::{
    Arousal, Contact, Delivery, Done, Intake, Lived, Plan, PlanRequest, PlanVerifier, Planner,
    ProgressLog, Reader, Revision, Sitting, Weekday,
};
use karuna::practices::{CautionCode, LedBy, PracticeCatalog};
use karuna::report::{Style, plan_page, revision_page};
use serde::Deserialize;

const SHEETS: &str = include_str!("data/care-pathway.json");
const SEED: u64 = 20_261_125;
/// The seed of what is lived.
const LIVED: u64 = 7;

/// An instrument, one of its scales, and standard deviation and reliability where both are known.
type Scale = (&'static str, &'static str, Option<(f64, f64)>);

/// The scales that are looked at, and what makes a change on them real: the standard deviation and
/// the reliability of one sample, where both are known. For the fears of compassion no standard
/// deviation is in the catalogue, so nothing is said of their change.
const SCALES: [Scale; 7] = [
    ("fcs-self", "total", None),
    ("fcs-from-others", "total", None),
    ("fcs-for-others", "total", None),
    ("scs-sf", "total-item-mean", Some((0.643, 0.802))),
    ("fscrs", "inadequate-self", None),
    ("phq-9", "total", Some((5.57, 0.89))),
    ("gad-7", "total", Some((3.41, 0.89))),
];

#[derive(Deserialize)]
struct Sheets {
    sheets: Vec<Sheet>,
}

#[derive(Deserialize)]
struct Sheet {
    date: Date,
    answers: BTreeMap<String, Vec<Option<f64>>>,
}

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run() {
        Ok(story) => {
            // A reader that left, as `head` does, is no reason to complain.
            let _ = io::stdout().write_all(story.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "care_pathway: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, Failure> {
    use lexopt::prelude::*;
    let mut folder = PathBuf::from("target/care-pathway");
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("output") => folder = PathBuf::from(parser.value()?),
            Long("help") | Short('h') => {
                return Ok("usage: care_pathway [--output FOLDER]\n".into());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let sheets: Sheets = serde_json::from_str(SHEETS)?;
    let [start, later] = sheets.sheets.as_slice() else { return Err("two sheets".into()) };
    let practices = PracticeCatalog::builtin();
    let planner = Planner::builtin();
    let mut story = String::from("One person's way, from answers to a plan that bends\n");

    chapter(&mut story, "1. What was answered before");
    let (first, alerts) = measure(&mut story, &[start])?;
    writeln!(story, "{}", told(&alerts))?;

    chapter(&mut story, "2. What a plan is told");
    let request = request(&mut story, &first)?;

    chapter(&mut story, "3. Eight weeks");
    let plan = planner.plan(&request)?;
    verified(&plan, &plan)?;
    story.push_str(&plan_page(&plan, practices).render(Style::Text));

    chapter(&mut story, "4. Three weeks lived, and measured again");
    let today = later.date;
    let mut log = lived(&plan, today);
    let (second, alerts) = measure(&mut story, &[start, later])?;
    writeln!(story, "{}", told(&alerts))?;
    for measurement in second.into_iter().filter(|it| it.date == today) {
        log.add(today, Lived::Measured(measurement));
    }

    chapter(&mut story, "5. The plan looked at again, as the person reads it");
    let revision = planner.revise(&plan, &log, today)?;
    verified(&plan, &revision.plan)?;
    let page = |reader| revision_page(&revision, practices, reader);
    story.push_str(&page(Reader::Person).render(Style::Text));

    chapter(&mut story, "6. What if one answer had been another");
    if_at_risk(&mut story, &plan, &log, today)?;

    chapter(&mut story, "7. Written down");
    let (calendar, update) = calendars(&plan, &revision, today, practices)?;
    let files = [
        ("plan.html", plan_page(&plan, practices).render(Style::Html)),
        ("plan.json", serde_json::to_string_pretty(&plan)? + "\n"),
        ("plan.ics", calendar),
        ("log.json", serde_json::to_string_pretty(&log)? + "\n"),
        ("plan-2.html", plan_page(&revision.plan, practices).render(Style::Html)),
        ("revision.html", page(Reader::Person).render(Style::Html)),
        ("revision-for-the-clinician.html", page(Reader::Clinician).render(Style::Html)),
        ("revision.json", serde_json::to_string_pretty(&revision)? + "\n"),
        ("update.ics", update),
    ];
    write_files(&mut story, &folder, &files)?;
    Ok(story)
}

fn chapter(story: &mut String, title: &str) {
    let line = "=".repeat(title.len());
    story.push_str(&format!("\n{title}\n{line}\n\n"));
}

/// Scores sheets, the last of them for the story, and gives what was measured on each day.
fn measure(
    story: &mut String,
    sheets: &[&Sheet],
) -> Result<(Vec<Measurement>, Vec<Alert>), Failure> {
    let mut measured = Vec::new();
    let mut alerts = Vec::new();
    for (id, scale, error) in SCALES {
        let instrument = Catalog::builtin().get(id)?;
        let scale: ScaleId = scale.parse()?;
        let mut series = Series::new(instrument, &scale)?;
        for (place, sheet) in sheets.iter().enumerate() {
            let Some(answers) = sheet.answers.get(id) else { continue };
            let scored = instrument.score(&Answers::from_values(answers.iter().copied()))?;
            series.push_scored(sheet.date, &scored)?;
            if place + 1 == sheets.len() {
                alerts.extend(scored.alerts().iter().cloned());
            }
        }
        let precision =
            error.map(|(sd, reliability)| Precision::new(sd, reliability)).transpose()?;
        let level = |value| Some(level(id, value, series.range()));
        let points =
            series.measurements(precision.as_ref().map(|precision| (precision, 0.95)), level)?;
        if let (Some(it), Some(last)) = (points.last(), sheets.last())
            && it.date == last.date
        {
            let [lowest, highest] = series.range();
            let level = it.level.as_ref().map_or("-", |(level, _)| level.as_str());
            let change =
                if sheets.len() > 1 { format!(", {:?} since", it.change) } else { String::new() };
            let sure = instrument.evidence_of(&scale).map_or("unknown", |status| status.as_str());
            writeln!(
                story,
                "{:<16} {:<16} {:>6.2} of {lowest} to {highest}: {level}{change} (key {sure})",
                it.instrument, it.scale, it.value
            )?;
        }
        measured.extend(points);
    }
    Ok((measured, alerts))
}

/// An app says what it takes for high. Here: the lines at 10 and 15 that the authors of two measures
/// gave, else thirds of the range, for which nobody gave lines.
fn level(instrument: &str, value: f64, [lowest, highest]: [f64; 2]) -> (Level, LevelBasis) {
    let (low, high, basis) = if matches!(instrument, "phq-9" | "gad-7") {
        (10.0, 15.0, LevelBasis::Caller)
    } else {
        let third = (highest - lowest) / 3.0;
        let reason = "thirds of the range; no lines were published".to_owned();
        (lowest + third, highest - third, LevelBasis::Judgement { reason })
    };
    let level = if value < low {
        Level::Low
    } else if value < high {
        Level::Mid
    } else {
        Level::High
    };
    (level, basis)
}

fn told(alerts: &[Alert]) -> String {
    if alerts.is_empty() {
        return "\nNo answer asks for somebody at once.".into();
    }
    let lines = alerts.iter().map(|alert| format!("\n! {alert}"));
    lines.collect()
}

/// Whom the plan is for. Fears, distress and needs come from what was measured; the rest from a talk.
fn request(story: &mut String, measured: &[Measurement]) -> Result<PlanRequest, Failure> {
    let mut request = PlanRequest::new("2026-11-30".parse()?, 8);
    request.audience = Audience::Clients;
    request.minutes = Weekday::ALL.map(|day| (day, 15)).into();
    request.minutes.remove(&Weekday::Sunday);
    request.rest_days = ["2026-12-24", "2026-12-25", "2026-12-26"]
        .iter()
        .map(|day| day.parse())
        .collect::<Result<_, _>>()?;
    request.cautions.insert(CautionCode::Panic);
    request.contact = Some(Contact {
        on: Weekday::Wednesday,
        every_weeks: 2,
        minutes: 50,
        led_by: LedBy::Clinician,
        delivery: Delivery::InPerson,
    });
    request.seed = SEED;
    let intake = Intake::new(measured);
    intake.fill(&mut request);
    let level = |level: Option<Level>| level.map_or("unknown", Level::as_str);
    let fears = request.fears;
    writeln!(story, "fear of compassion for oneself  {}", level(fears.for_self))?;
    writeln!(story, "fear of compassion from others  {}", level(fears.from_others))?;
    writeln!(story, "fear of compassion for others   {}", level(fears.for_others))?;
    writeln!(story, "self-compassion                 {}", level(request.self_compassion))?;
    writeln!(story, "distress                        {}", level(request.distress))?;
    for (need, weight) in &request.needs {
        writeln!(story, "need, weight {weight}                  {need}")?;
    }
    writeln!(story, "from a talk: 15 minutes on all days but Sunday, three days of rest,")?;
    writeln!(story, "panic is known, a therapist every second Wednesday")?;
    Ok(request)
}

/// A plan that breaks a rule must not reach anybody; the verifier knows nothing of how it was made.
fn verified(before: &Plan, plan: &Plan) -> Result<(), Failure> {
    match PlanVerifier::builtin().broken_revision(before, plan).first() {
        Some(broken) => Err(format!("the plan breaks a rule, which must not be: {broken}").into()),
        None => Ok(()),
    }
}

/// What is lived until a day: most things are done, some partly, some not; something new hurts
/// once; and the last days before the holidays go by without practice.
fn lived(plan: &Plan, today: Date) -> ProgressLog {
    let mut dice = Dice(LIVED);
    let mut log = ProgressLog::default();
    let mut has_hurt = false;
    for day in plan.days.iter().filter(|day| day.date < today) {
        let is_before_holidays = day.date.days_until(today) <= 4;
        let is_late = plan.request.start.days_until(day.date) >= 14;
        for item in &day.items {
            let done = match dice.roll(10) {
                _ if is_before_holidays => Done::Missed,
                0 => Done::Missed,
                1 | 2 => Done::Partly,
                _ => Done::Done,
            };
            let mut sitting = Sitting::new(item.practice.clone(), done);
            if done != Done::Missed {
                let hurts = item.is_new && is_late && !has_hurt;
                has_hurt |= hurts;
                let part = if done == Done::Partly { 2 } else { 1 };
                sitting.minutes = Some((item.minutes / part).max(1));
                sitting.helpfulness = Some(if hurts { 4 } else { 5 + dice.roll(4) });
                sitting.ease = Some(3 + dice.roll(4));
                let mid = if hurts { 7 } else { 2 + dice.roll(2) };
                sitting.arousal = Some(Arousal { before: Some(4), mid: Some(mid), after: Some(3) });
                sitting.backdraft = hurts;
            }
            log.add(day.date, Lived::Practice(sitting));
        }
    }
    log
}

/// Small known chance (`SplitMix64`), so that the same seed lives the same weeks everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u8 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u8::try_from((bits ^ (bits >> 31)) % below).unwrap_or(0)
    }
}

/// The same weeks with another answer: what is said then, and to whom.
fn if_at_risk(
    story: &mut String,
    plan: &Plan,
    log: &ProgressLog,
    today: Date,
) -> Result<(), Failure> {
    let mut log = log.clone();
    log.add(
        today,
        Lived::Alert(Alert {
            instrument: "phq-9".parse()?,
            rule: "item-9".into(),
            topic: RiskTopic::SelfHarm,
            cause: AlertCause::RiskAnswer { item: 9 },
            reason: "any answer but the lowest deserves a talk".into(),
            status: EvidenceStatus::Judgement,
        }),
    );
    let stopped = Planner::builtin().revise(plan, &log, today)?;
    verified(plan, &stopped.plan)?;
    let left = stopped.plan.days.iter().filter(|day| day.date >= today).count();
    writeln!(
        story,
        "The plan is {:?}; days with practice still to come: {left}.",
        stopped.standing
    )?;
    for message in &stopped.messages {
        let to = if message.to == Reader::Person { "person" } else { "clinician" };
        writeln!(story, "\nTo the {to} ({}): {}", message.rule, message.words)?;
    }
    Ok(())
}

/// The calendar of the first plan, and what a calendar has to know of the second.
fn calendars(
    plan: &Plan,
    revision: &Revision,
    today: Date,
    practices: &PracticeCatalog,
) -> Result<(String, String), Failure> {
    let mut options =
        CalendarOptions::new("p-7f3a", "karuna.example", "2026-11-26T09:00:00Z".parse()?);
    options.zone = Some("Europe/Berlin".parse::<Zone>()?);
    let first = Calendar::try_new(plan, practices, &options)?.to_string();
    options.stamp = "2026-12-21T09:00:00Z".parse()?;
    options.sequence = revision.plan.version() - 1;
    if options.sequence == 0 {
        return Ok((first.clone(), first));
    }
    let update = Calendar::update(plan, &revision.plan, today, practices, &options)?;
    Ok((first, update.to_string()))
}

fn write_files(story: &mut String, folder: &Path, files: &[(&str, String)]) -> Result<(), Failure> {
    let told = |path: &Path, error: io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(folder).map_err(|error| told(folder, error))?;
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| told(&path, error))?;
        writeln!(story, "{name:<32} {:>6} lines", text.lines().count())?;
    }
    writeln!(story, "\nin {}", folder.display())?;
    Ok(())
}
