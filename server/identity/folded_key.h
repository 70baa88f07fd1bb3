// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// The texts by which addresses and user names are compared. Made here and not by the database, so that both
/// engines agree.
namespace gremio::identity {

/// NFKC and simply case-folded (so sharp s and ss stay apart), without invisible format characters; the
/// domain in its ASCII form (IDNA). Nothing for what is no address. Equal keys are one mailbox to us.
std::optional<QString> emailKey(const QString& email);

/// Folded like an address' local part. Nothing when nothing visible is left.
std::optional<QString> usernameKey(const QString& username);

} // namespace gremio::identity
