//! Writes calendars for readers in other languages, and what they must find in them.
//!
//! ```text
//! cargo run -p karuna-calendar --features zones --example outside_cases -- FOLDER
//! ```
//!
//! FOLDER gets, for each case, `NAME-first.ics`, `NAME-update.ics` and `NAME-second.ics`, and one
//! `cases.json` with the events that belong in the first and in the second. Instants are counted
//! here from the wanted local time, not taken from what the calendar wrote.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use karuna_calendar::{Alarms, Calendar, CalendarEvent, CalendarOptions, TimeOfDay, Titles};
use karuna_core::Date;
use karuna_plans::{Contact, Delivery, Plan, PlanDay, PlanRequest, Planner, Weekday};
use karuna_practices::{LedBy, PracticeCatalog};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A zone (none for floating times), the first day of four weeks, and when practice begins.
///
/// Each plan runs through a change of clocks, or shows that there is none. Some times are left out
/// on that day, some come twice, and some lie before it with an end behind it.
const CASES: [(&str, &str, &[&str]); 16] = [
    ("", "2026-03-16", &["07:30", "02:30"]),
    ("", "2026-10-12", &["07:30", "23:55"]),
    ("Europe/Berlin", "2026-03-16", &["07:30", "02:00", "02:30", "01:55", "23:55"]),
    ("Europe/Berlin", "2026-10-12", &["07:30", "02:00", "02:30", "02:55", "01:55", "23:55"]),
    ("America/New_York", "2026-02-23", &["07:30", "02:30", "01:55"]),
    ("America/New_York", "2026-10-19", &["07:30", "01:30", "01:55", "00:55"]),
    ("Australia/Lord_Howe", "2026-03-23", &["07:30", "01:30", "01:45", "01:55"]),
    ("Australia/Lord_Howe", "2026-09-21", &["07:30", "02:00", "02:15", "01:55"]),
    ("Asia/Kolkata", "2026-03-16", &["07:30"]),
    ("Africa/Casablanca", "2026-02-02", &["07:30", "02:30"]),
    ("Africa/Casablanca", "2026-03-09", &["07:30", "02:30"]),
    ("America/Santiago", "2026-08-24", &["00:30", "23:55"]),
    ("America/St_Johns", "2026-02-23", &["02:30"]),
    ("Europe/Dublin", "2026-10-12", &["01:30"]),
    ("Asia/Kathmandu", "2026-10-12", &["05:45"]),
    ("Etc/UTC", "2026-03-16", &["12:00"]),
];

fn main() -> Result<()> {
    let folder = env::args().nth(1).ok_or("usage: outside_cases FOLDER")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let mut told = Vec::new();
    for (zone, start, times) in CASES {
        for time in times {
            told.push(case(folder, zone, start, time)?);
        }
    }
    // A whole year, and its revision.
    told.push(write(folder, "year", "Europe/Berlin", &plan("2026-01-05", 52)?, "07:30")?);
    fs::write(folder.join("cases.json"), serde_json::to_string_pretty(&told)?)?;
    Ok(())
}

fn case(folder: &Path, zone: &str, start: &str, time: &str) -> Result<Value> {
    let place = if zone.is_empty() { "floating".to_owned() } else { zone.replace('/', "-") };
    let name = format!("{place}-{start}-{}", time.replace(':', ""));
    write(folder, &name, zone, &plan(start, 4)?, time)
}

/// Practice on each day, Sundays too, since clocks change on Sundays; each day has its own length,
/// and some an odd one.
fn plan(start: &str, weeks: u16) -> Result<Plan> {
    let mut request = PlanRequest::new(start.parse()?, weeks);
    request.minutes = Weekday::ALL.into_iter().map(|day| (day, 20)).collect();
    request.contact = Some(Contact {
        on: Weekday::Sunday,
        every_weeks: 2,
        minutes: 50,
        led_by: LedBy::Clinician,
        delivery: Delivery::InPerson,
    });
    let mut plan = Planner::builtin().plan(&request)?;
    for (at, day) in (0..).zip(&mut plan.days) {
        for item in &mut day.items {
            item.minutes += at % 50;
        }
    }
    Ok(plan)
}

