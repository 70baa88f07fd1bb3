// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace gremio::test {

/// golden/<family>.jsonl: each line is `{"name": document}` without the space, the document as it crosses the
/// wire, byte for byte.
class GoldenFile {
public:
    explicit GoldenFile(const QString& family);

    /// Empty when there is none of that name.
    QByteArray document(const QByteArray& name) const { return m_documents.value(name); }
    QList<QByteArray> names() const { return m_documents.keys(); }

private:
    QHash<QByteArray, QByteArray> m_documents;
};

/// The same document as a newer server or app might send it: with a field that nobody knows yet in every
/// object, and with white space.
QByteArray fromTheFuture(const QByteArray& document);

} // namespace gremio::test
