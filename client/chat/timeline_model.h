// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/message_item.h"
#include "client/chat/search_words.h"
#include "client/state/chat_store.h"
#include "client/state/outbox.h"
#include "shared/core/clock.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimeZone>

namespace gremio {

/// The rows of one chat for a view. Knows who said what to whom and what belongs together; keeps nothing of
/// its own but where the line of new messages stands.
class TimelineModel : public QAbstractListModel {
    Q_OBJECT

public:
    /// Only ticks changed: a row looks otherwise but is as high as before.
    static constexpr int MarkRole = Qt::UserRole;

    TimelineModel(
        const ChatStore& store, const Outbox& outbox, const Clock& clock, QObject* parent = nullptr);

    void setTimeZone(const QTimeZone& zone);
    /// Null: no rows. The timeline must live until the next call or its own end.
    void setTimeline(Timeline* timeline);
    Timeline* timeline() const { return m_timeline; }

    /// Messages of others after this `seq` are new: a line stands before the first of them. nullopt: no line.
    void setNewAfter(std::optional<qint64> seq);
    std::optional<qint64> newAfter() const { return m_newAfter; }
    /// -1 where nothing is new.
    int newRow() const { return m_newRow; }
    int newCount() const { return m_newCount; }

    MessageItem item(int row) const;
    /// In UTF-16 units, for guessing how high a row is; -1 for a hole.
    int roughLength(int row) const;
    /// Messages that are here and hold all the words, newest first.
    std::vector<qint64> search(const SearchWords& words) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    /// The whole row in a sentence: who, what, when, how far it has come.
    QString describe(int row) const;
    static QString dayWords(const QDate& day, const QDate& today);
    static QString newWords(int count);
    static QString markWord(MessageItem::Mark mark);
    QDate today() const;

private:
    bool belongTogether(int first, int second) const;
    bool isNewAt(int row) const { return row == m_newRow && m_newCount > 0; }
    QDateTime when(int row) const;
    const Person* personOf(const UserId& user) const;
    QString nameOf(const UserId& user) const;
    void countNew();
    void touch(int first, int last);

    const ChatStore& m_store;
    const Outbox& m_outbox;
    const Clock& m_clock;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QPointer<Timeline> m_timeline;
    std::optional<qint64> m_newAfter;
    int m_newRow = -1;
    int m_newCount = 0;
};

} // namespace gremio
