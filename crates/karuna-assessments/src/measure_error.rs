//! Why nothing can be said of a score.

use karuna_core::{Date, InstrumentId, ScaleId};

/// Why nothing can be said of where a score stands, how exact it is, or how it changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MeasureError {
    /// A number that has to be finite is not.
    #[error("{what} is {found}; expected a finite number")]
    NotFinite {
        /// Which number.
        what: &'static str,
        /// What was given.
        found: f64,
    },
    /// A standard deviation is not greater than 0.
    #[error("{what} is {found}; a standard deviation is a finite number greater than 0")]
    NoSpread {
        /// Which standard deviation.
        what: &'static str,
        /// What was given.
        found: f64,
    },
    /// A reliability, correlation or level lies outside the open interval from 0 to 1.
    #[error("{what} is {found}; expected a number between 0 and 1, both ends excluded")]
    NotBetween {
        /// Which number.
        what: &'static str,
        /// What was given.
        found: f64,
    },
    /// A correlation is not between -1 and 1.
    #[error("the correlation is {found}; expected a number between -1 and 1, both ends excluded")]
    NoCorrelation {
        /// What was given.
        found: f64,
    },
    /// A score lies outside the range of its scale.
    #[error("{score} lies outside the range of `{scale}`, {} to {}", .range[0], .range[1])]
    OutsideRange {
        /// The scale.
        scale: ScaleId,
        /// The score.
        score: f64,
        /// The range of the scale.
        range: [f64; 2],
    },
    /// There is no such scale.
    #[error("{instrument} has no scale `{given}`; there is {}", .known.join(", "))]
    UnknownScale {
        /// The instrument.
        instrument: InstrumentId,
        /// The scale that was asked for.
        given: ScaleId,
        /// The scales that there are.
        known: Vec<String>,
    },
    /// A norm, a reliability or a threshold belongs to another scale.
    #[error("this {what} is for `{found}`, not for `{expected}`; choose one of the same scale")]
    OtherScale {
        /// What was given.
        what: &'static str,
        /// The scale that it is for.
        found: ScaleId,
        /// The scale that was asked about.
        expected: ScaleId,
    },
    /// A norm has neither a standard deviation nor a table of percentiles.
    #[error(
        "the norm of {population} has a mean only; where a score stands needs a standard deviation or a table of percentiles"
    )]
    MeanOnly {
        /// Who was measured.
        population: String,
    },
    /// Points of a series belong to another instrument, scale or version.
    #[error("this score is of {found}, the series of {expected}; keep one series for each")]
    Mixed {
        /// What was given.
        found: String,
        /// What the series holds.
        expected: String,
    },
    /// A date is not later than the one before it.
    #[error(
        "{found} does not come after {before}; give scores in the order of their dates, one a day"
    )]
    OutOfOrder {
        /// The date that was given.
        found: Date,
        /// The date before it.
        before: Date,
    },
    /// A protocol lacks a score that it needs.
    #[error("{protocol} needs the {when} score of {instrument} `{scale}`")]
    ScoreMissing {
        /// The protocol.
        protocol: String,
        /// "first" or "last".
        when: &'static str,
        /// The instrument.
        instrument: InstrumentId,
        /// The scale.
        scale: ScaleId,
    },
}

/// A number that is finite.
pub(crate) fn finite(what: &'static str, found: f64) -> Result<f64, MeasureError> {
    if found.is_finite() { Ok(found) } else { Err(MeasureError::NotFinite { what, found }) }
}

/// A standard deviation: finite and greater than 0.
pub(crate) fn spread(what: &'static str, found: f64) -> Result<f64, MeasureError> {
    if found > 0.0 && found.is_finite() {
        Ok(found)
    } else {
        Err(MeasureError::NoSpread { what, found })
    }
}

/// A number between 0 and 1, both ends excluded.
pub(crate) fn between(what: &'static str, found: f64) -> Result<f64, MeasureError> {
    if found > 0.0 && found < 1.0 {
        Ok(found)
    } else {
        Err(MeasureError::NotBetween { what, found })
    }
}

/// A correlation: between -1 and 1, both ends excluded.
pub(crate) fn correlation(found: f64) -> Result<f64, MeasureError> {
    if found > -1.0 && found < 1.0 { Ok(found) } else { Err(MeasureError::NoCorrelation { found }) }
}

/// A score that a scale can give, within a hair of its ends. NaN is none.
pub(crate) fn within(scale: &ScaleId, range: [f64; 2], score: f64) -> Result<(), MeasureError> {
    let [low, high] = range;
    let slack = 1e-9 * low.abs().max(high.abs()).max(1.0);
    if (low - slack..=high + slack).contains(&score) {
        Ok(())
    } else {
        Err(MeasureError::OutsideRange { scale: scale.clone(), score, range })
    }
}
