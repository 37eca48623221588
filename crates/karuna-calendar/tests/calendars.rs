//! What a calendar says, what no reader would notice, and what becomes of a revised plan.

use std::collections::{BTreeMap, BTreeSet};

use icalendar::{CalendarComponent, CalendarDateTime, Component, DatePerhapsTime};
use karuna_calendar::{
    Alarms, Calendar, CalendarError, CalendarOptions, CalendarProblem, CalendarWords, EventKind,
    TimeOfDay, Titles,
};
use karuna_core::Date;
use karuna_plans::{
    Contact, Delivery, MeasureTime, MeasureTopic, Plan, PlanDay, PlanItem, PlanMeasure,
    PlanMeeting, PlanRequest, Planner, Weekday,
};
use karuna_practices::{CautionCode, LedBy, PracticeCatalog};
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};

fn options() -> CalendarOptions {
    CalendarOptions::new("p-7f3a", "app.example", "2026-11-25T09:00:00Z".parse().unwrap())
}

fn practices() -> &'static PracticeCatalog {
    PracticeCatalog::builtin()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn item(practice: &str, minutes: u16) -> PlanItem {
    PlanItem {
        practice: practice.parse().unwrap(),
        minutes,
        is_new: false,
        worth: 0,
        rules: Vec::new(),
        adapt: Vec::new(),
        watch: Vec::new(),
    }
}

fn empty(start: Date) -> Plan {
    Plan {
        request: PlanRequest::new(start, 1),
        days: Vec::new(),
        meetings: Vec::new(),
        measures: Vec::new(),
        messages: Vec::new(),
        unmet: Vec::new(),
        score: karuna_plans::PlanScore::default(),
        adaptation: None,
    }
}

/// A plan with meetings, as the planner makes it.
fn planned(start: &str, weeks: u16) -> Plan {
    let mut request = PlanRequest::new(date(start), weeks);
    request.contact = Some(Contact {
        on: Weekday::Thursday,
        every_weeks: 1,
        minutes: 50,
        led_by: LedBy::Clinician,
        delivery: Delivery::InPerson,
    });
    Planner::builtin().plan(&request).unwrap()
}

/// A small plan by hand, with all that can be said.
fn small() -> Plan {
    let mut first = item("soothing-rhythm-breathing", 5);
    first.adapt = vec![CautionCode::Trauma];
    let mut plan = empty(date("2026-11-30"));
    plan.days = vec![
        PlanDay { date: date("2026-11-30"), items: vec![first, item("no-such-practice", 7)] },
        PlanDay { date: date("2026-12-01"), items: vec![item("safe-place", 10)] },
    ];
    plan.measures = vec![PlanMeasure {
        date: date("2026-11-30"),
        when: MeasureTime::Start,
        topics: vec![MeasureTopic::Risk, MeasureTopic::Distress],
    }];
    plan
}

