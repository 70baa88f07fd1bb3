// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/availability/availability_pane.h"

#include "client/availability/availability_rules.h"
#include "client/availability/copy_day_popover.h"
#include "client/availability/exception_dialog.h"
#include "client/availability/exception_list.h"
#include "client/calendar/month_strip.h"
#include "client/calendar/week_painter.h"
#include "client/calendar/week_view.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/error_state.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/menu.h"
#include "client/ui/segmented.h"
#include "client/ui/skeleton.h"
#include "client/words/error_words.h"
#include "client/words/time_words.h"

#include <QKeyEvent>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr std::size_t undoLimit = 100;

QDate qtDate(Date date)
{
    return QDate(1970, 1, 1).addDays(date.time_since_epoch().count());
}

QString dayName(int weekday)
{
    QString word = QLocale().standaloneDayName(weekday, QLocale::LongFormat);
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

} // namespace

void AvailabilityPane::connectParts()
{
    connect(m_painter, &WeekPainter::blocksChanged, this, &AvailabilityPane::readPainted);
    connect(m_painter, &WeekPainter::copyWanted, this, &AvailabilityPane::askCopy);
    connect(m_rules, &AvailabilityRules::changed, this, &AvailabilityPane::readRules);
    connect(m_mode, &ui::Segmented::currentChanged, this,
        [this](int index) { m_painter->setErasing(index == 1); });
    connect(m_view, &ui::Segmented::currentChanged, this,
        [this](int index) { setView(index == 0 ? View::EveryWeek : View::Dates); });
    connect(m_month, &MonthStrip::dateChosen, this, &AvailabilityPane::showWeek);
    connect(m_dates, &WeekGrid::weekWanted, this,
        [this](int weeks) { showWeek(m_monday + std::chrono::days(7 * weeks)); });
    connect(m_exceptions, &ExceptionList::addWanted, this, [this] {
        const Date date = today();
        auto* dialog = new ExceptionDialog(m_controller, qtDate(date), this);
        dialog->open();
    });
    connect(m_exceptions, &ExceptionList::removeWanted, this,
        [this](const AvailabilityException& exception) { m_controller.removeException(exception); });
    connect(m_exceptions, &ExceptionList::tryAgainWanted, this, [this] { m_controller.refresh(); });
    connect(m_save, &ui::Button::clicked, this, &AvailabilityPane::save);
    connect(m_discard, &ui::Button::clicked, this, &AvailabilityPane::discard);
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, [this] { m_controller.refresh(); });
    connect(&m_store, &AvailabilityStore::changed, this, &AvailabilityPane::follow);
    connect(&m_store, &AvailabilityStore::exceptionsChanged, this, &AvailabilityPane::fillDates);
    connect(&m_store, &AvailabilityStore::saved, this, [this] {
        // As the server keeps it; what was changed while it was being saved stays.
        m_draft = m_draft.onTopOf(m_saved, m_sent);
        fill();
        refreshFoot();
        Q_EMIT saved();
    });
}

QTimeZone AvailabilityPane::zone() const
{
    return TimeWords::zoneOf(m_draft.value.timeZone);
}

Date AvailabilityPane::today() const
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(toMillis(m_clock.now()), zone()).date();
    return Date(std::chrono::days(QDate(1970, 1, 1).daysTo(date)));
}

void AvailabilityPane::follow()
{
    using State = Loadable<Availability>::State;
    const auto& loaded = m_store.availability();
    m_skeleton->setVisible(loaded.state == State::Loading || loaded.state == State::Unasked);
    m_error->setVisible(loaded.state == State::Failed);
    m_form->setVisible(loaded.isLoaded());
    if (loaded.state == State::Failed) {
        m_error->setWords(tr("Your availability could not be loaded"), ErrorWords::say(loaded.error));
        m_error->setDetails(ErrorWords::details(loaded.error));
    }
    if (loaded.isLoaded()) {
        const AvailabilityDraft before = m_draft;
        const AvailabilityDraft saved{loaded.value};
        // To take one's own change back must not take theirs.
        if (saved != m_saved && saved != m_sent) {
            m_before.clear();
            m_after.clear();
        }
        // What somebody is painting stays, on top of what was changed elsewhere.
        m_draft = m_draft.onTopOf(saved, m_saved);
        m_saved = saved;
        if (m_draft != before)
            fill();
    }
    sayErrors();
    refreshFoot();
}

