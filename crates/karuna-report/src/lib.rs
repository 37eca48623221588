//! Pages for people, in one calm style.
//!
//! A [`Page`] is a short list of blocks: headings, paragraphs, lists, steps, notes. What a page says
//! is decided once; how it looks is the business of three renderers: plain text, Markdown, and HTML
//! that prints well, opens on a phone, reads in grey, and needs no script and nothing from outside.
//!
//! # Examples
//!
//! ```
//! use karuna_practices::PracticeCatalog;
//! use karuna_report::{Style, practice_handout};
//!
//! let practice = PracticeCatalog::builtin().get("soothing-rhythm-breathing")?;
//! let page = practice_handout(practice, practice.own_text(), &[]);
//! let text = page.render(Style::Text);
//! assert!(text.contains("has not been reviewed by a clinician"));
//! assert!(page.render(Style::Html).starts_with("<!doctype html>"));
//! # Ok::<(), karuna_practices::PracticesError>(())
//! ```

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
#![deny(missing_docs)]

mod development_page;
mod html;
mod instrument_page;
mod markdown;
mod page;
mod plan_page;
mod practice_page;
mod profile;
mod programme_page;
mod progress;
mod revision_page;
mod session_handout;
mod session_page;
mod svg;
mod text;
mod words;

pub use development_page::development_page;
pub use instrument_page::instrument_page;
pub use page::{Block, Page, PageStep, Style};
pub use plan_page::plan_page;
pub use practice_page::{practice_guide, practice_handout};
pub use profile::{Profile, ProfileRow};
pub use programme_page::programme_page;
pub use progress::{Progress, ProgressLine};
pub use revision_page::revision_page;
pub use session_handout::session_handout;
pub use session_page::session_agenda;
