#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is free around every change of the clocks from 2024 to 2030, in every zone, by looking at the clock.

Prints, for each zone, its name; then for each change a line of the instant and, in quarters of an hour from
36 hours before it, the quarters that are free, the starts of sessions, and what of both is left otherwise.
Shares nothing with the server but the tables of tzdata: no local time is ever turned into an instant here;
each quarter of an hour is asked what the clock shows then.
"""
import calendar
import datetime
import sys
import zoneinfo

UTC = datetime.timezone.utc
FIRST, LAST = (int(datetime.datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2024, 2031))
QUARTER, DAY = 900, 86400
SPAN = 288  # quarters: three days around the change

# The same as in daylight_test.cpp: minutes of every weekday but Wednesday, and of Wednesday.
BLOCKS = [(0, 90), (135, 165), (180, 720), (840, 1080), (1350, 1440)]
WEDNESDAY = [(0, 1440)]
LENGTH, NOTICE, HORIZON = 45 * 60, 24 * 3600, 2 * DAY
BEFORE, AFTER = 15 * 60, 30 * 60
BUSY = (6 * 3600, 7 * 3600)  # a session that begins six hours after the change


def offset(zone, instant):
    return datetime.datetime.fromtimestamp(instant, zone).utcoffset()


def changes(zone):
    """Found by asking once a day and halving: the first second of each new offset."""
    found, before = [], offset(zone, FIRST)
    for day in range(FIRST, LAST, DAY):
        low, high = day, day + DAY
        if offset(zone, high) == before:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            if offset(zone, middle) == before:
                low = middle
            else:
                high = middle
        found.append(high)
        before = offset(zone, day + DAY)
    return found


def is_free(zone, instant):
    shown = datetime.datetime.fromtimestamp(instant, zone)
    blocks = WEDNESDAY if shown.weekday() == calendar.WEDNESDAY else BLOCKS
    return any(begin <= shown.hour * 60 + shown.minute < end for begin, end in blocks)


def starts(free, origin, clear):
    """Where a session fits: each of its quarters is free, and nothing that is busy is too near."""
    need = LENGTH // QUARTER
    return [i for i in range(SPAN) if all(free[i:i + need]) and len(free[i:i + need]) == need
            and clear(origin + i * QUARTER)]


def main():
    for name in sorted(zoneinfo.available_timezones()):
        zone = zoneinfo.ZoneInfo(name)
        print(name)
        for change in changes(zone):
            if change % QUARTER:
                sys.exit(f"{name} changes at {change}, which is no quarter of an hour")
            if offset(zone, change).total_seconds() % QUARTER:
                sys.exit(f"{name} is no quarters of an hour from UTC at {change}")
            origin = change - 36 * 3600
            free = [is_free(zone, origin + i * QUARTER) for i in range(SPAN)]
            now = change - NOTICE  # the notice ends with the change
            busy = [change + s for s in BUSY]
            pause = BEFORE + AFTER

            def clear(start):
                far = start + LENGTH + pause <= busy[0] or busy[1] + pause <= start
                return far and now + NOTICE <= start < now + HORIZON

            lists = ([i for i in range(SPAN) if free[i]], starts(free, origin, lambda start: True),
                     starts(free, origin, clear))
            print(change, *(",".join(map(str, numbers)) for numbers in lists), sep=";")


main()
