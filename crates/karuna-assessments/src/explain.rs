//! Why a score is what it is: items used, reversed and missing, the formula, the policy, the
//! sources, and how sure all of that is.

use std::fmt;

use karuna_core::{Direction, EvidenceStatus, InstrumentId, NoAnswer, ScaleId};
use serde::{Deserialize, Serialize};

use crate::band::BandPlace;
use crate::formula::formula;
use crate::instrument::Instrument;
use crate::kernel::{MISSING, NOT_APPLICABLE, NOT_ASKED};
use crate::outcome::ScaleOutcome;
use crate::policy::PolicyUse;
use crate::response::Step;
use crate::scale::ScoreRule;
use crate::scored::{NotScoredReason, Scored};

/// Why a score is what it is.
///
/// Unlike every other value of this crate an explanation holds the person's answers: that is what
/// it is for. Treat it as you treat them.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Answers, handles};
///
/// let scbcs = handles::scbcs::instrument();
/// let scored = scbcs.score(&Answers::from_values([Some(5), Some(6), None, Some(7), Some(5)]))?;
/// let why = scored.explain(&handles::scbcs::TOTAL_MEAN).ok_or("no such scale")?;
/// assert_eq!(why.value, None);
/// assert_eq!((why.answered, why.required), (4, 5));
/// assert!(why.to_string().contains("item 3"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Explanation {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The version of its definition.
    pub definition: String,
    /// The scale.
    pub scale: ScaleId,
    /// The scale's name.
    pub title: String,
    /// Which way it points.
    pub direction: Direction,
    /// The lowest and the highest score.
    pub range: [f64; 2],
    /// How the score is made, in words.
    pub formula: String,
    /// The missing-data policy that was asked for, and what came of it.
    pub policy: PolicyUse,
    /// The score; `None` where there is none.
    pub value: Option<f64>,
    /// Why there is no score; empty where there is one.
    pub reasons: Vec<NotScoredReason>,
    /// Whether the answered items stand for others that are missing.
    pub prorated: bool,
    /// How many of the items below the scale have a valid answer.
    pub answered: u16,
    /// How many valid answers it needs.
    pub required: u16,
    /// The items, where the scale is made of items directly.
    pub items: Vec<ExplainedItem>,
    /// The scales that the scale is made of.
    pub members: Vec<ExplainedMember>,
    /// The criteria of a count that are met. A count is no diagnosis.
    pub criteria_met: Vec<ScaleId>,
    /// Where the score lies among the bands of each origin.
    pub bands: Vec<BandPlace>,
    /// How sure the key of this scale is.
    pub key: EvidenceStatus,
    /// What was checked of the key, and what stays open.
    pub key_note: String,
    /// What to know about this scale.
    pub note: Option<String>,
    /// The sources of the key, as one would cite them.
    pub sources: Vec<String>,
}

/// An item within an [`Explanation`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ExplainedItem {
    /// The item's number.
    pub item: u16,
    /// Our content label.
    pub label: String,
    /// Whether it is reversed in this scale.
    pub reversed: bool,
    /// The answer; `None` where there is no valid one.
    pub answer: Option<f64>,
    /// What the answer counts in this scale, after coding and reversal; in a count 1 or 0.
    pub counts: Option<f64>,
    /// Why there is no valid answer.
    pub why_none: Option<NoAnswer>,
}

/// A scale within an [`Explanation`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ExplainedMember {
    /// The scale.
    pub scale: ScaleId,
    /// Its weight; -1 where it is reversed.
    pub weight: f64,
    /// Its score; `None` where it has none.
    pub value: Option<f64>,
}

