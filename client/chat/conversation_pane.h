// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/conversation_model.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QListView;
class QStackedLayout;

namespace gremio::ui {
class EmptyState;
class ErrorState;
class IconButton;
class Label;
class Skeleton;
class TextField;
} // namespace gremio::ui

namespace gremio {

/// The conversations at the left of the page: who, the last line, when, what is unread.
class ConversationPane : public QWidget {
    Q_OBJECT

public:
    ConversationPane(
        const ChatStore& store, const Outbox& outbox, const Clock& clock, QWidget* parent = nullptr);

    ConversationModel& model() { return m_model; }
    /// Marks the row; without a signal. A null id marks none.
    void setCurrent(const ChatId& id);
    void focusFilter();
    void focusList();
    /// Whether there is anybody with whom a group could be made.
    void setMayStart(bool may);

Q_SIGNALS:
    void chosen(const gremio::ChatId& id);
    void tryAgainWanted();
    void findWanted();
    void newGroupWanted();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void retranslate();
    void choose(const QModelIndex& index);
    void mark();

    const ChatStore& m_store;
    ConversationModel m_model;
    QSortFilterProxyModel m_shown;
    ChatId m_current;
    ui::Label* m_title;
    ui::IconButton* m_new;
    ui::TextField* m_filter;
    QListView* m_list;
    QStackedLayout* m_stack;
    ui::Skeleton* m_skeleton;
    ui::EmptyState* m_empty;
    ui::EmptyState* m_none;
    ui::ErrorState* m_error;
};

} // namespace gremio
