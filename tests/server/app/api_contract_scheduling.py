# SPDX-License-Identifier: GPL-3.0-or-later
"""Free time and sessions over HTTP: a mentor, two apprentices of theirs, and a stranger."""
import datetime
import uuid

from api_contract import ask

MENTORS_ONLY = ("getAvailability", "replaceAvailability", "listExceptions", "addException", "removeException")

ELSEWHERE = set()


def instant(when):
    return when.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def scheduling_story(api, mentor, apprentice, third, stranger, nobodys, admin):
    """Each a pair of id and token, but for the admin's token. The mentor is in an active mentorship with the apprentice and the third; nobodys
    is an apprentice without a mentor."""
    (mentor_id, mentor), (apprentice_id, apprentice), (third_id, third), (_, stranger) = (
        mentor, apprentice, third, stranger)
    today = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    day = today + datetime.timedelta(days=5)
    availability(api, mentor, apprentice, day)
    preferences(api, third)

    query = f"?from={day:%Y-%m-%d}&to={day:%Y-%m-%d}&timeZone=UTC&minutes=60"
    def free(token):
        return [s["startsAt"] for s in api.good("listSlots", token=token, query=query, id=mentor_id)["items"]]
    slots = free(apprentice)
    assert len(slots) == 45 and slots[0] == instant(day.replace(hour=8)), slots
    for bad, code in ((f"?from={day:%Y-%m-%d}&to=2020-01-01", "end-before-start"), ("?minutes=75", "not-offered"),
                      (f"?to={day + datetime.timedelta(days=100):%Y-%m-%d}", "too-long"), ("?from=x", "not-a-date"),
                      ("?timeZone=Mars/Base", "unknown-time-zone"), ("?minutes=0", "out-of-range")):
        found = api.refused("validation-failed", "listSlots", token=apprentice, query=bad, id=mentor_id)
        assert [e["code"] for e in found["errors"]] == [code], (bad, found)
    api.hidden("listSlots", token=apprentice, id=apprentice_id)
    calendar(api, admin, mentor, mentor_id, day, lambda: free(apprentice))

    def wanted(start, **more):
        return {"mentorId": mentor_id, "startsAt": start, "minutes": 60, "medium": "video"} | more
    held = api.good("holdSlot", {"mentorId": mentor_id, "startsAt": slots[0], "minutes": 60}, apprentice)
    hold = {"mentorId": mentor_id, "startsAt": slots[0], "minutes": 60}
    taken = api.refused("slot-taken", "holdSlot", hold, third)
    assert taken["freeSlots"][0] == slots[4] and slots[0] not in free(third) and slots[0] in free(apprentice), taken
    api.refused("not-a-slot", "holdSlot", hold | {"startsAt": instant(day.replace(hour=22))}, third)
    api.refused("not-found", "holdSlot", hold | {"mentorId": str(uuid.uuid4())}, third)
    api.hidden("releaseHold", token=third, id=held["id"])
    api.good("releaseHold", token=apprentice, id=held["id"])
    api.good("holdSlot", hold, apprentice)
    for name, body in (("holdSlot", hold), ("bookSession", wanted(slots[0]))):
        api.refused("booking-not-allowed", name, body, nobodys[1])
    booked = api.good("bookSession", wanted(slots[0], agenda="Joins, <b>part 2</b>"), apprentice)
    assert booked["status"] == "scheduled" and booked["agenda"] == "Joins, <b>part 2</b>", booked
    bad_bookings(api, wanted, slots, day, third, mentor)

    assert api.good("getSession", token=mentor, id=booked["id"]) == booked
    api.hidden("getSession", token=stranger, id=booked["id"])
    api.hidden("listSessionEvents", token=stranger, id=booked["id"])
    for name, body in (("confirmSession", None), ("startSession", None), ("completeSession", None),
                       ("missSession", None), ("declineSession", {}), ("cancelSession", {"reason": "x"}),
                       ("rescheduleSession", {"startsAt": slots[8]})):
        api.hidden(name, body, stranger, id=booked["id"])
    api.refused("too-early", "startSession", token=mentor, id=booked["id"])
    for name in ("completeSession", "missSession", "confirmSession"):
        api.refused("session-not-open", name, token=mentor, id=booked["id"])

    calendars(api, booked["id"], apprentice, stranger)
    no_reviews_yet(api, booked["id"], mentor_id, apprentice_id, mentor, apprentice, stranger)

    night = instant(day.replace(hour=23))
    proposal = {"apprenticeId": third_id, "startsAt": night, "minutes": 60, "medium": "in-person", "place": "Library"}
    proposed = api.good("bookSession", proposal, mentor)
    assert proposed["status"] == "proposed" and proposed["bookedBy"] == mentor_id, proposed
    api.refused("forbidden", "confirmSession", token=mentor, id=proposed["id"])
    api.refused("forbidden", "declineSession", {}, mentor, id=proposed["id"])
    api.refused("session-not-open", "rescheduleSession", {"startsAt": slots[8]}, mentor, id=proposed["id"])
    api.refused("slot-taken", "rescheduleSession", {"startsAt": night}, apprentice, id=booked["id"])
    api.refused("slot-taken", "bookSession", proposal | {"apprenticeId": apprentice_id}, mentor)
    assert api.good("confirmSession", token=third, id=proposed["id"])["status"] == "scheduled"
    assert api.good("cancelSession", {"reason": "Ill"}, third, id=proposed["id"])["cancelReason"] == "Ill"
    api.refused("session-not-open", "cancelSession", {"reason": "Ill"}, third, id=proposed["id"])
    api.refused("session-not-open", "declineSession", {}, third, id=proposed["id"])
    api.refused("session-not-open", "startSession", token=third, id=proposed["id"])
    api.refused("session-not-open", "describeSession", {"medium": "chat"}, third, id=proposed["id"])
    api.refused("validation-failed", "cancelSession", {"reason": " "}, apprentice, id=booked["id"])

    described(api, booked, mentor, apprentice, stranger)
    moved = api.good("rescheduleSession", {"startsAt": slots[8]}, apprentice, id=booked["id"])
    assert moved["startsAt"] == slots[8] and moved["sequence"] == 2 and "move" not in moved, moved
    asked = api.good("rescheduleSession", {"startsAt": night}, apprentice, id=booked["id"])
    assert asked["move"]["startsAt"] == night and asked["startsAt"] == slots[8], asked
    api.refused("forbidden", "confirmSession", token=apprentice, id=booked["id"])
    assert "move" not in api.good("declineSession", {"reason": "Too late"}, mentor, id=booked["id"])
    happened(api, booked, mentor, apprentice, slots[8], night)

    soon = datetime.datetime.now(datetime.timezone.utc).replace(second=0, microsecond=0)
    soon += datetime.timedelta(minutes=75 - soon.minute % 15)
    near = api.good("bookSession", proposal | {"startsAt": instant(soon)}, mentor)
    api.good("confirmSession", token=third, id=near["id"])
    api.refused("too-late", "cancelSession", {"reason": "x"}, third, id=near["id"])

    upcoming = api.good("listSessions", token=mentor, query="?when=upcoming&limit=1")
    assert [s["id"] for s in upcoming["items"]] == [near["id"]], upcoming
    rest = api.good("listSessions", token=mentor, query=f"?when=upcoming&cursor={upcoming['nextCursor']}")
    assert [s["id"] for s in rest["items"]] == [booked["id"]] and "nextCursor" not in rest, rest
    assert [s["id"] for s in api.good("listSessions", token=third, query="?when=past")["items"]] == [proposed["id"]]
    for bad in ("?when=never", "?cursor=zzz", "?limit=0", "?from=2026-10-25T02:30:00"):  # no offset: which of two?
        api.refused("validation-failed", "listSessions", token=mentor, query=bad)

    exported = api.good("exportMe", token=apprentice)
    assert [s["id"] for s in exported["sessions"]] == [booked["id"]] and exported["availability"] == [], exported
    exported = api.good("exportMe", token=mentor)
    assert len(exported["sessions"]) == 3 and exported["availability"][0]["timeZone"] == "UTC", exported
    api.good("blockUser", token=mentor, id=apprentice_id)
    api.refused("booking-not-allowed", "rescheduleSession", {"startsAt": slots[12]}, apprentice, id=booked["id"])
    api.refused("booking-not-allowed", "confirmSession", token=apprentice, id=booked["id"])
    assert free(apprentice) == []
    api.good("unblockUser", token=mentor, id=apprentice_id)
    found_by_time(api, mentor_id, apprentice, day, slots)
    met(api, near["id"], mentor, third)
    reviews(api, booked["id"], (mentor_id, mentor), (apprentice_id, apprentice), stranger)


