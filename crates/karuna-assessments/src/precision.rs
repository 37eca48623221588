//! How exact a score is.

use crate::measure_error::{MeasureError, between, finite, spread};
use crate::normal::score_below;

/// How exact the scores of a scale are in a sample: from its standard deviation and a reliability
/// coefficient of the caller's choice.
///
/// All sizes are in the unit of the scale. Which coefficient is right depends on the question:
/// a retest coefficient where change is asked about, one of inner consistency for a single day.
///
/// # Examples
///
/// ```
/// use karuna_assessments::Precision;
///
/// // The example of Jacobson and Truax (1991): a deviation of 7.5, a reliability of .80.
/// let precision = Precision::new(7.5, 0.8)?;
/// assert!((precision.error_of_measurement() - 3.354_102).abs() < 1e-6);
/// assert!((precision.least_detectable_change(0.95)? - 9.296_925).abs() < 1e-6);
/// # Ok::<(), karuna_assessments::MeasureError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    sd: f64,
    reliability: f64,
}

/// An interval, and around what it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The middle: the observed score, or the estimate of the true one.
    pub centre: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How sure it is to hold the true score, such as 0.95.
    pub level: f64,
    /// Around what it lies.
    pub around: Around,
}

/// Around what an [`Interval`] lies. The two are not the same and are often mistaken for each other
/// (Dudek 1979).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Around {
    /// The score that was observed, with the standard error of measurement.
    Observed,
    /// The estimated true score, drawn to the mean, with the standard error of estimation.
    EstimatedTrue,
}

impl Precision {
    /// Of a standard deviation and a reliability.
    ///
    /// # Errors
    ///
    /// A standard deviation that is not greater than 0, a reliability outside 0 to 1 (both ends
    /// excluded).
    pub fn new(sd: f64, reliability: f64) -> Result<Self, MeasureError> {
        Ok(Self {
            sd: spread("the standard deviation", sd)?,
            reliability: between("the reliability", reliability)?,
        })
    }

    /// The standard deviation.
    #[must_use]
    pub const fn sd(&self) -> f64 {
        self.sd
    }

    /// The reliability.
    #[must_use]
    pub const fn reliability(&self) -> f64 {
        self.reliability
    }

    /// The standard error of measurement, `sd * sqrt(1 - r)`: how far observed scores lie from the
    /// true one.
    #[must_use]
    pub fn error_of_measurement(&self) -> f64 {
        self.sd * (1.0 - self.reliability).sqrt()
    }

    /// The standard error of a difference of two scores of one person,
    /// `sqrt(2) * error of measurement`.
    #[must_use]
    pub fn error_of_difference(&self) -> f64 {
        (2.0 * self.error_of_measurement().powi(2)).sqrt()
    }

    /// The standard error of estimation, `sd * sqrt(r * (1 - r))`: how far true scores lie from
    /// their estimate.
    #[must_use]
    pub fn error_of_estimation(&self) -> f64 {
        self.sd * (self.reliability * (1.0 - self.reliability)).sqrt()
    }

    /// The standard error of prediction, `sd * sqrt(1 - r^2)`: how far a second score lies from
    /// what the first one lets expect.
    #[must_use]
    pub fn error_of_prediction(&self) -> f64 {
        self.sd * (1.0 - self.reliability.powi(2)).sqrt()
    }

    /// The true score that an observed one lets expect: drawn towards the mean of the sample,
    /// `mean + r * (score - mean)`.
    ///
    /// # Errors
    ///
    /// Numbers that are not finite.
    pub fn estimated_true(&self, score: f64, mean: f64) -> Result<f64, MeasureError> {
        let (score, mean) = (finite("the score", score)?, finite("the mean", mean)?);
        Ok(mean + self.reliability * (score - mean))
    }

    /// The interval around an observed score.
    ///
    /// # Errors
    ///
    /// A score that is not finite, a level outside 0 to 1 (both ends excluded).
    pub fn around_observed(&self, score: f64, level: f64) -> Result<Interval, MeasureError> {
        let centre = finite("the score", score)?;
        let half = quantile(level)? * self.error_of_measurement();
        let (low, high) = (centre - half, centre + half);
        Ok(Interval { centre, low, high, level, around: Around::Observed })
    }

    /// The interval around the estimated true score, given the mean of the sample.
    ///
    /// # Errors
    ///
    /// Numbers that are not finite, a level outside 0 to 1 (both ends excluded).
    pub fn around_true(&self, score: f64, mean: f64, level: f64) -> Result<Interval, MeasureError> {
        let centre = self.estimated_true(score, mean)?;
        let half = quantile(level)? * self.error_of_estimation();
        let (low, high) = (centre - half, centre + half);
        Ok(Interval { centre, low, high, level, around: Around::EstimatedTrue })
    }

    /// The least change of one person that noise alone does not explain at a level: the normal
    /// quantile times the standard error of the difference.
    ///
    /// # Errors
    ///
    /// A level outside 0 to 1 (both ends excluded).
    pub fn least_detectable_change(&self, level: f64) -> Result<f64, MeasureError> {
        Ok(quantile(level)? * self.error_of_difference())
    }

    /// How many standard errors lie between two scales of one person that are written in the same
    /// unit, such as T scores: `(one - other) / sqrt(error_1^2 + error_2^2)`.
    ///
    /// # Errors
    ///
    /// Scores that are not finite.
    pub fn between_scales(&self, one: f64, other: f64, of: &Self) -> Result<f64, MeasureError> {
        let difference = finite("the score", one)? - finite("the other score", other)?;
        let error = self.error_of_measurement().hypot(of.error_of_measurement());
        Ok(difference / error)
    }
}

/// How many standard errors on both sides make a level: 1.96 for 0.95.
pub(crate) fn quantile(level: f64) -> Result<f64, MeasureError> {
    Ok(score_below(0.5 + between("the level", level)? / 2.0))
}
