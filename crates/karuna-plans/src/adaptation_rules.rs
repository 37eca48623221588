//! The rules that adapt a plan: from what was lived to bounds and messages.
//!
//! Every bound follows from what is in the log and from its days alone, so reading the same log
//! again on a later day gives the same bounds, without those that are over.

use std::collections::BTreeMap;

use karuna_core::{Date, PracticeId};
use karuna_practices::{Practice, PracticeCatalog};

use crate::adaptation::{Bound, BoundKind};
use crate::lived::LivedPlan;
use crate::progress_log::Sitting;
use crate::revision_message::{Reader, RevisionMessage};
use crate::rule::RuleId;

/// How long something stays worth saying, in days.
pub(crate) const RECENT: i64 = 7;
/// How many tries it takes to say whether something helps (R14, R36).
pub(crate) const ENOUGH_TRIES: usize = 3;

/// What the rules make of a log.
pub(crate) struct Reading<'l> {
    pub(crate) lived: LivedPlan<'l>,
    pub(crate) practices: &'l PracticeCatalog,
    pub(crate) bounds: Vec<Bound>,
    pub(crate) messages: Vec<RevisionMessage>,
}

impl<'l> Reading<'l> {
    /// Reads a log by all rules.
    pub(crate) fn new(lived: LivedPlan<'l>, practices: &'l PracticeCatalog) -> Self {
        let mut reading = Self { lived, practices, bounds: Vec::new(), messages: Vec::new() };
        reading.read_for_safety();
        reading.read_for_going_on();
        let today = reading.lived.today;
        reading.bounds.retain(|bound| bound.until.is_none_or(|until| until >= today));
        if reading.bounds.iter().any(Bound::is_a_stop) {
            // Nothing stands beside the word that a person needs now.
            let is_about_help = |it: &RevisionMessage| matches!(it.rule, RuleId::S1 | RuleId::S6);
            reading.messages.retain(|it| it.to == Reader::Clinician || is_about_help(it));
        }
        reading
    }

    /// Something that holds from a day on, for as many days as told, or until it is lifted.
    pub(crate) fn hold(&mut self, rule: RuleId, kind: BoundKind, from: Date, days: Option<i64>) {
        let until = match days {
            Some(days) => match from.plus_days(days - 1) {
                Some(until) => Some(until),
                None => return,
            },
            None => None,
        };
        let bound = Bound { kind, from, until, rule };
        if !self.bounds.contains(&bound) {
            self.bounds.push(bound);
        }
    }

    /// Something that holds for what is left of a day, and for as many days after it as told.
    pub(crate) fn hold_after(
        &mut self,
        rule: RuleId,
        kind: BoundKind,
        on: Date,
        days: Option<i64>,
    ) {
        self.hold(rule, kind, on, days.map(|days| days + 1));
    }

    pub(crate) fn say(&mut self, rule: RuleId, to: Reader, words: impl Into<String>) {
        let message = RevisionMessage { to, rule, words: words.into() };
        if !self.messages.contains(&message) {
            self.messages.push(message);
        }
    }

    /// Whether something of a day is still worth saying.
    pub(crate) fn is_recent(&self, on: Date) -> bool {
        self.lived.days_ago(on) <= RECENT
    }

    pub(crate) fn practice(&self, id: &PracticeId) -> Option<&'l Practice> {
        self.practices.get(id.as_str()).ok()
    }

    /// The title of a practice, or its id where nothing is known of it.
    pub(crate) fn title(&self, id: &PracticeId) -> String {
        self.practice(id).map_or_else(|| id.to_string(), |it| it.title().to_owned())
    }

    /// What the person said of each practice that exists.
    pub(crate) fn ratings(&self) -> BTreeMap<PracticeId, Ratings> {
        let mut ratings: BTreeMap<PracticeId, Ratings> = BTreeMap::new();
        for (_, on, sitting, _) in self.practised() {
            if let Some(helpfulness) = sitting.helpfulness {
                let rated = ratings.entry(sitting.practice.clone()).or_default();
                rated.helpfulness.push(helpfulness);
                rated.last = Some(on);
            }
        }
        ratings
    }

    /// Sittings in which something was practised, of practices that exist.
    pub(crate) fn practised(&self) -> Vec<(usize, Date, &'l Sitting, &'l Practice)> {
        let sittings = self.lived.sittings().filter(|(_, _, sitting)| sitting.was_practised());
        let known = sittings.filter_map(|(at, on, sitting)| {
            self.practice(&sitting.practice).map(|practice| (at, on, sitting, practice))
        });
        known.collect()
    }
}

/// What a person said of one practice: each time how helpful it was, and the last day.
#[derive(Default)]
pub(crate) struct Ratings {
    pub(crate) helpfulness: Vec<u8>,
    pub(crate) last: Option<Date>,
}

impl Ratings {
    /// The middle of all answers, where there are enough to say anything.
    pub(crate) fn middle(&self) -> Option<u8> {
        let is_enough = self.helpfulness.len() >= ENOUGH_TRIES;
        if is_enough { median(self.helpfulness.clone()) } else { None }
    }
}

/// The middle of some numbers, the lower of two.
pub(crate) fn median<N: Ord + Copy>(mut numbers: Vec<N>) -> Option<N> {
    numbers.sort_unstable();
    numbers.get(numbers.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_middle_is_the_lower_of_two() {
        assert_eq!(median(vec![5, 1, 9]), Some(5));
        assert_eq!(median(vec![4, 1, 9, 8]), Some(4));
        assert_eq!(median::<u8>(vec![]), None);
    }
}