def happened(api, booked, mentor, apprentice, moved_to, asked_for):
    """What became of the session until now, in pages, and in an export."""
    events = api.good("listSessionEvents", token=mentor, id=booked["id"])
    assert [(e["number"], e["kind"]) for e in events["items"]] == [
        (1, "booked"), (2, "moved"), (3, "move-asked"), (4, "move-declined")] and "nextCursor" not in events, events
    first, moved, asked, declined = events["items"]
    assert first["to"] == {key: booked[key] for key in ("startsAt", "endsAt")} and "from" not in first, first
    assert moved["from"] == first["to"] and moved["to"]["startsAt"] == moved_to, moved
    assert asked["from"] == moved["to"] and asked["to"]["startsAt"] == asked_for and declined["to"] == asked["to"], events
    assert first["by"] == moved["by"] == asked["by"] == booked["bookedBy"] != declined["by"], events
    part = api.good("listSessionEvents", token=apprentice, query="?limit=3", id=booked["id"])
    rest = api.good("listSessionEvents", token=apprentice, query="?cursor=" + part["nextCursor"], id=booked["id"])
    assert part["items"] + rest["items"] == events["items"] and "nextCursor" not in rest, (part, rest)
    for bad in ("?cursor=zzz", "?limit=0"):
        api.refused("validation-failed", "listSessionEvents", token=mentor, query=bad, id=booked["id"])
    exported = api.good("exportMe", token=apprentice)["sessionEvents"]
    assert exported == [{"sessionId": booked["id"]} | e for e in events["items"]], exported


