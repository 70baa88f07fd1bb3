// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"

/// What happens to mails. Raised in the transaction that does it (Transaction::raise).
namespace gremio::notifications {

/// One more mail is due. For whoever sends them, after the commit.
struct MailQueued {
    MailId mail;
};

} // namespace gremio::notifications
