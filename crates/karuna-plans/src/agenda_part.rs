//! What happens in a part of a session.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// What happens in a part of a session, in the order in which parts usually come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AgendaPart {
    /// Arriving, with a short anchor.
    Settle,
    /// Agreeing on safety, pace and privacy; other arrangements.
    Agreement,
    /// Looking at home practice.
    Review,
    /// One idea, explained and talked about.
    Idea,
    /// A practice.
    Practice,
    /// Talking about what was noticed.
    Inquiry,
    /// A break.
    Break,
    /// Time that nothing fills well: end earlier, repeat something, or leave it open.
    OpenTime,
    /// Looking at how it goes between those who are here.
    Alliance,
    /// Choosing what to do at home.
    HomePlan,
    /// A plan for the evening after something hard.
    Evening,
    /// Settling again.
    Closing,
    /// Settling again after something hard, ten minutes or more.
    LongClosing,
}

impl AgendaPart {
    /// All values.
    pub const ALL: [Self; 13] = [
        Self::Settle,
        Self::Agreement,
        Self::Review,
        Self::Idea,
        Self::Practice,
        Self::Inquiry,
        Self::Break,
        Self::OpenTime,
        Self::Alliance,
        Self::HomePlan,
        Self::Evening,
        Self::Closing,
        Self::LongClosing,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Settle => "settle",
            Self::Agreement => "agreement",
            Self::Alliance => "alliance",
            Self::Review => "review",
            Self::Idea => "idea",
            Self::Practice => "practice",
            Self::Inquiry => "inquiry",
            Self::Break => "break",
            Self::OpenTime => "open-time",
            Self::HomePlan => "home-plan",
            Self::Evening => "evening",
            Self::Closing => "closing",
            Self::LongClosing => "long-closing",
        }
    }
}

impl fmt::Display for AgendaPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for AgendaPart {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("part of a session", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::AgendaPart;

    #[test]
    fn written_forms_read_back() {
        for value in AgendaPart::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<AgendaPart>().is_err());
    }
}
