//! The meetings of a plan: those of a programme, or those that follow what is new at home.

use std::collections::{BTreeMap, BTreeSet};

use karuna_core::{Date, PracticeId, PracticeRole, Setting};
use karuna_practices::{Practice, PracticeCatalog};

use crate::adaptation::Adaptation;
use crate::plan::{Plan, PlanMeeting};
use crate::plan_pool::goes_gently;
use crate::plan_request::{Contact, PlanRequest};
use crate::practice_facts::only_makes_safe;
use crate::programme::SessionOptions;
use crate::programme_catalog::ProgrammeCatalog;
use crate::session_change::SessionChange;
use crate::session_frame::{SessionFrame, SessionPlace};
use crate::session_plan::SessionPlan;
use crate::session_request::SessionRequest;
use crate::weekday::Weekday;

/// Makes the meetings of a plan.
pub(crate) struct Meetings<'m> {
    pub(crate) practices: &'m PracticeCatalog,
    pub(crate) programmes: &'m ProgrammeCatalog,
    pub(crate) request: &'m PlanRequest,
    /// How the plan was adapted, and the meetings it had before: those that lie in the past stay.
    pub(crate) adapted: Option<(&'m Adaptation, &'m [PlanMeeting])>,
}

impl Meetings<'_> {
    /// The meetings of a programme that the plan goes along with.
    pub(crate) fn of_programme(&self) -> Vec<PlanMeeting> {
        let request = self.request;
        let (Some(id), Some(contact)) = (&request.programme, &request.contact) else {
            return Vec::new();
        };
        let Ok(programme) = self.programmes.get(id.as_str()) else { return Vec::new() };
        let options = SessionOptions {
            minutes: Some(contact.minutes),
            delivery: Some(contact.delivery),
            cautions: request.cautions.iter().copied().collect(),
            fears: request.fears,
            allow_unreviewed_hard: request.allow_unreviewed_hard,
            ..SessionOptions::default()
        };
        let days = meeting_days(request, contact).into_iter();
        let mut done = self.done_before();
        let mut meetings = self.past();
        for (number, day) in (1..=programme.definition().sessions.len()).zip(days) {
            let Some(date) = request.date(day) else { continue };
            if self.is_past(date) {
                continue;
            }
            if self.is_stopped(date) {
                meetings.extend(self.of_arrangements(contact, date, &done));
                continue;
            }
            let mut options = options.clone();
            options.changes = gentle_changes(request, day);
            let session = programme.session_request(number, &options, self.practices);
            let agenda = session.ok().and_then(|mut session| {
                // What really came before counts, and not what the outline says: cautions may have
                // left something out. Nobody leads more than they may.
                session.frame.done.clone_from(&done);
                session.frame.highest_difficulty = self.highest_difficulty(&done);
                session.frame.audience = request.audience;
                session.frame.led_by = session.frame.led_by.min(contact.led_by);
                session.home = None;
                SessionPlan::try_new(&session, self.practices).ok()
            });
            let Some(agenda) = agenda else { continue };
            done.extend(agenda.practices().cloned());
            meetings.push(PlanMeeting { date, agenda });
        }
        meetings
    }

    /// Meetings that bring what is new at home until the next one.
    pub(crate) fn of_home(&self, plan: &Plan) -> Vec<PlanMeeting> {
        let request = self.request;
        let Some(contact) = &request.contact else { return Vec::new() };
        let days = meeting_days(request, contact);
        let of = u16::try_from(days.len()).unwrap_or(u16::MAX);
        let known = self.done_before();
        let mut learned = plan.learned();
        learned.retain(|(date, id)| !self.is_past(*date) && !known.contains(*id));
        let mut meetings = self.past();
        for (number, day) in (1..=of).zip(&days) {
            let Some(date) = request.date(*day) else { continue };
            if self.is_past(date) {
                continue;
            }
            let until = days.iter().find(|next| *next > day).and_then(|next| request.date(*next));
            let mut done = known.clone();
            let before = learned.iter().filter(|(first, _)| *first < date);
            done.extend(before.map(|(_, id)| (*id).clone()));
            for meeting in meetings.iter().filter(|it| self.was_held(it)) {
                done.extend(meeting.agenda.practices().cloned());
            }
            if self.is_stopped(date) {
                meetings.extend(self.of_arrangements(contact, date, &done));
                continue;
            }
            let mut frame = self.frame(contact, &done);
            frame.place = Some(SessionPlace { number, of });
            let last_home = plan.days.iter().rev().find(|it| it.date < date);
            frame.home_to_review = last_home.map_or_else(Vec::new, |it| {
                it.items.iter().map(|item| item.practice.clone()).collect()
            });
            let new = learned
                .iter()
                .filter(|(first, _)| *first >= date && until.is_none_or(|until| *first < until));
            let mut wanted: Vec<PracticeId> = new.map(|(_, id)| (*id).clone()).take(3).collect();
            // Where nothing is new, what the plan leans on most is looked at again.
            if wanted.is_empty() {
                wanted.extend(frame.home_to_review.iter().take(1).cloned());
            }
            let mut session = SessionRequest::new(frame, contact.minutes, wanted);
            session.alliance = true;
            session.changes = gentle_changes(request, *day);
            if let Ok(agenda) = SessionPlan::try_new(&session, self.practices) {
                meetings.push(PlanMeeting { date, agenda });
            }
        }
        meetings
    }

    /// A meeting while experiential practice is stopped, S1: a crisis plan, and how it is between the
    /// two.
    fn of_arrangements(
        &self,
        contact: &Contact,
        date: Date,
        done: &BTreeSet<PracticeId>,
    ) -> Option<PlanMeeting> {
        let helps_now = |it: &&Practice| {
            only_makes_safe(it)
                && (it.has_role(PracticeRole::RiskPlan) || it.has_role(PracticeRole::Feedback))
        };
        let mut wanted: Vec<&Practice> = self.practices.iter().filter(helps_now).collect();
        wanted.sort_by_key(|it| !it.has_role(PracticeRole::RiskPlan));
        let wanted = wanted.into_iter().map(|it| it.id().clone()).collect();
        let frame = self.frame(contact, done);
        let session = SessionRequest::new(frame, contact.minutes, wanted);
        let agenda = SessionPlan::try_new(&session, self.practices).ok()?;
        let is_safe =
            agenda.practices().all(|id| self.practices.get(id.as_str()).is_ok_and(only_makes_safe));
        is_safe.then_some(PlanMeeting { date, agenda })
    }

    fn frame(&self, contact: &Contact, done: &BTreeSet<PracticeId>) -> SessionFrame {
        let request = self.request;
        let mut frame = SessionFrame::new(Setting::Individual, request.audience, contact.led_by);
        frame.delivery = contact.delivery;
        frame.cautions = request.cautions.iter().copied().collect();
        frame.fears = request.fears;
        frame.allow_unreviewed_hard = request.allow_unreviewed_hard;
        frame.done.clone_from(done);
        frame.highest_difficulty = self.highest_difficulty(done);
        frame
    }

    fn highest_difficulty(&self, done: &BTreeSet<PracticeId>) -> u8 {
        let practices = done.iter().filter_map(|id| self.practices.get(id.as_str()).ok());
        practices.map(|it| it.definition().difficulty).max().unwrap_or(0)
    }

    /// What the person knows, or has done up to the day from which the plan was adapted.
    fn done_before(&self) -> BTreeSet<PracticeId> {
        let mut done = self.request.known.clone();
        if let Some((adaptation, _)) = self.adapted {
            done.extend(adaptation.done.keys().cloned());
        }
        done
    }

    /// Meetings that were; history is not rewritten.
    fn past(&self) -> Vec<PlanMeeting> {
        let kept = self.adapted.map_or(&[][..], |(_, meetings)| meetings);
        kept.iter().filter(|it| self.is_past(it.date)).cloned().collect()
    }

    fn is_past(&self, date: Date) -> bool {
        self.adapted.is_some_and(|(adaptation, _)| date < adaptation.from)
    }

    fn was_held(&self, meeting: &PlanMeeting) -> bool {
        self.adapted
            .is_none_or(|(adaptation, _)| !adaptation.missed_meetings.contains(&meeting.date))
    }

    fn is_stopped(&self, date: Date) -> bool {
        self.adapted.is_some_and(|(adaptation, _)| adaptation.stops_on(date))
    }
}

