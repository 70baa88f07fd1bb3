// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_papers.h"
#include "client/scheduling/session_view.h"
#include "client/state/chat_store.h"
#include "client/state/session_steps.h"
#include "client/ui/button.h"
#include "client/ui/menu.h"
#include "client/words/error_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

#include <QAction>
#include <QFileDialog>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

// How a session gets into a calendar program.
namespace gremio {

void SessionView::buildCalendarMenu()
{
    m_calendarMenu = new ui::Menu(this);
    m_calendarMenu->setObjectName(u"calendarMenu"_s);
    m_openCalendar = m_calendarMenu->addItem(ui::Icon::ExternalLink, {});
    m_saveCalendar = m_calendarMenu->addItem(ui::Icon::Download, {});
    m_toCalendar->setMenu(m_calendarMenu);
    connect(m_openCalendar, &QAction::triggered, this, [this] { m_papers.open(m_id); });
    connect(m_saveCalendar, &QAction::triggered, this, &SessionView::askWhere);
}

void SessionView::connectPapers()
{
    connect(&m_papers, &SessionPapers::talkTold, this, [this](const SessionId& id) {
        if (id == m_id)
            follow();
    });
    connect(&m_papers, &SessionPapers::eventsTold, this, [this](const SessionId& id) {
        if (id == m_id)
            follow();
    });
    // Also where the session is what it was: something was asked for, and taken back.
    connect(&m_controller, &SessionsController::told, this, [this](const SessionId& id) {
        const auto session = m_calendar.find(m_id);
        if (id == m_id && session)
            m_papers.reloadEvents(*session);
    });
    // Not at every message: once it has been quiet for a moment.
    m_talkSoon.setSingleShot(true);
    m_talkSoon.setInterval(std::chrono::seconds(1));
    connect(&m_talkSoon, &QTimer::timeout, this, &SessionView::loadTalk);
    const auto talked = [this] {
        if (isVisible() && !m_talkSoon.isActive())
            m_talkSoon.start();
    };
    connect(&m_chats, &ChatStore::chatChanged, this, [this, talked](const ChatId& id) {
        const auto session = m_calendar.find(m_id);
        if (session && m_clock.now() < SessionPapers::talkTo(*session)
            && m_chats.privateChatWith(otherOf(*session, m_session.user().id).id) == id)
            talked();
    });
    connect(&m_chats, &ChatStore::listReset, this, talked);
    connect(&m_papers, &SessionPapers::fetchingChanged, this, &SessionView::follow);
    connect(&m_papers, &SessionPapers::saved, this,
        [this](const QString& file) { Q_EMIT said(tr("The session is in %1").arg(file), false); });
    connect(&m_papers, &SessionPapers::noProgram, this, [this] {
        Q_EMIT said(tr("No program opens calendar files here. Save the session as a file instead."), true);
    });
    connect(
        &m_papers, &SessionPapers::fileFailed, this, [this](const QString& reason, const ApiError& error) {
            Q_EMIT said(reason.isEmpty() ? ErrorWords::say(error)
                                         : tr("The file could not be written: %1").arg(reason),
                true);
        });
}

void SessionView::fillCalendar(const Session& session, Instant now)
{
    m_toCalendar->setText(tr("Add to calendar"));
    m_openCalendar->setText(tr("Open with my calendar"));
    m_saveCalendar->setText(tr("Save as a file…"));
    m_toCalendar->setVisible(isUpcoming(session, now));
    m_toCalendar->setBusy(m_papers.isFetching(), tr("Fetching"));
}

void SessionView::askWhere()
{
    const auto session = m_calendar.find(m_id);
    if (!session)
        return;
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    const QString day =
        QDateTime::fromMSecsSinceEpoch(toMillis(session->startsAt), zone).date().toString(Qt::ISODate);
    QString title = SessionWords::title(*session, m_session.user().id).left(60);
    title.replace(
        QRegularExpression(u"[^\\w\\- ]+"_s, QRegularExpression::UseUnicodePropertiesOption), u" "_s);
    auto* dialog = new QFileDialog(window(), tr("Save the session"));
    dialog->setObjectName(u"calendarFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Calendar files (*.ics)"));
    dialog->setDefaultSuffix(u"ics"_s);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(u"%1 %2.ics"_s.arg(day, title.simplified()));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, id = m_id](const QString& file) { m_papers.save(id, file); });
    dialog->open();
}

} // namespace gremio
