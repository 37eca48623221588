//! Reads a CSV of answers, scores it and writes it.

use std::io::{Read, Write};

use karuna_assessments::{
    INVALID, Instrument, MISSING, MissingPolicy, RiskSigns, ScaleOutcome, ScoringPlan, Share, Tally,
};
use memchr::memchr;

use crate::binding::Binding;
use crate::cell::CellReader;
use crate::csv_options::CsvOptions;
use crate::csv_record::{Fields, Record, Records};
use crate::csv_summary::{AlertCount, CsvSummary, FaultKind, RowFault};
use crate::error::BatchError;
use crate::number_text::NumberText;

/// How much output is gathered before it is written.
const GATHERED: usize = 1 << 18;

/// Reads a CSV of answers, scores it and writes it, in a bounded amount of memory.
///
/// All input columns are kept as they are. One column for each scale, named `<id>.<scale-id>`, and
/// one for alerts, named `<id>.alerts`, are appended. A score is the shortest text that reads back
/// the same double; a scale without a score is an empty cell. An alert is the id of its risk rule,
/// with the reason behind a colon where a risk item has no valid answer: `item-9`,
/// `item-9:missing`; several are parted by a semicolon.
#[derive(Debug)]
pub struct CsvScorer<'p> {
    plan: &'p ScoringPlan<'p>,
    options: CsvOptions,
}

impl<'p> CsvScorer<'p> {
    /// A scorer under a plan.
    #[must_use]
    pub const fn new(plan: &'p ScoringPlan<'p>, options: CsvOptions) -> Self {
        Self { plan, options }
    }

    /// Scores a whole CSV.
    ///
    /// `progress` is called with the number of people so far, as often as the options say.
    /// Nothing is written before the header was found to be right.
    ///
    /// # Errors
    ///
    /// [`BatchError`]. Rows with faults are no error: they are written, counted in
    /// [`CsvSummary::faulty_rows`] and listed there.
    pub fn score<R: Read, W: Write>(
        &self,
        input: R,
        output: W,
        progress: &mut dyn FnMut(u64),
    ) -> Result<CsvSummary, BatchError> {
        let mut records = Records::new(input, self.options.delimiter);
        records.begin()?;
        let mut run = match records.next()? {
            Some(header) => Run::begin(self.plan, &self.options, &header, output)?,
            None => return Err(BatchError::NoHeader),
        };
        while let Some(record) = records.next()? {
            run.row(&record)?;
            if run.people.is_multiple_of(self.options.progress_every.max(1)) {
                progress(run.people);
            }
        }
        run.finish()
    }
}

/// One run over a file.
struct Run<'p, W> {
    plan: &'p ScoringPlan<'p>,
    options: &'p CsvOptions,
    output: W,
    cells: CellReader<'p>,
    binding: Binding,
    headers: Vec<String>,
    line_end: &'static [u8],
    tally: Tally<'p>,
    gathered: Vec<u8>,
    codes: Vec<u8>,
    outcomes: Vec<ScaleOutcome>,
    numbers: NumberText,
    people: u64,
    faulty_rows: u64,
    faults: Vec<RowFault>,
    fault_count: u64,
    alerts: Vec<AlertCount>,
    fields: Fields,
}

