//! The planner: whatever is asked for, a plan breaks no hard rule and counts its score right, or the
//! conflict that is told is true.

use std::collections::{BTreeMap, BTreeSet};

use karuna_core::{Audience, Date, Level, PracticeId, Principle, Technique};
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
}

proptest! {
    // A search takes its time without optimisation.
    #![proptest_config(ProptestConfig { cases: 25, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_never_falls_behind_the_greedy_plan(
        person in any_person(),
        seed in any::<u64>(),
        weeks in 1_u16..=14,
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

fn request(json: &str) -> PlanRequest {
    serde_json::from_str(json).unwrap()
}

fn refused(json: &str) -> String {
    Planner::builtin().plan(&request(json)).unwrap_err().to_string()
}

#[test]
fn wrong_requests_are_refused_with_everything_at_once() {
    insta::assert_snapshot!(refused(
        r#"{"start": "2026-11-30", "weeks": 0, "minutes": {"monday": 300}, "most-a-day": 9,
            "needs": {"arousal": 7}, "liked": ["safe-place", "safe-plaza"],
            "disliked": ["safe-place"], "programme": "compassion-group",
            "overrides": [{"practice": "lkm-self", "caution": "grief", "by": " ",
                           "on": "2026-11-01", "why": "known well"}]}"#
    ), @"
    the request has 8 problems:
      /weeks: 0 is not possible here; expected 1 to 52
      /most-a-day: 9 is not possible here; expected 1 to 4
      /minutes/monday: 300 is not possible here; expected 0 to 120
      /needs/arousal: 7 is not possible here; expected 1 to 3
      /liked: `safe-place` is disliked as well; name it once
      /overrides/0: an override says who decided and why
      /liked: there is no practice `safe-plaza`; did you mean `safe-place`?
      /programme: there is no programme `compassion-group`; did you mean `compassion-group-12`?
    ");
    insta::assert_snapshot!(refused(
        r#"{"start": "9999-12-01", "weeks": 8, "minutes": {"monday": 10},
            "programme": "compassion-group-12"}"#
    ), @"
    the request has 2 problems:
      /start: a plan of 8 weeks from 9999-12-01 runs past the year 9999
      /programme: `compassion-group-12` has meetings; say under `contact` when they are
    ");
}

#[test]
fn conflicts_say_what_conflicts_and_what_would_have_to_give() {
    insta::assert_snapshot!(
        refused(r#"{"start": "2026-11-30", "weeks": 8, "minutes": {"monday": 0}}"#), @"
    there is no plan: no day has time; in conflict: minutes
      minutes: give at least one weekday some more minutes
    ");
    insta::assert_snapshot!(refused(
        r#"{"start": "2026-11-30", "weeks": 8, "minutes": {"monday": 10},
            "cautions": ["suicidality-acute"]}"#
    ), @"
    there is no plan now: human help comes first (S2); in conflict: cautions
      cautions: a clinician looks at the cautions first; they are not for a program to drop
    ");
    insta::assert_snapshot!(refused(
        r#"{"start": "2026-11-30", "weeks": 1, "minutes": {"monday": 10},
            "rest-days": ["2026-11-30"]}"#
    ), @"
    there is no plan: no day has time; in conflict: rest-days, minutes, weeks
      rest-days: keep a day free of rest days
    ");
    insta::assert_snapshot!(refused(
        r#"{"start": "2026-11-30", "weeks": 8, "minutes": {"monday": 10}, "audience": "youth"}"#
    ), @"
    there is no plan: nothing may come; in conflict: audience
      audience: these practices are made for adults; others need other practices
    ");
}

#[test]
fn why_not_tells_every_reason() {
    let planner = Planner::builtin();
    let mut person = request(
        r#"{"start": "2026-11-30", "weeks": 2, "minutes": {"monday": 10, "friday": 10},
            "fears": {"for-self": "high"}, "cautions": ["trauma"], "disliked": ["gratitude-journal"],
            "effort": "quick"}"#,
    );
    let why = |request: &PlanRequest, practice: &str| {
        let reasons = planner.why_not(request, practice).into_iter();
        reasons.map(|reason| reason.to_string()).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(why(&person, "lkm-self"), @"a fear of compassion for oneself is likely to make `lkm-self` too hard for now (R16)");
    insta::assert_snapshot!(why(&person, "past-challenges-journal"), @"`past-challenges-journal` is to be left out with trauma (H2)");
    insta::assert_snapshot!(why(&person, "gratitude-journal"), @"it is not wanted (R14)");
    insta::assert_snapshot!(why(&person, "sp-sr-cycle"), @"
    `sp-sr-cycle` is not made for public (H4)
    a fear of compassion for oneself is likely to make `sp-sr-cycle` too hard for now (R16)
    its shortest form takes 25 minutes; the longest day has 10
    ");
    insta::assert_snapshot!(why(&person, "safe-plaza"), @"there is no such practice; did you mean `safe-place`?");
    insta::assert_snapshot!(why(&person, "compassionate-letter"), @"
    a fear of compassion for oneself is likely to make `compassionate-letter` too hard for now (R16)
    its shortest form takes 15 minutes; the longest day has 10
    ");
    person.weeks = 1;
    insta::assert_snapshot!(why(&person, "equanimity-caregivers"), @"there is no such practice, and no id comes near it");
    let plan = planner.plan(&person).unwrap();
    assert_eq!(why(&person, plan.days[0].items[0].practice.as_str()), "");
}

/// A good plan, edited; the rules that the verifier finds broken.
#[track_caller]
fn check_broken(edit: impl FnOnce(&mut Plan), expected: &[&str]) {
    let mut person = request(
        r#"{"start": "2026-11-30", "weeks": 6, "audience": "clients", "effort": "quick",
            "minutes": {"monday": 20, "tuesday": 20, "thursday": 20, "saturday": 20},
            "contact": {"on": "wednesday", "minutes": 50, "led-by": "clinician"}}"#,
    );
    person.needs.insert(Need::SelfCriticism, 3);
    let mut plan = Planner::builtin().plan(&person).unwrap();
    check_plan(&plan);
    edit(&mut plan);
    let broken = PlanVerifier::builtin().broken(&plan);
    let rules: BTreeSet<&str> = broken.iter().map(|it| it.rule.as_str()).collect();
    assert_eq!(rules, expected.iter().copied().collect(), "{broken:#?}");
}

#[test]
fn the_verifier_finds_what_an_edit_breaks() {
    let id = |text: &str| -> PracticeId { text.parse().unwrap() };
    let date = |text: &str| -> Date { text.parse().unwrap() };
    check_broken(|_| {}, &[]);
    check_broken(|plan| plan.days[0].items[0].minutes = 60, &["H7", "R27"]);
    check_broken(|plan| plan.days[0].date = date("2026-12-02"), &["H7"]);
    check_broken(
        |plan| {
            let day = plan.days[2].date;
            plan.request.rest_days.insert(day);
        },
        &["R35"],
    );
    check_broken(|plan| plan.days[8].items[0].practice = id("no-such-practice"), &["H9"]);
    check_broken(
        |plan| {
            let item = plan.days.last().unwrap().items[0].clone();
            let last = plan.days.last_mut().unwrap();
            last.items = vec![karuna_plans::PlanItem {
                practice: id("multiple-selves"),
                minutes: 25,
                ..item
            }];
        },
        &["H6", "R6", "H8", "H1", "H7"],
    );
    check_broken(
        |plan| {
            let first = plan.days[0].items[0].clone();
            plan.days[0].items = vec![karuna_plans::PlanItem {
                practice: id("compassionate-letter"),
                minutes: 15,
                ..first
            }];
        },
        &["H1", "R2", "R8", "R23", "R27"],
    );
    check_broken(
        |plan| {
            plan.request.cautions.insert(CautionCode::Mania);
        },
        &["S2", "H2"],
    );
    check_broken(|plan| plan.measures.clear(), &["R15", "R42"]);
    check_broken(|plan| plan.request.contact = None, &["H5"]);
    check_broken(
        |plan| {
            let agenda = &mut plan.meetings[0].agenda;
            agenda.items.remove(0);
        },
        &["H7", "R9"],
    );
}

#[test]
fn a_clinicians_override_lets_a_practice_in_and_is_told() {
    let mut person = request(
        r#"{"start": "2026-11-30", "weeks": 4, "audience": "clients", "cautions": ["trauma"],
            "minutes": {"monday": 20, "tuesday": 20, "thursday": 20, "saturday": 20},
            "known": ["grounding-senses"], "helped": ["past-challenges-journal"],
            "needs": {"loneliness": 3}}"#,
    );
    let practice: PracticeId = "past-challenges-journal".parse().unwrap();
    let has = |plan: &Plan| plan.learned().iter().any(|(_, id)| **id == practice);
    let plan = Planner::builtin().plan(&person).unwrap();
    assert!(!has(&plan));
    assert!(plan.unmet[0].because[0].contains("trauma"), "{:?}", plan.unmet);
    person.overrides.push(ClinicianOverride {
        practice: practice.clone(),
        caution: CautionCode::Trauma,
        by: "Dr Example, clinical psychologist".into(),
        on: "2026-11-20".parse().unwrap(),
        why: "only challenges of the last year, with me".into(),
    });
    let plan = Planner::builtin().plan(&person).unwrap();
    assert!(has(&plan), "{:?}", plan.unmet);
    check_plan(&plan);
    assert!(plan.messages.iter().any(|it| it.words.contains("Dr Example")));
}

#[test]
fn a_programme_leads_and_home_follows() {
    let person = request(
        r#"{"start": "2026-11-30", "weeks": 12, "audience": "clients", "effort": "quick",
            "programme": "compassion-group-12",
            "contact": {"on": "wednesday", "minutes": 120, "led-by": "clinician"},
            "minutes": {"monday": 20, "tuesday": 20, "thursday": 20, "saturday": 20}}"#,
    );
    let plan = Planner::builtin().plan(&person).unwrap();
    check_plan(&plan);
    assert_eq!(plan.meetings.len(), 12);
    assert_eq!(plan.meetings[0].date.to_string(), "2026-12-02");
    // Without the opt-in the hard sessions lose their hard practice, or are not held.
    assert!(plan.meetings.iter().all(|it| it.agenda.check(PracticeCatalog::builtin()).is_empty()));
}

#[test]
fn requests_and_plans_read_back_equal() {
    let person = request(r#"{"start": "2026-11-30", "weeks": 3, "minutes": {"friday": 10}}"#);
    let plan = Planner::builtin().plan(&person).unwrap();
    let json = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
    assert!(serde_json::from_str::<PlanRequest>(r#"{"start": "2026-11-30", "week": 3}"#).is_err());
}

#[test]
fn psychosis_brings_no_imagery_home_and_a_contact_leads_no_more_than_they_may() {
    let person = request(
        r#"{"start": "2026-11-30", "weeks": 12, "audience": "clients", "cautions": ["psychosis"],
            "programme": "compassion-group-12", "effort": "quick",
            "contact": {"on": "wednesday", "minutes": 120, "led-by": "trained-leader"},
            "minutes": {"monday": 20, "tuesday": 20, "thursday": 20, "saturday": 20}}"#,
    );
    let plan = Planner::builtin().plan(&person).unwrap();
    check_plan(&plan);
    let practices = PracticeCatalog::builtin();
    for (_, id) in plan.learned() {
        let practice = practices.get(id.as_str()).unwrap();
        assert!(!practice.has_role(karuna_core::PracticeRole::Imagery), "{id}");
    }
    assert!(!plan.meetings.is_empty());
    for meeting in &plan.meetings {
        assert_eq!(meeting.agenda.frame.led_by, LedBy::TrainedLeader);
        for id in meeting.agenda.practices() {
            let led_by = practices.get(id.as_str()).unwrap().definition().led_by;
            assert!(led_by <= LedBy::TrainedLeader, "{id}");
        }
    }
    let why = Planner::builtin().why_not(&person, "safe-place");
    assert!(why.iter().any(|reason| reason.to_string().ends_with("(S9)")), "{why:?}");
}
