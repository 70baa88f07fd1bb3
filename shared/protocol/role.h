// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"

#include <array>

namespace gremio {

/// What an account may be. One account may hold several.
enum class Role { Apprentice, Mentor, Admin };

template <>
struct EnumNames<Role> {
    static constexpr auto typeName = "Role";
    static constexpr std::array values{std::pair{Role::Apprentice, "apprentice"},
        std::pair{Role::Mentor, "mentor"}, std::pair{Role::Admin, "admin"}};
};

/// The roles that anybody may choose when registering.
enum class SignUpRole { Apprentice, Mentor };

template <>
struct EnumNames<SignUpRole> {
    static constexpr auto typeName = "SignUpRole";
    static constexpr std::array values{
        std::pair{SignUpRole::Apprentice, "apprentice"}, std::pair{SignUpRole::Mentor, "mentor"}};
};

/// The languages that Gremio itself speaks.
enum class UiLocale { English, Spanish };

template <>
struct EnumNames<UiLocale> {
    static constexpr auto typeName = "UiLocale";
    static constexpr std::array values{
        std::pair{UiLocale::English, "en"}, std::pair{UiLocale::Spanish, "es"}};
};

} // namespace gremio
