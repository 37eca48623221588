//! Sessions: whatever is asked for, the agenda fills the time to the minute and breaks no rule, or
//! the error says what would do.

use std::collections::BTreeSet;

use karuna_core::{Audience, Level, PracticeId, Setting};
use karuna_plans::{
    AgendaPart, Barrier, BarrierKind, Delivery, HomePlan, LeftOutReason, RuleId, SessionChange,
    SessionError, SessionFrame, SessionPlan, SessionRequest, SetAside, Way,
};
use karuna_practices::{CautionCode, CautionLevel, Fears, LedBy, PracticeCatalog, Variant};
use proptest::prelude::*;

fn practices() -> &'static PracticeCatalog {
    PracticeCatalog::builtin_with_ip_notes()
}

fn ids(words: &str) -> Vec<PracticeId> {
    words.split_whitespace().map(|id| id.parse().unwrap()).collect()
}

fn everything() -> Vec<PracticeId> {
    practices().iter().map(|it| it.id().clone()).collect()
}

fn any_ids(most: usize) -> impl Strategy<Value = Vec<PracticeId>> {
    let some = proptest::sample::subsequence(everything(), 0..=most);
    some.prop_shuffle()
}

fn any_level() -> impl Strategy<Value = Option<Level>> {
    proptest::option::of(proptest::sample::select(Level::ALL.to_vec()))
}

prop_compose! {
    fn any_frame()(
        setting in proptest::sample::select(Setting::ALL.to_vec()),
        delivery in proptest::sample::select(Delivery::ALL.to_vec()),
        audience in proptest::sample::select(vec![
            Audience::Clients, Audience::Clients, Audience::Public, Audience::Carers,
            Audience::Therapists, Audience::Youth,
        ]),
        led_by in proptest::sample::select(LedBy::ALL.to_vec()),
        people in proptest::option::of(1_u16..30),
        cautions in proptest::sample::subsequence(CautionCode::ALL.to_vec(), 0..4),
        for_self in any_level(),
        from_others in any_level(),
        for_others in any_level(),
        done in prop_oneof![any_ids(40), Just(everything())],
        highest_difficulty in 0_u8..=5,
        home_to_review in any_ids(2),
        allow_unreviewed_hard in any::<bool>(),
        set_aside in proptest::option::of(proptest::sample::select(RuleId::all().collect::<Vec<_>>())),
    ) -> SessionFrame {
        let mut frame = SessionFrame::new(setting, audience, led_by);
        frame.delivery = delivery;
        frame.people = people;
        frame.cautions = cautions;
        frame.fears = Fears { for_self, from_others, for_others };
        frame.done = done.into_iter().collect();
        frame.highest_difficulty = highest_difficulty;
        frame.home_to_review = home_to_review;
        frame.allow_unreviewed_hard = allow_unreviewed_hard;
        frame.set_aside = set_aside
            .filter(|rule| rule.may_be_set_aside())
            .map(|rule| SetAside { rule, why: "for the test".into() })
            .into_iter()
            .collect();
        frame
    }
}

fn any_change() -> impl Strategy<Value = SessionChange> {
    let all: Vec<SessionChange> =
        Way::builtin().iter().flat_map(|way| way.changes.clone()).collect();
    proptest::sample::select(all)
}

prop_compose! {
    fn any_request()(
        frame in any_frame(),
        minutes in prop_oneof![20_u16..=45, 20_u16..=180],
        wanted in prop_oneof![any_ids(3), any_ids(8)],
        home in any_ids(3),
        minutes_per_day in 1_u16..=20,
        alliance in any::<bool>(),
        changes in proptest::collection::vec(any_change(), 0..3),
    ) -> SessionRequest {
        let mut request = SessionRequest::new(frame, minutes, wanted);
        request.alliance = alliance;
        request.changes = changes;
        if !home.is_empty() {
            request.home = Some(HomePlan { practices: home, minutes_per_day, days: 5 });
        }
        request
    }
}

