// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>

namespace gremio {

/// 128 bits of identity. New ones are UUIDv7 (RFC 9562 §5.7): they sort by the millisecond they were made in.
class Uuid {
public:
    constexpr Uuid() = default;

    /// A new UUIDv7 for that instant; the rest is random. Any thread.
    static Uuid generate(Instant now);

    /// Only the canonical form: 36 characters, lower case, hyphens in their places.
    static std::optional<Uuid> parse(QByteArrayView text);

    QByteArray toByteArray() const;
    QString toString() const { return QString::fromLatin1(toByteArray()); }
    bool isNull() const { return m_bytes == std::array<std::uint8_t, 16>{}; }

    auto operator<=>(const Uuid&) const = default;
    std::size_t hash() const noexcept;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

/// A Uuid that says whose it is: a UserId cannot be passed where a ChatId is wanted.
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    explicit constexpr Id(Uuid uuid)
        : m_uuid(uuid)
    {
    }

    static Id generate(Instant now) { return Id(Uuid::generate(now)); }
    static std::optional<Id> parse(QByteArrayView text)
    {
        const auto uuid = Uuid::parse(text);
        return uuid ? std::optional(Id(*uuid)) : std::nullopt;
    }

    const Uuid& uuid() const { return m_uuid; }
    QByteArray toByteArray() const { return m_uuid.toByteArray(); }
    QString toString() const { return m_uuid.toString(); }
    bool isNull() const { return m_uuid.isNull(); }

    auto operator<=>(const Id&) const = default;

private:
    Uuid m_uuid;
};

template <class Tag>
std::size_t qHash(const Id<Tag>& id, std::size_t seed = 0) noexcept
{
    return id.uuid().hash() ^ seed;
}

using UserId = Id<struct UserTag>;
using SignInId = Id<struct SignInTag>;
using AccessKeyId = Id<struct AccessKeyTag>;
using SkillId = Id<struct SkillTag>;
using CategoryId = Id<struct CategoryTag>;
using MentorshipRequestId = Id<struct MentorshipRequestTag>;
using MentorshipId = Id<struct MentorshipTag>;
using AvailabilityExceptionId = Id<struct AvailabilityExceptionTag>;
using SessionId = Id<struct SessionTag>;
using HoldId = Id<struct HoldTag>;
using InviteId = Id<struct InviteTag>;
using ConnectionId = Id<struct ConnectionTag>;
using MailId = Id<struct MailTag>;
using ChatId = Id<struct ChatTag>;
using MessageId = Id<struct MessageTag>;
using ClientMessageId = Id<struct ClientMessageTag>; ///< made by whoever sends the message

} // namespace gremio

template <class Tag>
struct std::hash<gremio::Id<Tag>> {
    std::size_t operator()(const gremio::Id<Tag>& id) const noexcept { return id.uuid().hash(); }
};
