// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/chat_words.h"

#include "client/chat/message_markup.h"
#include "client/words/person_words.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

/// Of a line in a list more is never seen.
constexpr int lineLength = 200;

QDateTime local(Instant instant, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), zone);
}

} // namespace

const Person* ChatWords::other(const Chat& chat, const UserId& me)
{
    if (chat.kind == ChatKind::Private) {
        for (const ChatParticipant& one : chat.participants) {
            if (one.person.id != me)
                return &one.person;
        }
    }
    return nullptr;
}

QString ChatWords::title(const Chat& chat, const UserId& me)
{
    if (const Person* person = other(chat, me))
        return PersonWords::name(person->displayName);
    if (chat.title && !chat.title->isEmpty())
        return *chat.title;
    return chat.kind == ChatKind::Group ? participants(chat) : tr("Somebody who has left");
}

QString ChatWords::avatarKey(const Chat& chat, const UserId& me)
{
    const Person* person = other(chat, me);
    return person ? person->id.toString() : chat.id.toString();
}

QString ChatWords::avatarName(const Chat& chat, const UserId& me)
{
    const Person* person = other(chat, me);
    return person ? person->displayName : title(chat, me);
}

QString ChatWords::nameIn(const Chat& chat, const UserId& user, Name which)
{
    for (const ChatParticipant& one : chat.participants) {
        if (one.person.id == user)
            return which == Name::First ? PersonWords::first(one.person.displayName)
                                        : PersonWords::name(one.person.displayName);
    }
    return tr("Somebody who has left");
}

QString ChatWords::participants(const Chat& chat)
{
    QStringList names;
    for (const ChatParticipant& one : chat.participants) {
        if (!one.leftAt)
            names << PersonWords::name(one.person.displayName);
    }
    return QLocale().createSeparatedList(names);
}

QString ChatWords::typing(const Chat& chat, const std::vector<UserId>& who)
{
    if (who.empty())
        return {};
    if (who.size() == 1)
        return tr("%1 is typing", "a name").arg(nameIn(chat, who[0], Name::First));
    if (who.size() == 2)
        return tr("%1 and %2 are typing", "two names")
            .arg(nameIn(chat, who[0], Name::First), nameIn(chat, who[1], Name::First));
    return tr("%n people are typing", nullptr, static_cast<int>(who.size()));
}

QString ChatWords::shortTime(Instant then, Instant now, const QTimeZone& zone)
{
    const QDateTime moment = local(then, zone);
    const QDate today = local(now, zone).date();
    const qint64 days = moment.date().daysTo(today);
    const QLocale locale;
    if (days <= 0)
        return locale.toString(moment.time(), QLocale::ShortFormat);
    if (days < 7)
        return locale.dayName(moment.date().dayOfWeek(), QLocale::ShortFormat);
    if (moment.date().year() == today.year())
        return locale.toString(moment.date(), tr("d MMM", "day and short month, a date format"));
    return locale.toString(moment.date(), tr("d MMM yyyy", "day, short month and year, a date format"));
}

QString ChatWords::presence(
    Presence presence, const std::optional<Instant>& lastSeen, Instant now, const QTimeZone& zone)
{
    switch (presence) {
    case Presence::Online:
        return tr("Online");
    case Presence::Away:
        return tr("Away");
    case Presence::Offline:
        break;
    }
    if (!lastSeen)
        return tr("Offline");
    const QDateTime moment = local(*lastSeen, zone);
    const qint64 days = moment.date().daysTo(local(now, zone).date());
    const QString time = QLocale().toString(moment.time(), QLocale::ShortFormat);
    if (days <= 0)
        return tr("Last seen %1", "a time").arg(time);
    if (days == 1)
        return tr("Last seen yesterday %1", "a time").arg(time);
    return tr("Last seen on %1", "a date")
        .arg(QLocale().toString(moment.date(), tr("d MMMM", "day and month, a date format")));
}

ui::Presence ChatWords::shown(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return ui::Presence::Online;
    case Presence::Away:
        return ui::Presence::Away;
    case Presence::Offline:
        break;
    }
    return ui::Presence::Offline;
}

QString ChatWords::line(const Message& message)
{
    return message.deletedAt ? tr("Message deleted") : plainMarkup(message.content.left(lineLength));
}

} // namespace gremio
