// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/availability/exception_list.h"

#include "client/calendar/week_painter.h"
#include "client/ui/button.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/state_tag.h"
#include "client/words/error_words.h"

#include <QDate>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

QDate dateOf(const QString& text)
{
    return QDate::fromString(text, Qt::ISODate);
}

QString timeOf(const QString& text)
{
    const auto time = timeOfDayFromText(text);
    return time ? WeekPainter::timeWords(static_cast<int>(time->count())) : text;
}

/// As high as its rows, and less where there is no room.
class Rows : public QScrollArea {
public:
    QSize sizeHint() const override { return {200, widget() ? widget()->sizeHint().height() : 0}; }
    QSize minimumSizeHint() const override { return {120, std::min(sizeHint().height(), 2 * 45)}; }
};

} // namespace

ExceptionList::ExceptionList(const AvailabilityStore& store, QWidget* parent)
    : ui::Card(parent)
    , m_store(store)
    , m_today(QDate::currentDate())
    , m_title(new ui::Label(QString()))
    , m_add(new ui::Button(QString(), ui::Button::Kind::Quiet, ui::Button::Size::Small))
    , m_scroll(new Rows)
    , m_foot(new QWidget)
    , m_note(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
    , m_again(new ui::Button(QString(), ui::Button::Kind::Quiet, ui::Button::Size::Small))
{
    setObjectName(u"exceptions"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 8, 7);
    m_title->setWeight(QFont::DemiBold);
    m_add->setGlyph(ui::Icon::Plus);
    m_add->setObjectName(u"addException"_s);
    head->addWidget(m_title, 1);
    head->addWidget(m_add);
    column->addLayout(head);
    column->addWidget(new ui::Rule);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(m_scroll);
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(16, 12, 16, 12);
    m_note->setLines(0);
    m_again->setObjectName(u"exceptionsAgain"_s);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_again);
    column->addWidget(m_foot);
    connect(m_add, &ui::Button::clicked, this, &ExceptionList::addWanted);
    connect(m_again, &ui::Button::clicked, this, &ExceptionList::tryAgainWanted);
    connect(&store, &AvailabilityStore::exceptionsChanged, this, &ExceptionList::fill);
    retranslate();
}

QString ExceptionList::datesWords(const QDate& first, const QDate& last, int thisYear)
{
    const QLocale locale;
    const bool years = first.year() != thisYear || last.year() != thisYear;
    if (first == last) {
        QString words = locale.toString(
            first, years ? tr("ddd d MMMM yyyy", "a date format") : tr("ddd d MMMM", "a date format"));
        words[0] = words[0].toUpper();
        return words;
    }
    const bool oneMonth = first.month() == last.month() && first.year() == last.year();
    const QString form = years ? tr("d MMM yyyy", "a date format") : tr("d MMMM", "a date format");
    if (oneMonth) // 7–8 December
        return tr("%1–%2", "first day, last date")
            .arg(QString::number(first.day()), locale.toString(last, form));
    return tr("%1 – %2", "first date, last date")
        .arg(locale.toString(first, form), locale.toString(last, form));
}

void ExceptionList::setToday(const QDate& today)
{
    if (today == m_today)
        return;
    m_today = today;
    fill();
}

std::vector<ExceptionList::Entry> ExceptionList::entries() const
{
    std::vector<Entry> all;
    for (const AvailabilityException& own : m_store.exceptions().value.items) {
        const QDate first = dateOf(own.firstDate);
        all.push_back({first, own.lastDate ? dateOf(*own.lastDate) : first, own.note, &own});
    }
    Entry* before = nullptr;
    std::vector<Entry> closed;
    for (const CalendarDay& day : m_store.calendarDays().value.items) {
        const QDate date = dateOf(day.date);
        if (date < m_today)
            continue;
        if (before && before->last.addDays(1) == date && before->why == day.name) {
            before->last = date;
            continue;
        }
        closed.push_back({date, date, day.name, nullptr});
        before = &closed.back();
    }
    all.insert(all.end(), closed.begin(), closed.end());
    std::stable_sort(
        all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.first < b.first; });
    return all;
}

QWidget* ExceptionList::makeRow(const Entry& entry)
{
    auto* row = new QWidget;
    row->setObjectName(entry.own ? u"exceptionRow"_s : u"calendarDayRow"_s);
    row->setFixedHeight(ui::size::rowException);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(16, 4, entry.own ? 8 : 16, 4);
    line->setSpacing(ui::space::s);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    const QString dates = datesWords(entry.first, entry.last, m_today.year());
    auto* date = new ui::ElidedLabel(dates);
    date->setWeight(QFont::Medium);
    const QString times = entry.own && entry.own->from && entry.own->to
        ? tr("%1–%2", "from, to").arg(timeOf(*entry.own->from), timeOf(*entry.own->to))
        : QString();
    QString details = times.isEmpty() ? entry.why
        : entry.why.isEmpty()         ? times
                                      : tr("%1, %2", "why, times").arg(entry.why, times);
    if (!entry.own)
        details = tr("%1, whole organisation", "why").arg(entry.why);
    texts->addStretch(1);
    texts->addWidget(date);
    if (!details.isEmpty())
        texts->addWidget(new ui::ElidedLabel(details, ui::Type::Caption, ui::Color::Text3));
    texts->addStretch(1);
    line->addLayout(texts, 1);
    using Kind = ui::StateTag::Kind;
    const bool more = entry.own && entry.own->kind == ExceptionKind::More;
    const bool less = entry.own && entry.own->kind == ExceptionKind::Less;
    auto* tag = new ui::StateTag(more ? tr("More", "free time")
            : less                    ? tr("Less", "free time")
                                      : tr("Closed"),
        more       ? Kind::Success
            : less ? Kind::Warning
                   : Kind::Neutral);
    tag->setGlyph(ui::Icon::None);
    line->addWidget(tag);
    if (!entry.own) // an admin's: nothing can be done about it here
        return row;
    auto* remove = new ui::IconButton(ui::Icon::X, tr("Remove %1", "a date").arg(dates));
    remove->setObjectName(u"removeException"_s);
    remove->setBox(28, 16);
    line->addWidget(remove);
    connect(remove, &ui::IconButton::clicked, this, [this, remove, exception = *entry.own] {
        remove->setEnabled(false);
        Q_EMIT removeWanted(exception);
    });
    return row;
}

void ExceptionList::fill()
{
    const auto& list = m_store.exceptions();
    auto* rows = new QWidget;
    auto* column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const std::vector<Entry> all = entries();
    for (const Entry& entry : all) {
        if (column->count() > 0)
            column->addWidget(new ui::Rule);
        column->addWidget(makeRow(entry));
    }
    const bool none = all.empty();
    m_scroll->setWidget(rows); // deletes the one before
    rows->setAutoFillBackground(false);
    m_scroll->setVisible(!none);
    m_scroll->updateGeometry();
    using State = Loadable<AvailabilityExceptionList>::State;
    const bool failed = list.state == State::Failed;
    m_foot->setVisible(none);
    m_again->setVisible(none && failed);
    m_note->setText(failed ? ErrorWords::say(list.error)
            : list.isLoaded()
            ? tr("Holidays, a free afternoon, an extra morning: dates that differ from the week.")
            : tr("Loading…"));
}

void ExceptionList::retranslate()
{
    m_title->setText(tr("Exceptions"));
    m_add->setText(tr("Add date"));
    m_again->setText(tr("Try again"));
    fill();
}

void ExceptionList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ui::Card::changeEvent(event);
}

} // namespace gremio
