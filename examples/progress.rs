//! One person measured five times: where the last scores stand, how exact they are, and whether the
//! change is real.
//!
//! ```text
//! cargo run --release --example progress
//! cargo run --release --example progress -- --format html --output progress.html
//! cargo run --release --example progress -- --sheets examples/data/progress.json
//! ```
//!
//! The answers are made up. Norms and reliabilities are chosen here by hand, from what the
//! definitions hold, and the page names each with its status.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

use karuna::assessments::{
    Answers, Catalog, Instrument, Norm, Precision, Protocol, ProtocolScore, Reliability,
    ReliabilityKind, Series, Standing,
};
use karuna::core::{Alert, Date, ScaleId};
use karuna::report::{Page, Profile, Progress, ProgressLine, Style};
use serde::Deserialize;

const SAMPLE: &str = include_str!("data/progress.json");
const LEVEL: f64 = 0.95;

#[derive(Deserialize)]
struct Sheets {
    sheets: Vec<Sheet>,
}

#[derive(Deserialize)]
struct Sheet {
    date: Date,
    answers: BTreeMap<String, Vec<Option<f64>>>,
}

/// A scale, and the numbers that it is judged by: whose standard deviation, whose reliability.
struct Choice {
    instrument: &'static str,
    scale: &'static str,
    norm: &'static str,
    reliability: (ReliabilityKind, &'static str),
}

const CHOICES: [Choice; 3] = [
    Choice {
        instrument: "scs-sf",
        scale: "total-item-mean",
        norm: "Italian adults",
        reliability: (ReliabilityKind::Alpha, "Italian adults"),
    },
    Choice {
        instrument: "phq-9",
        scale: "total",
        norm: "German general population, 2003-2008",
        reliability: (ReliabilityKind::Retest, "US primary care"),
    },
    Choice {
        instrument: "gad-7",
        scale: "total",
        norm: "German general population, 2006",
        reliability: (ReliabilityKind::Alpha, "German general population, 2006"),
    },
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "progress: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    use lexopt::prelude::*;
    let (mut style, mut output, mut text) = (Style::Text, None, SAMPLE.to_owned());
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("format") => {
                style = match parser.value()?.to_string_lossy().as_ref() {
                    "text" => Style::Text,
                    "md" => Style::Markdown,
                    "html" => Style::Html,
                    other => return Err(format!("`{other}` is no format; text, md or html").into()),
                };
            }
            Long("output") => output = Some(parser.value()?),
            Long("sheets") => {
                let path = parser.value()?;
                text = std::fs::read_to_string(&path)
                    .map_err(|error| format!("{} could not be read: {error}", path.display()))?;
            }
            _ => return Err(argument.unexpected().into()),
        }
    }
    let sheets: Sheets = serde_json::from_str(&text)?;
    let page = page(&sheets.sheets)?.render(style);
    match output {
        Some(path) => std::fs::write(path, page)?,
        None => {
            // A reader that left, as `head` does, is no reason to complain.
            let _ = io::stdout().write_all(page.as_bytes());
        }
    }
    Ok(())
}

/// The numbers that a choice names.
fn chosen(
    choice: &Choice,
) -> Result<(&'static Instrument, ScaleId, &'static Norm, &'static Reliability), String> {
    let instrument = Catalog::builtin().get(choice.instrument).map_err(|it| it.to_string())?;
    let scale: ScaleId = choice.scale.parse().map_err(|error| format!("{error}"))?;
    let norm = instrument.norms_of(&scale).find(|norm| norm.population == choice.norm);
    let norm =
        norm.ok_or_else(|| format!("{} has no norm of {}", choice.instrument, choice.norm))?;
    let (kind, population) = choice.reliability;
    let rows = instrument.definition().reliability.iter();
    let row = rows
        .filter(|row| row.scale == scale && row.kind == kind)
        .find(|row| row.population.as_deref() == Some(population));
    let row = row.ok_or_else(|| format!("{} has no such reliability", choice.instrument))?;
    Ok((instrument, scale, norm, row))
}

fn page(sheets: &[Sheet]) -> Result<Page, Box<dyn std::error::Error>> {
    let mut profile = Profile::new("The last scores");
    let mut progress = Progress::new("From January to May: a made-up person");
    let mut alerts: Vec<(Date, Alert)> = Vec::new();
    let mut scores: Vec<ProtocolScore> = Vec::new();
    let mut lines: Vec<(Series, &Choice)> = Vec::new();
    for choice in &CHOICES {
        let (instrument, scale, norm, reliability) = chosen(choice)?;
        let sd = norm.sd.ok_or("the norm has no standard deviation")?;
        let precision = Precision::new(sd, reliability.value)?;
        let mut series = Series::new(instrument, &scale)?;
        for (place, sheet) in sheets.iter().enumerate() {
            let Some(answers) = sheet.answers.get(choice.instrument) else { continue };
            let scored = instrument.score(&Answers::from_values(answers.iter().copied()))?;
            series.push_scored(sheet.date, &scored)?;
            alerts.extend(scored.alerts().iter().map(|alert| (sheet.date, alert.clone())));
            if place + 1 == sheets.len() {
                let value = scored.value(&scale);
                let interval =
                    value.map(|value| precision.around_observed(value, LEVEL)).transpose()?;
                let standing =
                    value.map(|value| Standing::new(instrument, norm, value)).transpose()?;
                profile.add(&scored, &scale, interval, standing.as_ref());
            }
        }
        if let (Some(first), Some(last)) = (series.first(), series.last()) {
            let (instrument, scale) = (instrument.id().clone(), scale.clone());
            scores.push(ProtocolScore { instrument, scale, first: first.score, last: last.score });
        }
        lines.push((series, choice));
    }
    progress.alerts = alerts;
    for (series, choice) in &lines {
        let (instrument, scale, norm, reliability) = chosen(choice)?;
        let cut_offs = instrument.definition().cut_offs.iter();
        progress.lines.push(ProgressLine {
            instrument,
            series,
            precision: Precision::new(norm.sd.unwrap_or(1.0), reliability.value)?,
            precision_from: format!(
                "deviation of {} ({}, {}), reliability of {} ({}, {})",
                norm.population,
                norm.source,
                norm.status,
                reliability.population.as_deref().unwrap_or("a sample"),
                reliability.source,
                reliability.status
            ),
            level: LEVEL,
            cut_off: cut_offs.clone().find(|line| line.scale == scale),
            middle: Some("2026-03-09".parse()?),
        });
    }
    for protocol in Protocol::builtin() {
        progress.protocols.push((protocol, protocol.judge(&scores)?));
    }
    // One page: first what has to be looked at, then the course, then the last scores.
    let mut page = progress.page()?;
    page.blocks.push(karuna::report::Block::Heading(profile.title.clone()));
    page.blocks.extend(profile.page().blocks);
    Ok(page)
}
