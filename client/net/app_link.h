// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"

#include <QString>

#include <optional>

namespace gremio {

/// What a gremio:// link asks of the app: `gremio://reset?token=…`, `gremio://verify?token=…`,
/// `gremio://chat/<id>`, `gremio://session/<id>`, `gremio://home` and the like for pages. Comes from outside:
/// nothing in it is done without the person.
struct AppLink {
    enum class Kind { Reset, Verify, Invite, Chat, Session, Page };

    Kind kind = Kind::Page;
    QString code; ///< Reset, Verify, Invite
    QString page; ///< Page: its key
    ChatId chat = {};
    SessionId session = {};

    bool operator==(const AppLink&) const = default;
};

/// Nothing for what is not such a link, or one of a kind that is not known.
std::optional<AppLink> parseAppLink(const QString& text);

/// The code in what somebody pasted: the code itself, a gremio:// link, or the link to the server's page.
QString codeIn(const QString& pasted);

} // namespace gremio