/// At least 1500 cases; `PROPTEST_CASES` may ask for more.
fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.max(1500), failure_persistence: None, ..config }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_agenda_fills_its_time_and_breaks_no_rule(request in any_request()) {
        match SessionPlan::try_new(&request, practices()) {
            Ok(plan) => {
                let sum: u16 = plan.items.iter().map(|item| item.minutes).sum();
                prop_assert_eq!(sum, request.minutes);
                prop_assert!(plan.items.iter().all(|item| item.minutes > 0));
                let found = plan.check(practices());
                prop_assert!(found.is_empty(), "{:?}", found);
                // Nothing asked for is lost: it is there, or it is told why not.
                for id in &request.practices {
                    let is_there = plan.practices().any(|there| there == id);
                    let out = plan.left_out.iter().filter(|it| !it.at_home && it.practice == *id);
                    prop_assert_eq!(usize::from(is_there) + out.count(), 1, "{}", id);
                }
                let read: SessionPlan =
                    serde_json::from_str(&serde_json::to_string(&plan).unwrap()).unwrap();
                prop_assert_eq!(&read, &plan);
                prop_assert_eq!(&SessionPlan::try_new(&request, practices()).unwrap(), &plan);
            }
            Err(SessionError::TooShort { minutes, least }) => {
                prop_assert_eq!(minutes, request.minutes);
                prop_assert!(least > minutes);
                // The least time does, and one minute less does not.
                if least <= SessionRequest::MAX_MINUTES {
                    let with = |minutes| SessionRequest { minutes, ..request.clone() };
                    prop_assert!(SessionPlan::try_new(&with(least), practices()).is_ok());
                    let less = SessionPlan::try_new(&with(least - 1), practices());
                    let is_too_short = matches!(less, Err(SessionError::TooShort { .. }));
                    prop_assert!(is_too_short, "{:?}", less);
                }
            }
            Err(SessionError::NothingAllowed { left_out }) => {
                prop_assert!(!left_out.is_empty());
            }
            Err(SessionError::NoPractice) => prop_assert!(request.practices.is_empty()),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }

    #[test]
    fn what_a_caution_excludes_never_appears(request in any_request()) {
        let Ok(plan) = SessionPlan::try_new(&request, practices()) else { return Ok(()) };
        let at_home = plan.home.iter().flat_map(|home| &home.practices);
        let in_session = plan.items.iter().filter_map(|item| item.practice.as_ref());
        for id in in_session.chain(at_home).chain(&plan.suggested) {
            let practice = practices().get(id.as_str()).unwrap();
            for code in &request.frame.cautions {
                let level = practice.caution(*code).map(|caution| caution.level);
                prop_assert_ne!(level, Some(CautionLevel::Avoid), "{} with {}", id, code);
            }
        }
        // What asks for an adaptation carries it along.
        for item in &plan.items {
            let Some(id) = &item.practice else { continue };
            let practice = practices().get(id.as_str()).unwrap();
            for caution in &practice.definition().cautions {
                let is_known = request.frame.cautions.contains(&caution.code);
                let is_told = item.adapt.contains(&caution.code);
                prop_assert_eq!(is_told, is_known && caution.level == CautionLevel::Adapt);
            }
        }
    }

    #[test]
    fn more_time_is_never_too_little(request in any_request(), more in 1_u16..60) {
        let longer = SessionRequest {
            minutes: (request.minutes + more).min(SessionRequest::MAX_MINUTES),
            ..request.clone()
        };
        if let Ok(plan) = SessionPlan::try_new(&request, practices()) {
            prop_assert!(SessionPlan::try_new(&longer, practices()).is_ok(), "{:?}", plan);
        }
    }
}

fn group() -> SessionFrame {
    let mut frame = SessionFrame::new(Setting::Group, Audience::Clients, LedBy::Clinician);
    frame.done =
        ids("safety-agreement pacing-open-close grounding-senses soothing-rhythm-breathing \
         compassion-definition tricky-brain three-circles compassionate-self fbr-mapping")
        .into_iter()
        .collect();
    frame.highest_difficulty = 3;
    frame.allow_unreviewed_hard = true;
    frame
}

fn plan_of(frame: SessionFrame, minutes: u16, wanted: &str) -> SessionPlan {
    SessionPlan::try_new(&SessionRequest::new(frame, minutes, ids(wanted)), practices()).unwrap()
}