def found_by_time(api, mentor_id, apprentice, day, slots):
    def found(start, end):
        query = f"?q=chat-mentor&availableFrom={start}&availableTo={end}"
        return [m["nextSlots"] for m in api.good("findMentors", token=apprentice, query=query)["items"]]
    # No two of them overlap, and the whole session is in the time that was asked for.
    assert found(slots[12], slots[15]) == [[{"startsAt": slots[12], "minutes": 30}]]
    told = found(slots[12], slots[20])
    assert told == [[{"startsAt": slots[i], "minutes": 30} for i in (12, 14, 16)]], (told, slots)
    night, morning = (instant(day.replace(hour=hour)) for hour in (21, 23))
    assert found(night, morning) == []
    card = api.good("getMentor", token=apprentice, id=mentor_id)["card"]
    assert len(card["nextSlots"]) == 3 and card["nextSlots"][0]["minutes"] == 30, card
    assert card["nextSlots"][0]["startsAt"] < slots[0], card
    far = instant(day + datetime.timedelta(days=40))
    for query, pointer, code in (
            (f"availableFrom={slots[1]}&availableTo={slots[0]}", "?availableTo", "end-before-start"),
            (f"availableFrom={slots[1]}&availableTo={slots[1]}", "?availableTo", "end-before-start"),
            (f"availableFrom={slots[1]}&availableTo={far}", "?availableTo", "too-long"),
            ("availableTo=2020-01-01T00:00:00Z", "?availableTo", "in-the-past"),
            ("availableFrom=2020-01-01T00:00:00Z", "?availableFrom", "in-the-past"),
            ("availableFrom=2026-10-25T02:30:00", "?availableFrom", "needs-offset"),
            ("availableTo=tomorrow", "?availableTo", "wrong-type")):
        refused = api.refused("validation-failed", "findMentors", token=apprentice, query="?" + query)
        assert [(e["pointer"], e["code"]) for e in refused["errors"]] == [(pointer, code)], (query, refused)