/// On which days meetings are, from 1.
pub(crate) fn meeting_days(request: &PlanRequest, contact: &Contact) -> Vec<usize> {
    let on_weekday = (1..=request.days())
        .filter(|day| request.date(*day).is_some_and(|date| Weekday::of(date) == contact.on));
    on_weekday.step_by(usize::from(contact.every_weeks.max(1))).collect()
}

/// On which day the meetings of a programme bring each practice.
pub(crate) fn taught<'m>(
    request: &PlanRequest,
    meetings: impl IntoIterator<Item = &'m PlanMeeting>,
) -> BTreeMap<PracticeId, usize> {
    let mut taught = BTreeMap::new();
    for meeting in meetings {
        let day = usize::try_from(request.start.days_until(meeting.date)).unwrap_or(0) + 1;
        for id in meeting.agenda.practices() {
            if !request.known.contains(id) {
                taught.entry(id.clone()).or_insert(day);
            }
        }
    }
    taught
}

/// What R19 changes in a meeting on a day, from 1.
fn gentle_changes(request: &PlanRequest, day: usize) -> Vec<SessionChange> {
    let mut changes = Vec::new();
    if goes_gently(request) {
        changes.push(SessionChange::HalvePracticeTime);
        if day <= 14 {
            changes.push(SessionChange::DelayImagery { sessions: 2 });
        }
    }
    changes
}