#[track_caller]
fn check_left_out(frame: SessionFrame, minutes: u16, wanted: &str, rule: RuleId) {
    // Something easy is asked for as well, so that there is a session.
    let wanted = format!("{wanted} grounding-senses");
    let plan = plan_of(frame, minutes, &wanted);
    let rules: Vec<RuleId> = plan
        .left_out
        .iter()
        .flat_map(|it| match &it.because {
            LeftOutReason::Rules(conflicts) => conflicts.iter().map(|it| it.rule).collect(),
            _ => Vec::new(),
        })
        .collect();
    assert!(rules.contains(&rule), "{:?}", plan.left_out);
    assert_eq!(plan.left_out.len(), 1, "{:?}", plan.left_out);
}

#[test]
fn each_rule_keeps_out_what_it_speaks_of() {
    let with = |change: &dyn Fn(&mut SessionFrame)| {
        let mut frame = group();
        change(&mut frame);
        frame
    };
    let without = |lost: &str| {
        let lost = ids(lost);
        with(&|frame| frame.done.retain(|id| !lost.contains(id)))
    };
    check_left_out(
        without("compassion-definition tricky-brain fbr-mapping"),
        90,
        "critic-functional-analysis",
        RuleId::R1,
    );
    check_left_out(with(&|frame| frame.highest_difficulty = 1), 90, "lkm-self", RuleId::R8);
    check_left_out(group(), 90, "critic-chairwork", RuleId::H3);
    check_left_out(group(), 90, "internal-supervisor", RuleId::H4);
    check_left_out(
        with(&|frame| frame.led_by = LedBy::TrainedLeader),
        90,
        "multiple-selves",
        RuleId::H5,
    );
    check_left_out(
        with(&|frame| frame.allow_unreviewed_hard = false),
        120,
        "multiple-selves",
        RuleId::H8,
    );
    check_left_out(
        with(&|frame| frame.cautions = vec![CautionCode::Dissociation]),
        120,
        "multiple-selves",
        RuleId::H2,
    );
    check_left_out(without("compassionate-self"), 90, "compassionate-letter", RuleId::H1);
    check_left_out(without("compassionate-self"), 90, "inner-helper", RuleId::R4);
    check_left_out(group(), 120, "lkm-widening", RuleId::R7);
    check_left_out(group(), 90, "empathic-listening-dyad", RuleId::R12);
    check_left_out(
        with(&|frame| frame.fears.for_self = Some(Level::High)),
        90,
        "lkm-self",
        RuleId::R16,
    );
    check_left_out(
        with(&|frame| frame.fears.from_others = Some(Level::High)),
        90,
        "compassionate-attention-recall",
        RuleId::R17,
    );
    check_left_out(
        with(&|frame| frame.fears.for_others = Some(Level::High)),
        90,
        "compassion-flowing-out",
        RuleId::R18,
    );
    check_left_out(without("pacing-open-close"), 90, "common-humanity-reflection", RuleId::R23);
    check_left_out(group(), 120, "mindful-sounds mindful-walking", RuleId::R9);
    let plan = plan_of(group(), 180, "inner-helper multiple-selves");
    assert_eq!(plan.left_out.len(), 1, "one hard practice a session");
    assert!(plan.left_out[0].to_string().contains("(R8)"), "{}", plan.left_out[0]);
}

#[test]
fn in_danger_only_arrangements_are_left() {
    let mut frame = group();
    frame.cautions = vec![CautionCode::SuicidalityAcute];
    let wanted = ids("safety-agreement soothing-rhythm-breathing lkm-self");
    let request = SessionRequest::new(frame, 60, wanted);
    let plan = SessionPlan::try_new(&request, practices()).unwrap();
    assert_eq!(plan.practices().map(PracticeId::as_str).collect::<Vec<_>>(), ["safety-agreement"]);
    // The settling has no exercise then either.
    assert!(plan.items.iter().all(|it| it.part == AgendaPart::Agreement || it.practice.is_none()));
    assert!(plan.left_out.iter().all(|it| it.to_string().contains("human help comes first")));
}

#[test]
fn a_hard_practice_brings_a_long_closing_and_an_evening() {
    let plan = plan_of(group(), 90, "multiple-selves");
    let parts: Vec<AgendaPart> = plan.items.iter().map(|item| item.part).collect();
    assert!(parts.contains(&AgendaPart::Evening));
    let last = plan.items.last().unwrap();
    assert_eq!(last.part, AgendaPart::LongClosing);
    assert!(last.minutes >= 10 && last.practice.is_some());
}

