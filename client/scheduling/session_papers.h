// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/paged_call.h"

#include <QHash>
#include <QTemporaryDir>

#include <memory>

namespace gremio {

/// What belongs to a session besides itself: what happened to it, what was said in the chat around it, and
/// its calendar file.
class SessionPapers : public QObject {
    Q_OBJECT

public:
    /// Of the chat around the time of a session.
    struct Talk {
        int count = 0;
        bool atLeast = false; ///< there are more than were looked at
        Instant firstAt{};
        std::vector<Message> last; ///< two at most
        bool operator==(const Talk&) const = default;
    };

    explicit SessionPapers(ApiClient& api, QObject* parent = nullptr);

    /// What belongs to it: a little before the start, and a little after the end.
    static Instant talkFrom(const Session& session);
    static Instant talkTo(const Session& session);
    /// Looks through the newest messages of the chat, back to that time or to 500 of them.
    void loadTalk(const Session& session, const ChatId& chat);
    Talk talk(const SessionId& id) const { return m_talks.value(id); }

    /// Asks what happened to it, unless that was asked of the session as it is now. A failure leaves what is
    /// known.
    void loadEvents(const Session& session);
    /// Asks again, although the session is the same.
    void reloadEvents(const Session& session);
    /// Empty while nothing is known.
    std::vector<SessionEvent> events(const SessionId& id) const { return m_events.value(id); }

    /// Writes the session as iCalendar into the file. Answered by saved() or fileFailed().
    void save(const SessionId& id, const QString& file);
    /// Hands it to the program that this system opens calendar files with. Answered by opened(), noProgram()
    /// or fileFailed().
    void open(const SessionId& id);
    void cancelFile();
    bool isFetching() const { return m_file.isRunning(); }

Q_SIGNALS:
    void talkTold(const gremio::SessionId& id);
    void eventsTold(const gremio::SessionId& id);
    void saved(const QString& file);
    /// The file went to another program.
    void opened();
    /// reason: the system's word on the file; empty where the server is to blame (error).
    void fileFailed(const QString& reason, const gremio::ApiError& error);
    void noProgram();
    void fetchingChanged();

private:
    void goOn(const Session& session, const ChatId& chat, const std::optional<qint64>& before, int looked,
        const Talk& found);
    void fetch(const SessionId& id, const QString& file, bool thenOpen);

    ApiClient& m_api;
    QHash<SessionId, Talk> m_talks;
    Call<History> m_history;
    QHash<SessionId, std::vector<SessionEvent>> m_events;
    PagedCall<SessionEvent> m_eventPages;
    std::optional<Session> m_eventsOf; ///< what was asked of last
    Call<Bytes> m_file;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of files that other programs open
};

} // namespace gremio
