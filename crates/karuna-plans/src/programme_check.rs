//! Finds every problem of a programme: of its structure, of what it refers to, of its sessions
//! under the rules, and of the whole.

use karuna_core::Audience;
use karuna_practices::{Bibliography, LedBy, PracticeCatalog, PracticesError};

use crate::figure_kind::FigureKind;
use crate::programme_error::{ProgrammeError, ProgrammeProblem};
use crate::programme_file::{CountRange, ProgrammeFile, ProgrammeSession};
use crate::programme_rules;
use crate::session_form::SessionForm;
use crate::session_request::SessionRequest;

/// The longest programme, in weeks: two years.
const MAX_WEEKS: u32 = 104;

/// All problems of a programme. Rules are asked only when the structure stands, because nothing
/// sensible can be said of sessions whose practices do not exist.
pub(crate) fn problems_of(
    file: &ProgrammeFile,
    practices: &PracticeCatalog,
    bibliography: &Bibliography,
) -> Vec<ProgrammeError> {
    let mut checker = Checker { file, practices, bibliography, problems: Vec::new() };
    checker.run();
    if checker.problems.is_empty() {
        for (place, problem) in programme_rules::problems_of(file, practices) {
            checker.report(place, problem);
        }
    }
    checker.problems
}

struct Checker<'a> {
    file: &'a ProgrammeFile,
    practices: &'a PracticeCatalog,
    bibliography: &'a Bibliography,
    problems: Vec<ProgrammeError>,
}

