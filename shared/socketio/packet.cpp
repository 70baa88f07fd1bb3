// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/socketio/packet.h"

#include "shared/core/json_reader.h"
#include "shared/core/problem.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gremio::socketio {

namespace {

constexpr quint64 largestAckId = (quint64(1) << 53) - 1; // what JavaScript counts exactly

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes digits off the front. Nothing if the number is beyond `most` or has a needless zero in front.
std::optional<quint64> takeNumber(QByteArrayView& text, quint64 most)
{
    quint64 number = 0;
    qsizetype size = 0;
    for (; size < text.size() && isDigit(text[size]); ++size) {
        number = number * 10 + static_cast<quint64>(text[size] - '0');
        if (number > most || (size > 0 && text.front() == '0'))
            return std::nullopt;
    }
    if (size == 0)
        return std::nullopt;
    text = text.sliced(size);
    return number;
}

bool isBinary(PacketType type)
{
    return type == PacketType::BinaryEvent || type == PacketType::BinaryAck;
}

bool isEvent(PacketType type)
{
    return type == PacketType::Event || type == PacketType::BinaryEvent;
}

/// No control characters, none that would end it, valid UTF-8.
bool isNamespace(QByteArrayView name)
{
    return std::all_of(name.begin(), name.end(), [](char c) { return c < 0 || c >= 0x20; })
        && name.isValidUtf8();
}

/// What the placeholders in a value ask for: each index at most once.
class Placeholders {
public:
    explicit Placeholders(int attachments)
        : m_found(static_cast<std::size_t>(attachments))
    {
    }

    void look(JsonValue value)
    {
        if (value.kind() == JsonKind::Array) {
            value.forEachElement([this](JsonValue element) { look(element); });
        } else if (value.kind() == JsonKind::Object) {
            bool marked = false;
            std::optional<qint64> number;
            value.forEachMember([&](std::string_view key, JsonValue member) {
                if (key == "_placeholder")
                    marked = member.boolean().value_or(false);
                else if (key == "num")
                    number = member.integer();
                look(member);
            });
            if (marked)
                take(number);
        }
    }
    [[nodiscard]] bool agree() const
    {
        return m_valid && std::all_of(m_found.begin(), m_found.end(), [](bool found) { return found; });
    }

private:
    void take(std::optional<qint64> number)
    {
        const auto index = static_cast<std::size_t>(number.value_or(-1));
        if (index >= m_found.size() || m_found[index])
            m_valid = false;
        else
            m_found[index] = true;
    }

    std::vector<bool> m_found;
    bool m_valid = true;
};

const char* dataError(const Packet& packet, const PacketLimits& limits)
{
    const JsonKind wanted = packet.type == PacketType::Connect || packet.type == PacketType::ConnectError
        ? JsonKind::Object
        : JsonKind::Array;
    try {
        const JsonDocument document = JsonDocument::parse(packet.data);
        const JsonValue root = document.root();
        if (root.kind() != wanted)
            return "The data is of the wrong kind";
        if (isEvent(packet.type)) {
            int at = 0;
            std::optional<JsonValue> name;
            root.forEachElement([&](JsonValue element) {
                if (at++ == 0)
                    name = element;
            });
            if (!name || name->kind() != JsonKind::String || name->string().empty())
                return "An event has no name";
            const auto text = name->string();
            if (text.size() > static_cast<std::size_t>(limits.eventNameBytes))
                return "The name of an event is too long";
            if (isReservedEvent(QByteArrayView(text.data(), static_cast<qsizetype>(text.size()))))
                return "The name of an event is reserved";
        }
        if (isBinary(packet.type)) {
            Placeholders placeholders(packet.attachments);
            placeholders.look(root);
            if (!placeholders.agree())
                return "Placeholders and attachments do not agree";
        }
    } catch (const Problem&) {
        return "The data is not JSON";
    }
    return nullptr;
}

/// The end of the JSON value that starts at `at`; the text is valid JSON.
qsizetype endOfValue(QByteArrayView json, qsizetype at)
{
    int depth = 0;
    bool inString = false;
    for (; at < json.size(); ++at) {
        const char c = json[at];
        if (inString) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            --depth;
        } else if (c == ',' && depth == 0) {
            break;
        }
    }
    return std::min(at, json.size());
}

QByteArrayView insideBrackets(QByteArrayView array)
{
    array = array.trimmed();
    return array.size() < 2 ? QByteArrayView() : array.sliced(1, array.size() - 2).trimmed();
}

} // namespace