/// The plan as it is revised in its second week: days fall away, come in, become longer.
fn revised(plan: &Plan, from: Date) -> Plan {
    let mut second = plan.clone();
    let is_kept = |day: &PlanDay| day.date < from || !day.date.day().is_multiple_of(3);
    second.days.retain(is_kept);
    for day in
        second.days.iter_mut().filter(|day| day.date >= from && day.date.day().is_multiple_of(2))
    {
        day.items.truncate(1);
        for item in &mut day.items {
            item.minutes += 5;
        }
    }
    if let Some(last) = second.days.last().cloned() {
        let later = (1..4).filter_map(|days| last.date.plus_days(days));
        second.days.extend(later.map(|date| PlanDay { date, ..last.clone() }));
    }
    second.meetings.retain(|meeting| meeting.date < from);
    second
}

fn write(folder: &Path, name: &str, zone: &str, first: &Plan, time: &str) -> Result<Value> {
    let practices = PracticeCatalog::builtin();
    let from = first.request.start.plus_days(9).ok_or("no such day")?;
    let second = revised(first, from);

    let mut options =
        CalendarOptions::new("p-7f3a", "app.example", "2026-01-01T09:00:00Z".parse()?);
    options.practice_at = time.parse()?;
    options.meeting_at = TimeOfDay::new(2, 15);
    options.zone = if zone.is_empty() { None } else { Some(zone.parse()?) };
    options.alarms = Alarms { practice: Some(10), meeting: Some(1440), measure: None };
    if name.ends_with("30") {
        options.titles = Titles::Named;
        options.descriptions = true;
        options.words.meeting = "Gespräch; mit Zeit, für alles \\ was ansteht – 慈悲".into();
    }

    let calendar = Calendar::try_new(first, practices, &options)?;
    fs::write(folder.join(format!("{name}-first.ics")), calendar.to_string())?;
    let before = expected(&calendar, zone)?;
    options.sequence = 1;
    let update = Calendar::update(first, &second, from, practices, &options)?;
    fs::write(folder.join(format!("{name}-update.ics")), update.to_string())?;
    let calendar = Calendar::try_new(&second, practices, &options)?;
    fs::write(folder.join(format!("{name}-second.ics")), calendar.to_string())?;
    let cancelled = update.events().iter().filter(|event| event.is_cancelled).count();
    Ok(json!({
        "name": name, "zone": zone, "from": from, "cancelled": cancelled,
        "first": before, "second": expected(&calendar, zone)?,
    }))
}

fn expected(calendar: &Calendar, zone: &str) -> Result<Vec<Value>> {
    calendar.events().iter().map(|event| expected_event(event, zone)).collect()
}

fn expected_event(event: &CalendarEvent, zone: &str) -> Result<Value> {
    let (mut wanted, mut start, mut end) = (Value::Null, event.date.to_string(), String::new());
    if let Some(local) = event.wanted.or(event.starts) {
        let day: NaiveDate = local.date.to_string().parse()?;
        let local = day
            .and_hms_opt(local.time.hour.into(), local.time.minute.into(), 0)
            .ok_or("no such time")?;
        let length = TimeDelta::try_minutes(event.minutes.into()).ok_or("too long")?;
        wanted = json!(local.format("%FT%T").to_string());
        if zone.is_empty() {
            start = local.format("%FT%T").to_string();
            end = (local + length).format("%FT%T").to_string();
        } else {
            let zone = zone.parse().map_err(|_| "no such zone")?;
            let instant = instant(zone, local)?;
            start = instant.format("%FT%TZ").to_string();
            end = (instant + length).format("%FT%TZ").to_string();
        }
    }
    Ok(json!({
        "uid": event.uid, "wanted": wanted, "start": start, "end": end, "minutes": event.minutes,
        "summary": event.title, "description": event.description,
    }))
}

/// A time that is left out: three hours before, by the clock, there was one; three hours later it
/// is.
fn instant(zone: Tz, local: NaiveDateTime) -> Result<DateTime<Utc>> {
    let three_hours = TimeDelta::try_hours(3).ok_or("too long")?;
    let found = match zone.from_local_datetime(&local) {
        LocalResult::Single(found) | LocalResult::Ambiguous(found, _) => found,
        LocalResult::None => {
            let before = zone.from_local_datetime(&(local - three_hours)).earliest();
            before.ok_or("no time before")? + three_hours
        }
    };
    Ok(found.with_timezone(&Utc))
}
