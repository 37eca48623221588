// Reads the calendars of `outside_cases` with ical.js and says where it finds anything else.
//
//     node check_calendars.js FOLDER
//
// ical.js knows no zone by itself but UTC: it goes by the VTIMEZONE.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const folder = process.argv[2];
const cases = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8"));

// A moment as `cases.json` writes it.
function words(time, isFloating) {
  if (time.isDate || isFloating) return time.toString();
  return new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");
}

// What has to be found, by id.
function expectedOf(events) {
  const day = 86400000;
  const next = (date) => new Date(Date.parse(date) + day).toISOString().slice(0, 10);
  const row = (it) => JSON.stringify([it.start, it.end || next(it.start), it.summary, it.description]);
  return new Map(events.map((it) => [it.uid, row(it)]));
}

function read(text, isFloating) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    if (event.isRecurring()) throw new Error(`${event.uid} recurs`);
    const isAllDay = event.startDate.isDate;
    const isFloatingZone = event.startDate.zone === ICAL.Timezone.localTimezone;
    if (!isAllDay && isFloatingZone !== isFloating) throw new Error(`${event.uid}: zone is lost`);
    const times = [event.startDate, event.endDate].map((time) => words(time, isFloating));
    const row = JSON.stringify([...times, event.summary, event.description ?? ""]);
    const status = component.getFirstPropertyValue("status");
    return { uid: event.uid, sequence: event.sequence, status, row };
  });
}

// What stays after one import after the other: the highest sequence, without the cancelled.
function shelved(calendars) {
  const shelf = new Map();
  for (const event of calendars.flat()) {
    if (!(event.sequence < shelf.get(event.uid)?.sequence)) shelf.set(event.uid, event);
  }
  const kept = [...shelf.values()].filter((event) => event.status !== "CANCELLED");
  return new Map(kept.map((event) => [event.uid, event.row]));
}

let count = 0;
const wrong = [];
function compare(place, found, expected) {
  for (const uid of new Set([...found.keys(), ...expected.keys()])) {
    count += 1;
    if (found.get(uid) !== expected.get(uid)) {
      wrong.push(`${place} ${uid}: ${found.get(uid)}, not ${expected.get(uid)}`);
    }
  }
}

for (const one of cases) {
  const text = (part) => readFileSync(join(folder, `${one.name}-${part}.ics`), "utf8");
  const [first, update, second] = ["first", "update", "second"].map((part) => read(text(part), !one.zone));
  for (const rows of [first, update, second]) {
    if (new Set(rows.map((it) => it.uid)).size !== rows.length) wrong.push(`${one.name}: an id comes twice`);
  }
  compare(`${one.name} first`, shelved([first]), expectedOf(one.first));
  compare(`${one.name} second`, shelved([second]), expectedOf(one.second));
  compare(`${one.name} updated`, shelved([first, update]), expectedOf(one.second));
  compare(`${one.name} updated twice`, shelved([first, update, update, first]), expectedOf(one.second));
}
console.log(`${cases.length} cases, ${count} events compared, ${wrong.length} wrong`);
wrong.forEach((line) => console.log(line));
process.exit(wrong.length || !count ? 1 : 0);
