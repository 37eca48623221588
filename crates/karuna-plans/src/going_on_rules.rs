//! Rules that fit a plan to how it is lived: R14, R26, R30 to R36, R44, S7.

use std::collections::BTreeMap;

use karuna_core::{Change, Date, Measurement, PracticeRole};

use crate::adaptation::{Bound, BoundKind};
use crate::adaptation_rules::{ENOUGH_TRIES, Ratings, Reading, median};
use crate::measure_time::MeasureTime;
use crate::need::Need;
use crate::progress_log::{Done, Lived, Sitting};
use crate::revision_message::Reader::{Clinician, Person};
use crate::rule::RuleId;

/// Days in a row without practice until there is a question, and until somebody asks (R35).
const ASK_AFTER: usize = 7;
const REST_AFTER: usize = 14;
/// The longest day of small steps, in minutes; for how many days they last, and how many of them
/// come at least after the last day that was missed.
const SMALL: u16 = 2;
const SMALL_DAYS: i64 = 7;
const AFTER_THE_LAST: i64 = 3;
/// Over how many days a practice done partly, or seldom, is looked at.
const LOOK_BACK: i64 = 14;
/// How many sittings it takes to say that time is short (R26).
const ENOUGH_SITTINGS: usize = 4;
/// The highest middle of helpfulness that says that something does not help (R14, R36).
const NO_HELP: u8 = 3;
/// How long writing rests where it does not help (R36).
const WRITING_RESTS: i64 = 14;
/// The hardest that may come while a plan holds because things got worse (R44).
const HELD_DIFFICULTY: u8 = 2;
/// How many days before the middle a measure may be taken to count as the one of the middle.
const BEFORE_MIDDLE: i64 = 7;

impl<'l> Reading<'l> {
    pub(crate) fn read_for_going_on(&mut self) {
        self.missed_days();
        self.seldom();
        self.time_that_is_there();
        self.writing();
        self.no_help();
        self.weekly_words();
        self.worse();
        self.middle();
    }

    /// R35, R32: missed days are met with something smaller, then with a question, then by
    /// somebody.
    fn missed_days(&mut self) {
        let Some(row) = self.lived.missed_row() else { return };
        let Some(next) = row.third.plus_days(1) else { return };
        // Whole weeks of small steps, until a few days after the last that was missed.
        let days = row.third.days_until(row.last) + AFTER_THE_LAST;
        let weeks = (days + SMALL_DAYS - 1) / SMALL_DAYS;
        let small = BoundKind::MostMinutes { minutes: SMALL };
        self.hold(RuleId::R35, small, next, Some(weeks * SMALL_DAYS));
        if !row.goes_on {
            return;
        }
        if self.is_recent(row.last) {
            self.say(
                RuleId::R35,
                Person,
                "Days without practice come to everybody. For a week there is something of a minute or two, and that too is only an offer.",
            );
            self.say(
                RuleId::R32,
                Person,
                "So small a thing works best at the same moment each day, after brushing your teeth for example.",
            );
        }
        if row.days >= ASK_AFTER {
            self.say(
                RuleId::R35,
                Person,
                "If you like, have a look: does the plan not fit, is something about it uneasy, or is there simply no time? Each answer changes what comes.",
            );
        }
        if row.days >= REST_AFTER {
            self.hold(RuleId::R35, BoundKind::NothingNew, next, None);
            self.say(
                RuleId::R35,
                Person,
                "Perhaps it is not the time, or not the plan. You may begin afresh whenever you like; nothing is lost.",
            );
            self.say(
                RuleId::R35,
                Clinician,
                "There has been no practice for some time. A friendly question about fit, fear and time, or a fresh start, may help.",
            );
        }
    }

