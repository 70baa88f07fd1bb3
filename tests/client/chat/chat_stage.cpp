// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/chat/chat_stage.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio::test {

namespace {

/// Tuesday 27 October 2026, 11:22 in Madrid.
Instant now()
{
    return instantFromMillis(QDateTime(QDate(2026, 10, 27), QTime(10, 22), Qt::UTC).toMSecsSinceEpoch());
}

/// The same ones each time: colours come from them.
template <class T>
T fixed(int number)
{
    return *T::parse(u"01890000-0000-7000-8000-%1"_s.arg(number, 12, 16, QChar(u'0')).toLatin1());
}

} // namespace

ChatStage::ChatStage()
    : clock(now())
    , me(fixed<UserId>(1))
    , outbox(dir.filePath(u"outbox.db"_s), clock)
    , store(me, outbox)
    , m_api(m_channel)
    , m_socket(m_channel)
    , m_cache(dir.filePath(u"cache.db"_s))
    , sync(m_api, m_socket, store, outbox, m_cache)
{
    m_names.insert(me, u"Lucía Ferrer"_s);
    User user;
    user.id = me;
    user.displayName = m_names.value(me);
    user.timeZone = u"Europe/Madrid"_s;
    session.setSignedIn(user);
    store.setList({});
}

UserId ChatStage::person(const QString& name)
{
    const auto id = fixed<UserId>(static_cast<int>(m_names.size()) + 1);
    m_names.insert(id, name);
    return id;
}

ChatId ChatStage::chat(const std::vector<UserId>& others, const QString& title)
{
    Chat chat;
    chat.id = fixed<ChatId>(static_cast<int>(m_chats.size()) + 1);
    chat.kind = others.size() > 1 ? ChatKind::Group : ChatKind::Private;
    if (!title.isEmpty())
        chat.title = title;
    const auto add = [&](const UserId& id) {
        ChatParticipant one;
        one.person.id = id;
        one.person.displayName = m_names.value(id);
        chat.participants.push_back(one);
    };
    add(me);
    for (const UserId& other : others)
        add(other);
    chat.mayWrite = true;
    chat.rev = 1;
    chat.createdAt = clock.now() - 24h * 60;
    m_chats.insert(chat.id, chat);
    store.putChat(chat);
    store.openTimeline(chat.id);
    return chat.id;
}

Chat& ChatStage::known(const ChatId& chat)
{
    return m_chats[chat];
}

Message ChatStage::message(
    const ChatId& chat, qint64 seq, const UserId& who, const QString& text, Instant at) const
{
    Message message;
    message.id = MessageId::generate(at);
    message.chatId = chat;
    message.seq = seq;
    message.rev = seq + 1;
    message.senderId = who;
    message.clientId = ClientMessageId::generate(at);
    message.content = text;
    message.createdAt = at;
    return message;
}

qint64 ChatStage::say(
    const ChatId& id, const UserId& who, const QString& text, int minutesAgo, std::optional<qint64> replyTo)
{
    Chat& chat = known(id);
    Message said = message(id, chat.lastSeq + 1, who, text, clock.now() - std::chrono::minutes(minutesAgo));
    said.replyTo = replyTo;
    said.rev = ++chat.rev;
    chat.lastSeq = said.seq;
    chat.lastMessage = said;
    store.applyMessage(said);
    return said.seq;
}

void ChatStage::sayMany(const ChatId& id, int count)
{
    Chat& chat = known(id);
    std::vector<Message> all;
    all.reserve(static_cast<std::size_t>(count));
    const UserId other = chat.participants.back().person.id;
    for (int i = 0; i < count; ++i) {
        const qint64 seq = chat.lastSeq + 1 + i;
        QString text = u"Message %1 about outboxes"_s.arg(seq);
        for (int more = i % 7; more > 0; --more)
            text +=
                u" and **what** comes after a retry with `jitter`, see https://example.org/%1,"_s.arg(seq);
        all.push_back(
            message(id, seq, i % 5 < 3 ? other : me, text, clock.now() - std::chrono::minutes(count - i)));
    }
    chat.lastSeq += count;
    chat.rev += count;
    chat.lastMessage = all.back();
    for (ChatParticipant& one : chat.participants)
        one.readSeq = one.deliveredSeq = chat.lastSeq;
    store.putChat(chat);
    store.putHistory(id, all);
}

