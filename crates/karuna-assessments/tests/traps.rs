//! Mistakes that others made with these keys, each shown not to be made here: what is right, and
//! what the mistake would give.

use karuna_assessments::{Answers, Catalog, Instrument, ScaleOutcome};
use karuna_core::{AlertCause, Direction, EvidenceStatus};

fn get(id: &str) -> &'static Instrument {
    Catalog::builtin().get(id).unwrap()
}

fn score(id: &str, scale: &str, answers: &[i32]) -> f64 {
    let scored = get(id).score(&Answers::from_values(answers.iter().copied())).unwrap();
    scored.value(&scale.parse().unwrap()).unwrap_or_else(|| panic!("{id} {scale} has no score"))
}

#[track_caller]
fn check(id: &str, scale: &str, answers: &[i32], right: f64, wrong: f64) {
    let found = score(id, scale, answers);
    assert!((found - right).abs() < 1e-9, "{id} {scale}: {found} instead of {right}");
    assert!((found - wrong).abs() > 1e-9, "{id} {scale}: the mistake would not be seen");
}

#[track_caller]
fn refused(id: &str, answers: &[i32]) {
    assert!(get(id).score(&Answers::from_values(answers.iter().copied())).is_err(), "{id}");
}

/// Answers that are `low` but for the items that are named, which are `high`.
fn only(items: usize, low: i32, named: &[usize], high: i32) -> Vec<i32> {
    (1..=items).map(|item| if named.contains(&item) { high } else { low }).collect()
}

#[test]
fn pss_10_takes_answers_as_printed_and_not_reversed_already() {
    // LOINC lists the four positive items with values reversed already; reversing them again turns
    // the calmest sheet into one of middling stress.
    let calm = only(10, 0, &[4, 5, 7, 8], 4);
    check("pss-10", "total", &calm, 0.0, 16.0);
    let note = &get("pss-10").definition().variants;
    assert!(note.iter().any(|it| it.note.contains("LOINC")));
}

#[test]
fn ecr_r_orders_are_two_instruments() {
    // The first eighteen of the block order are about anxiety, the odd ones of the other are about
    // avoidance.
    let first_half = only(36, 1, &(1..=18).collect::<Vec<_>>(), 7);
    check("ecr-r-block", "anxiety-mean", &first_half, (16.0 * 7.0 + 2.0) / 18.0, 7.0);
    let same = score("ecr-r-interleaved", "anxiety-mean", &first_half);
    assert!((same - score("ecr-r-block", "anxiety-mean", &first_half)).abs() > 1.0);
    assert!(Catalog::builtin().get("ecr-r").is_err());
}

#[test]
fn the_ecr_of_1998_is_not_the_ecr_r() {
    // Item 9 and 11 are reversed in one and not in the other.
    let differs = only(36, 4, &[5], 7);
    let old = score("ecr-36", "avoidance-sum", &differs);
    assert!((old - score("ecr-r-interleaved", "avoidance-sum", &differs)).abs() > 1.0);
}

#[test]
fn cams_r_10_reverses_its_own_item_5() {
    // The reverse list of the long form (2, 6, 7), taken by position, would give 22.
    check("cams-r-10", "total", &only(10, 1, &[5], 4), 10.0, 22.0);
    check("cams-r-12", "total", &only(12, 1, &[2, 6, 7], 4), 12.0, 21.0);
}

#[test]
fn iri_item_13_counts_in_personal_distress() {
    check("iri", "personal-distress", &only(28, 0, &[13, 19], 4), 0.0, 4.0);
    check("iri", "personal-distress", &only(28, 0, &[], 4), 8.0, 4.0);
    refused("iri", &[5; 28]);
}

#[test]
fn core_10_with_nothing_answered_has_no_score_and_still_speaks_of_risk() {
    for id in ["core-10", "core-om"] {
        let instrument = get(id);
        let open = vec![None::<u8>; instrument.item_count()];
        let scored = instrument.score(&Answers::from_values(open)).unwrap();
        for (_, outcome) in scored.outcomes() {
            assert!(matches!(outcome, ScaleOutcome::NotScored(_)), "{id}");
        }
        let silent = scored.alerts().iter();
        assert!(silent.clone().count() > 0, "{id}");
        assert!(silent.clone().all(|it| matches!(it.cause, AlertCause::RiskNotAnswered { .. })));
    }
}

