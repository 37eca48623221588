//! For whom something is made.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::CoreError;
use crate::word::parse_word;

/// The people that a practice, a programme or an instrument is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// People in therapy.
    Clients,
    /// People who come of their own interest, without being in therapy.
    Public,
    /// Children and adolescents.
    Youth,
    /// People who care for others, at work or at home.
    Carers,
    /// Therapists, for their own practice, training and supervision.
    Therapists,
}

impl Audience {
    /// All values.
    pub const ALL: [Self; 5] =
        [Self::Clients, Self::Public, Self::Youth, Self::Carers, Self::Therapists];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Public => "public",
            Self::Youth => "youth",
            Self::Carers => "carers",
            Self::Therapists => "therapists",
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Audience {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("audience", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Audience;

    #[test]
    fn written_forms_read_back() {
        for value in Audience::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Audience>().is_err());
    }
}
