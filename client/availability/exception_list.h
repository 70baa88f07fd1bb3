// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/availability_store.h"
#include "client/ui/card.h"

#include <QDate>

namespace gremio::ui {
class Button;
class Label;
} // namespace gremio::ui

class QScrollArea;
class QVBoxLayout;

namespace gremio {

/// The dates that differ from the week, one's own and the organisation's: when, why, and Less, More or Closed
/// in words.
class ExceptionList : public ui::Card {
    Q_OBJECT

public:
    /// The store must outlive the list.
    explicit ExceptionList(const AvailabilityStore& store, QWidget* parent = nullptr);

    /// "Fri 30 October", "7–8 December", "30 December – 2 January"; with the year unless it is `thisYear`.
    static QString datesWords(const QDate& first, const QDate& last, int thisYear);
    /// The organisation's dates before it are over.
    void setToday(const QDate& today);

Q_SIGNALS:
    void addWanted();
    void removeWanted(const AvailabilityException& exception);
    void tryAgainWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Something that goes on over dates that follow each other.
    struct Entry {
        QDate first;
        QDate last;
        QString why;
        const AvailabilityException* own = nullptr; ///< in the store; null: the organisation's
    };
    std::vector<Entry> entries() const;
    QWidget* makeRow(const Entry& entry);
    void fill();
    void retranslate();

    const AvailabilityStore& m_store;
    QDate m_today;
    ui::Label* m_title;
    ui::Button* m_add;
    QScrollArea* m_scroll;
    QWidget* m_rows = nullptr;
    QWidget* m_foot; ///< where there are no rows
    ui::Label* m_note;
    ui::Button* m_again;
};

} // namespace gremio
