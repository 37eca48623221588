//! More mistakes that others made with these keys: wrong items, forgotten reversals, other orders,
//! made-up totals and bands. Each row names the right score and what the mistake would give.

use karuna_assessments::{Answers, Catalog, Instrument, MissingPolicy};

fn get(id: &str) -> &'static Instrument {
    Catalog::builtin().get(id).unwrap()
}

/// A sheet of `low` but for the items that are named, which are `high`.
fn sheet(id: &str, low: i32, named: &[usize], high: i32) -> Vec<i32> {
    (1..=get(id).item_count()).map(|item| if named.contains(&item) { high } else { low }).collect()
}

fn score(id: &str, scale: &str, answers: &[i32]) -> f64 {
    let scored = get(id).score(&Answers::from_values(answers.iter().copied())).unwrap();
    scored.value(&scale.parse().unwrap()).unwrap_or_else(|| panic!("{id} has no {scale}"))
}

#[track_caller]
fn check(id: &str, scale: &str, (low, named, high): (i32, &[usize], i32), right: f64, wrong: f64) {
    let found = score(id, scale, &sheet(id, low, named, high));
    assert!((found - right).abs() < 1e-9, "{id} {scale}: {found} instead of {right}");
    assert!((right - wrong).abs() > 1e-9, "{id} {scale}: the mistake would not be seen");
}

#[test]
fn forgotten_and_doubled_reversals() {
    const BEST_OF_SCS: &[usize] = &[1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25];
    check("scs", "total-item-sum", (5, BEST_OF_SCS, 1), 130.0, 78.0);
    check("scs", "self-judgment", (1, &[1, 8, 11, 16, 21], 5), 5.0, 1.0);
    check("scs-sf", "total-item-mean", (1, &[1, 4, 8, 9, 11, 12], 5), 1.0, 11.0 / 3.0);
    check("scs-y", "total-item-mean", (1, &[5, 14], 5), 41.0 / 17.0, 7.0 / 3.0);
    check("cs-pommier", "total-item-mean", (5, &[3, 7, 11, 15], 1), 5.0, 4.0);
    check("rses-worth-first", "total", (0, &[9], 3), 12.0, 15.0);
    check("core-10", "total", (0, &[], 0), 8.0, 0.0);
    check("core-om", "total-raw", (0, &[], 0), 32.0, 36.0);
    check("core-om", "total-raw", (0, &[30], 4), 36.0, 32.0);
    check("brs", "mean", (1, &[2, 4, 6], 5), 1.0, 3.0);
    check("ecr-r-block", "avoidance-sum", (4, &[27], 7), 69.0, 75.0);
    check("social-connectedness-r", "total", (1, &[], 1), 70.0, 20.0);
    check("pswq", "total", (1, &[], 1), 36.0, 16.0);
    check("phlms", "acceptance", (5, &[], 5), 10.0, 50.0);
    check("kims", "observing", (3, &[30], 5), 38.0, 36.0);
    check("eq-60", "total", (1, &[], 1), 38.0, 42.0);
    check("cbi", "work", (0, &[13], 4), 0.0, 200.0 / 7.0);
    check("ecr-rs", "avoidance-mean", (1, &[1, 2, 3, 4], 7), 1.0, 7.0);
}

#[test]
fn items_of_another_scale_or_order() {
    check("dass-21", "depression", (0, &[3, 5, 10, 13, 16, 17, 21], 3), 21.0, 0.0);
    check("dass-21", "anxiety", (0, &[3, 5, 10, 13, 16, 17, 21], 3), 0.0, 21.0);
    check("dass-21", "depression", (0, &[3, 5, 9, 10, 13, 16, 20], 3), 15.0, 21.0);
    check("socs-s", "recognising", (1, &[1, 6, 11, 16], 5), 20.0, 8.0);
    check("ceas-self", "action", (1, &[9, 10, 12, 13], 10), 40.0, 31.0);
    check("panas", "positive-affect", (1, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5), 30.0, 50.0);
    check("ecr-12", "avoidance-sum", (1, &[1], 7), 36.0, 18.0);
    check("wai-sr-client", "task", (1, &[1], 5), 8.0, 4.0);
    check("ffmq-15", "total", (1, &[6, 7, 8, 9, 10, 11, 12], 5), 47.0, 15.0);
    check("perma-profiler-progress-first", "overall", (0, &[23], 10), 0.625, 0.0);
    check("rrs-22", "brooding", (1, &[5, 10, 13, 15, 16], 4), 20.0, 19.0);
    check("gcq-s", "conflict", (0, &[12], 6), 1.5, 0.0);
    check("gcq-s", "conflict-without-item-12", (0, &[12], 6), 0.0, 1.5);
}

#[test]
fn asked_and_not_counted() {
    check("phq-9", "total", (0, &[10], 3), 0.0, 3.0);
    check("phq-9", "symptom-criteria", (1, &[10], 0), 1.0, 9.0);
    let both = |scale: &str| score("ffmq-39", scale, &[1; 39]);
    assert_eq!(both("total") - both("total-without-observing"), 8.0);
}

