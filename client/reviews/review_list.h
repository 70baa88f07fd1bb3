// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/reviews/review_controller.h"
#include "client/ui/card.h"
#include "shared/core/clock.h"

class QVBoxLayout;

namespace gremio::ui {
class Button;
class EmptyState;
class ErrorState;
class Label;
class Skeleton;
} // namespace gremio::ui

namespace gremio {

/// What apprentices wrote of a mentor, the last shown first, page by page.
class ReviewList : public ui::Card {
    Q_OBJECT

public:
    ReviewList(const ReviewStore& store, ReviewController& controller, const SessionStore& session,
        const Clock& clock, QWidget* parent = nullptr);

    void open(const UserId& mentor);
    /// What the profile says: how many there are, and what the mentor is called.
    void present(const QString& name, int count);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void fill(const std::vector<Review>& reviews);

    const ReviewStore& m_store;
    ReviewController& m_controller;
    const SessionStore& m_session;
    const Clock& m_clock;
    UserId m_mentor;
    QString m_name;
    int m_count = 0;
    std::vector<Review> m_shown;
    ui::Label* m_title;
    ui::Label* m_countLabel;
    ui::Label* m_order;
    QVBoxLayout* m_rows;
    ui::Skeleton* m_skeleton;
    ui::EmptyState* m_empty;
    ui::ErrorState* m_error;
    QWidget* m_foot;
    ui::Button* m_more;
};

} // namespace gremio
