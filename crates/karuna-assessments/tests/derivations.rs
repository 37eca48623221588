//! Short forms out of longer ones: the right items, the longer sheet's own faults and alerts.

use karuna_assessments::{Answers, Catalog, DerivationError, Instrument};
use proptest::prelude::*;

fn get(id: &str) -> &'static Instrument {
    Catalog::builtin().get(id).unwrap()
}

/// All pairs of short and longer form that are built in.
fn pairs() -> Vec<(&'static Instrument, &'static Instrument)> {
    let catalog = Catalog::builtin();
    let maps = catalog.instruments().flat_map(|short| {
        let longer = short.definition().derived_from.iter();
        longer.filter_map(move |map| Some((short, catalog.get(map.instrument.as_str()).ok()?)))
    });
    maps.collect()
}

#[test]
fn the_known_pairs_are_there() {
    let pairs = pairs();
    let names: Vec<(&str, &str)> =
        pairs.iter().map(|(short, long)| (long.id().as_str(), short.id().as_str())).collect();
    for pair in [
        ("scs", "scs-sf"),
        ("sscs-l", "sscs-s"),
        ("wemwbs", "swemwbs"),
        ("phq-9", "phq-8"),
        ("phq-9", "phq-2"),
        ("k10", "k6"),
        ("ders-36", "ders-16"),
        ("ders-36", "ders-18"),
        ("pss-14", "pss-10"),
        ("pss-14", "pss-4"),
        ("ffmq-39", "ffmq-15"),
    ] {
        assert!(names.contains(&pair), "{pair:?} is missing in {names:?}");
    }
}

#[test]
fn a_map_names_items_that_the_longer_form_has_and_options_that_fit() {
    for (short, long) in pairs() {
        let map = short.definition().derived_from.iter();
        let map = map.filter(|map| map.instrument == *long.id()).collect::<Vec<_>>();
        assert_eq!(map.len(), 1, "{} from {}", short.id(), long.id());
        for item in &map[0].items {
            assert!(usize::from(*item) <= long.item_count(), "{} {item}", short.id());
        }
        let (ours, theirs) = (&short.definition().response, &long.definition().response);
        let shifted = (theirs.min + map[0].shift, theirs.max + map[0].shift);
        assert_eq!(shifted, (ours.min, ours.max), "{} from {}", short.id(), long.id());
    }
}

#[test]
fn faults_and_alerts_of_the_longer_sheet_are_kept() {
    let answers = Answers::from_values([1, 2, 3, 1, 0, 2, 1, 0, 2, 1]);
    let derived = get("phq-8").score_from(get("phq-9"), &answers).unwrap();
    assert_eq!(derived.scored.value(&"total".parse().unwrap()), Some(10.0));
    assert_eq!(derived.alerts.len(), 1);
    assert!(derived.scored.alerts().is_empty());

    let wrong = Answers::from_values([1, 2, 3, 1, 0, 2, 1, 0, 2, 9]);
    let error = get("phq-8").score_from(get("phq-9"), &wrong).unwrap_err();
    assert!(matches!(&error, DerivationError::Sheet(error) if error.alerts.len() == 1));
    insta::assert_snapshot!(error, @"phq-9: item 10: 9 lies outside the options 0 to 3; 1 alert is to be looked at all the same");
}

#[test]
fn without_a_map_there_is_no_score() {
    let answers = Answers::from_values([0; 10]);
    let error = get("phq-2").score_from(get("scs"), &answers).unwrap_err();
    insta::assert_snapshot!(error, @"no map from scs to phq-2 is known; maps lead to it from phq-9, phq-8");
    let error = get("scs").score_from(get("phq-9"), &answers).unwrap_err();
    insta::assert_snapshot!(error, @"no map from phq-9 to scs is known; none leads to it");
}

proptest! {
    /// Whatever was answered, the short form scores as if its own items had been answered so.
    #[test]
    fn the_derived_score_is_that_of_the_items(
        place in 0..pairs().len(),
        rolls in prop::collection::vec(prop::option::weighted(0.9, 0_u32..1000), 64),
    ) {
        let (short, long) = pairs()[place];
        let response = &long.definition().response;
        let span = u32::try_from(response.max - response.min + 1).unwrap();
        let values: Vec<Option<i32>> = (0..long.item_count())
            .map(|item| rolls[item % 64].map(|roll| {
                response.min + i32::try_from((roll + item as u32 * 7) % span).unwrap()
            }))
            .collect();
        let has_exceptions = !response.exceptions.is_empty();
        let derived = short.score_from(long, &Answers::from_values(values.clone()));
        if has_exceptions && derived.is_err() {
            return Ok(());
        }
        let map = short.definition().derived_from.iter();
        let map = map.clone().find(|map| map.instrument == *long.id()).unwrap();
        let own = map.items.iter().map(|item| {
            values[usize::from(*item) - 1].map(|value| value + map.shift)
        });
        let direct = short.score(&Answers::from_values(own)).unwrap();
        let derived = derived.unwrap();
        for (scale, outcome) in derived.scored.outcomes() {
            prop_assert_eq!(Some(outcome), direct.outcome(scale));
        }
    }
}
