//! The rules that plans keep, each with an id, words and the ground it stands on.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, EvidenceStatus, parse_word};
use serde::{Deserialize, Serialize};

use crate::rule_table::RULES;

/// The id of a rule.
///
/// `R` rules say how to plan, `S` rules what keeps people safe, `H` rules (for house) hold a plan to
/// what practices say of themselves. Reasons, findings and explanations all speak in these ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "what each rule says stands in `RuleId::rule`")]
#[rustfmt::skip] // One series a line reads better than 75 lines.
pub enum RuleId {
    R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R13, R14, R15, R16, R17, R18, R19, R20, R21,
    R22, R23, R24, R25, R26, R27, R28, R29, R30, R31, R32, R33, R34, R35, R36, R37, R38, R39, R40,
    R41, R42, R43, R44, R45, R46,
    S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, S12, S13, S14, S15, S16, S17, S18,
    H1, H2, H3, H4, H5, H6, H7, H8, H9, H10, H11,
}

/// What a rule says and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// The id as it is written.
    pub name: &'static str,
    /// What it asks, in one sentence.
    pub words: &'static str,
    /// Keys of citations in [`karuna_practices::Bibliography`]; none where it is judgement.
    pub sources: &'static [&'static str],
    /// How sure the rule as a whole is: `partly` where sources carry its direction and its numbers
    /// are judgement.
    pub status: EvidenceStatus,
}

impl RuleId {
    /// What the rule says.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        // The table has one row for each id, in their order; a test holds it to that.
        RULES.get(self as usize).unwrap_or(&RULES[0])
    }

    /// The written form, such as `R9`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.rule().name
    }

    /// All ids, in their order.
    pub fn all() -> impl Iterator<Item = Self> {
        RULES.iter().map(|rule| rule.id)
    }

    /// Whether a programme or a leader may set the rule aside with a reason.
    ///
    /// Rules of safety, what practices say of themselves, and R6 may not be: only a clinician's
    /// recorded override reaches further, and that is for the planner.
    #[must_use]
    pub fn may_be_set_aside(self) -> bool {
        self < Self::S1 && self != Self::R6
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for RuleId {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        let all: Vec<Self> = Self::all().collect();
        parse_word("rule", text, &all, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use karuna_core::EvidenceStatus;
    use karuna_practices::Bibliography;

    use super::RuleId;
    use crate::rule_table::RULES;

    #[test]
    fn each_id_finds_its_own_row() {
        for (place, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.id as usize, place, "{}", rule.name);
            assert_eq!(format!("{:?}", rule.id), rule.name);
            assert_eq!(rule.name.parse(), Ok(rule.id));
            assert_eq!(serde_json::to_string(&rule.id).unwrap(), format!("\"{}\"", rule.name));
        }
        assert!("R47".parse::<RuleId>().is_err());
    }

    #[test]
    fn every_rule_has_a_source_or_says_that_it_is_judgement() {
        for rule in &RULES {
            assert!(rule.words.ends_with('.') && rule.words.len() > 20, "{}", rule.name);
            assert_eq!(
                rule.sources.is_empty(),
                rule.status == EvidenceStatus::Judgement,
                "{}",
                rule.name
            );
            for key in rule.sources {
                assert!(Bibliography::builtin().get(key).is_some(), "{}: {key}", rule.name);
            }
        }
    }

    #[test]
    fn safety_is_never_set_aside() {
        let fixed = RuleId::all().filter(|rule| !rule.may_be_set_aside());
        assert_eq!(fixed.count(), 18 + 11 + 1);
        assert!(RuleId::R9.may_be_set_aside() && !RuleId::S16.may_be_set_aside());
    }
}
