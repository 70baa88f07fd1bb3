// SPDX-License-Identifier: GPL-3.0-or-later
// What one search for mentors costs as their number grows: GET /mentors without HTTP, on both engines. Beside
// the time it tells the processor's time of the thread and, for PostgreSQL, of the backend that serves it:
// what else the machine does falls on that much less. Nine of ten mentors offer a week and have five sessions
// to come; cards tell their next slots but where it says so.
#include "server/directory/directory_service.h"
#include "server/directory/mentor_search.h"
#include "server/directory/profile_repository.h"
#include "server/directory/skill_repository.h"
#include "server/identity/user_repository.h"
#include "server/scheduling/availability_repository.h"
#include "server/scheduling/slot_finder.h"
#include "tests/support/mentor_population.h"
#include "tests/support/test_database.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <ctime>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 9;

enum class FreeTime { Shown, NotShown, Often, Rarely };

struct Kind {
    QString name;
    MentorQuery query;
    bool hasInterests = false;
    FreeTime freeTime = FreeTime::Shown;
};

std::vector<Kind> kinds(const QString& only)
{
    std::vector<Kind> all;
    const auto add = [&all, &only](const QString& name, const QString& q, MentorSort sort,
                         bool hasInterests = false, FreeTime freeTime = FreeTime::Shown) {
        if (!name.contains(only))
            return;
        MentorQuery query;
        query.q = q;
        query.sort = sort;
        all.push_back({name, query, hasInterests, freeTime});
    };
    const QString common = MentorPopulation::commonWord() + u' ';
    const QString uncommon = MentorPopulation::uncommonWord() + u' ';
    const QString rare = MentorPopulation::rareWord() + u' ';
    add(u"rare word (25 mentors)"_s, rare, MentorSort::Match);
    add(u"common word (30 %)"_s, common, MentorSort::Match);
    add(u"rare word, with interests"_s, rare, MentorSort::Match, true);
    add(u"common word, with interests"_s, common, MentorSort::Match, true);
    add(u"no words, with interests"_s, QString(), MentorSort::Match, true);
    add(u"beginning of a rare word"_s, rare.first(6), MentorSort::Match);
    add(u"beginning of common words"_s, u"a"_s, MentorSort::Match);
    add(u"two common words"_s, u"madrid "_s + common, MentorSort::Match);
    add(u"2 % of mentors"_s, uncommon, MentorSort::Match);
    add(u"rare word, by rating"_s, rare, MentorSort::Rating);
    add(u"common word, by rating"_s, common, MentorSort::Rating);
    add(u"common word, newest"_s, common, MentorSort::Newest);
    add(u"common word, by name"_s, common, MentorSort::Name);
    add(u"2 % of mentors, by rating"_s, uncommon, MentorSort::Rating);
    for (const auto& [words, q] :
        {std::pair{u"common word"_s, common}, std::pair{u"no words"_s, QString()}}) {
        add(words + u", without next slots"_s, q, MentorSort::Match, false, FreeTime::NotShown);
        add(words + u", with next slots"_s, q, MentorSort::Match);
        add(words + u", free on Monday morning (50 %)"_s, q, MentorSort::Match, false, FreeTime::Often);
        add(words + u", free on Sunday night (1 %)"_s, q, MentorSort::Match, false, FreeTime::Rarely);
    }
    add(u"common word, by rating, free on Sunday night (1 %)"_s, common, MentorSort::Rating, false,
        FreeTime::Rarely);
    return all;
}

/// The midnight at which the next Monday but one begins, UTC.
Instant mondayAfter(Instant now)
{
    const auto today = std::chrono::floor<std::chrono::days>(now);
    return today + std::chrono::days(15 - int(std::chrono::weekday(today).iso_encoding()));
}

constexpr storage::Statement backendId("search_bench/backend");

struct Figures {
    std::vector<double> times; ///< µs of each search
    std::vector<double> cpu; ///< mean µs of each round
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double threadMicros()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

/// proc(5): the first figure is nanoseconds on the processor.
double backendMicros(qint64 pid)
{
    QFile file(u"/proc/%1/schedstat"_s.arg(pid));
    return pid > 0 && file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').first().toDouble() / 1e3 : 0;
}

class Bench {
public:
    explicit Bench(Engine engine)
        : m_base(engine)
        , m_isPostgres(engine == Engine::Postgres)
    {
        m_base.options.readers = 1;
        directory::DirectoryService::registerConstraints(m_base.options.constraints);
        m_base.bus.freeze();
        ProfileBody wants;
        wants.skills = {u"Python"_s, u"Guitarra"_s, u"Inglés"_s};
        wants.goals = {u"Aprender a hablar en público"_s, u"Learn negotiation"_s};
        wants.languages = {u"es"_s};
        m_curious = addUser(u"curious"_s, wants);
        m_plain = addUser(u"plain"_s, {});
    }

