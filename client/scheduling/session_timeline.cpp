// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_timeline.h"

#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int disc = 24;
constexpr int between = ui::space::m;

/// One entry, with its part of the line at the left.
class TimelineRow : public QWidget {
public:
    TimelineRow(const TimelineEntry& entry, bool last)
        : m_glyph(entry.glyph)
        , m_last(last)
    {
        setObjectName(u"timelineRow"_s);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(disc + ui::space::m, 2, 0, last ? 2 : between);
        row->setSpacing(ui::space::m);
        auto* column = new QVBoxLayout;
        column->setSpacing(ui::space::xs);
        auto* words = new ui::Label(entry.words, ui::Type::Body);
        words->setLines(0);
        column->addWidget(words);
        if (!entry.times.isEmpty()) {
            auto* times = new ui::Label(entry.times, ui::Type::Body, ui::Color::Text2);
            times->setLines(0);
            column->addWidget(times);
        }
        for (const QString& line : entry.lines)
            column->addWidget(new ui::ElidedLabel(line, ui::Type::Body, ui::Color::Text2));
        if (!entry.link.isEmpty()) {
            m_link = new ui::LinkButton(entry.link);
            m_link->setObjectName(u"timelineLink"_s);
            column->addWidget(m_link, 0, Qt::AlignLeft);
        }
        column->addStretch(1);
        row->addLayout(column, 1);
        auto* when = new ui::Label(entry.when, ui::Type::Caption, ui::Color::Text3);
        when->setTabular(true);
        when->setContentsMargins(0, 2, 0, 0); // on one line with the words
        row->addWidget(when, 0, Qt::AlignTop);
    }

    ui::LinkButton* link() const { return m_link; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const ui::Theme& theme = ui::Theme::of(this);
        const QRectF circle(0, 0, disc, disc);
        painter.setPen(QPen(theme.color(ui::Color::Border), 1));
        const qreal x = disc / 2 + 0.5;
        if (!m_last)
            painter.drawLine(QPointF(x, disc), QPointF(x, height()));
        ui::paintBox(painter, circle.toRect(), disc / 2, theme.color(ui::Color::NeutralSoft),
            theme.color(ui::Color::NeutralSoft), 1);
        ui::paintIcon(painter, circle, m_glyph, ui::size::iconSmall, theme.color(ui::Color::Text2));
    }

private:
    ui::Icon m_glyph;
    bool m_last;
    ui::LinkButton* m_link = nullptr;
};

} // namespace

SessionTimeline::SessionTimeline(QWidget* parent)
    : ui::Card(parent)
    , m_title(new ui::Label(QString(), ui::Type::Body))
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"sessionTimeline"_s);
    m_title->setWeight(QFont::DemiBold);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::m);
    column->addWidget(m_title);
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
}

void SessionTimeline::present(const QString& title, std::vector<TimelineEntry> entries)
{
    m_title->setText(title);
    std::stable_sort(
        entries.begin(), entries.end(), [](const auto& one, const auto& other) { return one.at < other.at; });
    if (entries == m_shown)
        return;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_shown = std::move(entries);
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        auto* row = new TimelineRow(m_shown[i], i + 1 == m_shown.size());
        if (row->link())
            connect(row->link(), &ui::LinkButton::clicked, this, &SessionTimeline::linkClicked);
        m_rows->addWidget(row);
    }
}

} // namespace gremio
