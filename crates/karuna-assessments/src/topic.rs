//! What an instrument is about, in a word of a closed set: for asking a catalogue.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// What an instrument is about. The text of its
/// [`construct`](crate::InstrumentFile::construct) counts; this word is for filtering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Topic {
    /// Compassion for oneself.
    SelfCompassion,
    /// Compassion that is felt for and shown to others.
    CompassionForOthers,
    /// Compassion that others give.
    CompassionFromOthers,
    /// Fear of compassion and resistance to it.
    FearsOfCompassion,
    /// How people attack, correct or reassure themselves.
    SelfCriticism,
    /// Shame, and how one is seen by others.
    Shame,
    /// Feeling safe, warm and at ease with people.
    SocialSafeness,
    /// Attention to what is here, and standing back from it.
    Mindfulness,
    /// Acceptance, and not being ruled by one's thoughts.
    PsychologicalFlexibility,
    /// Understanding and sharing what others feel.
    Empathy,
    /// How close and how safe one feels with those who matter.
    Attachment,
    /// Loneliness.
    Loneliness,
    /// Belonging and connectedness.
    Connection,
    /// How it goes between those who work together in therapy.
    Alliance,
    /// How it goes in a group.
    GroupClimate,
    /// Satisfaction with a service.
    Satisfaction,
    /// Exhaustion, and what helping costs and gives.
    Burnout,
    /// How one deals with one's emotions.
    EmotionRegulation,
    /// Dwelling on low mood or on oneself.
    Rumination,
    /// Worry.
    Worry,
    /// Reflection and insight about oneself.
    SelfReflection,
    /// Esteem of oneself.
    SelfEsteem,
    /// Signs of depression.
    Depression,
    /// Signs of anxiety.
    Anxiety,
    /// Stress and tension.
    Stress,
    /// Distress as a whole.
    Distress,
    /// How daily life goes.
    Functioning,
    /// Sleep.
    Sleep,
    /// Signs after trauma.
    TraumaSymptoms,
    /// Drinking.
    Alcohol,
    /// Well-being and flourishing.
    Wellbeing,
    /// Satisfaction with life.
    LifeSatisfaction,
    /// Pleasant and unpleasant feelings.
    Affect,
    /// Coming back after hardship.
    Resilience,
    /// Gratitude.
    Gratitude,
    /// Anything that no other word fits.
    Other,
}

impl Topic {
    /// All values.
    pub const ALL: [Self; 36] = [
        Self::SelfCompassion,
        Self::CompassionForOthers,
        Self::CompassionFromOthers,
        Self::FearsOfCompassion,
        Self::SelfCriticism,
        Self::Shame,
        Self::SocialSafeness,
        Self::Mindfulness,
        Self::PsychologicalFlexibility,
        Self::Empathy,
        Self::Attachment,
        Self::Loneliness,
        Self::Connection,
        Self::Alliance,
        Self::GroupClimate,
        Self::Satisfaction,
        Self::Burnout,
        Self::EmotionRegulation,
        Self::Rumination,
        Self::Worry,
        Self::SelfReflection,
        Self::SelfEsteem,
        Self::Depression,
        Self::Anxiety,
        Self::Stress,
        Self::Distress,
        Self::Functioning,
        Self::Sleep,
        Self::TraumaSymptoms,
        Self::Alcohol,
        Self::Wellbeing,
        Self::LifeSatisfaction,
        Self::Affect,
        Self::Resilience,
        Self::Gratitude,
        Self::Other,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfCompassion => "self-compassion",
            Self::CompassionForOthers => "compassion-for-others",
            Self::CompassionFromOthers => "compassion-from-others",
            Self::FearsOfCompassion => "fears-of-compassion",
            Self::SelfCriticism => "self-criticism",
            Self::Shame => "shame",
            Self::SocialSafeness => "social-safeness",
            Self::Mindfulness => "mindfulness",
            Self::PsychologicalFlexibility => "psychological-flexibility",
            Self::Empathy => "empathy",
            Self::Attachment => "attachment",
            Self::Loneliness => "loneliness",
            Self::Connection => "connection",
            Self::Alliance => "alliance",
            Self::GroupClimate => "group-climate",
            Self::Satisfaction => "satisfaction",
            Self::Burnout => "burnout",
            Self::EmotionRegulation => "emotion-regulation",
            Self::Rumination => "rumination",
            Self::Worry => "worry",
            Self::SelfReflection => "self-reflection",
            Self::SelfEsteem => "self-esteem",
            Self::Depression => "depression",
            Self::Anxiety => "anxiety",
            Self::Stress => "stress",
            Self::Distress => "distress",
            Self::Functioning => "functioning",
            Self::Sleep => "sleep",
            Self::TraumaSymptoms => "trauma-symptoms",
            Self::Alcohol => "alcohol",
            Self::Wellbeing => "wellbeing",
            Self::LifeSatisfaction => "life-satisfaction",
            Self::Affect => "affect",
            Self::Resilience => "resilience",
            Self::Gratitude => "gratitude",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Topic {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("topic", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Topic;

    #[test]
    fn written_forms_read_back() {
        for value in Topic::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Topic>().is_err());
    }
}
