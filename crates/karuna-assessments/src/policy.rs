//! What to do where answers are missing.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use karuna_core::EvidenceStatus;
use serde::{Deserialize, Serialize};

/// What to do where answers are missing.
///
/// The written form, for command lines and JSON: `authors`, `complete`, `available`,
/// `at-least=0.8`, or the name of a rule that the definition holds, such as `uk-field`.
///
/// Under every policy a scale with no answer at all has no score. A count of symptoms and a table
/// that is defined for whole raw scores only are never prorated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum MissingPolicy {
    /// The rule of the authors or of the official manual, where one is known at least in part;
    /// complete answers otherwise.
    #[default]
    Authors,
    /// Every item of a scale has to be answered.
    Complete,
    /// At least this share of a scale's items has to be answered. Means run over the answered
    /// items, sums are prorated.
    AtLeast(Share),
    /// At least half of a scale's items has to be answered; the same as `at-least=0.5`.
    Available,
    /// A named rule of the definition.
    Rule(String),
}

impl fmt::Display for MissingPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Authors => f.write_str("authors"),
            Self::Complete => f.write_str("complete"),
            Self::AtLeast(share) => write!(f, "at-least={share}"),
            Self::Available => f.write_str("available"),
            Self::Rule(name) => f.write_str(name),
        }
    }
}

impl FromStr for MissingPolicy {
    type Err = PolicyError;

    fn from_str(text: &str) -> Result<Self, PolicyError> {
        match text {
            "authors" => Ok(Self::Authors),
            "complete" => Ok(Self::Complete),
            "available" => Ok(Self::Available),
            _ => match text.strip_prefix("at-least=") {
                Some(share) => share.parse().map(Self::AtLeast),
                None if is_rule_name(text) => Ok(Self::Rule(text.to_owned())),
                None => Err(PolicyError::NoPolicy { given: text.to_owned() }),
            },
        }
    }
}

impl TryFrom<String> for MissingPolicy {
    type Error = PolicyError;

    fn try_from(text: String) -> Result<Self, PolicyError> {
        text.parse()
    }
}

impl From<MissingPolicy> for String {
    fn from(policy: MissingPolicy) -> Self {
        policy.to_string()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for MissingPolicy {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MissingPolicy".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "authors, complete, available, at-least=F with F from 0 to 1, or the name of a rule of the definition",
        })
    }
}

/// A share of a scale's items, kept as a fraction so that no rounding decides whether a scale is
/// scored.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    above: u32,
    below: u32,
}

impl Share {
    /// One half.
    pub const HALF: Self = Self { above: 1, below: 2 };

    /// The share `above / below`, or `None` where it is 0 or greater than 1.
    #[must_use]
    pub const fn new(above: u32, below: u32) -> Option<Self> {
        if above == 0 || above > below { None } else { Some(Self { above, below }) }
    }

    /// The fewest of `items` that make up the share.
    ///
    /// ```
    /// use karuna_assessments::Share;
    /// let share: Share = "0.8".parse()?;
    /// assert_eq!((share.required(4), share.required(5)), (4, 4));
    /// # Ok::<(), karuna_assessments::PolicyError>(())
    /// ```
    #[must_use]
    pub fn required(self, items: u16) -> u16 {
        let needed = (u64::from(items) * u64::from(self.above)).div_ceil(u64::from(self.below));
        // The share is at most 1, so what is needed is at most `items`.
        u16::try_from(needed).unwrap_or(items)
    }
}

impl PartialEq for Share {
    /// `4/5` and `0.8` are the same share.
    fn eq(&self, other: &Self) -> bool {
        u64::from(self.above) * u64::from(other.below)
            == u64::from(other.above) * u64::from(self.below)
    }
}

impl Eq for Share {}

