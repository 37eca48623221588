//! One score of one person on one day.
//!
//! A [`Measurement`] is how a score reaches a plan: plans know nothing of questionnaires, so an app
//! can use either alone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::word::parse_word;
use crate::{CoreError, Date, Direction, EvidenceStatus, InstrumentId, ScaleId};

/// One score of one person on one day.
///
/// # Examples
///
/// ```
/// use karuna_core::{Change, Date, Direction, Measurement};
///
/// let measurement = Measurement {
///     instrument: "fcs-self".parse()?,
///     scale: "total".parse()?,
///     date: "2026-03-29".parse()?,
///     value: 31.0,
///     direction: Direction::HigherIsWorse,
///     level: None,
///     change: Change::Unknown,
/// };
/// assert_eq!(measurement.change, Change::Unknown);
/// # Ok::<(), karuna_core::CoreError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Measurement {
    /// What was filled in.
    pub instrument: InstrumentId,
    /// Which of its scales.
    pub scale: ScaleId,
    /// When it was filled in.
    pub date: Date,
    /// The score, in the unit of the scale.
    pub value: f64,
    /// Which way the scale points.
    pub direction: Direction,
    /// How high the value is, where somebody said so, and on what ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<(Level, LevelBasis)>,
    /// Whether the person changed since the measurement before.
    #[serde(default)]
    pub change: Change,
}

/// How high a value is against a stated ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// In the lower part.
    Low,
    /// In between.
    Mid,
    /// In the upper part.
    High,
}

impl Level {
    /// All values, from low to high.
    pub const ALL: [Self; 3] = [Self::Low, Self::Mid, Self::High];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Mid => "mid",
            Self::High => "high",
        }
    }
}

impl FromStr for Level {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("level", text, &Self::ALL, Self::as_str)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// On what ground a [`Level`] stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum LevelBasis {
    /// The caller set the thresholds.
    Caller,
    /// A norm or a band that has a source.
    Source {
        /// Where the thresholds come from, as one would cite it.
        citation: String,
        /// How sure they are.
        status: EvidenceStatus,
    },
    /// A default of this project; no source claims it.
    Judgement {
        /// Why the default is as it is.
        reason: String,
    },
}

impl LevelBasis {
    /// How sure the ground is; `None` where only the caller can know.
    #[must_use]
    pub const fn status(&self) -> Option<EvidenceStatus> {
        match self {
            Self::Caller => None,
            Self::Source { status, .. } => Some(*status),
            Self::Judgement { .. } => Some(EvidenceStatus::Judgement),
        }
    }
}

/// Whether a person changed, beyond what the scale's own noise explains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Reliably for the better.
    Better,
    /// No more than noise explains.
    NoReliable,
    /// Reliably for the worse.
    Worse,
    /// Nobody can say: a first measurement, or no reliability is known.
    #[default]
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::{Change, Level, LevelBasis, Measurement};
    use crate::{Direction, EvidenceStatus};

    fn sample() -> Measurement {
        Measurement {
            instrument: "fcs-self".parse().unwrap(),
            scale: "total".parse().unwrap(),
            date: "2026-03-29".parse().unwrap(),
            value: 31.0,
            direction: Direction::HigherIsWorse,
            level: Some((Level::High, LevelBasis::Judgement { reason: "upper third".into() })),
            change: Change::Worse,
        }
    }

    #[test]
    fn measurements_read_back_equal() {
        let json = serde_json::to_string(&sample()).unwrap();
        assert_eq!(serde_json::from_str::<Measurement>(&json).unwrap(), sample());
        assert!(
            json.contains(r#""level":["high",{"judgement":{"reason":"upper third"}}]"#),
            "{json}"
        );
    }

    #[test]
    fn change_and_level_may_be_left_out() {
        let json = r#"{"instrument":"scs","scale":"isolation","date":"2026-03-29","value":2.5,"direction":"higher-is-worse"}"#;
        let measurement: Measurement = serde_json::from_str(json).unwrap();
        assert_eq!((measurement.level, measurement.change), (None, Change::Unknown));
        assert!(serde_json::from_str::<Measurement>(&json.replace("value", "values")).is_err());
    }

    #[test]
    fn a_level_says_how_sure_its_ground_is() {
        assert_eq!(LevelBasis::Caller.status(), None);
        let source = LevelBasis::Source { citation: "a".into(), status: EvidenceStatus::Partly };
        assert_eq!(source.status(), Some(EvidenceStatus::Partly));
        assert_eq!(sample().level.unwrap().1.status(), Some(EvidenceStatus::Judgement));
        assert!(Level::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(Level::ALL.map(|level| level.to_string()), ["low", "mid", "high"]);
        assert!(Level::ALL.iter().all(|level| level.to_string().parse() == Ok(*level)));
    }
}
