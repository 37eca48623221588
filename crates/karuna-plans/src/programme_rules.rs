//! What the rules say of a programme: of each session by itself, and of the whole.

use karuna_core::{Audience, PracticeRole, Technique};
use karuna_practices::{Phase, Practice, PracticeCatalog};

use crate::agenda_finding::SessionFinding;
use crate::judge;
use crate::measure_time::MeasureTime;
use crate::measure_topic::MeasureTopic;
use crate::part_times::most_home_minutes;
use crate::practice_facts::plans_on;
use crate::programme::frames;
use crate::programme_check::is_therapy;
use crate::programme_error::{Lack, ProgrammeProblem};
use crate::programme_file::ProgrammeFile;
use crate::programme_kind::ProgrammeKind;
use crate::rule::RuleId;
use crate::session_error::SessionError;
use crate::session_frame::SessionFrame;
use crate::session_plan::{LeftOutReason, SessionConflict, SessionPlan};

type Problem = (String, ProgrammeProblem);

pub(crate) fn problems_of(file: &ProgrammeFile, practices: &PracticeCatalog) -> Vec<Problem> {
    let mut problems = Vec::new();
    for audience in &file.audiences {
        problems.extend(session_problems(file, *audience, practices));
        problems.extend(optional_problems(file, *audience, practices));
    }
    let mut lacks = measure_lacks(file, practices);
    lacks.extend(home_lacks(file));
    lacks.extend(order_lacks(file, practices));
    let told = lacks
        .into_iter()
        .map(|(place, rule, missing)| (place, ProgrammeProblem::Lacks { rule, missing }));
    problems.extend(told);
    problems
}

/// Each session has to be possible as it stands, with everything in it, and to break no rule.
fn session_problems(
    file: &ProgrammeFile,
    audience: Audience,
    practices: &PracticeCatalog,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, request) in frames(file, audience, practices).into_iter().enumerate() {
        let place = format!("/sessions/{at}");
        let (left_out, findings) = match SessionPlan::try_new(&request, practices) {
            Ok(plan) => {
                let findings = plan.check(practices);
                (plan.left_out, findings)
            }
            Err(SessionError::NothingAllowed { left_out }) => (left_out, Vec::new()),
            Err(error) => {
                let message = error.to_string();
                problems.push((place, ProgrammeProblem::NoSession { message }));
                continue;
            }
        };
        for left_out in left_out {
            match left_out.because {
                LeftOutReason::Rules(conflicts) => {
                    problems.extend(conflicts.into_iter().map(|conflict| {
                        let SessionConflict { rule, problem } = conflict;
                        (place.clone(), ProgrammeProblem::Rule { rule, problem })
                    }));
                }
                _ => {
                    let message = left_out.to_string();
                    problems.push((place.clone(), ProgrammeProblem::NoSession { message }));
                }
            }
        }
        for SessionFinding { rule, place: within, problem } in findings {
            let place = format!("{place}{within}");
            problems.push((place, ProgrammeProblem::Rule { rule, problem }));
        }
    }
    problems
}

/// What whoever leads may add has to suit the people, the setting and whoever leads.
fn optional_problems(
    file: &ProgrammeFile,
    audience: Audience,
    practices: &PracticeCatalog,
) -> Vec<Problem> {
    let mut frame = SessionFrame::new(file.setting, audience, file.led_by);
    frame.allow_unreviewed_hard = true;
    let each = file.optional.iter().enumerate();
    let found = each.filter_map(|(at, id)| Some((at, practices.get(id.as_str()).ok()?)));
    let conflicts = found.flat_map(|(at, practice)| {
        let conflicts = judge::of_people_and_place(practice, &frame).into_iter();
        conflicts.map(move |SessionConflict { rule, problem }| {
            (format!("/optional/{at}"), ProgrammeProblem::Rule { rule, problem })
        })
    });
    conflicts.collect()
}

type Lacking = (String, RuleId, Lack);

