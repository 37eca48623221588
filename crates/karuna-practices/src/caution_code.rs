//! What may make a practice unsafe or hard for somebody.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use karuna_core::{CoreError, parse_word};

/// What may make a practice unsafe or hard for somebody.
///
/// The set is closed on purpose: with an open one a misspelt caution would silently exclude nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CautionCode {
    /// Fear of leaving a safe place.
    Agoraphobia,
    /// Few words for feelings.
    Alexithymia,
    /// High anger.
    AngerHigh,
    /// Closeness is frightening as well as wanted.
    AttachmentDisorganised,
    /// Warmth brings up old pain.
    Backdraft,
    /// Distress about the body.
    BodyImage,
    /// Trouble with breathing.
    BreathingDifficulty,
    /// Burnout.
    Burnout,
    /// Disease of heart or lungs.
    CardiacRespiratoryDisease,
    /// Meanings in a culture or religion.
    CulturalReligious,
    /// Severe depression.
    DepressionSevere,
    /// Feeling far away or unreal.
    Dissociation,
    /// An eating disorder.
    EatingDisorder,
    /// Grief.
    Grief,
    /// Sounds are painful.
    Hyperacusis,
    /// Few or no pictures in the mind.
    LowImagery,
    /// Mania.
    Mania,
    /// Stress of belonging to a minority.
    MinorityStress,
    /// Obsessions and compulsions.
    Ocd,
    /// Pain, or limits to moving.
    PainMobility,
    /// Panic.
    Panic,
    /// Perfectionism.
    Perfectionism,
    /// Complex personality difficulties.
    PersonalityComplex,
    /// Psychosis.
    Psychosis,
    /// Going round in thoughts.
    Rumination,
    /// Religious or moral scruples.
    Scrupulosity,
    /// Recent self-harm.
    SelfHarmRecent,
    /// Limits to seeing or hearing.
    SensoryImpairment,
    /// Social anxiety.
    SocialAnxiety,
    /// Acute thoughts of suicide.
    SuicidalityAcute,
    /// Touch is unwelcome.
    TouchAversion,
    /// Trauma.
    Trauma,
    /// Violence, or a home that is not safe.
    ViolenceUnsafeHome,
}

impl CautionCode {
    /// All values.
    pub const ALL: [Self; 33] = [
        Self::Agoraphobia,
        Self::Alexithymia,
        Self::AngerHigh,
        Self::AttachmentDisorganised,
        Self::Backdraft,
        Self::BodyImage,
        Self::BreathingDifficulty,
        Self::Burnout,
        Self::CardiacRespiratoryDisease,
        Self::CulturalReligious,
        Self::DepressionSevere,
        Self::Dissociation,
        Self::EatingDisorder,
        Self::Grief,
        Self::Hyperacusis,
        Self::LowImagery,
        Self::Mania,
        Self::MinorityStress,
        Self::Ocd,
        Self::PainMobility,
        Self::Panic,
        Self::Perfectionism,
        Self::PersonalityComplex,
        Self::Psychosis,
        Self::Rumination,
        Self::Scrupulosity,
        Self::SelfHarmRecent,
        Self::SensoryImpairment,
        Self::SocialAnxiety,
        Self::SuicidalityAcute,
        Self::TouchAversion,
        Self::Trauma,
        Self::ViolenceUnsafeHome,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agoraphobia => "agoraphobia",
            Self::Alexithymia => "alexithymia",
            Self::AngerHigh => "anger-high",
            Self::AttachmentDisorganised => "attachment-disorganised",
            Self::Backdraft => "backdraft",
            Self::BodyImage => "body-image",
            Self::BreathingDifficulty => "breathing-difficulty",
            Self::Burnout => "burnout",
            Self::CardiacRespiratoryDisease => "cardiac-respiratory-disease",
            Self::CulturalReligious => "cultural-religious",
            Self::DepressionSevere => "depression-severe",
            Self::Dissociation => "dissociation",
            Self::EatingDisorder => "eating-disorder",
            Self::Grief => "grief",
            Self::Hyperacusis => "hyperacusis",
            Self::LowImagery => "low-imagery",
            Self::Mania => "mania",
            Self::MinorityStress => "minority-stress",
            Self::Ocd => "ocd",
            Self::PainMobility => "pain-mobility",
            Self::Panic => "panic",
            Self::Perfectionism => "perfectionism",
            Self::PersonalityComplex => "personality-complex",
            Self::Psychosis => "psychosis",
            Self::Rumination => "rumination",
            Self::Scrupulosity => "scrupulosity",
            Self::SelfHarmRecent => "self-harm-recent",
            Self::SensoryImpairment => "sensory-impairment",
            Self::SocialAnxiety => "social-anxiety",
            Self::SuicidalityAcute => "suicidality-acute",
            Self::TouchAversion => "touch-aversion",
            Self::Trauma => "trauma",
            Self::ViolenceUnsafeHome => "violence-unsafe-home",
        }
    }
}

impl fmt::Display for CautionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for CautionCode {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("caution", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::CautionCode;

    #[test]
    fn written_forms_read_back() {
        for value in CautionCode::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<CautionCode>().is_err());
    }
}