void AvailabilityPane::fill()
{
    if (m_painter->blocks() != m_draft.blocks())
        m_painter->setBlocks(m_draft.blocks());
    m_rules->setValue(m_draft.value);
    const QTimeZone where = zone();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toMillis(m_clock.now()), where);
    m_rules->setZoneNow(tr("It is %1 there now. Hours stay put when clocks change.")
                            .arg(QLocale().toString(now.time(), QLocale::ShortFormat)));
    m_month->setToday(today());
    m_exceptions->setToday(qtDate(today()));
    if (m_monday == Date())
        showWeek(today());
    else
        fillDates();
}

/// The week that the date is in.
void AvailabilityPane::showWeek(Date date)
{
    m_monday = date - std::chrono::days(int(std::chrono::weekday(date).iso_encoding()) - 1);
    m_month->setChosen(date);
    fillDates();
}

void AvailabilityPane::fillDates()
{
    if (!m_store.availability().isLoaded())
        return;
    m_dates->setWeek(m_monday, zone());
    m_dates->setNow(m_clock.now());
    m_dates->setFreeName(tr("free"));
    const auto& exceptions = m_store.exceptions().value.items;
    m_dates->setFree(
        freeTimeOf(m_draft.value, exceptions, m_store.calendarDays().value.items, m_dates->axis()));
    std::set<Date> marked;
    for (const AvailabilityException& one : exceptions) {
        const auto first = dateFromText(one.firstDate);
        const auto last = dateFromText(one.lastDate.value_or(one.firstDate));
        for (auto date = first; date && last && *date <= *last; *date += std::chrono::days(1))
            marked.insert(*date);
    }
    for (const CalendarDay& day : m_store.calendarDays().value.items) {
        if (const auto date = dateFromText(day.date))
            marked.insert(*date);
    }
    m_month->setMarked(marked);
    saySum();
}

void AvailabilityPane::readPainted()
{
    AvailabilityDraft draft = m_draft;
    draft.setBlocks(m_painter->blocks());
    change(draft);
}

void AvailabilityPane::readRules()
{
    AvailabilityDraft draft = m_draft;
    m_rules->readInto(draft.value);
    change(draft);
}

void AvailabilityPane::change(const AvailabilityDraft& draft)
{
    if (draft == m_draft)
        return;
    m_before.push_back(m_draft);
    if (m_before.size() > undoLimit)
        m_before.erase(m_before.begin());
    m_after.clear();
    m_draft = draft;
    m_problem->hide();
    m_rules->clearErrors();
    m_painter->setErrors({});
    fill();
    refreshFoot();
}

void AvailabilityPane::undo()
{
    if (m_before.empty() || m_store.isSaving())
        return;
    m_after.push_back(std::exchange(m_draft, m_before.back()));
    m_before.pop_back();
    fill();
    refreshFoot();
}

void AvailabilityPane::redo()
{
    if (m_after.empty() || m_store.isSaving())
        return;
    m_before.push_back(std::exchange(m_draft, m_after.back()));
    m_after.pop_back();
    fill();
    refreshFoot();
}

void AvailabilityPane::refreshFoot()
{
    const int changes = m_draft.changesFrom(m_saved);
    saySum();
    m_count->setText(
        changes == 0 ? tr("Everything is saved") : tr("%n change(s) not saved", nullptr, changes));
    m_dot->setVisible(changes > 0);
    m_discard->setEnabled(changes > 0 && !m_store.isSaving());
    m_save->setEnabled(changes > 0);
    m_save->setBusy(m_store.isSaving(), tr("Saving"));
}

/// Of what is shown: every week, or the one week with its dates that differ.
void AvailabilityPane::saySum()
{
    int sum = WeekPainter::minutesOf(m_draft.blocks());
    if (m_view->current() == 1) {
        sum = 0;
        for (const TimeSpan& span : freeTimeOf(m_draft.value, m_store.exceptions().value.items,
                 m_store.calendarDays().value.items, m_dates->axis()))
            sum += static_cast<int>(span.length() / std::chrono::minutes(1));
    }
    m_sum->setText(WeekPainter::hoursWords(sum));
}