#[test]
fn short_time_keeps_what_makes_safe_first() {
    let mut frame = SessionFrame::new(Setting::Group, Audience::Public, LedBy::TrainedLeader);
    frame.people = Some(9);
    let wanted = "soothing-rhythm-breathing three-circles pacing-open-close mindful-sounds";
    let plan = plan_of(frame, 30, wanted);
    let there: Vec<&str> = plan.practices().map(PracticeId::as_str).collect();
    assert_eq!(there, ["pacing-open-close", "three-circles", "soothing-rhythm-breathing"]);
    insta::assert_snapshot!(
        plan.left_out[0],
        @"`mindful-sounds` needs 4 minutes with all that belongs to it, 2 are left"
    );
}

#[test]
fn pairs_and_threes_swap_so_that_each_has_each_part() {
    let plan = plan_of(group(), 90, "friend-vs-self-roleplay");
    let item = plan.items.iter().find(|it| it.part == AgendaPart::Practice).unwrap();
    assert_eq!((item.grouping.as_str(), item.turns), ("pairs", 2));
    let mut frame = group();
    frame.audience = Audience::Therapists;
    let plan = plan_of(frame, 90, "skills-triads");
    let item = plan.items.iter().find(|it| it.part == AgendaPart::Practice).unwrap();
    assert_eq!((item.grouping.as_str(), item.turns), ("threes", 3));
}

#[test]
fn a_break_stands_near_the_middle_and_tears_nothing_apart() {
    let plan = plan_of(group(), 150, "mindful-sounds lkm-self");
    let (start, _) = plan.starts().find(|(_, it)| it.part == AgendaPart::Break).unwrap();
    assert!((40..=110).contains(&start), "at {start}");
    let place = plan.items.iter().position(|it| it.part == AgendaPart::Break).unwrap();
    assert_ne!(plan.items[place - 1].part, AgendaPart::Practice);
    assert!(plan_of(group(), 104, "lkm-self").items.iter().all(|it| it.part != AgendaPart::Break));
}

#[test]
fn changes_for_somebody_who_finds_compassion_hard_change_the_session() {
    let request = |changes: Vec<SessionChange>, wanted: &str| {
        let mut request = SessionRequest::new(group(), 90, ids(wanted));
        request.changes = changes;
        SessionPlan::try_new(&request, practices()).unwrap()
    };
    let minutes = |plan: &SessionPlan| {
        plan.items.iter().find(|it| it.part == AgendaPart::Practice).unwrap().minutes
    };
    let usual = request(vec![], "lkm-loved-one");
    let halved = request(vec![SessionChange::HalvePracticeTime], "lkm-loved-one");
    assert!(minutes(&halved) < minutes(&usual), "{} {}", minutes(&halved), minutes(&usual));

    let delayed = request(
        vec![SessionChange::DelayImagery { sessions: 2 }],
        "compassion-flowing-out mindful-sounds",
    );
    insta::assert_snapshot!(
        delayed.left_out[0],
        @"`compassion-flowing-out` is imagery, which waits for 2 sessions (R19)"
    );

    let variant = SessionChange::PreferVariant { variant: Variant::ThirdPerson };
    let third = request(vec![variant], "compassionate-letter");
    let item = third.items.iter().find(|it| it.part == AgendaPart::Practice).unwrap();
    assert_eq!(item.variant, Some(Variant::ThirdPerson));

    let outwards = SessionChange::BeginWithFlow { flow: karuna_practices::Flow::SelfToOther };
    let plan = request(vec![outwards], "lkm-self lkm-loved-one");
    let there: Vec<&str> = plan.practices().map(PracticeId::as_str).collect();
    assert_eq!(there, ["lkm-loved-one", "lkm-self"]);

    let wish = SessionChange::WantRoles { roles: vec![karuna_core::PracticeRole::Behaviour] };
    let plan = request(vec![wish], "mindful-sounds");
    assert!(!plan.suggested.is_empty());

    let plan = request(vec![SessionChange::CheckAlliance], "mindful-sounds");
    assert!(plan.items.iter().any(|it| it.part == AgendaPart::Alliance));
}

