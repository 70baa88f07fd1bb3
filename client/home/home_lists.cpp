// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/home/home_page.h"
#include "client/home/home_section.h"
#include "client/home/next_session.h"
#include "client/home/person_row.h"
#include "client/mentorship/decline_popover.h"
#include "client/mentorship/request_controller.h"
#include "client/scheduling/session_row.h"
#include "client/state/session_steps.h"
#include "client/ui/button.h"
#include "client/ui/check_box.h"
#include "client/ui/label.h"
#include "client/ui/list_row.h"
#include "client/ui/state_tag.h"
#include "client/words/time_words.h"

#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

// What stands in the cards of the home page.
namespace gremio {

namespace {

constexpr int mostRows = 5;

template <class T>
bool showState(HomeSection& section, const Loadable<T>& list, const QString& failed)
{
    using State = typename Loadable<T>::State;
    if (list.state == State::Loaded) {
        section.showRows();
        return true;
    }
    if (list.state == State::Failed)
        section.showError(failed, list.error);
    else
        section.showLoading();
    return false;
}

} // namespace

void HomePage::fillReceived()
{
    m_received->setWords(tr("Requests waiting"), tr("All requests"), tr("No requests waiting"),
        tr("When someone asks for your help, it shows here."));
    const auto& list = m_stores.requests.list(RequestDirection::In);
    QStringList keys;
    std::vector<RequestRow> open;
    if (list.isLoaded()) {
        for (const RequestRow& row : m_stores.requests.rows(RequestDirection::In)) {
            if (row.isOpen() && keys.size() < mostRows) {
                keys << row.request.id.toString();
                open.push_back(row);
            }
        }
    }
    m_received->setCount(m_stores.requests.openCount(RequestDirection::In));
    m_received->setRows(keys, [&](const QString& key) -> QWidget* {
        const RequestRow& row = open[static_cast<std::size_t>(keys.indexOf(key))];
        auto* widget = new PersonRow;
        auto* decline = new ui::Button(tr("Decline"), ui::Button::Kind::Secondary, ui::Button::Size::Small);
        decline->setObjectName(u"declineButton"_s);
        auto* accept = new ui::Button(tr("Accept"), ui::Button::Kind::Tonal, ui::Button::Size::Small);
        accept->setObjectName(u"acceptButton"_s);
        const QString name = row.request.apprentice.displayName;
        decline->setAccessibleName(tr("Decline %1").arg(name));
        accept->setAccessibleName(tr("Accept %1").arg(name));
        widget->addTrailing(decline);
        widget->addTrailing(accept);
        connect(accept, &ui::Button::clicked, this, [this, id = row.request.id] { m_controller.accept(id); });
        connect(decline, &ui::Button::clicked, this, [this, decline, name, id = row.request.id] {
            auto* popover = new DeclinePopover(
                name, window(), [this, id](const QString& reason) { m_controller.decline(id, reason); });
            popover->openAt(decline);
        });
        return widget;
    });
    for (const RequestRow& row : open) {
        if (auto* widget = qobject_cast<PersonRow*>(m_received->rowOf(row.request.id.toString())))
            widget->present(
                row.request.apprentice, ago(row.request.createdAt), row.request.message.simplified());
    }
    showState(*m_received, list, tr("Requests could not be loaded"));
}

void HomePage::fillSent()
{
    m_sent->setWords(tr("Your requests"), tr("All requests"), tr("No requests on their way"),
        tr("Find somebody who knows what you want to learn."), tr("Find mentors"));
    const auto& list = m_stores.requests.list(RequestDirection::Out);
    QStringList keys;
    std::vector<RequestRow> open;
    if (list.isLoaded()) {
        for (const RequestRow& row : m_stores.requests.rows(RequestDirection::Out)) {
            if (row.isOpen() && keys.size() < mostRows) {
                keys << row.request.id.toString();
                open.push_back(row);
            }
        }
    }
    m_sent->setCount(static_cast<int>(open.size()));
    m_sent->setRows(keys, [&](const QString& key) -> QWidget* {
        const RequestRow& row = open[static_cast<std::size_t>(keys.indexOf(key))];
        auto* widget = new PersonRow;
        widget->addTrailing(new ui::StateTag(tr("Waiting"), ui::StateTag::Kind::Warning));
        auto* view = new ui::Button(tr("View"), ui::Button::Kind::Secondary, ui::Button::Size::Small);
        view->setAccessibleName(tr("View %1").arg(row.request.mentor.displayName));
        connect(view, &ui::Button::clicked, this,
            [this, id = row.request.mentor.id] { Q_EMIT openMentorWanted(id); });
        widget->addTrailing(view);
        return widget;
    });
    for (const RequestRow& row : open) {
        if (auto* widget = qobject_cast<PersonRow*>(m_sent->rowOf(row.request.id.toString())))
            widget->present(row.request.mentor, ago(row.request.createdAt), row.request.message.simplified());
    }
    showState(*m_sent, list, tr("Requests could not be loaded"));
}

void HomePage::fillPeople()
{
    m_mentors->setWords(tr("Your mentors"), tr("Find mentors"), tr("No mentor yet"),
        tr("Once a mentor accepts your request, they stand here."), tr("Find mentors"));
    m_apprentices->setWords(
        tr("Your apprentices"), {}, tr("No apprentices yet"), tr("Whoever you accept stands here."));
    const UserId me = m_stores.session.user().id;
    const Instant now = m_clock.now();
    const QTimeZone zone = TimeWords::zoneOf(m_stores.session.user().timeZone);
    const auto fill = [&](HomeSection& section, const std::vector<Mentorship>& all, bool iLearn) {
        QStringList keys;
        for (const Mentorship& mentorship : all)
            keys << mentorship.id.toString();
        section.setCount(static_cast<int>(all.size()));
        section.setRows(keys, [&](const QString& key) -> QWidget* {
            const Mentorship& mentorship = all[static_cast<std::size_t>(keys.indexOf(key))];
            auto* widget = new PersonRow;
            if (iLearn) {
                auto* view = new ui::Button(tr("View"), ui::Button::Kind::Secondary, ui::Button::Size::Small);
                view->setAccessibleName(tr("View %1").arg(mentorship.mentor.displayName));
                connect(view, &ui::Button::clicked, this,
                    [this, id = mentorship.mentor.id] { Q_EMIT openMentorWanted(id); });
                widget->addTrailing(view);
            }
            const Person& other = iLearn ? mentorship.mentor : mentorship.apprentice;
            auto* book = new ui::Button(iLearn ? tr("Book", "a button: book a session") : tr("Propose"),
                ui::Button::Kind::Tonal, ui::Button::Size::Small);
            book->setObjectName(iLearn ? u"bookMentor"_s : u"proposeApprentice"_s);
            book->setAccessibleName(iLearn ? tr("Book a session with %1").arg(other.displayName)
                                           : tr("Propose a session to %1").arg(other.displayName));
            connect(book, &ui::Button::clicked, this,
                [this, id = other.id, iLearn] { Q_EMIT bookWanted(id, !iLearn); });
            widget->addTrailing(book);
            return widget;
        });
        for (const Mentorship& mentorship : all) {
            const QString since = iLearn ? TimeWords::mentorSince(mentorship.startedAt, now, zone)
                                         : TimeWords::apprenticeSince(mentorship.startedAt, now, zone);
            if (auto* widget = qobject_cast<PersonRow*>(section.rowOf(mentorship.id.toString())))
                widget->present(iLearn ? mentorship.mentor : mentorship.apprentice, {}, since);
        }
        showState(section, m_stores.mentorships.list(), tr("Mentorships could not be loaded"));
    };
    fill(*m_mentors, m_stores.mentorships.whereApprentice(me), true);
    fill(*m_apprentices, m_stores.mentorships.whereMentor(me), false);
}

/// What is left of today, and whatever waits for my answer.
void HomePage::fillToday()
{
    m_today->setWords(tr("Rest of the day"), tr("Week", "a link to the sessions"), tr("Nothing else today"),
        tr("Sessions of today show here."));
    const UserId me = m_stores.session.user().id;
    const QTimeZone zone = TimeWords::zoneOf(m_stores.session.user().timeZone);
    const Instant now = m_clock.now();
    const auto dateOf = [&](Instant at) { return QDateTime::fromMSecsSinceEpoch(toMillis(at), zone).date(); };
    std::vector<Session> rest;
    QStringList keys;
    for (const Session& session : m_stores.calendar.upcoming(now)) {
        const bool today = dateOf(session.startsAt) == dateOf(now);
        if (session.id != m_next->session() && (today || stepsOf(session, me, now).asksMe())
            && keys.size() < mostRows) {
            keys << session.id.toString();
            rest.push_back(session);
        }
    }
    m_today->setCount(static_cast<int>(rest.size()));
    m_today->setRows(keys, [&](const QString& key) -> QWidget* {
        auto* row = new SessionRow(SessionRow::When::Times);
        const SessionId id = rest[static_cast<std::size_t>(keys.indexOf(key))].id;
        connect(row, &SessionRow::activated, this, [this, id] { Q_EMIT sessionWanted(id); });
        connect(row, &SessionRow::joinWanted, this, [this, id] { Q_EMIT joinWanted(id); });
        connect(row, &SessionRow::confirmWanted, this,
            [this, id] { m_sessions.act(SessionsController::Step::Confirm, id); });
        return row;
    });
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (auto* row = qobject_cast<SessionRow*>(m_today->rowOf(keys[static_cast<qsizetype>(i)])))
            row->present(rest[i], me, now, zone, m_stores.calendar.isBusy(rest[i].id));
    }
    showState(*m_today, m_stores.calendar.state(SessionCalendar::Part::Upcoming),
        tr("Sessions could not be loaded"));
}

