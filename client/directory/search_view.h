// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/directory/mentor_card.h"
#include "client/directory/standing.h"
#include "client/state/directory_store.h"

#include <QWidget>

class QVBoxLayout;

namespace gremio::ui {
class Banner;
class EmptyState;
class ErrorState;
class Label;
class PageHeader;
class ScrollColumn;
class Skeleton;
class TextField;
} // namespace gremio::ui

namespace gremio {

class DirectoryController;
class FilterBar;

/// The search: field, filters, results as cards.
class SearchView : public QWidget {
    Q_OBJECT

public:
    SearchView(const DirectoryStore& store, DirectoryController& controller, const Standings& standings,
        const SessionStore& session, const Clock& clock, QWidget* parent = nullptr);

    /// The stores that standings are made from changed.
    void refreshStandings();
    /// Searches for that text, filters off.
    void searchFor(const QString& text);
    /// Searches for the first time, if that has not been done.
    void start();
    void focusSearch();
    /// Back from a mentor: the keyboard goes on where it was.
    void focusMentor(const UserId& mentor);

Q_SIGNALS:
    void openWanted(const gremio::UserId& mentor);
    void withdrawWanted(const gremio::UserId& mentor);
    void bookWanted(const gremio::UserId& mentor);
    void slotChosen(const gremio::UserId& mentor, gremio::Instant startsAt, int minutes);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildResults();
    MentorQuery query() const;
    void follow();
    void fillCards();
    void present(std::size_t index);
    QTimeZone zone() const;
    void sayCount();
    void retranslate();

    const DirectoryStore& m_store;
    DirectoryController& m_controller;
    const Standings& m_standings;
    const SessionStore& m_session;
    const Clock& m_clock;
    ui::PageHeader* m_header;
    ui::TextField* m_search;
    FilterBar* m_filters;
    ui::Banner* m_stale;
    ui::ScrollColumn* m_scroll;
    ui::Skeleton* m_skeleton;
    ui::EmptyState* m_empty;
    ui::ErrorState* m_error;
    QVBoxLayout* m_list;
    std::vector<MentorCardWidget*> m_cards;
    ui::Label* m_more;
};

} // namespace gremio
