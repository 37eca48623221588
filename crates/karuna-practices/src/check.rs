//! Finds every problem of a practice, and of practices among one another.

use std::collections::BTreeMap;

use karuna_core::{PracticeId, closest};

use crate::citation::Bibliography;
use crate::error::{PracticeError, PracticeProblem};
use crate::led_by::LedBy;
use crate::practice::Practice;
use crate::practice_file::PracticeFile;

/// The longest practice, in seconds: a day.
const MAX_SECONDS: u64 = 86_400;

/// All problems that a definition has by itself.
pub(crate) fn problems_of(file: &PracticeFile) -> Vec<PracticeError> {
    let mut checker = Checker { file, problems: Vec::new() };
    checker.run();
    checker.problems
}

struct Checker<'a> {
    file: &'a PracticeFile,
    problems: Vec<PracticeError>,
}

impl Checker<'_> {
    fn report(&mut self, place: impl Into<String>, problem: PracticeProblem) {
        let practice = self.file.id.clone();
        self.problems.push(PracticeError { practice, place: place.into(), problem });
    }

    fn run(&mut self) {
        let file = self.file;
        if file.format != PracticeFile::FORMAT {
            let (found, known) = (file.format, PracticeFile::FORMAT);
            self.report("/format", PracticeProblem::UnknownFormat { found, known });
        }
        self.check_list("/principles", &file.principles, true);
        // Bare attention moves no compassion from anybody to anybody.
        self.check_list("/flows", &file.flows, false);
        self.check_list("/systems", &file.systems, true);
        self.check_list("/audiences", &file.audiences, true);
        self.check_list("/formats", &file.formats, true);
        self.check_list("/settings", &file.settings, true);
        self.check_list("/roles", &file.roles, true);
        self.check_list("/variants", &file.variants, false);
        self.check_list("/parts", &file.parts, false);
        self.check_list("/evidence", &file.evidence, false);
        self.check_list("/prerequisites", &file.prerequisites, false);
        let codes: Vec<_> = file.cautions.iter().map(|caution| caution.code).collect();
        self.check_list("/cautions", &codes, false);
        let steps: Vec<&str> = file.steps.iter().map(|step| step.id.as_str()).collect();
        self.check_list("/steps", &steps, true);
        for (place, group) in file.one_of_before.iter().enumerate() {
            self.check_list(&format!("/one-of-before/{place}"), group, true);
        }
        self.check_range("/difficulty", file.difficulty.into(), 1, 5);
        let fears = file.fear_sensitivity;
        self.check_range("/fear-sensitivity/for-self", fears.for_self.into(), 0, 3);
        self.check_range("/fear-sensitivity/from-others", fears.from_others.into(), 0, 3);
        self.check_range("/fear-sensitivity/for-others", fears.for_others.into(), 0, 3);
        if file.difficulty >= 4 && file.led_by == LedBy::Oneself {
            let difficulty = file.difficulty;
            self.report("/led-by", PracticeProblem::HardAndAlone { difficulty });
        }
        if file.ip_note && !file.credit {
            self.report("/credit", PracticeProblem::CreditMissing);
        }
        self.check_times();
        self.check_text();
    }

    fn check_list<T: PartialEq + ToString>(&mut self, place: &str, list: &[T], is_needed: bool) {
        if is_needed && list.is_empty() {
            self.report(place, PracticeProblem::EmptyList);
        }
        for (index, entry) in list.iter().enumerate() {
            if list.iter().take(index).any(|other| other == entry) {
                let name = entry.to_string();
                self.report(format!("{place}/{index}"), PracticeProblem::Twice { name });
            }
        }
    }

    fn check_range(&mut self, place: &str, found: u64, min: u64, max: u64) {
        if !(min..=max).contains(&found) {
            self.report(place, PracticeProblem::OutOfRange { found, min, max });
        }
    }

    fn check_times(&mut self) {
        let duration = self.file.duration;
        for (place, step) in self.file.steps.iter().enumerate() {
            let (pause, seconds) = (step.pause, step.seconds);
            self.check_range(&format!("/steps/{place}/seconds"), seconds.into(), 1, MAX_SECONDS);
            if pause > seconds {
                let problem = PracticeProblem::PauseTooLong { pause, seconds };
                self.report(format!("/steps/{place}/pause"), problem);
            }
        }
        let steps: u64 = self.file.steps.iter().map(|step| u64::from(step.seconds)).sum();
        if steps != u64::from(duration.typical) {
            let typical = duration.typical;
            self.report("/duration/typical", PracticeProblem::TimesDiffer { steps, typical });
        }
        let crate::practice_file::Duration { min, typical, max } = duration;
        if min == 0 || min > typical || typical > max {
            self.report("/duration", PracticeProblem::DurationOrder { min, typical, max });
        }
    }

    fn check_text(&mut self) {
        let keys = self.file.text_keys();
        for key in &keys {
            if self.file.text.get(key).is_none_or(|text| text.trim().is_empty()) {
                self.report("/text", PracticeProblem::TextMissing { key: key.clone() });
            }
        }
        for key in self.file.text.keys().filter(|key| !keys.contains(key)) {
            self.report("/text", PracticeProblem::TextUnknown { key: key.clone() });
        }
    }
}

