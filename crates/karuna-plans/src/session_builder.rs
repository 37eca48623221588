//! Makes an agenda of a request: what may come in, what fits, and how the time is shared out.

use karuna_core::{PracticeId, PracticeRole};
use karuna_practices::{CautionLevel, Practice, PracticeCatalog, PracticesError};

use crate::agenda_finding::SessionProblem;
use crate::agenda_items::{self, Draft};
use crate::agenda_part::AgendaPart;
use crate::history::History;
use crate::judge;
use crate::part_times::{BREAK_FROM, time_of};
use crate::practice_facts::{
    HARD, cautions_at, explains_pacing, is_body_anchor, is_chair_or_memory_work, is_compassion,
    is_empathy_alone, minutes, part_of,
};
use crate::programme_file::HomePlan;
use crate::rule::RuleId;
use crate::session_change::SessionChange;
use crate::session_error::{SessionError, UnknownPractice};
use crate::session_frame::SessionFrame;
use crate::session_plan::{LeftOut, LeftOutReason, SessionConflict, SessionPlan};
use crate::session_request::SessionRequest;

/// The most practices with inquiry that a session has, R9.
pub(crate) const MOST_PRACTICES: usize = 2;

pub(crate) fn build(
    request: &SessionRequest,
    practices: &PracticeCatalog,
) -> Result<SessionPlan, SessionError> {
    if !(SessionRequest::MIN_MINUTES..=SessionRequest::MAX_MINUTES).contains(&request.minutes) {
        return Err(SessionError::OutOfRange { minutes: request.minutes });
    }
    let wanted = look_up(request, practices)?;
    let builder = Builder::new(request, practices);
    let (kept, left_out) = builder.choose(&wanted)?;
    let mut plan = SessionPlan {
        theme: request.theme.clone(),
        idea: request.idea.clone(),
        leader: request.leader.clone(),
        frame: request.frame.clone(),
        minutes: request.minutes,
        items: agenda_items::arrange(builder.drafts(&kept), request),
        home: None,
        left_out,
        suggested: builder.suggestions(&kept),
        materials: Vec::new(),
    };
    builder.give_home(&kept, &mut plan);
    plan.materials = agenda_items::materials(&plan, practices);
    Ok(plan)
}

/// The practices that are asked for, each once, or all that do not exist.
fn look_up<'c>(
    request: &SessionRequest,
    practices: &'c PracticeCatalog,
) -> Result<Vec<&'c Practice>, SessionError> {
    let mut unknown = Vec::new();
    let mut wanted: Vec<&Practice> = Vec::new();
    let at_home = request.home.iter().flat_map(|home| &home.practices);
    for (id, is_home) in
        request.practices.iter().map(|id| (id, false)).chain(at_home.map(|id| (id, true)))
    {
        match practices.get(id.as_str()) {
            Ok(practice) if !is_home && wanted.iter().all(|other| other.id() != id) => {
                wanted.push(practice);
            }
            Ok(_) => {}
            Err(PracticesError::Unknown { given, closest }) => {
                unknown.push(UnknownPractice { given, closest });
            }
            Err(_) => unknown.push(UnknownPractice { given: id.to_string(), closest: vec![] }),
        }
    }
    if !unknown.is_empty() {
        return Err(SessionError::UnknownPractice { unknown });
    }
    if wanted.is_empty() { Err(SessionError::NoPractice) } else { Ok(wanted) }
}

struct Builder<'a> {
    request: &'a SessionRequest,
    frame: &'a SessionFrame,
    practices: &'a PracticeCatalog,
    before: History,
    /// What settles the session and closes it.
    anchor: Option<&'a Practice>,
}

/// What comes in, in the order of the agenda, and what does not.
struct Choice<'a> {
    kept: Vec<&'a Practice>,
    out: Vec<(&'a Practice, LeftOutReason)>,
}

impl<'a> Builder<'a> {
    fn new(request: &'a SessionRequest, practices: &'a PracticeCatalog) -> Self {
        let frame = &request.frame;
        let before = History::before(frame, practices);
        let anchor = settling_anchor(frame, &before, practices);
        Self { request, frame, practices, before, anchor }
    }

