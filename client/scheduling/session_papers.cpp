// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_papers.h"

#include <QDesktopServices>
#include <QSaveFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {
constexpr int pageSize = rules::pageSize.max;
constexpr int mostLooked = 500;
constexpr std::size_t mostShown = 2;
} // namespace

SessionPapers::SessionPapers(ApiClient& api, QObject* parent)
    : QObject(parent)
    , m_api(api)
{
}

Instant SessionPapers::talkFrom(const Session& session)
{
    return session.startsAt - 15min;
}

Instant SessionPapers::talkTo(const Session& session)
{
    return session.endsAt + 30min;
}

void SessionPapers::loadTalk(const Session& session, const ChatId& chat)
{
    m_history.cancel();
    goOn(session, chat, {}, 0, {});
}

void SessionPapers::goOn(const Session& session, const ChatId& chat, const std::optional<qint64>& before,
    int looked, const Talk& found)
{
    HistoryQuery query;
    query.beforeSeq = before;
    query.limit = pageSize;
    m_history = m_api.history(chat, query);
    m_history.then(
        this,
        [this, session, chat, looked, found](const Answer<History>& answer) {
            Talk talk = found;
            const std::vector<Message>& page = answer.value.items;
            for (auto message = page.rbegin(); message != page.rend(); ++message) {
                const bool then = talkFrom(session) <= message->createdAt
                    && message->createdAt < talkTo(session) && !message->deletedAt;
                if (!then)
                    continue;
                ++talk.count;
                talk.firstAt = message->createdAt;
                if (talk.last.size() < mostShown)
                    talk.last.insert(talk.last.begin(), *message);
            }
            const int seen = looked + static_cast<int>(page.size());
            const bool further =
                answer.value.more && !page.empty() && page.front().createdAt >= talkFrom(session);
            if (further && seen < mostLooked) {
                goOn(session, chat, page.front().seq, seen, talk);
                return;
            }
            talk.atLeast = further && talk.count > 0;
            if (m_talks.value(session.id) == talk)
                return;
            m_talks.insert(session.id, talk);
            Q_EMIT talkTold(session.id);
        },
        [](const ApiError&) {}); // the page says the rest; the chat itself tells what is wrong with it
}

void SessionPapers::loadEvents(const Session& session)
{
    if (m_eventsOf != session)
        reloadEvents(session);
}

void SessionPapers::reloadEvents(const Session& session)
{
    const SessionId id = session.id;
    if (!m_eventsOf || m_eventsOf->id != id)
        m_eventPages.forget();
    m_eventsOf = session;
    m_eventPages.run(
        this,
        [this, id](const std::optional<QString>& cursor, const QByteArray& etag) {
            return m_api.sessionEvents(id, {pageSize, cursor}, etag);
        },
        [](const std::vector<SessionEvent>&, std::size_t) { return true; },
        [this, id](const PagedCall<SessionEvent>::Pages& pages) {
            if (m_events.value(id) == pages.items)
                return;
            m_events.insert(id, pages.items);
            Q_EMIT eventsTold(id);
        },
        // The page says what the session tells by itself; asked again with its next change.
        [this](const ApiError&) { m_eventsOf.reset(); });
}

void SessionPapers::save(const SessionId& id, const QString& file)
{
    fetch(id, file, false);
}

void SessionPapers::open(const SessionId& id)
{
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    fetch(id, m_folder->filePath(u"session-%1.ics"_s.arg(id.toString())), true);
}

void SessionPapers::fetch(const SessionId& id, const QString& file, bool thenOpen)
{
    m_file.cancel();
    m_file = m_api.sessionFile(id, [](qint64) {});
    m_file.then(
        this,
        [this, file, thenOpen](const Answer<Bytes>& answer) {
            Q_EMIT fetchingChanged();
            const QByteArray& data = answer.value.data;
            QSaveFile out(file); // whole or not at all
            if (!out.open(QIODevice::WriteOnly) || out.write(data) != data.size() || !out.commit())
                Q_EMIT fileFailed(out.errorString(), {});
            else if (!thenOpen)
                Q_EMIT saved(file);
            else if (QDesktopServices::openUrl(QUrl::fromLocalFile(file)))
                Q_EMIT opened();
            else
                Q_EMIT noProgram();
        },
        [this](const ApiError& error) {
            Q_EMIT fetchingChanged();
            Q_EMIT fileFailed({}, error);
        });
    Q_EMIT fetchingChanged();
}

void SessionPapers::cancelFile()
{
    m_file.cancel();
    Q_EMIT fetchingChanged();
}

} // namespace gremio
