//! A programme that is valid.

use karuna_core::{Audience, PracticeId, ProgrammeId};
use karuna_practices::{Bibliography, CautionCode, Fears, PracticeCatalog, Review};

use crate::delivery::Delivery;
use crate::history::History;
use crate::programme_check;
use crate::programme_error::ProgrammeError;
use crate::programme_file::{ProgrammeFile, ProgrammeSession};
use crate::session_change::SessionChange;
use crate::session_error::SessionError;
use crate::session_frame::{SessionFrame, SessionPlace, SetAside};
use crate::session_request::SessionRequest;

/// A programme that passed every check: its practices exist, its sessions can be held in their time,
/// and no rule is broken that it does not set aside with a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    file: ProgrammeFile,
}

/// What is known of the people and the place when a session of a programme is prepared.
///
/// Any value is legal, so the fields are open; begin with [`SessionOptions::default`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionOptions {
    /// Another length than the programme's, 20 to 180 minutes.
    pub minutes: Option<u16>,
    /// In which way people come together.
    pub delivery: Option<Delivery>,
    /// Who takes part, where the programme is for several; the first of them without a word.
    pub audience: Option<Audience>,
    /// How many take part.
    pub people: Option<u16>,
    /// What is known to make practices unsafe or hard for somebody who takes part.
    pub cautions: Vec<CautionCode>,
    /// Fears of compassion, as far as known.
    pub fears: Fears,
    /// Whether practices of difficulty 4 and 5 that no clinician has reviewed may come.
    pub allow_unreviewed_hard: bool,
    /// What changes for somebody who finds compassion hard.
    pub changes: Vec<SessionChange>,
}

impl Programme {
    /// Makes a programme of a definition.
    ///
    /// # Errors
    ///
    /// All problems of the definition, each with its place; never an empty list.
    pub fn try_new(
        file: ProgrammeFile,
        practices: &PracticeCatalog,
        bibliography: &Bibliography,
    ) -> Result<Self, Vec<ProgrammeError>> {
        let problems = programme_check::problems_of(&file, practices, bibliography);
        if problems.is_empty() { Ok(Self { file }) } else { Err(problems) }
    }

    /// The programme's id.
    #[must_use]
    pub const fn id(&self) -> &ProgrammeId {
        &self.file.id
    }

    /// The whole definition.
    #[must_use]
    pub const fn definition(&self) -> &ProgrammeFile {
        &self.file
    }

    /// The programme's name, in the language of its file.
    #[must_use]
    pub fn title(&self) -> &str {
        self.text("title")
    }

    /// A text by its key, in the language of the file; empty where there is none.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.file.text.get(key).map_or("", String::as_str)
    }

    /// A text of a session by its name, such as `theme`; empty where there is none.
    #[must_use]
    pub fn session_text(&self, session: &ProgrammeSession, name: &str) -> &str {
        self.text(&session.key(name))
    }

    /// Whether somebody with clinical training has looked it over.
    #[must_use]
    pub const fn is_reviewed(&self) -> bool {
        matches!(self.file.review, Review::Reviewed { .. })
    }

    /// All practices of the outline, in the order in which they first come.
    #[must_use]
    pub fn practices(&self) -> Vec<&PracticeId> {
        let mut all: Vec<&PracticeId> = Vec::new();
        for session in &self.file.sessions {
            let home = session.home.iter().flat_map(|home| &home.practices);
            for id in session.practices.iter().chain(home) {
                if !all.contains(&id) {
                    all.push(id);
                }
            }
        }
        all
    }

    /// What a session is to be made of: the programme's outline, what all sessions before it have
    /// brought, and what is known of the people.
    ///
    /// `number` counts from 1.
    ///
    /// # Errors
    ///
    /// [`SessionError::NoSuchSession`] where the programme has no session of that number.
    ///
    /// # Examples
    ///
    /// ```
    /// use karuna_plans::{ProgrammeCatalog, SessionOptions, SessionPlan};
    /// use karuna_practices::PracticeCatalog;
    ///
    /// let programme = ProgrammeCatalog::builtin().get("compassion-group-12")?;
    /// let options = SessionOptions { people: Some(8), ..SessionOptions::default() };
    /// let request = programme.session_request(3, &options, PracticeCatalog::builtin())?;
    /// let plan = SessionPlan::try_new(&request, PracticeCatalog::builtin())?;
    /// assert_eq!(plan.minutes, 120);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn session_request(
        &self,
        number: usize,
        options: &SessionOptions,
        practices: &PracticeCatalog,
    ) -> Result<SessionRequest, SessionError> {
        let sessions = self.file.sessions.len();
        let none = SessionError::NoSuchSession { number, sessions };
        let audience = options.audience.or(self.file.audiences.first().copied());
        let Some(audience) = audience else { return Err(none) };
        let place = number.checked_sub(1).ok_or_else(|| none.clone())?;
        let mut request =
            frames(&self.file, audience, practices).into_iter().nth(place).ok_or(none)?;
        request.minutes = options.minutes.unwrap_or(request.minutes);
        request.changes.clone_from(&options.changes);
        let frame = &mut request.frame;
        frame.delivery = options.delivery.unwrap_or(frame.delivery);
        frame.people = options.people;
        frame.cautions.clone_from(&options.cautions);
        frame.fears = options.fears;
        frame.allow_unreviewed_hard = options.allow_unreviewed_hard;
        Ok(request)
    }
}

/// The requests of all sessions: each knows what the sessions before it have brought.
///
/// Hard practices are allowed here, because the outline is what is looked at; whoever holds a
/// session has to ask for them.
pub(crate) fn frames(
    file: &ProgrammeFile,
    audience: Audience,
    practices: &PracticeCatalog,
) -> Vec<SessionRequest> {
    let mut frame = SessionFrame::new(file.setting, audience, file.led_by);
    frame.delivery = file.deliveries.first().copied().unwrap_or_default();
    if file.deliveries.contains(&Delivery::SelfGuided) {
        frame.delivery = Delivery::SelfGuided;
    }
    frame.allow_unreviewed_hard = true;
    let mut requests = Vec::new();
    let of = u16::try_from(file.sessions.len()).unwrap_or(u16::MAX);
    for (number, session) in (1..=of).zip(&file.sessions) {
        frame.place = Some(SessionPlace { number, of });
        let text = |name: &str| file.text.get(&session.key(name)).cloned().unwrap_or_default();
        let aside = |rule: &crate::rule::RuleId| SetAside {
            rule: *rule,
            why: text(&format!("set-aside.{rule}")),
        };
        frame.set_aside = session.set_aside.iter().map(aside).collect();
        requests.push(SessionRequest {
            frame: frame.clone(),
            minutes: session.minutes,
            theme: text("theme"),
            idea: text("idea"),
            leader: text("leader"),
            practices: session.practices.clone(),
            home: session.home.clone(),
            alliance: session.alliance,
            changes: Vec::new(),
        });
        let home = session.home.iter().flat_map(|home| &home.practices);
        let mut history = History::before(&frame, practices);
        for id in session.practices.iter().chain(home) {
            if let Ok(practice) = practices.get(id.as_str()) {
                history.add(practice);
            }
        }
        frame.highest_difficulty = history.highest;
        frame.done = history.done;
        frame.home_to_review =
            session.home.as_ref().map_or_else(Vec::new, |home| home.practices.clone());
    }
    requests
}
