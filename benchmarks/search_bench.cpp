// SPDX-License-Identifier: GPL-3.0-or-later
// What one search for mentors costs as their number grows: GET /mentors without HTTP, on both engines.
//
//     search_bench [mentors, e.g. 1000,10000,100000] [repetitions] [engine: sqlite | postgres]
#include "server/directory/directory_service.h"
#include "server/directory/mentor_search.h"
#include "server/identity/accounts.h"
#include "tests/support/mentor_population.h"
#include "tests/support/test_database.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

struct Kind {
    QString name;
    MentorQuery query;
    bool hasInterests = false;
};

std::vector<Kind> kinds()
{
    std::vector<Kind> all;
    const auto add = [&all](
                         const QString& name, const QString& q, MentorSort sort, bool hasInterests = false) {
        MentorQuery query;
        query.q = q;
        query.sort = sort;
        all.push_back({name, query, hasInterests});
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
    return all;
}

class Bench {
public:
    explicit Bench(Engine engine)
        : m_base(engine)
        , m_isPostgres(engine == Engine::Postgres)
    {
        directory::DirectoryService::registerConstraints(m_base.options.constraints);
        directory::DirectoryService::listen(m_base.bus);
        m_base.bus.freeze();
        ProfileBody wants;
        wants.skills = {u"Python"_s, u"Guitarra"_s, u"Inglés"_s};
        wants.goals = {u"Aprender a hablar en público"_s, u"Learn negotiation"_s};
        wants.languages = {u"es"_s};
        m_curious = addUser(u"curious"_s, wants, 0, 0);
        m_plain = addUser(u"plain"_s, {}, 0, 0);
    }

    void growTo(int mentors)
    {
        // One mentor after the other would take the index most of the time.
        if (m_isPostgres)
            m_base.execute(u"DROP INDEX profiles_words"_s);
        while (m_mentors < mentors) {
            m_base.clock.advance(std::chrono::seconds(1));
            m_base.database().writeNow([&](storage::Transaction& tx) {
                for (int i = 0; i < 200 && m_mentors < mentors; ++i, ++m_mentors)
                    add(tx, m_population.next(), {Role::Mentor});
            });
        }
        m_base.close();
        if (m_isPostgres) {
            m_base.execute(
                u"CREATE INDEX profiles_words ON profiles USING gin (words) WITH (fastupdate = off)"_s);
            m_base.execute(u"VACUUM ANALYZE"_s);
        }
        m_search = std::make_unique<directory::MentorSearch>();
    }

    /// Microseconds of each repetition, sorted.
    std::vector<double> measure(const Kind& kind, int repetitions)
    {
        const UserId asker = kind.hasInterests ? m_curious : m_plain;
        return m_base.database().readNow([&](storage::Transaction& tx) {
            std::vector<double> times;
            for (int i = -repetitions / 5; i < repetitions; ++i) {
                QElapsedTimer timer;
                timer.start();
                const MentorPage page = m_search->find(tx, asker, kind.query);
                if (i >= 0)
                    times.push_back(double(timer.nsecsElapsed()) / 1000);
            }
            std::sort(times.begin(), times.end());
            return times;
        });
    }

private:
    UserId addUser(const QString& name, const ProfileBody& profile, qint64 sum, int count)
    {
        return m_base.database().writeNow([&](storage::Transaction& tx) {
            return add(tx, {name + u"@example.org"_s, name, true, profile, sum, count}, {Role::Apprentice});
        });
    }

    UserId add(storage::Transaction& tx, const MentorPerson& person, std::vector<Role> roles)
    {
        identity::accounts::NewAccount account;
        account.email = person.email;
        account.emailVerified = person.emailVerified;
        account.displayName = person.displayName;
        account.passwordHash = "no hash";
        account.roles = std::move(roles);
        const UserId user = identity::accounts::create(tx, account);
        m_service.replaceProfile(tx, user, person.profile);
        if (person.ratingCount > 0)
            m_service.setRating(tx, user, person.ratingSum, person.ratingCount);
        return user;
    }

    TestDatabase m_base;
    bool m_isPostgres;
    directory::DirectoryService m_service;
    std::unique_ptr<directory::MentorSearch> m_search;
    MentorPopulation m_population;
    UserId m_curious;
    UserId m_plain;
    int m_mentors = 0;
};

void run(Engine engine, const std::vector<int>& sizes, int repetitions, QTextStream& out)
{
    const std::vector<Kind> all = kinds();
    std::vector<std::vector<std::vector<double>>> times(all.size());
    Bench bench(engine);
    for (const int size : sizes) {
        QElapsedTimer timer;
        timer.start();
        bench.growTo(size);
        out << "# " << size << " mentors after " << timer.elapsed() / 1000 << " s\n" << Qt::flush;
        // Interleaved, so that what else the machine does falls on all alike.
        std::vector<std::vector<double>> collected(all.size());
        for (int round = 0; round < 5; ++round) {
            for (std::size_t kind = 0; kind < all.size(); ++kind) {
                const std::vector<double> some = bench.measure(all[kind], repetitions / 5);
                collected[kind].insert(collected[kind].end(), some.begin(), some.end());
            }
        }
        for (std::size_t kind = 0; kind < all.size(); ++kind) {
            std::sort(collected[kind].begin(), collected[kind].end());
            times[kind].push_back(std::move(collected[kind]));
        }
    }
    out << "\n| " << (engine == Engine::Sqlite ? "SQLite" : "PostgreSQL") << ", median (p10) in µs |";
    for (const int size : sizes)
        out << ' ' << size << " |";
    out << " last : first |\n|---|";
    for (std::size_t i = 0; i <= sizes.size(); ++i)
        out << "---|";
    out << '\n';
    for (std::size_t kind = 0; kind < all.size(); ++kind) {
        out << "| " << all[kind].name << " |";
        for (const std::vector<double>& sorted : times[kind])
            out << ' ' << qRound(sorted[sorted.size() / 2]) << " (" << qRound(sorted[sorted.size() / 10])
                << ") |";
        const auto median = [](const std::vector<double>& sorted) { return sorted[sorted.size() / 2]; };
        const double ratio = median(times[kind].back()) / median(times[kind].front());
        out << ' ' << QString::number(ratio, 'f', 2) << " |\n";
    }
    out << '\n' << Qt::flush;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    std::vector<int> sizes;
    for (const QString& size : words.value(1, u"1000,10000,100000"_s).split(u','))
        sizes.push_back(std::max(size.toInt(), 1));
    const int repetitions = std::max(words.value(2, u"500"_s).toInt(), 5);
    QTextStream out(stdout);
    if (words.value(3) != "postgres"_L1)
        run(Engine::Sqlite, sizes, repetitions, out);
    if (words.value(3) != "sqlite"_L1)
        run(Engine::Postgres, sizes, repetitions, out);
    return 0;
}
