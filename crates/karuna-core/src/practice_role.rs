//! What a practice does or asks for; the words that safety rules speak in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::CoreError;
use crate::word::parse_word;

/// What a practice does or asks for.
///
/// Rules never name a single practice: they speak of roles, so a practice of an outside author
/// inherits every rule. A practice has all roles that apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PracticeRole {
    /// Steadies attention: something to come back to.
    Anchor,
    /// Attention to the breath, or its pace.
    Breath,
    /// The breath is held.
    BreathHold,
    /// Attention through the body.
    Body,
    /// One's own hand, or touch.
    Touch,
    /// The body moves.
    Movement,
    /// A mirror, or one's own face.
    Mirror,
    /// Attention to sounds.
    Sound,
    /// Usually done with closed eyes.
    EyesClosed,
    /// Pictures in the mind.
    Imagery,
    /// Taking in care from another, real or imagined.
    Receiving,
    /// Sending care outwards.
    Giving,
    /// Breathing in or picturing others' pain.
    TakingInSuffering,
    /// Work with chairs.
    Chair,
    /// Past events.
    Memory,
    /// Painful or shaming memories.
    ShameMemory,
    /// Understanding the inner critic.
    CriticAnalysis,
    /// Answering or meeting the inner critic.
    CriticDialogue,
    /// Turning towards a hard feeling.
    DifficultEmotion,
    /// A person who is hard to be with.
    DifficultPerson,
    /// Loss.
    Grief,
    /// A letter.
    Letter,
    /// Writing.
    Writing,
    /// A journal kept over days.
    Journal,
    /// Reading aloud or for oneself.
    Reading,
    /// Explains an idea.
    Teaching,
    /// Makes a plan.
    Planning,
    /// A graded approach to a fear.
    Exposure,
    /// Something done in daily life.
    Behaviour,
    /// Asks or refuses something of somebody.
    Assertive,
    /// Two people together.
    Dyad,
    /// Sharing in a group.
    GroupSharing,
    /// Playing a part.
    RolePlay,
    /// Asking for or giving feedback.
    Feedback,
    /// Agreements and arrangements that make it safe.
    Safety,
    /// A plan for a crisis.
    RiskPlan,
    /// Opens a sitting.
    Opening,
    /// Closes a sitting.
    Closing,
    /// What matters to a person.
    Values,
    /// Gratitude.
    Gratitude,
    /// Forgiveness.
    Forgiveness,
    /// Supervision.
    Supervision,
    /// A therapist's own practice.
    SelfPractice,
    /// In daily life, at no set time.
    Informal,
}

impl PracticeRole {
    /// All values.
    pub const ALL: [Self; 44] = [
        Self::Anchor,
        Self::Breath,
        Self::BreathHold,
        Self::Body,
        Self::Touch,
        Self::Movement,
        Self::Mirror,
        Self::Sound,
        Self::EyesClosed,
        Self::Imagery,
        Self::Receiving,
        Self::Giving,
        Self::TakingInSuffering,
        Self::Chair,
        Self::Memory,
        Self::ShameMemory,
        Self::CriticAnalysis,
        Self::CriticDialogue,
        Self::DifficultEmotion,
        Self::DifficultPerson,
        Self::Grief,
        Self::Letter,
        Self::Writing,
        Self::Journal,
        Self::Reading,
        Self::Teaching,
        Self::Planning,
        Self::Exposure,
        Self::Behaviour,
        Self::Assertive,
        Self::Dyad,
        Self::GroupSharing,
        Self::RolePlay,
        Self::Feedback,
        Self::Safety,
        Self::RiskPlan,
        Self::Opening,
        Self::Closing,
        Self::Values,
        Self::Gratitude,
        Self::Forgiveness,
        Self::Supervision,
        Self::SelfPractice,
        Self::Informal,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Anchor => "anchor",
            Self::Breath => "breath",
            Self::BreathHold => "breath-hold",
            Self::Body => "body",
            Self::Touch => "touch",
            Self::Movement => "movement",
            Self::Mirror => "mirror",
            Self::Sound => "sound",
            Self::EyesClosed => "eyes-closed",
            Self::Imagery => "imagery",
            Self::Receiving => "receiving",
            Self::Giving => "giving",
            Self::TakingInSuffering => "taking-in-suffering",
            Self::Chair => "chair",
            Self::Memory => "memory",
            Self::ShameMemory => "shame-memory",
            Self::CriticAnalysis => "critic-analysis",
            Self::CriticDialogue => "critic-dialogue",
            Self::DifficultEmotion => "difficult-emotion",
            Self::DifficultPerson => "difficult-person",
            Self::Grief => "grief",
            Self::Letter => "letter",
            Self::Writing => "writing",
            Self::Journal => "journal",
            Self::Reading => "reading",
            Self::Teaching => "teaching",
            Self::Planning => "planning",
            Self::Exposure => "exposure",
            Self::Behaviour => "behaviour",
            Self::Assertive => "assertive",
            Self::Dyad => "dyad",
            Self::GroupSharing => "group-sharing",
            Self::RolePlay => "role-play",
            Self::Feedback => "feedback",
            Self::Safety => "safety",
            Self::RiskPlan => "risk-plan",
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::Values => "values",
            Self::Gratitude => "gratitude",
            Self::Forgiveness => "forgiveness",
            Self::Supervision => "supervision",
            Self::SelfPractice => "self-practice",
            Self::Informal => "informal",
        }
    }
}

impl fmt::Display for PracticeRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for PracticeRole {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("practice role", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::PracticeRole;

    #[test]
    fn written_forms_read_back() {
        for value in PracticeRole::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<PracticeRole>().is_err());
    }
}
