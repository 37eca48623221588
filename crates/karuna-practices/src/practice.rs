//! A practice that is valid.

use karuna_core::{PracticeId, PracticeRole};

use crate::caution_code::CautionCode;
use crate::check;
use crate::error::PracticeError;
use crate::local_text::{LocalText, TextOverlay};
use crate::practice_file::{Caution, PracticeFile, Review};

/// A practice that is valid by itself. That its references lead somewhere is the business of a
/// [`PracticeCatalog`](crate::PracticeCatalog).
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    file: PracticeFile,
}

impl Practice {
    /// Makes a practice of a definition.
    ///
    /// # Errors
    ///
    /// All problems of the definition, each with its place; never an empty list.
    pub fn try_new(file: PracticeFile) -> Result<Self, Vec<PracticeError>> {
        let problems = check::problems_of(&file);
        if problems.is_empty() { Ok(Self { file }) } else { Err(problems) }
    }

    /// The practice's id.
    #[must_use]
    pub const fn id(&self) -> &PracticeId {
        &self.file.id
    }

    /// The whole definition.
    #[must_use]
    pub const fn definition(&self) -> &PracticeFile {
        &self.file
    }

    /// The practice's name, in the language of its file.
    #[must_use]
    pub fn title(&self) -> &str {
        self.text("title")
    }

    /// A text by its key, in the language of the file; empty where there is none.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.file.text.get(key).map_or("", String::as_str)
    }

    /// The texts with a translation laid over them.
    #[must_use]
    pub fn text_in<'a>(&'a self, overlay: &'a TextOverlay) -> LocalText<'a> {
        LocalText::new(self, Some(overlay))
    }

    /// The texts as they stand in the file.
    #[must_use]
    pub const fn own_text(&self) -> LocalText<'_> {
        LocalText::new(self, None)
    }

    /// Whether the practice has a role.
    #[must_use]
    pub fn has_role(&self, role: PracticeRole) -> bool {
        self.file.roles.contains(&role)
    }

    /// The caution for something, where there is one.
    #[must_use]
    pub fn caution(&self, code: CautionCode) -> Option<&Caution> {
        self.file.cautions.iter().find(|caution| caution.code == code)
    }

    /// Whether somebody with clinical training has looked it over.
    #[must_use]
    pub const fn is_reviewed(&self) -> bool {
        matches!(self.file.review, Review::Reviewed { .. })
    }
}
