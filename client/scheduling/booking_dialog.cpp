// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/booking_dialog.h"

#include "client/scheduling/slot_picker.h"
#include "client/scheduling/tall_body.h"
#include "client/state/session_steps.h"
#include "client/ui/banner.h"
#include "client/ui/chip.h"
#include "client/ui/combo_box.h"
#include "client/ui/flow_layout.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/segmented.h"
#include "client/ui/text_area.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

#include <QDateEdit>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {

constexpr int longestAgenda = 1000;
constexpr std::size_t slotsTold = 3; // as many as the server tells

QDateTime local(Instant instant, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), zone);
}

/// The first instant at which the clock shows that; nothing in the hour that is skipped.
std::optional<Instant> instantOf(const QDate& date, const QTime& time, const QTimeZone& zone)
{
    const QDateTime found(date, time, zone);
    if (!found.isValid() || found.date() != date || found.time() != time)
        return std::nullopt;
    // Clocks are put back by an hour, on Lord Howe by half of one, at Troll by two.
    for (const int back : {1800, 3600, 7200}) {
        const QDateTime before = found.addSecs(-back);
        if (before.date() == date && before.time() == time)
            return instantFromMillis(before.toMSecsSinceEpoch());
    }
    return instantFromMillis(found.toMSecsSinceEpoch());
}

} // namespace

BookingDialog::BookingDialog(const BookingParts& parts, const BookingWish& wish, QWidget* anyWidget)
    : ui::Dialog(QString(), anyWidget)
    , m_parts(parts)
    , m_moved(wish.moved)
    , m_start(wish.startsAt)
    , m_minutes(wish.minutes)
{
    findPartners(wish);
    build();
    for (const Partner& one : m_partners) {
        m_with->addItem(tr("%1 · %2", "a person, how one stands to them")
                            .arg(PersonWords::name(one.person.displayName),
                                one.iMentor ? tr("you mentor") : tr("you learn")));
    }
    m_agenda->setLimit(longestAgenda);
    m_with->setCurrentIndex(static_cast<int>(m_partner));
    connect(m_with, &QComboBox::currentIndexChanged, this, &BookingDialog::choosePartner);
    connect(m_length, &ui::Segmented::currentChanged, this, &BookingDialog::chooseLength);
    connect(m_slots, &SlotPicker::chosen, this, &BookingDialog::chooseSlot);
    connect(m_slots, &SlotPicker::filled, this, &BookingDialog::followSlots);
    connect(m_otherTime, &ui::LinkButton::clicked, this, [this] { setFreely(!m_freely); });
    connect(m_date, &QDateEdit::dateChanged, this, &BookingDialog::readFreeTime);
    connect(m_time, &QComboBox::currentIndexChanged, this, &BookingDialog::readFreeTime);
    connect(m_medium, &QComboBox::currentIndexChanged, this, &BookingDialog::refresh);
    connect(m_place, &ui::TextField::textChanged, this, [this] { m_place->setError({}); });
    connect(m_agenda, &ui::TextArea::textChanged, this, &BookingDialog::refresh);
    connect(m_send, &ui::Button::clicked, this, &BookingDialog::send);
    SessionsController& controller = parts.controller;
    connect(&controller, &SessionsController::booked, this, &BookingDialog::accept);
    connect(&controller, &SessionsController::bookFailed, this, &BookingDialog::onFailed);
    connect(&controller, &SessionsController::holdFailed, this, &BookingDialog::onFailed);
    connect(&controller, &SessionsController::done, this,
        [this](SessionsController::Step step, const Session& session) {
            if (m_moved && step == SessionsController::Step::Reschedule && session.id == m_moved->id)
                accept();
        });
    connect(&controller, &SessionsController::failed, this, &BookingDialog::onMoveFailed);
    connect(this, &ui::Dialog::finished, &controller, &SessionsController::release);
    const QDateTime now = local(parts.clock.now(), m_slots->zone());
    m_date->setMinimumDate(now.date());
    m_date->setMaximumDate(now.date().addYears(1));
    m_freely = partner().iMentor || (m_moved && m_start);
    if (!m_start && m_moved)
        fillFreeTime(m_moved->startsAt);
    else
        fillFreeTime(m_start.value_or(std::chrono::ceil<std::chrono::hours>(parts.clock.now()) + 24h));
    m_slots->setPicked(m_start);
    m_slots->setMentor(mentorId(), m_minutes);
    readFreeTime();
    fillLengths();
    keep();
    refresh();
}

