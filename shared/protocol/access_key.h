// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/paging.h"

namespace gremio {

/// What an access key may be used for. `write` includes every other `write:…`; none includes `read`. What an
/// account may not do, its keys may not either.
enum class AccessScope { Read, Write, WriteProfile, WriteRequests, WriteMessages, Admin };

template <>
struct EnumNames<AccessScope> {
    using enum AccessScope;
    static constexpr auto typeName = "AccessScope";
    static constexpr std::array values{std::pair{Read, "read"}, std::pair{Write, "write"},
        std::pair{WriteProfile, "write:profile"}, std::pair{WriteRequests, "write:requests"},
        std::pair{WriteMessages, "write:messages"}, std::pair{Admin, "admin"}};
};

namespace rules {
inline constexpr Length accessKeyName{1, 80};
} // namespace rules

/// A key with which a program acts for an account. Its secret is shown once, when it is made.
struct AccessKey {
    AccessKeyId id;
    QString name;
    std::vector<AccessScope> scopes;
    Instant createdAt{};
    std::optional<Instant> expiresAt;
    std::optional<Instant> lastUsedAt;

    static constexpr auto typeName = "AccessKey";
    static constexpr auto fields()
    {
        return fieldList(field("id", &AccessKey::id, "Never changes; not the secret"),
            field("name", &AccessKey::name, "What its owner calls it"),
            field("scopes", &AccessKey::scopes, "What it may be used for"),
            field("createdAt", &AccessKey::createdAt, "When it was made"),
            field("expiresAt", &AccessKey::expiresAt, "When it ends by itself; absent: never"),
            field("lastUsedAt", &AccessKey::lastUsedAt, "To a minute or so; absent: never"));
    }
    bool operator==(const AccessKey&) const = default;
};

/// POST /auth/access-keys
struct CreateAccessKeyBody {
    QString name;
    std::vector<AccessScope> scopes;
    std::optional<Instant> expiresAt;

    static constexpr auto typeName = "CreateAccessKeyBody";
    static constexpr auto fields()
    {
        return fieldList(field("name", &CreateAccessKeyBody::name, "To tell it from others later", Line{},
                             rules::accessKeyName),
            field("scopes", &CreateAccessKeyBody::scopes, "What it may be used for", Items{1, 10}, Unique{}),
            field("expiresAt", &CreateAccessKeyBody::expiresAt, "When it ends by itself; absent: never"));
    }
};

/// The answer to POST /auth/access-keys
struct CreatedAccessKey {
    AccessKey key;
    QString token;

    static constexpr auto typeName = "CreatedAccessKey";
    static constexpr auto fields()
    {
        return fieldList(field("key", &CreatedAccessKey::key, "As the list has it"),
            field("token", &CreatedAccessKey::token,
                "The secret, `gre_…`; shown only now. Send it as Authorization: Bearer"));
    }
};

} // namespace gremio
