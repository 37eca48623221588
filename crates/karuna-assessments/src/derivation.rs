//! Short forms out of the answers to longer ones.

use karuna_core::{Alert, EvidenceStatus, InstrumentId};
use serde::{Deserialize, Serialize};

use crate::answer::Answer;
use crate::answers::Answers;
use crate::instrument::Instrument;
use crate::scored::Scored;
use crate::sheet::SheetError;

/// From which items of a longer form the answers to this form can be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Derivation {
    /// The longer form.
    pub instrument: InstrumentId,
    /// For each item of this form, in order, the item of the longer form that asks the same.
    pub items: Vec<u16>,
    /// What is added to an option of the longer form to make the option of this one, where the
    /// two print different numbers.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub shift: i32,
    /// How sure the map is.
    pub status: EvidenceStatus,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// What to know, for example that items were asked among others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(shift: &i32) -> bool {
    *shift == 0
}

impl Derivation {
    /// The answers to this form, taken from those to the longer one. An item that is not there
    /// stays missing.
    #[must_use]
    pub fn take(&self, longer: &Answers) -> Answers {
        let answer_to = |item: u16| {
            let found = longer.entries().find(|(number, _)| *number == u32::from(item));
            match found.map(|(_, answer)| answer) {
                Some(Answer::Value(value)) => Answer::Value(value + f64::from(self.shift)),
                Some(none) => none,
                None => Answer::Missing,
            }
        };
        Answers::from_values(self.items.iter().map(|item| answer_to(*item)))
    }
}

/// A short form that was scored from the answers to a longer one.
#[derive(Debug)]
pub struct DerivedScore<'i> {
    /// The scores of the short form.
    pub scored: Scored<'i>,
    /// How sure the map of items is. The key of the short form has a status of its own.
    pub status: EvidenceStatus,
    /// What the answers to the longer form raise, risk items that the short form leaves out
    /// included.
    pub alerts: Vec<Alert>,
}

/// Why a short form cannot be scored from the answers to another form.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DerivationError {
    /// No map of items is known between the two.
    #[error(
        "no map from {longer} to {short} is known; {}",
        if .known.is_empty() { "none leads to it".to_owned() } else { format!("maps lead to it from {}", .known.join(", ")) }
    )]
    NoMap {
        /// The form that was to be scored.
        short: InstrumentId,
        /// The form that was answered.
        longer: InstrumentId,
        /// The forms from which a map is known.
        known: Vec<String>,
    },
    /// The longer sheet has faults.
    #[error(transparent)]
    Sheet(#[from] SheetError),
}

impl Instrument {
    /// Scores this form from the answers to a longer one, under the default policy.
    ///
    /// The longer sheet is checked as its own instrument asks, and its alerts reach the caller.
    ///
    /// # Examples
    ///
    /// ```
    /// use karuna_assessments::{Answers, handles};
    ///
    /// let long = Answers::from_values([1, 2, 3, 1, 0, 2, 1, 0, 1, 1]);
    /// let short = handles::phq_2::instrument();
    /// let derived = short.score_from(handles::phq_9::instrument(), &long)?;
    /// assert_eq!(derived.scored.value(&handles::phq_2::TOTAL), Some(3.0));
    /// // Item 9 is no part of the short form; its answer is not lost.
    /// assert_eq!(derived.alerts.len(), 1);
    /// # Ok::<(), karuna_assessments::DerivationError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`DerivationError::NoMap`] where no map is known, [`DerivationError::Sheet`] with all faults
    /// of the longer sheet.
    pub fn score_from<'i>(
        &'i self,
        longer: &Instrument,
        answers: &Answers,
    ) -> Result<DerivedScore<'i>, DerivationError> {
        let maps = &self.definition().derived_from;
        let map = maps.iter().find(|map| map.instrument == *longer.id()).ok_or_else(|| {
            DerivationError::NoMap {
                short: self.id().clone(),
                longer: longer.id().clone(),
                known: maps.iter().map(|map| map.instrument.to_string()).collect(),
            }
        })?;
        let alerts = longer.score(answers)?.alerts().to_vec();
        let scored = self.score(&map.take(answers))?;
        Ok(DerivedScore { scored, status: map.status, alerts })
    }
}
