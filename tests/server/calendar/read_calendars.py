# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads iCalendar files with python3-icalendar and compares them with what they should say.

    read_calendars.py FOLDER

For each NAME.ics of the folder NAME.json is a list of events: {uid, sequence, start, end, changed? (RFC 3339), zone,
status, summary, description?, location?}. Local times are turned into instants twice: by the VTIMEZONE of the file, as
RFC 5545 reads it, and by Python's zoneinfo.
"""
import datetime
import json
import pathlib
import sys
import zoneinfo

import icalendar

UTC = datetime.timezone.utc


def observances(zone):
    """(the first instant of it, the offset from there on), in order."""
    found = []
    for part in zone.subcomponents:
        assert part.name in ("STANDARD", "DAYLIGHT") and "RRULE" not in part and "RDATE" not in part, part
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        assert str(part["TZNAME"])
        found.append(((part["DTSTART"].dt - before).replace(tzinfo=UTC), after))
    assert found == sorted(found), "in order"
    return found


def instants(local, found):
    """Every instant at which the clocks show that."""
    hits = []
    for i, (begin, offset) in enumerate(found):
        instant = (local - offset).replace(tzinfo=UTC)
        if begin <= instant and (i + 1 == len(found) or instant < found[i + 1][0]):
            hits.append(instant)
    return hits


def instant_of(time, zones):
    local = time.dt.replace(tzinfo=None)
    name = time.params.get("TZID")
    if name is None:
        assert time.to_ical().endswith(b"Z"), time.to_ical()
        return local.replace(tzinfo=UTC)
    by_file = instants(local, zones[name])
    assert by_file, f"{name} does not show {local}"
    by_system = local.replace(tzinfo=zoneinfo.ZoneInfo(name), fold=0).astimezone(UTC)
    assert by_file[0] == by_system, f"{name} {local}: {by_file} and {by_system}"
    return by_file[0]


def read(path):
    raw = path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is too long"
    assert b"\n" not in raw.replace(b"\r\n", b""), "a line end is not CRLF"
    calendar = icalendar.Calendar.from_ical(raw)
    assert str(calendar["VERSION"]) == "2.0" and calendar["PRODID"] and str(calendar["METHOD"]) == "PUBLISH"
    zones = {str(part["TZID"]): observances(part) for part in calendar.walk("VTIMEZONE")}
    events = []
    for event in calendar.walk("VEVENT"):
        changed = event["DTSTAMP"].dt
        assert changed.tzinfo is not None and changed == event["LAST-MODIFIED"].dt >= event["CREATED"].dt
        start = event["DTSTART"]
        known = {"uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]), "status": str(event["STATUS"]),
                 "changed": changed, "start": instant_of(start, zones), "end": instant_of(event["DTEND"], zones),
                 "zone": start.params.get("TZID", "UTC"), "summary": str(event["SUMMARY"])}
        for name in ("DESCRIPTION", "LOCATION"):
            if name in event:
                known[name.lower()] = str(event[name])
        events.append(known)
    return events


def main(folder):
    count = 0
    for path in sorted(pathlib.Path(folder).glob("*.ics")):
        wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        for event in wanted:
            for name in {"start", "end", "changed"} & set(event):
                event[name] = datetime.datetime.fromisoformat(event[name].replace("Z", "+00:00"))
        found = read(path)
        for event, expected in zip(found, wanted):
            if "changed" not in expected:
                del event["changed"]
            # The second of two equal local times cannot be told by a zone: it is told in UTC.
            if event["zone"] == "UTC":
                event["zone"] = expected["zone"] if expected.pop("again", False) else "UTC"
            else:
                expected.pop("again", None)
            assert event == expected, f"{path.name}: {event} is not {expected}"
        assert len(found) == len(wanted), path.name
        count += len(found)
    print(f"{count} events")


if __name__ == "__main__":
    main(sys.argv[1])
