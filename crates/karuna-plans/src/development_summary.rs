//! What a log holds, and what is still open of a pathway.

use std::collections::BTreeMap;

use karuna_core::Date;
use serde::Serialize;

use crate::activity::Activity;
use crate::competence::Competence;
use crate::development_log::{DevelopmentEntry, DevelopmentLog};
use crate::pathway::{Pathway, Requirement};

/// What a log holds, and what is still open of a pathway that its owner chose.
///
/// It is a mirror and no certificate: nothing in it confers a credential, and a month with little in
/// it is only a month with little in it.
///
/// # Examples
///
/// ```
/// use karuna_plans::{DevelopmentLog, DevelopmentSummary, Pathway};
///
/// let log: DevelopmentLog = serde_json::from_str(
///     r#"{"entries": [{"date": "2026-03-02", "activity": "supervision", "minutes": 60}]}"#,
/// )?;
/// let pathway = Pathway::get("university-certificate-like")?;
/// let (from, today) = ("2026-01-01".parse()?, "2026-06-30".parse()?);
/// let summary = DevelopmentSummary::new(&log, pathway, from, today);
/// let supervision = &summary.requirements[0];
/// assert_eq!((supervision.minutes, supervision.open.minutes), (60, 1140));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DevelopmentSummary {
    /// The pathway.
    pub pathway: String,
    /// The first day that counts: when its owner began with the pathway.
    pub from: Date,
    /// The last day that counts: when the log was looked at.
    pub today: Date,
    /// What was done, by kind, from the first day to the last.
    pub totals: BTreeMap<Activity, ActivityTotal>,
    /// Each requirement of the pathway, in its order.
    pub requirements: Vec<RequirementState>,
    /// Each competence that was rated, in the order of the list.
    pub competences: Vec<CompetenceState>,
    /// Competences that were never rated.
    pub unrated: Vec<String>,
}

/// What was done of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ActivityTotal {
    /// How often.
    pub times: u32,
    /// How many minutes in all.
    pub minutes: u32,
    /// When for the last time.
    pub last: Option<Date>,
}

/// What there is of one requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RequirementState {
    /// The requirement.
    pub requirement: Requirement,
    /// The first day that counts for it.
    pub since: Date,
    /// Minutes in its time.
    pub minutes: u32,
    /// Entries in its time.
    pub times: u32,
    /// The longest time without an entry, in days, up to the day of looking.
    pub longest_gap: u32,
    /// What is still open.
    pub open: OpenRequirement,
}

/// What is still open of a requirement; all zero where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OpenRequirement {
    /// Minutes that are missing.
    pub minutes: u32,
    /// Times that are missing.
    pub times: u32,
    /// By how many days the longest gap is longer than what was wanted.
    pub days_over: u32,
}

impl OpenRequirement {
    /// Whether nothing is open.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.minutes == 0 && self.times == 0 && self.days_over == 0
    }
}

/// How a therapist rated a competence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CompetenceState {
    /// The competence.
    pub competence: String,
    /// The first rating and its day.
    pub first: (Date, u8),
    /// The last rating and its day.
    pub last: (Date, u8),
    /// How often it was rated.
    pub times: u32,
}

impl DevelopmentSummary {
    /// Looks at a log. `from` is the day on which its owner began with the pathway; entries before
    /// it and after `today` do not count.
    #[must_use]
    pub fn new(log: &DevelopmentLog, pathway: &Pathway, from: Date, today: Date) -> Self {
        let mut entries: Vec<&DevelopmentEntry> =
            log.entries.iter().filter(|it| it.date >= from && it.date <= today).collect();
        entries.sort_by_key(|it| it.date);
        let mut totals: BTreeMap<Activity, ActivityTotal> = BTreeMap::new();
        for entry in &entries {
            let total = totals.entry(entry.activity).or_default();
            total.times += 1;
            total.minutes += u32::from(entry.minutes);
            total.last = Some(entry.date);
        }
        let requirements = pathway.requirements.iter();
        let requirements = requirements.map(|it| state_of(it, &entries, from, today)).collect();
        let (competences, unrated) = competences_of(&entries);
        let pathway = pathway.id.clone();
        Self { pathway, from, today, totals, requirements, competences, unrated }
    }

    /// The requirements of which something is still open.
    pub fn open(&self) -> impl Iterator<Item = &RequirementState> {
        self.requirements.iter().filter(|it| !it.open.is_none())
    }
}

fn state_of(
    requirement: &Requirement,
    entries: &[&DevelopmentEntry],
    from: Date,
    today: Date,
) -> RequirementState {
    // The day of looking is the last of the window.
    let window = today.plus_days(1 - i64::from(requirement.within_days));
    let since = window.map_or(from, |window| window.max(from));
    let within = entries.iter().filter(|it| it.activity == requirement.of && it.date >= since);
    let within: Vec<&&DevelopmentEntry> = within.collect();
    let minutes = within.iter().map(|it| u32::from(it.minutes)).sum();
    let times = u32::try_from(within.len()).unwrap_or(u32::MAX);
    let mut longest_gap = 0;
    let mut before = since;
    for date in within.iter().map(|it| it.date).chain([today]) {
        longest_gap = longest_gap.max(before.days_until(date));
        before = date;
    }
    let longest_gap = u32::try_from(longest_gap).unwrap_or(0);
    let open = OpenRequirement {
        minutes: requirement.minutes.unwrap_or(0).saturating_sub(minutes),
        times: requirement.times.unwrap_or(0).saturating_sub(times),
        days_over: requirement.every_days.map_or(0, |most| longest_gap.saturating_sub(most)),
    };
    let requirement = requirement.clone();
    RequirementState { requirement, since, minutes, times, longest_gap, open }
}

fn competences_of(entries: &[&DevelopmentEntry]) -> (Vec<CompetenceState>, Vec<String>) {
    let (mut rated, mut unrated) = (Vec::new(), Vec::new());
    for competence in Competence::builtin() {
        let ratings: Vec<(Date, u8)> = entries
            .iter()
            .filter_map(|it| Some((it.date, *it.ratings.get(&competence.id)?)))
            .collect();
        match (ratings.first(), ratings.last()) {
            (Some(first), Some(last)) => rated.push(CompetenceState {
                competence: competence.id.clone(),
                first: *first,
                last: *last,
                times: u32::try_from(ratings.len()).unwrap_or(u32::MAX),
            }),
            _ => unrated.push(competence.id.clone()),
        }
    }
    (rated, unrated)
}
