//! What a rule finds wrong with a session.

use std::fmt;

use karuna_core::{Audience, ClosestHint, PracticeId, Setting};
use karuna_practices::{CautionCode, Fear, LedBy};
use serde::{Deserialize, Serialize};

use crate::agenda_part::AgendaPart;
use crate::rule::RuleId;

/// One thing that a rule finds wrong with a session, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[error("{place}: {problem} ({rule}: {})", .rule.rule().words)]
pub struct SessionFinding {
    /// The rule.
    pub rule: RuleId,
    /// The place in the plan as a JSON pointer, such as `/items/3`; empty for the whole.
    pub place: String,
    /// What is wrong there.
    pub problem: SessionProblem,
}

/// What is wrong with a session, or with one practice in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "problem", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
#[non_exhaustive]
pub enum SessionProblem {
    /// There is no such practice.
    #[error("there is no practice `{practice}`{}", ClosestHint(.closest))]
    UnknownPractice {
        /// The id.
        practice: PracticeId,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
    /// Something has to be done before it.
    #[error("before `{practice}` comes {}", words(.before))]
    NotYet {
        /// The practice.
        practice: PracticeId,
        /// What is missing; of several one may be enough, as the practice says.
        before: Vec<PracticeId>,
    },
    /// A known caution says to leave it out.
    #[error("`{practice}` is to be left out with {caution}")]
    Avoided {
        /// The practice.
        practice: PracticeId,
        /// The caution.
        caution: CautionCode,
    },
    /// It is not made for the setting.
    #[error("`{practice}` is not made for the setting {setting}")]
    WrongSetting {
        /// The practice.
        practice: PracticeId,
        /// The setting.
        setting: Setting,
    },
    /// It is not made for the people.
    #[error("`{practice}` is not made for {audience}")]
    WrongAudience {
        /// The practice.
        practice: PracticeId,
        /// The people.
        audience: Audience,
    },
    /// Nobody is there who may lead it.
    #[error("`{practice}` has to be led by: {led_by}")]
    NeedsLeader {
        /// The practice.
        practice: PracticeId,
        /// Who may lead it.
        led_by: LedBy,
    },
    /// It is hard and unreviewed, and such practices were not asked for.
    #[error(
        "`{practice}` has difficulty {difficulty}, no clinician has reviewed it, and such practices were not asked for"
    )]
    UnreviewedAndHard {
        /// The practice.
        practice: PracticeId,
        /// Its difficulty.
        difficulty: u8,
    },
    /// With this caution nothing is practised for now.
    #[error("with {caution} human help comes first; `{practice}` waits")]
    HelpFirst {
        /// The practice.
        practice: PracticeId,
        /// The caution.
        caution: CautionCode,
    },
    /// Something has to be there before it.
    #[error("`{practice}` comes too soon: {needs}")]
    TooSoon {
        /// The practice.
        practice: PracticeId,
        /// What has to be there.
        needs: Needs,
    },
    /// It is too much of a step.
    #[error("`{practice}` has difficulty {difficulty}; at most {most} now")]
    TooSteep {
        /// The practice.
        practice: PracticeId,
        /// Its difficulty.
        difficulty: u8,
        /// The most that the session may have.
        most: u8,
    },
    /// A fear makes it too hard for now.
    #[error("a fear of compassion {} is likely to make `{practice}` too hard for now", fear_words(*.fear))]
    Feared {
        /// The practice.
        practice: PracticeId,
        /// The fear.
        fear: Fear,
    },
    /// The times do not add up.
    #[error("the parts take {parts} minutes together, the session {minutes}")]
    TimesDiffer {
        /// The sum over the parts.
        parts: u32,
        /// The session.
        minutes: u16,
    },
    /// A session is too short or too long.
    #[error("{minutes} minutes are no session; expected 20 to 180")]
    NoSession {
        /// Its minutes.
        minutes: u16,
    },
    /// A part has too little or too much time.
    #[error("{minutes} minutes for {what}; expected {least} to {most}")]
    WrongTime {
        /// The part or the practice.
        what: String,
        /// What it has.
        minutes: u16,
        /// At least.
        least: u16,
        /// At most.
        most: u16,
    },
    /// A part is missing, or not where it belongs.
    #[error("the part `{part}` is missing here")]
    PartMissing {
        /// The part.
        part: AgendaPart,
    },
    /// There is more than one new idea, or more than two practices.
    #[error("{count} {what}; at most {most} in a session")]
    TooMany {
        /// "ideas" or "practices".
        what: String,
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// Nothing easy follows something hard.
    #[error("nothing of difficulty 1 or 2 follows `{practice}`")]
    NothingEasyAfter {
        /// The hard practice.
        practice: PracticeId,
    },
    /// An exercise in empathy stands alone.
    #[error("`{practice}` trains empathy, and no practice of compassion is with it")]
    EmpathyAlone {
        /// The practice.
        practice: PracticeId,
    },
    /// Something is given for home that is not for home.
    #[error("`{practice}` is not for home")]
    NotForHome {
        /// The practice.
        practice: PracticeId,
    },
    /// A rule is set aside that may not be, or without a reason.
    #[error("{rule} is set aside without a reason, or may not be")]
    NotToBeSetAside {
        /// The rule.
        rule: RuleId,
    },
}

/// What has to be there before a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// Two practices that explain how minds work.
    Understanding,
    /// Something to come back to.
    Anchor,
    /// An anchor of breath or body.
    BodyAnchor,
    /// How to open and close at one's own pace, and that warmth may hurt.
    Pacing,
    /// The compassionate self.
    CompassionateSelf,
    /// What the critic does.
    CriticAnalysis,
    /// Kindness towards somebody easy.
    EasyKindness,
}

impl fmt::Display for Needs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Understanding => "two practices that explain how minds work come first",
            Self::Anchor => "something to come back to comes first",
            Self::BodyAnchor => "an anchor of breath or body comes first",
            Self::Pacing => "opening and closing at one's own pace comes first",
            Self::CompassionateSelf => "the compassionate self comes first",
            Self::CriticAnalysis => "what the critic does is looked at first",
            Self::EasyKindness => "kindness towards somebody easy comes first",
        })
    }
}

fn words(ids: &[PracticeId]) -> String {
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" or ")
}

const fn fear_words(fear: Fear) -> &'static str {
    match fear {
        Fear::ForSelf => "for oneself",
        Fear::FromOthers => "from others",
        Fear::ForOthers => "for others",
    }
}