impl Scored<'_> {
    /// Explains a scale's outcome; `None` where the instrument has no such scale.
    #[must_use]
    pub fn explain(&self, scale: &ScaleId) -> Option<Explanation> {
        let instrument = self.instrument();
        let definition = instrument.scale(scale)?;
        let outcome = self.outcome(scale)?;
        let file = instrument.definition();
        let sources = file.evidence.sources.iter().filter_map(|id| file.source(id));
        Some(Explanation {
            instrument: instrument.id().clone(),
            definition: instrument.version().to_owned(),
            scale: scale.clone(),
            title: definition.title.clone(),
            direction: definition.direction,
            range: definition.range,
            formula: formula(&definition.score),
            policy: self.policy().clone(),
            value: outcome.value(),
            reasons: self.reasons(scale),
            prorated: matches!(outcome, ScaleOutcome::Scored(score) if score.prorated),
            answered: outcome.answered(),
            required: outcome.required(),
            items: self.explain_items(instrument, &definition.score),
            members: self.explain_members(&definition.score),
            criteria_met: self.criteria_met(scale),
            bands: self.bands(scale),
            key: instrument.evidence_of(scale)?,
            key_note: file.evidence.note.clone(),
            note: definition.note.clone(),
            sources: sources.map(ToString::to_string).collect(),
        })
    }

    fn explain_items(&self, instrument: &Instrument, rule: &ScoreRule) -> Vec<ExplainedItem> {
        match rule {
            ScoreRule::Items { of, .. } => of
                .iter()
                .filter_map(|item| self.explain_item(instrument, item.item, item.reversed, None))
                .collect(),
            ScoreRule::Count { of, .. } => of
                .iter()
                .flat_map(|set| set.items.iter().map(|item| (*item, set.at_least)))
                .filter_map(|(item, least)| self.explain_item(instrument, item, false, Some(least)))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn explain_item(
        &self,
        instrument: &Instrument,
        item: u16,
        reversed: bool,
        at_least: Option<i32>,
    ) -> Option<ExplainedItem> {
        let place = usize::from(item).checked_sub(1)?;
        let definition = instrument.definition().items.get(place)?;
        let code = *self.codes().get(place)?;
        let answer = instrument.value_of(place, code);
        let kind = instrument.kernel.item_kinds.get(place);
        let kind = kind.and_then(|kind| instrument.kernel.kinds.get(usize::from(*kind)))?;
        let step = instrument.definition().response.step;
        let plain = || {
            let above = kind.table.get(usize::from(code)).map_or(0, |packed| packed.sum());
            let coded = above + kind.coded_min;
            let ends = kind.coded_min + kind.coded_max;
            let coded = if reversed { ends - coded } else { coded };
            f64::from(coded) / f64::from(Step::per_unit(step))
        };
        let counts = answer.map(|answer| match at_least {
            Some(least) => f64::from(u8::from(answer >= f64::from(least))),
            None => plain(),
        });
        let why_none = answer.is_none().then_some(match code {
            MISSING => NoAnswer::Missing,
            NOT_ASKED => NoAnswer::NotAsked,
            NOT_APPLICABLE => NoAnswer::NotApplicable,
            _ => NoAnswer::Invalid,
        });
        let label = definition.label.clone();
        Some(ExplainedItem { item, label, reversed, answer, counts, why_none })
    }

    fn explain_members(&self, rule: &ScoreRule) -> Vec<ExplainedMember> {
        let member = |scale: &ScaleId, weight: f64| ExplainedMember {
            scale: scale.clone(),
            weight,
            value: self.value(scale),
        };
        match rule {
            ScoreRule::Items { .. } | ScoreRule::Count { .. } => Vec::new(),
            ScoreRule::Scales { of, .. } => of
                .iter()
                .map(|part| member(&part.scale, if part.reversed { -1.0 } else { 1.0 }))
                .collect(),
            ScoreRule::Linear { terms, .. } => {
                terms.iter().map(|term| member(&term.scale, term.weight)).collect()
            }
            ScoreRule::Affine { of, times, .. } => vec![member(of, *times)],
            ScoreRule::Lookup { of, .. } => vec![member(of, 1.0)],
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} ({} {}, definition {})",
            self.title, self.instrument, self.scale, self.definition
        )?;
        match self.value {
            Some(value) => write!(f, "  score     {value}")?,
            None => {
                let reasons: Vec<String> = self.reasons.iter().map(ToString::to_string).collect();
                write!(f, "  score     none: {}", reasons.join("; "))?;
            }
        }
        writeln!(f, ", possible {} to {}, {}", self.range[0], self.range[1], self.direction)?;
        writeln!(f, "  formula   {}", self.formula)?;
        let prorated =
            if self.prorated { "; the answered items stand for the missing ones" } else { "" };
        writeln!(f, "  answered  {}, needed {}{prorated}", self.answered, self.required)?;
        writeln!(f, "  policy    {}", self.policy)?;
        for item in &self.items {
            write!(f, "  item {:<4} ", item.item)?;
            match (item.answer, item.counts, item.why_none) {
                (Some(answer), Some(counts), _) if item.reversed => {
                    write!(f, "{answer}, reversed: counts {counts}")?;
                }
                (Some(answer), Some(counts), _) if answer != counts => {
                    write!(f, "{answer}: counts {counts}")?;
                }
                (Some(answer), ..) => write!(f, "{answer}")?,
                (None, _, Some(why)) => write!(f, "{why}")?,
                (None, ..) => f.write_str("no valid answer")?,
            }
            writeln!(f, " ({})", item.label)?;
        }
        for member in &self.members {
            write!(f, "  scale     {}", member.scale)?;
            match member.value {
                Some(value) => write!(f, " = {value}")?,
                None => f.write_str(" has no score")?,
            }
            if member.weight == -1.0 {
                f.write_str(", reversed")?;
            } else if member.weight != 1.0 {
                write!(f, ", times {}", member.weight)?;
            }
            writeln!(f)?;
        }
        for criterion in &self.criteria_met {
            writeln!(f, "  count     meets {criterion}; a count is no diagnosis")?;
        }
        for band in &self.bands {
            let label = band.label.as_deref().unwrap_or("no word for this part");
            writeln!(
                f,
                "  band      {label}, by {}: {} [band {}]",
                band.origin, band.citation, band.status
            )?;
        }
        writeln!(f, "  key       {}: {}", self.key, self.key_note)?;
        if let Some(note) = &self.note {
            writeln!(f, "  note      {note}")?;
        }
        for source in &self.sources {
            writeln!(f, "  source    {source}")?;
        }
        Ok(())
    }
}