#[test]
fn every_barrier_can_be_met_in_a_session() {
    for barrier in Barrier::builtin() {
        assert!(barrier.ways().count() >= 2, "{}", barrier.id);
        for way in barrier.ways() {
            let wanted = ids("grounding-senses mindful-sounds");
            let mut request = SessionRequest::new(group(), 60, wanted);
            request.changes.clone_from(&way.changes);
            let plan = SessionPlan::try_new(&request, practices()).unwrap();
            assert!(plan.check(practices()).is_empty(), "{}: {}", barrier.id, way.id);
        }
    }
    for kind in BarrierKind::ALL {
        assert!(Barrier::builtin().iter().any(|it| it.kind == kind), "{kind}");
    }
}

/// A good session, edited by `edit`; the rules that find something wrong with it.
#[track_caller]
fn check_found(edit: impl FnOnce(&mut SessionPlan), expected: &[RuleId]) {
    let mut request =
        SessionRequest::new(group(), 120, ids("multiple-selves soothing-rhythm-breathing"));
    request.home =
        Some(HomePlan { practices: ids("compassionate-self"), minutes_per_day: 15, days: 5 });
    request.frame.home_to_review = ids("soothing-rhythm-breathing");
    let mut plan = SessionPlan::try_new(&request, practices()).unwrap();
    assert_eq!(plan.check(practices()), []);
    edit(&mut plan);
    let found = plan.check(practices());
    let rules: BTreeSet<RuleId> = found.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), expected, "{found:#?}");
}

fn place(plan: &SessionPlan, part: AgendaPart) -> usize {
    plan.items.iter().position(|item| item.part == part).unwrap()
}

/// Takes a part away and gives its minutes to the review.
fn drop_part(plan: &mut SessionPlan, part: AgendaPart) {
    let gone = plan.items.remove(place(plan, part));
    let to = plan.items.iter().position(|it| it.part == AgendaPart::Inquiry).unwrap();
    plan.items[to].minutes += gone.minutes;
}

#[test]
fn an_edited_session_is_checked_by_every_rule() {
    use AgendaPart as P;
    check_found(|plan| plan.items[2].minutes += 1, &[RuleId::H7]);
    check_found(|plan| plan.minutes = 10, &[RuleId::H7]);
    check_found(|plan| drop_part(plan, P::Idea), &[RuleId::R9]);
    check_found(|plan| drop_part(plan, P::Review), &[RuleId::R9]);
    check_found(|plan| drop_part(plan, P::HomePlan), &[RuleId::R9]);
    check_found(|plan| drop_part(plan, P::Evening), &[RuleId::S16]);
    check_found(
        |plan| {
            let at = place(plan, P::Inquiry);
            plan.items[at].part = P::OpenTime;
        },
        &[RuleId::R9],
    );
    check_found(
        |plan| {
            let (at, to) = (place(plan, P::LongClosing), place(plan, P::Review));
            plan.items[at].part = P::Closing;
            let more = plan.items[at].minutes - 3;
            plan.items[at].minutes = 3;
            plan.items[to].minutes += more;
        },
        &[RuleId::R6, RuleId::S16],
    );
    check_found(
        |plan| {
            let at = place(plan, P::Practice);
            plan.items[at].practice = Some("no-such-practice".parse().unwrap());
        },
        // Without the hard practice the rest is as it should be.
        &[RuleId::H9],
    );
    check_found(
        |plan| {
            let home = plan.home.as_mut().unwrap();
            home.practices = ids("multiple-selves");
        },
        &[RuleId::R6, RuleId::H6],
    );
    check_found(
        |plan| {
            let home = plan.home.as_mut().unwrap();
            home.practices = ids("compassionate-letter");
            home.minutes_per_day = 30;
        },
        &[RuleId::R36],
    );
    check_found(
        |plan| {
            plan.frame.cautions = vec![CautionCode::Dissociation];
            plan.home.as_mut().unwrap().practices = ids("compassionate-letter");
        },
        &[RuleId::S15, RuleId::H2],
    );
    check_found(
        |plan| {
            let rule = RuleId::S16;
            plan.frame.set_aside.push(SetAside { rule, why: "no time".into() });
            drop_part(plan, P::Evening);
        },
        &[RuleId::S16],
    );
    check_found(
        |plan| {
            let rule = RuleId::R9;
            plan.frame.set_aside.push(SetAside { rule, why: "a day of quiet".into() });
            drop_part(plan, P::Idea);
        },
        &[],
    );
    check_found(|plan| plan.frame.audience = Audience::Youth, &[RuleId::H4]);
    check_found(
        |plan| {
            let easy = plan.items.len() - 1;
            plan.items[easy].practice = None;
            // Without the anchor of the closing, and the easy practice before the hard one.
            let hard = place(plan, P::Practice);
            let soft = plan.items.iter().rposition(|it| it.part == P::Practice).unwrap();
            plan.items.swap(hard, soft);
        },
        &[RuleId::R8],
    );
}

