// SPDX-License-Identifier: GPL-3.0-or-later
// The line to the server against a real one, through a bad network.
#include "client/net/socket_io_client.h"
#include "shared/protocol/presence.h"
#include "tests/client/support/cut_proxy.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace gremio;
using namespace gremio::test;

namespace {

constexpr int soon = 20'000; // ms

/// The bare server of the protocol's test suites, in a process of its own.
class Conformance {
public:
    explicit Conformance(bool recovery)
    {
        QStringList arguments{u"--socketio"_s, u"--port"_s, u"0"_s};
        if (recovery)
            arguments << u"--recovery"_s;
        m_process.start(QCoreApplication::applicationDirPath() + u"/gremio-conformance"_s, arguments);
        if (m_process.waitForStarted(soon) && m_process.waitForReadyRead(soon))
            m_port =
                static_cast<quint16>(m_process.readAllStandardOutput().trimmed().split(' ').last().toInt());
    }
    ~Conformance() { end(); }
    void end()
    {
        m_process.kill();
        m_process.waitForFinished(soon);
    }
    quint16 port() const { return m_port; }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

struct Note {
    bool ok = true;
    QString text;
    std::optional<int> number;

    static constexpr auto fields()
    {
        return fieldList(
            field("ok", &Note::ok, ""), field("text", &Note::text, ""), field("number", &Note::number, ""));
    }
};

struct Refused {
    bool ok = false;
    ProblemDocument problem;

    static constexpr auto fields()
    {
        return fieldList(field("ok", &Refused::ok, ""), field("problem", &Refused::problem, ""));
    }
};

SocketIoClient::Timing quick()
{
    SocketIoClient::Timing timing;
    timing.firstDelay = 50ms;
    timing.longestDelay = 200ms;
    timing.connectTimeout = 2s;
    timing.ackTimeout = 10s;
    return timing;
}

/// A client that is signed in with some token.
struct Client {
    Channel channel;
    SocketIoClient socket{channel, quick()};
    QStringList told;
    std::vector<bool> recovered;

    explicit Client(const QUrl& server)
    {
        channel.setServer(server);
        SignedIn signedIn;
        signedIn.accessToken = u"the-token"_s;
        signedIn.refreshToken = u"refresh"_s;
        signedIn.expiresIn = 3600;
        channel.setSignedIn(signedIn);
        QObject::connect(
            &socket, &SocketIoClient::connected, &socket, [this](bool again) { recovered.push_back(again); });
        QObject::connect(&socket, &SocketIoClient::received, &socket,
            [this](const QByteArray& name, const QByteArray& payload) {
                told << QString::fromUtf8(name + ' ' + payload);
            });
    }
    void tellAll(const QString& text)
    {
        Note note;
        note.text = text;
        socket.tell("tell-all", note);
    }
    QStringList notes() const
    {
        QStringList texts;
        for (const QString& one : told) {
            if (one.startsWith(u"told "_s))
                texts << fromJson<Note>(one.mid(5).toUtf8()).text;
        }
        return texts;
    }
};

} // namespace

class SocketIoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsInAndIsAnswered();
    void bigAndForeignTextArrives();
    void whatIsSentWithoutAConnectionFails();
    void cutItComesBackAndMissesNothing();
    void withoutRecoveryItSaysSo();
    void silenceIsNoticed();
    void aRestartedServerIsFoundAgain();
    void whatTheServerEndsBeginsAgain();
    void closedItStaysClosed();
};

void SocketIoTest::signsInAndIsAnswered()
{
    const Conformance server(false);
    CutProxy proxy(server.port());
    Client client(proxy.url());
    client.socket.open();
    QCOMPARE(client.socket.state(), SocketIoClient::State::Connecting);
    QTRY_COMPARE_WITH_TIMEOUT(client.told.size(), 1, soon);
    QCOMPARE(client.told.first(), u"auth {\"token\":\"the-token\"}"_s);
    QVERIFY(client.socket.isConnected());

    std::optional<Note> answer;
    std::optional<ApiError> error;
    Note note;
    note.text = u"hello"_s;
    note.number = 7;
    client.socket.emitEvent<Note>("message-with-ack", note)
        .then(
            &client.socket, [&](const Answer<Note>& got) { answer = got.value; },
            [&](const ApiError& why) { error = why; });
    QVERIFY(!answer && !error);
    QTRY_VERIFY_WITH_TIMEOUT(answer || error, soon);
    QVERIFY(answer);
    QCOMPARE(answer->text, u"hello"_s);
    QCOMPARE(answer->number, std::optional(7));

    Refused refused;
    refused.problem.type = u"/problems/already-read"_s;
    refused.problem.title = u"Already read"_s;
    refused.problem.status = 409;
    client.socket.emitEvent<Note>("message-with-ack", refused)
        .then(
            &client.socket, [&](const Answer<Note>&) { QFAIL("was refused"); },
            [&](const ApiError& why) { error = why; });
    QTRY_VERIFY_WITH_TIMEOUT(error, soon);
    QCOMPARE(error->status, 409);
    QCOMPARE(error->slug, u"already-read"_s);
    QVERIFY(!error->offline());
}

