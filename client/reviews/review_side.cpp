// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/reviews/review_side.h"

#include "client/ui/label.h"
#include "client/ui/rating.h"
#include "client/words/time_words.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

ReviewSide::ReviewSide(QWidget* parent)
    : QWidget(parent)
    , m_heading(new ui::ElidedLabel(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_stars(new ui::Rating(ui::Rating::Kind::Stars))
    , m_when(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text3))
    , m_words(new ui::Label(QString(), ui::Type::Body))
{
    m_heading->setWeight(QFont::Medium);
    m_words->setObjectName(u"reviewWords"_s);
    m_words->setLines(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::xs);
    column->addWidget(m_heading);
    auto* line = new QHBoxLayout;
    line->setSpacing(ui::space::s);
    line->addWidget(m_stars);
    line->addWidget(m_when);
    line->addStretch(1);
    column->addLayout(line);
    column->addWidget(m_words);
    column->addStretch(1);
}

void ReviewSide::present(const QString& heading, const std::optional<Review>& review,
    const QString& otherwise, Instant now, const QTimeZone& zone)
{
    m_heading->setText(heading);
    m_stars->setVisible(review.has_value());
    m_when->setVisible(review.has_value());
    if (!review) {
        m_words->setText(otherwise);
        m_words->setColor(ui::Color::Text3);
        return;
    }
    m_stars->setValue(review->rating);
    m_when->setText(TimeWords::ago(review->editedAt.value_or(review->createdAt), now, zone));
    const QString words = review->comment.value_or(QString());
    m_words->setText(words.isEmpty() ? tr("No words, only stars.") : words);
    m_words->setColor(words.isEmpty() ? ui::Color::Text3 : ui::Color::Text);
}

} // namespace gremio
