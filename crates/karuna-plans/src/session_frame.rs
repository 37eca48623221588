//! Who meets where, and what came before.

use std::collections::BTreeSet;

use karuna_core::{Audience, PracticeId, Setting};
use karuna_practices::{CautionCode, Fears, LedBy};
use serde::{Deserialize, Serialize};

use crate::delivery::Delivery;
use crate::rule::RuleId;

/// Who meets where, who leads, what is known of them, and what came before this session.
///
/// Any value is legal, so the fields are open; begin with [`SessionFrame::new`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SessionFrame {
    /// Where.
    pub setting: Setting,
    /// In which way people come together.
    #[serde(default)]
    pub delivery: Delivery,
    /// Who takes part.
    pub audience: Audience,
    /// Who leads.
    pub led_by: LedBy,
    /// Which session of how many, where it belongs to a series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<SessionPlace>,
    /// How many take part, where that is known; pairs and threes are made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u16>,
    /// What is known to make practices unsafe or hard for somebody who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cautions: Vec<CautionCode>,
    /// Fears of compassion, as far as known.
    #[serde(default)]
    pub fears: Fears,
    /// Practices that everybody here has done at least once, at home or in a session.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub done: BTreeSet<PracticeId>,
    /// The highest difficulty so far; 0 where there was nothing yet.
    #[serde(default)]
    pub highest_difficulty: u8,
    /// What was given for home the last time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub home_to_review: Vec<PracticeId>,
    /// Whether practices of difficulty 4 and 5 that no clinician has reviewed may come.
    #[serde(default)]
    pub allow_unreviewed_hard: bool,
    /// Rules that are set aside, with the reason. Rules of safety cannot be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
}

/// Which session of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SessionPlace {
    /// The number, from 1.
    pub number: u16,
    /// Of how many.
    pub of: u16,
}

/// A rule that is set aside, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SetAside {
    /// The rule.
    pub rule: RuleId,
    /// Why, and what is done instead.
    pub why: String,
}

impl SessionFrame {
    /// A first session, in one room, of people of whom nothing is known.
    #[must_use]
    pub const fn new(setting: Setting, audience: Audience, led_by: LedBy) -> Self {
        Self {
            setting,
            delivery: Delivery::InPerson,
            audience,
            led_by,
            place: None,
            people: None,
            cautions: Vec::new(),
            fears: Fears { for_self: None, from_others: None, for_others: None },
            done: BTreeSet::new(),
            highest_difficulty: 0,
            home_to_review: Vec::new(),
            allow_unreviewed_hard: false,
            set_aside: Vec::new(),
        }
    }

    /// Whether a rule is set aside with a reason, and may be.
    #[must_use]
    pub fn is_set_aside(&self, rule: RuleId) -> bool {
        rule.may_be_set_aside()
            && self.set_aside.iter().any(|it| it.rule == rule && !it.why.trim().is_empty())
    }

    /// The highest difficulty that a session may reach now: one step above what was there, R8.
    #[must_use]
    pub fn most_difficult(&self) -> u8 {
        self.highest_difficulty.max(1).saturating_add(1)
    }
}
