//! What has to hold for every definition, every sheet and every policy.

mod drawn;

use drawn::{Case, Rule, case, scale_id, wide};
use karuna_assessments::{
    Answer, Answers, Catalog, CatalogError, Instrument, InstrumentFile, MISSING, MissingPolicy,
    NOT_APPLICABLE, NOT_ASKED, ScaleOutcome, Share, handles,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

fn few() -> ProptestConfig {
    ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() }
}

fn outcomes(instrument: &Instrument, policy: &MissingPolicy, row: &[u8]) -> Vec<ScaleOutcome> {
    let plan = instrument.plan(policy).unwrap();
    let mut out = vec![ScaleOutcome::empty(); instrument.scales().len()];
    let signs = plan.score_into(row, &mut out).unwrap();
    assert!(signs.is_empty() || !instrument.alerts(signs, row).is_empty());
    out
}

fn columns_of(rows: &[Vec<u8>]) -> Vec<Vec<u8>> {
    (0..rows[0].len()).map(|item| rows.iter().map(|row| row[item]).collect()).collect()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(1.0)
}

#[test]
fn the_draw_reaches_every_feature() {
    let mut runner = TestRunner::deterministic();
    let mut counts = std::collections::BTreeMap::new();
    for _ in 0..200 {
        let case = case().new_tree(&mut runner).unwrap().current();
        for feature in &case.features {
            *counts.entry(*feature).or_insert(0) += 1;
        }
        let policy = match case.policy {
            MissingPolicy::Authors => "policy authors",
            MissingPolicy::Complete => "policy complete",
            MissingPolicy::AtLeast(_) => "policy at-least",
            MissingPolicy::Available => "policy available",
            MissingPolicy::Rule(_) => "policy rule",
        };
        *counts.entry(policy).or_insert(0) += 1;
        // A definition that needs none of these is scored in columns and not row by row.
        let slow = [
            "irregular codes",
            "leave-out",
            "prorate",
            "lookup",
            "count",
            "sheet limit",
            "risk score",
        ];
        if slow.iter().all(|feature| !case.features.contains(feature)) {
            *counts.entry("quick").or_insert(0) += 1;
        }
    }
    for feature in [
        "tenths",
        "negative lowest",
        "regular codes",
        "irregular codes",
        "exceptions",
        "codes in exceptions",
        "leave-out",
        "prorate",
        "unscored",
        "sum",
        "mean",
        "reversed item",
        "scales",
        "reversed scale",
        "linear",
        "affine",
        "lookup",
        "count",
        "rule",
        "sheet limit",
        "risk item",
        "risk score",
        "quick",
        "valid",
        "missing",
        "not asked",
        "not applicable",
        "invalid",
        "policy authors",
        "policy complete",
        "policy at-least",
        "policy available",
        "policy rule",
    ] {
        assert!(counts.get(feature).is_some_and(|count| *count >= 5), "{feature}: {counts:?}");
    }
}

