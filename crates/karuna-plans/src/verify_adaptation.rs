//! Proves that what is still to come of an adapted plan keeps its bounds, and that a version leaves
//! history as it was.

use karuna_core::{Date, PracticeId, PracticeRole};
use karuna_practices::{CautionCode, Phase};

use crate::adaptation::BoundKind;
use crate::plan::{Plan, PlanDay, PlanItem, PlanMeeting};
use crate::plan_verifier::{BrokenRule, PlanVerifier, Run};
use crate::rule::RuleId;

/// Whether a day lies before what was adapted.
pub(crate) fn is_history(plan: &Plan, date: Date) -> bool {
    plan.adaptation.as_ref().is_some_and(|it| date < it.from)
}

/// Whether something was already logged on the first day of what was adapted.
pub(crate) fn is_begun(plan: &Plan, date: Date, item: &PlanItem) -> bool {
    let adaptation = plan.adaptation.as_ref();
    adaptation.is_some_and(|it| date == it.from && it.begun.contains(&item.practice))
}

/// Whether a practice was done before what was adapted.
pub(crate) fn was_done(plan: &Plan, id: &PracticeId) -> bool {
    plan.adaptation.as_ref().is_some_and(|it| it.done.contains_key(id))
}

impl PlanVerifier<'_> {
    /// Every hard rule that a new version of a plan breaks, with what it may not do to the version
    /// before: days that are over stay as they were planned, for the same person, from the same
    /// first day.
    #[must_use]
    pub fn broken_revision(&self, before: &Plan, now: &Plan) -> Vec<BrokenRule> {
        let mut broken = self.broken(now);
        let mut report = |place: &str, words: String| {
            broken.push(BrokenRule { rule: RuleId::H11, place: place.into(), words });
        };
        let Some(adaptation) = &now.adaptation else {
            if before != now {
                report("/adaptation", "a new version says what it was adapted to".into());
            }
            return broken;
        };
        let old = &before.request;
        let new = &now.request;
        if (old.start, old.weeks, old.audience) != (new.start, new.weeks, new.audience) {
            report("/request", "it is a plan for somebody else, or for another time".into());
        }
        if adaptation.version <= before.version() && before != now {
            report("/adaptation/version", format!("version {} came before", before.version()));
        }
        let past = |plan: &Plan| -> Vec<PlanDay> {
            plan.days.iter().filter(|day| day.date < adaptation.from).cloned().collect()
        };
        if past(before) != past(now) {
            report("/days", format!("days before {} were planned otherwise", adaptation.from));
        }
        let held = |plan: &Plan| -> Vec<PlanMeeting> {
            plan.meetings.iter().filter(|it| it.date < adaptation.from).cloned().collect()
        };
        if held(before) != held(now) {
            let words = format!("meetings before {} were planned otherwise", adaptation.from);
            report("/meetings", words);
        }
        // A danger may be over; what else is known of a person is not forgotten.
        let dangers =
            [CautionCode::SuicidalityAcute, CautionCode::Mania, CautionCode::ViolenceUnsafeHome];
        let lost = old.cautions.difference(&new.cautions);
        for code in lost.filter(|code| !dangers.contains(code)) {
            report("/request/cautions", format!("{code} was known before"));
        }
        broken
    }
}

impl Run<'_> {
    /// What a day holds against the bounds of that day.
    pub(crate) fn check_bounds(&mut self, place: &str, day: &PlanDay) {
        let plan = self.plan;
        let Some(adaptation) = &plan.adaptation else { return };
        let held: Vec<&PlanItem> =
            day.items.iter().filter(|item| !is_begun(plan, day.date, item)).collect();
        for bound in &adaptation.bounds {
            let is_over = bound.until.is_some_and(|until| day.date > until);
            if day.date < bound.from || is_over {
                continue;
            }
            if let BoundKind::MostMinutes { minutes } = bound.kind {
                let sum: u32 = held.iter().map(|item| u32::from(item.minutes)).sum();
                if sum > minutes.into() {
                    let words = format!("{sum} minutes, where about {minutes} are enough for now");
                    self.report(bound.rule, place, words);
                }
            }
            for item in &held {
                if self.breaks(&bound.kind, item) {
                    let words = format!("`{}`, where it says: {}", item.practice, bound.kind);
                    self.report(bound.rule, place, words);
                }
            }
        }
    }

    fn breaks(&self, kind: &BoundKind, item: &PlanItem) -> bool {
        let Ok(practice) = self.practices.get(item.practice.as_str()) else { return false };
        let file = practice.definition();
        let has = |role: PracticeRole| file.roles.contains(&role);
        match kind {
            BoundKind::NoPractice => true,
            BoundKind::FirstStep => {
                file.difficulty != 1 || !(has(PracticeRole::Anchor) || has(PracticeRole::Behaviour))
            }
            BoundKind::NothingNew => {
                !was_done(self.plan, &item.practice)
                    && !self.plan.request.known.contains(&item.practice)
            }
            BoundKind::MostDifficulty { difficulty } => file.difficulty > *difficulty,
            BoundKind::MostMinutes { .. } => false,
            BoundKind::Without { practice } => *practice == item.practice,
            BoundKind::WithoutRole { role } => has(*role),
            BoundKind::AtMost { practice, minutes } => {
                let shortest = file.duration.min.div_ceil(60).max(1);
                *practice == item.practice
                    && u32::from(item.minutes) > u32::from(*minutes).max(shortest)
            }
        }
    }

    /// While practice is stopped a meeting holds agreements, a crisis plan and feedback alone.
    pub(crate) fn check_stop(&mut self, place: &str, meeting: &PlanMeeting) {
        let plan = self.plan;
        if !plan.adaptation.as_ref().is_some_and(|it| it.stops_on(meeting.date)) {
            return;
        }
        for id in meeting.agenda.practices() {
            let arranges = self.practices.get(id.as_str()).is_ok_and(|practice| {
                let file = practice.definition();
                file.phase == Phase::Safety
                    && file.roles.iter().any(|role| {
                        matches!(
                            role,
                            PracticeRole::Safety
                                | PracticeRole::RiskPlan
                                | PracticeRole::Opening
                                | PracticeRole::Feedback
                        )
                    })
            });
            if !arranges {
                self.report(RuleId::S1, place, format!("`{id}`, while all practice is stopped"));
            }
        }
    }
}