/// The lines of the events, unfolded, without those that are the same in each.
fn said(calendar: &Calendar) -> String {
    let text = calendar.to_string().replace("\r\n ", "");
    let is_told = |line: &&str| !line.starts_with("DTSTAMP") && !line.starts_with("CLASS");
    let lines = text.split("\r\n").skip_while(|line| *line != "BEGIN:VEVENT").filter(is_told);
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_whole_calendar_looks_like_this() {
    let mut options = options();
    options.alarms.practice = Some(15);
    let mut plan = small();
    plan.days.truncate(1);
    let text = Calendar::try_new(&plan, practices(), &options).unwrap().to_string();
    insta::assert_snapshot!(text.replace("\r\n", "\n"), @"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//karuna//karuna-calendar//EN
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    BEGIN:VEVENT
    UID:practice-2026-11-30-p-7f3a@app.example
    DTSTAMP:20261125T090000Z
    SEQUENCE:0
    DTSTART:20261130T073000
    DTEND:20261130T074200
    SUMMARY:Time for yourself
    CLASS:PRIVATE
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    BEGIN:VALARM
    ACTION:DISPLAY
    TRIGGER:-PT15M
    DESCRIPTION:Time for yourself
    END:VALARM
    END:VEVENT
    BEGIN:VEVENT
    UID:measure-start-2026-11-30-p-7f3a@app.example
    DTSTAMP:20261125T090000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20261130
    SUMMARY:Questions to answer
    CLASS:PRIVATE
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    ");
}

#[test]
fn titles_and_descriptions_say_more_where_asked() {
    let mut options = options();
    options.titles = Titles::Named;
    options.descriptions = true;
    let calendar = Calendar::try_new(&small(), practices(), &options).unwrap();
    insta::assert_snapshot!(said(&calendar), @r"
    BEGIN:VEVENT
    UID:practice-2026-11-30-p-7f3a@app.example
    SEQUENCE:0
    DTSTART:20261130T073000
    DTEND:20261130T074200
    SUMMARY:Soothing rhythm breathing\, no-such-practice
    DESCRIPTION:Soothing rhythm breathing\, 5 min\n- change for trauma: Choose your anchor before you begin: hands\, feet\, a sound\, a spot on the wall. Keep it short\, keep your eyes open\, and sit where you can see the door if that helps. The breath can stay out of it for good.\nno-such-practice\, 7 min
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    END:VEVENT
    BEGIN:VEVENT
    UID:measure-start-2026-11-30-p-7f3a@app.example
    SEQUENCE:0
    DTSTART;VALUE=DATE:20261130
    SUMMARY:Questions to answer: risk\, distress
    DESCRIPTION:risk\, distress
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:practice-2026-12-01-p-7f3a@app.example
    SEQUENCE:0
    DTSTART:20261201T073000
    DTEND:20261201T074000
    SUMMARY:A place that is glad of you
    DESCRIPTION:A place that is glad of you\, 10 min
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    END:VEVENT
    END:VCALENDAR
    ");
}

#[test]
fn words_of_another_language_take_their_place() {
    let mut options = options();
    options.titles = Titles::Named;
    options.descriptions = true;
    options.words = CalendarWords {
        practice: "Zeit für dich".into(),
        meeting: "Treffen".into(),
        measure: "Ein paar Fragen".into(),
        minutes: "Minuten".into(),
        adapt: "ändern bei".into(),
        watch: "achten auf".into(),
        practices: BTreeMap::from([("safe-place".parse().unwrap(), "Sicherer Ort".into())]),
        topics: BTreeMap::from([(MeasureTopic::Distress, "Befinden".into())]),
    };
    let calendar = Calendar::try_new(&small(), practices(), &options).unwrap();
    let titles: Vec<&str> = calendar.events().iter().map(|event| event.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Soothing rhythm breathing, no-such-practice",
            "Ein paar Fragen: risk, Befinden",
            "Sicherer Ort",
        ]
    );
    assert_eq!(calendar.events()[2].description, "Sicherer Ort, 10 Minuten");
}

#[test]
fn by_default_nothing_private_is_said() {
    let plan = planned("2026-11-30", 6);
    let text = Calendar::try_new(&plan, practices(), &options()).unwrap().to_string();
    let text = text.replace("\r\n ", "").to_lowercase();
    for practice in PracticeCatalog::builtin_with_ip_notes().iter() {
        assert!(!text.contains(practice.definition().id.as_str()));
        assert!(!text.contains(&practice.title().to_lowercase()));
    }
    for word in ["description", "organizer", "attendee", "risk", "therap", "compassion"] {
        assert!(!text.contains(word), "{word}");
    }
    assert_eq!(text.matches("begin:vevent").count(), text.matches("class:private").count());
}

#[test]
fn a_plan_edited_by_hand_keeps_its_ids_apart() {
    let day = date("2026-12-03");
    let agenda = planned("2026-11-30", 1).meetings[0].agenda.clone();
    let mut plan = empty(day);
    plan.days = vec![
        PlanDay { date: date("2026-12-04"), items: vec![item("safe-place", 3)] },
        PlanDay { date: day, items: vec![item("safe-place", 3)] },
        PlanDay { date: day, items: vec![item("safe-place", 4)] },
        PlanDay { date: date("2026-12-05"), items: Vec::new() },
        PlanDay { date: date("2026-12-06"), items: vec![item("safe-place", 0)] },
    ];
    plan.meetings = vec![PlanMeeting { date: day, agenda }; 2];
    let measure = |topic| PlanMeasure { date: day, when: MeasureTime::Weekly, topics: vec![topic] };
    plan.measures = vec![measure(MeasureTopic::Distress), measure(MeasureTopic::Risk)];

    let calendar = Calendar::try_new(&plan, practices(), &options()).unwrap();
    let told: Vec<String> = calendar
        .events()
        .iter()
        .map(|event| {
            let starts = event.starts.map_or("all day".to_owned(), |at| at.to_string());
            format!("{} {starts} {}", event.uid, event.minutes)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    practice-2026-12-03-p-7f3a@app.example 2026-12-03 07:30 7
    meeting-2026-12-03-p-7f3a@app.example 2026-12-03 17:00 50
    meeting-2026-12-03.2-p-7f3a@app.example 2026-12-03 17:50 50
    measure-weekly-2026-12-03-p-7f3a@app.example all day 0
    practice-2026-12-04-p-7f3a@app.example 2026-12-04 07:30 3
    practice-2026-12-06-p-7f3a@app.example 2026-12-06 07:30 0
    ");
    let text = calendar.to_string();
    // An event without minutes has no end: one at its beginning would be none.
    assert_eq!(text.matches("DTEND").count(), 4);
}

#[test]
fn wrong_options_and_days_past_the_end_are_told_at_once() {
    let last = date("9999-12-31");
    let mut plan = empty(last);
    plan.days = vec![PlanDay { date: last, items: vec![item("safe-place", 60)] }];
    let mut options = options();
    options.key = "a name".into();
    options.practice_at = TimeOfDay::new(23, 30);
    let error = Calendar::try_new(&plan, practices(), &options).unwrap_err();
    let CalendarError::Refused { problems } = &error else { panic!("{error}") };
    assert!(matches!(problems[1], CalendarProblem::PastTheEnd { minutes: 60, .. }));
    insta::assert_snapshot!(error, @"
    no calendar, because of 2 problems:
      key: `a name` cannot stand in an id; expected 1 to 64 ASCII letters, digits, `.`, `_` or `-`, and no name of a person
      9999-12-31: 60 minutes from 23:30 run past the years 1 to 9999; move the day or the time
    ");

    options.key = "a-key".into();
    options.practice_at = TimeOfDay::new(22, 30);
    assert!(Calendar::try_new(&plan, practices(), &options).is_ok());
    let from = date("9999-01-01");
    let error = Calendar::update(&plan, &plan, from, practices(), &options).unwrap_err();
    insta::assert_snapshot!(error, @"
    no calendar, because of 1 problem:
      sequence: 0 is for the first calendar of a plan; an update needs a higher one than the calendar before, so that readers take it for newer
    ");
}

#[test]
fn an_update_cancels_what_is_gone_and_leaves_the_past() {
    let first = small();
    let mut second = small();
    second.days.remove(1);
    second.days.push(PlanDay { date: date("2026-12-02"), items: vec![item("safe-place", 9)] });
    let mut options = options();
    options.sequence = 3;
    options.alarms = Alarms { practice: Some(10), ..Alarms::default() };
    let update =
        |from: &str| Calendar::update(&first, &second, date(from), practices(), &options).unwrap();
    insta::assert_snapshot!(said(&update("2026-12-01")), @"
    BEGIN:VEVENT
    UID:practice-2026-12-01-p-7f3a@app.example
    SEQUENCE:3
    DTSTART:20261201T073000
    DTEND:20261201T074000
    SUMMARY:Time for yourself
    STATUS:CANCELLED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:practice-2026-12-02-p-7f3a@app.example
    SEQUENCE:3
    DTSTART:20261202T073000
    DTEND:20261202T073900
    SUMMARY:Time for yourself
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    BEGIN:VALARM
    ACTION:DISPLAY
    TRIGGER:-PT10M
    DESCRIPTION:Time for yourself
    END:VALARM
    END:VEVENT
    END:VCALENDAR
    ");
    assert_eq!(update("2026-12-02").events().len(), 1, "what has been is not touched");
    assert_eq!(update("2026-11-30").events().len(), 4);
}

/// A reader of calendars: by id, the highest sequence stays, what is cancelled goes.
fn import(shelf: &mut BTreeMap<String, (u32, String)>, text: &str) {
    let calendar: icalendar::Calendar = text.parse().unwrap();
    for event in calendar.events() {
        let uid = event.get_uid().unwrap().to_owned();
        let sequence = event.get_sequence().unwrap();
        let kept = shelf.get(&uid).map(|(kept, _)| *kept);
        if kept.is_some_and(|kept| kept > sequence) {
            continue;
        }
        let said = ["DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"]
            .map(|name| event.property_value(name).unwrap_or_default());
        if event.property_value("STATUS") == Some("CANCELLED") {
            shelf.remove(&uid);
        } else {
            shelf.insert(uid, (sequence, said.join("|")));
        }
    }
}

fn plans() -> impl Strategy<Value = Plan> {
    let names = PracticeCatalog::builtin().iter().map(|it| it.definition().id.clone());
    let names: Vec<_> = names.chain(["no-such-practice".parse().unwrap()]).collect();
    let item = (prop::sample::select(names), 0_u16..90, any::<bool>()).prop_map(
        |(practice, minutes, is_hard)| PlanItem {
            practice,
            adapt: if is_hard { vec![CautionCode::Trauma, CautionCode::Grief] } else { vec![] },
            watch: if is_hard { vec![CautionCode::Dissociation] } else { vec![] },
            ..item("safe-place", minutes)
        },
    );
    let agenda = planned("2026-11-30", 1).meetings[0].agenda.clone();
    let topics = prop::collection::vec(
        prop::sample::select(vec![MeasureTopic::Risk, MeasureTopic::Distress]),
        0..3,
    );
    let when = prop::sample::select(MeasureTime::ALL.to_vec());
    let start = prop_oneof![Just("2026-02-20"), Just("2026-10-01"), Just("2027-12-20")];
    (1_u16..=12, start).prop_flat_map(move |(weeks, start)| {
        let start = date(start);
        let on = move |day: i64| start.plus_days(day).unwrap();
        let days = 0..i64::from(weeks) * 7;
        let agenda = agenda.clone();
        let items = prop::collection::vec(item.clone(), 0..4);
        let practice =
            (days.clone(), items).prop_map(move |(day, items)| PlanDay { date: on(day), items });
        let meeting = (days.clone(), 0_u16..300, "[ -~äß老\r\n]{0,90}").prop_map(
            move |(day, minutes, theme)| {
                let agenda = karuna_plans::SessionPlan { minutes, theme, ..agenda.clone() };
                PlanMeeting { date: on(day), agenda }
            },
        );
        let measure = (days, when.clone(), topics.clone())
            .prop_map(move |(day, when, topics)| PlanMeasure { date: on(day), when, topics });
        let most = usize::from(weeks) * 7;
        let lists = (
            prop::collection::vec(practice, 0..most),
            prop::collection::vec(meeting, 0..usize::from(weeks)),
            prop::collection::vec(measure, 0..5),
        );
        lists.prop_map(move |(days, meetings, measures)| Plan {
            days,
            meetings,
            measures,
            ..empty(start)
        })
    })
}

fn choices() -> impl Strategy<Value = CalendarOptions> {
    let times = (0_u8..24, 0_u8..60, 0_u8..24, 0_u8..60);
    let alarm = || prop::option::of(1_u16..=10_080);
    let rest = (any::<bool>(), any::<bool>(), alarm(), alarm(), 0_u32..9);
    let zone = prop::sample::select(vec![
        "",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "Africa/Casablanca",
        "Europe/Dublin",
    ]);
    (times, rest, zone).prop_map(|((a, b, c, d), (named, described, e, f, sequence), zone)| {
        let mut options = options();
        options.practice_at = TimeOfDay::new(a, b);
        options.meeting_at = TimeOfDay::new(c, d);
        options.alarms = Alarms { practice: e, meeting: f, measure: e };
        options.titles = if named { Titles::Named } else { Titles::Discreet };
        options.descriptions = described;
        options.sequence = sequence;
        #[cfg(feature = "zones")]
        {
            options.zone = (!zone.is_empty()).then(|| zone.parse().unwrap());
        }
        let _ = zone;
        options
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What no reader checks: see each assertion.
    #[test]
    fn the_text_is_as_the_rfc_wants_it(plan in plans(), options in choices()) {
        let calendar = Calendar::try_new(&plan, practices(), &options).unwrap();
        let text = calendar.to_string();
        prop_assert_eq!(&text, &calendar.to_string());
        prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
        prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75, "{line:?}");
            prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        }

        let text = text.replace("\r\n ", "");
        let lines: Vec<&str> = text.split("\r\n").collect();
        let zones: BTreeSet<&str> =
            lines.iter().filter_map(|line| line.strip_prefix("TZID:")).collect();
        let used: BTreeSet<&str> = lines
            .iter()
            .filter_map(|line| line.split_once(";TZID=")?.1.split_once(':'))
            .map(|(zone, _)| zone)
            .collect();
        prop_assert_eq!(zones, used);
        prop_assert!(lines.iter().all(|line| !line.starts_with("RRULE")));

        let mut uids = BTreeSet::new();
        for event in text.split("BEGIN:VEVENT\r\n").skip(1) {
            let event = event.split("END:VEVENT").next().unwrap_or_default();
            let event = event.split("BEGIN:VALARM").next().unwrap_or_default();
            let values = |name: &str| {
                let lines = event.split("\r\n");
                let of = lines.filter(|line| line.split([':', ';']).next() == Some(name));
                of.filter_map(|line| line.split_once(':')).map(|it| it.1).collect::<Vec<_>>()
            };
            for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "CLASS", "STATUS"] {
                prop_assert_eq!(values(name).len(), 1, "{}", name);
                prop_assert!(!values(name)[0].is_empty(), "{name}");
            }
            prop_assert_eq!(values("DTSTAMP")[0], "20261125T090000Z");
            prop_assert!(values("DTEND").len() <= 1 && values("DURATION").is_empty());
            prop_assert!(uids.insert(values("UID")[0]), "{:?} twice", values("UID"));
        }
        prop_assert_eq!(uids.len(), calendar.events().len());
    }

    /// The `icalendar` crate reads what was written.
    #[test]
    fn it_reads_back_equal(plan in plans(), options in choices()) {
        let calendar = Calendar::try_new(&plan, practices(), &options).unwrap();
        let read: icalendar::Calendar = calendar.to_string().parse().unwrap();
        let events: Vec<_> = read.events().collect();
        prop_assert_eq!(events.len(), calendar.events().len());
        for (read, event) in events.into_iter().zip(calendar.events()) {
            prop_assert_eq!(read.get_uid(), Some(event.uid.as_str()));
            prop_assert_eq!(read.get_sequence(), Some(options.sequence));
            prop_assert_eq!(read.get_summary(), Some(event.title.as_str()));
            prop_assert_eq!(read.get_description().unwrap_or_default(), &event.description);
            let start = match read.get_start().unwrap() {
                DatePerhapsTime::Date(day) => Some(day.to_string()),
                DatePerhapsTime::DateTime(CalendarDateTime::Floating(at))
                | DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone {
                    date_time: at, ..
                }) => Some(at.format("%F %H:%M").to_string()),
                // What clocks show twice; the outside readers count it.
                DatePerhapsTime::DateTime(CalendarDateTime::Utc(_)) => None,
            };
            let expected = event.starts.map_or(event.date.to_string(), |at| at.to_string());
            prop_assert_eq!(start.unwrap_or(expected.clone()), expected);
            let alarm = match event.kind {
                EventKind::Practice => options.alarms.practice,
                EventKind::Meeting => options.alarms.meeting,
                EventKind::Measure(_) => options.alarms.measure,
            };
            let found = read.components().first().and_then(|it| it.property_value("TRIGGER"));
            prop_assert_eq!(found.map(str::to_owned), alarm.map(|it| format!("-PT{it}M")));
        }
        let zones = read.components.iter().filter(|part| {
            matches!(part, CalendarComponent::Other(other) if other.component_kind() == "VTIMEZONE")
        });
        prop_assert!(zones.count() <= 1);
    }

    /// Old calendar, then the update: nothing twice, and from that day on it is the new plan.
    #[test]
    fn an_update_makes_the_old_calendar_the_new_one(
        first in plans(),
        second in plans(),
        at in 0_i64..84,
        mut options in choices(),
    ) {
        let from = first.request.start.plus_days(at).unwrap();
        options.sequence = 4;
        let mut shelf = BTreeMap::new();
        import(&mut shelf, &Calendar::try_new(&first, practices(), &options).unwrap().to_string());
        options.sequence = 5;
        let whole = Calendar::try_new(&second, practices(), &options).unwrap();
        let update = Calendar::update(&first, &second, from, practices(), &options).unwrap();
        import(&mut shelf, &update.to_string());

        let mut expected = BTreeMap::new();
        import(&mut expected, &whole.to_string());
        let later = |uid: &String| {
            let at = uid.find("-2").map(|at| at + 1).unwrap();
            date(&uid[at..at + 10]) >= from
        };
        expected.retain(|uid, _| later(uid));
        let past = shelf.iter().filter(|(uid, _)| !later(uid)).all(|(_, (sequence, _))| *sequence == 4);
        prop_assert!(past, "what has been stays as it was");
        shelf.retain(|uid, _| later(uid));
        prop_assert_eq!(shelf, expected);
    }
}

#[test]
fn a_plan_of_a_year_has_all_its_days() {
    let plan = planned("2026-01-05", 52);
    let calendar = Calendar::try_new(&plan, practices(), &options()).unwrap();
    let count = |kind| calendar.events().iter().filter(|event| event.kind == kind).count();
    assert_eq!(count(EventKind::Practice), plan.days.len());
    assert_eq!(count(EventKind::Meeting), plan.meetings.len());
    assert!(plan.days.len() > 300 && plan.meetings.len() == 52);
}

#[test]
fn the_order_of_a_plan_does_not_matter() {
    let plan = planned("2026-11-30", 4);
    let mut turned = plan.clone();
    turned.days.reverse();
    turned.meetings.reverse();
    turned.measures.reverse();
    let text = |plan| Calendar::try_new(plan, practices(), &options()).unwrap().to_string();
    assert_eq!(text(&plan), text(&turned));
}

#[cfg(feature = "zones")]
#[test]
fn a_change_of_clocks_is_met_as_the_rfc_says() {
    let told = |zone: &str, day: &str, time: &str| {
        let mut plan = empty(date(day));
        plan.days = vec![PlanDay { date: date(day), items: vec![item("safe-place", 45)] }];
        let mut options = options();
        options.zone = Some(zone.parse().unwrap());
        options.practice_at = time.parse().unwrap();
        let calendar = Calendar::try_new(&plan, practices(), &options).unwrap();
        let wanted = calendar.events()[0].wanted.map(|at| format!("wanted {at}"));
        let text = calendar.to_string();
        let times = text.split("BEGIN:VEVENT").nth(1).unwrap().split("\r\n");
        let times = times.filter(|line| line.starts_with("DTSTART") || line.starts_with("DTEND"));
        wanted.into_iter().chain(times.map(str::to_owned)).collect::<Vec<_>>().join("\n")
    };
    // Left out: the same instant by a clock that was not put forward.
    insta::assert_snapshot!(told("Europe/Berlin", "2026-03-29", "02:30"), @"
    wanted 2026-03-29 02:30
    DTSTART;TZID=Europe/Berlin:20260329T033000
    DTEND;TZID=Europe/Berlin:20260329T041500
    ");
    insta::assert_snapshot!(told("Australia/Lord_Howe", "2026-10-04", "02:15"), @"
    wanted 2026-10-04 02:15
    DTSTART;TZID=Australia/Lord_Howe:20261004T024500
    DTEND;TZID=Australia/Lord_Howe:20261004T033000
    ");
    // Shown twice, and an end after the change.
    insta::assert_snapshot!(told("Europe/Berlin", "2026-10-25", "02:30"), @"
    DTSTART:20261025T003000Z
    DTEND:20261025T011500Z
    ");
    insta::assert_snapshot!(told("Europe/Berlin", "2026-10-25", "07:30"), @"
    DTSTART;TZID=Europe/Berlin:20261025T073000
    DTEND;TZID=Europe/Berlin:20261025T081500
    ");
}