impl<'p, W: Write> Run<'p, W> {
    fn begin(
        plan: &'p ScoringPlan<'p>,
        options: &'p CsvOptions,
        header: &Record<'_>,
        output: W,
    ) -> Result<Self, BatchError> {
        let instrument = plan.instrument();
        let has = |byte: u8| memchr(byte, header.bytes).is_some();
        if has(b'\r') && !has(b'\n') {
            return Err(BatchError::OldLineEnds);
        }
        let mut fields = Fields::new(options.delimiter);
        fields.split(header.bytes);
        let headers: Vec<String> =
            fields.iter().map(|name| header_name(name.trim_ascii())).collect();
        let binding = Binding::by_name(instrument, &headers, &options.prefixes)?;
        let mut gathered = Vec::with_capacity(2 * GATHERED);
        gathered.extend_from_slice(header.bytes);
        for name in new_columns(instrument) {
            if headers.contains(&name) {
                return Err(BatchError::OutputColumnExists { name });
            }
            gathered.push(options.delimiter);
            push_field(&mut gathered, name.as_bytes(), options.delimiter);
        }
        let line_end: &[u8] = if header.is_crlf { b"\r\n" } else { b"\n" };
        gathered.extend_from_slice(line_end);
        let rules = instrument.definition().risk.iter();
        Ok(Self {
            plan,
            options,
            output,
            cells: CellReader::new(instrument, &options.missing_texts),
            binding,
            headers,
            line_end,
            tally: Tally::new(plan, &other_policies(plan))?,
            gathered,
            codes: vec![MISSING; instrument.item_count()],
            outcomes: vec![ScaleOutcome::empty(); instrument.scales().len()],
            numbers: NumberText::new(),
            people: 0,
            faulty_rows: 0,
            faults: Vec::new(),
            fault_count: 0,
            alerts: rules.map(|rule| AlertCount::new(rule.id.clone(), rule.topic)).collect(),
            fields,
        })
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), BatchError> {
        self.people += 1;
        self.codes.fill(MISSING);
        let faults_before = self.fault_count;
        let cells = match record.unquoted {
            None => self.read_plain(record),
            Some(fields) => self.read_fields(record.line, fields),
        };
        let expected = self.headers.len();
        if cells == expected {
            self.gathered.extend_from_slice(record.bytes);
        } else {
            // With a cell too many or too few nobody knows which answer belongs to which item; so
            // what its cells hold is no fault of theirs.
            self.faults.retain(|fault| fault.line != record.line);
            self.fault_count = faults_before;
            self.codes.fill(INVALID);
            self.fault(record.line, FaultKind::CellCount { expected, found: cells });
            self.write_as_many_cells(record.bytes);
        }
        self.faulty_rows += u64::from(self.fault_count > faults_before);
        let scored = self.tally.score_into(&self.codes, &mut self.outcomes);
        // The buffers were made for this plan; an error would mean that no risk rule was asked.
        let signs = scored.unwrap_or_default();
        for outcome in &self.outcomes {
            self.gathered.push(self.options.delimiter);
            if let Some(value) = outcome.value() {
                self.numbers.write(value, &mut self.gathered);
            }
        }
        self.gathered.push(self.options.delimiter);
        if !signs.is_empty() {
            self.write_alerts(signs);
        }
        self.gathered.extend_from_slice(self.line_end);
        if self.gathered.len() >= GATHERED {
            self.output.write_all(&self.gathered).map_err(BatchError::Write)?;
            self.gathered.clear();
        }
        Ok(())
    }

    /// Reads the cells of a record without quotation marks; says how many there are.
    fn read_plain(&mut self, record: &Record<'_>) -> usize {
        let delimiter = self.options.delimiter;
        let columns = self.headers.len();
        let mut rest = record.bytes;
        let mut column = 0;
        while column < columns {
            let quick = self.read_quickly(column, rest);
            column += quick.0;
            rest = quick.1;
            if column == columns {
                break;
            }
            let end = memchr(delimiter, rest);
            let cell = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            if let Some(item) = self.binding.item_of(column) {
                self.take(record.line, column, item, cell);
            }
            match end {
                Some(end) => rest = rest.get(end + 1..).unwrap_or_default(),
                None => return column + 1,
            }
            column += 1;
        }
        // The last column ended with a delimiter, so there is at least one cell too many.
        columns + 1 + memchr::memchr_iter(delimiter, rest).count()
    }