void SocketIoTest::bigAndForeignTextArrives()
{
    const Conformance server(false);
    CutProxy proxy(server.port());
    Client client(proxy.url());
    client.socket.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
    Note note;
    note.text = u"Ñandú 😀 \u2028 \"quoted\" \\ \n"_s.repeated(8000);
    std::optional<QString> answer;
    client.socket.emitEvent<Note>("message-with-ack", note)
        .then(
            &client.socket, [&](const Answer<Note>& got) { answer = got.value.text; },
            [&](const ApiError&) { QFAIL("failed"); });
    QTRY_VERIFY_WITH_TIMEOUT(answer, soon);
    QVERIFY(*answer == note.text);
}

void SocketIoTest::whatIsSentWithoutAConnectionFails()
{
    const Conformance server(false);
    CutProxy proxy(server.port());
    Client client(proxy.url());
    std::vector<ApiError> errors;
    const auto emitOne = [&] {
        client.socket.emitEvent<Note>("message-with-ack", Note())
            .then(
                &client.socket, [&](const auto&) { QFAIL("nobody was there"); },
                [&](const ApiError& why) { errors.push_back(why); });
    };
    emitOne();
    QVERIFY(errors.empty());
    QTRY_COMPARE_WITH_TIMEOUT(errors.size(), std::size_t(1), soon);

    client.socket.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
    proxy.setHolding(true);
    emitOne();
    proxy.cut();
    QTRY_COMPARE_WITH_TIMEOUT(errors.size(), std::size_t(2), soon);
    QVERIFY(errors[0].offline() && errors[1].offline());
}

void SocketIoTest::cutItComesBackAndMissesNothing()
{
    const Conformance server(true);
    CutProxy proxy(server.port());
    CutProxy good(server.port());
    Client client(proxy.url());
    Client other(good.url());
    client.socket.open();
    other.socket.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected() && other.socket.isConnected(), soon);
    QStringList all;
    for (int round = 0; round < 4; ++round) {
        all << u"before %1"_s.arg(round);
        other.tellAll(all.last());
        QTRY_COMPARE_WITH_TIMEOUT(client.notes().size(), all.size(), soon);
        proxy.setRefusing(true);
        proxy.cut();
        QTRY_VERIFY_WITH_TIMEOUT(!client.socket.isConnected(), soon);
        for (int i = 0; i < 3; ++i) {
            all << u"missed %1.%2"_s.arg(round).arg(i);
            other.tellAll(all.last());
        }
        QTRY_COMPARE_WITH_TIMEOUT(other.notes().size(), all.size(), soon);
        QTRY_VERIFY_WITH_TIMEOUT(client.socket.hasFailed(), soon);
        proxy.setRefusing(false);
        QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
        QTRY_COMPARE_WITH_TIMEOUT(client.notes().size(), all.size(), soon);
    }
    QCOMPARE(client.notes(), all);
    QCOMPARE(client.recovered, (std::vector<bool>{false, true, true, true, true}));
}

void SocketIoTest::withoutRecoveryItSaysSo()
{
    const Conformance server(false);
    CutProxy proxy(server.port());
    Client client(proxy.url());
    client.socket.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
    proxy.cut();
    QTRY_COMPARE_WITH_TIMEOUT(client.recovered, (std::vector<bool>{false, false}), soon);
}

void SocketIoTest::silenceIsNoticed()
{
    const Conformance server(false); // pings every 300 ms, waits 200 ms
    CutProxy proxy(server.port());
    Client client(proxy.url());
    client.socket.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
    QSignalSpy lost(&client.socket, &SocketIoClient::disconnected);
    // Heartbeats keep it alive for long.
    QVERIFY(!lost.wait(1500));
    proxy.setHolding(true);
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, soon);
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.hasFailed(), soon); // the next try gets no answer either
    proxy.setHolding(false);
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
    QVERIFY(!client.socket.hasFailed());
}

void SocketIoTest::aRestartedServerIsFoundAgain()
{
    auto server = std::make_unique<Conformance>(true);
    CutProxy proxy(server->port());
    Client client(proxy.url());
    client.socket.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
    server->end();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.hasFailed(), soon);
    server = std::make_unique<Conformance>(true);
    proxy.setTarget(server->port());
    QTRY_COMPARE_WITH_TIMEOUT(client.recovered, (std::vector<bool>{false, false}), soon);
}

void SocketIoTest::whatTheServerEndsBeginsAgain()
{
    const Conformance server(false);
    CutProxy proxy(server.port());
    Client client(proxy.url());
    client.socket.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
    client.socket.tell("leave", Note());
    QTRY_COMPARE_WITH_TIMEOUT(client.recovered.size(), std::size_t(2), soon);
    QVERIFY(client.socket.isConnected());
}

void SocketIoTest::closedItStaysClosed()
{
    const Conformance server(false);
    CutProxy proxy(server.port());
    Client client(proxy.url());
    client.socket.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
    proxy.setRefusing(true);
    proxy.cut();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.hasFailed(), soon);
    client.socket.close();
    const int before = proxy.accepted();
    proxy.setRefusing(false);
    QSignalSpy changed(&client.socket, &SocketIoClient::stateChanged);
    QVERIFY(!changed.wait(600)); // thrice the longest pause
    QCOMPARE(proxy.accepted(), before);
    QCOMPARE(client.socket.state(), SocketIoClient::State::Closed);
    client.socket.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.socket.isConnected(), soon);
}

QTEST_GUILESS_MAIN(SocketIoTest)
#include "socket_io_test.moc"
