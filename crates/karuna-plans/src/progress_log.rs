//! What was lived of a plan: what was done, how it was, and what became known on the way.

use std::fmt;

use karuna_core::{Alert, Date, Measurement, PracticeId};
use karuna_practices::CautionCode;
use serde::{Deserialize, Serialize};

use crate::plan::Plan;

/// What was lived of a plan, in the order in which it became known.
///
/// A log only grows: nothing in it is changed later. What nobody wrote down is not taken as missed;
/// [`silence_as_missed`](Self::silence_as_missed) does that where an app knows better.
///
/// # Examples
///
/// ```
/// use karuna_plans::ProgressLog;
///
/// let log: ProgressLog = serde_json::from_str(
///     r#"{ "events": [
///         { "on": "2026-12-01", "what": { "practice": {
///             "practice": "mindful-sounds", "done": "partly", "minutes": 4, "helpfulness": 7,
///             "arousal": { "before": 5, "mid": 4, "after": 3 } } } },
///         { "on": "2026-12-02", "what": { "meeting": { "held": true } } }
///     ] }"#,
/// )?;
/// assert_eq!(log.events.len(), 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ProgressLog {
    /// What became known, the earliest first; on the same day in the order in which it did.
    pub events: Vec<LogEvent>,
}

/// Something that became known on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LogEvent {
    /// The day.
    pub on: Date,
    /// What.
    pub what: Lived,
}

/// What may become known while a plan is lived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Lived {
    /// A practice was done, begun, or missed.
    Practice(Sitting),
    /// A meeting was held, or was not.
    Meeting {
        /// Whether it was held.
        held: bool,
    },
    /// Something was measured.
    Measured(Measurement),
    /// An answer, or a missing answer, that a person has to look at.
    Alert(Alert),
    /// Something came to light that makes practices unsafe or hard.
    Caution(CautionCode),
    /// Somebody looked at what had stopped or held the plan, and decided that it goes on.
    Cleared(Clearance),
}

/// One practice on one day: whether it was done, and how it was. All numbers are the person's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Sitting {
    /// The practice.
    pub practice: PracticeId,
    /// Whether it was done.
    pub done: Done,
    /// How long it took, 0 to 600 minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// How helpful it was, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helpfulness: Option<u8>,
    /// How easily it was carried into daily life, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ease: Option<u8>,
    /// How stirred up the person was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arousal: Option<Arousal>,
    /// Whether old pain rose when warmth came.
    #[serde(default)]
    pub backdraft: bool,
    /// Signs to stop that were noticed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stop: Vec<StopSign>,
    /// An unwanted effect, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unwanted: Option<UnwantedEffect>,
    /// The person's own words. No rule reads them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl Sitting {
    /// A sitting of which nothing is known but whether it was done.
    #[must_use]
    pub const fn new(practice: PracticeId, done: Done) -> Self {
        Self {
            practice,
            done,
            minutes: None,
            helpfulness: None,
            ease: None,
            arousal: None,
            backdraft: false,
            stop: Vec::new(),
            unwanted: None,
            note: None,
        }
    }

    /// Whether anything was practised.
    #[must_use]
    pub const fn was_practised(&self) -> bool {
        !matches!(self.done, Done::Missed)
    }
}

/// Whether a practice was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Done {
    /// As planned, or nearly so.
    Done,
    /// Some of it.
    Partly,
    /// Not at all.
    Missed,
}

/// How stirred up a person is, 0 (at rest) to 10 (as much as can be), before, in the middle of and
/// some 20 minutes after a practice; what was not asked is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Arousal {
    /// Before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u8>,
    /// In the middle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mid: Option<u8>,
    /// Some 20 minutes after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u8>,
}

impl Arousal {
    /// By how much it rose from before to the higher of middle and after; 0 where it did not, or
    /// where that is not known.
    #[must_use]
    pub fn rise(self) -> u8 {
        let high = self.mid.max(self.after).unwrap_or(0);
        self.before.map_or(0, |before| high.saturating_sub(before))
    }
}

/// A sign that practice has to stop for the day, S6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StopSign {
    /// Numb, or far away.
    FarAway,
    /// A memory took over.
    Flashback,
    /// Not knowing where or when one is.
    Disoriented,
    /// Panic that did not settle within ten minutes.
    PanicThatStays,
    /// Voices became louder.
    VoicesLouder,
    /// An urge to hurt oneself.
    UrgeToSelfHarm,
    /// A wish to die.
    WishToDie,
}

