//! What stands between a person and compassion, and ways to meet it.

use std::sync::LazyLock;

use karuna_core::EvidenceStatus;
use karuna_practices::Flow;
use serde::{Deserialize, Serialize};

use crate::barrier_kind::BarrierKind;
use crate::session_change::SessionChange;

/// A fear, a block or a resistance: something that makes compassion hard, which has its reasons.
///
/// A barrier is a value to talk about with a person, never a finding about one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Barrier {
    /// Its id, such as `warmth-is-weak`.
    pub id: String,
    /// What kind it is.
    pub kind: BarrierKind,
    /// The flows of compassion that it touches most.
    pub flows: Vec<Flow>,
    /// Ids of ways to meet it, in the order in which to try them, one at a time.
    pub ways: Vec<String>,
    /// Keys of citations.
    pub evidence: Vec<String>,
    /// How sure it is that it is known and met so.
    pub status: EvidenceStatus,
    /// Its words.
    pub text: BarrierText,
}

/// The words of a barrier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BarrierText {
    /// What it is called.
    pub title: String,
    /// How it may show.
    pub sign: String,
    /// Why it makes sense.
    pub sense: String,
    /// What a leader might say.
    pub reply: String,
}

/// A way to meet a barrier, and what it changes in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Way {
    /// Its id, such as `body-first`.
    pub id: String,
    /// Keys of citations.
    pub evidence: Vec<String>,
    /// How sure it is that it helps.
    pub status: EvidenceStatus,
    /// What it changes in a session; goes into
    /// [`SessionRequest::changes`](crate::SessionRequest::changes).
    pub changes: Vec<SessionChange>,
    /// Its words.
    pub text: WayText,
}

/// The words of a way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WayText {
    /// What it is called.
    pub title: String,
    /// What whoever leads does.
    pub what: String,
    /// What to look out for.
    pub watch: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct BarrierFile {
    #[allow(dead_code, reason = "read so that another format is refused by the test")]
    format: u32,
    barriers: Vec<Barrier>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WayFile {
    #[allow(dead_code, reason = "read so that another format is refused by the test")]
    format: u32,
    ways: Vec<Way>,
}

impl Barrier {
    /// The built-in barriers.
    ///
    /// ```
    /// use karuna_plans::{Barrier, BarrierKind};
    ///
    /// let resistances = Barrier::builtin().iter().filter(|it| it.kind == BarrierKind::Resistance);
    /// for barrier in resistances {
    ///     let ways: Vec<&str> = barrier.ways().map(|way| way.text.title.as_str()).collect();
    ///     println!("{}: {}", barrier.text.title, ways.join("; "));
    /// }
    /// # assert!(Barrier::builtin().len() >= 12);
    /// ```
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        static BUILTIN: LazyLock<Vec<Barrier>> = LazyLock::new(|| {
            // A test reads the file, so that the fallback is never seen.
            let read = serde_json::from_str::<BarrierFile>(include_str!("../data/barriers.json"));
            read.unwrap_or_default().barriers
        });
        &BUILTIN
    }

    /// The built-in barrier of an id.
    #[must_use]
    pub fn get(id: &str) -> Option<&'static Self> {
        Self::builtin().iter().find(|barrier| barrier.id == id)
    }

    /// The ways to meet it, in the order in which to try them.
    pub fn ways(&self) -> impl Iterator<Item = &'static Way> {
        self.ways.iter().filter_map(|id| Way::get(id))
    }
}

impl Way {
    /// The built-in ways.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        static BUILTIN: LazyLock<Vec<Way>> = LazyLock::new(|| {
            // A test reads the file, so that the fallback is never seen.
            let read = serde_json::from_str::<WayFile>(include_str!("../data/ways.json"));
            read.unwrap_or_default().ways
        });
        &BUILTIN
    }

    /// The built-in way of an id.
    #[must_use]
    pub fn get(id: &str) -> Option<&'static Self> {
        Self::builtin().iter().find(|way| way.id == id)
    }
}
