// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/process_message.h"

#include <QTest>

#include <random>
#include <set>

using namespace gremio;
using namespace gremio::realtime;

namespace {

UserId user(int n)
{
    return UserId(Uuid::generate(instantFromMillis(1'700'000'000'000 + n)));
}

std::vector<process::Message> samples()
{
    using namespace process;
    const ChatId chat(user(9).uuid());
    return {
        Told{{"u:one", "u:two"}, "message:receive", R"({"seq":1})", false},
        Told{{}, "user:typing", "{}", true},
        UserClosed{user(1), true},
        SignInClosed{user(1), SignInId(user(2).uuid())},
        AudienceForgotten{chat},
        Lost{},
        Status{user(1), Presence::Away, true, Presence::Online},
        Roster{true, false, {{user(1), Presence::Online}, {user(2), Presence::Away}}},
        Roster{false, true, {}},
        RosterWanted{},
        Alive{},
        Leaving{},
    };
}

/// It may hold anything: what is read is what would be written.
void look(const QByteArray& text)
{
    if (const auto message = process::decode(text))
        QCOMPARE(process::encode(*message), text);
}

} // namespace

class ProcessMessageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackTheSame()
    {
        std::set<std::size_t> kinds;
        for (const process::Message& message : samples()) {
            kinds.insert(message.index());
            const auto back = process::decode(process::encode(message));
            QVERIFY(back.has_value());
            QVERIFY(*back == message);
        }
        QCOMPARE(kinds.size(), std::variant_size_v<process::Message>);
        const process::Told told{{"a", "b"}, "a:b", "{}", true};
        QCOMPARE(process::encodeTold(told.rooms, told.event, told.payload, told.isVolatile),
            process::encode(told));
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
        const auto told = [](const QByteArray& event, const QByteArray& payload) {
            return process::encodeTold({"u:one"}, event, payload, false);
        };
        row("nothing", {});
        row("words", "Hello");
        row("zeros", QByteArray(100, '\0'));
        row("another version", "\2\0");
        row("another kind", "\1\x7f");
        row("more than all", process::encode(process::Alive()) + 'x');
        row("rooms without end", QByteArray("\1\0\0\xff\xff\xff\xff", 7) + "u:one");
        row("a room without end", QByteArray("\1\0\0\0\0\0\1\xff\xff\xff\xf0", 11) + "u:one");
        row("people without end", QByteArray("\1\6\1\1\x7f\xff\xff\xff", 8));
        row("an event without a name", told({}, "{}"));
        row("an event that is none", told("a\"b", "{}"));
        row("an event that is too long", told(QByteArray(200, 'a'), "{}"));
        row("a payload that is no object", told("a:b", "1,2"));
        row("no payload", told("a:b", {}));
        row("nobody", QByteArray("\1\1", 2) + QByteArray(36, 'z') + '\1');
        row("a presence that is none",
            process::encode(process::Status{user(1), Presence::Online, false, {}}).replace(38, 1, "\3"));
    }
    void malformed()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!process::decode(text).has_value());
    }

    void cutOff()
    {
        for (const process::Message& message : samples()) {
            const QByteArray text = process::encode(message);
            for (qsizetype size = 0; size < text.size(); ++size)
                QVERIFY(!process::decode(QByteArrayView(text).first(size)).has_value());
        }
    }

    void changedAtRandom()
    {
        std::mt19937 random(4); // the same each time
        const auto below = [&random](qsizetype most) {
            return static_cast<qsizetype>(random() % static_cast<unsigned>(std::max<qsizetype>(most, 1)));
        };
        for (const process::Message& message : samples()) {
            const QByteArray whole = process::encode(message);
            for (int round = 0; round < 3'000; ++round) {
                QByteArray text = whole;
                for (qsizetype change = below(4); change >= 0; --change) {
                    const qsizetype place = below(text.size());
                    const auto byte = static_cast<char>(random());
                    switch (random() % 3) {
                    case 0:
                        text.insert(place, byte);
                        break;
                    case 1:
                        text.remove(place, below(8));
                        break;
                    default:
                        if (!text.isEmpty())
                            text[place] = byte;
                    }
                }
                look(text);
            }
        }
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text("\1");
            for (qsizetype size = below(80); size > 0; --size)
                text.append(static_cast<char>(random()));
            look(text);
        }
    }
};

QTEST_GUILESS_MAIN(ProcessMessageTest)
#include "process_message_test.moc"