    /// R33: where practice has become rare, contact helps more than another exercise.
    fn seldom(&mut self) {
        let told = self.lived.told_days();
        let recent = told.iter().filter(|(on, _)| self.lived.days_ago(**on) < LOOK_BACK);
        let (mut days, mut practised) = (0, 0);
        for (_, was) in recent {
            days += 1;
            practised += usize::from(*was);
        }
        if days >= 6 && practised * 2 < days {
            self.say(
                RuleId::R33,
                Clinician,
                "Practice has become rare. A short contact, or somebody who asks, helps more than another exercise.",
            );
        }
    }

    /// R26, R30: where most of what is begun is done only partly, days hold the time that is there.
    fn time_that_is_there(&mut self) {
        let practised = self.practised();
        let recent: Vec<(Date, &Sitting)> = practised
            .iter()
            .filter(|(_, on, _, _)| self.lived.days_ago(*on) < LOOK_BACK)
            .map(|(_, on, sitting, _)| (*on, *sitting))
            .collect();
        let partly = recent.iter().filter(|(_, sitting)| sitting.done == Done::Partly);
        let last = partly.clone().map(|(on, _)| *on).max();
        if recent.len() < ENOUGH_SITTINGS || partly.count() * 2 < recent.len() {
            return;
        }
        let mut by_day: BTreeMap<Date, u16> = BTreeMap::new();
        for (on, sitting) in &recent {
            if let Some(minutes) = sitting.minutes {
                let held = by_day.entry(*on).or_default();
                *held = held.saturating_add(minutes);
            }
        }
        let usual = median(by_day.into_values().collect());
        let (Some(minutes), Some(last)) = (usual, last) else { return };
        // From week to week of the plan, so that it does not change every day.
        let into_week = self.lived.plan.request.start.days_until(last).rem_euclid(7);
        let Some(from) = last.plus_days(-into_week) else { return };
        let kind = BoundKind::MostMinutes { minutes: minutes.max(SMALL) };
        self.hold(RuleId::R26, kind, from, Some(LOOK_BACK + 7));
        self.say(
            RuleId::R26,
            Person,
            "The days now hold about the time that you really have. That is enough; minutes are not what counts.",
        );
    }

    /// R36: writing is looked at after three times, and rests where it did not help.
    fn writing(&mut self) {
        let mut written = self.practised();
        written.retain(|(_, _, _, practice)| practice.has_role(PracticeRole::Writing));
        let Some((_, third, _, _)) = written.get(ENOUGH_TRIES - 1) else { return };
        if self.is_recent(*third) {
            self.say(
                RuleId::R36,
                Person,
                "You have written three times. How is it for you? Mood may dip on such an evening; if it does you no good, leave it out.",
            );
        }
        let latest = written.iter().rev().take(ENOUGH_TRIES);
        let helpfulness = latest.filter_map(|(_, _, sitting, _)| sitting.helpfulness).collect();
        let helped = Ratings { helpfulness, last: None };
        let (Some((_, last, _, _)), true) = (written.last(), does_not_help(&helped)) else {
            return;
        };
        let rests = BoundKind::WithoutRole { role: PracticeRole::Writing };
        self.hold_after(RuleId::R36, rests, *last, Some(WRITING_RESTS));
    }

    /// R14: what was tried and does not help goes.
    fn no_help(&mut self) {
        for (practice, rated) in self.ratings() {
            if let (true, Some(last)) = (does_not_help(&rated), rated.last) {
                let is_recent = self.is_recent(last);
                let title = self.title(&practice);
                self.hold_after(RuleId::R14, BoundKind::Without { practice }, last, None);
                if is_recent {
                    let words =
                        format!("{title} did not help you, so it makes room for something else.");
                    self.say(RuleId::R14, Person, words);
                }
            }
        }
    }

    /// R34: once a week two words: what helped, and what was easily carried into the day.
    fn weekly_words(&mut self) {
        let practised = self.practised();
        let week: Vec<&Sitting> = practised
            .iter()
            .filter(|(_, on, _, _)| (1..=7).contains(&self.lived.days_ago(*on)))
            .map(|(_, _, sitting, _)| *sitting)
            .collect();
        let is_told = |told: fn(&Sitting) -> bool| week.iter().any(|it| told(it));
        if week.len() >= ENOUGH_TRIES
            && !(is_told(|it| it.helpfulness.is_some()) && is_told(|it| it.ease.is_some()))
        {
            self.say(
                RuleId::R34,
                Person,
                "Once a week two words are useful: what helped, and what was easy to take into the day.",
            );
        }
    }

