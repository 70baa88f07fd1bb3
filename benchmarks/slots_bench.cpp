// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to ask for a mentor's free slots over HTTP: GET /mentors/:id/slots over 60 days against a
// real server on each engine, for a mentor with a full week, exceptions and a session a day. One connection,
// call after call; a call takes from the first byte sent to the last one read. The processor time is the
// server process's own, without PostgreSQL's, and says what a call costs whatever else runs. Usage:
// slots_bench [CALLS]
#include "shared/protocol/identity.h"
#include "shared/protocol/mentorship_request.h"
#include "shared/protocol/profile.h"
#include "shared/protocol/session_changes.h"
#include "shared/protocol/slot.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>

#include <unistd.h>

#include <algorithm>
#include <cstdio>

using namespace gremio;

namespace {

constexpr int days = rules::slotDays;

class SlotsBench {
public:
    explicit SlotsBench(test::Engine engine)
        : m_server(engine,
            {QStringLiteral("--limits-requests-per-minute"), QStringLiteral("0"),
                QStringLiteral("--limits-anonymous-requests-per-minute"), QStringLiteral("0")})
        , m_mentor(m_server.port())
        , m_apprentice(m_server.port())
    {
        const UserId mentor = join(m_mentor, "mentor", SignUpRole::Mentor);
        join(m_apprentice, "apprentice", SignUpRole::Apprentice);
        m_mentorPath = "/api/v1/mentors/" + mentor.toByteArray();
        Availability week;
        week.timeZone = QStringLiteral("Europe/Madrid");
        for (int weekday = 1; weekday <= 7; ++weekday)
            week.blocks.insert(week.blocks.end(),
                {block(weekday, "08:00", "12:00"), block(weekday, "13:00", "17:00"),
                    block(weekday, "18:00", "21:00")});
        week.lengths = {60, 30};
        week.noticeMinutes = 0;
        week.bufferAfterMinutes = 15;
        week.horizonDays = 366;
        expect(m_mentor.put("/api/v1/availability", week), 200);
        for (int i = 0; i < 40; ++i)
            expect(m_mentor.post("/api/v1/availability/exceptions",
                       AvailabilityExceptionBody{i % 2 ? ExceptionKind::Less : ExceptionKind::More, dateAt(i),
                           {}, QStringLiteral("16:00"), QStringLiteral("17:30"), {}}),
                201);
        MentorshipRequest request = expect(
            m_apprentice.post("/api/v1/requests", CreateRequestBody{mentor, QStringLiteral("Please"), {}}),
            201)
                                        .as<MentorshipRequest>();
        expect(m_mentor.post("/api/v1/requests/" + request.id.toByteArray() + "/accept"), 200);
        for (int i = 1; i < days; ++i) {
            BookSessionBody body;
            body.mentorId = mentor;
            body.startsAt = parseRfc3339(dateAt(i).toLatin1() + "T09:00:00Z").value();
            body.minutes = 60;
            expect(m_apprentice.post("/api/v1/sessions", body), 201);
        }
    }

    struct Result {
        std::vector<double> times; ///< milliseconds of each call, in order of length
        double processor = 0; ///< milliseconds of the server's for a call
        std::size_t slots = 0;
    };

    Result measure(const char* zone, int length, int calls)
    {
        const QByteArray path = m_mentorPath + "/slots?from=" + dateAt(0).toLatin1() + "&to="
            + dateAt(days - 1).toLatin1() + "&minutes=" + QByteArray::number(length) + "&timeZone=" + zone;
        Result result;
        double before = 0;
        for (int i = -20; i < calls; ++i) { // the first twenty warm up
            if (i == 0)
                before = processorTime();
            QElapsedTimer timer;
            timer.start();
            const test::HttpAnswer answer = m_apprentice.get(path);
            const double took = double(timer.nsecsElapsed()) / 1e6;
            expect(answer, 200);
            if (i >= 0)
                result.times.push_back(took);
            else
                result.slots = answer.as<SlotList>().items.size();
        }
        result.processor = (processorTime() - before) / calls;
        std::sort(result.times.begin(), result.times.end());
        return result;
    }

private:
    /// In user and system mode so far, ms; proc(5).
    double processorTime() const
    {
        QFile file(QStringLiteral("/proc/%1/stat").arg(m_server.processId()));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray line = file.readAll();
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        return 1000.0 * double(fields[11].toLongLong() + fields[12].toLongLong())
            / double(sysconf(_SC_CLK_TCK));
    }

    static AvailabilityBlock block(int weekday, const char* from, const char* to)
    {
        return {weekday, QString::fromLatin1(from), QString::fromLatin1(to)};
    }
    static QString dateAt(int day)
    {
        return QDateTime::currentDateTimeUtc().date().addDays(1 + day).toString(Qt::ISODate);
    }
    static test::HttpAnswer expect(const test::HttpAnswer& answer, int status)
    {
        if (answer.status != status)
            qFatal("%d: %s", answer.status, answer.body.constData());
        return answer;
    }
    static UserId join(test::HttpClient& client, const char* name, SignUpRole role)
    {
        RegisterBody body;
        body.email = QLatin1StringView(name) + QStringLiteral("@example.org");
        body.password = QStringLiteral("seven maple ladders");
        body.displayName = QString::fromLatin1(name);
        body.role = role;
        const auto joined = expect(client.post("/api/v1/auth/register", body), 201).as<SignedIn>();
        client.setToken(joined.accessToken);
        return joined.user.id;
    }

    test::RunningServer m_server;
    test::HttpClient m_mentor;
    test::HttpClient m_apprentice;
    QByteArray m_mentorPath;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("GREMIO_TEST_DURABLE", "1");
    QCoreApplication application(argc, argv);
    const int calls = argc > 1 ? std::max(QByteArray(argv[1]).toInt(), 100) : 500;
    std::printf("GET /mentors/:id/slots over %d days, ms of %d calls\n", days, calls);
    for (const auto engine : {test::Engine::Sqlite, test::Engine::Postgres}) {
        SlotsBench bench(engine);
        for (const char* zone : {"Europe/Madrid", "America/New_York", "Australia/Lord_Howe"}) {
            for (const int length : {60, 30}) {
                const auto [times, processor, slots] = bench.measure(zone, length, calls);
                std::printf("%-10s %-20s %d min: %4d slots   median %6.2f   p99 %6.2f   longest %6.2f   "
                            "processor %5.2f\n",
                    engine == test::Engine::Sqlite ? "SQLite" : "PostgreSQL", zone, length, int(slots),
                    times[times.size() / 2], times[times.size() * 99 / 100], times.back(), processor);
                std::fflush(stdout);
            }
        }
    }
    return 0;
}