BookingDialog::~BookingDialog() = default;

void BookingDialog::findPartners(const BookingWish& wish)
{
    const UserId me = m_parts.session.user().id;
    if (wish.moved) {
        m_partners.push_back({otherOf(*wish.moved, me), wish.moved->mentor.id == me});
        if (m_minutes == 0)
            m_minutes = static_cast<int>(
                std::chrono::duration_cast<std::chrono::minutes>(wish.moved->endsAt - wish.moved->startsAt)
                    .count());
        return;
    }
    for (const Mentorship& mentorship : m_parts.mentorships.whereApprentice(me))
        m_partners.push_back({mentorship.mentor, false});
    for (const Mentorship& mentorship : m_parts.mentorships.whereMentor(me))
        m_partners.push_back({mentorship.apprentice, true});
    if (m_partners.empty())
        m_partners.push_back({}); // whoever opens it has somebody; not to be left without one in between
    for (std::size_t i = 0; i < m_partners.size(); ++i) {
        if (m_partners[i].person.id == wish.other && m_partners[i].iMentor == wish.iMentor)
            m_partner = i;
    }
}

UserId BookingDialog::mentorId() const
{
    return partner().iMentor ? m_parts.session.user().id : partner().person.id;
}

void BookingDialog::choosePartner(int index)
{
    m_partner = static_cast<std::size_t>(index);
    m_minutes = 0;
    m_lengths.clear();
    clearProblem();
    setStart({});
    // What a mentor offers is for others to choose from: a mentor says any time.
    m_freely = partner().iMentor;
    m_slots->setMentor(mentorId(), m_minutes);
    fillLengths();
    readFreeTime();
    refresh();
}

void BookingDialog::fillLengths()
{
    const auto told = m_parts.slotStore.anyOf(mentorId());
    std::vector<int> lengths = told ? told->lengths : std::vector<int>{};
    std::sort(lengths.begin(), lengths.end());
    if (m_minutes == 0 && told)
        m_minutes = told->lengths.empty() ? 0 : told->lengths.front();
    if (m_minutes > 0 && std::find(lengths.begin(), lengths.end(), m_minutes) == lengths.end())
        lengths.push_back(m_minutes);
    if (lengths == m_lengths)
        return;
    m_lengths = lengths;
    QStringList words;
    for (const int minutes : m_lengths)
        words << SessionWords::length(minutes);
    const QSignalBlocker quiet(m_length);
    m_length->setWords(words);
    const auto place = std::find(m_lengths.begin(), m_lengths.end(), m_minutes);
    if (place != m_lengths.end())
        m_length->setCurrent(static_cast<int>(place - m_lengths.begin()));
}

void BookingDialog::chooseLength(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_lengths.size())
        return;
    m_minutes = m_lengths[static_cast<std::size_t>(index)];
    m_offered = false;
    clearProblem();
    m_slots->setMentor(mentorId(), m_minutes);
    keep();
    refresh();
}

void BookingDialog::chooseSlot(Instant startsAt)
{
    clearProblem();
    setStart(startsAt);
    keep();
}

void BookingDialog::setStart(const std::optional<Instant>& startsAt)
{
    m_start = startsAt;
    m_offered = false;
    m_slots->setPicked(startsAt);
    refresh();
}

/// Others see that somebody is about to take it. Only an apprentice who books holds something.
void BookingDialog::keep()
{
    if (!m_start || m_minutes == 0 || m_moved || partner().iMentor)
        return;
    m_parts.controller.hold({mentorId(), *m_start, m_minutes});
}

void BookingDialog::setFreely(bool freely)
{
    m_freely = freely;
    clearProblem();
    if (freely)
        readFreeTime();
    else
        setStart({});
    if (freely)
        m_date->setFocus();
}

void BookingDialog::fillFreeTime(Instant startsAt)
{
    const QDateTime shown = local(startsAt, m_slots->zone());
    m_filling = true;
    m_date->setDate(shown.date());
    m_time->setCurrentIndex(shown.time().hour() * 4 + shown.time().minute() / 15);
    m_filling = false;
}