impl Hash for Share {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Equal shares give the same double.
        (f64::from(self.above) / f64::from(self.below)).to_bits().hash(state);
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = match self.below {
            1 => Some(0),
            10 => Some(1),
            100 => Some(2),
            1_000 => Some(3),
            10_000 => Some(4),
            100_000 => Some(5),
            1_000_000 => Some(6),
            _ => None,
        };
        match decimals {
            Some(0) => write!(f, "{}", self.above),
            Some(decimals) if self.above < self.below => write!(f, "0.{:0decimals$}", self.above),
            _ => write!(f, "{}/{}", self.above, self.below),
        }
    }
}

impl FromStr for Share {
    type Err = PolicyError;

    /// Reads `0.8`, `1`, `4/5` or `80%`.
    fn from_str(text: &str) -> Result<Self, PolicyError> {
        read_share(text).ok_or_else(|| PolicyError::NoShare { given: text.to_owned() })
    }
}

/// Why a missing-data policy cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// A text is no policy.
    #[error(
        "`{given}` is no missing-data policy; expected `authors`, `complete`, `available`, `at-least=F` such as `at-least=0.8`, or the name of a rule of the instrument"
    )]
    NoPolicy {
        /// The text that was given.
        given: String,
    },
    /// A text is no share.
    #[error(
        "`{given}` is no share of items; expected a number greater than 0 and at most 1, such as 0.8, 4/5 or 80%"
    )]
    NoShare {
        /// The text that was given.
        given: String,
    },
    /// The definition holds no rule of that name.
    #[error(
        "{instrument} has no missing-data rule `{given}`; it has {}; `authors`, `complete`, `available` and `at-least=F` always work",
        Known(.known)
    )]
    UnknownRule {
        /// The instrument.
        instrument: String,
        /// The name that was given.
        given: String,
        /// The rules that there are.
        known: Vec<String>,
    },
}

/// The missing-data policy that was asked for, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PolicyUse {
    /// What was asked for.
    pub asked: MissingPolicy,
    /// The names of the definition's rules that were applied; empty where none was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// How sure the rules are: the least sure one counts. `None` where no rule of the definition
    /// was applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<EvidenceStatus>,
}

impl fmt::Display for PolicyUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.asked, self.status) {
            (MissingPolicy::Authors, None) => {
                f.write_str("authors (no rule of the authors is known: complete answers required)")
            }
            (MissingPolicy::Authors, Some(status)) => {
                write!(f, "authors (rule {}, {status})", self.rules.join(", "))
            }
            (asked, Some(status)) => write!(f, "{asked} ({status})"),
            (asked, None) => write!(f, "{asked}"),
        }
    }
}

struct Known<'a>(&'a [String]);

