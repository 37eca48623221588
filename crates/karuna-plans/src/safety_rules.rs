//! Rules that stop, hold or ease a plan: S1 to S8, R21, R24, R25.

use std::collections::BTreeMap;

use karuna_core::{AlertCause, Date, PracticeId, PracticeRole, RiskTopic};

use crate::adaptation::BoundKind;
use crate::adaptation_rules::Reading;
use crate::judge::HELP_FIRST;
use crate::part_times::most_home_minutes;
use crate::practice_facts::minutes;
use crate::progress_log::{Lived, UnwantedEffect};
use crate::revision_message::Reader::{Clinician, Person};
use crate::rule::RuleId;

/// Arousal at which practice stops, of 10 (S6, R25).
const TOO_STIRRED: u8 = 8;
/// By how much arousal rises where ease falls (R21); a judgement.
const EASE_FALLS: u8 = 2;
/// How long the first step holds after a stop sign, or after somebody cleared the plan.
const FIRST_STEP_DAYS: i64 = 7;
/// How long nothing is harder than difficulty 2, and days are as short as at first, when a hold is
/// over.
const RAMP_DAYS: i64 = 7;
/// How long imagery rests where ease fell.
const IMAGERY_RESTS: i64 = 7;
/// How long a practice rests that brought old pain up, how long nothing is as hard as it, and how
/// long it then takes half its time.
const PAIN_RESTS: i64 = 3;
const LOWER_STEP: i64 = 7;
const HALF_TIME: i64 = 14;
/// Within how many days two events count as one week's.
const A_WEEK: i64 = 7;