void BookingDialog::readFreeTime()
{
    if (!m_freely || m_filling)
        return;
    const QTime time(m_time->currentIndex() / 4, m_time->currentIndex() % 4 * 15);
    m_start = instantOf(m_date->date(), time, m_slots->zone());
    if (!m_start)
        m_timeError->setText(tr("The clocks skip this hour on that day: choose another time."));
    else if (*m_start <= m_parts.clock.now())
        m_timeError->setText(tr("This is in the past."));
    else
        m_timeError->setText({});
    refresh();
}

void BookingDialog::followSlots()
{
    fillLengths();
    const auto offered = m_start && !m_freely ? m_slots->offers(*m_start) : std::nullopt;
    // Somebody else took what was chosen; a hold of mine is free to me. While it is being booked, it may be
    // gone because it is mine.
    if (m_offered && offered == false && !m_send->isBusy()) {
        ApiError taken = ApiError::of(ErrorCode::SlotTaken);
        taken.freeSlots = m_slots->nextFree(*m_start, slotsTold);
        sayProblem(taken, true);
        return;
    }
    m_offered = m_offered || offered == true;
    refresh();
}

void BookingDialog::refresh()
{
    const QString first = PersonWords::first(partner().person.displayName);
    const UserId me = m_parts.session.user().id;
    if (m_moved)
        setTitle(tr("Another time for “%1”").arg(SessionWords::title(*m_moved, me)));
    else if (partner().iMentor)
        setTitle(tr("Propose a session to %1").arg(first));
    else
        setTitle(tr("Book with %1").arg(first));
    const bool outside = m_freely && mayChooseFreely();
    m_slots->setVisible(!outside);
    m_freeBox->setVisible(outside);
    m_timeError->setVisible(!m_timeError->text().isEmpty());
    m_otherTime->setVisible(m_moved && !partner().iMentor);
    m_otherTime->setText(outside ? tr("Choose from the free slots") : tr("Another time…"));
    refreshClocks();
    const bool inPerson = m_medium->currentData().toInt() == static_cast<int>(SessionMedium::InPerson);
    m_placeLabel->setVisible(inPerson && !m_moved);
    m_place->setVisible(inPerson && !m_moved);
    if (m_moved)
        m_note->setText(
            outside ? tr("%1 has to agree to a time outside the free slots.").arg(first) : QString());
    else
        m_note->setText(partner().iMentor ? tr("%1 confirms it, or says no.").arg(first) : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    m_send->setText(m_moved     ? tr("Move session")
            : partner().iMentor ? tr("Propose session")
                                : tr("Book session"));
    const bool inTime = m_start && *m_start > m_parts.clock.now();
    const bool asItWas = m_moved && m_start == m_moved->startsAt
        && m_moved->endsAt - m_moved->startsAt == std::chrono::minutes(m_minutes);
    m_send->setEnabled(inTime && !asItWas && m_minutes > 0 && !m_agenda->isOverLimit());
    fit();
    Q_EMIT timeChosen(m_start, m_minutes);
}

void BookingDialog::refreshClocks()
{
    const QTimeZone mine = m_slots->zone();
    const QTimeZone theirs = partner().iMentor ? QTimeZone() : m_slots->mentorZone();
    const bool known = m_start.has_value() && m_minutes > 0;
    const bool both = known && theirs.isValid();
    for (ui::Label* label : {m_mine, m_mineTime})
        label->setVisible(known);
    for (ui::Label* label : {m_theirs, m_theirTime})
        label->setVisible(both);
    if (known) {
        const Instant end = *m_start + std::chrono::minutes(m_minutes);
        const Instant now = m_parts.clock.now();
        m_mine->setText(tr("You · %1 · %2", "city, day")
                            .arg(SessionWords::city(mine), SessionWords::day(*m_start, now, mine)));
        m_mineTime->setText(SessionWords::span(*m_start, end, mine));
        if (both) {
            m_theirs->setText(tr("%1 · %2 · %3", "person, city, day")
                                  .arg(PersonWords::first(partner().person.displayName),
                                      SessionWords::city(theirs), SessionWords::day(*m_start, now, theirs)));
            m_theirTime->setText(SessionWords::span(*m_start, end, theirs));
        }
    }
    const QString change =
        both ? SessionWords::clockChange(mine, theirs, *m_start, m_parts.clock.now()) : QString();
    m_clocks->setVisible(!change.isEmpty());
    m_clocks->setText(change);
}

void BookingDialog::fit()
{
    if (!m_tall)
        return;
    const int chrome = 190; // title, buttons, margins of the panel and of the window
    m_tall->setMostHigh(std::max(160, height() - chrome));
    m_tall->fit(panel()->minimumWidth() - 2 * (ui::space::xl - ui::space::xs));
    // The panel was measured when it opened.
    panel()->setMinimumHeight(0);
    panel()->setMaximumHeight(QWIDGETSIZE_MAX);
    panel()->setFixedHeight(panel()->layout()->totalSizeHint().height());
}

void BookingDialog::resizeEvent(QResizeEvent* event)
{
    ui::Dialog::resizeEvent(event);
    fit();
}

BookSessionBody BookingDialog::body() const
{
    BookSessionBody body;
    if (partner().iMentor)
        body.apprenticeId = partner().person.id;
    else
        body.mentorId = partner().person.id;
    body.startsAt = *m_start;
    body.minutes = m_minutes;
    body.medium = static_cast<SessionMedium>(m_medium->currentData().toInt());
    if (body.medium == SessionMedium::InPerson)
        body.place = m_place->text().simplified();
    if (const QString agenda = m_agenda->text().trimmed(); !agenda.isEmpty())
        body.agenda = agenda;
    return body;
}

void BookingDialog::send()
{
    if (!m_start || m_minutes == 0 || m_send->isBusy())
        return;
    clearProblem();
    if (m_moved) {
        m_send->setBusy(true, tr("Moving"));
        m_parts.controller.reschedule(m_moved->id, {*m_start, m_minutes});
        return;
    }
    const BookSessionBody asked = body();
    if (asked.place && asked.place->isEmpty()) {
        m_place->setError(tr("Say where you meet."));
        m_place->edit()->setFocus();
        fit();
        return;
    }
    m_send->setBusy(true, tr("Booking"));
    m_parts.controller.book(asked);
}

void BookingDialog::onFailed(const ApiError& error)
{
    m_send->setBusy(false);
    sayProblem(error);
}

void BookingDialog::onMoveFailed(SessionsController::Step step, const SessionId& id, const ApiError& error)
{
    if (m_moved && step == SessionsController::Step::Reschedule && id == m_moved->id)
        onFailed(error);
}

void BookingDialog::clearProblem()
{
    m_problem->hide();
    m_nextBox->hide();
    m_timeError->setText({});
}

/// live: it was not asked for, so the keyboard stays where it is.
void BookingDialog::sayProblem(const ApiError& error, bool live)
{
    const auto place = error.codeAt(u"/place"_s);
    const auto time = error.codeAt(u"/startsAt"_s);
    if (place)
        m_place->setError(ErrorWords::sayField(*place));
    if (time && m_freely)
        m_timeError->setText(ErrorWords::sayField(*time));
    if ((!place && !time) || (time && !m_freely)) {
        m_problem->setText(time ? ErrorWords::sayField(*time) : ErrorWords::say(error));
        m_problem->show();
    }
    while (QLayoutItem* item = m_next->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    ui::Chip* first = nullptr;
    for (const Instant slot : error.freeSlots) {
        const QString words = tr("%1 %2", "day, time")
                                  .arg(SessionWords::day(slot, m_parts.clock.now(), m_slots->zone()),
                                      SessionWords::time(slot, m_slots->zone()));
        auto* chip = new ui::Chip(words, ui::Chip::Kind::Plain);
        chip->setObjectName(u"nextFreeSlot"_s);
        connect(chip, &ui::Chip::clicked, this, [this, slot] {
            if (m_freely)
                fillFreeTime(slot);
            chooseSlot(slot);
        });
        m_next->addWidget(chip);
        if (!first)
            first = chip;
    }
    m_nextBox->setVisible(first);
    const bool taken = error.is(ErrorCode::SlotTaken) || error.is(ErrorCode::NotASlot);
    if (taken && !m_freely)
        setStart({});
    if (taken)
        m_slots->setMentor(mentorId(), m_minutes);
    refresh();
    if (first && !live)
        first->setFocus(Qt::OtherFocusReason);
}

} // namespace gremio