def met(api, session, mentor, third):
    """The third comes to a session, the mentor does not."""
    ask(f"over {session}")
    api.refused("too-late", "startSession", token=third, id=session)
    ask(f"near {session}")
    assert api.good("startSession", token=third, id=session)["status"] == "in_progress"
    api.refused("too-early", "completeSession", token=third, id=session)
    api.refused("too-early", "missSession", token=third, id=session)
    ask(f"begun {session}")
    api.refused("no-evidence", "missSession", token=mentor, id=session)
    missed = api.good("missSession", token=third, id=session)
    assert missed["status"] == "no_show" and "apprenticeCameAt" in missed and "mentorCameAt" not in missed, missed
    api.refused("session-not-open", "writeReview", {"rating": 1}, third, id=session)


def reviews(api, session, mentor, apprentice, stranger):
    (mentor_id, mentor), (apprentice_id, apprentice) = mentor, apprentice
    ask(f"over {session}")
    assert api.good("completeSession", token=mentor, id=session)["status"] == "completed"
    assert "openUntil" in api.good("getReviewsOfSession", token=apprentice, id=session)
    own = api.good("writeReview", {"rating": 4, "comment": "Clear, <b>patient</b>"}, apprentice, id=session)
    assert own["rating"] == 4 and own["as"] == "mentor" and "revealedAt" not in own, own
    own = api.good("writeReview", {"rating": 5, "comment": own["comment"]}, apprentice, id=session)
    assert own["rating"] == 5 and "editedAt" in own, own
    seen = api.good("getReviewsOfSession", token=mentor, id=session)
    assert set(seen) == {"openUntil"}, "hidden until both have written"
    assert api.good("listReviews", token=stranger, id=mentor_id) == {"items": []}
    theirs = api.good("writeReview", {"rating": 3}, mentor, id=session)
    assert "revealedAt" in theirs and "comment" not in theirs, theirs
    both = api.good("getReviewsOfSession", token=apprentice, id=session)
    assert both["other"] == theirs and both["own"]["revealedAt"] == theirs["revealedAt"], both
    for token in (mentor, apprentice):
        api.refused("too-late", "writeReview", {"rating": 1}, token, id=session)
    assert api.good("listReviews", token=stranger, id=mentor_id)["items"] == [both["own"]]
    assert api.good("listReviews", token=stranger, query="?as=apprentice", id=apprentice_id)["items"] == [theirs]
    api.refused("not-found", "listReviews", token=apprentice, query="?as=apprentice", id=mentor_id)
    card = api.good("getMentor", token=apprentice, id=mentor_id)["card"]
    assert (card["rating"], card["ratingCount"]) == (5, 1), card
    rated = api.good("findMentors", token=apprentice, query="?q=chat-mentor&minRating=4.9&sort=rating")
    assert [m["id"] for m in rated["items"]] == [mentor_id], rated
    exported = api.good("exportMe", token=mentor)["reviews"]
    assert sorted(r["id"] for r in exported) == sorted([own["id"], theirs["id"]]), exported


