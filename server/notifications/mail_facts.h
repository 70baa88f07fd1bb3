// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/instant.h"

namespace gremio::notifications {

/// What a mail tells, besides the words of its template. Kept sealed in the outbox until it is sent.
struct MailFacts {
    QString name; ///< of whom it is for
    std::optional<QString> code; ///< a secret
    std::optional<Instant> expiresAt; ///< of the code
    std::optional<QString> other; ///< the other person, the other address, the name of a key
    std::optional<Instant> startsAt; ///< of a session
    std::optional<QString> timeZone; ///< IANA; by whose clock that is told

    static constexpr auto typeName = "MailFacts";
    static constexpr auto fields()
    {
        return fieldList(field("name", &MailFacts::name, "Whom it is for"),
            field("code", &MailFacts::code, "The code"),
            field("expiresAt", &MailFacts::expiresAt, "Until when the code works"),
            field("other", &MailFacts::other, "Who or what else it is about"),
            field("startsAt", &MailFacts::startsAt, "When the session starts"),
            field("timeZone", &MailFacts::timeZone, "The zone of whom it is for"));
    }
    bool operator==(const MailFacts&) const = default;
};

} // namespace gremio::notifications