void ChatStage::change(const ChatId& id, qint64 seq, const QString& text, bool erased)
{
    Message changed = *store.timeline(id)->find(seq);
    changed.content = text;
    changed.rev = ++known(id).rev;
    (erased ? changed.deletedAt : changed.editedAt) = clock.now();
    store.applyMessage(changed);
}

void ChatStage::read(const ChatId& id, const UserId& who, qint64 seq, bool read)
{
    MarkMoved mark;
    mark.chatId = id;
    mark.userId = who;
    mark.seq = seq;
    mark.rev = ++known(id).rev;
    mark.at = clock.now();
    store.applyMark(mark, read);
}

void ChatStage::present(const UserId& who, Presence presence)
{
    UserStatus status;
    status.userId = who;
    status.status = presence;
    if (presence == Presence::Offline)
        status.lastSeen = clock.now() - 2min;
    store.setPresence(status);
}

ChatAround ChatStage::around()
{
    return {store, sync, outbox, session, clock};
}

ChatId ChatStage::tell()
{
    const UserId daniel = person(u"Daniel Okafor"_s);
    const UserId samuel = person(u"Samuel Ruiz"_s);
    const UserId iker = person(u"Iker Zubiri"_s);
    const UserId chloe = person(u"Chloé Martin"_s);
    const UserId hannah = person(u"Hannah Weiss"_s);
    const UserId marta = person(u"Marta Ibáñez"_s);
    constexpr int day = 24 * 60;
    const ChatId withMarta = chat({marta});
    say(withMarta, marta, u"No tengo hueco hasta enero, lo siento mucho"_s, 24 * day);
    const ChatId withHannah = chat({hannah});
    say(withHannah, me, u"Sent you a request with the plan we talked about"_s, day);
    read(withHannah, hannah, 1, false);
    const ChatId withChloe = chat({chloe});
    say(withChloe, me, u"Welcome! Book any slot you like, and bring a query"_s, 130);
    read(withChloe, chloe, 1);
    const ChatId group = chat({iker, samuel, marta}, u"Grupo Python Madrid"_s);
    say(group, samuel, u"¿Quién sube las notas de hoy?"_s, 120);
    say(group, marta, u"Yo no estuve 😅"_s, 119);
    read(group, me, 2);
    say(group, iker, u"subo las notas esta tarde 🙌"_s, 112);
    const ChatId withSamuel = chat({samuel});
    say(withSamuel, samuel, u"Hola, ¿cómo vas?"_s, 31);
    say(withSamuel, samuel, u"¿Te viene bien mover lo del jueves a las cinco?"_s, 30);
    const ChatId withDaniel = chat({daniel});
    say(withDaniel, daniel, u"Good morning! Did you get further with the outbox?"_s, 24);
    const qint64 asked = say(withDaniel, me,
        u"Yes, I drew the retry path we talked about. Is the **dead letter** step in the right place?"_s, 18);
    say(withDaniel, daniel, u"Almost. Retries should go **before** the ledger, not after."_s, 6);
    read(withDaniel, daniel, 3);
    read(withDaniel, me, 3);
    say(withDaniel, daniel,
        u"Three things to look at:\n1. the `outbox` table\n2. who commits first\n3. [the paper](https://example.org/outbox)"_s,
        4);
    const qint64 thumb =
        say(withDaniel, daniel, u"Yes 👍 keep it, but only after five tries with jitter"_s, 3, asked);
    change(withDaniel, thumb, u"Yes 👍 keep it, but only after five tries with jitter."_s);
    present(daniel, Presence::Online);
    present(samuel, Presence::Away);
    present(chloe, Presence::Online);
    present(hannah, Presence::Offline);
    present(marta, Presence::Away);
    return withDaniel;
}

} // namespace gremio::test
