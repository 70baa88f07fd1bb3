// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/chat_sides.h"

#include "server/directory/directory_service.h"
#include "server/identity/access_token.h"
#include "server/identity/accounts.h"
#include "server/identity/sign_ins.h"
#include "server/identity/user_repository.h"
#include "shared/protocol/chat.h"
#include "tests/support/http_client.h"
#include "tests/support/postgres_cluster.h"

#include <QDir>
#include <QFile>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

#include <stdexcept>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace gremio::bench {

double ChatSide::residentKiB() const
{
    QFile status(u"/proc/%1/status"_s.arg(processId()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').front().toDouble();
    }
    return 0;
}

namespace {

/// proc_pid_stat(5), what stands after the name: the parent's id is the second of those.
QList<QByteArray> statOf(const QString& process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray line = file.readAll();
    return line.mid(line.lastIndexOf(')') + 2).split(' ');
}

/// Ticks: its own, and those of its children that have ended.
qint64 ticksOf(const QList<QByteArray>& stat)
{
    qint64 ticks = 0;
    for (qsizetype i = 11; i < 15 && i < stat.size(); ++i)
        ticks += stat[i].toLongLong();
    return ticks;
}

} // namespace

ChatSide::Processor ChatSide::processor() const
{
    const double perSecond = double(sysconf(_SC_CLK_TCK));
    Processor used;
    used.server = double(ticksOf(statOf(QString::number(processId())))) / perSecond;
    const QByteArray database = QByteArray::number(databaseId());
    if (database == "0")
        return used;
    qint64 ticks = ticksOf(statOf(QString::fromLatin1(database)));
    for (const QString& name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QList<QByteArray> stat = name[0].isDigit() ? statOf(name) : QList<QByteArray>();
        if (stat.size() > 15 && stat[1] == database)
            ticks += ticksOf(stat);
    }
    used.database = double(ticks) / perSecond;
    return used;
}

namespace {

class GremioSide final : public ChatSide {
public:
    GremioSide(test::Engine engine, int pairs, int idle)
        : m_engine(engine)
        , m_server(engine, {u"--limits-events"_s, u"0"_s, u"--limits-connections-per-address"_s, u"0"_s})
        , m_tokens(identity::SigningKey::load(m_server.dataDir() + u"/signing.key"_s))
    {
        auto& base = m_server.base();
        identity::repository::registerConstraints(base.options.constraints);
        directory::DirectoryService::registerConstraints(base.options.constraints);
        directory::DirectoryService::listen(base.bus);
        base.bus.freeze();
        base.clock.set(SystemClock().now());
        std::vector<UserId> mentors;
        for (int i = 0; i < pairs; ++i)
            writers.push_back({account(Role::Apprentice).token, {}});
        for (int i = 0; i < pairs; ++i) {
            const Made made = account(Role::Mentor);
            mentors.push_back(made.user);
            writers.push_back({made.token, {}});
        }
        const std::size_t wanted = static_cast<std::size_t>(idle);
        while (idleTokens.size() < wanted)
            addIdle(std::min<std::size_t>(200, wanted - idleTokens.size()));
        for (std::size_t i = 0; i < mentors.size(); ++i)
            befriend(writers[i], writers[mentors.size() + i], mentors[i]);
        base.close();
        if (engine == test::Engine::Postgres)
            base.execute(u"VACUUM ANALYZE"_s);
    }

    const char* name() const override
    {
        return m_engine == test::Engine::Sqlite ? "Gremio, SQLite" : "Gremio, PostgreSQL";
    }
    quint16 port() const override { return m_server.port(); }
    qint64 processId() const override { return m_server.processId(); }

protected:
    qint64 databaseId() const override
    {
        return m_engine == test::Engine::Postgres ? test::PostgresCluster::shared().processId() : 0;
    }

private:
    struct Made {
        UserId user;
        QByteArray token;
    };

    Made account(storage::Transaction& tx, Role role)
    {
        identity::accounts::NewAccount account;
        account.email = u"person%1@example.org"_s.arg(++m_made);
        account.displayName = u"Person %1"_s.arg(m_made);
        account.passwordHash = "none: nobody signs in with it";
        account.roles = {role};
        const UserId user = identity::accounts::create(tx, account);
        if (role == Role::Mentor)
            m_directory.replaceProfile(tx, user, ProfileBody{});
        return {user, m_tokens.make(user, identity::sign_ins::begin(tx, user).signIn, tx.now())};
    }

    Made account(Role role)
    {
        return m_server.base().database().writeNow(
            [&](storage::Transaction& tx) { return account(tx, role); });
    }

    void addIdle(std::size_t count)
    {
        m_server.base().database().writeNow([&](storage::Transaction& tx) {
            for (std::size_t i = 0; i < count; ++i)
                idleTokens.push_back(account(tx, Role::Apprentice).token);
        });
    }

    /// As people do it: asked, accepted, and there is a chat.
    void befriend(Writer& apprentice, Writer& mentor, UserId mentorId)
    {
        test::HttpClient one(port(), QString::fromLatin1(apprentice.token));
        test::HttpClient other(port(), QString::fromLatin1(mentor.token));
        CreateRequestBody body;
        body.mentorId = mentorId;
        body.message = u"I would like to learn from you."_s;
        const auto asked = one.post("/api/v1/requests", body);
        if (asked.status != 201)
            throw std::runtime_error("asking: " + asked.body.toStdString());
        const QByteArray id = asked.as<MentorshipRequest>().id.toByteArray();
        const auto accepted = other.post("/api/v1/requests/" + id + "/accept");
        if (accepted.status != 200)
            throw std::runtime_error("accepting: " + accepted.body.toStdString());
        const auto chats = one.get("/api/v1/chats");
        if (chats.status != 200)
            throw std::runtime_error("chats: " + chats.body.toStdString());
        apprentice.chat = chats.as<Page<Chat>>().items.at(0).id.toByteArray();
        mentor.chat = apprentice.chat;
    }

    test::Engine m_engine;
    test::RunningServer m_server;
    identity::AccessTokens m_tokens;
    directory::DirectoryService m_directory;
    int m_made = 0;
};

class NestSide final : public ChatSide {
public:
    NestSide(const QString& program, int pairs, int idle)
        : m_base(test::Engine::Postgres, u":/none"_s)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DATABASE_URL"_s, m_base.urlText());
        environment.insert(u"JWT_SECRET"_s, QString::fromLatin1(secret));
        environment.insert(u"NODE_ENV"_s, u"production"_s);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"node"_s, {program});
        QByteArray output;
        static const QRegularExpression ready(u"ready on http://127\\.0\\.0\\.1:(\\d+)"_s);
        for (int tries = 0; tries < 300 && m_port == 0; ++tries) {
            m_process.waitForReadyRead(100);
            output += m_process.readAllStandardOutput();
            if (const auto match = ready.match(QString::fromUtf8(output)); match.hasMatch())
                m_port = match.captured(1).toUShort();
        }
        if (m_port == 0)
            throw std::runtime_error("the peer did not come up");
        std::vector<QString> ids;
        for (int i = 0; i < 2 * pairs; ++i)
            ids.push_back(Uuid::generate(SystemClock().now()).toString());
        writers.resize(ids.size());
        for (std::size_t i = 0; i < ids.size() / 2; ++i) {
            const QString chat = Uuid::generate(SystemClock().now()).toString();
            const std::size_t other = ids.size() / 2 + i;
            m_base.execute(u"INSERT INTO chat (id) VALUES ('%1')"_s.arg(chat));
            m_base.execute(
                u"INSERT INTO participant (\"chatId\", \"userId\") VALUES ('%1', '%2'), ('%1', '%3')"_s.arg(
                    chat, ids[i], ids[other]));
            writers[i] = {token(ids[i]), chat.toLatin1()};
            writers[other] = {token(ids[other]), chat.toLatin1()};
        }
        for (int i = 0; i < idle; ++i)
            idleTokens.push_back(token(Uuid::generate(SystemClock().now()).toString()));
        m_base.execute(u"VACUUM ANALYZE"_s);
    }

    ~NestSide() override
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished(5000);
        }
    }

    const char* name() const override { return peerName; }
    quint16 port() const override { return m_port; }
    qint64 processId() const override { return m_process.processId(); }

protected:
    qint64 databaseId() const override { return test::PostgresCluster::shared().processId(); }

private:
    static constexpr const char* secret = "of the benchmark";

    static QByteArray token(const QString& user)
    {
        constexpr auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        const QByteArray text = QByteArray("{\"alg\":\"HS256\",\"typ\":\"JWT\"}").toBase64(options) + '.'
            + ("{\"sub\":\"" + user.toLatin1() + "\",\"exp\":4102444800}").toBase64(options);
        return text + '.'
            + QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toBase64(options);
    }

    test::TestDatabase m_base;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace

std::unique_ptr<ChatSide> gremioSide(test::Engine engine, int pairs, int idle)
{
    return std::make_unique<GremioSide>(engine, pairs, idle);
}

std::unique_ptr<ChatSide> nestSide(const QString& program, int pairs, int idle)
{
    return std::make_unique<NestSide>(program, pairs, idle);
}

} // namespace gremio::bench
