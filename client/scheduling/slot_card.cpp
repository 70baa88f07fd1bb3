// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/slot_card.h"

#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int columns = 4;
constexpr int rows = 4;

} // namespace

SlotCard::SlotCard(const SlotPicker::Parts& parts, QWidget* parent)
    : ui::Card(parent)
    , m_parts(parts)
    , m_picker(new SlotPicker(parts, columns, rows))
    , m_zone(new ui::IconLabel(ui::Icon::Globe, QString()))
{
    setObjectName(u"slotCard"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(17, 13, 17, 13);
    column->setSpacing(ui::space::m);
    column->addWidget(m_picker);
    column->addWidget(new ui::Rule);
    column->addWidget(m_zone);
    m_zone->label()->setLines(0);
    connect(m_picker, &SlotPicker::chosen, this,
        [this](Instant startsAt) { Q_EMIT chosen(startsAt, m_picker->minutes()); });
    connect(m_picker, &SlotPicker::filled, this, &SlotCard::follow);
}

void SlotCard::setMentor(const UserId& mentor)
{
    m_picker->setTitle(tr("Free slots"));
    m_picker->setMentor(mentor, 0);
    follow();
}

void SlotCard::follow()
{
    const Instant now = m_parts.clock.now();
    const QTimeZone mine = m_picker->zone();
    const QTimeZone theirs = m_picker->mentorZone();
    QString words = tr("Times in %1.", "city and its time zone").arg(TimeWords::zoneName(mine, now));
    if (theirs.isValid())
        words = (words + u' ' + SessionWords::difference(mine, theirs, now)).trimmed();
    m_zone->setText(words);
}

void SlotCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_picker->setTitle(tr("Free slots"));
        follow();
    }
    ui::Card::changeEvent(event);
}

} // namespace gremio
