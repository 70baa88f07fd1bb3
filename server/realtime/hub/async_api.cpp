// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/async_api.h"

#include "shared/protocol/problem_document.h"

#include <set>

namespace gremio::realtime {

namespace {

constexpr auto channelRef = R"({"$ref":"#/channels/events"})";

/// Names may hold a colon, keys may not.
QByteArray key(const char* kind, const QByteArray& name)
{
    return kind + QByteArray(name).replace(':', '.');
}

QByteArray reference(const QByteArray& place)
{
    return R"({"$ref":"#/)" + place + R"("})";
}

void writeInfo(JsonWriter& writer, const QByteArray& version, const std::set<QByteArray>& tags)
{
    writer.member("asyncapi", "3.1.0");
    writer.key("info");
    writer.beginObject();
    writer.member("title", "Gremio");
    writer.member("version", QByteArrayView(version));
    writer.member("description",
        "The events of Gremio, spoken over Socket.IO (protocol 5, Engine.IO protocol 4) at /socket.io/, by "
        "polling or WebSocket. CONNECT on the namespace / carries auth {\"token\": …}: an access token or an "
        "access key. An event of a client takes one object and an acknowledgement, which is {\"ok\": true, "
        "…} "
        "or "
        "{\"ok\": false, \"problem\": {…}} with the problem that HTTP would give.");
    writer.key("license");
    writer.beginObject();
    writer.member("name", "GPL-3.0-or-later");
    writer.endObject();
    writer.key("tags");
    writer.beginArray();
    for (const QByteArray& tag : tags) {
        writer.beginObject();
        writer.member("name", QByteArrayView(tag));
        writer.endObject();
    }
    writer.endArray();
    writer.endObject();
    writer.member("defaultContentType", "application/json");
    writer.key("servers");
    writer.raw(
        R"({"thisServer":{"host":"localhost:8080","pathname":"/socket.io/","protocol":"ws",)"
        R"("protocolVersion":"Socket.IO 5 over Engine.IO 4","description":"This server; wss under TLS",)"
        R"("security":[{"$ref":"#/components/securitySchemes/token"}]}})");
}

void writeTagsOf(JsonWriter& writer, const QByteArray& tag)
{
    writer.key("tags");
    writer.beginArray();
    writer.beginObject();
    writer.member("name", QByteArrayView(tag));
    writer.endObject();
    writer.endArray();
}

void writeMessage(JsonWriter& writer, SchemaSet& schemas, const QByteArray& place, const QByteArray& name,
    const QByteArray& summary, const ClientEvent::Describe& describe)
{
    writer.key(place.toStdString());
    writer.beginObject();
    writer.member("name", QByteArrayView(name));
    writer.member("title", QByteArrayView(name));
    writer.member("summary", QByteArrayView(summary));
    writer.key("payload");
    describe(schemas, writer);
    writer.endObject();
}

void writeMessages(JsonWriter& writer, SchemaSet& schemas, const EventTable& events)
{
    for (const auto& event : events.fromClients()) {
        writeMessage(writer, schemas, key("client.", event->name), event->name, event->summary,
            event->describePayload);
        writeMessage(writer, schemas, key("ack.", event->name), event->name + " acknowledged",
            "What the acknowledgement says", [&event](SchemaSet& set, JsonWriter& out) {
                out.beginObject();
                out.key("oneOf");
                out.beginArray();
                event->describeAck(set, out);
                out.raw(R"({"$ref":"#/components/schemas/Refusal"})");
                out.endArray();
                out.endObject();
            });
    }
    for (const ServerEvent& event : events.fromServer())
        writeMessage(
            writer, schemas, key("server.", event.name), event.name, event.summary, event.describePayload);
}

void writeOperationHead(JsonWriter& writer, const char* action, const QByteArray& name,
    const QByteArray& summary, const QByteArray& tag)
{
    writer.member("action", action);
    writer.key("channel");
    writer.raw(channelRef);
    writer.member("title", QByteArrayView(name));
    writer.member("summary", QByteArrayView(summary));
    writeTagsOf(writer, tag);
}

QByteArray describedProblems(const ClientEvent& event)
{
    const auto scope = keyScope(event);
    QByteArray text = scope ? "An access key needs `" + QByteArray(enumText(*scope)) + "`. "
                            : QByteArray("No access key may do this. ");
    text += "Problems:";
    const char* separator = " `";
    for (const ErrorCode code : problemsOf(event)) {
        text += separator + QByteArray(problemInfo(code).slug) + '`';
        separator = ", `";
    }
    if (!event.failureEvent.isEmpty())
        text += ". A failure is told as `" + event.failureEvent + "` too";
    return text + '.';
}

void writeOperations(JsonWriter& writer, const EventTable& events)
{
    const auto messages = [&writer](const QByteArray& place) {
        writer.key("messages");
        writer.raw('[' + reference("channels/events/messages/" + place) + ']');
    };
    for (const auto& event : events.fromClients()) {
        writer.key(key("receive.", event->name).toStdString());
        writer.beginObject();
        writeOperationHead(writer, "receive", event->name, event->summary, event->tag);
        writer.member("description", QByteArrayView(describedProblems(*event)));
        messages(key("client.", event->name));
        writer.key("reply");
        writer.beginObject();
        writer.key("channel");
        writer.raw(channelRef);
        messages(key("ack.", event->name));
        writer.endObject();
        writer.endObject();
    }
    for (const ServerEvent& event : events.fromServer()) {
        writer.key(key("send.", event.name).toStdString());
        writer.beginObject();
        writeOperationHead(writer, "send", event.name, event.summary, event.tag);
        messages(key("server.", event.name));
        writer.endObject();
    }
}

void writeComponents(JsonWriter& writer, SchemaSet& schemas, const QByteArray& messages)
{
    writer.key("components");
    writer.beginObject();
    writer.key("securitySchemes");
    writer.raw(
        R"({"token":{"type":"http","scheme":"bearer","description":"Sent in the auth of CONNECT, never )"
        R"(in the address: the access token of POST /api/v1/auth/login or an access key of )"
        R"(POST /api/v1/auth/access-keys"}})");
    writer.key("messages");
    writer.raw(messages);
    writer.key("schemas");
    writer.beginObject();
    writer.key("Refusal");
    writer.raw(R"({"type":"object","properties":{"ok":{"type":"boolean","const":false},)"
               R"("problem":{"$ref":"#/components/schemas/Problem"},"retryAfter":{"type":"integer",)"
               R"("description":"Seconds after which it makes sense to try again"}},)"
               R"("required":["ok","problem"]})");
    for (const auto& [name, schema] : schemas.named()) {
        writer.key(name.toStdString());
        writer.raw(schema);
    }
    writer.endObject();
    writer.endObject();
}

} // namespace

