//! Any text as a definition: it is refused in words, or it makes an instrument whose scores by row
//! and by column are the same and lie within the range that the definition states.
#![no_main]

use karuna_assessments::{
    Catalog, Instrument, MISSING, MissingPolicy, NOT_APPLICABLE, NOT_ASKED, ScaleOutcome, Share,
};
use libfuzzer_sys::fuzz_target;

/// How many people answer.
const PEOPLE: usize = 9;

fuzz_target!(|text: &str| {
    match Catalog::check(text) {
        Ok(instrument) => compare(&instrument, text.as_bytes()),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    match Catalog::from_json(text) {
        Ok(catalog) => catalog.instruments().for_each(|one| compare(one, text.as_bytes())),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});

/// Scores the same people by row and by column, under every policy.
fn compare(instrument: &Instrument, seed: &[u8]) {
    let items = instrument.item_count();
    let mut draw = Draw::new(seed);
    let sheets: Vec<Vec<u8>> = (0..PEOPLE)
        .map(|person| (0..items).map(|item| code(instrument, item, person, &mut draw)).collect())
        .collect();
    let columns: Vec<Vec<u8>> =
        (0..items).map(|item| sheets.iter().map(|sheet| sheet[item]).collect()).collect();
    let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    let scales = instrument.scales().len();
    for policy in policies(instrument) {
        let plan = instrument.plan(&policy).expect("the policy is one of the definition's own");
        let mut scores = vec![vec![0.0f64; PEOPLE]; scales];
        let mut slots: Vec<&mut [f64]> = scores.iter_mut().map(Vec::as_mut_slice).collect();
        let report = plan.score_columns(&columns, &mut slots).expect("the buffers fit");
        let mut alerts = Vec::new();
        let mut outcomes = vec![ScaleOutcome::empty(); scales];
        for (person, sheet) in sheets.iter().enumerate() {
            let signs = plan.score_into(sheet, &mut outcomes).expect("the buffers fit");
            let _words = instrument.alerts(signs, sheet);
            if !signs.is_empty() {
                alerts.push((person, signs));
            }
            for ((definition, outcome), column) in
                instrument.scales().iter().zip(&outcomes).zip(&scores)
            {
                let by_column = column[person];
                let Some(by_row) = outcome.value() else {
                    assert!(by_column.is_nan(), "{}", definition.id);
                    continue;
                };
                assert_eq!(by_row.to_bits(), by_column.to_bits(), "{}", definition.id);
                let [low, high] = definition.range;
                // A prorated sum or a mean may miss an end by a rounding.
                let slack = 1e-9 * (1.0 + low.abs().max(high.abs()));
                assert!(
                    (low - slack..=high + slack).contains(&by_row),
                    "{} {by_row}",
                    definition.id
                );
            }
        }
        assert_eq!(report.rows, PEOPLE);
        assert_eq!(report.alerts, alerts);
    }
}

fn policies(instrument: &Instrument) -> Vec<MissingPolicy> {
    let mut policies =
        vec![MissingPolicy::Authors, MissingPolicy::Complete, MissingPolicy::Available];
    policies.extend(Share::new(8, 10).map(MissingPolicy::AtLeast));
    let rules = instrument.definition().missing.iter();
    policies.extend(rules.map(|rule| MissingPolicy::Rule(rule.name.clone())));
    policies
}

/// A code; the first people give valid answers only, and the first two the lowest and the highest.
fn code(instrument: &Instrument, item: usize, person: usize, draw: &mut Draw) -> u8 {
    let options: Vec<u8> =
        (0..=250).filter(|code| instrument.value_of(item, *code).is_some()).collect();
    let (Some(lowest), Some(highest)) = (options.first(), options.last()) else { return MISSING };
    let drawn = options[draw.next() % options.len()];
    match (person, draw.next() % 10) {
        (0, _) => *lowest,
        (1, _) => *highest,
        (2 | 3, _) => drawn,
        (_, 0) => MISSING,
        (_, 1) if person > 5 => NOT_ASKED,
        (_, 2) if person > 5 => NOT_APPLICABLE,
        (8, 3) => draw.next() as u8,
        _ => drawn,
    }
}

/// Numbers that follow from a seed, so that a failure comes again.
struct Draw(u64);

impl Draw {
    fn new(seed: &[u8]) -> Self {
        let fold = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(seed.iter().fold(0xcbf2_9ce4_8422_2325, fold))
    }

    fn next(&mut self) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 40) as usize
    }
}