    /// Reads cells that are empty or one byte long, belong to an item, are allowed and end with a
    /// delimiter, as long as they come; most cells are so. Says how many there were and what is
    /// left of the record.
    fn read_quickly<'r>(&mut self, from: usize, mut rest: &'r [u8]) -> (usize, &'r [u8]) {
        let delimiter = self.options.delimiter;
        let mut count = 0;
        for item in self.binding.columns().get(from..).unwrap_or_default() {
            let Some(item) = *item else { break };
            let (Some(slot), Some(table)) = (self.codes.get_mut(item), self.cells.table(item))
            else {
                break;
            };
            match rest {
                // The codes were filled with `MISSING`.
                [byte, tail @ ..] if *byte == delimiter => rest = tail,
                [byte, next, tail @ ..] if *next == delimiter => {
                    match table.get(usize::from(*byte)) {
                        Some(code) if *code != INVALID => *slot = *code,
                        _ => break,
                    }
                    rest = tail;
                }
                _ => break,
            }
            count += 1;
        }
        (count, rest)
    }

    /// Reads the cells of a record with quotation marks; says how many there are.
    fn read_fields(&mut self, line: u64, fields: &Fields) -> usize {
        let mut count = 0;
        for cell in fields.iter() {
            if let Some(item) = self.binding.item_of(count) {
                self.take(line, count, item, cell);
            }
            count += 1;
        }
        count
    }

    /// Takes over what a cell means.
    fn take(&mut self, line: u64, column: usize, item: usize, text: &[u8]) {
        let known = match text {
            // The last column of a row has no delimiter behind it, so its cells come here.
            [byte] => {
                self.cells.table(item).and_then(|table| table.get(usize::from(*byte))).copied()
            }
            _ => None,
        };
        let code = known.unwrap_or_else(|| self.cells.read_any(item, text));
        if code == INVALID {
            self.cell_fault(line, column, item, text);
        }
        if let Some(slot) = self.codes.get_mut(item) {
            *slot = code;
        }
    }

    #[cold]
    fn cell_fault(&mut self, line: u64, column: usize, item: usize, text: &[u8]) {
        self.fault_count += 1;
        // Words are made only where they are kept: a file with options counted from 0 has a fault
        // in every other cell.
        if self.faults.len() >= self.options.faults_kept {
            return;
        }
        let kind = FaultKind::Cell {
            column: self.headers.get(column).cloned().unwrap_or_default(),
            item: u16::try_from(item + 1).unwrap_or(u16::MAX),
            value: shown(text),
            allowed: self.cells.allowed(item),
        };
        self.faults.push(RowFault { line, kind });
    }

    fn fault(&mut self, line: u64, kind: FaultKind) {
        self.fault_count += 1;
        if self.faults.len() < self.options.faults_kept {
            self.faults.push(RowFault { line, kind });
        }
    }

    /// Writes a record with exactly as many cells as the header has, so that columns stay in line.
    fn write_as_many_cells(&mut self, record: &[u8]) {
        let delimiter = self.options.delimiter;
        self.fields.split(record);
        let cells = self.fields.iter().chain(std::iter::repeat(&b""[..]));
        for (column, cell) in cells.take(self.headers.len()).enumerate() {
            if column > 0 {
                self.gathered.push(delimiter);
            }
            push_field(&mut self.gathered, cell, delimiter);
        }
    }

    fn write_alerts(&mut self, signs: RiskSigns) {
        let mut text = String::new();
        for (rule, alert) in self.alerts.iter_mut().enumerate() {
            let is_raised = signs.is_raised(rule);
            if !is_raised && !signs.is_unanswered(rule) {
                continue;
            }
            if !text.is_empty() {
                text.push(';');
            }
            text.push_str(&alert.rule);
            if is_raised {
                alert.raised += 1;
            } else {
                alert.not_answered += 1;
                let item = risk_item(self.plan.instrument(), rule);
                let code = item.and_then(|item| self.codes.get(item)).copied();
                text.push_str(if code == Some(MISSING) { ":missing" } else { ":invalid" });
            }
        }
        push_field(&mut self.gathered, text.as_bytes(), self.options.delimiter);
    }

    fn finish(mut self) -> Result<CsvSummary, BatchError> {
        self.output.write_all(&self.gathered).map_err(BatchError::Write)?;
        self.output.flush().map_err(BatchError::Write)?;
        Ok(CsvSummary {
            instrument: self.plan.instrument().id().clone(),
            definition: self.plan.instrument().version().to_owned(),
            policy: self.plan.policy().clone(),
            people: self.people,
            faulty_rows: self.faulty_rows,
            fault_count: self.fault_count,
            faults: self.faults,
            tally: self.tally.finish(),
            alerts: self.alerts,
            strangers: self.binding.strangers().to_vec(),
        })
    }
}

/// The policies that a summary compares with: the ones with fixed names, 80 per cent, and the named
/// rules of the definition.
fn other_policies(plan: &ScoringPlan<'_>) -> Vec<MissingPolicy> {
    let mut policies = vec![MissingPolicy::Authors, MissingPolicy::Complete];
    policies.extend(Share::new(8, 10).map(MissingPolicy::AtLeast));
    policies.push(MissingPolicy::Available);
    let rules = plan.instrument().definition().missing.iter();
    policies.extend(rules.map(|rule| MissingPolicy::Rule(rule.name.clone())));
    policies.retain(|policy| *policy != plan.policy().asked);
    policies
}

/// The names of the columns that are appended.
fn new_columns(instrument: &Instrument) -> impl Iterator<Item = String> {
    let id = instrument.id();
    let scales = instrument.scale_ids().iter().map(move |scale| format!("{id}.{scale}"));
    scales.chain(std::iter::once(format!("{id}.alerts")))
}

/// The item, counted from 0, that a risk rule looks at.
fn risk_item(instrument: &Instrument, rule: usize) -> Option<usize> {
    match &instrument.definition().risk.get(rule)?.when {
        karuna_assessments::RiskWhen::ItemAtLeast { item, .. } => usize::from(*item).checked_sub(1),
        _ => None,
    }
}

/// Appends a cell, in quotation marks where it needs them.
fn push_field(out: &mut Vec<u8>, cell: &[u8], delimiter: u8) {
    let needs_marks =
        cell.iter().any(|byte| *byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r'));
    if !needs_marks {
        out.extend_from_slice(cell);
        return;
    }
    out.push(b'"');
    for byte in cell {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

/// A column's name. Bytes of an older encoding are written out, so that no two names become one.
fn header_name(name: &[u8]) -> String {
    match std::str::from_utf8(name) {
        Ok(name) => name.trim().to_owned(),
        Err(_) => name.escape_ascii().to_string(),
    }
}

/// A cell as it is shown in a fault: short, and without control characters.
fn shown(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(cell);
    let mut shown: String = text
        .chars()
        .take(40)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    if text.chars().count() > 40 {
        shown.push_str("...");
    }
    shown
}