impl StopSign {
    /// All values.
    pub const ALL: [Self; 7] = [
        Self::FarAway,
        Self::Flashback,
        Self::Disoriented,
        Self::PanicThatStays,
        Self::VoicesLouder,
        Self::UrgeToSelfHarm,
        Self::WishToDie,
    ];

    /// Whether it is about danger to oneself: then it weighs as much as a risk answer (S1).
    #[must_use]
    pub const fn is_danger(self) -> bool {
        matches!(self, Self::UrgeToSelfHarm | Self::WishToDie)
    }
}

/// An effect of practice that nobody wanted, S7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UnwantedEffect {
    /// It was unpleasant and passed.
    Passing,
    /// It lasted for more than a day.
    Lasting,
    /// It made daily life harder.
    Limiting,
}

/// Somebody looked at what had stopped or held the plan, and decided that it goes on. Everything
/// that stands earlier in the log is cleared by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Clearance {
    /// Who decided, by name.
    pub by: String,
    /// Whether that is a clinician; nobody else clears a risk answer or a danger.
    pub clinician: bool,
    /// Why.
    pub why: String,
}

/// A person's own words. They are kept and given back, and stay out of `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Note(pub String);

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note({} characters)", self.0.chars().count())
    }
}

impl ProgressLog {
    /// Adds something, after what is known of the same day.
    pub fn add(&mut self, on: Date, what: Lived) {
        let place = self.events.iter().rposition(|event| event.on <= on).map_or(0, |at| at + 1);
        self.events.insert(place, LogEvent { on, what });
    }

    /// The sittings, with their days.
    pub fn sittings(&self) -> impl Iterator<Item = (Date, &Sitting)> {
        self.events.iter().filter_map(|event| match &event.what {
            Lived::Practice(sitting) => Some((event.on, sitting)),
            _ => None,
        })
    }

    /// The same log, in which everything planned before `until` of which nothing is written down
    /// counts as missed. An app does this where silence means that; karuna does not guess it.
    #[must_use]
    pub fn silence_as_missed(&self, plan: &Plan, until: Date) -> Self {
        let mut log = self.clone();
        for day in plan.days.iter().filter(|day| day.date < until) {
            for item in &day.items {
                let is_told = self
                    .sittings()
                    .any(|(on, sitting)| on == day.date && sitting.practice == item.practice);
                if !is_told {
                    let missed = Sitting::new(item.practice.clone(), Done::Missed);
                    log.add(day.date, Lived::Practice(missed));
                }
            }
        }
        log
    }
}

#[cfg(test)]
mod tests {
    use super::{Arousal, Done, Lived, Note, ProgressLog, Sitting, StopSign};

    #[test]
    fn what_is_added_stands_in_the_order_of_days() {
        let mut log = ProgressLog::default();
        let sitting = |id: &str| Lived::Practice(Sitting::new(id.parse().unwrap(), Done::Done));
        log.add("2026-12-02".parse().unwrap(), sitting("c"));
        log.add("2026-12-01".parse().unwrap(), sitting("a"));
        log.add("2026-12-01".parse().unwrap(), sitting("b"));
        let order: Vec<&str> = log.sittings().map(|(_, it)| it.practice.as_str()).collect();
        assert_eq!(order, ["a", "b", "c"]);
    }

    #[test]
    fn a_note_is_kept_and_stays_out_of_debug() {
        let note = Note("I felt small".into());
        assert_eq!(format!("{note:?}"), "Note(12 characters)");
        let json = serde_json::to_string(&note).unwrap();
        assert_eq!(json, "\"I felt small\"");
        assert_eq!(serde_json::from_str::<Note>(&json).unwrap(), note);
    }

    #[test]
    fn arousal_rises_from_before_to_the_higher_of_the_others() {
        let rise = |before, mid, after| Arousal { before, mid, after }.rise();
        assert_eq!(rise(Some(3), Some(6), Some(4)), 3);
        assert_eq!(rise(Some(3), None, Some(5)), 2);
        assert_eq!(rise(Some(6), Some(5), Some(2)), 0);
        assert_eq!(rise(None, Some(9), Some(9)), 0, "nobody knows how it began");
        assert_eq!(rise(Some(3), None, None), 0);
    }

    #[test]
    fn two_signs_are_about_danger() {
        let danger: Vec<_> = StopSign::ALL.into_iter().filter(|sign| sign.is_danger()).collect();
        assert_eq!(danger, [StopSign::UrgeToSelfHarm, StopSign::WishToDie]);
    }
}
