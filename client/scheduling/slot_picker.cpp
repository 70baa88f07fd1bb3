// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/slot_picker.h"

#include "client/scheduling/sessions_controller.h"
#include "client/ui/chip.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/skeleton.h"
#include "client/words/error_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int daysAsked = 28;
constexpr int parts = 13; ///< about a year, the longest horizon there is

QDateTime local(Instant instant, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), zone);
}

} // namespace

SlotPicker::SlotPicker(const Parts& given, int columns, int rows, QWidget* parent)
    : QWidget(parent)
    , m_parts(given)
    , m_columns(columns)
    , m_rows(rows)
    , m_title(new ui::ElidedLabel(QString(), ui::Type::Body))
    , m_back(new ui::IconButton(ui::Icon::ChevronLeft, QString()))
    , m_on(new ui::IconButton(ui::Icon::ChevronRight, QString()))
    , m_box(new QWidget)
    , m_grid(new QGridLayout(m_box))
    , m_skeleton(new ui::Skeleton(3, 32))
    , m_note(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
    , m_again(new ui::LinkButton(QString()))
{
    setObjectName(u"slotPicker"_s);
    m_back->setObjectName(u"slotsBack"_s);
    m_on->setObjectName(u"slotsOn"_s);
    for (ui::IconButton* button : {m_back, m_on})
        button->setBox(28, 16);
    m_title->setWeight(QFont::DemiBold);
    m_note->setLines(0);
    m_note->setObjectName(u"slotsNote"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::s);
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_title, 1);
    head->addWidget(m_back);
    head->addWidget(m_on);
    column->addLayout(head);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(ui::space::s);
    column->addWidget(m_box);
    column->addWidget(m_skeleton);
    column->addWidget(m_note);
    column->addWidget(m_again, 0, Qt::AlignLeft);
    connect(m_back, &ui::IconButton::clicked, this, [this] { turn(-1); });
    connect(m_on, &ui::IconButton::clicked, this, [this] { turn(1); });
    connect(m_again, &ui::LinkButton::clicked, this, &SlotPicker::load);
    connect(&given.slotStore, &SlotStore::changed, this, [this](const UserId& mentor) {
        if (mentor == m_mentor)
            follow();
    });
}

QTimeZone SlotPicker::zone() const
{
    return TimeWords::zoneOf(m_parts.session.user().timeZone);
}

QTimeZone SlotPicker::mentorZone() const
{
    const auto list = m_parts.slotStore.anyOf(m_mentor);
    return list ? QTimeZone(list->mentorTimeZone.toUtf8()) : QTimeZone();
}

SlotRange SlotPicker::range() const
{
    return {m_mentor, m_today.addDays(m_part * daysAsked), daysAsked, m_minutes};
}

int SlotPicker::minutes() const
{
    const auto& list = m_parts.slotStore.slotsOf(range());
    return list.isLoaded() ? list.value.minutes : m_minutes;
}

std::optional<bool> SlotPicker::offers(Instant startsAt) const
{
    const SlotRange asked = range();
    const auto& list = m_parts.slotStore.slotsOf(asked);
    const QDate date = local(startsAt, zone()).date();
    if (!list.isLoaded() || date < asked.from || date >= asked.from.addDays(asked.days))
        return std::nullopt;
    const auto& items = list.value.items;
    return std::any_of(
        items.begin(), items.end(), [&](const Slot& slot) { return slot.startsAt == startsAt; });
}

std::vector<Instant> SlotPicker::nextFree(Instant from, std::size_t count) const
{
    std::vector<Instant> found;
    for (const Slot& slot : m_parts.slotStore.slotsOf(range()).value.items) {
        if (slot.startsAt >= from && found.size() < count)
            found.push_back(slot.startsAt);
    }
    return found;
}

void SlotPicker::setMentor(const UserId& mentor, int minutes)
{
    if (mentor != m_mentor) {
        m_part = 0;
        m_page = 0;
    }
    m_mentor = mentor;
    m_minutes = minutes;
    load();
    follow();
}

void SlotPicker::load()
{
    m_today = local(m_parts.clock.now(), zone()).date();
    m_parts.controller.loadSlots(range());
}

void SlotPicker::setTitle(const QString& title)
{
    m_title->setText(title);
}

void SlotPicker::setPicked(const std::optional<Instant>& picked)
{
    m_picked = picked;
    m_known.clear();
    follow();
}

void SlotPicker::findDays(const SlotList& list)
{
    m_days.clear();
    const QTimeZone mine = zone();
    const auto length = std::chrono::minutes(list.minutes);
    std::optional<Instant> last;
    for (const Slot& slot : list.items) {
        // They begin at every quarter of an hour; those that follow each other are enough to choose from.
        const bool wanted = !last || slot.startsAt >= *last + length || slot.startsAt == m_picked;
        if (!wanted)
            continue;
        last = slot.startsAt;
        const QDate date = local(slot.startsAt, mine).date();
        if (m_days.empty() || m_days.back().date != date)
            m_days.push_back({date, {}});
        m_days.back().starts.push_back(slot.startsAt);
    }
}

