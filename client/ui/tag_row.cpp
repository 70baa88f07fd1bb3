// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/tag_row.h"

#include <QtCore/QStringList>

namespace gremio::ui {

TagRow::TagRow(QWidget* parent)
    : QWidget(parent)
    , m_more(new Tag(QString(), Tag::Kind::Neutral, this))
{
    setFixedHeight(size::tag);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->hide();
}

void TagRow::setTags(const std::vector<std::pair<QString, Tag::Kind>>& tags)
{
    for (Tag* tag : m_tags)
        delete tag;
    m_tags.clear();
    for (const auto& [text, kind] : tags) {
        auto* tag = new Tag(text, kind, this);
        tag->show();
        m_tags.push_back(tag);
    }
    arrange();
    updateGeometry();
}

QSize TagRow::sizeHint() const
{
    int width = 0;
    for (const Tag* tag : m_tags)
        width += tag->sizeHint().width() + space::s;
    return {width, size::tag};
}

void TagRow::arrange()
{
    int left = 0;
    QStringList hidden;
    for (std::size_t i = 0; i < m_tags.size(); ++i) {
        Tag* tag = m_tags[i];
        const int wanted = tag->sizeHint().width();
        // All but the last must leave room for "+9".
        const int reserve = i + 1 < m_tags.size() ? 44 : 0;
        const bool fits = hidden.isEmpty() && left + wanted + reserve <= width();
        tag->setVisible(fits);
        if (fits) {
            tag->setGeometry(left, 0, wanted, size::tag);
            left += wanted + space::s;
        } else {
            hidden << tag->text();
        }
    }
    m_more->setVisible(!hidden.isEmpty() && width() > 0);
    if (!hidden.isEmpty()) {
        m_more->setText(QStringLiteral("+%1").arg(hidden.size()));
        m_more->setToolTip(hidden.join(QStringLiteral(", ")));
        m_more->setAccessibleName(m_more->toolTip());
        m_more->setGeometry(left, 0, m_more->sizeHint().width(), size::tag);
    }
}

void TagRow::resizeEvent(QResizeEvent* event)
{
    arrange();
    QWidget::resizeEvent(event);
}

} // namespace gremio::ui