void HomePage::fillTodos()
{
    m_todos->setWords(tr("To do"), tr("Profile"), tr("Nothing to do"), tr("Your profile says all it can."));
    const auto items = m_todoList.update(
        m_stores.session, m_stores.profile, m_stores.requests, m_stores.mentorships, m_stores.reviews);
    const UserId me = m_stores.session.user().id;
    const QTimeZone zone = TimeWords::zoneOf(m_stores.session.user().timeZone);
    const Instant now = m_clock.now();
    const auto tellSince = [&](Instant at, const auto& tell) {
        const auto dateOf = [&](Instant when) {
            return QDateTime::fromMSecsSinceEpoch(toMillis(when), zone).date();
        };
        const qint64 days = dateOf(at).daysTo(dateOf(now));
        constexpr int week = 7; // longer ago a weekday says nothing
        if (days == 0)
            tell(tr("Today"), ui::Color::Text3);
        else if (days < week)
            tell(tr("Since %1", "a weekday").arg(QLocale().toString(dateOf(at), u"dddd"_s)),
                ui::Color::Warning);
        else
            tell(tr("Since %1", "a date: 12 May").arg(TimeWords::date(at, now, zone)), ui::Color::Warning);
    };
    QStringList keys;
    int open = 0;
    for (const TodoList::Item& item : items) {
        keys << item.key();
        open += item.done ? 0 : 1;
    }
    m_todos->setCount(open);
    m_todos->setRows(keys, [&](const QString& key) -> QWidget* {
        const TodoList::Item& item = items[static_cast<std::size_t>(keys.indexOf(key))];
        auto* row = new ui::ListRow;
        row->setObjectName(u"todoRow"_s);
        row->setFixedHeight(48);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(16, 0, 16, 0);
        line->setSpacing(12);
        auto* box = new ui::CheckBox(QString());
        box->setChecked(item.done);
        // It follows from the state: the row leads to where that can be changed.
        box->setAttribute(Qt::WA_TransparentForMouseEvents);
        box->setFocusPolicy(Qt::NoFocus);
        auto* words = new ui::ElidedLabel(
            TodoList::words(item, me), ui::Type::Body, item.done ? ui::Color::Text3 : ui::Color::Text);
        words->setStruck(item.done);
        line->addWidget(box);
        line->addWidget(words, 1);
        QStringList name{words->text()};
        const auto tell = [&](const QString& text, ui::Color color) {
            line->addWidget(new ui::Label(text, ui::Type::Caption, color));
            name << text;
        };
        if (item.done)
            tell(tr("Done"), ui::Color::Text3);
        else if (item.session)
            tellSince(item.session->settledAt.value_or(now), tell);
        row->setAccessibleName(name.join(u", "_s));
        connect(row, &ui::ListRow::activated, this, [this, kind = item.kind, session = item.session] {
            if (session)
                Q_EMIT reviewWanted(session->id);
            else if (kind == TodoList::Kind::FindMentor)
                Q_EMIT findWanted();
            else
                Q_EMIT profileWanted();
        });
        return row;
    });
    showState(*m_todos, m_stores.profile.profile(), tr("Your profile could not be loaded"));
}

} // namespace gremio