void SlotPicker::turn(int pages)
{
    const int last = std::max(0, (static_cast<int>(m_days.size()) - 1) / m_columns);
    const int page = m_page + pages;
    if (page < 0 && m_part > 0) {
        --m_part;
        m_page = 0;
        load();
    } else if (page > last && m_part + 1 < parts) {
        ++m_part;
        m_page = 0;
        load();
    } else {
        m_page = std::clamp(page, 0, last);
    }
    m_known.clear();
    follow();
}

void SlotPicker::follow()
{
    using State = SlotStore::List::State;
    const auto& list = m_parts.slotStore.slotsOf(range());
    m_back->setName(tr("Earlier slots"));
    m_on->setName(tr("Later slots"));
    m_again->setText(tr("Try again"));
    if (list.isLoaded())
        findDays(list.value);
    else
        m_days.clear();
    const int last = std::max(0, (static_cast<int>(m_days.size()) - 1) / m_columns);
    m_page = std::clamp(m_page, 0, last);
    m_back->setEnabled(m_page > 0 || m_part > 0);
    m_on->setEnabled(list.isLoaded() && (m_page < last || m_part + 1 < parts));
    m_skeleton->setVisible(list.state == State::Loading || list.state == State::Unasked);
    m_again->setVisible(list.state == State::Failed);
    if (list.state == State::Failed)
        m_note->setText(ErrorWords::say(list.error));
    else if (m_part == 0)
        m_note->setText(tr("Nothing is free in the next four weeks."));
    else
        m_note->setText(tr("Nothing is free in these four weeks."));
    m_note->setVisible(list.state == State::Failed || (list.isLoaded() && m_days.empty()));
    m_box->setVisible(!m_days.empty());
    show();
    Q_EMIT filled();
}

void SlotPicker::show()
{
    std::vector<Instant> wanted;
    const std::size_t first = static_cast<std::size_t>(m_page * m_columns);
    const std::size_t end = std::min(m_days.size(), first + static_cast<std::size_t>(m_columns));
    for (std::size_t i = first; i < end; ++i)
        wanted.insert(wanted.end(), m_days[i].starts.begin(), m_days[i].starts.end());
    if (!wanted.empty() && wanted == m_known)
        return;
    m_known = wanted;
    const bool hadFocus = m_box->isAncestorOf(window()->focusWidget());
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < m_columns; ++i) {
        m_grid->setColumnStretch(i, 1);
        m_grid->setColumnMinimumWidth(i, 56);
    }
    QWidget* before = m_on; // where Tab comes from
    for (std::size_t i = first; i < end; ++i) {
        QWidget* column = columnOf(m_days[i], hadFocus);
        m_grid->addWidget(column, 0, static_cast<int>(i - first));
        column->show(); // what is not shown yet takes no room
        for (auto* chip : column->findChildren<ui::Chip*>()) {
            setTabOrder(before, chip);
            before = chip;
        }
    }
    updateGeometry();
}

QWidget* SlotPicker::columnOf(const Day& day, bool focus)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::xs);
    auto* name = new ui::Label(QLocale().toString(day.date, u"ddd"_s), ui::Type::Caption, ui::Color::Text2);
    auto* date = new ui::Label(QString::number(day.date.day()), ui::Type::Body);
    date->setWeight(QFont::DemiBold);
    for (ui::Label* label : {name, date}) {
        label->setAlignment(Qt::AlignHCenter);
        column->addWidget(label);
    }
    column->addSpacing(ui::space::xs);
    const QTimeZone mine = zone();
    int shown = 0;
    for (const Instant start : day.starts) {
        if (m_rows > 0 && shown == m_rows)
            break;
        ++shown;
        const QString time = SessionWords::time(start, mine);
        auto* chip = new ui::Chip(time, ui::Chip::Kind::Plain);
        chip->setObjectName(u"slot_"_s + local(start, mine).toString(u"yyyy-MM-ddTHH:mm"_s));
        chip->setTabular(true);
        chip->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // all of one width, under their day
        const bool picked = start == m_picked;
        chip->setPicked(picked);
        const QString full = SessionWords::dayAndSpan(
            start, start + std::chrono::minutes(minutes()), m_parts.clock.now(), mine);
        chip->setAccessibleName(picked ? tr("%1, chosen", "a free time").arg(full) : full);
        connect(chip, &ui::Chip::clicked, this, [this, start] { Q_EMIT chosen(start); });
        column->addWidget(chip);
        if (picked && focus)
            chip->setFocus(Qt::OtherFocusReason);
    }
    column->addStretch(1);
    return box;
}

void SlotPicker::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && !m_mentor.isNull()) {
        m_known.clear();
        follow();
    }
    QWidget::changeEvent(event);
}

} // namespace gremio
