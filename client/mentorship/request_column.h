// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/mentorship/request_row.h"
#include "client/ui/card.h"

class QVBoxLayout;

namespace gremio::ui {
class Button;
class EmptyState;
class ErrorState;
class Label;
class Skeleton;
} // namespace gremio::ui

namespace gremio {

class RequestController;

/// All requests of one direction: head with the count of open ones, then rows.
class RequestColumn : public ui::Card {
    Q_OBJECT

public:
    RequestColumn(RequestDirection direction, const RequestStore& store, RequestController& controller,
        QWidget* parent = nullptr);

    void present(bool onlyOpen, const RequestContext& context);
    /// The end of the list comes near: loads what is older.
    void loadMore();

Q_SIGNALS:
    void openMentorWanted(const gremio::UserId& mentor);
    void findWanted(const QString& text);
    void sayHelloWanted(const gremio::UserId& user);
    void bookWanted(const gremio::UserId& other, bool iMentor);

private:
    RequestRowWidget* rowAt(std::size_t index);
    void decline(const RequestRowWidget& row, QWidget* anchor);
    void presentEmpty(bool onlyOpen);

    RequestDirection m_direction;
    const RequestStore& m_store;
    RequestController& m_controller;
    ui::Label* m_title;
    ui::Label* m_count;
    QVBoxLayout* m_list;
    std::vector<std::pair<QWidget*, RequestRowWidget*>> m_rows; ///< with the rule above it
    ui::Skeleton* m_skeleton;
    ui::EmptyState* m_empty;
    ui::ErrorState* m_error;
    QWidget* m_foot;
    ui::Button* m_more;
};

} // namespace gremio
