//! The planner: whatever is asked for, a plan breaks no hard rule and counts its score right, or the
//! conflict that is told is true.

use std::collections::{BTreeMap, BTreeSet};

use karuna_core::{Audience, Level, PracticeId, Principle, ProgrammeId, Technique};
use karuna_plans::{
    ClinicianOverride, Contact, Delivery, Effort, Need, Plan, PlanError, PlanRequest, PlanVerifier,
    Planner, ProgrammeCatalog, RequestPart, Weekday,
};
use karuna_practices::{CautionCode, Fears, LedBy, PracticeCatalog};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn every_practice() -> Vec<PracticeId> {
    PracticeCatalog::builtin().iter().map(|it| it.id().clone()).collect()
}

fn some_ids(most: usize) -> impl Strategy<Value = BTreeSet<PracticeId>> {
    subsequence(every_practice(), 0..=most).prop_map(|ids| ids.into_iter().collect())
}

fn any_level() -> impl Strategy<Value = Option<Level>> {
    proptest::option::of(select(Level::ALL.to_vec()))
}

prop_compose! {
    fn any_contact()(
        on in select(Weekday::ALL.to_vec()),
        every_weeks in 1_u8..=4,
        minutes in 20_u16..=120,
        led_by in select(vec![LedBy::TrainedLeader, LedBy::Clinician]),
        delivery in select(vec![Delivery::InPerson, Delivery::Online]),
    ) -> Contact {
        Contact { on, every_weeks, minutes, led_by, delivery }
    }
}

prop_compose! {
    fn any_person()(
        for_self in any_level(),
        from_others in any_level(),
        for_others in any_level(),
        distress in any_level(),
        self_compassion in any_level(),
        cautions in prop_oneof![
            Just(BTreeSet::new()),
            subsequence(CautionCode::ALL.to_vec(), 0..6)
                .prop_map(|codes| codes.into_iter().collect::<BTreeSet<_>>())
        ],
        audience in select(vec![
            Audience::Public, Audience::Clients, Audience::Clients, Audience::Carers,
            Audience::Therapists, Audience::Youth,
        ]),
        needs in proptest::collection::btree_map(select(Need::ALL.to_vec()), 1_u8..=3, 0..3),
        principles in
            proptest::collection::btree_map(select(Principle::ALL.to_vec()), 0_u8..=3, 0..4),
    ) -> PlanRequest {
        let mut request = PlanRequest::new("2026-11-30".parse().unwrap(), 8);
        request.fears = Fears { for_self, from_others, for_others };
        request.distress = distress;
        request.self_compassion = self_compassion;
        request.cautions = cautions;
        request.audience = audience;
        request.needs = needs;
        request.principles = principles;
        request
    }
}

prop_compose! {
    fn any_request()(
        person in any_person(),
        start in 0_i64..2000,
        weeks in prop_oneof![1_u16..=12, 1_u16..=52],
        minutes in proptest::collection::btree_map(
            select(Weekday::ALL.to_vec()),
            prop_oneof![0_u16..=20, 0_u16..=120],
            0..=7,
        ),
        most_a_day in 1_u8..=4,
        rest in proptest::collection::vec(0_i64..80, 0..10),
        techniques in subsequence(Technique::ALL.to_vec(), 0..3),
        known in some_ids(8),
        liked in some_ids(4),
        disliked in prop_oneof![some_ids(4), some_ids(75)],
        helped in some_ids(2),
        contact in proptest::option::of(any_contact()),
        programme in proptest::option::of(select(
            ProgrammeCatalog::builtin().iter().map(|it| it.id().clone()).collect::<Vec<_>>(),
        )),
        allow_unreviewed_hard in any::<bool>(),
        seed in any::<u64>(),
    ) -> PlanRequest {
        let mut request = person;
        request.start = request.start.plus_days(start).unwrap();
        request.weeks = weeks;
        request.minutes = minutes;
        request.most_a_day = most_a_day;
        request.rest_days =
            rest.iter().filter_map(|day| request.start.plus_days(*day)).collect();
        request.techniques = techniques.into_iter().collect();
        request.known = known;
        request.liked = liked.difference(&disliked).cloned().collect();
        request.helped = helped.difference(&disliked).cloned().collect();
        request.disliked = disliked;
        request.programme = programme.filter(|_| contact.is_some());
        request.contact = contact;
        request.allow_unreviewed_hard = allow_unreviewed_hard;
        request.effort = Effort::Quick;
        request.seed = seed;
        request
    }
}