QByteArray asyncApiDocument(const EventTable& events, const QByteArray& version)
{
    SchemaSet schemas;
    QByteArray problem; // joins the set
    JsonWriter problemWriter(problem);
    schemas.write<ProblemDocument>(problemWriter);

    QByteArray messages;
    JsonWriter messageWriter(messages);
    messageWriter.beginObject();
    writeMessages(messageWriter, schemas, events);
    messageWriter.endObject();

    std::set<QByteArray> tags;
    std::set<QByteArray> places;
    for (const auto& event : events.fromClients()) {
        tags.insert(event->tag);
        places.insert({key("client.", event->name), key("ack.", event->name)});
    }
    for (const ServerEvent& event : events.fromServer()) {
        tags.insert(event.tag);
        places.insert(key("server.", event.name));
    }

    QByteArray text;
    JsonWriter writer(text);
    writer.beginObject();
    writeInfo(writer, version, tags);
    writer.key("channels");
    writer.beginObject();
    writer.key("events");
    writer.beginObject();
    writer.member("address", "/");
    writer.member("description", "The Socket.IO namespace in which everything is said");
    writer.key("messages");
    writer.beginObject();
    for (const QByteArray& place : places) {
        writer.key(place.toStdString());
        writer.raw(reference("components/messages/" + place));
    }
    writer.endObject();
    writer.endObject();
    writer.endObject();
    writer.key("operations");
    writer.beginObject();
    writeOperations(writer, events);
    writer.endObject();
    writeComponents(writer, schemas, messages);
    writer.endObject();
    return text;
}

} // namespace gremio::realtime