    void growTo(int mentors)
    {
        // One mentor after the other would take the indexes most of the time.
        if (m_isPostgres)
            m_base.execute(
                u"CREATE TABLE kept AS SELECT indexdef FROM pg_indexes WHERE indexname LIKE "
                u"'profiles_words%';"
                "DO $$ DECLARE one text; BEGIN FOR one IN SELECT indexname FROM pg_indexes "
                "WHERE indexname LIKE 'profiles_words%' LOOP EXECUTE 'DROP INDEX ' || one; END LOOP; END $$"_s);
        while (m_mentors < mentors) {
            m_base.clock.advance(std::chrono::seconds(1));
            m_base.database().writeNow([&](storage::Transaction& tx) {
                for (int i = 0; i < 1000 && m_mentors < mentors; ++i, ++m_mentors)
                    addMentor(tx, m_population.next());
            });
        }
        m_base.close();
        bookSome();
        if (m_isPostgres) {
            m_base.execute(u"DO $$ DECLARE one text; BEGIN FOR one IN SELECT indexdef FROM kept "
                           "LOOP EXECUTE one; END LOOP; END $$; DROP TABLE kept"_s);
            m_base.execute(u"VACUUM ANALYZE"_s);
        }
        m_search = std::make_unique<directory::MentorSearch>(&m_finder);
        m_searchAlone = std::make_unique<directory::MentorSearch>();
    }

    /// Adds to what was measured before.
    void measure(const Kind& kind, int repetitions, Figures& figures)
    {
        const UserId asker = kind.hasInterests ? m_curious : m_plain;
        const directory::MentorSearch& search =
            kind.freeTime == FreeTime::NotShown ? *m_searchAlone : *m_search;
        MentorQuery query = kind.query;
        const Instant monday = mondayAfter(m_base.clock.now());
        if (kind.freeTime == FreeTime::Often) {
            query.availableFrom = monday + std::chrono::hours(8);
            query.availableTo = monday + std::chrono::hours(10);
        } else if (kind.freeTime == FreeTime::Rarely) {
            query.availableFrom = monday - std::chrono::hours(3);
            query.availableTo = monday;
        }
        m_base.database().readNow([&](storage::Transaction& tx) {
            const qint64 backend = m_isPostgres ? tx.query(backendId).value<qint64>().value() : 0;
            for (int i = 0; i < 8; ++i) // past the plans that PostgreSQL makes anew
                search.find(tx, asker, query);
            const double before = threadMicros() + backendMicros(backend);
            for (int i = 0; i < repetitions; ++i) {
                QElapsedTimer timer;
                timer.start();
                const MentorPage page = search.find(tx, asker, query);
                figures.times.push_back(double(timer.nsecsElapsed()) / 1000);
            }
            figures.cpu.push_back((threadMicros() + backendMicros(backend) - before) / repetitions);
        });
    }

private:
    UserId addUser(const QString& name, const ProfileBody& profile)
    {
        return m_base.database().writeNow([&](storage::Transaction& tx) {
            const UserId user =
                account(tx, {name + u"@example.org"_s, name, true, {}, 0, 0}, Role::Apprentice);
            m_service.follow(tx, user);
            m_service.replaceProfile(tx, user, profile);
            return user;
        });
    }

    static UserId account(storage::Transaction& tx, const MentorPerson& person, Role role)
    {
        identity::repository::NewUser user;
        user.id = UserId::generate(tx.now());
        user.email = user.emailKey = person.email;
        user.displayName = person.displayName;
        user.timeZone = u"UTC"_s;
        user.passwordHash = "no hash";
        user.roles = {role};
        identity::repository::insertUser(tx, user);
        return user.id;
    }

    /// The rows that the service would write, without indexing the mentor again at each of its steps.
    void addMentor(storage::Transaction& tx, const MentorPerson& person)
    {
        namespace repository = directory::repository;
        repository::ProfileRow row;
        row.user = account(tx, person, Role::Mentor);
        row.isMentor = row.active = true;
        row.emailVerified = person.emailVerified;
        row.displayName = person.displayName;
        row.timeZone = u"UTC"_s;
        row.headline = person.profile.headline;
        row.bio = person.profile.bio;
        row.location = person.profile.location;
        row.capacity = person.profile.capacity;
        row.acceptsRequests = person.profile.acceptsRequests;
        row.languages = {person.profile.languages.begin(), person.profile.languages.end()};
        row.ratingSum = person.ratingSum;
        row.ratingCount = person.ratingCount;
        for (const QString& name : person.profile.skills) {
            if (!m_skills.contains(name))
                m_skills.insert(name, repository::skillsNamed(tx, {name}).front());
            row.skills.push_back(m_skills.value(name));
        }
        repository::insertProfile(tx, row.user, tx.now());
        repository::updateProfile(tx, row, {});
        offerWeek(tx, row.user);
    }

