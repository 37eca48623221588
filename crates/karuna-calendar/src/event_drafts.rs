//! What a plan puts on each day, before times and ids.

use std::collections::{BTreeMap, BTreeSet};

use karuna_core::PracticeId;
use karuna_plans::{MeasureTopic, Plan, PlanItem, PlanMeeting};
use karuna_practices::{CautionCode, PracticeCatalog};

use crate::calendar_event::{EventKey, EventKind};
use crate::calendar_options::{CalendarOptions, Titles};
use crate::calendar_words::line;

/// An event before it has times and an id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EventDraft {
    /// How many minutes after the usual time it begins.
    pub(crate) later: u32,
    pub(crate) minutes: u32,
    pub(crate) title: String,
    pub(crate) description: String,
}

/// What a plan puts on each day, in the order of days, whatever the order in the plan.
///
/// A plan edited by hand may name a day twice. Practice of the same day becomes one event, and so
/// does what is measured at the same time; meetings stay apart, numbered, one after the other.
pub(crate) fn drafts(
    plan: &Plan,
    practices: &PracticeCatalog,
    options: &CalendarOptions,
) -> BTreeMap<EventKey, EventDraft> {
    let speaker = Speaker { practices, options };
    let mut drafts = BTreeMap::new();

    let mut days: BTreeMap<_, Vec<&PlanItem>> = BTreeMap::new();
    for day in &plan.days {
        days.entry(day.date).or_default().extend(&day.items);
    }
    // A day without any practice has nothing to show.
    days.retain(|_, items| !items.is_empty());
    for (date, items) in days {
        drafts.insert((date, EventKind::Practice, 1), speaker.practice(&items));
    }

    let mut held: BTreeMap<_, (u32, u32)> = BTreeMap::new();
    for meeting in &plan.meetings {
        let (number, later) = held.entry(meeting.date).or_default();
        *number = number.saturating_add(1);
        let draft = speaker.meeting(meeting, *later);
        *later = later.saturating_add(draft.minutes);
        drafts.insert((meeting.date, EventKind::Meeting, *number), draft);
    }

    let mut measures: BTreeMap<_, BTreeSet<MeasureTopic>> = BTreeMap::new();
    for measure in &plan.measures {
        measures.entry((measure.date, measure.when)).or_default().extend(&measure.topics);
    }
    for ((date, when), topics) in measures {
        drafts.insert((date, EventKind::Measure(when), 1), speaker.measure(&topics));
    }
    drafts
}

/// Finds the words.
#[derive(Clone, Copy)]
struct Speaker<'a> {
    practices: &'a PracticeCatalog,
    options: &'a CalendarOptions,
}

/// A practice in a description, with all that is said about it.
struct Mention<'a> {
    practice: &'a PracticeId,
    minutes: u16,
    adapt: &'a [CautionCode],
    watch: &'a [CautionCode],
}

impl Speaker<'_> {
    fn practice(self, items: &[&PlanItem]) -> EventDraft {
        let names = items.iter().map(|item| self.name(&item.practice));
        let mentions = items.iter().map(|item| Mention {
            practice: &item.practice,
            minutes: item.minutes,
            adapt: &item.adapt,
            watch: &item.watch,
        });
        EventDraft {
            later: 0,
            minutes: items.iter().fold(0, |sum: u32, item| sum.saturating_add(item.minutes.into())),
            title: match self.options.titles {
                Titles::Discreet => line(&self.options.words.practice),
                Titles::Named => once_each(names).join(", "),
            },
            description: self.description(mentions),
        }
    }

    fn meeting(self, meeting: &PlanMeeting, later: u32) -> EventDraft {
        let agenda = &meeting.agenda;
        let mentions = agenda.items.iter().filter_map(|item| {
            Some(Mention {
                practice: item.practice.as_ref()?,
                minutes: item.minutes,
                adapt: &item.adapt,
                watch: &item.watch,
            })
        });
        let theme = line(&agenda.theme);
        let words = line(&self.options.words.meeting);
        EventDraft {
            later,
            minutes: agenda.minutes.into(),
            title: match self.options.titles {
                Titles::Named if !theme.is_empty() => format!("{words}: {theme}"),
                _ => words,
            },
            description: self.description(mentions),
        }
    }

    fn measure(self, topics: &BTreeSet<MeasureTopic>) -> EventDraft {
        let own = &self.options.words.topics;
        let topics = topics.iter().map(|topic| own.get(topic).map_or(topic.as_str(), |it| it));
        let topics = line(&topics.collect::<Vec<_>>().join(", "));
        let words = line(&self.options.words.measure);
        let title = match self.options.titles {
            Titles::Named if !topics.is_empty() => format!("{words}: {topics}"),
            _ => words,
        };
        let description = if self.options.descriptions { topics } else { String::new() };
        EventDraft { later: 0, minutes: 0, title, description }
    }

    /// The name of a practice: the caller's, else the catalogue's, else its id.
    fn name(self, id: &PracticeId) -> String {
        let own = self.options.words.practices.get(id).map(|name| line(name));
        let known = || self.practices.get(id.as_str()).ok().map(|practice| line(practice.title()));
        let named = |name: &String| !name.is_empty();
        own.filter(named).or_else(|| known().filter(named)).unwrap_or_else(|| id.to_string())
    }

    fn description<'m>(self, mentions: impl Iterator<Item = Mention<'m>>) -> String {
        if !self.options.descriptions {
            return String::new();
        }
        let words = &self.options.words;
        let mut rows = Vec::new();
        for mention in mentions {
            let name = self.name(mention.practice);
            rows.push(line(&format!("{name}, {} {}", mention.minutes, words.minutes)));
            for (verb, codes) in [(&words.adapt, mention.adapt), (&words.watch, mention.watch)] {
                for code in codes {
                    let advice = self.advice(mention.practice, *code);
                    let advice = if advice.is_empty() { advice } else { format!(": {advice}") };
                    rows.push(format!("- {}{advice}", line(&format!("{verb} {code}"))));
                }
            }
        }
        rows.join("\n")
    }

    /// What the catalogue says about a caution; nothing where it does not know the practice.
    fn advice(self, id: &PracticeId, code: CautionCode) -> String {
        let practice = self.practices.get(id.as_str()).ok();
        practice.map(|it| line(it.text(&format!("caution.{code}")))).unwrap_or_default()
    }
}

/// Each name once, where it comes first.
fn once_each(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}
