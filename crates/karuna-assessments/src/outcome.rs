//! What came of a scale: a score, or the reasons why there is none.

use std::fmt;

use crate::kernel::MAX_SCALES;

/// What came of a scale: a score, or the reasons why there is none.
///
/// A scale that cannot be scored is no error, no zero and no NaN.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScaleOutcome {
    /// The scale has a score.
    Scored(ScaleScore),
    /// The scale has no score.
    NotScored(NotScored),
}

impl ScaleOutcome {
    /// The score's value, where there is one.
    #[must_use]
    pub const fn value(&self) -> Option<f64> {
        match self {
            Self::Scored(score) => Some(score.value),
            Self::NotScored(_) => None,
        }
    }

    /// How many of the items below the scale have a valid answer.
    #[must_use]
    pub const fn answered(&self) -> u16 {
        match self {
            Self::Scored(score) => score.answered,
            Self::NotScored(none) => none.answered,
        }
    }

    /// How many valid answers the scale needs under the policy.
    #[must_use]
    pub const fn required(&self) -> u16 {
        match self {
            Self::Scored(score) => score.required,
            Self::NotScored(none) => none.required,
        }
    }

    /// An outcome to fill a buffer with before scoring.
    #[must_use]
    pub const fn empty() -> Self {
        Self::NotScored(NotScored { answered: 0, required: 0, reasons: Reasons::NONE })
    }
}

/// A score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleScore {
    /// The score, in the unit of the scale.
    pub value: f64,
    /// How many of the items below the scale have a valid answer.
    pub answered: u16,
    /// How many valid answers the scale needs under the policy.
    pub required: u16,
    /// Whether the answered items stand for others that are missing.
    pub prorated: bool,
    /// Which criteria of a count are met, by their place in the definition; nothing for other
    /// scales.
    pub criteria: CriteriaMet,
}

/// No score, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotScored {
    /// How many of the items below the scale have a valid answer.
    pub answered: u16,
    /// How many valid answers the scale needs under the policy.
    pub required: u16,
    /// Why there is no score; at least one reason.
    pub reasons: Reasons,
}

/// Why a scale has no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Fewer valid answers than the policy asks for.
    TooFew,
    /// An item below the scale has an answer that is none of its options.
    InvalidAnswer,
    /// A scale that this one is made of has no score; by its place in the definition.
    MemberNotScored(usize),
    /// The table holds whole raw scores of complete answers only.
    LookupNeedsWholeRaw,
    /// The instrument as a whole is not valid: more items are missing than the rule allows.
    InstrumentInvalid,
}

/// A set of [`Reason`]s, in one word: a bit for each plain reason, then one for each scale.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Reasons(u64);

impl Reasons {
    /// No reason.
    pub(crate) const NONE: Self = Self(0);
    const PLAIN: [Reason; 4] = [
        Reason::TooFew,
        Reason::InvalidAnswer,
        Reason::LookupNeedsWholeRaw,
        Reason::InstrumentInvalid,
    ];

    /// The set with one more reason.
    #[must_use]
    pub const fn with(self, reason: Reason) -> Self {
        let bit = match reason {
            Reason::TooFew => 0,
            Reason::InvalidAnswer => 1,
            Reason::LookupNeedsWholeRaw => 2,
            Reason::InstrumentInvalid => 3,
            // A definition has at most 60 scales.
            Reason::MemberNotScored(place) => Self::PLAIN.len() + place % MAX_SCALES,
        };
        Self(self.0 | 1 << bit)
    }

    /// Whether a reason is in the set.
    #[must_use]
    pub fn contains(self, reason: Reason) -> bool {
        self.with(reason) == self
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The reasons, members in the order of the definition.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        let members = (0..MAX_SCALES).map(Reason::MemberNotScored);
        Self::PLAIN.into_iter().chain(members).filter(move |reason| self.contains(*reason))
    }
}

impl fmt::Debug for Reasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Which criteria of a count are met, by their place in the definition.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct CriteriaMet(u8);

impl CriteriaMet {
    /// The set with one more criterion; places from 8 on are ignored, a definition has fewer.
    #[must_use]
    pub const fn with(self, place: usize) -> Self {
        if place < 8 { Self(self.0 | 1 << place) } else { self }
    }

    /// Whether the criterion at a place is met.
    #[must_use]
    pub const fn contains(self, place: usize) -> bool {
        place < 8 && self.0 & 1 << place != 0
    }
}

impl fmt::Debug for CriteriaMet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries((0..8).filter(|place| self.contains(*place))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{CriteriaMet, Reason, Reasons, ScaleOutcome};

    #[test]
    fn reasons_form_a_set() {
        let reasons = Reasons::NONE
            .with(Reason::MemberNotScored(59))
            .with(Reason::TooFew)
            .with(Reason::MemberNotScored(2))
            .with(Reason::TooFew);
        assert_eq!(
            reasons.iter().collect::<Vec<_>>(),
            [Reason::TooFew, Reason::MemberNotScored(2), Reason::MemberNotScored(59)]
        );
        assert!(!reasons.contains(Reason::InvalidAnswer));
        assert!(!reasons.is_empty() && Reasons::NONE.is_empty());
        for reason in
            [Reason::InvalidAnswer, Reason::LookupNeedsWholeRaw, Reason::InstrumentInvalid]
        {
            assert_eq!(Reasons::NONE.with(reason).iter().collect::<Vec<_>>(), [reason]);
        }
        assert_eq!(format!("{:?}", Reasons::NONE.with(Reason::TooFew)), "{TooFew}");
    }

    #[test]
    fn criteria_form_a_set() {
        let met = CriteriaMet::default().with(0).with(7).with(8);
        assert_eq!(format!("{met:?}"), "{0, 7}");
        assert!(!met.contains(1) && !met.contains(8) && !met.contains(70));
    }

    #[test]
    fn an_outcome_is_small() {
        assert!(size_of::<ScaleOutcome>() <= 24);
        assert_eq!(ScaleOutcome::empty().value(), None);
    }
}
