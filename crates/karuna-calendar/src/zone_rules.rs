//! The changes of a zone's clocks, as far as they matter, as a `VTIMEZONE`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{OffsetComponents, OffsetName, Tz, TzOffset};

use crate::event_times::in_years;
use crate::property_lines::{PropertyLines, date_time};
use crate::zone::{Zone, seconds};

/// What clocks show from an instant on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Observance {
    /// When it begins, by the clocks that were there before.
    start: NaiveDateTime,
    /// Seconds east of UTC before.
    from: i32,
    /// Seconds east of UTC from then on.
    to: i32,
    name: Option<String>,
    is_daylight: bool,
}

/// How far back to look for the two changes before the first event.
const LOOK_BACK_DAYS: i64 = 400;

/// How far to look ahead after the last event. Some readers know a zone by its name and keep what the
/// first calendar said about it; a revised plan may run on for a while.
const LOOK_AHEAD_DAYS: i64 = 1_100;

/// How far apart the probes are. Two changes within half a day that cancel each other would be
/// missed; no zone has had such.
const PROBE_HOURS: i64 = 12;

/// Writes the `VTIMEZONE` of a zone for all that lies between two instants, in UTC.
pub(crate) fn write(
    zone: Zone,
    (first, last): (NaiveDateTime, NaiveDateTime),
    lines: &mut PropertyLines,
) {
    lines.begin("VTIMEZONE");
    lines.add("TZID", zone.name());
    for observance in observances(zone.0, first, last) {
        let name = if observance.is_daylight { "DAYLIGHT" } else { "STANDARD" };
        lines.begin(name);
        lines.add("DTSTART", &date_time(observance.start));
        lines.add("TZOFFSETFROM", &offset_words(observance.from));
        lines.add("TZOFFSETTO", &offset_words(observance.to));
        // Zones without letters of their own go by their offset.
        lines.add("TZNAME", &observance.name.unwrap_or_else(|| offset_words(observance.to)));
        lines.end(name);
    }
    lines.end("VTIMEZONE");
}

/// The last two changes before the first instant, so that readers who ask for both kinds find them,
/// and all until some years after the last. Where none comes before, one part that begins in 1970, or
/// earlier if need be, says what held until then.
fn observances(zone: Tz, first: NaiveDateTime, last: NaiveDateTime) -> Vec<Observance> {
    let back = TimeDelta::try_days(LOOK_BACK_DAYS).unwrap_or_default();
    let ahead = TimeDelta::try_days(LOOK_AHEAD_DAYS).unwrap_or_default();
    let begin = first.checked_sub_signed(back).unwrap_or(NaiveDateTime::MIN);
    let end = last.checked_add_signed(ahead).unwrap_or(NaiveDateTime::MAX);
    let mut changes = changes(zone, begin, end);
    let before = changes.iter().filter(|(at, _)| *at <= first).count();
    if before > 0 {
        changes.drain(..before.saturating_sub(2));
        return changes.into_iter().map(|(_, observance)| observance).collect();
    }
    let state = State::at(zone, begin);
    let early = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN);
    let start = begin.min(early);
    let start = in_years(start).unwrap_or_else(|| {
        NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN)
    });
    let base = Observance {
        start,
        from: state.offset,
        to: state.offset,
        name: state.name,
        is_daylight: state.is_daylight,
    };
    std::iter::once(base).chain(changes.into_iter().map(|(_, observance)| observance)).collect()
}

/// What clocks show at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    offset: i32,
    name: Option<String>,
    is_daylight: bool,
}

impl State {
    fn at(zone: Tz, utc: NaiveDateTime) -> Self {
        let offset: TzOffset = zone.offset_from_utc_datetime(&utc);
        Self {
            offset: offset.fix().local_minus_utc(),
            name: offset.abbreviation().map(str::to_owned),
            is_daylight: offset.dst_offset() > TimeDelta::zero(),
        }
    }
}

/// All changes after `begin` and up to `end`, each with its instant.
fn changes(zone: Tz, begin: NaiveDateTime, end: NaiveDateTime) -> Vec<(NaiveDateTime, Observance)> {
    let step = TimeDelta::try_hours(PROBE_HOURS).unwrap_or_default();
    let mut found = Vec::new();
    let mut at = begin;
    let mut state = State::at(zone, at);
    while at < end {
        let next = at.checked_add_signed(step).unwrap_or(end).min(end);
        let next_state = State::at(zone, next);
        if next_state != state {
            let change = first_second(zone, at, next, &state);
            let State { offset: to, name, is_daylight } = next_state.clone();
            let start = seconds(state.offset).and_then(|from| change.checked_add_signed(from));
            if let Some(start) = start.and_then(in_years) {
                let observance = Observance { start, from: state.offset, to, name, is_daylight };
                found.push((change, observance));
            }
        }
        (at, state) = (next, next_state);
    }
    found
}

