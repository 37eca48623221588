//! Who a plan is for, and what it may be made of.

use std::collections::{BTreeMap, BTreeSet};

use karuna_core::{Audience, Date, Level, PracticeId, Principle, ProgrammeId, Technique};
use karuna_practices::{CautionCode, Fears, LedBy};
use serde::{Deserialize, Serialize};

use crate::delivery::Delivery;
use crate::effort::Effort;
use crate::need::Need;
use crate::weekday::Weekday;

/// Who a plan is for, what time there is, what is known of the person, and what they want.
///
/// The fields are open; [`problems`](Self::problems) tells everything that cannot be.
/// [`intake`](crate::Intake) derives fears and needs from measurements.
///
/// # Examples
///
/// ```
/// use karuna_plans::PlanRequest;
///
/// let mut request = PlanRequest::new("2026-11-30".parse()?, 8);
/// assert!(request.problems().is_empty());
/// request.weeks = 90;
/// assert_eq!(
///     request.problems()[0].to_string(),
///     "/weeks: 90 is not possible here; expected 1 to 52",
/// );
/// # Ok::<(), karuna_core::CoreError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanRequest {
    /// The first day.
    pub start: Date,
    /// How many weeks, 1 to 52.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 52)))]
    pub weeks: u16,
    /// How many minutes there are on a weekday, 0 to 120; a day that is not named is a day of rest.
    pub minutes: BTreeMap<Weekday, u16>,
    /// How many practices there are on a day at most, 1 to 4.
    #[serde(default = "two")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 4)))]
    pub most_a_day: u8,
    /// Days on which nothing is asked, holidays for example.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rest_days: BTreeSet<Date>,
    /// Who the person is to the plan.
    #[serde(default = "public")]
    pub audience: Audience,
    /// How much each principle is wanted, 0 to 3; one that is not named counts as 1.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub principles: BTreeMap<Principle, u8>,
    /// What the plan attends to, 1 to 3.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub needs: BTreeMap<Need, u8>,
    /// Families of techniques that are wanted.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub techniques: BTreeSet<Technique>,
    /// Fears of compassion, as far as known.
    #[serde(default)]
    pub fears: Fears,
    /// How high distress is, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress: Option<Level>,
    /// How high self-compassion is, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_compassion: Option<Level>,
    /// What is known to make practices unsafe or hard for the person.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub cautions: BTreeSet<CautionCode>,
    /// Cautions that a clinician set aside for a practice, with name, day and reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<ClinicianOverride>,
    /// Practices that the person knows.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub known: BTreeSet<PracticeId>,
    /// Practices that the person likes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub liked: BTreeSet<PracticeId>,
    /// Practices that the person does not want; they do not come.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub disliked: BTreeSet<PracticeId>,
    /// Practices that helped the person before.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub helped: BTreeSet<PracticeId>,
    /// Meetings with a therapist, where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// A programme that the plan goes along with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// Whether practices of difficulty 4 and 5 that no clinician has reviewed may come into
    /// meetings.
    #[serde(default)]
    pub allow_unreviewed_hard: bool,
    /// How long the planner searches.
    #[serde(default)]
    pub effort: Effort,
    /// Where chance decides: the same seed makes the same plan.
    #[serde(default)]
    pub seed: u64,
}

const fn two() -> u8 {
    2
}

const fn public() -> Audience {
    Audience::Public
}

/// Meetings with a therapist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Contact {
    /// On which day of the week.
    pub on: Weekday,
    /// Every how many weeks, 1 to 4.
    #[serde(default = "one")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 4)))]
    pub every_weeks: u8,
    /// How long a meeting is, 20 to 180 minutes.
    #[cfg_attr(feature = "schema", schemars(range(min = 20, max = 180)))]
    pub minutes: u16,
    /// Who leads it.
    pub led_by: LedBy,
    /// In which way people come together.
    #[serde(default)]
    pub delivery: Delivery,
}

const fn one() -> u8 {
    1
}

/// A caution that a clinician set aside for one practice and this person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ClinicianOverride {
    /// The practice.
    pub practice: PracticeId,
    /// The caution.
    pub caution: CautionCode,
    /// Who decided, with the training that counts.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why.
    pub why: String,
}

