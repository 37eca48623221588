//! Scores files of questionnaire answers.
//!
//! A CSV goes in; the same CSV comes out with one column for each scale and one for alerts. Memory
//! stays bounded however long the file is. A cell that is no allowed answer makes the scales above
//! it unscored and is reported with line, column, value and what would be allowed; the other rows
//! are scored all the same.
//!
//! | noun | what it does |
//! |---|---|
//! | [`CsvScorer`] | reads, scores and writes |
//! | [`CsvOptions`] | prefixes of columns, texts that mean "missing", delimiter |
//! | [`CsvSummary`] | people, scored per scale and why not, what other policies would give, alerts, faults |
//! | [`Binding`] | which column holds which item |
//! | [`AtomicFile`] | a file that is replaced as a whole or not at all |
//! | [`BatchError`] | why nothing, or not everything, was written |
//!
//! # Examples
//!
//! ```
//! use karuna_assessments::{MissingPolicy, handles};
//! use karuna_batch::{CsvOptions, CsvScorer};
//!
//! let plan = handles::scbcs::instrument().plan(&MissingPolicy::Authors)?;
//! let input = "person,scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5\na,5,6,4,7,5\nb,1,2,NA,4,5\n";
//! let mut output = Vec::new();
//! let summary = CsvScorer::new(&plan, CsvOptions::default())
//!     .score(input.as_bytes(), &mut output, &mut |_people| {})?;
//! assert_eq!(
//!     String::from_utf8(output)?,
//!     "person,scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5,scbcs.total-mean,scbcs.total-sum,scbcs.alerts\n\
//!      a,5,6,4,7,5,5.4,27,\n\
//!      b,1,2,NA,4,5,,,\n"
//! );
//! assert_eq!((summary.people, summary.faulty_rows), (2, 0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
#![deny(missing_docs)]

mod atomic_file;
mod binding;
mod cell;
mod csv_options;
mod csv_record;
mod csv_scorer;
mod csv_summary;
mod error;
mod number_text;

pub use atomic_file::AtomicFile;
pub use binding::Binding;
pub use csv_options::CsvOptions;
pub use csv_scorer::CsvScorer;
pub use csv_summary::{AlertCount, CsvSummary, FaultKind, RowFault};
pub use error::BatchError;
