// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/mail_export.h"

#include "server/export/exporter.h"
#include "server/notifications/outbox_repository.h"

namespace gremio::notifications {

namespace {
constexpr int atOnce = 500;
} // namespace

void addToExport(exporting::Exporter& exporter)
{
    exporter.add("mails", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writer.beginArray();
        std::vector<Mail> mails;
        MailId after;
        do {
            mails = repository::mailsOf(tx, user, after, atOnce);
            for (const Mail& mail : mails) {
                writeJson(writer, mail);
                after = mail.id;
            }
        } while (mails.size() == std::size_t(atOnce));
        writer.endArray();
    });
}

} // namespace gremio::notifications