#[test]
fn fscrs_hated_self_ends_at_20() {
    let highest = score("fscrs", "hated-self", &[4; 22]);
    assert_eq!(highest, 20.0);
    assert_eq!(get("fscrs").scale(&"hated-self".parse().unwrap()).unwrap().range, [0.0, 20.0]);
}

#[test]
fn swemwbs_raw_is_not_metric() {
    let middle = [3; 7];
    assert_eq!(score("swemwbs", "raw", &middle), 21.0);
    check("swemwbs", "metric", &middle, 19.25, 21.0);
    assert_eq!(score("swemwbs", "metric", &[5; 7]), 35.0);
}

#[test]
fn phq_9_item_9_speaks_from_the_lowest_answer_above_none() {
    for (answer, alerts) in [(0, 0), (1, 1), (2, 1), (3, 1)] {
        let sheet = only(10, 0, &[9], answer);
        let scored = get("phq-9").score(&Answers::from_values(sheet)).unwrap();
        assert_eq!(scored.alerts().len(), alerts, "{answer}");
    }
    // The shorter forms leave the item out: they cannot speak, and say so by having no rule.
    assert!(get("phq-8").definition().risk.is_empty());
}

#[test]
fn csq_8_takes_values_and_reverses_nothing_twice() {
    // Printed values already point one way; reversing items 2, 4, 5 and 8 once more would give 20.
    check("csq-8", "total", &[4; 8], 32.0, 20.0);
    check("csq-8", "total", &only(8, 1, &[2, 4, 5, 8], 4), 20.0, 8.0);
}

#[test]
fn wai_short_forms_are_not_interchangeable() {
    // Items 8 and 10 belong to other scales, and the older form reverses two.
    check("wai-sr-client", "goal", &only(12, 1, &[8], 5), 8.0, 4.0);
    check("wai-s", "task", &only(12, 1, &[8], 7), 10.0, 4.0);
    check("wai-s", "goal", &only(12, 1, &[4, 10], 7), 4.0, 16.0);
    refused("wai-sr-client", &[7; 12]);
}

#[test]
fn dass_21_is_doubled_only_where_it_says_so() {
    let sheet = [1; 21];
    check("dass-21", "depression", &sheet, 7.0, 14.0);
    check("dass-21", "depression-doubled", &sheet, 14.0, 7.0);
    // Bands are those of the long form, so they stand on doubled scores alone.
    for set in &get("dass-21").definition().bands {
        assert!(set.scales.iter().all(|scale| scale.as_str().ends_with("-doubled")));
    }
}

#[test]
fn rosenberg_orders_are_two_instruments() {
    // The best sheet of one order is a middling one in the other.
    let best = only(10, 0, &[1, 3, 4, 7, 10], 3);
    assert_eq!(score("rses-satisfaction-first", "total", &best), 30.0);
    check("rses-worth-first", "total", &best, 18.0, 30.0);
    assert_eq!(score("rses-satisfaction-first", "total-from-ten", &best), 40.0);
    refused("rses-satisfaction-first", &[4; 10]);
    assert!(Catalog::builtin().get("rses").is_err());
}

#[test]
fn perma_orders_are_two_instruments() {
    let three = only(23, 0, &[3, 13, 22], 10);
    assert_eq!(score("perma-profiler-progress-first", "positive-emotion", &three), 10.0);
    check("perma-profiler-purpose-first", "positive-emotion", &three, 10.0 / 3.0, 10.0);
}

#[test]
fn phq_4_orders_are_two_instruments() {
    let first_two = [3, 3, 0, 0];
    check("phq-4-anxiety-first", "anxiety", &first_two, 6.0, 0.0);
    check("phq-4-depression-first", "anxiety", &first_two, 0.0, 6.0);
}

#[test]
fn k10_codings_are_scales_and_not_guesses() {
    assert_eq!(score("k10", "total", &[1; 10]), 10.0);
    assert_eq!(score("k10", "total-from-zero", &[1; 10]), 0.0);
    refused("k10", &[0; 10]);
    assert_eq!(score("k6", "total", &[4; 6]), 24.0);
    refused("k6", &[5; 6]);
}

#[test]
fn aaq_ii_is_worse_when_higher_and_has_seven_items() {
    let total = get("aaq-ii").scale(&"total".parse().unwrap()).unwrap();
    assert_eq!(total.direction, Direction::HigherIsWorse);
    refused("aaq-ii", &[4; 10]);
}

#[test]
fn maas_reverses_nothing() {
    check("maas", "total", &[6; 15], 6.0, 1.0);
}

