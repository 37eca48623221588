//! Who answers an instrument, and about what time.

use std::fmt;
use std::str::FromStr;

use karuna_core::{Audience, CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// Who answers, and about what time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Administration {
    /// Who may answer; at least one.
    pub respondents: Vec<Respondent>,
    /// Whom it is about.
    pub audiences: Vec<Audience>,
    /// For which ages, in words.
    pub ages: String,
    /// The lowest age in years; absent where none was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_age: Option<u8>,
    /// The highest age in years; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_age: Option<u8>,
    /// About which stretch of time the items ask.
    pub recall: String,
}

impl Administration {
    /// Whether it is made for somebody of this age in years. `None` where the sources name no
    /// lowest age.
    #[must_use]
    pub fn is_for_age(&self, age: u8) -> Option<bool> {
        let from = self.from_age?;
        Some((from..=self.to_age.unwrap_or(u8::MAX)).contains(&age))
    }
}

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Respondent {
    /// The person whom it is about.
    #[serde(rename = "self")]
    Oneself,
    /// A therapist or another professional.
    Clinician,
    /// Somebody who reads the items out and writes the answers down.
    Interviewer,
    /// Somebody who looks on, such as a co-leader or a rater.
    Observer,
}

impl Respondent {
    /// All values.
    pub const ALL: [Self; 4] = [Self::Oneself, Self::Clinician, Self::Interviewer, Self::Observer];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oneself => "self",
            Self::Clinician => "clinician",
            Self::Interviewer => "interviewer",
            Self::Observer => "observer",
        }
    }
}

impl fmt::Display for Respondent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Respondent {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("respondent", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{Administration, Respondent};

    #[test]
    fn written_forms_read_back() {
        for value in Respondent::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Respondent>().is_err());
    }

    #[test]
    fn an_age_is_within_its_ends_or_not_known() {
        let made = |from_age, to_age| Administration {
            respondents: vec![Respondent::Oneself],
            audiences: Vec::new(),
            ages: "any".into(),
            from_age,
            to_age,
            recall: "none".into(),
        };
        assert_eq!(made(None, Some(14)).is_for_age(12), None);
        assert_eq!(made(Some(10), Some(14)).is_for_age(14), Some(true));
        assert_eq!(made(Some(10), Some(14)).is_for_age(15), Some(false));
        assert_eq!(made(Some(18), None).is_for_age(17), Some(false));
        assert_eq!(made(Some(18), None).is_for_age(90), Some(true));
    }
}
