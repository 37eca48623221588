"""Reads the calendars of `outside_cases` with three readers and says where they find anything else.

    python check_calendars.py FOLDER

Each calendar with a zone is read twice: as it is, when a reader may go by its own knowledge of the
zone, and with the zone under a name that nobody knows, when it has to go by the VTIMEZONE.
"""

import json
import logging
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
import vobject


# vobject asks whether a zone was UTC from 2000 to 2020, takes one that begins at +0000 for UTC, and
# UTC for no zone. By their names it knows these zones well.
WITHOUT_VOBJECT = {"Africa/Casablanca", "Europe/Dublin", "Etc/UTC"}


def words(moment, is_floating):
    """A moment as `cases.json` writes it."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if is_floating:
        assert moment.tzinfo is None, moment
        return moment.strftime("%Y-%m-%dT%H:%M:%S")
    assert moment.tzinfo is not None, moment
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def expected_of(events):
    """What has to be found: (start, end, title, description) by id."""
    found = {}
    for event in events:
        end = event["end"]
        if not end:
            end = (date.fromisoformat(event["start"]) + timedelta(days=1)).isoformat()
        found[event["uid"]] = (event["start"], end, event["summary"], event["description"])
    assert len(found) == len(events), "an id comes twice"
    return found


def check_expected(case):
    """The instants in `cases.json`, counted once more from the zone data of Python."""
    if not case["zone"]:
        return
    zone = ZoneInfo(case["zone"])
    for event in case["first"] + case["second"]:
        if event["wanted"]:
            wanted = datetime.fromisoformat(event["wanted"]).replace(tzinfo=zone)
            start = wanted.astimezone(timezone.utc)
            end = start + timedelta(minutes=event["minutes"])
            assert words(start, False) == event["start"], event
            assert words(end, False) == event["end"], event


def read_icalendar(text, is_floating):
    """By the icalendar package: every component without an error, events by id."""
    calendar = icalendar.Calendar.from_ical(text)
    for component in calendar.walk():
        assert not component.errors, component.errors
    rows = []
    for event in calendar.walk("VEVENT"):
        row = tuple(words(moment, is_floating) for moment in (event.start, event.end))
        text_of = lambda name: str(event.get(name, ""))
        rows.append((text_of("UID"), int(event["SEQUENCE"]), text_of("STATUS"),
                     row + (text_of("SUMMARY"), text_of("DESCRIPTION"))))
    return calendar, rows


def read_recurring(calendar, is_floating):
    """By recurring-ical-events: what it would show over all years."""
    shown = recurring_ical_events.of(calendar).between(date(2025, 1, 1), date(2028, 1, 1))
    found = {}
    for event in shown:
        assert event["UID"] not in found, event["UID"]
        row = tuple(words(moment, is_floating) for moment in (event.start, event.end))
        found[str(event["UID"])] = row + (str(event["SUMMARY"]), str(event.get("DESCRIPTION", "")))
    return found


def read_vobject(text, is_floating):
    """By vobject, which also looks for what a calendar must have."""
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    found = {}
    for event in calendar.vevent_list:
        event.validate(raiseException=True)
        start = event.dtstart.value
        end = event.dtend.value if hasattr(event, "dtend") else start + timedelta(days=1)
        row = (words(start, is_floating), words(end, is_floating))
        description = event.description.value if hasattr(event, "description") else ""
        found[event.uid.value] = row + (event.summary.value, description)
    return found


def shelved(calendars):
    """What stays after one import after the other: the highest sequence, without the cancelled."""
    shelf = {}
    for rows in calendars:
        for uid, sequence, status, row in rows:
            if uid not in shelf or sequence >= shelf[uid][0]:
                shelf[uid] = (sequence, status, row)
    return {uid: row for uid, (_, status, row) in shelf.items() if status != "CANCELLED"}


def check(case, folder, rename):
    """One case; the number of comparisons."""
    is_floating = not case["zone"]
    texts = {}
    for part in ("first", "update", "second"):
        text = (folder / f"{case['name']}-{part}.ics").read_bytes().decode()
        # Readers keep a zone by its name, so that each file has a name of its own.
        nowhere = f"Nowhere/{case['name']}-{part}"
        texts[part] = text.replace(case["zone"], nowhere) if rename else text
    rows, count = {}, 0
    for part, text in texts.items():
        calendar, rows[part] = read_icalendar(text, is_floating)
        assert len({uid for uid, *_ in rows[part]}) == len(rows[part]), "an id comes twice"
        if part == "update":
            gone = [uid for uid, _, status, _ in rows[part] if status == "CANCELLED"]
            assert len(gone) == case["cancelled"] > 0
            continue
        expected = expected_of(case[part])
        readings = {
            "icalendar": {uid: row for uid, _, _, row in rows[part]},
            "recurring-ical-events": read_recurring(calendar, is_floating),
        }
        if not (rename and case["zone"] in WITHOUT_VOBJECT):
            readings["vobject"] = read_vobject(text, is_floating)
        for reader, found in readings.items():
            for uid in expected.keys() | found.keys():
                want, have = expected.get(uid), found.get(uid)
                assert want == have, f"{case['name']} {part} {reader} {uid}: {have}, not {want}"
                count += 1
    assert shelved([rows["first"], rows["update"]]) == expected_of(case["second"]), case["name"]
    # Twice the same, or the old one once more, changes nothing.
    again = [rows["first"], rows["update"], rows["update"], rows["first"]]
    assert shelved(again) == expected_of(case["second"]), case["name"]
    return count


def main():
    # vobject says that it does not know the names that nobody knows.
    logging.disable(logging.CRITICAL)
    folder = Path(sys.argv[1])
    cases = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    count, wrong = 0, []
    for case in cases:
        check_expected(case)
        for rename in (False, True) if case["zone"] else (False,):
            try:
                count += check(case, folder, rename)
            except AssertionError as error:
                wrong.append(f"{case['name']}{' (zone unknown)' if rename else ''}: {error}")
    print(f"{len(cases)} cases, {count} events compared, {len(wrong)} cases wrong")
    for line in wrong:
        print(line)
    sys.exit(1 if wrong or not count else 0)


if __name__ == "__main__":
    main()
