//! Which practices fit a question, and why others do not.

use karuna_core::{Level, PracticeRole, Principle, Setting, Technique};
use karuna_practices::{
    CautionCode, CautionLevel, Fear, Fears, Flow, LedBy, Phase, PracticeCatalog, PracticeQuery,
    WhyNot,
};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::subsequence;

fn catalog() -> &'static PracticeCatalog {
    PracticeCatalog::builtin_with_ip_notes()
}

#[track_caller]
fn why_not(id: &str, query: &PracticeQuery) -> Vec<String> {
    let reasons = query.why_not(catalog().get(id).unwrap());
    reasons.iter().map(ToString::to_string).collect()
}

#[test]
fn everything_that_excludes_a_practice_is_told() {
    let query = PracticeQuery {
        techniques: vec![Technique::Journaling],
        max_seconds: Some(60),
        max_difficulty: Some(1),
        led_by: LedBy::Oneself,
        without_roles: vec![PracticeRole::Chair],
        ..PracticeQuery::default()
    };
    let reasons = query.why_not(catalog().get("two-chair-dialogue").unwrap());
    for expected in [
        WhyNot::NotAskedFor("technique".into()),
        WhyNot::UnwantedRole(PracticeRole::Chair),
        WhyNot::NeedsLeader(LedBy::Clinician),
    ] {
        assert!(reasons.contains(&expected), "{reasons:?}");
    }
    assert!(reasons.iter().any(|reason| matches!(reason, WhyNot::TooLong(_))));
    assert!(reasons.iter().any(|reason| matches!(reason, WhyNot::TooHard(4..=5))));
    assert!(reasons.iter().any(|reason| matches!(reason, WhyNot::UnreviewedAndHard(_))));
    insta::assert_snapshot!(WhyNot::Fear(Fear::FromOthers), @"a fear of compassion from others is likely to make it hard for now (judgement)");
    insta::assert_snapshot!(WhyNot::Caution(CautionCode::Trauma), @"with trauma it is left out for now");
    insta::assert_snapshot!(WhyNot::UnreviewedAndHard(4), @"difficulty 4, and no clinician has reviewed it; it comes only when asked for");
    insta::assert_snapshot!(WhyNot::TooLong(301), @"its shortest form takes 6 minutes");
    assert_eq!(why_not("soothing-rhythm-breathing", &PracticeQuery::default()), [""; 0]);
}

#[test]
fn without_a_word_about_a_leader_nothing_comes_that_needs_one() {
    let all = PracticeCatalog::builtin_with_ip_notes();
    let alone = all.find(&PracticeQuery::default());
    assert!(!alone.is_empty());
    for found in alone {
        assert_eq!(found.practice.definition().led_by, LedBy::Oneself);
        assert!(found.practice.definition().difficulty < 4);
    }
    let query = PracticeQuery { led_by: LedBy::Clinician, ..PracticeQuery::default() };
    assert!(all.find(&query).iter().any(|it| it.practice.definition().led_by == LedBy::Clinician));
    assert_eq!(serde_json::from_str::<PracticeQuery>("{}").unwrap(), PracticeQuery::default());
    insta::assert_snapshot!(WhyNot::NeedsLeader(LedBy::Clinician), @"it has to be led by: clinician");
}

#[test]
fn a_limit_lets_through_what_just_fits() {
    let rests = catalog().get("soothing-rhythm-breathing").unwrap();
    let (min, difficulty) = (rests.definition().duration.min, rests.definition().difficulty);
    let with = |max_seconds, max_difficulty| {
        PracticeQuery {
            max_seconds: Some(max_seconds),
            max_difficulty: Some(max_difficulty),
            ..PracticeQuery::default()
        }
        .why_not(rests)
    };
    assert_eq!(with(min, difficulty), []);
    assert_eq!(with(min - 1, difficulty), [WhyNot::TooLong(min)]);
    assert_eq!(with(min, difficulty - 1), [WhyNot::TooHard(difficulty)]);
}

#[test]
fn words_have_to_stand_in_title_or_purpose() {
    let with = |words: &str| {
        let query = PracticeQuery { words: words.into(), ..PracticeQuery::default() };
        why_not("soothing-rhythm-breathing", &query)
    };
    assert_eq!(with("RHYTHM  posture"), [""; 0]);
    assert_eq!(with("rhythm xylophone"), ["it does not fit the words asked for"]);
}

#[test]
fn a_middling_fear_excludes_only_what_is_likely_to_be_very_hard() {
    let with = |level| PracticeQuery {
        fears: Fears { for_self: Some(level), ..Fears::default() },
        ..PracticeQuery::default()
    };
    let excluded =
        |level, practice: &_| with(level).why_not(practice).contains(&WhyNot::Fear(Fear::ForSelf));
    for practice in PracticeCatalog::builtin_with_ip_notes().iter() {
        let sensitivity = practice.definition().fear_sensitivity.for_self;
        assert!(!excluded(Level::Low, practice));
        assert_eq!(excluded(Level::Mid, practice), sensitivity >= 3, "{}", practice.id());
        assert_eq!(excluded(Level::High, practice), sensitivity >= 2, "{}", practice.id());
    }
}

