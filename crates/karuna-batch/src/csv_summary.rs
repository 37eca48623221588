//! What came of a file.

use std::fmt;

use karuna_assessments::{PolicyUse, ScaleTally, TallyReport};
use karuna_core::{InstrumentId, RiskTopic};

/// What came of a file. The `Display` form is the summary that a command line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvSummary {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The version of its definition.
    pub definition: String,
    /// The missing-data policy.
    pub policy: PolicyUse,
    /// How many people there were.
    pub people: u64,
    /// How many rows have a fault.
    pub faulty_rows: u64,
    /// How many faults there are; a row may have several.
    pub fault_count: u64,
    /// The first faults, as many as the options say.
    pub faults: Vec<RowFault>,
    /// What came of each scale, and what other policies would give.
    pub tally: TallyReport,
    /// How often each risk rule spoke.
    pub alerts: Vec<AlertCount>,
    /// Columns whose names look like an item's, though the instrument has no such item.
    pub strangers: Vec<String>,
}

/// A fault of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// A cell is no allowed answer.
    Cell {
        /// The name of the column.
        column: String,
        /// The item.
        item: u16,
        /// What stands there, cut to 40 characters.
        value: String,
        /// What would be allowed.
        allowed: String,
    },
    /// The row has another number of cells than the header. None of its scales is scored.
    CellCount {
        /// How many cells the header has.
        expected: usize,
        /// How many cells the row has.
        found: usize,
    },
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            FaultKind::Cell { column, value, allowed, .. } => write!(
                f,
                "line {}, column `{column}`: `{value}` is no allowed answer; expected {allowed}",
                self.line
            ),
            FaultKind::CellCount { expected, found } => {
                let cells = if *found == 1 { "cell" } else { "cells" };
                let rest = if found > expected { "; its last cells are left out" } else { "" };
                write!(
                    f,
                    "line {}: {found} {cells} where the header has {expected}; nothing in this row is scored{rest}",
                    self.line
                )
            }
        }
    }
}

/// How often a risk rule spoke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertCount {
    /// The rule's id.
    pub rule: String,
    /// What it is about.
    pub topic: RiskTopic,
    /// How often an answer or a score raised it.
    pub raised: u64,
    /// How often its item had no valid answer.
    pub not_answered: u64,
}

impl AlertCount {
    pub(crate) const fn new(rule: String, topic: RiskTopic) -> Self {
        Self { rule, topic, raised: 0, not_answered: 0 }
    }
}

impl CsvSummary {
    /// Whether any row has a fault.
    #[must_use]
    pub const fn has_faults(&self) -> bool {
        self.faulty_rows > 0
    }
}

impl fmt::Display for CsvSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let people = if self.people == 1 { "person" } else { "people" };
        let Self { instrument, definition, .. } = self;
        writeln!(f, "{instrument} (definition {definition}), {} {people}", self.people)?;
        writeln!(f, "missing answers: {}", self.policy)?;
        self.write_scales(f)?;
        for alert in &self.alerts {
            writeln!(
                f,
                "alerts: {} ({}): raised {}, item without a valid answer {}; please look at each",
                alert.rule, alert.topic, alert.raised, alert.not_answered
            )?;
        }
        if !self.strangers.is_empty() {
            writeln!(
                f,
                "columns left alone, there is no such item: {}",
                self.strangers.join(", ")
            )?;
        }
        if self.faulty_rows > 0 {
            writeln!(f, "rows with faults: {}, faults: {}", self.faulty_rows, self.fault_count)?;
            for fault in &self.faults {
                writeln!(f, "  {fault}")?;
            }
            let more = self.fault_count.saturating_sub(self.faults.len() as u64);
            if more > 0 {
                writeln!(f, "  and {more} more")?;
            }
        }
        Ok(())
    }
}

/// A column of the table: its name, and the count that stands in it.
type CountColumn = (&'static str, fn(&ScaleTally) -> u64);

/// The columns between the name of a scale and the other policies.
const REASONS: [CountColumn; 6] = [
    ("scored", |scale| scale.scored),
    ("too few", |scale| scale.too_few),
    ("invalid", |scale| scale.invalid_answer),
    ("part unscored", |scale| scale.member_not_scored),
    ("needs complete", |scale| scale.lookup_needs_whole_raw),
    ("sheet invalid", |scale| scale.instrument_invalid),
];

impl CsvSummary {
    /// A table: a line for each scale, how often it was scored, why not, and how many more each
    /// other policy would score. Reasons that never occur are left out.
    fn write_scales(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scales = &self.tally.scales;
        let shown: Vec<CountColumn> = REASONS
            .into_iter()
            .enumerate()
            .filter(|(place, (_, count))| {
                *place == 0 || scales.iter().any(|scale| count(scale) > 0)
            })
            .map(|(_, column)| column)
            .collect();
        let mut rows: Vec<Vec<String>> = vec![
            std::iter::once("scale".to_owned())
                .chain(shown.iter().map(|(name, _)| (*name).to_owned()))
                .chain(self.tally.others.iter().map(|other| format!("{}", other.policy)))
                .collect(),
        ];
        for (place, scale) in scales.iter().enumerate() {
            let more = self.tally.others.iter().map(|other| {
                let scored = other.scored.get(place).copied().unwrap_or_default();
                match scored.checked_sub(scale.scored) {
                    Some(0) => "=".to_owned(),
                    Some(more) => format!("+{more}"),
                    None => format!("-{}", scale.scored - scored),
                }
            });
            rows.push(
                std::iter::once(scale.scale.to_string())
                    .chain(shown.iter().map(|(_, count)| count(scale).to_string()))
                    .chain(more)
                    .collect(),
            );
        }
        let columns = rows.first().map_or(0, Vec::len);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                rows.iter().filter_map(|row| row.get(column)).map(String::len).max().unwrap_or(0)
            })
            .collect();
        for row in &rows {
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                if column == 0 {
                    write!(f, "{cell:<width$}")?;
                } else {
                    write!(f, "  {cell:>width$}")?;
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
