//! Real answers: 323 people, with the sums that the research group computed itself and with
//! reference figures from another program.
//!
//! The file is not ours and is never copied. The variable `KARUNA_SCS_REAL` says where it lies;
//! without it these tests say loudly that they were skipped.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use karuna_assessments::{Answers, Instrument, MissingPolicy, handles};
use karuna_batch::{CsvOptions, CsvScorer, CsvSummary};
use karuna_core::ScaleId;

/// How near figures have to come to those of the other program.
const NEAR: f64 = 1e-6;
/// How many people answered.
const PEOPLE: usize = 323;

/// What another program says of a scale: R 4.2.2 with psych 2.2.9, raw alpha, mean and standard
/// deviation of the item means as answered, in the total with the negative items reversed.
struct Reference {
    scale: ScaleId,
    alpha: f64,
    mean: f64,
    sd: f64,
}

const fn reference(scale: ScaleId, alpha: f64, mean: f64, sd: f64) -> Reference {
    Reference { scale, alpha, mean, sd }
}

const REFERENCES: [Reference; 7] = [
    reference(handles::scs::SELF_KINDNESS, 0.867998, 2.803715, 0.954225),
    reference(handles::scs::SELF_JUDGMENT, 0.847398, 3.248916, 0.980156),
    reference(handles::scs::COMMON_HUMANITY, 0.755810, 2.984520, 0.881879),
    reference(handles::scs::ISOLATION, 0.831609, 3.271672, 1.041601),
    reference(handles::scs::MINDFULNESS, 0.727439, 3.150929, 0.810365),
    reference(handles::scs::OVER_IDENTIFICATION, 0.771990, 3.230650, 0.972154),
    reference(handles::scs::TOTAL_ITEM_MEAN, 0.924864, 2.857942, 0.710272),
];

/// A subscale, the authors' column, how many items it has, and whether the column was summed after
/// reversing them.
type AuthorsColumn = (ScaleId, &'static str, u8, bool);

const AUTHORS: [AuthorsColumn; 6] = [
    (handles::scs::SELF_KINDNESS, "authors_self_kindness", 5, false),
    (handles::scs::SELF_JUDGMENT, "authors_self_judgment_reversed", 5, true),
    (handles::scs::COMMON_HUMANITY, "authors_common_humanity", 4, false),
    (handles::scs::ISOLATION, "authors_isolation_reversed", 4, true),
    (handles::scs::MINDFULNESS, "authors_mindfulness", 4, false),
    (handles::scs::OVER_IDENTIFICATION, "authors_over_identification_reversed", 4, true),
];

/// The file of real answers, where it is present.
fn real_answers(test: &str) -> Option<Vec<u8>> {
    let skip = |why: &str| {
        // Written directly, since the test runner hides what goes through `eprintln!`, and in one
        // piece, since other tests write as well.
        let text = format!(
            "\n*** SKIPPED, real answers of the Self-Compassion Scale were NOT checked ({test}): {why} ***\n\n"
        );
        let _ = std::io::stderr().write_all(text.as_bytes());
    };
    let Some(path) = std::env::var_os("KARUNA_SCS_REAL").map(PathBuf::from) else {
        skip("KARUNA_SCS_REAL is not set");
        return None;
    };
    // Tests run in the folder of their crate; a path that is not absolute is meant from the root.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join(path);
    match fs::read(&path) {
        Ok(text) => Some(text),
        Err(error) => {
            skip(&format!("{} could not be read: {error}", path.display()));
            None
        }
    }
}

/// A file with scores, by name of column.
struct Scores {
    columns: csv::StringRecord,
    rows: Vec<csv::StringRecord>,
}

impl Scores {
    fn of(text: &[u8]) -> (Self, CsvSummary) {
        let plan = scs().plan(&MissingPolicy::Authors).unwrap();
        let mut output = Vec::new();
        let scorer = CsvScorer::new(&plan, CsvOptions::default());
        let summary = scorer.score(text, &mut output, &mut |_people| {}).unwrap();
        let mut reader = csv::Reader::from_reader(output.as_slice());
        let columns = reader.headers().unwrap().clone();
        let rows = reader.records().collect::<Result<_, _>>().unwrap();
        (Self { columns, rows }, summary)
    }

    /// The numbers of a column; every row has to have one.
    #[track_caller]
    fn column(&self, name: &str) -> Vec<f64> {
        let place = self.columns.iter().position(|column| column == name);
        let place = place.unwrap_or_else(|| panic!("there is a column `{name}`"));
        self.rows.iter().map(|row| row[place].parse().unwrap()).collect()
    }

    #[track_caller]
    fn scale(&self, scale: &ScaleId) -> Vec<f64> {
        self.column(&format!("scs.{scale}"))
    }
}

fn scs() -> &'static Instrument {
    handles::scs::instrument()
}

