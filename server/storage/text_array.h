// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace gremio::storage {

/// An array as PostgreSQL reads it from text (`{"a","b",NULL}`), for statements that take a set: many values
/// by one parameter, in a form that costs the server little (`unnest(CAST(:ids AS TEXT[]), …)`).
class TextArray {
public:
    void reserve(qsizetype characters) { m_text.reserve(characters); }
    void add(QStringView value);
    void addNull();

    /// To bind. Empty: `{}`.
    QString text() const { return m_text + u'}'; }

private:
    void separate();

    QString m_text{u'{'};
};

} // namespace gremio::storage