impl Reading<'_> {
    pub(crate) fn read_for_safety(&mut self) {
        self.risk();
        self.dangers_and_cautions();
        self.stop_signs();
        self.old_pain();
        self.ease_in_imagery();
        self.unwanted_effects();
    }

    /// S1, S3, S4: a risk answer stops practice until a clinician clears it; then it begins again on
    /// the first step.
    fn risk(&mut self) {
        let events: Vec<(usize, Date, &Lived)> = self.lived.events().collect();
        for (at, on, what) in events {
            let told = match what {
                Lived::Alert(alert) => {
                    let is_unknown = matches!(alert.cause, AlertCause::RiskNotAnswered { .. });
                    if is_unknown || alert.topic == RiskTopic::LowWellbeing {
                        if !self.lived.is_cleared(at, false) {
                            let words = format!("{alert}. It does not stop the plan by itself.");
                            self.say(RuleId::S1, Clinician, words);
                        }
                        continue;
                    }
                    alert.to_string()
                }
                Lived::Practice(sitting) if sitting.stop.iter().any(|sign| sign.is_danger()) => {
                    "after a practice, danger to oneself was told".into()
                }
                _ => continue,
            };
            self.stop_or_begin_again(at, on, &told);
        }
    }

    /// S2, S5: what came to light counts from now on; a danger stops everything.
    fn dangers_and_cautions(&mut self) {
        let events: Vec<(usize, Date, &Lived)> = self.lived.events().collect();
        for (at, on, what) in events {
            let Lived::Caution(code) = what else { continue };
            if HELP_FIRST.contains(code) {
                self.stop_or_begin_again(at, on, &format!("{code} came to light"));
            } else if self.is_recent(on) {
                let words = format!(
                    "{code} came to light on {on}; what it says to avoid is left out from now on, \
                     and what it says to change or watch stands at each practice."
                );
                self.say(RuleId::S5, Clinician, words);
            }
        }
    }

    fn stop_or_begin_again(&mut self, at: usize, on: Date, told: &str) {
        match self.lived.cleared_on(at, true) {
            None => {
                self.hold(RuleId::S1, BoundKind::NoPractice, on, None);
                self.say(
                    RuleId::S1,
                    Person,
                    "Something you told matters more than any exercise. Please talk to a person today: somebody you trust, or the help that is named here. Practice waits until somebody has looked at it with you.",
                );
                let words = format!(
                    "{told}, on {on}. All practice is stopped until a clinician clears it by name; karuna does not assess risk."
                );
                self.say(RuleId::S1, Clinician, words);
            }
            Some(cleared) => {
                self.first_step(RuleId::S3, cleared, Some(FIRST_STEP_DAYS));
                let short = BoundKind::MostMinutes { minutes: most_home_minutes(1) };
                self.hold(RuleId::S3, short, cleared, Some(FIRST_STEP_DAYS));
                self.ramp(cleared.plus_days(FIRST_STEP_DAYS));
                if self.is_recent(cleared) {
                    self.say(
                        RuleId::S3,
                        Person,
                        "You can begin again, with small and steadying things, whenever you like.",
                    );
                    self.say(
                        RuleId::S3,
                        Clinician,
                        "Practice begins again on its first step for a week. Where there was danger, a crisis plan made with a clinician comes before it.",
                    );
                }
            }
        }
    }

    /// S6, and of R25 the arousal: a stop sign ends the day, and the first step follows.
    fn stop_signs(&mut self) {
        for (at, on, sitting, _) in self.practised() {
            let arousal = sitting.arousal.unwrap_or_default();
            let stays = arousal.after.is_some_and(|after| after >= TOO_STIRRED);
            let rises = arousal.mid.is_some_and(|mid| mid >= TOO_STIRRED);
            if sitting.stop.is_empty() && !stays && !rises {
                continue;
            }
            self.hold(RuleId::S6, BoundKind::NoPractice, on, Some(1));
            if self.is_recent(on) {
                self.say(
                    RuleId::S6,
                    Person,
                    "That was a sign to stop, and stopping was right. Open your eyes, feel your feet, say your name and where you are. That is all for the day; let somebody know how you are.",
                );
                let words = format!(
                    "a sign to stop came with `{}` on {on}; please make contact.",
                    sitting.practice
                );
                self.say(RuleId::S6, Clinician, words);
            }
            if stays {
                self.return_to_first_step(
                    at,
                    on,
                    "arousal stayed at 8 or more some 20 minutes after",
                );
            } else {
                self.first_step(RuleId::S6, on, Some(FIRST_STEP_DAYS + 1));
            }
        }
    }

    /// R25: nothing new, and back to the first step, until somebody named decides.
    fn return_to_first_step(&mut self, at: usize, on: Date, why: &str) {
        if let Some(cleared) = self.lived.cleared_on(at, false) {
            self.ramp(Some(cleared));
            return;
        }
        self.first_step(RuleId::R25, on, None);
        self.say(
            RuleId::R25,
            Person,
            "It has been a lot, and that says nothing against you. For now there is only what steadies: feet, sounds, something ordinary. What comes next is better decided together with somebody.",
        );
        let words = format!(
            "{why}, on {on}. The plan holds on its first step, with nothing new, until somebody named lets it go on."
        );
        self.say(RuleId::R25, Clinician, words);
    }

    /// The first step with nothing new, from a day on.
    fn first_step(&mut self, rule: RuleId, from: Date, days: Option<i64>) {
        self.hold(rule, BoundKind::FirstStep, from, days);
        self.hold(rule, BoundKind::NothingNew, from, days);
    }

    /// R8, R27: after a hold difficulty and time begin again where a plan begins.
    fn ramp(&mut self, from: Option<Date>) {
        if let Some(from) = from {
            let kind = BoundKind::MostDifficulty { difficulty: 2 };
            self.hold(RuleId::R8, kind, from, Some(RAMP_DAYS));
            let kind = BoundKind::MostMinutes { minutes: most_home_minutes(1) };
            self.hold(RuleId::R27, kind, from, Some(RAMP_DAYS));
        }
    }

    /// R24 and R25: old pain that rises when warmth comes.
    fn old_pain(&mut self) {
        let mut pains: Vec<(usize, Date)> = Vec::new();
        for (at, on, sitting, practice) in self.practised() {
            if !sitting.backdraft {
                continue;
            }
            let (shortest, usual, _) = minutes(practice);
            let most = (usual / 2).max(shortest);
            let id = practice.id();
            self.hold_after(RuleId::R24, without(id), on, Some(PAIN_RESTS));
            let difficulty = practice.definition().difficulty.saturating_sub(1).max(1);
            let lower = BoundKind::MostDifficulty { difficulty };
            self.hold_after(RuleId::R24, lower, on, Some(LOWER_STEP));
            let half = BoundKind::AtMost { practice: id.clone(), minutes: most };
            self.hold_after(RuleId::R24, half, on, Some(PAIN_RESTS + HALF_TIME));
            if self.is_recent(on) {
                let words = format!(
                    "Warmth brought old pain up. That is known, and it is no failure. You might name it, open your eyes, feel your feet, then make tea or take a walk. {} rests for some days and comes back shorter, if you want it to.",
                    self.title(id)
                );
                self.say(RuleId::R24, Person, words);
            }
            pains.push((at, on));
        }
        for pair in pains.windows(2) {
            let [(_, first), (at, second)] = pair else { continue };
            if first.days_until(*second) < A_WEEK {
                self.return_to_first_step(*at, *second, "old pain came up twice within a week");
            }
        }
    }

    /// R21: where ease falls during imagery, body and deeds take its place.
    fn ease_in_imagery(&mut self) {
        for (_, on, sitting, practice) in self.practised() {
            let fell = sitting.arousal.is_some_and(|arousal| arousal.rise() >= EASE_FALLS);
            if !fell || !practice.has_role(PracticeRole::Imagery) {
                continue;
            }
            let rests = BoundKind::WithoutRole { role: PracticeRole::Imagery };
            self.hold_after(RuleId::R21, rests, on, Some(IMAGERY_RESTS));
            if self.is_recent(on) {
                self.say(
                    RuleId::R21,
                    Person,
                    "Pictures seemed to make it harder rather than easier. Nobody pushes: for a week the body and small deeds take their place.",
                );
            }
        }
    }

    /// S7, S8: unwanted effects are asked about and written down; what lasts or limits makes its
    /// practice rest until somebody has looked at it, and what passes changes nothing.
    fn unwanted_effects(&mut self) {
        let mut rests: BTreeMap<PracticeId, Date> = BTreeMap::new();
        for (at, on, sitting, _) in self.practised() {
            let words = match sitting.unwanted {
                Some(UnwantedEffect::Lasting) => "lasted for more than a day",
                Some(UnwantedEffect::Limiting) => "made daily life harder",
                Some(UnwantedEffect::Passing) | None => continue,
            };
            if self.lived.is_cleared(at, false) {
                continue;
            }
            rests.entry(sitting.practice.clone()).or_insert(on);
            let words = format!(
                "an unwanted effect of `{}` on {on} {words}; the practice rests until somebody has looked at it.",
                sitting.practice
            );
            self.say(RuleId::S7, Clinician, words);
        }
        for (id, on) in rests {
            self.hold_after(RuleId::S7, without(&id), on, None);
            let words = format!(
                "{} had an effect that nobody wanted. Thank you for telling; it rests for now.",
                self.title(&id)
            );
            self.say(RuleId::S7, Person, words);
        }
    }
}

fn without(practice: &PracticeId) -> BoundKind {
    BoundKind::Without { practice: practice.clone() }
}