ReadPacket readPacket(QByteArrayView text, const PacketLimits& limits)
{
    const auto failed = [](const char* why) { return ReadPacket{std::nullopt, why}; };
    if (text.isEmpty() || text.front() < '0' || text.front() > '6')
        return failed("Unknown type of packet");
    Packet packet;
    packet.type = static_cast<PacketType>(text.front() - '0');
    text = text.sliced(1);
    if (isBinary(packet.type)) {
        const auto count = takeNumber(text, static_cast<quint64>(limits.attachments));
        if (!count || !text.startsWith('-'))
            return failed("Too many attachments, or no number of them");
        packet.attachments = static_cast<int>(*count);
        text = text.sliced(1);
    }
    if (text.startsWith('/')) {
        const qsizetype comma = text.indexOf(',');
        QByteArrayView name = comma < 0 ? text : text.first(comma);
        text = comma < 0 ? QByteArrayView() : text.sliced(comma + 1);
        if (const qsizetype query = name.indexOf('?'); query >= 0)
            name = name.first(query); // old clients send one; it means nothing here
        if (name.size() > limits.namespaceBytes || !isNamespace(name))
            return failed("The namespace is malformed or too long");
        packet.nsp = name.toByteArray();
    }
    if (!text.isEmpty() && isDigit(text.front())) {
        packet.ackId = takeNumber(text, largestAckId);
        if (!packet.ackId)
            return failed("The id of the acknowledgement is too large");
    }
    packet.data = text.toByteArray();

    const bool isAck = packet.type == PacketType::Ack || packet.type == PacketType::BinaryAck;
    if (packet.ackId ? !isAck && !isEvent(packet.type) : isAck)
        return failed("An acknowledgement id where none belongs, or none where one does");
    if (packet.type == PacketType::Disconnect)
        return packet.data.isEmpty() ? ReadPacket{std::move(packet)} : failed("A disconnect has no data");
    if (packet.type == PacketType::Connect && packet.data.isEmpty())
        return {std::move(packet)};
    if (const char* error = dataError(packet, limits))
        return failed(error);
    return {std::move(packet)};
}

void appendPacket(QByteArray& to, const Packet& packet)
{
    to.append(static_cast<char>('0' + static_cast<int>(packet.type)));
    if (isBinary(packet.type))
        to.append(QByteArray::number(packet.attachments)).append('-');
    if (packet.nsp != "/")
        to.append(packet.nsp).append(',');
    if (packet.ackId)
        to.append(QByteArray::number(*packet.ackId));
    to.append(packet.data);
}

Event eventOf(const Packet& packet)
{
    const QByteArrayView inside = insideBrackets(packet.data);
    const qsizetype end = endOfValue(inside, 0);
    Event event;
    const QByteArrayView quoted = inside.first(end).trimmed();
    if (quoted.indexOf('\\') < 0) {
        event.name = quoted.sliced(1, quoted.size() - 2).toByteArray();
    } else {
        const JsonDocument document = JsonDocument::parse(quoted);
        const auto name = document.root().string();
        event.name = QByteArray(name.data(), static_cast<qsizetype>(name.size()));
    }
    if (end < inside.size())
        event.args = inside.sliced(end + 1).trimmed().toByteArray();
    return event;
}

QByteArray ackArgs(const Packet& packet)
{
    return insideBrackets(packet.data).toByteArray();
}

QByteArray eventData(QByteArrayView name, QByteArrayView args)
{
    static constexpr char hex[] = "0123456789abcdef";
    QByteArray data;
    data.reserve(name.size() + args.size() + 8);
    data.append("[\"");
    for (const char c : name) {
        if (c == '"' || c == '\\')
            data.append('\\').append(c);
        else if (c >= 0 && c < 0x20)
            data.append("\\u00").append(hex[c >> 4]).append(hex[c & 15]);
        else
            data.append(c);
    }
    data.append('"');
    if (!args.isEmpty())
        data.append(',').append(args);
    data.append(']');
    return data;
}

std::vector<QByteArrayView> splitArgs(QByteArrayView args)
{
    std::vector<QByteArrayView> split;
    args = args.trimmed();
    if (args.isEmpty())
        return split;
    for (qsizetype at = 0; at <= args.size();) {
        const qsizetype end = endOfValue(args, at);
        split.push_back(args.sliced(at, end - at).trimmed());
        at = end + 1;
    }
    return split;
}

bool isReservedEvent(QByteArrayView name)
{
    static constexpr std::array<const char*, 6> reserved{
        "connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"};
    return std::any_of(
        reserved.begin(), reserved.end(), [name](const char* own) { return name == QByteArrayView(own); });
}

} // namespace gremio::socketio