def described(api, session, mentor, apprentice, stranger):
    """How two meet, and what they note: right after it was booked, and left as it was."""
    details = {"medium": "in-person", "place": "Library", "agenda": "Joins"}
    seen = api.good("describeSession", details, mentor, id=session["id"])
    assert seen.items() >= details.items() and seen["sequence"] == 1, seen
    found = api.refused("validation-failed", "describeSession", {"medium": "in-person"}, mentor, id=session["id"])
    assert [e["pointer"] for e in found["errors"]] == ["/place"], found
    for name, body in (("describeSession", {"medium": "chat"}), ("getSessionNotes", None), ("replaceSessionNotes", {})):
        api.hidden(name, body, stranger, id=session["id"])
    noted = api.good("replaceSessionNotes", {"private": "Shy", "shared": "Read on"}, mentor, id=session["id"])
    assert noted == {"private": "Shy", "shared": "Read on", "theirs": ""}, noted
    theirs = api.good("getSessionNotes", token=apprentice, id=session["id"])
    assert theirs == {"theirs": "Read on"}, theirs
    api.refused("validation-failed", "replaceSessionNotes", {"shared": "x" * 4001}, mentor, id=session["id"])
    assert "Shy" not in str(api.good("exportMe", token=apprentice))
    exported = api.good("exportMe", token=mentor)["sessionNotes"]
    assert exported == [{"sessionId": session["id"], "private": "Shy", "shared": "Read on"}], exported


def calendar(api, admin, mentor, mentor_id, day, free):
    """The organisation closes on the date, and opens again."""
    date = f"{day:%Y-%m-%d}"
    days = {"items": [{"date": date, "name": "Fiesta"}]}
    api.refused("forbidden", "replaceCalendarDays", days, mentor)
    assert api.good("replaceCalendarDays", days, admin) == days == api.good("listCalendarDays", token=mentor)
    assert free() == []
    for bad, pointer, code in (([{"date": "2026-02-30", "name": "x"}], "/items/0/date", "not-a-date"),
                               ([{"date": date, "name": " "}], "/items/0/name", "too-short"),
                               (days["items"] * 2, "/items/1/date", "duplicate")):
        found = api.refused("validation-failed", "replaceCalendarDays", {"items": bad}, admin)
        assert [(e["pointer"], e["code"]) for e in found["errors"]] == [(pointer, code)], (bad, found)
    assert api.good("replaceCalendarDays", {"items": []}, admin) == {"items": []}
    assert free() != []


def preferences(api, token):
    """When one is reminded: as everybody from the start, until one says otherwise."""
    seen = api.good("getNotificationPreferences", token=token)
    assert seen == {"reminderMinutes": [1440, 15], "remindersByMail": True}, seen
    wanted = {"reminderMinutes": [5, 10080, 60], "remindersByMail": False}
    said = api.good("replaceNotificationPreferences", wanted, token)
    assert said == {"reminderMinutes": [10080, 60, 5], "remindersByMail": False}, said
    assert api.good("exportMe", token=token)["notificationPreferences"] == said
    for bad, pointer, code in (([4], "/reminderMinutes/0", "out-of-range"), ([15, 15], "/reminderMinutes", "duplicate"),
                               ([10081], "/reminderMinutes/0", "out-of-range"), ([5, 6, 7, 8], "/reminderMinutes", "too-many")):
        found = api.refused("validation-failed", "replaceNotificationPreferences", wanted | {"reminderMinutes": bad}, token)
        assert [(e["pointer"], e["code"]) for e in found["errors"]] == [(pointer, code)], (bad, found)
    none = {"reminderMinutes": [], "remindersByMail": True}
    assert api.good("replaceNotificationPreferences", none, token) == none == api.good("getNotificationPreferences", token=token)