impl fmt::Display for Known<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("none of its own");
        }
        for (place, name) in self.0.iter().enumerate() {
            write!(f, "{}`{name}`", if place == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// Whether a text may be the name of a rule: kebab-case, and none of the words with a fixed
/// meaning.
pub(crate) fn is_rule_name(text: &str) -> bool {
    text.parse::<karuna_core::ScaleId>().is_ok()
        && !matches!(text, "authors" | "complete" | "available" | "at-least")
}

fn read_share(text: &str) -> Option<Share> {
    let digits = |text: &str| -> Option<u32> {
        let fits = !text.is_empty() && text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    };
    if let Some(percent) = text.strip_suffix('%') {
        return Share::new(digits(percent)?, 100);
    }
    if let Some((above, below)) = text.split_once('/') {
        return Share::new(digits(above)?, digits(below)?);
    }
    let Some((whole, decimals)) = text.split_once('.') else {
        return Share::new(digits(text)?, 1);
    };
    let decimals = decimals.trim_end_matches('0');
    let whole = digits(whole)?;
    if decimals.is_empty() {
        return Share::new(whole, 1);
    }
    let below = 10u32.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    Share::new(whole.checked_mul(below)?.checked_add(digits(decimals)?)?, below)
}

#[cfg(test)]
mod tests {
    use super::{MissingPolicy, PolicyError, Share};
    use proptest::prelude::{prop_assert_eq, proptest};

    #[track_caller]
    fn check(text: &str, required_of_4_5_26: Option<[u16; 3]>) {
        let share = text.parse::<Share>().ok();
        assert_eq!(
            share.map(|share| [4, 5, 26].map(|n| share.required(n))),
            required_of_4_5_26,
            "{text}"
        );
    }

    #[test]
    fn shares_are_compared_in_whole_numbers() {
        check("0.8", Some([4, 4, 21]));
        check("80%", Some([4, 4, 21]));
        check("4/5", Some([4, 4, 21]));
        check("0.5", Some([2, 3, 13]));
        check("1", Some([4, 5, 26]));
        check("1.0", Some([4, 5, 26]));
        check("0.75", Some([3, 4, 20]));
        check("0.000001", Some([1, 1, 1]));
        check("2/3", Some([3, 4, 18]));
        check("0", None);
        check("0.0", None);
        check("1.1", None);
        check("-0.5", None);
        check("", None);
        check(".5", None);
        check("1/0", None);
        check("NaN", None);
        check("1e-1", None);
        check("99999999999", None);
    }

    #[test]
    fn equal_shares_are_one_share() {
        let share = |text: &str| text.parse::<Share>().unwrap();
        let all: std::collections::HashSet<Share> =
            ["0.8", "80%", "4/5", "8/10", "0.80"].map(share).into();
        assert_eq!(all.len(), 1);
        assert_ne!(share("0.8"), share("0.81"));
    }

    #[test]
    fn policies_read_back_equal() {
        for text in [
            "authors",
            "complete",
            "available",
            "at-least=0.8",
            "at-least=2/3",
            "at-least=1",
            "uk-field",
        ] {
            let policy: MissingPolicy = text.parse().unwrap();
            assert_eq!(policy.to_string(), text);
            let json = serde_json::to_string(&policy).unwrap();
            assert_eq!(serde_json::from_str::<MissingPolicy>(&json).unwrap(), policy);
        }
    }

    #[test]
    fn a_wrong_policy_says_what_would_be_right() {
        insta::assert_snapshot!(
            "Most".parse::<MissingPolicy>().unwrap_err(),
            @"`Most` is no missing-data policy; expected `authors`, `complete`, `available`, `at-least=F` such as `at-least=0.8`, or the name of a rule of the instrument"
        );
        insta::assert_snapshot!(
            "at-least=80".parse::<MissingPolicy>().unwrap_err(),
            @"`80` is no share of items; expected a number greater than 0 and at most 1, such as 0.8, 4/5 or 80%"
        );
        let unknown = |known: &[&str]| PolicyError::UnknownRule {
            instrument: "phq-9".into(),
            given: "us-field".into(),
            known: known.iter().map(ToString::to_string).collect(),
        };
        insta::assert_snapshot!(
            unknown(&["uk-field", "one-missing"]),
            @"phq-9 has no missing-data rule `us-field`; it has `uk-field`, `one-missing`; `authors`, `complete`, `available` and `at-least=F` always work"
        );
        insta::assert_snapshot!(
            unknown(&[]),
            @"phq-9 has no missing-data rule `us-field`; it has none of its own; `authors`, `complete`, `available` and `at-least=F` always work"
        );
    }

    proptest! {
        #[test]
        fn required_is_the_least_number_that_makes_up_the_share(above in 1u32..1000, more in 0u32..1000, items in 1u16..1000) {
            let share = Share::new(above, above + more).unwrap();
            let required = share.required(items);
            let makes_up = |answered: u16| u64::from(answered) * u64::from(above + more) >= u64::from(items) * u64::from(above);
            prop_assert_eq!((makes_up(required), makes_up(required - 1)), (true, false));
            prop_assert_eq!(share.to_string().parse::<Share>().unwrap().required(items), required);
        }
    }
}
