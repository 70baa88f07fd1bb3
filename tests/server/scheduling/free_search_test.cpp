// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/moderation/block_service.h"
#include "server/scheduling/calendar_service.h"
#include "tests/server/scheduling/searching.h"

#include <QTest>

#include <random>
#include <set>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;

namespace {

Availability week(const QString& zone, std::vector<AvailabilityBlock> blocks)
{
    Availability week;
    week.timeZone = zone;
    week.blocks = std::move(blocks);
    week.lengths = {60, 30};
    week.noticeMinutes = 0;
    return week;
}

} // namespace

class FreeSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data() { engines(); }
    void finds()
    {
        QFETCH(Engine, engine);
        Searching stage(engine);
        const UserId then = stage.mentor();
        const UserId booked = stage.mentor();
        const UserId other = stage.mentor();
        const UserId never = stage.mentor();
        const auto apprentices = stage.people(1, Role::Apprentice);
        stage.offer(then, week(u"UTC"_s, {{1, u"10:00"_s, u"11:00"_s}}));
        stage.offer(booked, week(u"UTC"_s, {{1, u"10:00"_s, u"11:00"_s}, {2, u"10:00"_s, u"11:00"_s}}));
        stage.offer(other, week(u"UTC"_s, {{2, u"08:00"_s, u"20:00"_s}}));
        stage.pair(booked, apprentices);
        stage.book(apprentices.front(), booked, at("2026-11-23T10:00:00Z"));

        const auto monday = Searching::between("2026-11-23T09:00:00Z", "2026-11-23T12:00:00Z");
        const auto cards = stage.all(monday);
        QCOMPARE(cards.size(), std::size_t(1));
        QCOMPARE(cards.front().id, then);
        QCOMPARE(cards.front().nextSlots,
            (std::vector<NextSlot>{{at("2026-11-23T10:00:00Z"), 30}, {at("2026-11-23T10:30:00Z"), 30}}));
        // The whole session lies in the time that is asked for, which ends before its end.
        QCOMPARE(
            stage.found(Searching::between("2026-11-23T10:30:00Z", "2026-11-23T11:00:00Z")), std::set{then});
        QCOMPARE(stage.found(Searching::between("2026-11-23T10:45:00Z", "2026-11-23T12:00:00Z")),
            std::set<UserId>());
        QCOMPARE(stage.found(Searching::between("2026-11-23T10:00:00Z", "2026-11-23T10:29:00Z")),
            std::set<UserId>());

        // Whatever is asked for, all say when they are free next.
        QHash<UserId, NextSlot> slots;
        for (const MentorCard& card : stage.page({}).items) {
            if (!card.nextSlots.empty())
                slots.insert(card.id, card.nextSlots.front());
        }
        QCOMPARE(slots.size(), 3);
        QCOMPARE(slots.value(then), (NextSlot{at("2026-11-23T10:00:00Z"), 30}));
        QCOMPARE(slots.value(booked), (NextSlot{at("2026-11-24T10:00:00Z"), 30}));
        QCOMPARE(slots.value(other), (NextSlot{at("2026-11-24T08:00:00Z"), 30}));
        QVERIFY(!stage.next(never));
        QCOMPARE(stage.next(booked), slots.value(booked));

        // One side alone: from now, or for a month.
        MentorQuery until;
        until.availableTo = at("2026-11-24T00:00:00Z");
        QCOMPARE(stage.found(until), std::set{then});
        MentorQuery from;
        from.availableFrom = at("2026-11-23T11:00:00Z");
        QCOMPARE(stage.found(from), (std::set{then, booked, other}));
    }

    /// Also what the finder has seen before.
    void follows_data() { engines(); }
    void follows()
    {
        QFETCH(Engine, engine);
        Searching stage(engine);
        const UserId mentor = stage.mentor();
        const UserId rival = stage.people(1, Role::Apprentice).front();
        stage.pair(mentor, {rival, stage.asker});
        stage.offer(mentor, week(u"UTC"_s, {{1, u"10:00"_s, u"10:30"_s}}));
        const auto monday = Searching::between("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
        const std::set<UserId> nobody;
        const std::set<UserId> mentors{mentor};
        const auto hold = [&](UserId who) {
            HoldBody body;
            body.mentorId = mentor;
            body.startsAt = at("2026-11-23T10:00:00Z");
            body.minutes = 30;
            return stage.write([&](Transaction& tx) { return stage.sessions.hold(tx, who, body); });
        };
        QCOMPARE(stage.found(monday), mentors);

        // Held by somebody else, not by oneself; and it lapses.
        hold(rival);
        QCOMPARE(stage.found(monday), nobody);
        QCOMPARE(stage.next(mentor), (NextSlot{at("2026-11-30T10:00:00Z"), 30}));
        stage.base.clock.advance(scheduling::holdLasts);
        QCOMPARE(stage.found(monday), mentors);
        hold(stage.asker);
        QCOMPARE(stage.found(monday), mentors);
        stage.base.clock.advance(scheduling::holdLasts);

        // Where the asker is elsewhere, they cannot be booked.
        const UserId second = stage.mentor();
        stage.pair(second, {stage.asker});
        const Session elsewhere = stage.propose(second, stage.asker, at("2026-11-23T10:15:00Z"), 15);
        QCOMPARE(stage.found(monday), nobody);
        stage.write(
            [&](Transaction& tx) { scheduling::SessionService::decline(tx, stage.asker, elsewhere.id, {}); });
        QCOMPARE(stage.found(monday), mentors);

        // The organisation is closed, but for what is added; an exception; another week.
        const auto close = [&](std::vector<CalendarDay> days) {
            stage.write([&](Transaction& tx) {
                scheduling::calendar::replace(tx, audit::Actor::user(mentor), {std::move(days)});
            });
        };
        close({{u"2026-11-23"_s, u"Closed"_s}});
        QCOMPARE(stage.found(monday), nobody);
        AvailabilityExceptionBody more;
        more.kind = ExceptionKind::More;
        more.firstDate = u"2026-11-23"_s;
        more.from = u"15:00"_s;
        more.to = u"16:00"_s;
        const auto added = stage.write(
            [&](Transaction& tx) { return scheduling::AvailabilityService::addException(tx, mentor, more); });
        QCOMPARE(stage.next(mentor), (NextSlot{at("2026-11-23T15:00:00Z"), 30}));
        close({});
        QCOMPARE(stage.next(mentor), (NextSlot{at("2026-11-23T10:00:00Z"), 30}));
        stage.offer(mentor, week(u"UTC"_s, {}));
        QCOMPARE(stage.next(mentor), (NextSlot{at("2026-11-23T15:00:00Z"), 30}));
        stage.write(
            [&](Transaction& tx) { scheduling::AvailabilityService::removeException(tx, mentor, added.id); });
        QCOMPARE(stage.found(monday), nobody);
        QVERIFY(!stage.next(mentor));

        // Nobody books with whom they are blocked.
        stage.offer(mentor, week(u"UTC"_s, {{1, u"10:00"_s, u"10:30"_s}}));
        QCOMPARE(stage.found(monday), mentors);
        for (const auto& [blocker, blocked] :
            {std::pair{mentor, stage.asker}, std::pair{stage.asker, mentor}}) {
            stage.write([&, who = blocker, whom = blocked](
                            Transaction& tx) { moderation::BlockService::setBlocked(tx, who, whom, true); });
            QCOMPARE(stage.found(monday), nobody);
            QVERIFY(!stage.next(mentor));
            stage.write([&, who = blocker, whom = blocked](
                            Transaction& tx) { moderation::BlockService::setBlocked(tx, who, whom, false); });
        }
        QCOMPARE(stage.found(monday), mentors);
        stage.deleteAccount(mentor);
        QCOMPARE(stage.found(monday), nobody);
    }

    void noticeAndHorizon_data() { engines(); }
    void noticeAndHorizon()
    {
        QFETCH(Engine, engine);
        Searching stage(engine);
        const UserId mentor = stage.mentor();
        Availability days = Stage::everyDay();
        days.noticeMinutes = 3 * 24 * 60;
        days.horizonDays = 5;
        stage.offer(mentor, days);
        QCOMPARE(stage.next(mentor), (NextSlot{at("2026-11-23T09:00:00Z"), 30}));
        const std::set<UserId> nobody;
        QCOMPARE(stage.found(Searching::between("2026-11-20T09:00:00Z", "2026-11-23T09:15:00Z")), nobody);
        QCOMPARE(stage.found(Searching::between("2026-11-20T09:00:00Z", "2026-11-23T09:30:00Z")),
            std::set{mentor});
        QCOMPARE(stage.found(Searching::between("2026-11-25T08:30:00Z", "2026-11-25T09:30:00Z")),
            std::set{mentor});
        QCOMPARE(stage.found(Searching::between("2026-11-25T09:00:00Z", "2026-12-20T09:00:00Z")), nobody);

        // As far ahead as the mentor goes, however far.
        days.noticeMinutes = 0;
        days.horizonDays = 366;
        days.blocks.clear();
        stage.offer(mentor, days);
        AvailabilityExceptionBody more;
        more.kind = ExceptionKind::More;
        more.firstDate = u"2027-11-19"_s;
        more.from = u"08:00"_s;
        more.to = u"09:00"_s;
        stage.write(
            [&](Transaction& tx) { return scheduling::AvailabilityService::addException(tx, mentor, more); });
        QCOMPARE(stage.next(mentor), (NextSlot{at("2027-11-19T08:00:00Z"), 30}));
    }

    void threeOfThem_data() { engines(); }
    void threeOfThem()
    {
        QFETCH(Engine, engine);
        Searching stage(engine); // it is Friday, 09:00
        const auto starts = [&](UserId mentor) {
            QStringList list;
            for (const NextSlot& slot : stage.nextAll(mentor))
                list << QString::fromLatin1(toRfc3339(slot.startsAt).mid(5, 11));
            return list;
        };
        // None before the one in front of it is over; and what is booked is left out.
        const UserId mentor = stage.mentor();
        const auto apprentices = stage.people(1, Role::Apprentice);
        stage.pair(mentor, apprentices);
        stage.offer(mentor, week(u"UTC"_s, {{1, u"10:00"_s, u"12:00"_s}}));
        QCOMPARE(starts(mentor), (QStringList{u"11-23T10:00"_s, u"11-23T10:30"_s, u"11-23T11:00"_s}));
        stage.book(apprentices.front(), mentor, at("2026-11-23T10:15:00Z"), 30);
        QCOMPARE(starts(mentor), (QStringList{u"11-23T10:45"_s, u"11-23T11:15"_s, u"11-30T10:00"_s}));

        // Behind the two weeks that are looked at first, too, and across their end.
        const UserId rare = stage.mentor();
        Availability offer = week(u"UTC"_s, {});
        offer.horizonDays = 60;
        stage.offer(rare, offer);
        AvailabilityExceptionBody more;
        more.kind = ExceptionKind::More;
        const auto add = [&](const char* date, const char* from, const char* to) {
            more.firstDate = QString::fromLatin1(date);
            more.from = QString::fromLatin1(from);
            more.to = QString::fromLatin1(to);
            stage.write([&](Transaction& tx) {
                return scheduling::AvailabilityService::addException(tx, rare, more);
            });
        };
        add("2026-12-04", "08:45", "09:30");
        QCOMPARE(starts(rare), QStringList{u"12-04T08:45"_s});
        add("2026-12-04", "09:30", "09:45");
        QCOMPARE(starts(rare), (QStringList{u"12-04T08:45"_s, u"12-04T09:15"_s}));
        add("2027-01-11", "20:00", "21:00");
        QCOMPARE(starts(rare), (QStringList{u"12-04T08:45"_s, u"12-04T09:15"_s, u"01-11T20:00"_s}));
    }

    void daylightSaving_data() { engines(); }
    void daylightSaving()
    {
        QFETCH(Engine, engine);
        Searching stage(engine);
        stage.base.clock.set(at("2027-03-26T09:00:00Z"));
        const UserId skipped = stage.mentor();
        const UserId around = stage.mentor();
        Availability far = week(u"Europe/Madrid"_s, {{7, u"02:00"_s, u"03:00"_s}});
        far.horizonDays = 366;
        stage.offer(skipped, far);
        far.blocks = {{7, u"01:30"_s, u"03:30"_s}};
        stage.offer(around, far);
        // At 02:00 the clocks show 03:00.
        const auto forward = Searching::between("2027-03-28T00:00:00Z", "2027-03-28T06:00:00Z");
        const auto cards = stage.all(forward);
        QCOMPARE(cards.size(), std::size_t(1));
        QCOMPARE(cards.front().id, around);
        QCOMPARE(cards.front().nextSlots,
            (std::vector<NextSlot>{{at("2027-03-28T00:30:00Z"), 30}, {at("2027-03-28T01:00:00Z"), 30}}));
        QCOMPARE(stage.found(Searching::between("2027-03-28T01:00:00Z", "2027-03-28T01:30:00Z")),
            std::set{around});
        QCOMPARE(stage.next(skipped), (NextSlot{at("2027-04-04T00:00:00Z"), 30}));
        // At 03:00 they show 02:00 again: what is offered is offered twice.
        QCOMPARE(stage.found(Searching::between("2027-10-31T00:00:00Z", "2027-10-31T00:30:00Z")),
            (std::set{skipped, around}));
        QCOMPARE(stage.found(Searching::between("2027-10-31T01:30:00Z", "2027-10-31T02:00:00Z")),
            (std::set{skipped, around}));
        QCOMPARE(stage.found(Searching::between("2027-10-31T02:00:00Z", "2027-10-31T02:30:00Z")),
            std::set{around});
    }

    void wrongSpans_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const char* from, const char* to, const char* error) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to)
                                << QString::fromLatin1(error);
        };
        row("turned round", "2026-11-24T00:00:00Z", "2026-11-23T00:00:00Z", "?availableTo end-before-start");
        row("empty", "2026-11-24T00:00:00Z", "2026-11-24T00:00:00Z", "?availableTo end-before-start");
        row("over", "2026-11-19T00:00:00Z", "2026-11-20T09:00:00Z", "?availableTo in-the-past");
        row("begun so long ago", "2026-10-01T00:00:00Z", "", "?availableFrom in-the-past");
        row("32 days", "2026-11-20T09:00:00Z", "2026-12-21T09:00:01Z", "?availableTo too-long");
        row("32 days from now", "", "2026-12-21T09:00:01Z", "?availableTo too-long");
    }
    void wrongSpans()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, error);
        static Searching stage(Engine::Sqlite);
        MentorQuery query;
        query.availableFrom = parseRfc3339(from.toLatin1());
        query.availableTo = parseRfc3339(to.toLatin1());
        QCOMPARE(errorsOf([&] { stage.page(query); }), QStringList{error});
    }

    /// Of a thousand mentors in many zones those are found, in every order and page by page, whose own lists
    /// of slots say so.
    void among1000_data() { engines(); }
    void among1000()
    {
        QFETCH(Engine, engine);
        Searching stage(engine);
        stage.base.clock.set(at("2027-03-25T09:10:00Z")); // Europe puts its clocks forward on Sunday
        std::mt19937 random(7);
        const auto below = [&](int count) { return int(random() % unsigned(count)); };
        const std::vector<UserId> mentors = stage.people(1000, Role::Mentor);
        const QStringList zones{u"UTC"_s, u"Europe/Madrid"_s, u"America/New_York"_s, u"Asia/Kathmandu"_s,
            u"Australia/Lord_Howe"_s, u"Pacific/Kiritimati"_s, u"Pacific/Pago_Pago"_s};
        stage.write([&](Transaction& tx) {
            for (const UserId mentor : mentors) {
                if (below(10) == 0)
                    continue; // offers nothing
                Availability offer = week(zones[below(int(zones.size()))], {});
                for (int day = 1; day <= 7; ++day) {
                    if (below(3) == 0) {
                        const int hour = below(23);
                        offer.blocks.push_back({day, u"%1:00"_s.arg(hour, 2, 10, QChar(u'0')),
                            u"%1:30"_s.arg(hour + below(23 - hour), 2, 10, QChar(u'0'))});
                    }
                }
                offer.noticeMinutes = 60 * below(72);
                offer.horizonDays = 1 + below(30);
                offer.bufferBeforeMinutes = 15 * below(3);
                scheduling::AvailabilityService::replace(tx, mentor, offer);
                if (below(4) == 0) {
                    AvailabilityExceptionBody exception;
                    exception.firstDate = u"2027-03-%1"_s.arg(26 + below(5));
                    exception.kind = below(2) ? ExceptionKind::Closed : ExceptionKind::More;
                    if (exception.kind == ExceptionKind::More) {
                        exception.from = u"12:00"_s;
                        exception.to = u"14:00"_s;
                    }
                    scheduling::AvailabilityService::addException(tx, mentor, exception);
                }
            }
        });
        for (const auto& [from, to] : {std::pair{"2027-03-28T00:30:00Z", "2027-03-28T01:45:00Z"},
                 std::pair{"2027-03-27T12:00:00Z", "2027-03-30T00:00:00Z"},
                 std::pair{"2027-03-28T05:00:00Z", "2027-03-28T05:30:00Z"}}) {
            QHash<UserId, std::vector<NextSlot>> wanted;
            for (const UserId mentor : mentors) {
                if (const auto slots = stage.expected(mentor, at(from), at(to)); !slots.empty())
                    wanted.insert(mentor, slots);
            }
            QVERIFY(wanted.size() > 5);
            QVERIFY(wanted.size() < 900);
            for (const auto sort :
                {MentorSort::Match, MentorSort::Rating, MentorSort::Newest, MentorSort::Name}) {
                MentorQuery query = Searching::between(from, to);
                query.sort = sort;
                query.limit = 7;
                QHash<UserId, std::vector<NextSlot>> found;
                for (const MentorCard& card : stage.all(query))
                    found.insert(card.id, card.nextSlots);
                QCOMPARE(found.size(), wanted.size());
                QVERIFY(found == wanted);
            }
        }
        // Who is free next, and when.
        MentorQuery everybody;
        everybody.limit = 100;
        std::size_t count = 0;
        for (;;) {
            const MentorPage page = stage.page(everybody);
            for (const MentorCard& card : page.items) {
                QCOMPARE(card.nextSlots,
                    stage.expected(card.id, stage.base.clock.now(), stage.base.clock.now() + 24h * 31));
                ++count;
            }
            if (!page.nextCursor)
                break;
            everybody.cursor = page.nextCursor;
        }
        QCOMPARE(count, mentors.size());
    }

    /// A page that nobody was found for says where to go on.
    void rareOnes_data() { engines(); }
    void rareOnes()
    {
        QFETCH(Engine, engine);
        Searching stage(engine);
        const std::vector<UserId> mentors = stage.people(2200, Role::Mentor);
        stage.offer(mentors[1234], week(u"UTC"_s, {{1, u"10:00"_s, u"11:00"_s}}));
        MentorQuery query = Searching::between("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
        for (const auto sort : {MentorSort::Match, MentorSort::Newest, MentorSort::Name}) {
            query.sort = sort;
            query.cursor.reset();
            QCOMPARE(stage.found(query), std::set{mentors[1234]});
            int pages = 0;
            do {
                query.cursor = stage.page(query).nextCursor;
                ++pages;
            } while (query.cursor);
            QCOMPARE(pages, 3);
        }
    }
};

QTEST_GUILESS_MAIN(FreeSearchTest)
#include "free_search_test.moc"
