//! A definition of the reader's own: wrong on purpose first, then right.
//!
//! ```text
//! cargo run --release --example own_instrument
//! cargo run --release --example own_instrument -- my-scale.json
//! ```
//!
//! With a file of your own it says what is wrong with it, all at once, or scores its worked
//! examples.

use std::io::{self, Write};
use std::process::ExitCode;

use karuna::assessments::{Answers, Catalog, CatalogError};

const WRONG: &str = include_str!("data/own-instrument-wrong.json");
const RIGHT: &str = include_str!("data/own-instrument.json");

fn main() -> ExitCode {
    let result = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(&path)
            .map_err(|error| format!("{path} could not be read: {error}"))
            .and_then(|text| check(&text).map_err(|error| error.to_string())),
        None => tour().map_err(|error| error.to_string()),
    };
    match result {
        Ok(page) => {
            // A reader that left, as `head` does, is no reason to complain.
            let _ = io::stdout().write_all(page.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "own_instrument: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Checks a definition, its worked examples included.
fn check(text: &str) -> Result<String, CatalogError> {
    let instrument = Catalog::check(text)?;
    let vectors = instrument.definition().vectors.as_ref().map_or(0, Vec::len);
    Ok(format!(
        "{} {} is valid: {} items, {} scales, {vectors} worked examples hold\n",
        instrument.id(),
        instrument.version(),
        instrument.item_count(),
        instrument.scales().len(),
    ))
}

fn tour() -> Result<String, Box<dyn std::error::Error>> {
    let mut page = String::from(
        "A definition with mistakes is refused, and all of them are told at once.\n\n",
    );
    if let Err(error) = check(WRONG) {
        page.push_str(&format!("{error}\n\n"));
    }
    page.push_str("Mended, it is an instrument like any other.\n\n");
    page.push_str(&check(RIGHT)?);

    let mut catalog = Catalog::builtin().clone();
    catalog.merge(Catalog::from_json(RIGHT)?)?;
    let own = catalog.get("garden-mood")?;
    let scored = own.score(&Answers::from_values([4, 2, 5]))?;
    page.push_str(&format!("beside {} built-in ones, and it scores:\n\n", catalog.len() - 1));
    for scale in own.scale_ids() {
        if let Some(why) = scored.explain(scale) {
            page.push_str(&format!("{why}\n"));
        }
    }
    Ok(page)
}