#[test]
fn a_high_fear_of_self_compassion_excludes_what_is_likely_to_be_hard() {
    let query = PracticeQuery {
        fears: Fears { for_self: Some(Level::High), ..Fears::default() },
        ..PracticeQuery::default()
    };
    for found in catalog().find(&query) {
        assert!(found.practice.definition().fear_sensitivity.for_self < 2);
    }
    assert!(
        query.why_not(catalog().get("lkm-self").unwrap()).contains(&WhyNot::Fear(Fear::ForSelf))
    );
}

#[test]
fn a_caution_brings_its_adaptation_along() {
    let query = PracticeQuery { cautions: vec![CautionCode::Trauma], ..PracticeQuery::default() };
    let found = catalog().find(&query);
    let adapted = found.iter().filter(|found| found.adapt.contains(&CautionCode::Trauma));
    assert!(adapted.count() >= 5);
    for found in &found {
        for code in found.adapt.iter().chain(&found.monitor) {
            assert!(!found.practice.text(&format!("caution.{code}")).is_empty());
        }
    }
}

#[test]
fn an_unknown_practice_names_the_closest() {
    insta::assert_snapshot!(
        catalog().get("soothing-rythm-breathing").unwrap_err(),
        @"there is no practice `soothing-rythm-breathing`; did you mean `soothing-rhythm-breathing`?"
    );
    insta::assert_snapshot!(catalog().get("sothing-rythm-breathing").unwrap_err(), @"there is no practice `sothing-rythm-breathing`; did you mean `soothing-rhythm-breathing`?");
    insta::assert_snapshot!(catalog().get("xyz").unwrap_err(), @"there is no practice `xyz`, and no id comes near it");
}

fn queries() -> impl Strategy<Value = PracticeQuery> {
    let level = || proptest::option::of(proptest::sample::select(Level::ALL.to_vec()));
    let lists = (
        subsequence(Technique::ALL.to_vec(), 0..3),
        subsequence(Principle::ALL.to_vec(), 0..3),
        subsequence(Flow::ALL.to_vec(), 0..3),
        subsequence(Phase::ALL.to_vec(), 0..3),
        subsequence(Setting::ALL.to_vec(), 0..3),
        subsequence(PracticeRole::ALL.to_vec(), 0..3),
        subsequence(PracticeRole::ALL.to_vec(), 0..4),
        subsequence(CautionCode::ALL.to_vec(), 0..6),
    );
    let limits = (
        proptest::option::of(0u32..4000),
        proptest::option::of(1u8..6),
        proptest::sample::select(LedBy::ALL.to_vec()),
        (level(), level(), level()),
        any::<bool>(),
    );
    (lists, limits).prop_map(|(lists, limits)| {
        let (techniques, principles, flows, phases, settings, roles, without_roles, cautions) =
            lists;
        let (max_seconds, max_difficulty, led_by, fears, allow_unreviewed_hard) = limits;
        PracticeQuery {
            techniques,
            principles,
            flows,
            phases,
            settings,
            roles,
            without_roles,
            cautions,
            max_seconds,
            max_difficulty,
            led_by,
            fears: Fears { for_self: fears.0, from_others: fears.1, for_others: fears.2 },
            allow_unreviewed_hard,
            ..PracticeQuery::default()
        }
    })
}

proptest! {
    #[test]
    fn what_is_to_be_avoided_never_appears(query in queries()) {
        for found in catalog().find(&query) {
            for caution in &found.practice.definition().cautions {
                let known = query.cautions.contains(&caution.code);
                prop_assert!(!(known && caution.level == CautionLevel::Avoid), "{}", found.practice.id());
                // What is to be adapted or watched comes along; nothing is dropped.
                prop_assert_eq!(found.adapt.contains(&caution.code), known && caution.level == CautionLevel::Adapt);
                prop_assert_eq!(found.monitor.contains(&caution.code), known && caution.level == CautionLevel::Monitor);
            }
        }
    }

    #[test]
    fn a_practice_appears_exactly_where_nothing_excludes_it(query in queries()) {
        let found: Vec<_> = catalog().find(&query).iter().map(|found| found.practice.id()).collect();
        let not = catalog().find_not(&query);
        prop_assert_eq!(found.len() + not.len(), catalog().len());
        for practice in catalog().iter() {
            prop_assert_eq!(found.contains(&practice.id()), query.why_not(practice).is_empty());
        }
        for (id, reasons) in not {
            prop_assert!(!reasons.is_empty() && !found.contains(&id));
        }
    }

    #[test]
    fn limits_are_kept(query in queries()) {
        for found in catalog().find(&query) {
            let file = found.practice.definition();
            prop_assert!(query.max_seconds.is_none_or(|most| file.duration.min <= most));
            prop_assert!(query.max_difficulty.is_none_or(|most| file.difficulty <= most));
            prop_assert!(file.led_by <= query.led_by);
            prop_assert!(file.roles.iter().all(|role| !query.without_roles.contains(role)));
            prop_assert!(query.allow_unreviewed_hard || file.difficulty < 4);
        }
    }

    #[test]
    fn queries_read_back_equal(query in queries()) {
        let json = serde_json::to_string(&query).unwrap();
        prop_assert_eq!(serde_json::from_str::<PracticeQuery>(&json).unwrap(), query);
    }
}
