//! Checks a session, made or edited, against the rules. It looks at the finished agenda only and
//! shares nothing with the builder but what a rule says of a single practice.

use karuna_practices::{Practice, PracticeCatalog, PracticesError};

use crate::agenda_finding::{SessionFinding, SessionProblem};
use crate::agenda_part::AgendaPart;
use crate::history::History;
use crate::judge;
use crate::part_times::time_of;
use crate::practice_facts::{
    HARD, is_chair_or_memory_work, is_compassion, is_empathy_alone, minutes,
};
use crate::rule::RuleId;
use crate::session_plan::{AgendaItem, SessionPlan};
use crate::session_request::SessionRequest;

/// The most minutes of writing at home on one day, R36.
pub(crate) const MOST_WRITING: u16 = 20;

pub(crate) fn findings(plan: &SessionPlan, practices: &PracticeCatalog) -> Vec<SessionFinding> {
    let mut checker = Checker { plan, practices, found: Vec::new() };
    checker.check_set_aside();
    checker.check_times();
    checker.check_order();
    checker.check_practices();
    checker.check_hard();
    checker.check_home();
    checker.found.retain(|finding| !plan.frame.is_set_aside(finding.rule));
    checker.found
}

struct Checker<'a> {
    plan: &'a SessionPlan,
    practices: &'a PracticeCatalog,
    found: Vec<SessionFinding>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, rule: RuleId, place: impl Into<String>, problem: SessionProblem) {
        self.found.push(SessionFinding { rule, place: place.into(), problem });
    }

    /// The practice of an item, where it has one that exists.
    fn practice_of(&self, item: &AgendaItem) -> Option<&'a Practice> {
        self.practices.get(item.practice.as_ref()?.as_str()).ok()
    }

    /// What is practised: all practices but the anchors of settling and closing.
    fn held(&self) -> Vec<(usize, AgendaPart, &'a Practice)> {
        let items = self.plan.items.iter().enumerate();
        let held = items.filter(|(_, item)| !is_frame(item.part));
        held.filter_map(|(at, item)| Some((at, item.part, self.practice_of(item)?))).collect()
    }

    fn check_set_aside(&mut self) {
        for (at, aside) in self.plan.frame.set_aside.iter().enumerate() {
            if !aside.rule.may_be_set_aside() || aside.why.trim().is_empty() {
                let rule = aside.rule;
                let place = format!("/frame/set-aside/{at}");
                self.report(rule, place, SessionProblem::NotToBeSetAside { rule });
            }
        }
    }

    fn check_times(&mut self) {
        let plan = self.plan;
        let range = SessionRequest::MIN_MINUTES..=SessionRequest::MAX_MINUTES;
        if !range.contains(&plan.minutes) {
            let minutes = plan.minutes;
            self.report(RuleId::H7, "/minutes", SessionProblem::NoSession { minutes });
        }
        let parts: u32 = plan.items.iter().map(|item| u32::from(item.minutes)).sum();
        if parts != u32::from(plan.minutes) {
            let problem = SessionProblem::TimesDiffer { parts, minutes: plan.minutes };
            self.report(RuleId::H7, "/items", problem);
        }
        for (at, item) in plan.items.iter().enumerate() {
            let practice = self.practice_of(item).filter(|_| !is_frame(item.part));
            let (rule, least, most) = match practice {
                Some(practice) => {
                    let (least, _, most) = minutes(practice);
                    (RuleId::H7, least, most)
                }
                None => {
                    let time = time_of(item.part, plan.frame.setting);
                    // Only settling has a longest time by rule; talk may take as long as it takes.
                    let is_settling = matches!(item.part, AgendaPart::Settle | AgendaPart::Closing);
                    let most = if is_settling { time.most } else { SessionRequest::MAX_MINUTES };
                    (RuleId::R9, time.least, most)
                }
            };
            if !(least..=most).contains(&item.minutes) {
                let what = match practice {
                    Some(practice) => format!("`{}`", practice.id()),
                    None => format!("the part `{}`", item.part),
                };
                let minutes = item.minutes;
                let problem = SessionProblem::WrongTime { what, minutes, least, most };
                self.report(rule, format!("/items/{at}/minutes"), problem);
            }
        }
    }

    fn check_order(&mut self) {
        let plan = self.plan;
        let items = &plan.items;
        let missing = |part| SessionProblem::PartMissing { part };
        if items.first().is_none_or(|item| item.part != AgendaPart::Settle) {
            self.report(RuleId::R9, "/items/0", missing(AgendaPart::Settle));
        }
        if items.last().is_none_or(|item| !is_closing(item.part)) {
            self.report(RuleId::R9, "/items", missing(AgendaPart::Closing));
        }
        let has = |part| items.iter().any(|item| item.part == part);
        let mut needed = vec![AgendaPart::Idea, AgendaPart::HomePlan];
        if !plan.frame.home_to_review.is_empty() {
            needed.push(AgendaPart::Review);
        }
        for part in needed {
            if !has(part) {
                self.report(RuleId::R9, "/items", missing(part));
            }
        }
        for (part, what, most) in
            [(AgendaPart::Idea, "ideas", 1), (AgendaPart::Practice, "practices", 2)]
        {
            let count = items.iter().filter(|item| item.part == part).count();
            if count > most {
                let problem = SessionProblem::TooMany { what: what.into(), count, most };
                self.report(RuleId::R9, "/items", problem);
            }
        }
        for (at, item) in items.iter().enumerate() {
            let next = items.get(at + 1).map(|next| next.part);
            if item.part == AgendaPart::Practice && next != Some(AgendaPart::Inquiry) {
                let place = format!("/items/{}", at + 1);
                self.report(RuleId::R9, place, missing(AgendaPart::Inquiry));
            }
        }
    }

    fn check_practices(&mut self) {
        let plan = self.plan;
        let mut history = History::before(&plan.frame, self.practices);
        for (at, item) in plan.items.iter().enumerate() {
            let Some(id) = &item.practice else { continue };
            let place = format!("/items/{at}/practice");
            match self.practices.get(id.as_str()) {
                Ok(practice) => {
                    for conflict in judge::in_session(practice, &plan.frame, &history) {
                        self.report(conflict.rule, place.clone(), conflict.problem);
                    }
                    history.add(practice);
                }
                Err(error) => self.report_unknown(place, id, &error),
            }
        }
        let held = self.held();
        for (at, _, practice) in &held {
            let joined = held.iter().any(|(other, _, it)| other != at && is_compassion(it));
            if is_empathy_alone(practice) && !joined {
                let practice = practice.id().clone();
                let problem = SessionProblem::EmpathyAlone { practice };
                self.report(RuleId::R12, format!("/items/{at}/practice"), problem);
            }
        }
    }

    fn report_unknown(
        &mut self,
        place: String,
        id: &karuna_core::PracticeId,
        error: &PracticesError,
    ) {
        let closest = match error {
            PracticesError::Unknown { closest, .. } => closest.clone(),
            _ => Vec::new(),
        };
        let problem = SessionProblem::UnknownPractice { practice: id.clone(), closest };
        self.report(RuleId::H9, place, problem);
    }

    fn check_hard(&mut self) {
        let held = self.held();
        let hard: Vec<_> =
            held.iter().filter(|(_, _, it)| it.definition().difficulty >= HARD).collect();
        if hard.len() > 1 {
            let problem = SessionProblem::TooMany {
                what: "practices of difficulty 4 or 5".into(),
                count: hard.len(),
                most: 1,
            };
            self.report(RuleId::R8, "/items", problem);
        }
        if let Some((at, _, practice)) = hard.last() {
            // The anchor of the closing counts: it is something easy to come back to.
            let after = self.plan.items.iter().skip(at + 1);
            let mut easy = after.filter_map(|item| self.practice_of(item));
            if !easy.any(|it| it.definition().difficulty <= 2) {
                let practice = practice.id().clone();
                let problem = SessionProblem::NothingEasyAfter { practice };
                self.report(RuleId::R8, format!("/items/{at}"), problem);
            }
        }
        let needs = [
            (RuleId::S16, AgendaPart::Evening, !hard.is_empty()),
            (RuleId::S16, AgendaPart::LongClosing, !hard.is_empty()),
            (
                RuleId::R6,
                AgendaPart::LongClosing,
                held.iter().any(|(_, _, it)| is_chair_or_memory_work(it)),
            ),
        ];
        let last_held = held.iter().map(|(at, _, _)| *at).max().unwrap_or(0);
        for (rule, part, is_needed) in needs {
            let comes_after =
                self.plan.items.iter().skip(last_held + 1).any(|item| item.part == part);
            if is_needed && !comes_after {
                self.report(rule, "/items", SessionProblem::PartMissing { part });
            }
        }
    }

    fn check_home(&mut self) {
        let plan = self.plan;
        let Some(home) = &plan.home else { return };
        let mut history = History::before(&plan.frame, self.practices);
        for (_, _, practice) in self.held() {
            history.add(practice);
        }
        let mut writes = false;
        for (at, id) in home.practices.iter().enumerate() {
            let place = format!("/home/practices/{at}");
            match self.practices.get(id.as_str()) {
                Ok(practice) => {
                    for conflict in judge::at_home(practice, &plan.frame, &history) {
                        self.report(conflict.rule, place.clone(), conflict.problem);
                    }
                    writes |= practice.has_role(karuna_core::PracticeRole::Writing);
                    history.add(practice);
                }
                Err(error) => self.report_unknown(place, id, &error),
            }
        }
        if writes && home.minutes_per_day > MOST_WRITING {
            let problem = SessionProblem::WrongTime {
                what: "writing at home".into(),
                minutes: home.minutes_per_day,
                least: 1,
                most: MOST_WRITING,
            };
            self.report(RuleId::R36, "/home/minutes-per-day", problem);
        }
    }
}

const fn is_closing(part: AgendaPart) -> bool {
    matches!(part, AgendaPart::Closing | AgendaPart::LongClosing)
}

/// The parts around the practices, whose practice is only their anchor.
const fn is_frame(part: AgendaPart) -> bool {
    is_closing(part) || matches!(part, AgendaPart::Settle)
}