/// Something in a request that cannot be, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RequestProblem {
    /// A number lies outside its range.
    #[error("{place}: {found} is not possible here; expected {min} to {max}")]
    OutOfRange {
        /// Where it stands, as a JSON pointer.
        place: String,
        /// The number.
        found: u32,
        /// The lowest that is possible.
        min: u32,
        /// The highest that is possible.
        max: u32,
    },
    /// The plan runs past the last date there is.
    #[error("/start: a plan of {weeks} weeks from {start} runs past the year 9999")]
    PastTheEnd {
        /// The first day.
        start: Date,
        /// The weeks.
        weeks: u16,
    },
    /// A practice is wanted and not wanted.
    #[error("{place}: `{practice}` is disliked as well; name it once")]
    Both {
        /// Where it stands, as a JSON pointer.
        place: String,
        /// The practice.
        practice: PracticeId,
    },
    /// An override does not say who decided, or why.
    #[error("/overrides/{at}: an override says who decided and why")]
    OverrideWithoutName {
        /// The override, from 0.
        at: usize,
    },
    /// A practice that is not in the catalogue.
    #[error("{place}: there is no practice `{given}`{}", karuna_core::ClosestHint(.closest))]
    UnknownPractice {
        /// Where it stands, as a JSON pointer.
        place: String,
        /// The id that was given.
        given: PracticeId,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
    /// A programme that does not exist.
    #[error("/programme: there is no programme `{given}`{}", karuna_core::ClosestHint(.closest))]
    UnknownProgramme {
        /// The id that was given.
        given: ProgrammeId,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
    /// A programme is led, and there is no contact.
    #[error("/programme: `{programme}` has meetings; say under `contact` when they are")]
    ProgrammeWithoutContact {
        /// The programme.
        programme: ProgrammeId,
    },
}

impl PlanRequest {
    /// The most weeks of a plan.
    pub const MAX_WEEKS: u16 = 52;

    /// A plan of ten minutes on every day but Sunday, for a person of whom nothing is known.
    #[must_use]
    pub fn new(start: Date, weeks: u16) -> Self {
        let days = Weekday::ALL.into_iter().filter(|day| *day != Weekday::Sunday);
        Self {
            start,
            weeks,
            minutes: days.map(|day| (day, 10)).collect(),
            most_a_day: two(),
            rest_days: BTreeSet::new(),
            audience: public(),
            principles: BTreeMap::new(),
            needs: BTreeMap::new(),
            techniques: BTreeSet::new(),
            fears: Fears::default(),
            distress: None,
            self_compassion: None,
            cautions: BTreeSet::new(),
            overrides: Vec::new(),
            known: BTreeSet::new(),
            liked: BTreeSet::new(),
            disliked: BTreeSet::new(),
            helped: BTreeSet::new(),
            contact: None,
            programme: None,
            allow_unreviewed_hard: false,
            effort: Effort::default(),
            seed: 0,
        }
    }

    /// How many days the plan has.
    #[must_use]
    pub fn days(&self) -> usize {
        usize::from(self.weeks) * 7
    }

    /// The date of a day, from 1.
    #[must_use]
    pub fn date(&self, day: usize) -> Option<Date> {
        self.start.plus_days(i64::try_from(day).ok()? - 1)
    }

    /// Everything in the request by itself that cannot be; empty for one in order.
    #[must_use]
    pub fn problems(&self) -> Vec<RequestProblem> {
        let mut problems = Vec::new();
        let mut range = |place: String, found: u32, min: u32, max: u32| {
            if !(min..=max).contains(&found) {
                problems.push(RequestProblem::OutOfRange { place, found, min, max });
            }
        };
        range("/weeks".into(), self.weeks.into(), 1, Self::MAX_WEEKS.into());
        range("/most-a-day".into(), self.most_a_day.into(), 1, 4);
        for (day, minutes) in &self.minutes {
            range(format!("/minutes/{day}"), (*minutes).into(), 0, 120);
        }
        for (principle, weight) in &self.principles {
            range(format!("/principles/{principle}"), (*weight).into(), 0, 3);
        }
        for (need, weight) in &self.needs {
            range(format!("/needs/{need}"), (*weight).into(), 1, 3);
        }
        if let Some(contact) = &self.contact {
            range("/contact/every-weeks".into(), contact.every_weeks.into(), 1, 4);
            range("/contact/minutes".into(), contact.minutes.into(), 20, 180);
        }
        if self.weeks <= Self::MAX_WEEKS && self.date(self.days() + 120).is_none() {
            let (start, weeks) = (self.start, self.weeks);
            problems.push(RequestProblem::PastTheEnd { start, weeks });
        }
        for (place, list) in [("/liked", &self.liked), ("/helped", &self.helped)] {
            let both = list.intersection(&self.disliked);
            problems.extend(both.map(|practice| {
                let (place, practice) = (place.to_owned(), practice.clone());
                RequestProblem::Both { place, practice }
            }));
        }
        for (at, it) in self.overrides.iter().enumerate() {
            if it.by.trim().is_empty() || it.why.trim().is_empty() {
                problems.push(RequestProblem::OverrideWithoutName { at });
            }
        }
        problems
    }
}