#[track_caller]
fn check_plan(plan: &Plan) {
    let verifier = PlanVerifier::builtin();
    let broken: Vec<String> = verifier.broken(plan).iter().map(ToString::to_string).collect();
    assert!(broken.is_empty(), "{}\n{:#?}", broken.join("\n"), plan.request);
    assert_eq!(verifier.score(plan), plan.score, "{:#?}", plan.request);
    assert!(plan.days.iter().all(|day| !day.items.is_empty()));
    for item in plan.days.iter().flat_map(|day| &day.items) {
        assert!(!item.rules.is_empty(), "every item says why");
    }
}

/// The request without the parts that a conflict says would have to give.
fn relaxed(mut request: PlanRequest, parts: &[RequestPart]) -> PlanRequest {
    for part in parts {
        match part {
            RequestPart::Minutes => {
                request.minutes = Weekday::ALL.map(|day| (day, 120)).into();
            }
            RequestPart::RestDays => request.rest_days.clear(),
            RequestPart::Weeks => request.weeks = 52,
            RequestPart::Cautions => request.cautions.clear(),
            RequestPart::Fears => request.fears = Fears::default(),
            RequestPart::Audience => request.audience = Audience::Public,
            RequestPart::Disliked => request.disliked.clear(),
        }
    }
    request
}

fn check_outcome(request: &PlanRequest) -> &'static str {
    match Planner::builtin().plan(request) {
        Ok(plan) => {
            check_plan(&plan);
            assert_eq!(Planner::builtin().plan(request).as_ref(), Ok(&plan), "the same again");
            "plan"
        }
        Err(PlanError::Conflict(conflict)) => {
            assert!(!conflict.relax.is_empty() && !conflict.between.is_empty(), "{conflict}");
            let eased = relaxed(request.clone(), &conflict.relax);
            let plan = Planner::builtin().plan(&eased);
            assert!(plan.is_ok(), "{conflict}\n{request:#?}");
            // As few as that: with one part less there is no plan.
            for part in &conflict.relax {
                let fewer: Vec<RequestPart> =
                    conflict.relax.iter().copied().filter(|it| it != part).collect();
                let plan = Planner::builtin().plan(&relaxed(request.clone(), &fewer));
                assert!(plan.is_err(), "{part} need not give: {conflict}");
            }
            "conflict"
        }
        Err(error) => panic!("{error}"),
    }
}

/// At least 300 cases; `PROPTEST_CASES` may ask for more.
fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.max(300), failure_persistence: None, ..config }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_plan_breaks_no_hard_rule_or_the_conflict_is_true(request in any_request()) {
        check_outcome(&request);
    }

    #[test]
    fn the_search_never_falls_behind_the_greedy_plan(
        person in any_person(),
        seed in any::<u64>(),
        weeks in 1_u16..=10,
    ) {
        let mut request = person;
        request.weeks = weeks;
        request.seed = seed;
        request.effort = Effort::Quick;
        let Ok(quick) = Planner::builtin().plan(&request) else { return Ok(()) };
        request.effort = Effort::Usual;
        let usual = Planner::builtin().plan(&request).unwrap();
        prop_assert!(usual.score.total() >= quick.score.total());
        check_plan(&usual);
    }
}

#[test]
fn both_plans_and_conflicts_come_up() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..300 {
        let request = any_request().new_tree(&mut runner).unwrap().current();
        *counts.entry(check_outcome(&request)).or_default() += 1;
    }
    assert!(counts["plan"] > 100 && counts["conflict"] > 20, "{counts:?}");
}

#[allow(dead_code)]
fn unused(_: ProgrammeId, _: ClinicianOverride) {}