#[track_caller]
fn assert_near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= NEAR, "{what}: {found} where {expected} was expected");
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The unbiased variance, as R has it.
fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (values.len() - 1) as f64
}

/// Cronbach's alpha of items, each with one number for every person.
fn alpha(items: &[Vec<f64>]) -> f64 {
    let people = items[0].len();
    let sums: Vec<f64> =
        (0..people).map(|person| items.iter().map(|item| item[person]).sum()).collect();
    let parts: f64 = items.iter().map(|item| variance(item)).sum();
    let count = items.len() as f64;
    count / (count - 1.0) * (1.0 - parts / variance(&sums))
}

#[test]
fn every_subscale_of_every_person_is_what_the_authors_summed() {
    let Some(text) = real_answers("sums of the authors") else { return };
    let (scores, summary) = Scores::of(&text);
    assert_eq!(scores.rows.len(), PEOPLE);
    assert_eq!((summary.people, summary.has_faults()), (PEOPLE as u64, false));
    assert!(summary.tally.scales.iter().all(|scale| scale.scored == PEOPLE as u64));
    assert!(summary.strangers.is_empty());
    for (scale, column, items, is_reversed) in AUTHORS {
        let items = f64::from(items);
        let sums = scores.column(column);
        let found = scores.scale(&scale);
        assert_eq!((sums.len(), found.len()), (PEOPLE, PEOPLE));
        for (person, (sum, found)) in sums.into_iter().zip(found).enumerate() {
            let expected = if is_reversed { 6.0 * items - sum } else { sum } / items;
            // Both are one division of small whole numbers, so they are the same double.
            assert_eq!(found, expected, "{scale} of person {}", person + 1);
        }
    }
}

#[test]
fn totals_and_halves_agree_with_the_authors_sums_of_three() {
    let Some(text) = real_answers("halves and totals") else { return };
    let (scores, _summary) = Scores::of(&text);
    let positive = scores.column("authors_positive");
    let negative = scores.column("authors_negative_reversed");
    let totals = scores.scale(&handles::scs::TOTAL_ITEM_SUM);
    let compassionate = scores.scale(&handles::scs::COMPASSIONATE_SELF_RESPONDING);
    assert_eq!(positive.len(), PEOPLE);
    for person in 0..PEOPLE {
        assert_eq!(totals[person], positive[person] + negative[person], "person {}", person + 1);
        assert_near(compassionate[person], positive[person] / 13.0, "the compassionate half");
    }
}

#[test]
fn reliabilities_means_and_deviations_are_those_of_another_program() {
    let Some(text) = real_answers("figures of another program") else { return };
    let (scores, _summary) = Scores::of(&text);
    let plan = scs().plan(&MissingPolicy::Authors).unwrap();
    let answers: Vec<Vec<f64>> =
        (1..=26).map(|item| scores.column(&format!("scs_{item}"))).collect();
    let sheets =
        (0..PEOPLE).map(|person| Answers::from_values(answers.iter().map(|item| item[person])));
    let scored: Vec<_> = sheets.map(|sheet| plan.score(&sheet).unwrap()).collect();
    assert_eq!(scored.len(), PEOPLE);
    for Reference { scale, alpha: expected, mean: expected_mean, sd } in REFERENCES {
        // What each item counts after coding and reversal, as our explanation says.
        let mut items: Vec<Vec<f64>> = Vec::new();
        for sheet in &scored {
            let explained = sheet.explain(&scale).unwrap().items;
            items.resize(explained.len(), Vec::new());
            for (item, explained) in items.iter_mut().zip(explained) {
                item.push(explained.counts.unwrap());
            }
        }
        assert!(items.iter().all(|item| item.len() == PEOPLE));
        assert_near(alpha(&items), expected, &format!("alpha of {scale}"));
        let values = scores.scale(&scale);
        assert_near(mean(&values), expected_mean, &format!("mean of {scale}"));
        assert_near(variance(&values).sqrt(), sd, &format!("deviation of {scale}"));
    }
}
