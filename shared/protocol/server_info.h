// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"

#include <array>

namespace gremio {

/// Who may make an account.
enum class Registration { Open, Invite, Closed };

template <>
struct EnumNames<Registration> {
    static constexpr auto typeName = "Registration";
    static constexpr std::array values{std::pair{Registration::Open, "open"},
        std::pair{Registration::Invite, "invite"}, std::pair{Registration::Closed, "closed"}};
};

/// GET /server: what the app shows before anybody has signed in.
struct ServerInfo {
    QString product;
    QString name;
    QString version;
    Registration registration = Registration::Open;
    bool sendsMail = false;

    static constexpr auto typeName = "ServerInfo";
    static constexpr auto fields()
    {
        return fieldList(
            field("product", &ServerInfo::product, "Always `gremio`: tells a Gremio server from another"),
            field("name", &ServerInfo::name, "The organisation's name"),
            field("version", &ServerInfo::version, "The server's version"),
            field("registration", &ServerInfo::registration, "Who may make an account"),
            field("sendsMail", &ServerInfo::sendsMail,
                "Whether mails leave it. Where not, codes come from whoever runs it", MayBeAbsent{}));
    }
};

/// GET /healthz and GET /readyz
struct Health {
    QString status;

    static constexpr auto typeName = "Health";
    static constexpr auto fields() { return fieldList(field("status", &Health::status, "`ok`")); }
};

} // namespace gremio
