// SPDX-License-Identifier: GPL-3.0-or-later
// One byte for the version, one for the kind, then the fields: numbers with the high byte first, texts after
// their length, ids as they are written everywhere.
#include "server/realtime/hub/process_message.h"

#include <QtEndian>

#include <algorithm>
#include <limits>

namespace gremio::realtime::process {

namespace {

constexpr char version = 1;
constexpr qsizetype idSize = 36;
constexpr qsizetype longestName = 128; // of an event
constexpr quint32 mostItems = 100'000; // rooms, people

class Writer {
public:
    explicit Writer(const Message& message)
        : Writer(static_cast<int>(message.index()))
    {
    }
    explicit Writer(int kind)
    {
        m_text.append(version);
        m_text.append(static_cast<char>(kind));
    }

    void flag(bool set) { m_text.append(set ? '\1' : '\0'); }
    void presence(Presence status) { m_text.append(static_cast<char>(status)); }
    void number(std::size_t value)
    {
        char bytes[4];
        qToBigEndian(static_cast<quint32>(value), bytes);
        m_text.append(bytes, sizeof bytes);
    }
    void bytes(QByteArrayView value)
    {
        number(static_cast<std::size_t>(value.size()));
        m_text.append(value);
    }
    template <class Tag>
    void id(const Id<Tag>& value)
    {
        m_text.append(value.toByteArray());
    }
    void reserve(qsizetype size) { m_text.reserve(size); }
    QByteArray take() { return std::move(m_text); }

private:
    QByteArray m_text;
};

/// Once something is missing or wrong, everything is empty and isWell() is false.
class Reader {
public:
    explicit Reader(QByteArrayView text)
        : m_left(text)
    {
    }

    [[nodiscard]] bool isWell() const { return m_well; }
    [[nodiscard]] bool isAtEnd() const { return m_well && m_left.isEmpty(); }

    QByteArrayView take(qsizetype size)
    {
        if (!m_well || size < 0 || size > m_left.size()) {
            m_well = false;
            return {};
        }
        const QByteArrayView taken = m_left.first(size);
        m_left = m_left.sliced(size);
        return taken;
    }
    quint8 byte(quint8 most)
    {
        const QByteArrayView taken = take(1);
        const auto value = taken.isEmpty() ? quint8(0) : static_cast<quint8>(taken.front());
        m_well = m_well && value <= most;
        return m_well ? value : quint8(0);
    }
    bool flag() { return byte(1) == 1; }
    Presence presence() { return static_cast<Presence>(byte(static_cast<quint8>(Presence::Offline))); }
    quint32 number()
    {
        const QByteArrayView taken = take(4);
        return taken.isEmpty() ? 0 : qFromBigEndian<quint32>(taken.data());
    }
    /// How many follow, each of so many bytes at least.
    quint32 count(qsizetype each)
    {
        const quint32 many = number();
        m_well = m_well && many <= mostItems && many <= static_cast<quint64>(m_left.size() / each);
        return m_well ? many : 0;
    }
    QByteArray bytes()
    {
        const quint32 size = number();
        return m_well ? take(static_cast<qsizetype>(size)).toByteArray() : QByteArray();
    }
    template <class T>
    T id()
    {
        const auto parsed = T::parse(take(idSize));
        m_well = m_well && parsed.has_value();
        return m_well ? *parsed : T();
    }

private:
    QByteArrayView m_left;
    bool m_well = true;
};

void write(Writer&, const Lost&) { }
void write(Writer&, const RosterWanted&) { }
void write(Writer&, const Alive&) { }
void write(Writer&, const Leaving&) { }

void writeTold(Writer& writer, const std::vector<socketio::Room>& rooms, QByteArrayView event,
    QByteArrayView payload, bool isVolatile)
{
    writer.reserve(payload.size() + event.size() + 16 + 44 * static_cast<qsizetype>(rooms.size()));
    writer.flag(isVolatile);
    writer.number(rooms.size());
    for (const socketio::Room& room : rooms)
        writer.bytes(room);
    writer.bytes(event);
    writer.bytes(payload);
}

void write(Writer& writer, const Told& told)
{
    writeTold(writer, told.rooms, told.event, told.payload, told.isVolatile);
}

void write(Writer& writer, const UserClosed& closed)
{
    writer.id(closed.user);
    writer.flag(closed.comesBack);
}

void write(Writer& writer, const SignInClosed& closed)
{
    writer.id(closed.user);
    writer.id(closed.signIn);
}

void write(Writer& writer, const AudienceForgotten& forgotten)
{
    writer.id(forgotten.chat);
}

void write(Writer& writer, const Status& status)
{
    writer.id(status.user);
    writer.presence(status.status);
    writer.flag(status.tells);
    writer.presence(status.overall);
}

void write(Writer& writer, const Roster& roster)
{
    writer.flag(roster.isFirst);
    writer.flag(roster.isLast);
    writer.number(roster.people.size());
    for (const auto& [user, status] : roster.people) {
        writer.id(user);
        writer.presence(status);
    }
}

bool isEventName(const QByteArray& name)
{
    return !name.isEmpty() && name.size() <= longestName && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == ':' || c == '-';
    });
}