#[test]
fn wide_options_and_many_items_do_not_overflow_in_columns() {
    for span in [1, 3, 4, 31, 32, 36, 37, 42, 43, 51, 63, 64, 85, 86, 127, 128, 249, 250] {
        for items in [1, 2, 3, 4, 5, 6, 7, 8, 9, 17, 128, 255, 256, 257, 300] {
            let case = wide(items, span);
            let instrument = case.instrument();
            let plan = instrument.plan(&MissingPolicy::Complete).unwrap();
            let [low, high] = [0, u8::try_from(span).unwrap()];
            let columns: Vec<[u8; 3]> =
                (0..items).map(|at| [low, high, if at % 2 == 0 { high } else { low }]).collect();
            let columns: Vec<&[u8]> = columns.iter().map(<[u8; 3]>::as_slice).collect();
            let (mut sums, mut means) = ([0.0f64; 3], [0.0f64; 3]);
            let report = plan.score_columns(&columns, &mut [&mut sums, &mut means]).unwrap();
            assert_eq!(report.faulty_rows, 0);
            let (all, odd) = (items as f64, items.div_ceil(2) as f64);
            let span = f64::from(span);
            assert_eq!(sums, [0.0, all * span, odd * span], "{items} {span}");
            assert_eq!(means, [(all - odd) * span / all, odd * span / all, span], "{items} {span}");
        }
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_column_gives_what_its_rows_give(case in case()) {
        let instrument = case.instrument();
        let plan = instrument.plan(&case.policy).unwrap();
        // More people than a chunk holds, so that its border is crossed.
        let rows: Vec<Vec<u8>> = case.rows.iter().cycle().take(1024 + case.rows.len()).cloned().collect();
        let columns = columns_of(&rows);
        let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        let scales = instrument.scales().len();
        let mut doubles = vec![vec![0.0f64; rows.len()]; scales];
        let mut floats = vec![vec![0.0f32; rows.len()]; scales];
        let mut into: Vec<&mut [f64]> = doubles.iter_mut().map(Vec::as_mut_slice).collect();
        let report = plan.score_columns(&columns, &mut into).unwrap();
        let mut into: Vec<&mut [f32]> = floats.iter_mut().map(Vec::as_mut_slice).collect();
        prop_assert_eq!(&report, &plan.score_columns(&columns, &mut into).unwrap());
        let used = case.used_items();
        let (mut faulty, mut alerts) = (0, Vec::new());
        let mut out = vec![ScaleOutcome::empty(); scales];
        for (at, row) in rows.iter().enumerate() {
            let signs = plan.score_into(row, &mut out).unwrap();
            if !signs.is_empty() {
                alerts.push((at, signs));
            }
            faulty += usize::from(used.iter().any(|item| case.is_invalid(row, *item)));
            for (scale, outcome) in out.iter().enumerate() {
                let value = outcome.value();
                prop_assert_eq!(value.is_none(), doubles[scale][at].is_nan());
                prop_assert_eq!(value.is_none(), floats[scale][at].is_nan());
                if let Some(value) = value {
                    prop_assert_eq!(value.to_bits(), doubles[scale][at].to_bits(), "{} {}", value, doubles[scale][at]);
                    prop_assert_eq!((value as f32).to_bits(), floats[scale][at].to_bits());
                }
            }
        }
        prop_assert_eq!((report.rows, report.faulty_rows), (rows.len(), faulty));
        prop_assert_eq!(report.alerts, alerts);
    }

    #[test]
    fn a_column_that_nobody_wants_changes_no_other(case in case(), unwanted in any::<prop::sample::Index>()) {
        let instrument = case.instrument();
        let plan = instrument.plan(&case.policy).unwrap();
        let columns = columns_of(&case.rows);
        let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        let unwanted = unwanted.index(instrument.scales().len());
        let mut scores = vec![vec![0.0f64; case.rows.len()]; instrument.scales().len()];
        scores[unwanted].clear();
        let mut into: Vec<&mut [f64]> = scores.iter_mut().map(Vec::as_mut_slice).collect();
        prop_assert_eq!(plan.score_columns(&columns, &mut into).unwrap().rows, case.rows.len());
        for (at, row) in case.rows.iter().enumerate() {
            for (scale, outcome) in outcomes(&instrument, &case.policy, row).iter().enumerate() {
                if scale != unwanted {
                    prop_assert_eq!(outcome.value().unwrap_or(f64::NAN).to_bits(), scores[scale][at].to_bits());
                }
            }
        }
    }

    #[test]
    fn scores_lie_within_the_range(case in case()) {
        let instrument = case.instrument();
        let ranges = case.ranges_with_items_left_out();
        for row in case.rows.iter().filter(|row| (0..row.len()).all(|item| !case.is_invalid(row, item))) {
            let out = outcomes(&instrument, &case.policy, row);
            for ((outcome, range), rule) in out.iter().zip(&ranges).zip(&case.rules) {
                let Some(value) = outcome.value().filter(|_| case.can_be_bounded(row, rule)) else { continue };
                let slack = 1e-9 * range[0].abs().max(range[1].abs()).max(1.0);
                prop_assert!(range[0] - slack <= value && value <= range[1] + slack, "{} {:?} {:?}", value, range, rule);
            }
        }
    }

    #[test]
    fn an_outcome_is_a_score_or_has_reasons(case in case()) {
        let instrument = case.instrument();
        for row in &case.rows {
            for outcome in outcomes(&instrument, &case.policy, row) {
                match outcome {
                    ScaleOutcome::Scored(score) => {
                        prop_assert!(score.value.is_finite());
                        prop_assert!(score.answered > 0);
                    }
                    ScaleOutcome::NotScored(none) => prop_assert!(!none.reasons.is_empty()),
                }
            }
        }
    }

    #[test]
    fn reversing_mirrors_a_mean_and_reversing_twice_is_identity(case in case()) {
        let instrument = case.instrument();
        let flip = |json: &Value| {
            let mut flipped = json.clone();
            for scale in flipped["scales"].as_array_mut().unwrap() {
                let Some(of) = scale["score"].get_mut("items") else { continue };
                for item in of["of"].as_array_mut().unwrap() {
                    *item = json!(-item.as_i64().unwrap());
                }
            }
            flipped
        };
        prop_assert_eq!(&flip(&flip(&case.json)), &case.json);
        let flipped = Case { json: flip(&case.json), ..case.clone() }.instrument();
        let ranges = case.ranges();
        for row in &case.rows {
            let plain = outcomes(&instrument, &case.policy, row);
            let mirrored = outcomes(&flipped, &case.policy, row);
            for (at, rule) in case.rules.iter().enumerate() {
                let Rule::Items { mean: true, .. } = rule else { continue };
                prop_assert_eq!(plain[at].value().is_some(), mirrored[at].value().is_some());
                if !case.can_be_bounded(row, rule) {
                    continue;
                }
                if let (Some(value), Some(mirror)) = (plain[at].value(), mirrored[at].value()) {
                    prop_assert!(close(ranges[at][0] + ranges[at][1] - value, mirror), "{} {}", value, mirror);
                }
            }
        }
    }

    #[test]
    fn a_scale_reversed_within_a_scale_and_reversed_again_is_itself(case in case()) {
        let mut twice = case.clone();
        let scales = case.rules.len();
        let [low, high] = case.ranges()[0];
        for (at, below) in [(scales, 0), (scales + 1, scales)] {
            let rule = json!({ "scales": { "method": "mean", "of": [format!("-{}", scale_id(below))] } });
            twice.json["scales"].as_array_mut().unwrap().push(json!({
                "id": scale_id(at), "title": "Reversed", "direction": "neutral", "range": [low, high], "score": rule
            }));
        }
        let instrument = twice.instrument();
        for row in &case.rows {
            let out = outcomes(&instrument, &case.policy, row);
            match (out[0].value(), out[scales].value(), out[scales + 1].value()) {
                (Some(value), Some(once), Some(again)) => {
                    prop_assert!(close(low + high - value, once) && close(value, again), "{} {} {}", value, once, again);
                }
                (None, None, None) => {}
                other => prop_assert!(false, "{:?}", other),
            }
            prop_assert_eq!(out[0].answered(), out[scales + 1].answered());
        }
    }

    #[test]
    fn permuting_people_permutes_scores(case in case(), turn in any::<prop::sample::Index>()) {
        let instrument = case.instrument();
        let plan = instrument.plan(&case.policy).unwrap();
        let score = |rows: &[Vec<u8>]| -> Vec<Vec<u64>> {
            let columns = columns_of(rows);
            let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
            let mut scores = vec![vec![0.0f64; rows.len()]; instrument.scales().len()];
            let mut into: Vec<&mut [f64]> = scores.iter_mut().map(Vec::as_mut_slice).collect();
            assert_eq!(plan.score_columns(&columns, &mut into).unwrap().rows, rows.len());
            (0..rows.len()).map(|row| scores.iter().map(|column| column[row].to_bits()).collect()).collect()
        };
        let permute = |list: &mut Vec<Vec<u64>>| {
            let turn = turn.index(list.len());
            list.rotate_left(turn);
            list.reverse();
        };
        let mut rows = case.rows.clone();
        let at = turn.index(rows.len());
        rows.rotate_left(at);
        rows.reverse();
        let mut expected = score(&case.rows);
        permute(&mut expected);
        prop_assert_eq!(score(&rows), expected);
    }

    #[test]
    fn one_more_answer_never_lowers_the_answered(case in case(), pick in any::<prop::sample::Index>()) {
        let instrument = case.instrument();
        for row in &case.rows {
            let open: Vec<usize> = (0..row.len()).filter(|item| !case.is_answered(row, *item)).collect();
            if open.is_empty() {
                continue;
            }
            let item = open[pick.index(open.len())];
            let mut more = row.clone();
            more[item] = case.code_ends(item)[pick.index(2)];
            let (before, after) = (outcomes(&instrument, &case.policy, row), outcomes(&instrument, &case.policy, &more));
            for (before, after) in before.iter().zip(&after) {
                prop_assert!(before.answered() <= after.answered());
                prop_assert!(after.answered() <= before.answered() + 1);
                prop_assert_eq!(before.required(), after.required());
            }
        }
    }

    #[test]
    fn a_stricter_policy_never_scores_more(case in case(), shares in [1u32..=20, 1u32..=20]) {
        let instrument = case.instrument();
        let [strict, lax] = [shares[0].max(shares[1]), shares[0].min(shares[1])]
            .map(|above| MissingPolicy::AtLeast(Share::new(above, 20).unwrap()));
        for row in &case.rows {
            let (strict, lax) = (outcomes(&instrument, &strict, row), outcomes(&instrument, &lax, row));
            for (strict, lax) in strict.iter().zip(&lax) {
                prop_assert!(strict.required() >= lax.required());
                prop_assert_eq!(strict.answered(), lax.answered());
                if let Some(value) = strict.value() {
                    prop_assert_eq!(Some(value.to_bits()), lax.value().map(f64::to_bits));
                }
            }
        }
    }

    #[test]
    fn definitions_read_back_equal(case in case()) {
        let file = InstrumentFile::from_json(&case.json.to_string()).unwrap();
        let written = serde_json::to_string(&file).unwrap();
        let read = InstrumentFile::from_json(&written).unwrap();
        prop_assert_eq!(&read, &file, "{}", written);
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), written);
    }

    #[test]
    fn a_sheet_gives_what_its_codes_give(case in case(), turn in any::<prop::sample::Index>()) {
        let instrument = case.instrument();
        let plan = instrument.plan(&case.policy).unwrap();
        for row in case.rows.iter().filter(|row| (0..row.len()).all(|item| !case.is_invalid(row, item))) {
            let answers: Vec<Answer> = row.iter().enumerate().map(|(item, code)| match *code {
                MISSING => Answer::Missing,
                NOT_ASKED => Answer::NotAsked,
                NOT_APPLICABLE => Answer::NotApplicable,
                code => Answer::Value(instrument.value_of(item, code).unwrap()),
            }).collect();
            let whole = Answers::from_values(answers.iter().copied());
            prop_assert_eq!(&instrument.encode(&whole).unwrap(), row);
            let scored = plan.score(&whole).unwrap();
            let mut out = vec![ScaleOutcome::empty(); instrument.scales().len()];
            let signs = plan.score_into(row, &mut out).unwrap();
            let found: Vec<ScaleOutcome> = scored.outcomes().map(|(_, outcome)| *outcome).collect();
            prop_assert_eq!(found, out);
            prop_assert_eq!(scored.alerts(), instrument.alerts(signs, row));
            // By number, in any order, and by way of JSON.
            let mut pairs: Vec<(u32, Answer)> = (1u32..).zip(answers).collect();
            let at = turn.index(pairs.len());
            pairs.rotate_left(at);
            let some = Answers::from_pairs(pairs);
            prop_assert_eq!(&plan.score(&some).unwrap(), &scored);
            let read: Answers = serde_json::from_str(&serde_json::to_string(&some).unwrap()).unwrap();
            prop_assert_eq!(&read, &some);
        }
    }

    #[test]
    fn an_answer_reads_back_equal_or_is_not_written(value in prop::num::f64::ANY) {
        match serde_json::to_string(&Answer::Value(value)) {
            Ok(json) => prop_assert_eq!(serde_json::from_str::<Answer>(&json).unwrap(), Answer::Value(value)),
            Err(_) => prop_assert!(!value.is_finite()),
        }
    }

    #[test]
    fn any_text_as_a_definition_is_an_answer_and_no_panic(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for text in [text.as_str(), &String::from_utf8_lossy(&bytes)] {
            match Catalog::from_json(text) {
                Ok(catalog) => prop_assert!(catalog.is_empty()),
                Err(error) => prop_assert!(matches!(error, CatalogError::Json { .. }), "{}", error),
            }
        }
    }

    #[test]
    fn a_definition_with_a_spoilt_number_is_valid_or_says_where(case in case(), spot in any::<prop::sample::Index>(), new in prop::sample::select(vec![
        "-1", "0", "1", "2", "250", "251", "1000", "65535", "65536", "2147483647", "-2147483648", "4294967295",
        "9223372036854775807", "-9223372036854775808", "18446744073709551615", "1e308", "-1e308", "1e-308", "0.1", "1e400",
    ])) {
        let text = case.json.to_string();
        let digits: Vec<std::ops::Range<usize>> = numbers_in(&text);
        let spot = digits[spot.index(digits.len())].clone();
        let spoilt = format!("{}{new}{}", &text[..spot.start], &text[spot.end..]);
        match Catalog::from_json(&spoilt) {
            Ok(catalog) => {
                let instrument = catalog.instruments().next().unwrap();
                let row = vec![0u8; instrument.item_count()];
                prop_assert_eq!(outcomes(instrument, &MissingPolicy::Available, &row).len(), instrument.scales().len());
            }
            Err(CatalogError::Definition { problems, .. }) => {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.iter().all(|problem| problem.place.starts_with('/')));
            }
            Err(error) => prop_assert!(error.to_string().contains(" at line 1 column "), "{}", error),
        }
    }

    #[test]
    fn a_definition_with_a_spoilt_byte_is_no_panic(case in case(), spot in any::<prop::sample::Index>(), new in any::<char>(), cut in any::<bool>()) {
        let text = case.json.to_string();
        let at = spot.index(text.len());
        let rest = if cut { "" } else { &text[at + 1..] };
        let spoilt = format!("{}{new}{rest}", &text[..at]);
        match Catalog::check(&spoilt) {
            Ok(instrument) => prop_assert!(!instrument.scales().is_empty()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn any_text_as_answers_is_an_answer_and_no_panic(
        text in any::<String>(),
        entries in prop::collection::vec(("[0-9]{1,3}|[a-z]{0,3}", prop::sample::select(vec![
            "0", "1", "3", "4", "-1", "1.5", "1e308", "-0.0", "null", "\"not-asked\"", "\"missing\"", "\"\"", "[]", "true",
        ])), 0..14),
    ) {
        let phq = handles::phq_9::instrument();
        let object: Vec<String> = entries.iter().map(|(name, answer)| format!("\"{name}\":{answer}")).collect();
        for text in [text, format!("{{{}}}", object.join(","))] {
            let Ok(answers) = serde_json::from_str::<Answers>(&text) else { continue };
            match phq.score(&answers) {
                Ok(scored) => prop_assert_eq!(scored.outcomes().count(), phq.scales().len()),
                Err(error) => prop_assert!(!error.faults.is_empty()),
            }
            // The risk item speaks unless all that is said of it is that there is nothing: a second
            // answer that is none of the options is a doubt, and a doubt has to reach a person.
            let ninth: Vec<Answer> = answers.entries().filter(|(item, _)| *item == 9).map(|(_, answer)| answer).collect();
            let alerts = phq.score(&answers).map_or_else(|error| error.alerts, |scored| scored.alerts().to_vec());
            let all_is_well = !ninth.is_empty() && ninth.iter().all(|answer| *answer == Answer::Value(0.0))
                && answers.unreadable().iter().all(|(item, _)| *item != 9);
            prop_assert_eq!(alerts.is_empty(), all_is_well, "{}", text);
        }
    }
}

#[test]
fn an_answer_that_is_no_finite_number_is_not_written() {
    let sheet = Answers::from_values([f64::NAN]);
    insta::assert_snapshot!(serde_json::to_string(&sheet).unwrap_err(), @"an answer that is no finite number cannot be written");
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(serde_json::to_string(&Answer::Value(value)).is_err(), "{value}");
        assert!(serde_json::to_value(Answers::from_pairs([(1, value)])).is_err(), "{value}");
    }
}

/// Where the numbers of a JSON text stand, outside of strings.
fn numbers_in(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let (mut in_string, mut from) = (false, None);
    for (at, byte) in text.bytes().enumerate() {
        let is_part = !in_string && matches!(byte, b'0'..=b'9' | b'-' | b'.' | b'e' | b'+');
        let is_start = matches!(byte, b'0'..=b'9' | b'-');
        match (from, is_part) {
            (None, true) if is_start => from = Some(at),
            (Some(start), false) => {
                found.push(start..at);
                from = None;
            }
            _ => {}
        }
        in_string ^= byte == b'"';
    }
    found
}