void AvailabilityPane::sayErrors()
{
    const auto& error = m_store.saveError();
    m_problem->setVisible(error.has_value());
    if (!error) {
        m_rules->clearErrors();
        m_painter->setErrors({});
        return;
    }
    m_problem->setText(ErrorWords::say(*error));
    std::vector<std::pair<DayBlock, QString>> wrong;
    const std::vector<DayBlock> sent = m_sent.blocks();
    for (const ProblemField& field : error->errors) {
        const QStringList path = field.pointer.split(u'/', Qt::SkipEmptyParts);
        const QString words = ErrorWords::sayField(field.code);
        if (path.value(0) != u"blocks"_s) {
            m_rules->setError(path.value(0), words);
            continue;
        }
        bool isNumber = false;
        const auto index = std::size_t(path.value(1).toUInt(&isNumber));
        if (isNumber && index < sent.size())
            wrong.emplace_back(sent[index], words);
        else
            m_problem->setText(words);
    }
    m_painter->setErrors(wrong);
}

void AvailabilityPane::save()
{
    if (m_draft.value.lengths.empty()) {
        m_rules->setError(u"lengths"_s, tr("Offer at least one length."));
        return;
    }
    if (m_draft.value.lengths.size() > std::size_t(rules::sessionLengths)) {
        m_rules->setError(u"lengths"_s, tr("Offer at most %n lengths.", nullptr, int(rules::sessionLengths)));
        return;
    }
    m_sent = m_draft;
    m_controller.save(m_draft.value);
}

void AvailabilityPane::discard()
{
    change(m_saved);
    Q_EMIT discarded();
}

void AvailabilityPane::askCopy(int weekday, const QRect& globalAnchor)
{
    auto* popover = new CopyDayPopover(weekday, window());
    connect(popover, &CopyDayPopover::copyWanted, this, [this](int from, const std::vector<int>& to) {
        m_painter->setBlocks(WeekPainter::copied(m_painter->blocks(), from, to));
        readPainted();
    });
    popover->openAt(globalAnchor);
}

void AvailabilityPane::setView(View view)
{
    const bool dates = view == View::Dates;
    m_painter->setVisible(!dates);
    m_dates->setVisible(dates);
    m_mode->setVisible(!dates);
    m_copy->setVisible(!dates);
    m_monthCard->setVisible(dates);
    m_rulesCard->setVisible(!dates);
    fillDates();
}

void AvailabilityPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

/// No shortcut: that of a toast, which takes back what it tells of, goes first.
void AvailabilityPane::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo))
        undo();
    else if (event->matches(QKeySequence::Redo))
        redo();
    else
        QWidget::keyPressEvent(event);
}

void AvailabilityPane::retranslate()
{
    m_view->setWords({tr("Every week"), tr("By date")});
    m_view->setAccessibleName(tr("What is shown"));
    m_mode->setWords({tr("Paint"), tr("Erase")});
    m_mode->setAccessibleName(tr("What dragging does"));
    m_copy->setText(m_sum->isHidden() ? QString() : tr("Copy day")); // hidden where it is narrow
    m_copy->setAccessibleName(tr("Copy day"));
    m_copyMenu->clear();
    for (int day = 1; day <= 7; ++day) {
        QAction* action = m_copyMenu->addItem(ui::Icon::None, dayName(day));
        connect(action, &QAction::triggered, this, [this, day] {
            askCopy(day, {m_copy->mapToGlobal(QPoint()), m_copy->size()});
        });
    }
    m_painter->setAccessibleName(tr("Free time of every week"));
    m_dates->setAccessibleName(tr("Free time by date"));
    m_month->setMarkWords(tr("differs from the week", "a date in a month"));
    m_discard->setText(tr("Discard"));
    m_save->setText(tr("Save"));
    m_note->setText(tr("Sessions that are booked stay booked: removing free time does not cancel them."));
    if (m_store.availability().isLoaded())
        fill();
    follow();
}

void AvailabilityPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gremio
