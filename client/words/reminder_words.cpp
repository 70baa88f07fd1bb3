// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/reminder_words.h"

#include "client/words/person_words.h"
#include "client/words/session_words.h"

#include <QStringList>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {
constexpr int day = 24 * 60;
}

QString ReminderWords::title(const Session& session, const UserId& me, Instant now)
{
    const Person& other = session.mentor.id == me ? session.apprentice : session.mentor;
    const QString name = PersonWords::first(other.displayName);
    const int left =
        static_cast<int>(std::chrono::ceil<std::chrono::minutes>(session.startsAt - now).count());
    if (left <= 0)
        return tr("Session with %1 now").arg(name);
    if (left < 60)
        return tr("Session with %1 in %n minutes", nullptr, left).arg(name);
    if (left >= 2 * day)
        return tr("Session with %1 in %n days", nullptr, (left + day / 2) / day).arg(name);
    if (left % 60 == 0)
        return tr("Session with %1 in %n hours", nullptr, left / 60).arg(name);
    return tr("Session with %1 in %2", "person, a length of time").arg(name, SessionWords::hours(left));
}

QString ReminderWords::hiddenTitle()
{
    return tr("You have a session");
}

QString ReminderWords::hiddenText(const Session& session, Instant now, const QTimeZone& zone)
{
    return SessionWords::dayAndSpan(session.startsAt, session.endsAt, now, zone);
}

QString ReminderWords::text(const Session& session, Instant now, const QTimeZone& zone)
{
    QStringList parts{hiddenText(session, now, zone)};
    parts << (session.medium == SessionMedium::InPerson && session.place
            ? *session.place
            : SessionWords::medium(session.medium));
    const QString about = session.agenda.value_or(QString()).trimmed().section(u'\n', 0, 0).simplified();
    if (!about.isEmpty())
        parts << about;
    return parts.join(u" · "_s);
}

QString ReminderWords::snooze(std::chrono::minutes length)
{
    const int minutes = static_cast<int>(length.count());
    return minutes < 60 ? tr("Snooze %n min", nullptr, minutes) : tr("Snooze %n h", nullptr, minutes / 60);
}

QString ReminderWords::before(int minutes)
{
    if (minutes < 60)
        return tr("%n minutes", nullptr, minutes);
    if (minutes % day == 0 && minutes > day)
        return tr("%n days", nullptr, minutes / day);
    if (minutes % 60 == 0)
        return tr("%n hours", nullptr, minutes / 60);
    return SessionWords::hours(minutes);
}

} // namespace gremio
