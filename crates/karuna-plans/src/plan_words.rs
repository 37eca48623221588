//! What stands around the days of a plan: measures, and what whoever reads it has to know.

use karuna_core::{Audience, Level, PracticeRole};
use karuna_practices::{CautionCode, LedBy, Practice, PracticeCatalog};

use crate::measure_time::MeasureTime;
use crate::measure_topic::MeasureTopic;
use crate::need::Need;
use crate::plan::{PlanDay, PlanMeasure, PlanMessage};
use crate::plan_pool::{goes_gently, serves};
use crate::plan_request::PlanRequest;
use crate::practice_facts::{HARD, explains_pacing, plans_on};
use crate::rule::RuleId;

/// What is measured: at the start, in the middle, at the end and six weeks later (R42); the three
/// fears each time but the last (R15).
pub(crate) fn measures(request: &PlanRequest) -> Vec<PlanMeasure> {
    let fears =
        vec![MeasureTopic::FearsOfCompassion, MeasureTopic::SelfCompassion, MeasureTopic::Distress];
    let later = vec![MeasureTopic::SelfCompassion, MeasureTopic::Distress];
    let days = request.days();
    let each = [
        (1, MeasureTime::Start, fears.clone()),
        (days / 2 + 1, MeasureTime::Middle, fears.clone()),
        (days, MeasureTime::End, fears),
        (days + 42, MeasureTime::FollowUp, later),
    ];
    let dated = each.into_iter().filter_map(|(day, when, topics)| {
        Some(PlanMeasure { date: request.date(day)?, when, topics })
    });
    dated.collect()
}

/// What has to be said beside a plan.
pub(crate) fn messages(request: &PlanRequest) -> Vec<PlanMessage> {
    let mut messages = Vec::new();
    let mut say = |rule: RuleId, words: &str| {
        messages.push(PlanMessage { rule, words: words.to_owned() });
    };
    say(
        RuleId::S1,
        "A plan does not know how you are today. If you are in danger, or think of ending your life, stop here and go to a person.",
    );
    say(
        RuleId::S6,
        "Stop whenever it is too much: numb or far away, panic that stays, a memory that takes over, an urge to hurt yourself. Open your eyes, feel your feet, say where you are, and tell somebody. That is all for the day.",
    );
    say(
        RuleId::R23,
        "Old pain may rise when warmth comes. That is known and no failure; feet and an ordinary kind deed come first then.",
    );
    say(
        RuleId::R28,
        "Two thirds of this is plenty. A missed day is only a missed day; something smaller tomorrow is fine.",
    );
    say(RuleId::R14, "Keep what helps, and leave the rest.");
    if goes_gently(request) {
        say(
            RuleId::R19,
            "Compassion may be hard to take at first. Times are halved, imagery waits two weeks, and somebody to talk to would help more than more practice.",
        );
    }
    if request.distress == Some(Level::High) {
        say(
            RuleId::R43,
            "With much distress a risk and a distress measure belong to every second meeting with a therapist, and a plan alone is not enough.",
        );
    }
    if request.needs.contains_key(&Need::CaringForOthers)
        || request.cautions.contains(&CautionCode::Burnout)
    {
        say(
            RuleId::S14,
            "Rest, workload and the team come before inner practice. What a workplace lacks is not for one person to make up.",
        );
    }
    if request.contact.is_none() {
        say(
            RuleId::R33,
            "Having somebody who asks now and then how it goes makes a difference to whether people go on.",
        );
    }
    for it in &request.overrides {
        let words = format!(
            "{} set the caution {} aside for `{}` on {}: {}",
            it.by, it.caution, it.practice, it.on, it.why
        );
        say(RuleId::H2, &words);
    }
    if request.audience == Audience::Youth {
        say(RuleId::S18, "Children and young people come by way of guardians and clinicians.");
    }
    let led_hard = request.allow_unreviewed_hard
        && request.contact.as_ref().is_some_and(|it| it.led_by == LedBy::Clinician);
    if led_hard {
        let words = format!(
            "Meetings may hold practices of difficulty {HARD} and 5 that no clinician has reviewed."
        );
        say(RuleId::H8, &words);
    }
    messages
}

/// What R36 has to say where a plan holds writing at home.
pub(crate) fn word_on_writing(
    days: &[PlanDay],
    practices: &PracticeCatalog,
) -> Option<PlanMessage> {
    let mut items = days.iter().flat_map(|day| &day.items);
    let writes = items.any(|item| {
        let practice = practices.get(item.practice.as_str());
        practice.is_ok_and(|practice| practice.has_role(PracticeRole::Writing))
    });
    writes.then(|| PlanMessage {
        rule: RuleId::R36,
        words: "Mood may dip on the evening after writing; it tends to pass. Twenty minutes are plenty."
            .into(),
    })
}

/// The rules that speak for a practice in this plan.
pub(crate) fn reasons(practice: &Practice, request: &PlanRequest) -> Vec<RuleId> {
    let id = practice.id();
    let helped = request.helped.contains(id) || request.liked.contains(id);
    let served = request.needs.keys().any(|need| serves(practice, *need));
    let each = [
        (RuleId::R2, practice.has_role(PracticeRole::Anchor)),
        (RuleId::R23, explains_pacing(practice)),
        (RuleId::R13, served),
        (RuleId::R14, helped),
        (RuleId::R11, plans_on(practice)),
        (RuleId::R19, goes_gently(request)),
        (RuleId::R27, true),
    ];
    each.into_iter().filter(|(_, applies)| *applies).map(|(rule, _)| rule).collect()
}