    /// What comes in, in the order of the agenda, and what does not.
    fn choose(
        &self,
        wanted: &[&'a Practice],
    ) -> Result<(Vec<&'a Practice>, Vec<LeftOut>), SessionError> {
        let wanted = self.in_agenda_order(wanted);
        let choice = self.pass(&wanted, self.request.minutes);
        let is_short_of_time =
            choice.out.iter().any(|(_, reason)| matches!(reason, LeftOutReason::Time { .. }));
        let left_out = in_order_asked(self.request, choice.out);
        if !choice.kept.is_empty() {
            return Ok((choice.kept, left_out));
        }
        if is_short_of_time {
            let alone = |practice: &&Practice| self.pass(&[practice], u16::MAX).out.is_empty();
            let costs = wanted.iter().copied().filter(alone);
            let least = costs.map(|practice| self.base() + self.cost(practice, &[])).min();
            if let Some(least) = least {
                let pause = if least >= BREAK_FROM { self.break_time() } else { 0 };
                let (minutes, least) = (self.request.minutes, least.saturating_add(pause));
                return Err(SessionError::TooShort { minutes, least });
            }
        }
        Err(SessionError::NothingAllowed { left_out })
    }

    /// Agreements first, then what explains, then practices; a wish to begin with a flow of
    /// compassion reorders the practices where nothing is lost by it.
    fn in_agenda_order(&self, wanted: &[&'a Practice]) -> Vec<&'a Practice> {
        let mut order = wanted.to_vec();
        order.sort_by_key(|practice| part_of(practice));
        let flows = self.request.changes.iter().filter_map(|change| match change {
            SessionChange::BeginWithFlow { flow } => Some(*flow),
            _ => None,
        });
        for flow in flows {
            let mut other = order.clone();
            other.sort_by_key(|practice| {
                let part = part_of(practice);
                let later =
                    part == AgendaPart::Practice && !practice.definition().flows.contains(&flow);
                (part, later)
            });
            if self.pass(&other, u16::MAX).out.len() <= self.pass(&order, u16::MAX).out.len() {
                order = other;
            }
        }
        order
    }

    /// One pass over what is wanted: what the rules and the time let in after what is there already,
    /// and the first reason for what they do not. The order of the agenda is also that of
    /// importance: what makes it safe, then what explains, then practices, the earlier first.
    fn pass(&self, order: &[&'a Practice], minutes: u16) -> Choice<'a> {
        let mut choice = self.pass_once(order, minutes);
        if self.frame.is_set_aside(RuleId::R12) {
            return choice;
        }
        let kept = &choice.kept;
        let joined = |practice: &Practice| {
            kept.iter().any(|other| other.id() != practice.id() && is_compassion(other))
        };
        let alone = kept.iter().copied().find(|it| is_empathy_alone(it) && !joined(it));
        if let Some(alone) = alone {
            let rest: Vec<&Practice> =
                order.iter().copied().filter(|it| it.id() != alone.id()).collect();
            choice = self.pass(&rest, minutes);
            let problem = SessionProblem::EmpathyAlone { practice: alone.id().clone() };
            let conflict = SessionConflict { rule: RuleId::R12, problem };
            choice.out.push((alone, LeftOutReason::Rules(vec![conflict])));
        }
        choice
    }

    fn pass_once(&self, order: &[&'a Practice], minutes: u16) -> Choice<'a> {
        let mut left = minutes.saturating_sub(self.base());
        if minutes >= BREAK_FROM {
            left = left.saturating_sub(self.break_time());
        }
        let mut history = self.before.clone();
        if let Some(anchor) = self.anchor {
            history.add(anchor);
        }
        let mut choice = Choice { kept: Vec::new(), out: Vec::new() };
        for practice in order.iter().copied() {
            let refused = self
                .kept_out_by_change(practice)
                .map(LeftOutReason::Change)
                .or_else(|| {
                    let mut conflicts = judge::in_session(practice, self.frame, &history);
                    conflicts.extend(self.has_no_place(practice, &choice.kept));
                    (!conflicts.is_empty()).then_some(LeftOutReason::Rules(conflicts))
                })
                .or_else(|| {
                    let needs = self.cost(practice, &choice.kept);
                    (needs > left).then_some(LeftOutReason::Time { needs, left })
                });
            match refused {
                Some(reason) => choice.out.push((practice, reason)),
                None => {
                    left = left.saturating_sub(self.cost(practice, &choice.kept));
                    history.add(practice);
                    choice.kept.push(practice);
                }
            }
        }
        choice
    }

    /// The places of a session are few: one idea, two practices, one of them hard with something
    /// easy after it.
    fn has_no_place(&self, practice: &Practice, kept: &[&Practice]) -> Option<SessionConflict> {
        let part = part_of(practice);
        let count = |part| kept.iter().filter(|it| part_of(it) == part).count();
        let is_full = match part {
            AgendaPart::Idea if count(part) == 1 => Some(("ideas", 1)),
            AgendaPart::Practice if count(part) == MOST_PRACTICES => {
                Some(("practices", MOST_PRACTICES))
            }
            _ => None,
        };
        if let Some((what, most)) = is_full
            && !self.frame.is_set_aside(RuleId::R9)
        {
            return Some(SessionConflict { rule: RuleId::R9, problem: too_many(what, most) });
        }
        if !is_hard(practice) || self.frame.is_set_aside(RuleId::R8) {
            return None;
        }
        if kept.iter().any(|it| is_hard(it)) {
            let problem = too_many("practices of difficulty 4 or 5", 1);
            return Some(SessionConflict { rule: RuleId::R8, problem });
        }
        let practice = practice.id().clone();
        let problem = SessionProblem::NothingEasyAfter { practice };
        self.anchor.is_none().then_some(SessionConflict { rule: RuleId::R8, problem })
    }

    fn kept_out_by_change(&self, practice: &Practice) -> Option<SessionChange> {
        let keeps_out = |change: &&SessionChange| match change {
            SessionChange::LeaveOutRoles { roles } => {
                roles.iter().any(|role| practice.has_role(*role))
            }
            SessionChange::DelayImagery { .. } => practice.has_role(PracticeRole::Imagery),
            _ => false,
        };
        self.request.changes.iter().find(keeps_out).cloned()
    }

    /// What every session takes at least, without a practice and without a break.
    fn base(&self) -> u16 {
        let least = |part| time_of(part, self.frame.setting).least;
        let mut base = least(AgendaPart::Settle)
            + least(AgendaPart::Idea)
            + least(AgendaPart::HomePlan)
            + least(AgendaPart::Closing);
        if !self.frame.home_to_review.is_empty() {
            base += least(AgendaPart::Review);
        }
        if self.checks_alliance() {
            base += least(AgendaPart::Alliance);
        }
        base
    }

    fn break_time(&self) -> u16 {
        time_of(AgendaPart::Break, self.frame.setting).least
    }

    /// What a practice takes at least, with all that comes along with it, beside those kept.
    fn cost(&self, practice: &Practice, kept: &[&Practice]) -> u16 {
        let least = |part| time_of(part, self.frame.setting).least;
        let (shortest, _, _) = minutes(practice);
        let mut cost = shortest;
        match part_of(practice) {
            AgendaPart::Practice => cost += least(AgendaPart::Inquiry),
            AgendaPart::Idea if kept.iter().all(|it| part_of(it) != AgendaPart::Idea) => {
                cost = cost.saturating_sub(least(AgendaPart::Idea));
            }
            AgendaPart::Alliance if self.checks_alliance() => {
                cost = cost.saturating_sub(least(AgendaPart::Alliance));
            }
            _ => {}
        }
        if needs_long_closing(practice) && !kept.iter().any(|it| needs_long_closing(it)) {
            cost += least(AgendaPart::LongClosing) - least(AgendaPart::Closing);
        }
        if is_hard(practice) && !kept.iter().any(|it| is_hard(it)) {
            cost += least(AgendaPart::Evening);
        }
        cost
    }

    fn checks_alliance(&self) -> bool {
        self.request.alliance || self.request.changes.contains(&SessionChange::CheckAlliance)
    }

    /// The parts of the agenda in their order, before the time is shared out.
    fn drafts(&self, kept: &[&'a Practice]) -> Vec<Draft<'a>> {
        let setting = self.frame.setting;
        let part = |part, rules: &[RuleId]| Draft::part(part, time_of(part, setting), rules);
        let of = |wanted| kept.iter().copied().filter(move |it| part_of(it) == wanted);
        let has_imagery = kept.iter().any(|it| it.has_role(PracticeRole::Imagery));
        let mut settle = part(AgendaPart::Settle, &[RuleId::R9]).with(self.anchor);
        if has_imagery {
            settle.rules.push(RuleId::R3);
        }
        let mut drafts = vec![settle];
        for practice in of(AgendaPart::Agreement) {
            let rules: &[RuleId] =
                if explains_pacing(practice) { &[RuleId::R2, RuleId::R23] } else { &[RuleId::R2] };
            drafts.push(Draft::practice(practice, AgendaPart::Agreement, rules, self.request));
        }
        if !self.frame.home_to_review.is_empty() {
            drafts.push(part(AgendaPart::Review, &[RuleId::R9, RuleId::R28]));
        }
        let ideas = of(AgendaPart::Idea);
        drafts.extend(ideas.map(|practice| {
            Draft::practice(practice, AgendaPart::Idea, &[RuleId::R9, RuleId::R1], self.request)
        }));
        if drafts.iter().all(|it| it.part != AgendaPart::Idea) {
            drafts.push(part(AgendaPart::Idea, &[RuleId::R9]));
        }
        let empathy = kept.iter().any(|it| is_empathy_alone(it));
        for practice in of(AgendaPart::Practice) {
            let mut draft =
                Draft::practice(practice, AgendaPart::Practice, &[RuleId::R9], self.request);
            if empathy && (is_empathy_alone(practice) || is_compassion(practice)) {
                draft.rules.push(RuleId::R12);
            }
            drafts.push(draft);
            let mut inquiry = part(AgendaPart::Inquiry, &[RuleId::R9, RuleId::S8]);
            if self.request.changes.contains(&SessionChange::LongerInquiry) {
                inquiry.time.usual = inquiry.time.usual.saturating_add(5).min(inquiry.time.most);
            }
            drafts.push(inquiry);
        }
        // At the end people know how it was, and can still say so.
        let checks = of(AgendaPart::Alliance);
        drafts.extend(checks.map(|practice| {
            Draft::practice(practice, AgendaPart::Alliance, &[RuleId::R26], self.request)
        }));
        if self.checks_alliance() && drafts.iter().all(|it| it.part != AgendaPart::Alliance) {
            drafts.push(part(AgendaPart::Alliance, &[RuleId::R26]));
        }
        drafts.push(part(AgendaPart::HomePlan, &[RuleId::R9, RuleId::R14]));
        if kept.iter().any(|it| is_hard(it)) {
            drafts.push(part(AgendaPart::Evening, &[RuleId::S16]));
        }
        let closing = if kept.iter().any(|it| needs_long_closing(it)) {
            let mut rules = vec![RuleId::R9];
            if kept.iter().any(|it| is_hard(it)) {
                rules.extend([RuleId::S16, RuleId::R8]);
            }
            if kept.iter().any(|it| is_chair_or_memory_work(it)) {
                rules.push(RuleId::R6);
            }
            part(AgendaPart::LongClosing, &rules)
        } else {
            part(AgendaPart::Closing, &[RuleId::R9])
        };
        drafts.push(closing.with(self.anchor));
        for draft in &mut drafts {
            if let Some(practice) = draft.practice {
                draft.adapt = cautions_at(practice, &self.frame.cautions, CautionLevel::Adapt);
                draft.watch = cautions_at(practice, &self.frame.cautions, CautionLevel::Monitor);
            }
        }
        drafts
    }

    /// Gives for home what may be given, and leaves out the rest with its reason.
    fn give_home(&self, kept: &[&Practice], plan: &mut SessionPlan) {
        let Some(home) = &self.request.home else { return };
        let mut history = self.before.clone();
        for practice in kept {
            history.add(practice);
        }
        let mut given: Vec<PracticeId> = Vec::new();
        for id in &home.practices {
            let Ok(practice) = self.practices.get(id.as_str()) else { continue };
            let because = match self.kept_out_by_change(practice) {
                Some(change) => Some(LeftOutReason::Change(change)),
                None => {
                    let conflicts = judge::at_home(practice, self.frame, &history);
                    (!conflicts.is_empty()).then_some(LeftOutReason::Rules(conflicts))
                }
            };
            match because {
                Some(because) => {
                    let practice = id.clone();
                    plan.left_out.push(LeftOut { practice, at_home: true, because });
                }
                None if !given.contains(id) => {
                    history.add(practice);
                    given.push(id.clone());
                }
                None => {}
            }
        }
        if !given.is_empty() {
            plan.home = Some(HomePlan { practices: given, ..home.clone() });
        }
    }

    /// Practices for roles that are wanted and not there: three at the most for each, the easiest
    /// first.
    fn suggestions(&self, kept: &[&Practice]) -> Vec<PracticeId> {
        let mut history = self.before.clone();
        for practice in self.anchor.iter().chain(kept) {
            history.add(practice);
        }
        let mut suggested: Vec<PracticeId> = Vec::new();
        let roles = self.request.changes.iter().flat_map(|change| match change {
            SessionChange::WantRoles { roles } => roles.as_slice(),
            _ => &[],
        });
        for role in roles.filter(|role| kept.iter().all(|it| !it.has_role(**role))) {
            let mut fitting: Vec<&Practice> = self
                .practices
                .iter()
                .filter(|it| it.has_role(*role) && self.kept_out_by_change(it).is_none())
                .filter(|it| judge::in_session(it, self.frame, &history).is_empty())
                .collect();
            fitting.sort_by_key(|it| (it.definition().difficulty, it.id().clone()));
            let new = fitting.into_iter().take(3).map(|it| it.id().clone());
            let new: Vec<PracticeId> = new.filter(|id| !suggested.contains(id)).collect();
            suggested.extend(new);
        }
        suggested
    }
}

fn too_many(what: &str, most: usize) -> SessionProblem {
    SessionProblem::TooMany { what: what.into(), count: most + 1, most }
}

fn is_hard(practice: &Practice) -> bool {
    practice.definition().difficulty >= HARD
}

/// Whether the session has to close in ten minutes or more after it: S16, R6.
fn needs_long_closing(practice: &Practice) -> bool {
    is_hard(practice) || is_chair_or_memory_work(practice)
}

/// What is left out, in the order in which it was asked for.
fn in_order_asked(request: &SessionRequest, out: Vec<(&Practice, LeftOutReason)>) -> Vec<LeftOut> {
    let place = |id: &PracticeId| request.practices.iter().position(|asked| asked == id);
    let left_out = out.into_iter().map(|(practice, because)| LeftOut {
        practice: practice.id().clone(),
        at_home: false,
        because,
    });
    let mut left_out: Vec<LeftOut> = left_out.collect();
    left_out.sort_by_key(|entry| place(&entry.practice));
    left_out
}

/// What settles a session: a short, easy anchor that fits everybody here. First comes one that was
/// practised at home, then one that is known, then one that asks for no adaptation, then one of
/// breath or body, then the order of ids.
fn settling_anchor<'c>(
    frame: &SessionFrame,
    before: &History,
    practices: &'c PracticeCatalog,
) -> Option<&'c Practice> {
    let time = time_of(AgendaPart::Settle, frame.setting);
    practices
        .iter()
        .filter(|it| it.has_role(PracticeRole::Anchor) && it.definition().difficulty == 1)
        .filter(|it| minutes(it).0 <= time.usual)
        .filter(|it| judge::in_session(it, frame, before).is_empty())
        .min_by_key(|it| {
            let adapted = cautions_at(it, &frame.cautions, CautionLevel::Adapt).len();
            let at_home = frame.home_to_review.contains(it.id());
            let known = before.done.contains(it.id());
            (!at_home, !known, adapted, !is_body_anchor(it), it.id().clone())
        })
}
