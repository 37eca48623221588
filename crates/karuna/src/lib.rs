//! Reusable domain libraries for compassion-based therapy.
//!
//! Compassion-based therapy cultivates compassion, from others and towards oneself, on five
//! principles: mindfulness, self-compassion, empathy, connection, action. karuna gives programs the
//! words and the numbers for it: questionnaires that are scored right, with every doubt made
//! visible, and answers that need a person's eye brought to one.
//!
//! This crate is the front door. It re-exports the others behind features and has nothing of its
//! own:
//!
//! | feature | module | what it gives |
//! |---|---|---|
//! | (always) | [`core`] | principles, identifiers, sources, rights, measurements, alerts |
//! | `assessments` (default) | [`assessments`] | definitions as data, scoring, explanation |
//! | `practices` (default) | [`practices`] | guided practices as data, with cautions and queries |
//! | `plans` (default) | [`plans`] | programmes, sessions, resistance, therapist development |
//! | `report` | `report` | handouts, guides, courses and agendas as text, Markdown, HTML |
//! | `calendar` | `calendar` | plans as iCalendar, with ids that stay when a plan is revised |
//! | `calendar-zones` | | calendars in a named time zone |
//! | `batch` | `batch` | CSV in, scored CSV out, in bounded memory |
//! | `schema` | | JSON Schemas of definitions, answer sheets and results |
//!
//! # From answers to scores
//!
//! One call scores a sheet. Answers are the printed option values, in the printed order; `None` is
//! a missing answer.
#![cfg_attr(feature = "assessments", doc = "```")]
#![cfg_attr(not(feature = "assessments"), doc = "```ignore")]
//! use karuna::assessments::{Answers, handles};
//!
//! let scs_sf = handles::scs_sf::instrument();
//! let scored = scs_sf.score(&Answers::from_values([2, 4, 3, 2, 4, 3, 4, 2, 1, 4, 2, 2]))?;
//!
//! // Handles are constants, so a misspelt scale does not compile.
//! let total = scored.value(&handles::scs_sf::TOTAL_ITEM_MEAN);
//! assert_eq!(total, Some(47.0 / 12.0));
//!
//! // A band says who made it, where, and how sure that is.
//! let band = &scored.bands(&handles::scs_sf::TOTAL_ITEM_MEAN)[0];
//! assert_eq!(band.label.as_deref(), Some("high"));
//! assert_eq!(band.status.as_str(), "partly");
//! # Ok::<(), karuna::assessments::SheetError>(())
//! ```
//!
//! # What cannot be scored says why
//!
//! A scale with too few answers is no error, no zero and no NaN: it is an outcome with its reasons.
//! Whether missing answers are bridged is the caller's decision, and it is recorded.
#![cfg_attr(feature = "assessments", doc = "```")]
#![cfg_attr(not(feature = "assessments"), doc = "```ignore")]
//! use karuna::assessments::{Answers, MissingPolicy, handles};
//!
//! let scbcs = handles::scbcs::instrument();
//! let answers = Answers::from_values([Some(5), Some(6), None, Some(7), Some(6)]);
//!
//! // No rule of the authors is known, so the default asks for complete answers.
//! let scored = scbcs.score(&answers)?;
//! assert_eq!(scored.value(&handles::scbcs::TOTAL_SUM), None);
//! assert_eq!(scored.reasons(&handles::scbcs::TOTAL_SUM)[0].to_string(), "too few answers");
//!
//! // Four of five are 80 per cent: the sum is prorated, and says so.
//! let plan = scbcs.plan(&"at-least=0.8".parse::<MissingPolicy>()?)?;
//! let scored = plan.score(&answers)?;
//! assert_eq!(scored.value(&handles::scbcs::TOTAL_SUM), Some(30.0));
//! let why = scored.explain(&handles::scbcs::TOTAL_SUM).ok_or("no such scale")?;
//! assert!(why.prorated);
//! println!("{why}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Risk answers always reach the caller
//!
//! Alerts are read from the raw answers before anything else. A sheet that cannot be scored still
//! carries them, and a risk item without a valid answer raises one too, since then nobody knows.
//! An alert is a prompt for a person to look, never a finding. Which help is near is known to the
//! app that embeds karuna; karuna never names a phone number.
#![cfg_attr(feature = "assessments", doc = "```")]
#![cfg_attr(not(feature = "assessments"), doc = "```ignore")]
//! use karuna::assessments::{Answers, handles};
//!
//! // Item 1 is out of range, so the sheet is refused; item 9 is heard all the same.
//! let answers: Answers = serde_json::from_str(r#"{"1": 7, "9": 2}"#)?;
//! let error = handles::phq_9::instrument().score(&answers).unwrap_err();
//! assert_eq!(error.faults.len(), 1);
//! assert_eq!(error.alerts[0].rule, "item-9");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Many people
//!
//! The same compiled plan scores a sheet without allocation
//! (`ScoringPlan::score_into`), columns of millions (`ScoringPlan::score_columns`) and, with the
//! feature `batch`, whole CSV files. All give the same numbers, bit by bit.
//!
//! # Practices that fit
//!
//! A practice brings its script, its cautions with their adaptations, and how sure all of that is.
//! A question to the catalogue says what fits a person, what has to be adapted, and why the rest
//! does not fit.
#![cfg_attr(feature = "practices", doc = "```")]
#![cfg_attr(not(feature = "practices"), doc = "```ignore")]
//! use karuna::core::{Level, Technique};
//! use karuna::practices::{CautionCode, Fears, PracticeCatalog, PracticeQuery};
//!
//! let query = PracticeQuery {
//!     techniques: vec![Technique::Imagery],
//!     cautions: vec![CautionCode::Grief],
//!     fears: Fears { from_others: Some(Level::High), ..Fears::default() },
//!     ..PracticeQuery::default()
//! };
//! let practices = PracticeCatalog::builtin();
//! for found in practices.find(&query) {
//!     println!("{} (adapt for {:?})", found.practice.title(), found.adapt);
//! }
//! for (id, reasons) in practices.find_not(&query) {
//!     println!("not {id}: {}", reasons[0]);
//! }
//! ```
//!
//! # A course, and the agenda of one evening
//!
//! A programme is data; a session is made of it to the minute. What cannot come in is told with its
//! reason, and a session edited by hand is checked by the same rules.
#![cfg_attr(feature = "plans", doc = "```")]
#![cfg_attr(not(feature = "plans"), doc = "```ignore")]
//! use karuna::plans::{ProgrammeCatalog, SessionOptions, SessionPlan};
//! use karuna::practices::PracticeCatalog;
//!
//! let practices = PracticeCatalog::builtin();
//! let programme = ProgrammeCatalog::builtin().get("compassion-group-12")?;
//! let options = SessionOptions { people: Some(9), ..SessionOptions::default() };
//! let request = programme.session_request(3, &options, practices)?;
//! let plan = SessionPlan::try_new(&request, practices)?;
//! for (start, item) in plan.starts() {
//!     println!("{start:>3}  {:>2} min  {}", item.minutes, item.part);
//! }
//! assert!(plan.check(practices).is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A plan that bends
//!
//! A plan is made for one person and looked at again with what was lived of it. What may stay stays;
//! a risk answer stops everything until a clinician clears it; every change says why.
#![cfg_attr(feature = "plans", doc = "```")]
#![cfg_attr(not(feature = "plans"), doc = "```ignore")]
//! use karuna::plans::{Done, Lived, PlanRequest, PlanStanding, Planner, ProgressLog, Sitting};
//!
//! let planner = Planner::builtin();
//! let plan = planner.plan(&PlanRequest::new("2026-11-30".parse()?, 4))?;
//! let mut log = ProgressLog::default();
//! for day in &plan.days[..3] {
//!     for item in &day.items {
//!         log.add(day.date, Lived::Practice(Sitting::new(item.practice.clone(), Done::Missed)));
//!     }
//! }
//! let revision = planner.revise(&plan, &log, plan.days[3].date)?;
//! assert_eq!(revision.standing, PlanStanding::Eased);
//! println!("{}", revision.difference);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # For the calendar that somebody already has
//!
//! With the feature `calendar` a plan becomes an iCalendar file. Titles say nothing private unless
//! asked to, and each day keeps its id when the plan is revised.
#![cfg_attr(feature = "calendar", doc = "```")]
#![cfg_attr(not(feature = "calendar"), doc = "```ignore")]
//! use karuna::calendar::{Calendar, CalendarOptions};
//! use karuna::plans::{PlanRequest, Planner};
//! use karuna::practices::PracticeCatalog;
//!
//! let plan = Planner::builtin().plan(&PlanRequest::new("2026-11-30".parse()?, 4))?;
//! let now = "2026-11-25T09:00:00Z".parse()?;
//! let options = CalendarOptions::new("p-7f3a", "app.example", now);
//! let calendar = Calendar::try_new(&plan, PracticeCatalog::builtin(), &options)?;
//! assert!(calendar.to_string().starts_with("BEGIN:VCALENDAR\r\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # An instrument of your own
//!
//! A definition is one JSON file: items by number, scales as expressions of a small closed algebra,
//! sources, rights and worked examples. `Catalog::from_json` takes yours on the same path as the
//! built-in ones; `Catalog::check` also runs its worked examples and lists every problem with its
//! place.
//!
//! # What karuna is not
//!
//! It is not a medical device, it does not diagnose, treat or promise anything, and it ships no
//! wording of any questionnaire: items have numbers and labels of our own. `Rights` say who holds
//! what. Facts that are only recalled are marked `recalled`, and the caller sees it.

#![deny(missing_docs)]

#[cfg(feature = "assessments")]
pub use karuna_assessments as assessments;
#[cfg(feature = "batch")]
pub use karuna_batch as batch;
#[cfg(feature = "calendar")]
pub use karuna_calendar as calendar;
pub use karuna_core as core;
#[cfg(feature = "plans")]
pub use karuna_plans as plans;
#[cfg(feature = "practices")]
pub use karuna_practices as practices;
#[cfg(feature = "report")]
pub use karuna_report as report;