#[test]
fn findings_say_what_where_and_which_rule() {
    let mut plan = plan_of(group(), 60, "mindful-sounds");
    plan.items.remove(0);
    plan.items[1].practice = Some("safe-plaza".parse().unwrap());
    let found: Vec<String> = plan.check(practices()).iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(found.join("\n"), @"
    /items: the parts take 55 minutes together, the session 60 (H7: Times add up, and a practice gets no less than its shortest form and no more than its longest.)
    /items/0: the part `settle` is missing here (R9: A session settles, looks at home practice, brings one idea and one or two practices with inquiry, plans the week, and settles again.)
    /items/1/practice: there is no practice `safe-plaza`; did you mean `safe-place`? (H9: A practice that is named exists in the catalogue.)
    ");
}

#[test]
fn errors_say_what_would_do() {
    let error = |minutes, wanted: &str| {
        SessionPlan::try_new(&SessionRequest::new(group(), minutes, ids(wanted)), practices())
            .unwrap_err()
            .to_string()
    };
    insta::assert_snapshot!(error(10, "mindful-sounds"), @"10 minutes are no session; expected 20 to 180");
    insta::assert_snapshot!(error(181, "mindful-sounds"), @"181 minutes are no session; expected 20 to 180");
    insta::assert_snapshot!(error(60, ""), @"no practice was asked for; name at least one");
    insta::assert_snapshot!(error(60, "mindful-sound safe-plaza"), @"there is no practice `mindful-sound`; did you mean `mindful-sounds`?; there is no practice `safe-plaza`; did you mean `safe-place`?");
    insta::assert_snapshot!(error(30, "multiple-selves"), @"30 minutes are too short for any of these practices with settling, inquiry and closing; 45 would do");
    insta::assert_snapshot!(error(60, "critic-chairwork tonglen"), @"
    none of the practices may come in; name others, or mend what keeps them out:
      `critic-chairwork` is not made for the setting group (H3); before `critic-chairwork` comes `critic-functional-analysis` (H1); `critic-chairwork` has difficulty 5; at most 4 now (R8); `critic-chairwork` comes too soon: what the critic does is looked at first (R5)
      before `tonglen` comes `compassion-meditation` (H1)
    ");
}

/// The rules that find something wrong with a session of `wanted` after an edit.
fn found_after(
    frame: SessionFrame,
    wanted: &str,
    edit: impl FnOnce(&mut SessionPlan),
) -> Vec<RuleId> {
    let mut plan = plan_of(frame, 90, wanted);
    assert_eq!(plan.check(practices()), []);
    edit(&mut plan);
    let rules: BTreeSet<RuleId> = plan.check(practices()).iter().map(|it| it.rule).collect();
    rules.into_iter().collect()
}

#[test]
fn imagery_wants_an_anchor_that_is_known_and_used_in_this_sitting() {
    let found = |frame: SessionFrame, wanted, anchor: Option<&str>| {
        found_after(frame, wanted, |plan| {
            plan.items[0].practice = anchor.map(|id| id.parse().unwrap());
        })
    };
    let flowing = "compassion-flowing-out";
    assert_eq!(found(group(), flowing, Some("mindful-walking")), []);
    // Sounds are an anchor; one of breath or body is known from before.
    assert_eq!(found(group(), flowing, Some("mindful-sounds")), []);
    assert_eq!(found(group(), flowing, None), [RuleId::R3]);
    // Where sounds are all that is known, imagery waits.
    let mut frame = group();
    for id in ids("grounding-senses soothing-rhythm-breathing") {
        frame.done.remove(&id);
    }
    assert_eq!(found(frame, flowing, Some("mindful-sounds")), [RuleId::R3]);
    // A practice that is itself an anchor of breath and body opens the sitting by itself.
    let mut therapists = group();
    therapists.audience = Audience::Therapists;
    assert_eq!(found(therapists, "internal-supervisor", None), []);
}

#[test]
fn a_middling_fear_keeps_out_only_what_it_makes_very_hard() {
    let mut frame = group();
    frame.fears.for_self = Some(Level::Mid);
    check_left_out(frame.clone(), 90, "lkm-self", RuleId::R16);
    let plan = plan_of(frame, 90, "compassionate-letter");
    assert_eq!(plan.left_out, [], "its sensitivity is 2");
}

#[test]
fn what_is_for_home_is_for_one_person_and_holds_no_painful_memory() {
    let given = |home: &str| {
        let mut request = SessionRequest::new(group(), 60, ids("mindful-sounds"));
        request.frame.audience = Audience::Public;
        let practices_ = ids(home);
        request.frame.done.extend(ids("compassionate-attention-recall"));
        request.home = Some(HomePlan { practices: practices_, minutes_per_day: 10, days: 3 });
        SessionPlan::try_new(&request, practices()).unwrap()
    };
    let rules = |plan: &SessionPlan| -> Vec<RuleId> {
        let because = plan.left_out.iter().map(|it| &it.because);
        let rules = because.flat_map(|because| match because {
            LeftOutReason::Rules(conflicts) => conflicts.iter().map(|it| it.rule).collect(),
            _ => Vec::new(),
        });
        rules.collect()
    };
    assert_eq!(rules(&given("kindness-challenge")), [RuleId::H3]);
    assert_eq!(rules(&given("compassionate-figure-real")), [RuleId::R6]);
    // A kind memory is no painful one.
    let plan = given("compassionate-attention-recall");
    assert_eq!(plan.left_out, []);
    assert_eq!(plan.home.unwrap().practices.len(), 1);
}

#[test]
fn what_is_for_the_public_is_for_carers_and_not_for_therapists() {
    let mut frame = group();
    frame.audience = Audience::Therapists;
    check_left_out(frame.clone(), 90, "compassionate-attention-recall", RuleId::H4);
    frame.audience = Audience::Carers;
    assert_eq!(plan_of(frame, 90, "compassionate-attention-recall").left_out, []);
}

#[test]
fn openings_stand_before_the_idea() {
    let plan = plan_of(group(), 60, "mindful-sounds intention-setting");
    assert_eq!(plan.items[1].part, AgendaPart::Agreement);
    assert_eq!(plan.items[1].practice.as_ref().unwrap().as_str(), "intention-setting");
}

#[test]
fn setting_aside_what_may_not_be_is_told_by_itself() {
    let aside = |rule: RuleId, why: &str| {
        let why = why.to_owned();
        found_after(group(), "mindful-sounds", move |plan| {
            plan.frame.set_aside.push(SetAside { rule, why });
        })
    };
    assert_eq!(aside(RuleId::S16, "no time"), [RuleId::S16]);
    assert_eq!(aside(RuleId::R6, "no time"), [RuleId::R6]);
    assert_eq!(aside(RuleId::R9, " "), [RuleId::R9]);
    assert_eq!(aside(RuleId::R9, "a day of quiet"), []);
}

#[test]
fn empathy_that_loses_its_compassion_is_found() {
    let drop_second = |plan: &mut SessionPlan| {
        let second = plan.items.iter().rposition(|it| it.part == AgendaPart::Practice).unwrap();
        plan.items[second].part = AgendaPart::OpenTime;
        plan.items[second].practice = None;
    };
    let wanted = "empathic-listening-dyad common-humanity-reflection";
    assert_eq!(found_after(group(), wanted, drop_second), [RuleId::R12]);
}

#[test]
fn something_easy_before_a_hard_practice_is_not_after_it() {
    let found = found_after(group(), "soothing-rhythm-breathing multiple-selves", |plan| {
        // The easy practice directly before the hard one, and no anchor at the end.
        let inquiry = place(plan, AgendaPart::Inquiry);
        let gone = plan.items.remove(inquiry);
        plan.items[1].minutes += gone.minutes;
        plan.items.last_mut().unwrap().practice = None;
    });
    assert_eq!(found, [RuleId::R8, RuleId::R9]);
}
