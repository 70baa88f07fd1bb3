// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/identity_export.h"

#include "server/export/exporter.h"
#include "server/identity/access_key_repository.h"
#include "server/identity/sign_in_repository.h"
#include "server/identity/user_repository.h"
#include "shared/core/problem.h"

namespace gremio::identity {

void addToExport(exporting::Exporter& exporter)
{
    exporter.add("account", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        const auto account = repository::liveUser(tx, user);
        if (!account)
            throw Problem(ErrorCode::Unauthenticated);
        writeJson(writer, *account);
    });
    exporter.add("signIns", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writeJson(writer, repository::liveSignIns(tx, user));
    });
    exporter.add("accessKeys", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writeJson(writer, repository::accessKeys(tx, user));
    });
}

} // namespace gremio::identity
