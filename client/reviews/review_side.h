// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/review.h"

#include <QTimeZone>
#include <QWidget>

namespace gremio::ui {
class Label;
class Rating;
} // namespace gremio::ui

namespace gremio {

/// What one of the two wrote: a heading, the stars and when, the words.
class ReviewSide : public QWidget {
    Q_OBJECT

public:
    explicit ReviewSide(QWidget* parent = nullptr);

    /// Nothing: they wrote none, and `otherwise` says so.
    void present(const QString& heading, const std::optional<Review>& review, const QString& otherwise,
        Instant now, const QTimeZone& zone);

private:
    ui::Label* m_heading;
    ui::Rating* m_stars;
    ui::Label* m_when;
    ui::Label* m_words;
};

} // namespace gremio