def calendars(api, session, apprentice, stranger):
    def events(answer):
        assert answer.status == 200 and answer.headers["Content-Type"] == "text/calendar; charset=utf-8", answer.body
        return [line for line in answer.body.decode().split("\r\n") if line.startswith("UID:")]

    file = api.call("getSessionFile", token=apprentice, id=session)
    assert events(file) == ["UID:" + session] and "session.ics" in file.headers["Content-Disposition"]
    api.hidden("getSessionFile", token=stranger, id=session)
    api.refused("not-found", "getCalendarFeed", token=apprentice)
    api.refused("not-found", "removeCalendarFeed", token=apprentice)
    api.refused("not-found", "renewCalendarFeed", token=apprentice, headers={"If-Match": '"x"'})
    made = api.good("renewCalendarFeed", token=apprentice)
    assert api.good("getCalendarFeed", token=apprentice) == {"createdAt": made["createdAt"]}
    token = made["url"].rsplit("/", 1)[1].removesuffix(".ics")
    assert made["url"].endswith(f"/api/v1/calendar/{token}.ics") and len(token) >= 43, made
    feed = api.call("readCalendarFeed", secret=token)
    assert events(feed) == ["UID:" + session], feed.body
    again = api.raw("GET", f"/api/v1/calendar/{token}.ics", headers={"If-None-Match": feed.headers["ETag"]})
    assert again.status == 304, again.status
    api.good("renewCalendarFeed", token=apprentice)
    api.refused("not-found", "readCalendarFeed", secret=token)
    api.good("removeCalendarFeed", token=apprentice)
    api.refused("not-found", "getCalendarFeed", token=apprentice)


def no_reviews_yet(api, session, mentor_id, apprentice_id, mentor, apprentice, stranger):
    stars = {"rating": 5, "comment": "Clear"}
    api.refused("session-not-open", "writeReview", stars, apprentice, id=session)
    api.hidden("writeReview", stars, stranger, id=session)
    api.hidden("getReviewsOfSession", token=stranger, id=session)
    assert api.good("getReviewsOfSession", token=mentor, id=session) == {}
    assert api.good("listOwedReviews", token=mentor) == {"items": []}
    for rating in (0, 6, 4.5, "5"):
        api.refused("validation-failed", "writeReview", {"rating": rating}, apprentice, id=session)
    assert api.good("listReviews", token=stranger, id=mentor_id) == {"items": []}
    assert api.good("listReviews", token=mentor, query="?as=apprentice", id=apprentice_id) == {"items": []}
    api.refused("not-found", "listReviews", token=stranger, id=str(uuid.uuid4()))
    for bad in ("?as=friend", "?cursor=zzz", "?limit=0"):
        api.refused("validation-failed", "listReviews", token=stranger, query=bad, id=mentor_id)


