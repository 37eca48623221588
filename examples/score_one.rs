//! One person's profile, as a person would like to read it.
//!
//! ```text
//! cargo run --release --example score_one
//! cargo run --release --example score_one -- phq-9 1,2,3,1,0,2,1,0,0,1
//! ```
//!
//! Answers stand in the printed order, parted by commas; an empty place or `NA` is missing.

use std::io::{self, Write};
use std::process::ExitCode;

use karuna::assessments::{
    Answer, Answers, Catalog, Instrument, MissingPolicy, ScaleDefinition, ScaleOutcome, Scored,
};

/// A made-up sheet of the Self-Compassion Scale with three gaps.
const SAMPLE: &str = "2,3,4,2,4,3,3,2,4,4,2,4,,4,3,2,4,2,3,,2,4,4,3,2,NA";
const WIDTH: usize = 28;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let id = arguments.next().unwrap_or_else(|| "scs".into());
    let sheet = arguments.next().unwrap_or_else(|| SAMPLE.into());
    match show(&id, &sheet) {
        Ok(page) => {
            // A reader that left, as `head` does, is no reason to complain.
            let _ = io::stdout().write_all(page.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "score_one: {message}");
            ExitCode::FAILURE
        }
    }
}

fn show(id: &str, sheet: &str) -> Result<String, String> {
    let instrument = Catalog::builtin().get(id).map_err(|error| error.to_string())?;
    let answers = Answers::from_values(read(sheet)?);
    let plan = instrument.plan(&MissingPolicy::Available).map_err(|error| error.to_string())?;
    let scored = match plan.score(&answers) {
        Ok(scored) => scored,
        Err(error) => {
            let alerts = error.alerts.iter().map(|alert| format!("\n  {alert}"));
            return Err(format!("{error}{}", alerts.collect::<String>()));
        }
    };
    Ok(page(instrument, &scored))
}

fn read(sheet: &str) -> Result<Vec<Answer>, String> {
    sheet
        .split(',')
        .map(|cell| match cell.trim() {
            "" | "NA" => Ok(Answer::Missing),
            text => text
                .parse()
                .map(Answer::Value)
                .map_err(|_| format!("`{text}` is no number; part answers by commas")),
        })
        .collect()
}

fn page(instrument: &Instrument, scored: &Scored<'_>) -> String {
    let mut page = String::new();
    let mut line = |text: String| {
        page.push_str(text.trim_end());
        page.push('\n');
    };
    line(format!("{} (definition {})", instrument.title(), instrument.version()));
    line(format!("missing answers: {}", scored.policy()));
    for alert in scored.alerts() {
        line(format!("PLEASE LOOK  {alert}"));
        line(format!("             {} [{}]", alert.reason, alert.status));
    }
    line(String::new());
    for scale in instrument.scales() {
        let Some(outcome) = scored.outcome(&scale.id) else { continue };
        line(score_line(scale, outcome));
        for reason in scored.reasons(&scale.id) {
            line(format!("{:>42}because: {reason}", ""));
        }
        for band in scored.bands(&scale.id) {
            let label = band.label.as_deref().unwrap_or("no word for this part");
            line(format!("{:>42}{label}: the word of {} [{}]", "", band.origin, band.status));
            line(format!("{:>42}{}", "", band.citation));
        }
        for criterion in scored.criteria_met(&scale.id) {
            line(format!("{:>42}meets the count of {criterion}; a count is no diagnosis", ""));
        }
    }
    line(String::new());
    line(format!("key: {}; {}", instrument.evidence(), instrument.definition().evidence.note));
    line("A score is one look at one day. It is no diagnosis, and it says nothing of a person's worth.".into());
    page
}

fn score_line(scale: &ScaleDefinition, outcome: &ScaleOutcome) -> String {
    let title: String = scale.title.chars().take(40).collect();
    let [low, high] = scale.range;
    match outcome {
        ScaleOutcome::Scored(score) => {
            let share = (score.value - low) / (high - low);
            let filled = (share * WIDTH as f64).round() as usize;
            let bar: String = (0..WIDTH).map(|at| if at < filled { '#' } else { '.' }).collect();
            let stand_in = if score.prorated { " (over the answered items)" } else { "" };
            format!(
                "{title:<40}  {bar}  {:>6.2} of {low} to {high}, {}{stand_in}",
                score.value, scale.direction
            )
        }
        ScaleOutcome::NotScored(none) => {
            let bar = " ".repeat(WIDTH);
            format!(
                "{title:<40}  {bar}  no score: {} answered, {} needed",
                none.answered, none.required
            )
        }
    }
}
