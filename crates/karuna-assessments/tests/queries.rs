//! Questions to the catalogue.

use karuna_assessments::{Catalog, InstrumentQuery, Respondent, Topic};
use karuna_core::{Audience, EvidenceStatus, Principle, RightsTerms};

fn found(query: &InstrumentQuery) -> Vec<&'static str> {
    Catalog::builtin().find(query).into_iter().map(|it| it.id().as_str()).collect()
}

fn ask(change: impl FnOnce(&mut InstrumentQuery)) -> Vec<&'static str> {
    let mut query = InstrumentQuery::default();
    change(&mut query);
    found(&query)
}

#[test]
fn no_question_finds_all() {
    assert_eq!(found(&InstrumentQuery::default()).len(), Catalog::builtin().len());
}

#[test]
fn each_question_narrows() {
    let check = |ids: Vec<&str>, inside: &[&str], outside: &[&str]| {
        for id in inside {
            assert!(ids.contains(id), "{id} is missing in {ids:?}");
        }
        for id in outside {
            assert!(!ids.contains(id), "{id} should not be in {ids:?}");
        }
        assert!(!ids.is_empty() && ids.len() < Catalog::builtin().len());
    };
    check(ask(|q| q.topics = vec![Topic::Depression]), &["phq-9", "phq-2"], &["scs", "gad-7"]);
    check(ask(|q| q.topics = vec![Topic::Empathy, Topic::Gratitude]), &["teq", "gq-6"], &["phq-9"]);
    check(ask(|q| q.principles = vec![Principle::Mindfulness]), &["maas", "scs"], &["phq-9"]);
    check(
        ask(|q| q.respondent = Some(Respondent::Clinician)),
        &["wai-srt-therapist"],
        &["wai-sr-client"],
    );
    check(ask(|q| q.audience = Some(Audience::Carers)), &["cbi", "proqol-5"], &["scs-y"]);
    check(ask(|q| q.age = Some(11)), &["scs-y"], &["phq-9"]);
    check(ask(|q| q.language = Some("EN".into())), &["scs"], &["phq-4-depression-first"]);
    check(ask(|q| q.most_items = Some(2)), &["phq-2", "gad-2"], &["gad-7"]);
    check(
        ask(|q| q.terms = vec![RightsTerms::Permission, RightsTerms::Registration]),
        &["csq-8"],
        &["phq-9"],
    );
    check(ask(|q| q.at_least = Some(EvidenceStatus::Verified)), &["phq-9"], &["scrs-10"]);
    check(
        ask(|q| q.words = vec!["Compassion".into(), "short".into()]),
        &["scs-sf"],
        &["scs", "phq-9"],
    );
}

#[test]
fn questions_hold_together() {
    let ids = ask(|q| {
        q.topics = vec![Topic::SelfCompassion];
        q.age = Some(12);
    });
    assert_eq!(ids, ["scs-y"]);
    assert!(
        ask(|q| {
            q.topics = vec![Topic::Burnout];
            q.age = Some(5);
        })
        .is_empty()
    );
}