def availability(api, mentor, apprentice, day):
    fresh = api.good("getAvailability", token=mentor)
    assert fresh["blocks"] == [] and fresh["timeZone"] == "Europe/Madrid", fresh
    week = {"timeZone": "UTC", "blocks": [{"weekday": d, "from": "08:00", "to": "20:00"} for d in range(1, 8)],
            "lengths": [60, 30], "noticeMinutes": 0}
    for changed, pointer, code in (
            ({"timeZone": "Mars/Base"}, "/timeZone", "unknown-time-zone"),
            ({"blocks": [{"weekday": 1, "from": "10:00", "to": "09:00"}]}, "/blocks/0/to", "end-before-start"),
            ({"blocks": [{"weekday": 1, "from": "09:00", "to": "25:00"}]}, "/blocks/0/to", "not-a-time"),
            ({"blocks": [{"weekday": 8, "from": "09:00", "to": "10:00"}]}, "/blocks/0/weekday", "out-of-range"),
            ({"blocks": [{"weekday": 1, "from": "09:10", "to": "10:00"}]}, "/blocks/0/from", "off-the-quarter"),
            ({"blocks": [{"weekday": 1, "from": "09:00", "to": "11:00"},
                         {"weekday": 1, "from": "10:00", "to": "12:00"}]}, "/blocks/1", "overlaps"),
            ({"lengths": []}, "/lengths", "too-few"), ({"lengths": [0]}, "/lengths/0", "out-of-range"),
            ({"lengths": [25 * 60]}, "/lengths/0", "out-of-range"), ({"horizonDays": 0}, "/horizonDays", "out-of-range")):
        found = api.refused("validation-failed", "replaceAvailability", week | changed, mentor)
        assert [(e["pointer"], e["code"]) for e in found["errors"]] == [(pointer, code)], (changed, found)
    saved = api.good("replaceAvailability", week, mentor)
    assert saved["blocks"] == week["blocks"] and saved == api.good("getAvailability", token=mentor), saved
    for name, body in (("getAvailability", None), ("listExceptions", None), ("addException", {"kind": "closed"})):
        api.refused("forbidden", name, body, apprentice)

    date = f"{day:%Y-%m-%d}"
    added = api.good("addException", {"kind": "closed", "firstDate": date, "note": "Puente"}, mentor)
    assert added["lastDate"] == date and api.good("listExceptions", token=mentor)["items"] == [added], added
    for body, pointer, code in (
            ({"kind": "closed", "firstDate": "2020-01-01"}, "/firstDate", "in-the-past"),
            ({"kind": "closed", "firstDate": "2020-02-30"}, "/firstDate", "not-a-date"),
            ({"kind": "more", "firstDate": date, "from": "10:00", "to": "09:00"}, "/to", "end-before-start"),
            ({"kind": "less", "firstDate": date, "from": "10:00"}, "/to", "required")):
        found = api.refused("validation-failed", "addException", body, mentor)
        assert [(e["pointer"], e["code"]) for e in found["errors"]] == [(pointer, code)], (body, found)
    clocks(api, mentor, week)
    api.good("removeException", token=mentor, id=added["id"])
    api.refused("not-found", "removeException", token=mentor, id=added["id"])
    while True:
        answer = api.call("addException", {"kind": "less", "firstDate": date, "from": "00:00", "to": "00:15"}, mentor)
        if answer.slug:
            break
    assert answer.slug == "too-many-exceptions", answer.slug


def clocks(api, mentor, week):
    """Times that a clock in Madrid skips or shows twice, on the last Sundays of March and October."""
    api.good("replaceAvailability", week | {"timeZone": "Europe/Madrid"}, mentor)
    year = datetime.date.today().year + 1
    for month, code in ((3, "skipped-time"), (10, "ambiguous-time")):
        last = datetime.date(year, month, 31)
        sunday = last - datetime.timedelta(days=(last.weekday() + 1) % 7)
        body = {"kind": "more", "firstDate": str(sunday), "from": "02:30", "to": "05:00"}
        found = api.refused("validation-failed", "addException", body, mentor)
        assert [(e["pointer"], e["code"]) for e in found["errors"]] == [("/from", code)], (sunday, found)
    api.good("replaceAvailability", week, mentor)


def bad_bookings(api, wanted, slots, day, third, mentor):
    api.refused("slot-taken", "bookSession", wanted(slots[0]), third)
    api.refused("not-a-slot", "bookSession", wanted(instant(day.replace(hour=22))), third)
    api.refused("not-found", "bookSession", wanted(slots[20], mentorId=str(uuid.uuid4())), third)
    api.refused("forbidden", "bookSession", wanted(slots[20]), mentor)
    past, odd = "2020-01-01T10:00:00Z", slots[20].replace(":00.000Z", ":07.000Z")
    for more, pointer, code in (({"startsAt": past}, "/startsAt", "in-the-past"),
                                ({"startsAt": odd}, "/startsAt", "off-the-quarter"),
                                ({"startsAt": "2027-10-31T02:30:00"}, "/startsAt", "needs-offset"),
                                ({"minutes": 0}, "/minutes", "out-of-range"),
                                ({"minutes": 1500}, "/minutes", "out-of-range"),
                                ({"medium": "in-person"}, "/place", "required"),
                                ({"place": "Here"}, "/place", "not-allowed"),
                                ({"medium": "pigeon"}, "/medium", "not-allowed")):
        found = api.refused("validation-failed", "bookSession", wanted(slots[20]) | more, third)
        assert [(e["pointer"], e["code"]) for e in found["errors"]] == [(pointer, code)], (more, found)