Message read(Reader& reader, Told*)
{
    Told told;
    told.isVolatile = reader.flag();
    const quint32 rooms = reader.count(4);
    for (quint32 i = 0; i < rooms && reader.isWell(); ++i)
        told.rooms.push_back(reader.bytes());
    told.event = reader.bytes();
    told.payload = reader.bytes();
    return told;
}

Message read(Reader& reader, UserClosed*)
{
    UserClosed closed;
    closed.user = reader.id<UserId>();
    closed.comesBack = reader.flag();
    return closed;
}

Message read(Reader& reader, SignInClosed*)
{
    SignInClosed closed;
    closed.user = reader.id<UserId>();
    closed.signIn = reader.id<SignInId>();
    return closed;
}

Message read(Reader& reader, AudienceForgotten*)
{
    return AudienceForgotten{reader.id<ChatId>()};
}

Message read(Reader& reader, Status*)
{
    Status status;
    status.user = reader.id<UserId>();
    status.status = reader.presence();
    status.tells = reader.flag();
    status.overall = reader.presence();
    return status;
}

Message read(Reader& reader, Roster*)
{
    Roster roster;
    roster.isFirst = reader.flag();
    roster.isLast = reader.flag();
    const quint32 people = reader.count(idSize + 1);
    for (quint32 i = 0; i < people && reader.isWell(); ++i) {
        const auto user = reader.id<UserId>();
        roster.people.emplace_back(user, reader.presence());
    }
    return roster;
}

template <class Empty>
Message read(Reader&, Empty*)
{
    return Empty{};
}

template <std::size_t Kind = 0>
Message readKind(Reader& reader, std::size_t kind)
{
    if constexpr (Kind < std::variant_size_v<Message>) {
        if (kind == Kind)
            return read(reader, static_cast<std::variant_alternative_t<Kind, Message>*>(nullptr));
        return readKind<Kind + 1>(reader, kind);
    } else {
        return {};
    }
}

} // namespace

QByteArray encode(const Message& message)
{
    Writer writer(message);
    std::visit([&writer](const auto& one) { write(writer, one); }, message);
    return writer.take();
}

QByteArray encodeTold(
    const std::vector<socketio::Room>& rooms, QByteArrayView event, QByteArrayView payload, bool isVolatile)
{
    Writer writer(0); // Told is the first of the kinds
    writeTold(writer, rooms, event, payload, isVolatile);
    return writer.take();
}

std::optional<Message> decode(QByteArrayView text)
{
    Reader reader(text);
    const quint8 versionRead = reader.byte(std::numeric_limits<quint8>::max());
    const quint8 kind = reader.byte(static_cast<quint8>(std::variant_size_v<Message> - 1));
    if (!reader.isWell() || versionRead != version)
        return std::nullopt;
    Message message = readKind(reader, kind);
    if (!reader.isAtEnd())
        return std::nullopt;
    if (const auto* told = std::get_if<Told>(&message);
        told && (!isEventName(told->event) || !told->payload.startsWith('{') || !told->payload.endsWith('}')))
        return std::nullopt;
    return message;
}

} // namespace gremio::realtime::process
