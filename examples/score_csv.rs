//! Scores a CSV of answers.
//!
//! ```text
//! cargo run --release --example score_csv -- --instrument scs examples/data/scs.csv
//! ```
//!
//! Exit codes: 0 all well, 2 some rows have faults (the output is written), 1 nothing was written.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use karuna::assessments::{Catalog, MissingPolicy};
use karuna::batch::{AtomicFile, BatchError, CsvOptions, CsvScorer, CsvSummary};

const USAGE: &str = "\
usage: score_csv --instrument ID [--missing authors|complete|at-least=F|available|RULE]
                 [--prefix P] [--na LIST] [--output FILE] INPUT.csv

  --instrument ID   which questionnaire, for example scs; --instrument list names all
  --missing POLICY  what to do where answers are missing; the default is authors
  --prefix P        what the names of item columns begin with; the default is the id
  --na LIST         texts that mean missing, parted by commas, besides the empty cell, NA and -99
  --output FILE     where to write; the default is standard output
  INPUT.csv         the answers; - is standard input";

fn main() -> ExitCode {
    let result = read_arguments().and_then(|arguments| run(&arguments));
    // A closed pipe, as `head` leaves behind, is no reason to complain; so nothing here panics
    // when a line cannot be written.
    let mut stderr = io::stderr().lock();
    match result {
        Ok(Outcome::Scored(summary)) => {
            let _ = write!(stderr, "{summary}");
            if summary.has_faults() { ExitCode::from(2) } else { ExitCode::SUCCESS }
        }
        Ok(Outcome::Told | Outcome::ReaderLeft) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(stderr, "score_csv: {message}");
            ExitCode::FAILURE
        }
    }
}

struct Arguments {
    instrument: String,
    policy: MissingPolicy,
    options: CsvOptions,
    output: Option<PathBuf>,
    input: PathBuf,
}

enum Outcome {
    Scored(Box<CsvSummary>),
    /// The reader of the output went away before the end.
    ReaderLeft,
    /// Help or a list was asked for.
    Told,
}

fn run(arguments: &Option<Arguments>) -> Result<Outcome, String> {
    let Some(arguments) = arguments else {
        tell(USAGE);
        return Ok(Outcome::Told);
    };
    let catalog = Catalog::builtin();
    if arguments.instrument == "list" {
        for (id, version) in catalog.ids() {
            tell(&format!("{id:<18} {version}"));
        }
        return Ok(Outcome::Told);
    }
    let instrument = catalog
        .get(&arguments.instrument)
        .map_err(|error| format!("{error}\nall instruments: score_csv --instrument list"))?;
    let plan = instrument.plan(&arguments.policy).map_err(|error| error.to_string())?;
    let scorer = CsvScorer::new(&plan, arguments.options.clone());
    let is_stdin = arguments.input.as_os_str() == "-";
    let input: Box<dyn io::Read> = if is_stdin {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(&arguments.input).map_err(|error| {
            format!("{} could not be opened: {error}", arguments.input.display())
        })?)
    };
    let mut progress = |people: u64| {
        let _ = writeln!(io::stderr(), "{people} people ...");
    };
    let result = match &arguments.output {
        Some(path) => AtomicFile::beside(path).and_then(|mut file| {
            let summary = scorer.score(input, &mut file, &mut progress)?;
            file.replace()?;
            Ok(summary)
        }),
        None => scorer.score(input, io::stdout().lock(), &mut progress),
    };
    match result {
        Ok(summary) => Ok(Outcome::Scored(Box::new(summary))),
        Err(error) if error.is_closed_pipe() => Ok(Outcome::ReaderLeft),
        Err(error @ BatchError::Read(_)) => Err(format!("{}: {error}", arguments.input.display())),
        Err(error) => Err(error.to_string()),
    }
}

/// `None` where help was asked for.
fn read_arguments() -> Result<Option<Arguments>, String> {
    parse(lexopt::Parser::from_env()).map_err(|error| format!("{error}\n{USAGE}"))
}

fn parse(mut parser: lexopt::Parser) -> Result<Option<Arguments>, lexopt::Error> {
    use lexopt::prelude::{Long, Short, Value, ValueExt};
    let mut instrument = None;
    let mut policy = MissingPolicy::default();
    let mut options = CsvOptions::default();
    let (mut output, mut input) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("instrument") => instrument = Some(parser.value()?.string()?),
            Long("missing") => policy = parser.value()?.parse()?,
            Long("prefix") => options.prefixes.push(parser.value()?.string()?),
            Long("na") => {
                let list = parser.value()?.string()?;
                options.missing_texts.extend(list.split(',').map(str::to_owned));
            }
            Long("output") => output = Some(PathBuf::from(parser.value()?)),
            Long("help") | Short('h') => return Ok(None),
            Value(path) if input.is_none() => input = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    let instrument = instrument.ok_or("--instrument is missing")?;
    // A list of instruments needs no input.
    let input = match input {
        Some(input) => input,
        None if instrument == "list" => PathBuf::from("-"),
        None => return Err("the input file is missing".into()),
    };
    Ok(Some(Arguments { instrument, policy, options, output, input }))
}

fn tell(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}