/// The first second after `low` at which clocks no longer show `state`; at `high` they do not.
fn first_second(zone: Tz, low: NaiveDateTime, high: NaiveDateTime, state: &State) -> NaiveDateTime {
    let (mut low, mut high) = (low, high);
    loop {
        let half = (high - low).num_seconds() / 2;
        let middle = TimeDelta::try_seconds(half).and_then(|half| low.checked_add_signed(half));
        match middle {
            Some(middle) if half > 0 => {
                if State::at(zone, middle) == *state {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            _ => return high,
        }
    }
}

/// An offset as RFC 5545 writes it: `+0100`, with seconds only where there are any.
fn offset_words(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let all = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Observance, State, observances, offset_words, write};
    use crate::property_lines::PropertyLines;
    use crate::zone::{Zone, seconds};
    use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

    fn day(text: &str) -> NaiveDateTime {
        text.parse::<NaiveDate>().unwrap().and_time(NaiveTime::MIN)
    }

    fn text(zone: &str, first: &str, last: &str) -> String {
        let mut lines = PropertyLines::default();
        write(zone.parse().unwrap(), (day(first), day(last)), &mut lines);
        lines.finish().replace("\r\n", "\n")
    }

    #[test]
    fn half_an_hour_and_a_southern_summer_are_right() {
        insta::assert_snapshot!(text("Australia/Lord_Howe", "2026-03-30", "2026-04-20"), @"
        BEGIN:VTIMEZONE
        TZID:Australia/Lord_Howe
        BEGIN:STANDARD
        DTSTART:20250406T020000
        TZOFFSETFROM:+1100
        TZOFFSETTO:+1030
        TZNAME:+1030
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20251005T020000
        TZOFFSETFROM:+1030
        TZOFFSETTO:+1100
        TZNAME:+1100
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20260405T020000
        TZOFFSETFROM:+1100
        TZOFFSETTO:+1030
        TZNAME:+1030
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20261004T020000
        TZOFFSETFROM:+1030
        TZOFFSETTO:+1100
        TZNAME:+1100
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20270404T020000
        TZOFFSETFROM:+1100
        TZOFFSETTO:+1030
        TZNAME:+1030
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20271003T020000
        TZOFFSETFROM:+1030
        TZOFFSETTO:+1100
        TZNAME:+1100
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20280402T020000
        TZOFFSETFROM:+1100
        TZOFFSETTO:+1030
        TZNAME:+1030
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20281001T020000
        TZOFFSETFROM:+1030
        TZOFFSETTO:+1100
        TZNAME:+1100
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20290401T020000
        TZOFFSETFROM:+1100
        TZOFFSETTO:+1030
        TZNAME:+1030
        END:STANDARD
        END:VTIMEZONE
        ");
    }

    #[test]
    fn a_zone_without_changes_has_one_part() {
        insta::assert_snapshot!(text("Asia/Kolkata", "2026-03-01", "2026-12-31"), @"
        BEGIN:VTIMEZONE
        TZID:Asia/Kolkata
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0530
        TZOFFSETTO:+0530
        TZNAME:IST
        END:STANDARD
        END:VTIMEZONE
        ");
    }

    #[test]
    fn offsets_are_written_as_the_rfc_has_them() {
        #[track_caller]
        fn check(seconds: i32, expected: &str) {
            assert_eq!(offset_words(seconds), expected);
        }
        check(0, "+0000");
        check(3600, "+0100");
        check(-12_600, "-0330");
        check(37_800, "+1030");
        check(3208, "+005328");
        check(-1, "-000001");
    }

    /// Every zone, through two years: what the parts say is what clocks show, to the second at each
    /// change and every few hours between.
    #[test]
    fn the_parts_say_what_clocks_show_in_every_zone() {
        let (first, last) = (day("2026-01-01"), day("2027-12-31"));
        for zone in Zone::all() {
            let parts = observances(zone.0, first, last);
            let onset = |part: &Observance| part.start - seconds(part.from).unwrap();
            let changes = parts.iter().map(onset).filter(|at| *at > first);
            let around = changes.flat_map(|at| [at - seconds(1).unwrap(), at]);
            let between = (0..365 * 2 * 4).map(|at| first + TimeDelta::try_hours(at * 6).unwrap());
            for at in around.chain(between) {
                let told = parts.iter().rfind(|part| onset(part) <= at).unwrap();
                assert_eq!(told.to, State::at(zone.0, at).offset, "{zone} at {at}");
            }
        }
    }

    #[test]
    fn the_edges_of_the_calendar_can_be_written() {
        insta::assert_snapshot!(text("Europe/Berlin", "0001-01-02", "0001-01-02"), @"
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:STANDARD
        DTSTART:00010101T000000
        TZOFFSETFROM:+005328
        TZOFFSETTO:+005328
        TZNAME:LMT
        END:STANDARD
        END:VTIMEZONE
        ");
        insta::assert_snapshot!(text("Europe/Berlin", "9999-12-30", "9999-12-31"), @"
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0100
        TZNAME:CET
        END:STANDARD
        END:VTIMEZONE
        ");
    }
}