impl Checker<'_> {
    fn report(&mut self, place: impl Into<String>, problem: ProgrammeProblem) {
        let programme = self.file.id.clone();
        self.problems.push(ProgrammeError { programme, place: place.into(), problem });
    }

    fn run(&mut self) {
        let file = self.file;
        if file.format != ProgrammeFile::FORMAT {
            let (found, known) = (file.format, ProgrammeFile::FORMAT);
            self.report("/format", ProgrammeProblem::UnknownFormat { found, known });
        }
        self.check_list("/audiences", &file.audiences, true);
        self.check_list("/deliveries", &file.deliveries, true);
        self.check_list("/evidence", &file.evidence, false);
        self.check_list("/optional", &file.optional, false);
        let topics: Vec<_> = file.measures.iter().map(|measure| measure.of).collect();
        self.check_list("/measures", &topics, true);
        for (at, measure) in file.measures.iter().enumerate() {
            self.check_list(&format!("/measures/{at}/when"), &measure.when, true);
            self.check_list(&format!("/measures/{at}/instruments"), &measure.instruments, false);
        }
        let ids: Vec<&str> = file.sessions.iter().map(|session| session.id.as_str()).collect();
        self.check_list("/sessions", &ids, true);
        self.check_range("/weeks", file.weeks.into(), 1, MAX_WEEKS);
        self.check_counts("/people", file.people, 1);
        self.check_counts("/leaders", file.leaders, u16::from(file.led_by != LedBy::Oneself));
        for (at, session) in file.sessions.iter().enumerate() {
            self.check_session(at, session);
        }
        self.check_weeks();
        for (at, id) in file.optional.iter().enumerate() {
            self.check_practice(format!("/optional/{at}"), id);
        }
        self.check_figures();
        for (at, key) in file.evidence.iter().enumerate() {
            self.check_citation(format!("/evidence/{at}"), key);
        }
        self.check_text();
    }

    fn check_list<T: PartialEq + ToString>(&mut self, place: &str, list: &[T], is_needed: bool) {
        if is_needed && list.is_empty() {
            self.report(place, ProgrammeProblem::EmptyList);
        }
        for (at, entry) in list.iter().enumerate() {
            if list.iter().take(at).any(|other| other == entry) {
                let name = entry.to_string();
                self.report(format!("{place}/{at}"), ProgrammeProblem::Twice { name });
            }
        }
    }

    fn check_range(&mut self, place: &str, found: u32, min: u32, max: u32) {
        if !(min..=max).contains(&found) {
            self.report(place, ProgrammeProblem::OutOfRange { found, min, max });
        }
    }

    fn check_counts(&mut self, place: &str, range: CountRange, least: u16) {
        let (min, max) = (u32::from(range.min), u32::from(range.max));
        self.check_range(&format!("{place}/min"), min, least.into(), max.max(least.into()));
        self.check_range(&format!("{place}/max"), max, min, 1000);
    }

    fn check_session(&mut self, at: usize, session: &ProgrammeSession) {
        let place = format!("/sessions/{at}");
        if session.minutes == 0 {
            self.report(format!("{place}/minutes"), ProgrammeProblem::NoTime);
        } else {
            let (min, max) = (SessionRequest::MIN_MINUTES, SessionRequest::MAX_MINUTES);
            let at = format!("{place}/minutes");
            self.check_range(&at, session.minutes.into(), min.into(), max.into());
        }
        self.check_range(
            &format!("{place}/week"),
            session.week.into(),
            1,
            self.file.weeks.max(1).into(),
        );
        self.check_list(&format!("{place}/practices"), &session.practices, true);
        for (number, id) in session.practices.iter().enumerate() {
            self.check_practice(format!("{place}/practices/{number}"), id);
        }
        for (number, rule) in session.set_aside.iter().enumerate() {
            if !rule.may_be_set_aside() {
                let problem = ProgrammeProblem::NotToBeSetAside { rule: *rule };
                self.report(format!("{place}/set-aside/{number}"), problem);
            }
        }
        let Some(home) = &session.home else { return };
        self.check_list(&format!("{place}/home/practices"), &home.practices, true);
        let (minutes, days) = (home.minutes_per_day.into(), home.days.into());
        self.check_range(&format!("{place}/home/minutes-per-day"), minutes, 1, 60);
        self.check_range(&format!("{place}/home/days"), days, 1, 7);
        for (number, id) in home.practices.iter().enumerate() {
            let place = format!("{place}/home/practices/{number}");
            self.check_practice(place.clone(), id);
            if let Ok(practice) = self.practices.get(id.as_str()) {
                let led_by = practice.definition().led_by;
                if led_by != LedBy::Oneself {
                    let problem = ProgrammeProblem::NotForHome { practice: id.clone(), led_by };
                    self.report(place, problem);
                }
            }
        }
    }

    fn check_practice(&mut self, place: String, id: &karuna_core::PracticeId) {
        if let Err(error) = self.practices.get(id.as_str()) {
            let closest = match error {
                PracticesError::Unknown { closest, .. } => closest,
                _ => Vec::new(),
            };
            self.report(place, ProgrammeProblem::UnknownPractice { given: id.clone(), closest });
        }
    }

    /// Weeks rise, and only a day of practice shares its week.
    fn check_weeks(&mut self) {
        let mut before: Option<u16> = None;
        for (at, session) in self.file.sessions.iter().enumerate() {
            let (place, week) = (format!("/sessions/{at}/week"), session.week);
            let is_beside = session.form == SessionForm::PracticeDay;
            match before {
                Some(before) if week < before => {
                    self.report(place, ProgrammeProblem::WeekOrder { week, before });
                }
                Some(before) if week == before && !is_beside => {
                    self.report(place, ProgrammeProblem::DuplicateWeek { week });
                }
                _ => {}
            }
            if !is_beside {
                before = Some(before.map_or(week, |before| before.max(week)));
            }
        }
    }

    fn check_citation(&mut self, place: String, key: &str) {
        if self.bibliography.get(key).is_none() {
            self.report(place, ProgrammeProblem::UnknownCitation { key: key.to_owned() });
        }
    }

    fn check_figures(&mut self) {
        let kinds: Vec<FigureKind> = self.file.figures.iter().map(|figure| figure.of).collect();
        self.check_list("/figures", &kinds, true);
        for of in FigureKind::ALL.into_iter().filter(|of| !kinds.contains(of)) {
            self.report("/figures", ProgrammeProblem::FigureMissing { of });
        }
        for (at, figure) in self.file.figures.iter().enumerate() {
            match &figure.citation {
                Some(key) => self.check_citation(format!("/figures/{at}/citation"), key),
                None if figure.status.is_looked_up() => {
                    let (of, status) = (figure.of, figure.status);
                    let problem = ProgrammeProblem::FigureWithoutCitation { of, status };
                    self.report(format!("/figures/{at}"), problem);
                }
                None => {}
            }
        }
    }

    fn check_text(&mut self) {
        let keys = self.file.text_keys();
        for key in &keys {
            if self.file.text.get(key).is_none_or(|text| text.trim().is_empty()) {
                self.report("/text", ProgrammeProblem::TextMissing { key: key.clone() });
            }
        }
        for key in self.file.text.keys().filter(|key| !keys.contains(key)) {
            self.report("/text", ProgrammeProblem::TextUnknown { key: key.clone() });
        }
    }
}

/// Whether a programme is therapy: a clinician leads it for clients.
pub(crate) fn is_therapy(file: &ProgrammeFile) -> bool {
    file.led_by == LedBy::Clinician && file.audiences.contains(&Audience::Clients)
}
