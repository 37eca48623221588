//! Lines between those who suffer and those who do not, and which side a person ended on.

use karuna_core::Direction;

use crate::measure_error::{MeasureError, finite, spread};
use crate::verdict::Verdict;

/// A group as its mean and standard deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    mean: f64,
    sd: f64,
}

impl Group {
    /// Of a mean and a standard deviation.
    ///
    /// # Errors
    ///
    /// A mean that is not finite, a standard deviation that is not greater than 0.
    pub fn new(mean: f64, sd: f64) -> Result<Self, MeasureError> {
        Ok(Self { mean: finite("the mean", mean)?, sd: spread("the standard deviation", sd)? })
    }
}

/// The lines a, b and c of Jacobson and Truax (1991). Which of them there are depends on what is
/// known: a needs the group that suffers, b the group that does not, c both.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{ClinicalCutOffs, CutOffRule, Group};
/// use karuna_core::Direction;
///
/// let lines = ClinicalCutOffs::new(
///     Some(Group::new(40.0, 7.5)?),
///     Some(Group::new(60.0, 7.5)?),
///     Direction::HigherIsBetter,
/// );
/// assert_eq!((lines.a, lines.b, lines.c), (Some(55.0), Some(45.0), Some(50.0)));
/// assert_eq!(lines.chosen(), Some((CutOffRule::C, 50.0)));
/// # Ok::<(), karuna_assessments::MeasureError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClinicalCutOffs {
    /// Two standard deviations from the mean of those who suffer, towards the others.
    pub a: Option<f64>,
    /// Two standard deviations from the mean of those who do not suffer, towards the others, with
    /// *their* standard deviation.
    pub b: Option<f64>,
    /// As many standard deviations from the mean of the one group as from that of the other.
    pub c: Option<f64>,
    direction: Direction,
}

/// One of the three lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CutOffRule {
    /// Out of the group that suffers.
    A,
    /// Into the group that does not.
    B,
    /// Nearer to the group that does not.
    C,
}

impl ClinicalCutOffs {
    /// From what is known of the two groups. On a scale where neither side is the better one there
    /// are no lines.
    #[must_use]
    pub fn new(suffering: Option<Group>, well: Option<Group>, direction: Direction) -> Self {
        let sign = match direction {
            Direction::HigherIsBetter => 1.0,
            Direction::HigherIsWorse => -1.0,
            Direction::Neutral => return Self { a: None, b: None, c: None, direction },
        };
        let c = suffering.zip(well).map(|(suffering, well)| {
            (suffering.sd * well.mean + well.sd * suffering.mean) / (suffering.sd + well.sd)
        });
        Self {
            a: suffering.map(|group| group.mean + sign * 2.0 * group.sd),
            b: well.map(|group| group.mean - sign * 2.0 * group.sd),
            c,
            direction,
        }
    }

    /// The line that Jacobson and Truax advise: c where both groups are known, else the one that
    /// there is.
    #[must_use]
    pub fn chosen(&self) -> Option<(CutOffRule, f64)> {
        let rules = [(CutOffRule::C, self.c), (CutOffRule::A, self.a), (CutOffRule::B, self.b)];
        rules.into_iter().find_map(|(rule, line)| Some((rule, line?)))
    }

    /// The line of a rule.
    #[must_use]
    pub const fn line(&self, rule: CutOffRule) -> Option<f64> {
        match rule {
            CutOffRule::A => self.a,
            CutOffRule::B => self.b,
            CutOffRule::C => self.c,
        }
    }

    /// Whether a score lies on the side of those who do not suffer; the line itself does not.
    #[must_use]
    pub fn is_well(&self, rule: CutOffRule, score: f64) -> Option<bool> {
        let line = self.line(rule)?;
        Some(match self.direction {
            Direction::HigherIsBetter => score > line,
            Direction::HigherIsWorse => score < line,
            Direction::Neutral => return None,
        })
    }

    /// What became of a person: the verdict on reliable change together with the side of the line.
    /// `None` where the line is not known.
    #[must_use]
    pub fn outcome(
        &self,
        rule: CutOffRule,
        verdict: Verdict,
        first: f64,
        last: f64,
    ) -> Option<Outcome> {
        let (was_well, is_well) = (self.is_well(rule, first)?, self.is_well(rule, last)?);
        Some(match verdict {
            Verdict::Improved if !was_well && is_well => Outcome::Recovered,
            Verdict::Improved => Outcome::Improved,
            Verdict::Deteriorated => Outcome::Deteriorated,
            Verdict::Unchanged | Verdict::Rose | Verdict::Fell => Outcome::Unchanged,
        })
    }
}

/// What became of a person by reliable change and a line. Every case has one and one only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Reliably better, and over the line.
    Recovered,
    /// Reliably better.
    Improved,
    /// No reliable change.
    Unchanged,
    /// Reliably worse.
    Deteriorated,
}