    /// One of a hundred is free on Sunday nights, half on Monday mornings, one of ten never.
    void offerWeek(storage::Transaction& tx, UserId mentor) const
    {
        if (m_mentors % 10 == 9)
            return;
        Availability week;
        week.timeZone =
            QStringList{u"Europe/Madrid"_s, u"Europe/London"_s, u"Europe/Berlin"_s}[m_mentors % 3];
        week.lengths = {60, 30};
        for (int weekday = 1; weekday <= 5; ++weekday) {
            if (m_mentors % 2 == 0)
                week.blocks.push_back({weekday, u"08:00"_s, u"12:00"_s});
            week.blocks.push_back({weekday, u"15:00"_s, u"19:00"_s});
        }
        if (m_mentors % 100 == 0)
            week.blocks.push_back({7, u"22:00"_s, u"24:00"_s});
        scheduling::repository::lockSchedule(tx, mentor);
        scheduling::repository::replaceAvailability(tx, mentor, week);
    }

    /// An hour on each of five afternoons of whoever has none yet.
    void bookSome()
    {
        const qint64 start = toMillis(mondayAfter(m_base.clock.now()) + std::chrono::hours(16));
        m_base.execute(
            u"WITH days(n) AS (VALUES (0), (1), (2), (3), (4)) "
            "INSERT INTO session_participants (session_id, user_id, part, starts_at, ends_at, live) "
            "SELECT s.user_id || '-' || n, s.user_id, 'booked', %1 + n * 86400000, %1 + n * 86400000 + "
            "3600000, TRUE "
            "FROM schedules s CROSS JOIN days"_s.arg(start));
    }

    TestDatabase m_base;
    bool m_isPostgres;
    directory::DirectoryService m_service;
    scheduling::SlotFinder m_finder;
    std::unique_ptr<directory::MentorSearch> m_search;
    std::unique_ptr<directory::MentorSearch> m_searchAlone;
    MentorPopulation m_population;
    QHash<QString, Skill> m_skills;
    UserId m_curious;
    UserId m_plain;
    int m_mentors = 0;
};

void run(Engine engine, const std::vector<int>& sizes, int repetitions, const QString& only, QTextStream& out)
{
    const std::vector<Kind> all = kinds(only);
    std::vector<std::vector<Figures>> figures(all.size(), std::vector<Figures>(sizes.size()));
    std::vector<std::unique_ptr<Bench>> benches;
    for (const int size : sizes) {
        QElapsedTimer timer;
        timer.start();
        benches.push_back(std::make_unique<Bench>(engine));
        benches.back()->growTo(size);
        out << "# " << size << " mentors after " << timer.elapsed() / 1000 << " s\n" << Qt::flush;
    }
    // Interleaved, so that what else the machine does falls on all alike.
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t kind = 0; kind < all.size(); ++kind) {
            for (std::size_t size = 0; size < sizes.size(); ++size)
                benches[size]->measure(all[kind], std::max(repetitions / rounds, 1), figures[kind][size]);
        }
    }
    out << "\n| " << (engine == Engine::Sqlite ? "SQLite" : "PostgreSQL") << ": µs of processor (of time) |";
    for (const int size : sizes)
        out << ' ' << size << " |";
    out << " last : first |\n|---|";
    for (std::size_t i = 0; i <= sizes.size(); ++i)
        out << "---:|";
    out << '\n';
    for (std::size_t kind = 0; kind < all.size(); ++kind) {
        out << "| " << all[kind].name << " |";
        for (const Figures& one : figures[kind])
            out << ' ' << qRound(median(one.cpu)) << " (" << qRound(median(one.times)) << ") |";
        const double ratio = median(figures[kind].back().cpu) / median(figures[kind].front().cpu);
        out << ' ' << QString::number(ratio, 'f', 2) << " |\n";
    }
    out << '\n' << Qt::flush;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("GREMIO_TEST_DURABLE", "1");
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"What a search for mentors costs as their number grows."_s);
    parser.addHelpOption();
    parser.addOptions(
        {{u"mentors"_s, u"how many, separated by commas"_s, u"numbers"_s, u"1000,10000,100000"_s},
            {u"repetitions"_s, u"of each search at each number"_s, u"number"_s, u"450"_s},
            {u"engine"_s, u"sqlite or postgres; both if left out"_s, u"engine"_s},
            {u"only"_s, u"searches whose name holds this"_s, u"text"_s}});
    parser.process(app);
    std::vector<int> sizes;
    for (const QString& size : parser.value(u"mentors"_s).split(u','))
        sizes.push_back(size.toInt());
    const int repetitions = parser.value(u"repetitions"_s).toInt();
    const QString engine = parser.value(u"engine"_s);
    if (*std::min_element(sizes.begin(), sizes.end()) < 1 || repetitions < rounds
        || !QStringList{QString(), u"sqlite"_s, u"postgres"_s}.contains(engine)) {
        QTextStream(stderr) << parser.helpText();
        return 64;
    }
    QTextStream out(stdout);
    if (engine != "postgres"_L1)
        run(Engine::Sqlite, sizes, repetitions, parser.value(u"only"_s), out);
    if (engine != "sqlite"_L1)
        run(Engine::Postgres, sizes, repetitions, parser.value(u"only"_s), out);
    return 0;
}