    /// R44: things got reliably worse: nothing new and nothing hard until somebody named decides, or
    /// a later measure of the same says that it got better.
    fn worse(&mut self) {
        for (at, on, it) in self.measured() {
            let is_better_since = self.measured().iter().any(|(later, _, other)| {
                *later > at
                    && (&other.instrument, &other.scale) == (&it.instrument, &it.scale)
                    && other.change == Change::Better
            });
            if it.change != Change::Worse || is_better_since || self.lived.is_cleared(at, false) {
                continue;
            }
            self.hold(RuleId::R44, BoundKind::NothingNew, on, None);
            let lower = BoundKind::MostDifficulty { difficulty: HELD_DIFFICULTY };
            self.hold(RuleId::R44, lower, on, None);
            self.say(
                RuleId::R44,
                Person,
                "Some things were harder when you last answered. That deserves a person's look, so nothing new comes for now, and what you know stays.",
            );
            let words = format!(
                "{} {} is reliably worse, measured on {}. The plan holds, with nothing new and nothing hard, until somebody named decides.",
                it.instrument, it.scale, it.date
            );
            self.say(RuleId::R44, Clinician, words);
        }
    }

    /// What is said in the middle: S7 asks about unwanted effects; R31 and R44 where nothing moved.
    fn middle(&mut self) {
        let Some(on) = self.middle_measured() else { return };
        if !self.is_recent(on) {
            return;
        }
        self.say(
            RuleId::S7,
            Person,
            "Practice may have effects that nobody wants; most of them pass. Were there any? Here or to a person, it helps to tell.",
        );
        if self.nothing_moved().is_none() || self.bounds.iter().any(Bound::is_a_hold) {
            return;
        }
        self.say(
            RuleId::R44,
            Person,
            "What was measured in the middle has hardly moved. That happens often. The second half tries other things.",
        );
        if self.lived.plan.request.needs.contains_key(&Need::SelfCriticism) {
            self.say(
                RuleId::R31,
                Person,
                "With a harsh inner voice more weeks help rather than more minutes; the plan may go on for longer, if you like.",
            );
        }
    }

    fn measured(&self) -> Vec<(usize, Date, &'l Measurement)> {
        let events = self.lived.events();
        let measured = events.filter_map(|(at, on, what)| match what {
            Lived::Measured(measurement) => Some((at, on, measurement)),
            _ => None,
        });
        measured.collect()
    }

    /// The day on which the middle was measured.
    fn middle_measured(&self) -> Option<Date> {
        let middle = self.lived.plan.measures.iter().find(|it| it.when == MeasureTime::Middle)?;
        let from = middle.date.plus_days(-BEFORE_MIDDLE)?;
        self.measured().into_iter().find(|(_, on, _)| *on >= from).map(|(_, on, _)| on)
    }

    /// The day of the measures of the middle, where they say that nothing moved: something is known
    /// of change, and nothing is better or worse.
    pub(crate) fn nothing_moved(&self) -> Option<Date> {
        let on = self.middle_measured()?;
        let measured = self.measured();
        let of_middle = measured.iter().filter(|(_, day, _)| on.days_until(*day).abs() <= 7);
        let changes: Vec<Change> = of_middle.map(|(_, _, it)| it.change).collect();
        let moved = changes.iter().any(|it| matches!(it, Change::Better | Change::Worse));
        (!moved && changes.contains(&Change::NoReliable)).then_some(on)
    }
}

/// Whether enough tries say that something does not help.
fn does_not_help(rated: &Ratings) -> bool {
    rated.middle().is_some_and(|middle| middle <= NO_HELP)
}
