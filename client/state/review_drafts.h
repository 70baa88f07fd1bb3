// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/local_database.h"
#include "client/state/review_store.h"

#include <QSet>
#include <QTimer>

namespace gremio {

/// Keeps what one has written of sessions and not sent in a file, so that it outlives the app.
class ReviewDrafts : public QObject {
    Q_OBJECT

public:
    /// Gives the store what is kept, and follows it from then on; it must live longer.
    ReviewDrafts(const QString& file, ReviewStore& store, QObject* parent = nullptr);
    ~ReviewDrafts() override;

    /// Nothing is kept.
    bool isEmpty() const { return m_kept.isEmpty(); }
    /// Writes now what waits to be written.
    void flush();
    void wipe();

private:
    void restore();

    LocalDatabase m_database;
    ReviewStore* m_store;
    QHash<SessionId, ReviewStore::Draft> m_kept;
    QSet<SessionId> m_dirty;
    QTimer m_later;
};

} // namespace gremio
