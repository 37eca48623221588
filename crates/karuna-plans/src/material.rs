//! What is needed in the room.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// What is needed in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Material {
    /// A clock that the leader can see.
    Clock,
    /// Something to write with.
    PaperAndPens,
    /// Two chairs more.
    TwoChairs,
    /// Three chairs more.
    ThreeChairs,
    /// A board, or large paper.
    Board,
    /// Room to move.
    FreeFloor,
    /// Things to hold.
    SoftAnchors,
    /// A bell.
    Bell,
    /// A mirror.
    Mirror,
    /// Tissues and water.
    TissuesAndWater,
    /// Handouts.
    Handouts,
    /// A list of local help.
    LocalHelpList,
    /// A place to step out to.
    QuietRoom,
    /// Rooms for pairs and threes on the screen.
    BreakoutRooms,
    /// How to reach each person when the line fails.
    BackupContact,
    /// Things that stand for parts.
    ObjectsForParts,
    /// A sheet for what was practised.
    PracticeLog,
}

impl Material {
    /// All values.
    pub const ALL: [Self; 17] = [
        Self::Clock,
        Self::PaperAndPens,
        Self::TwoChairs,
        Self::ThreeChairs,
        Self::Board,
        Self::FreeFloor,
        Self::SoftAnchors,
        Self::Bell,
        Self::Mirror,
        Self::TissuesAndWater,
        Self::Handouts,
        Self::LocalHelpList,
        Self::QuietRoom,
        Self::BreakoutRooms,
        Self::BackupContact,
        Self::ObjectsForParts,
        Self::PracticeLog,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::PaperAndPens => "paper-and-pens",
            Self::TwoChairs => "two-chairs",
            Self::ThreeChairs => "three-chairs",
            Self::Board => "board",
            Self::FreeFloor => "free-floor",
            Self::SoftAnchors => "soft-anchors",
            Self::Bell => "bell",
            Self::Mirror => "mirror",
            Self::TissuesAndWater => "tissues-and-water",
            Self::Handouts => "handouts",
            Self::LocalHelpList => "local-help-list",
            Self::QuietRoom => "quiet-room",
            Self::BreakoutRooms => "breakout-rooms",
            Self::BackupContact => "backup-contact",
            Self::ObjectsForParts => "objects-for-parts",
            Self::PracticeLog => "practice-log",
        }
    }
}

impl fmt::Display for Material {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Material {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("material", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Material;

    #[test]
    fn written_forms_read_back() {
        for value in Material::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Material>().is_err());
    }
}