#[test]
fn sums_and_means_and_other_units() {
    check("scbcs", "total-sum", (1, &[], 1), 5.0, 1.0);
    check("scbcs", "total-mean", (1, &[], 1), 1.0, 5.0);
    check("core-om", "total-mean", (1, &[], 1), 25.0 / 17.0, 50.0);
    check("core-om", "clinical", (1, &[], 1), 250.0 / 17.0, 25.0 / 17.0);
    check("ecr-36", "anxiety-sum", (4, &[], 4), 72.0, 4.0);
    check("erq-10", "reappraisal", (4, &[], 4), 4.0, 24.0);
    check("cbi", "personal", (2, &[], 2), 50.0, 2.0);
    check("rses-worth-first", "total-from-ten", (2, &[], 2), 25.0, 15.0);
    check("swls", "total-mean", (4, &[], 4), 4.0, 20.0);
    for instrument in Catalog::builtin().instruments() {
        assert!(instrument.scales().iter().all(|scale| scale.id.as_str() != "score"));
    }
}

#[test]
fn another_form_of_the_same_name_is_refused() {
    for (id, answers, option) in [
        ("scs", 27, 3),
        ("scs", 20, 3),
        ("scs", 22, 3),
        ("sscs-s", 7, 3),
        ("cs-pommier", 24, 3),
        ("ceas-self", 10, 5),
        ("fcs-self", 38, 2),
        ("fcs-self", 14, 2),
        ("fscrs", 44, 2),
        ("fscrs", 14, 2),
        ("socs-o", 21, 3),
        ("oas", 34, 3),
        ("oas", 18, 5),
        ("cmas-self", 20, 3),
        ("ssps", 11, 0),
        ("proqol-5", 9, 3),
        ("swemwbs", 14, 3),
        ("gq-6", 5, 3),
        ("isi", 5, 2),
        ("ucla-ls3", 3, 2),
        ("ucla-3", 20, 2),
        ("pcl-5", 17, 2),
        ("pcl-5", 20, 5),
        ("sai-6", 6, 6),
        ("rrs-22", 12, 2),
        ("ffmq-15", 14, 3),
        ("ffmq-24", 25, 3),
        ("sris", 20, 7),
        ("pswq", 16, 0),
        ("maas", 14, 3),
    ] {
        let sheet = Answers::from_values(vec![option; answers]);
        assert!(get(id).score(&sheet).is_err(), "{id} took {answers} answers of {option}");
    }
}

#[test]
fn words_and_totals_that_no_origin_gives() {
    for id in [
        "fscrs",
        "fcs-self",
        "fcs-from-others",
        "fcs-for-others",
        "ceas-self",
        "socs-s",
        "ssps",
        "oas",
        "wai-sr-client",
        "cbi",
    ] {
        assert!(get(id).definition().bands.is_empty(), "{id}");
    }
    for id in ["fscrs", "cbi", "wai-srt-therapist"] {
        let totals = get(id).scales().iter().filter(|scale| scale.id.as_str() == "total").count();
        assert_eq!(totals, usize::from(id == "wai-srt-therapist"), "{id}");
    }
    for instrument in Catalog::builtin().instruments() {
        for set in &instrument.definition().bands {
            assert!(instrument.definition().source(&set.source).is_some(), "{}", instrument.id());
        }
    }
    assert!(Catalog::builtin().get("fscs").is_err());
    assert!(
        get("sscs-s").definition().derived_from.iter().all(|it| it.items != [1, 2, 3, 4, 5, 6])
    );
}

#[test]
fn short_forms_are_not_the_first_items_of_long_ones() {
    for (short, long, named, low, high, scale, right) in [
        ("scs-sf", "scs", &[26, 14, 15, 12, 9, 10][..], 1, 5, "total-item-mean", None),
        ("sscs-s", "sscs-l", &[1, 9, 17][..], 1, 5, "total-item-mean", Some(5.0)),
        ("swemwbs", "wemwbs", &[1, 2, 3, 6, 7, 9, 11][..], 1, 5, "raw", Some(35.0)),
        ("pss-4", "pss-10", &[2, 10][..], 0, 4, "total", Some(16.0)),
    ] {
        let answers = sheet(long, low, named, high);
        let derived = get(short).score_from(get(long), &Answers::from_values(answers.clone()));
        let derived = derived.unwrap().scored.value(&scale.parse().unwrap()).unwrap();
        let first = score(short, scale, &answers[..get(short).item_count()]);
        assert!((derived - first).abs() > 0.5, "{short}: {derived} {first}");
        if let Some(right) = right {
            assert_eq!(derived, right, "{short}");
        }
    }
}

#[test]
fn a_gap_is_no_nought_and_no_rule_is_made_up() {
    let missing_one = |id: &str| {
        let min = get(id).definition().response.min;
        let mut answers = vec![Some(min); get(id).item_count()];
        answers[0] = None;
        Answers::from_values(answers)
    };
    for (id, scale) in [
        ("scs", "total-item-mean"),
        ("scs-sf", "total-item-mean"),
        ("dass-42", "total"),
        ("swemwbs", "metric"),
    ] {
        let scale = scale.parse().unwrap();
        assert_eq!(get(id).score(&missing_one(id)).unwrap().value(&scale), None, "{id}");
    }
    // The table of the metric score is for whole sums of all seven: no policy helps.
    let plan = get("swemwbs").plan(&MissingPolicy::Available).unwrap();
    let scored = plan.score(&missing_one("swemwbs")).unwrap();
    assert_eq!(scored.value(&"metric".parse().unwrap()), None);
}
