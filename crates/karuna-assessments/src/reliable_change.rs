//! Whether two scores of one person differ by more than noise.

use karuna_core::Direction;

use crate::interpretation::{Boundary, ChangeKind, ChangeThreshold, ChangeUnit};
use crate::measure_error::{MeasureError, correlation, finite, spread};
use crate::precision::{Precision, quantile};
use crate::verdict::Verdict;

/// Two scores of one person, the first and the last, with the way their scale points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    first: f64,
    last: f64,
    direction: Direction,
}

/// Whether two scores differ by more than noise, with all that went into the answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReliableChange {
    /// The two scores.
    pub pair: Pair,
    /// How it was found.
    pub method: ChangeMethod,
    /// What the last score was compared with: the first score, or what the method expected.
    pub expected: f64,
    /// The standard error of the comparison.
    pub error: f64,
    /// How many standard errors the last score lies above what was expected.
    pub index: f64,
    /// How many it has to lie away; just so many do not count.
    pub line: f64,
    /// What became of the score.
    pub verdict: Verdict,
}

/// How a [`ReliableChange`] was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeMethod {
    /// Against the first score, with the standard error of a difference (Jacobson and Truax 1991).
    JacobsonTruax,
    /// Against the estimated true first score, with the standard error of prediction (Gulliksen,
    /// Lord and Novick): an extreme first score is expected to move towards the mean.
    RegressionToMean,
    /// Against the estimated true first score, with the standard error of measurement; the line is 2
    /// whatever the level (Edwards and Nunnally, as Speer 1992 gives it).
    EdwardsNunnally,
    /// Against the first score and the mean change of a group that was only measured twice
    /// (Chelune and others 1993).
    Practice,
    /// Against what the first score predicts in a group that was measured twice (`McSweeny` and
    /// others 1993).
    Regression,
}

/// Two measurements of a group that had no treatment: what is expected to happen anyway.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retest {
    /// The mean of the first measurement.
    pub first_mean: f64,
    /// Its standard deviation.
    pub first_sd: f64,
    /// The mean of the second measurement.
    pub last_mean: f64,
    /// Its standard deviation.
    pub last_sd: f64,
    /// The correlation of the two.
    pub correlation: f64,
}

impl Pair {
    /// Of two scores.
    ///
    /// # Errors
    ///
    /// Scores that are not finite.
    pub fn new(first: f64, last: f64, direction: Direction) -> Result<Self, MeasureError> {
        let (first, last) = (finite("the first score", first)?, finite("the last score", last)?);
        Ok(Self { first, last, direction })
    }

    /// The first score.
    #[must_use]
    pub const fn first(&self) -> f64 {
        self.first
    }

    /// The last score.
    #[must_use]
    pub const fn last(&self) -> f64 {
        self.last
    }

    /// The way the scale points.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Last minus first.
    #[must_use]
    pub fn difference(&self) -> f64 {
        self.last - self.first
    }

    /// Reliable change of Jacobson and Truax: `(last - first) / error of the difference`, strictly
    /// beyond the normal quantile of the level.
    ///
    /// # Examples
    ///
    /// ```
    /// use karuna_assessments::{Pair, Precision, Verdict};
    /// use karuna_core::Direction;
    ///
    /// let pair = Pair::new(32.5, 47.5, Direction::HigherIsBetter)?;
    /// let change = pair.jacobson_truax(&Precision::new(7.5, 0.8)?, 0.95)?;
    /// assert!((change.index - 3.162_278).abs() < 1e-6);
    /// assert_eq!(change.verdict, Verdict::Improved);
    /// # Ok::<(), karuna_assessments::MeasureError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A level outside 0 to 1 (both ends excluded).
    pub fn jacobson_truax(
        &self,
        precision: &Precision,
        level: f64,
    ) -> Result<ReliableChange, MeasureError> {
        let error = precision.error_of_difference();
        Ok(self.judge(ChangeMethod::JacobsonTruax, self.first, error, quantile(level)?))
    }

    /// Change beyond what regression to the mean explains:
    /// `(last - (mean + r * (first - mean))) / (sd * sqrt(1 - r^2))`.
    ///
    /// # Errors
    ///
    /// A mean that is not finite, a level outside 0 to 1 (both ends excluded).
    pub fn regression_to_mean(
        &self,
        precision: &Precision,
        mean: f64,
        level: f64,
    ) -> Result<ReliableChange, MeasureError> {
        let expected = precision.estimated_true(self.first, mean)?;
        let error = precision.error_of_prediction();
        Ok(self.judge(ChangeMethod::RegressionToMean, expected, error, quantile(level)?))
    }