#[test]
fn ucla_version_3_takes_item_4_as_answered() {
    let reversed = [1, 5, 6, 9, 10, 15, 16, 19, 20];
    check("ucla-ls3", "total", &only(20, 1, &reversed, 4), 20.0, 23.0);
    refused("ucla-3", &[4; 3]);
}

#[test]
fn ceas_fillers_count_nothing() {
    check("ceas-self", "total", &only(13, 1, &[3, 7, 11], 10), 10.0, 37.0);
}

#[test]
fn toronto_empathy_starts_at_0() {
    refused("teq", &[5; 16]);
    let best = [4, 0, 4, 0, 4, 4, 0, 4, 4, 0, 0, 0, 4, 0, 0, 4];
    assert_eq!(score("teq", "total", &best), 64.0);
}

#[test]
fn who_5_is_raw_or_per_cent() {
    check("who-5", "raw", &[3; 5], 15.0, 60.0);
    check("who-5", "percentage", &[3; 5], 60.0, 15.0);
}

#[test]
fn proqol_burnout_reverses_five_items_and_has_no_total() {
    check("proqol-5", "burnout", &only(30, 1, &[1, 4, 15, 17, 29], 5), 10.0, 30.0);
    assert!(get("proqol-5").scales().iter().all(|scale| !scale.id.as_str().contains("total")));
}

#[test]
fn scores_that_nobody_published_are_not_there() {
    let none = |id: &str, words: &[&str]| {
        for scale in get(id).scales() {
            assert!(
                words.iter().all(|word| !scale.id.as_str().contains(word)),
                "{id} {}",
                scale.id
            );
        }
    };
    none("panas", &["total", "balance"]);
    none("phlms", &["total"]);
    none("iri", &["total"]);
    none("erq-10", &["total"]);
    none("tpas", &["total"]);
    none("oas", &["inferior", "empty", "mistakes"]);
    none("cams-r-12", &["attention", "acceptance"]);
}

#[test]
fn the_empathy_quotient_gives_two_one_or_nothing() {
    // Reversing options by position, as if they counted 1 to 4, would give 160.
    check(
        "eq-60",
        "total",
        &only(60, 1, &[], 4),
        {
            // Every item that is scored from the other end gives two, every other none.
            let reversed = get("eq-60").definition().response.exceptions.iter();
            2.0 * reversed.map(|it| it.items.len()).sum::<usize>() as f64
        },
        160.0,
    );
}

#[test]
fn gratitude_reverses_items_3_and_6() {
    check("gq-6", "total", &only(6, 7, &[3, 6], 1), 42.0, 36.0);
    check("gq-6", "total", &only(6, 7, &[3], 1), 36.0, 42.0);
}

#[test]
fn the_two_totals_of_the_scs_differ() {
    // Subscales of four and five items: the mean over items is not the mean over subscales.
    let kind = only(26, 1, &[5, 12, 19, 23, 26], 5);
    let items = score("scs", "total-item-mean", &kind);
    let subscales = score("scs", "total-subscale-grand-mean", &kind);
    assert!((items - subscales).abs() > 0.05, "{items} {subscales}");
}

#[test]
fn what_is_from_memory_says_so() {
    for id in ["scrs-10", "eq-d-11", "oas", "sai-6", "wai-srt-therapist", "cmas-self"] {
        let instrument = get(id);
        assert_eq!(instrument.evidence(), EvidenceStatus::Recalled, "{id}");
        let scored =
            instrument.score(&Answers::from_values(vec![
                instrument.definition().response.min;
                instrument.item_count()
            ]));
        let scored = scored.unwrap();
        let scale = instrument.scale_ids().first().unwrap();
        let text = scored.explain(scale).unwrap().to_string();
        assert!(text.contains("recalled"), "{text}");
    }
}

#[test]
fn a_bare_name_is_answered_with_all_its_orders() {
    let said = |id: &str| Catalog::builtin().get(id).unwrap_err().to_string();
    insta::assert_snapshot!(said("rses"), @"there is no instrument `rses`; did you mean `rses-satisfaction-first` or `rses-worth-first`?");
    insta::assert_snapshot!(said("ECR-R"), @"there is no instrument `ECR-R`; did you mean `ecr-r-block` or `ecr-r-interleaved`?");
    insta::assert_snapshot!(said("cams-r"), @"there is no instrument `cams-r`; did you mean `cams-r-10` or `cams-r-12`?");
    insta::assert_snapshot!(said("phq-4"), @"there is no instrument `phq-4`; did you mean `phq-4-anxiety-first` or `phq-4-depression-first`?");
}
