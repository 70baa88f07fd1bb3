// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/events.h"
#include "shared/protocol/message_events.h"
#include "shared/protocol/presence.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <future>
#include <stdexcept>

using namespace gremio;
using namespace gremio::realtime;
using test::Engine;

namespace {

struct Failed {
    std::optional<ChatId> chatId;
    ProblemDocument problem;

    static constexpr auto typeName = "Failed";
    static constexpr auto fields()
    {
        return fieldList(
            field("chatId", &Failed::chatId, "Where"), field("problem", &Failed::problem, "Why"));
    }
};

/// What came of one event: the answer, or the slug of its problem.
QByteArray say(const EventTable& table, storage::Database& database, const char* name, QByteArray payload)
{
    std::promise<QByteArray> answered;
    auto spoken = std::make_shared<Spoken>();
    spoken->payload = std::move(payload);
    spoken->done = [&answered](QByteArray answer, std::exception_ptr failure) {
        try {
            if (failure)
                std::rethrow_exception(failure);
            answered.set_value(answer);
        } catch (const Problem& problem) {
            answered.set_value(problemInfo(problem.code()).slug);
        }
    };
    try {
        table.find(name)->run(spoken, database);
    } catch (const Problem& problem) {
        return problemInfo(problem.code()).slug;
    }
    return answered.get_future().get();
}

constexpr auto placeJson = R"({"chatId":"0193a0b0-0000-7000-8000-000000000001","seq":7})";

} // namespace

/// The declarations, without a connection.
class EventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handlersRunWhereTheyAreDeclaredTo_data() { test::engines(); }
    void handlersRunWhereTheyAreDeclaredTo()
    {
        QFETCH(Engine, engine);
        test::TestDatabase base(engine);
        EventTable table;
        table.on<MessagePlace, MessagePlace>("test:write", "tests").summary("Writes").write([](auto& call) {
            if (!call.tx.writable())
                throw std::logic_error("no writing transaction");
            return call.payload;
        });
        table.on<MessagePlace, MessagePlace>("test:read", "tests").summary("Reads").read([](auto& call) {
            if (call.tx.writable())
                throw std::logic_error("a writing transaction");
            return call.payload;
        });
        table.on<MessagePlace>("test:refuse", "tests").summary("Refuses").read([](auto&) {
            throw Problem(ErrorCode::NotFound);
        });
        table.on<MessagePlace>("test:direct", "tests").summary("Is done at once").direct([](auto&) {});
        const QByteArray place = placeJson;
        QCOMPARE(say(table, base.database(), "test:write", place), place);
        QCOMPARE(say(table, base.database(), "test:read", place), place);
        QCOMPARE(say(table, base.database(), "test:refuse", place), QByteArray("not-found"));
        QCOMPARE(say(table, base.database(), "test:direct", place), QByteArray("{}"));
        QCOMPARE(say(table, base.database(), "test:write", "{}"), QByteArray("validation-failed"));
        QCOMPARE(say(table, base.database(), "test:write", R"({"a":1})"), QByteArray("unknown-field"));
        QCOMPARE(say(table, base.database(), "test:write", "{"), QByteArray("malformed-json"));
        QCOMPARE(table.find("test:nothing"), nullptr);
    }

    void aNameIsGivenOnceInEachDirection()
    {
        EventTable table;
        table.on<MessagePlace>("test:one", "tests").summary("One").direct([](auto&) {});
        const auto tell = table.tells<MessagePlace>("test:one", "tests", "Another direction");
        QCOMPARE(tell.name(), QByteArray("test:one"));
        const auto second = [&table] {
            table.on<MessagePlace>("test:one", "tests").summary("Two").direct([](auto&) {});
        };
        QVERIFY_THROWS_EXCEPTION(std::logic_error, second());
        QVERIFY_THROWS_EXCEPTION(std::logic_error, table.tells<MessagePlace>("test:one", "tests", "Again"));
    }

    void whatAKeyNeedsFollowsFromWhatTheEventDoes()
    {
        EventTable table;
        table.on<MessagePlace>("test:write", "tests").summary("Writes").write([](auto&) {});
        table.on<MessagePlace>("test:read", "tests").summary("Reads").read([](auto&) {});
        table.on<MessagePlace>("test:people", "tests").refusesAccessKeys().summary("No").read([](auto&) {});
        table.on<MessagePlace>("test:own", "tests")
            .scope(AccessScope::WriteRequests)
            .summary("Its own")
            .write([](auto&) {});
        QCOMPARE(keyScope(*table.find("test:write")), std::optional(AccessScope::Write));
        QCOMPARE(keyScope(*table.find("test:read")), std::optional(AccessScope::Read));
        QCOMPARE(keyScope(*table.find("test:people")), std::nullopt);
        QCOMPARE(keyScope(*table.find("test:own")), std::optional(AccessScope::WriteRequests));
    }

    void aFailureIsToldInTheEventsOwnForm()
    {
        EventTable table;
        const auto failed = table.tells<Failed>("test:error", "tests", "It failed");
        table.on<MessagePlace>("test:write", "tests")
            .summary("Writes")
            .tellsFailure(failed,
                [](const MessagePlace& place, const ProblemDocument& problem) {
                    Failed told;
                    if (!place.chatId.isNull())
                        told.chatId = place.chatId;
                    told.problem = problem;
                    return told;
                })
            .write([](auto&) {});
        const ClientEvent& event = *table.find("test:write");
        QCOMPARE(event.failureEvent, QByteArray("test:error"));
        constexpr auto problem = R"({"type":"/problems/not-found","title":"Not found","status":404})";
        QCOMPARE(event.failurePayload(placeJson, problem),
            QByteArray(R"({"chatId":"0193a0b0-0000-7000-8000-000000000001","problem":)") + problem + "}");
        QCOMPARE(event.failurePayload("nonsense", problem), QByteArray(R"({"problem":)") + problem + "}");
    }
};

QTEST_GUILESS_MAIN(EventsTest)
#include "events_test.moc"
