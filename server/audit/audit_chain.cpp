// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit_chain.h"

#include <QCryptographicHash>

namespace gremio::audit {

QString chainHash(const ChainedRow& row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray& part) {
        hash.addData(QByteArray::number(part.size()) + ':' + part + ',');
    };
    add(QByteArray::number(row.seq));
    add(QByteArray::number(toMillis(row.at)));
    for (const QString* part : {&row.origin, &row.actor, &row.act, &row.subject, &row.details, &row.prevHash})
        add(part->toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace gremio::audit