/// All problems that practices have among one another: references that lead nowhere, circles,
/// citations that are not there.
///
/// Only those of `own` are looked at: what is known already was checked when it came, and may refer
/// to practices that the caller left out on purpose.
pub(crate) fn problems_among(
    practices: &BTreeMap<PracticeId, Practice>,
    own: &BTreeMap<PracticeId, Practice>,
    bibliography: &Bibliography,
) -> Vec<PracticeError> {
    let mut problems = Vec::new();
    for practice in own.values() {
        let file = practice.definition();
        let mut report = |place: String, problem: PracticeProblem| {
            problems.push(PracticeError { practice: file.id.clone(), place, problem });
        };
        let groups = file.one_of_before.iter().enumerate().flat_map(|(at, group)| {
            group.iter().map(move |id| (format!("/one-of-before/{at}"), id))
        });
        let before = file.prerequisites.iter().map(|id| ("/prerequisites".to_owned(), id));
        let better =
            file.recommended_before.iter().map(|id| ("/recommended-before".to_owned(), id));
        for (place, id) in before.chain(groups).chain(better) {
            if !practices.contains_key(id) {
                let closest = closest(id.as_str(), practices.keys().map(PracticeId::as_str));
                report(place, PracticeProblem::UnknownPractice { given: id.clone(), closest });
            }
        }
        for key in file.evidence.iter().filter(|key| bibliography.get(key).is_none()) {
            report("/evidence".into(), PracticeProblem::UnknownCitation { key: key.clone() });
        }
    }
    let found = circles(practices);
    if found.is_empty() && problems.is_empty() {
        let mut unreachable = unreachable(practices);
        unreachable.retain(|problem| own.contains_key(&problem.practice));
        problems.extend(unreachable);
    }
    problems.extend(found);
    problems
}

/// Practices that can never be begun, because none of those that may come before can be.
fn unreachable(practices: &BTreeMap<PracticeId, Practice>) -> Vec<PracticeError> {
    let mut reached: Vec<&PracticeId> = Vec::new();
    loop {
        let before = reached.len();
        for (id, practice) in practices {
            let file = practice.definition();
            let is_open = !reached.contains(&id)
                && file.prerequisites.iter().all(|id| reached.contains(&id))
                && file
                    .one_of_before
                    .iter()
                    .all(|group| group.iter().any(|id| reached.contains(&id)));
            if is_open {
                reached.push(id);
            }
        }
        if reached.len() == before {
            break;
        }
    }
    let rest = practices.keys().filter(|id| !reached.contains(id));
    rest.map(|id| PracticeError {
        practice: id.clone(),
        place: "/one-of-before".into(),
        problem: PracticeProblem::Unreachable,
    })
    .collect()
}

/// Practices that can never be begun, because their hard prerequisites lead back to themselves.
fn circles(practices: &BTreeMap<PracticeId, Practice>) -> Vec<PracticeError> {
    let mut problems = Vec::new();
    let mut done: Vec<&PracticeId> = Vec::new();
    for start in practices.keys() {
        let mut path = Vec::new();
        if let Some(circle) = walk(start, practices, &mut path, &mut done) {
            let first = circle.first().copied().unwrap_or(start).clone();
            let path = circle.iter().map(ToString::to_string).collect();
            let problem = PracticeProblem::Circle { path };
            problems.push(PracticeError {
                practice: first,
                place: "/prerequisites".into(),
                problem,
            });
            // What hangs on a circle need not be told again.
            return problems;
        }
    }
    problems
}

fn walk<'a>(
    id: &'a PracticeId,
    practices: &'a BTreeMap<PracticeId, Practice>,
    path: &mut Vec<&'a PracticeId>,
    done: &mut Vec<&'a PracticeId>,
) -> Option<Vec<&'a PracticeId>> {
    if done.contains(&id) {
        return None;
    }
    if let Some(first) = path.iter().position(|other| *other == id) {
        let mut circle: Vec<&PracticeId> = path.iter().skip(first).copied().collect();
        circle.push(id);
        return Some(circle);
    }
    path.push(id);
    let file = practices.get(id)?.definition();
    for before in &file.prerequisites {
        if practices.contains_key(before)
            && let Some(circle) = walk(before, practices, path, done)
        {
            return Some(circle);
        }
    }
    path.pop();
    done.push(id);
    None
}