fn measure_lacks(file: &ProgrammeFile, practices: &PracticeCatalog) -> Vec<Lacking> {
    let mut lacks = Vec::new();
    let missing = |topic: MeasureTopic, times: &[MeasureTime]| {
        let when = file.measures.iter().find(|it| it.of == topic).map_or(&[][..], |it| &it.when);
        let times: Vec<String> =
            times.iter().filter(|it| !when.contains(it)).map(ToString::to_string).collect();
        (!times.is_empty()).then_some(Lack::Measure { topic, times })
    };
    let has_imagery = held(file, practices).any(|it| {
        it.definition().technique == Technique::Imagery && it.has_role(PracticeRole::Imagery)
    });
    if has_imagery {
        let times = [MeasureTime::Start, MeasureTime::Middle, MeasureTime::End];
        let lack = missing(MeasureTopic::FearsOfCompassion, &times);
        lacks.extend(lack.map(|lack| ("/measures".into(), RuleId::R15, lack)));
    }
    let four = [MeasureTime::Start, MeasureTime::Middle, MeasureTime::End, MeasureTime::FollowUp];
    let is_measured = |topic: MeasureTopic| missing(topic, &four).is_none();
    if !file.measures.iter().any(|measure| is_measured(measure.of)) {
        lacks.push(("/measures".into(), RuleId::R42, Lack::FourTimes));
    }
    if is_therapy(file) {
        for topic in [MeasureTopic::Risk, MeasureTopic::Distress] {
            let often = missing(topic, &[MeasureTime::EverySecondSession]).is_none()
                || missing(topic, &[MeasureTime::EverySession]).is_none();
            if !often {
                let times = vec![MeasureTime::EverySecondSession.to_string()];
                let lack = Lack::Measure { topic, times };
                lacks.push(("/measures".into(), RuleId::R43, lack));
            }
        }
    }
    lacks
}

fn home_lacks(file: &ProgrammeFile) -> Vec<Lacking> {
    let each = file.sessions.iter().enumerate();
    let too_much = each.filter_map(|(at, session)| {
        let minutes = session.home.as_ref()?.minutes_per_day;
        let (week, most) = (session.week, most_home_minutes(session.week.into()));
        let lack = Lack::LessHomePractice { minutes, week, most };
        (minutes > most && !session.set_aside.contains(&RuleId::R27))
            .then(|| (format!("/sessions/{at}/home"), RuleId::R27, lack))
    });
    too_much.collect()
}

fn order_lacks(file: &ProgrammeFile, practices: &PracticeCatalog) -> Vec<Lacking> {
    let count = file.sessions.len();
    // One meeting, or a few of people who train each other, is no course with an end to plan for.
    if count < 4 || file.kind == ProgrammeKind::Workshop {
        return Vec::new();
    }
    let mut lacks = Vec::new();
    let last = file.sessions.iter().skip(count - 2).flat_map(|session| &session.practices);
    if !last.filter_map(|id| practices.get(id.as_str()).ok()).any(plans_on) {
        lacks.push(("/sessions".into(), RuleId::R11, Lack::PlanForGoingOn));
    }
    if file.kind == ProgrammeKind::Course && count >= 6 {
        for (at, session) in file.sessions.iter().enumerate().take(count / 3) {
            let late = session.practices.iter().filter_map(|id| practices.get(id.as_str()).ok());
            let late = late.filter(|it| it.definition().phase == Phase::LivingIt);
            lacks.extend(late.map(|it| {
                let lack = Lack::LaterPlace { practice: it.id().clone() };
                (format!("/sessions/{at}/practices"), RuleId::R11, lack)
            }));
        }
    }
    lacks
}

fn held<'a>(
    file: &'a ProgrammeFile,
    practices: &'a PracticeCatalog,
) -> impl Iterator<Item = &'a Practice> {
    let ids = file.sessions.iter().flat_map(|session| {
        session.practices.iter().chain(session.home.iter().flat_map(|home| &home.practices))
    });
    ids.filter_map(|id| practices.get(id.as_str()).ok())
}