    /// Change beyond an interval of two standard errors of measurement around the estimated true
    /// first score (Edwards and Nunnally, as Speer 1992 gives it).
    ///
    /// # Errors
    ///
    /// A mean that is not finite.
    pub fn edwards_nunnally(
        &self,
        precision: &Precision,
        mean: f64,
    ) -> Result<ReliableChange, MeasureError> {
        let expected = precision.estimated_true(self.first, mean)?;
        let error = precision.error_of_measurement();
        Ok(self.judge(ChangeMethod::EdwardsNunnally, expected, error, 2.0))
    }

    /// Change beyond what measuring twice brings by itself:
    /// `((last - first) - (mean of last - mean of first)) / error of the difference`.
    ///
    /// # Errors
    ///
    /// Means that are not finite, a level outside 0 to 1 (both ends excluded).
    pub fn practice(
        &self,
        precision: &Precision,
        retest: &Retest,
        level: f64,
    ) -> Result<ReliableChange, MeasureError> {
        let gain = finite("the mean of the last measurement", retest.last_mean)?
            - finite("the mean of the first measurement", retest.first_mean)?;
        let error = precision.error_of_difference();
        Ok(self.judge(ChangeMethod::Practice, self.first + gain, error, quantile(level)?))
    }

    /// Change beyond what the first score predicts: the slope is `r * sd of last / sd of first`,
    /// the error `sd of last * sqrt(1 - r^2)`.
    ///
    /// # Errors
    ///
    /// Numbers of the group that are not possible, a level outside 0 to 1 (both ends excluded).
    pub fn regression(&self, retest: &Retest, level: f64) -> Result<ReliableChange, MeasureError> {
        let first_sd = spread("the standard deviation of the first measurement", retest.first_sd)?;
        let last_sd = spread("the standard deviation of the last measurement", retest.last_sd)?;
        let r = correlation(retest.correlation)?;
        let first_mean = finite("the mean of the first measurement", retest.first_mean)?;
        let last_mean = finite("the mean of the last measurement", retest.last_mean)?;
        let expected = last_mean + r * last_sd / first_sd * (self.first - first_mean);
        let error = last_sd * (1.0 - r * r).sqrt();
        Ok(self.judge(ChangeMethod::Regression, expected, error, quantile(level)?))
    }

    /// What a published threshold says. `None` for one in per cent where the first score is 0 or
    /// less, so that a share of it means nothing.
    ///
    /// Where the source does not say whether a change of just its size counts, it counts; the
    /// threshold travels along, so the caller sees whether it said so.
    #[must_use]
    pub fn by_threshold<'t>(&self, threshold: &'t ChangeThreshold) -> Option<PublishedChange<'t>> {
        let line = match threshold.unit {
            ChangeUnit::Points => threshold.value,
            ChangeUnit::PercentOfFirst if self.first > 0.0 => threshold.value / 100.0 * self.first,
            ChangeUnit::PercentOfFirst => return None,
        };
        let size = self.difference().abs();
        // A hair, so that 0.3 - 0.2 reaches 0.1.
        let slack = 1e-9 * line.abs().max(1.0);
        let is_beyond = match threshold.boundary {
            Some(Boundary::DoesNotCount) => size > line + slack,
            Some(Boundary::Counts) | None => size >= line - slack,
        };
        let verdict = Verdict::new(self.direction, self.difference(), is_beyond);
        // A response is a lessening of what is hard; nothing else is called one.
        let verdict = match (threshold.kind, verdict) {
            (ChangeKind::Response, Verdict::Improved) => Verdict::Improved,
            (ChangeKind::Response, _) => Verdict::Unchanged,
            (_, verdict) => verdict,
        };
        Some(PublishedChange { threshold, line, verdict })
    }

    fn judge(&self, method: ChangeMethod, expected: f64, error: f64, line: f64) -> ReliableChange {
        let index = (self.last - expected) / error;
        let verdict = Verdict::new(self.direction, index, index.abs() > line);
        ReliableChange { pair: *self, method, expected, error, index, line, verdict }
    }
}

/// What a published threshold says of two scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PublishedChange<'t> {
    /// The threshold, with its source and how sure it is.
    pub threshold: &'t ChangeThreshold,
    /// Its size in points for this pair.
    pub line: f64,
    /// What became of the score.
    pub verdict: Verdict,
}
