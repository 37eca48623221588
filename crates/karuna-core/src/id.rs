//! Validated identifiers.
//!
//! Instruments and scales are open sets: anybody may add one. So they are identifiers and not
//! enums. One generic type serves them all; the kind is a type parameter, so that a scale id cannot
//! be handed over where an instrument id is wanted.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::{CoreError, IdProblem};

/// What a kind of identifier is called.
pub trait IdKind {
    /// The noun for messages, for example "scale id".
    const NOUN: &'static str;
}

/// Marks identifiers of instruments.
#[derive(Clone, Copy, Debug)]
pub enum InstrumentKind {}

impl IdKind for InstrumentKind {
    const NOUN: &'static str = "instrument id";
}

/// Marks identifiers of scales.
#[derive(Clone, Copy, Debug)]
pub enum ScaleKind {}

impl IdKind for ScaleKind {
    const NOUN: &'static str = "scale id";
}

/// Marks identifiers of practices.
#[derive(Clone, Copy, Debug)]
pub enum PracticeKind {}

impl IdKind for PracticeKind {
    const NOUN: &'static str = "practice id";
}

/// Marks identifiers of programmes.
#[derive(Clone, Copy, Debug)]
pub enum ProgrammeKind {}

impl IdKind for ProgrammeKind {
    const NOUN: &'static str = "programme id";
}

/// The identifier of a programme, such as `compassion-group-12`.
pub type ProgrammeId = Id<ProgrammeKind>;

/// The identifier of a practice, such as `soothing-rhythm-breathing`.
pub type PracticeId = Id<PracticeKind>;

/// The identifier of an instrument, such as `scs` or `phq-9`.
pub type InstrumentId = Id<InstrumentKind>;

/// The identifier of a scale within its instrument, such as `self-kindness`.
pub type ScaleId = Id<ScaleKind>;

/// A kebab-case identifier: letters a to z, digits and single hyphens, a letter first, 64 bytes at
/// the most.
///
/// A clone costs a reference count, or nothing when the text is static.
///
/// # Examples
///
/// ```
/// use karuna_core::{InstrumentId, ScaleId};
///
/// const TOTAL: ScaleId = ScaleId::from_static("total");
/// let read: ScaleId = "total".parse()?;
/// assert_eq!(read, TOTAL);
/// assert!("Total score".parse::<InstrumentId>().is_err());
/// # Ok::<(), karuna_core::CoreError>(())
/// ```
pub struct Id<Kind> {
    text: Text,
    kind: PhantomData<fn() -> Kind>,
}

enum Text {
    Static(&'static str),
    Shared(Arc<str>),
}

impl<Kind> Id<Kind> {
    /// The longest identifier, in bytes.
    pub const MAX_LENGTH: usize = 64;

    /// Makes an identifier of a literal; meant for constants.
    ///
    /// # Panics
    ///
    /// Panics where the literal is no identifier. In a `const` that is a compile error; for text
    /// that is only known at run time use [`str::parse`].
    #[must_use]
    pub const fn from_static(text: &'static str) -> Self {
        assert!(problem(text.as_bytes()).is_none(), "this literal is no kebab-case identifier");
        Self { text: Text::Static(text), kind: PhantomData }
    }

    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.text {
            Text::Static(text) => text,
            Text::Shared(text) => text,
        }
    }
}

impl<Kind: IdKind> FromStr for Id<Kind> {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        match problem(text.as_bytes()) {
            None => Ok(Self { text: Text::Shared(Arc::from(text)), kind: PhantomData }),
            Some(problem) => {
                Err(CoreError::InvalidId { noun: Kind::NOUN, given: text.to_owned(), problem })
            }
        }
    }
}

impl<Kind> Clone for Id<Kind> {
    fn clone(&self) -> Self {
        let text = match &self.text {
            Text::Static(text) => Text::Static(text),
            Text::Shared(text) => Text::Shared(Arc::clone(text)),
        };
        Self { text, kind: PhantomData }
    }
}

impl<Kind> PartialEq for Id<Kind> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<Kind> Eq for Id<Kind> {}

impl<Kind> PartialEq<str> for Id<Kind> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl<Kind> PartialEq<&str> for Id<Kind> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl<Kind> PartialOrd for Id<Kind> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<Kind> Ord for Id<Kind> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<Kind> Hash for Id<Kind> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<Kind> Borrow<str> for Id<Kind> {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl<Kind> AsRef<str> for Id<Kind> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<Kind> fmt::Debug for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl<Kind> fmt::Display for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<Kind> Serialize for Id<Kind> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, Kind: IdKind> Deserialize<'de> for Id<Kind> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(IdVisitor(PhantomData))
    }
}

struct IdVisitor<Kind>(PhantomData<Kind>);

impl<Kind: IdKind> de::Visitor<'_> for IdVisitor<Kind> {
    type Value = Id<Kind>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a kebab-case {}", Kind::NOUN)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(feature = "schema")]
impl<Kind: IdKind> schemars::JsonSchema for Id<Kind> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Kind::NOUN.into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            "maxLength": Self::MAX_LENGTH,
        })
    }
}

/// What keeps a text from being an identifier; usable in constants, hence the plain loop.
const fn problem(text: &[u8]) -> Option<IdProblem> {
    let Some((first, mut rest)) = text.split_first() else {
        return Some(IdProblem::Empty);
    };
    if text.len() > 64 {
        return Some(IdProblem::TooLong);
    }
    if !first.is_ascii_lowercase() {
        return Some(IdProblem::NoLetterFirst);
    }
    let mut hyphen_before = false;
    while let Some((byte, tail)) = rest.split_first() {
        match *byte {
            b'a'..=b'z' | b'0'..=b'9' => hyphen_before = false,
            b'-' if hyphen_before => return Some(IdProblem::LooseHyphen),
            b'-' => hyphen_before = true,
            _ => return Some(IdProblem::BadCharacter),
        }
        rest = tail;
    }
    if hyphen_before { Some(IdProblem::LooseHyphen) } else { None }
}

#[cfg(test)]
mod tests {
    use super::{Id, InstrumentId, ScaleId};
    use crate::IdProblem;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[track_caller]
    fn check(text: &str, expected: Option<IdProblem>) {
        assert_eq!(super::problem(text.as_bytes()), expected, "{text:?}");
        assert_eq!(text.parse::<ScaleId>().is_ok(), expected.is_none(), "{text:?}");
    }

    #[test]
    fn identifiers_are_kebab_case() {
        check("scs", None);
        check("phq-9", None);
        check("a1-b2-c3", None);
        check("", Some(IdProblem::Empty));
        check("9-phq", Some(IdProblem::NoLetterFirst));
        check("-phq", Some(IdProblem::NoLetterFirst));
        check("PHQ", Some(IdProblem::NoLetterFirst));
        check("phq_9", Some(IdProblem::BadCharacter));
        check("phq 9", Some(IdProblem::BadCharacter));
        check("mitgefühl", Some(IdProblem::BadCharacter));
        check("phq-", Some(IdProblem::LooseHyphen));
        check("phq--9", Some(IdProblem::LooseHyphen));
        check(&"a".repeat(64), None);
        check(&"a".repeat(65), Some(IdProblem::TooLong));
    }

    #[test]
    fn a_wrong_identifier_says_what_would_be_right() {
        insta::assert_snapshot!(
            "SCS".parse::<InstrumentId>().unwrap_err(),
            @"`SCS` is no instrument id: it does not begin with a letter from a to z; an identifier is kebab-case, such as `self-kindness`"
        );
        insta::assert_snapshot!(
            serde_json::from_str::<ScaleId>("\"a b\"").unwrap_err(),
            @"`a b` is no scale id: it has a character other than a to z, 0 to 9 and `-`; an identifier is kebab-case, such as `self-kindness` at line 1 column 5"
        );
    }

    #[test]
    fn static_and_read_identifiers_are_the_same() {
        const TOTAL: ScaleId = Id::from_static("total");
        let read: ScaleId = "total".parse().unwrap();
        assert_eq!(read, TOTAL);
        assert_eq!(read.clone(), "total");
        assert_eq!(format!("{TOTAL:?} {TOTAL:>7}"), "\"total\"   total");
        assert!(TOTAL < "up".parse().unwrap());
    }

    proptest! {
        #[test]
        fn what_is_accepted_reads_back_equal(text in "[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,4}") {
            let id: InstrumentId = text.parse().unwrap();
            let json = serde_json::to_string(&id).unwrap();
            prop_assert_eq!(serde_json::from_str::<InstrumentId>(&json).unwrap(), id);
        }
    }
}
