// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demo.h"

#include "server/chat/chat_service.h"
#include "server/demo/demo_data.h"
#include "server/identity/accounts.h"
#include "server/reviews/review_service.h"
#include "server/scheduling/availability_service.h"
#include "server/scheduling/session_reminders.h"
#include "server/scheduling/session_service.h"

#include <QDateTime>
#include <QHash>
#include <QTimeZone>

#include <algorithm>
#include <functional>

namespace gremio::demo {

using namespace Qt::StringLiterals;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement anyUser("demo/any_user");

QString emailOf(const DemoPerson& person)
{
    return QString::fromUtf8(person.key) + u"@gremio.example"_s;
}

std::vector<QString> texts(const std::vector<const char*>& words)
{
    std::vector<QString> list;
    list.reserve(words.size());
    for (const char* word : words)
        list.push_back(QString::fromUtf8(word));
    return list;
}

std::optional<QString> maybe(const char* text)
{
    return text && *text ? std::optional(QString::fromUtf8(text)) : std::nullopt;
}

/// Collects what happened and when, then lets it happen in that order.
class Story {
public:
    Story(storage::Database& database, ManualClock& clock, const directory::DirectoryService& directory,
        mentorship::MentorshipService& mentorship)
        : m_database(database)
        , m_clock(clock)
        , m_now(clock.now())
        , m_directory(directory)
        , m_mentorship(mentorship)
        , m_sessionService(directory)
        , m_reviewService(directory)
    {
    }

    void addShelves(std::chrono::minutes ago);
    void addPerson(const DemoPerson& person, const QByteArray& passwordHash);
    void addRequest(const DemoRequest& request);
    void addChat(const DemoChat& chat);
    void addWeek(const DemoWeek& week);
    void addSession(const DemoSession& session);
    void tell();

private:
    using Step = std::function<void(Transaction&)>;

    void at(std::chrono::milliseconds ago, Step step) { m_steps.push_back({m_now - ago, std::move(step)}); }
    void settle(const DemoRequest& request, std::size_t index, Transaction& tx);
    void play(const DemoLine& line, ChatId chat, Transaction& tx);
    Instant startOf(const DemoSession& session) const;
    void propose(const DemoSession& session, Instant startsAt, SessionId& made, Transaction& tx) const;
    void endSession(const DemoSession& session, Instant startsAt, Instant confirmed, std::size_t index);
    void moveSession(const DemoSession& session, Instant startsAt, std::size_t index);
    void review(const DemoSession& session, Instant endsAt, std::size_t index);
    ProfileBody profileOf(const DemoPerson& person, bool acceptsRequests) const;

    struct TimedStep {
        Instant at;
        Step run;
    };
    struct Made {
        MentorshipRequestId request;
        MentorshipId mentorship;
    };

    storage::Database& m_database;
    ManualClock& m_clock;
    const Instant m_now;
    const directory::DirectoryService& m_directory;
    mentorship::MentorshipService& m_mentorship;
    const scheduling::SessionService m_sessionService;
    const reviews::ReviewService m_reviewService;
    std::vector<TimedStep> m_steps;
    QHash<QByteArray, CategoryId> m_shelves; ///< by English name
    QHash<QByteArray, UserId> m_people; ///< by key
    std::vector<Made> m_made; ///< one for each request
    std::vector<ChatId> m_chats; ///< one for each chat
    std::vector<SessionId> m_sessions; ///< one for each session
};

void Story::addShelves(std::chrono::minutes ago)
{
    at(ago, [this](Transaction& tx) {
        for (const Shelf& shelf : shelves()) {
            const Category category = m_directory.addCategory(
                tx, audit::Actor::server(), {QString::fromUtf8(shelf.en), QString::fromUtf8(shelf.es)});
            m_shelves.insert(shelf.en, category.id);
        }
    });
}

ProfileBody Story::profileOf(const DemoPerson& person, bool acceptsRequests) const
{
    ProfileBody body;
    body.headline = maybe(person.headline);
    body.bio = maybe(person.bio);
    body.location = maybe(person.location);
    body.goals = texts(person.goals);
    body.skills = texts(person.skills);
    body.languages = texts(person.languages);
    for (const char* shelf : person.shelves)
        body.categories.push_back(m_shelves.value(shelf));
    body.capacity = person.capacity;
    body.acceptsRequests = acceptsRequests;
    return body;
}

void Story::addPerson(const DemoPerson& person, const QByteArray& passwordHash)
{
    using std::chrono::days;
    at(days(person.joinedDaysAgo), [=, this](Transaction& tx) {
        identity::accounts::NewAccount account;
        account.email = emailOf(person);
        account.emailVerified = true;
        account.displayName = QString::fromUtf8(person.name);
        account.locale = person.locale;
        account.timeZone = QString::fromUtf8(person.timeZone);
        account.passwordHash = passwordHash;
        account.roles = person.roles;
        const UserId user = identity::accounts::create(tx, account);
        m_directory.replaceProfile(tx, user, profileOf(person, true));
        m_people.insert(person.key, user);
    });
    if (!person.acceptsRequests) {
        at(days(30), [=, this](Transaction& tx) {
            m_directory.replaceProfile(tx, m_people.value(person.key), profileOf(person, false));
        });
    }
}

void Story::addRequest(const DemoRequest& request)
{
    const std::size_t index = m_made.size();
    m_made.emplace_back();
    at(request.sent, [=, this](Transaction& tx) {
        const CreateRequestBody body{
            m_people.value(request.mentor), QString::fromUtf8(request.message), texts(request.skills)};
        m_made[index].request = m_mentorship.send(tx, m_people.value(request.apprentice), body).id;
    });
    if (request.outcome == RequestStatus::Expired) {
        at(request.sent - mentorship::requestLifetime,
            [this](Transaction& tx) { m_mentorship.expire(tx, 100); });
    } else if (request.outcome != RequestStatus::Pending) {
        at(request.settled, [=, this](Transaction& tx) { settle(request, index, tx); });
    }
    if (request.ended.count() > 0) {
        at(request.ended, [=, this](Transaction& tx) {
            const char* by = request.endedByMentor ? request.mentor : request.apprentice;
            m_mentorship.end(tx, m_people.value(by), m_made[index].mentorship);
        });
    }
}

void Story::settle(const DemoRequest& request, std::size_t index, Transaction& tx)
{
    const MentorshipRequestId id = m_made[index].request;
    const UserId mentor = m_people.value(request.mentor);
    if (request.outcome == RequestStatus::Accepted)
        m_made[index].mentorship = m_mentorship.accept(tx, mentor, id).mentorship.id;
    else if (request.outcome == RequestStatus::Declined)
        m_mentorship.decline(tx, mentor, id, {maybe(request.reason)});
    else
        m_mentorship.withdraw(tx, m_people.value(request.apprentice), id);
}

void Story::addChat(const DemoChat& chat)
{
    using namespace std::chrono_literals;
    const std::size_t index = m_chats.size();
    m_chats.emplace_back();
    at(chat.lines.front().ago + 1min, [=, this](Transaction& tx) {
        CreateChatBody body;
        body.kind = chat.title ? ChatKind::Group : ChatKind::Private;
        body.title = maybe(chat.title);
        for (const char* key : chat.people) {
            if (key != chat.people.front())
                body.userIds.push_back(m_people.value(key));
        }
        m_chats[index] = chat::ChatService::create(tx, m_people.value(chat.people.front()), body).id;
    });
    for (const DemoLine& line : chat.lines)
        at(line.ago, [=, this](Transaction& tx) { play(line, m_chats[index], tx); });
}

void Story::addWeek(const DemoWeek& week)
{
    at(std::chrono::days(100), [=, this](Transaction& tx) {
        const UserId mentor = m_people.value(week.mentor);
        Availability availability = scheduling::AvailabilityService::availability(tx, mentor);
        for (const DemoBlock& block : week.blocks)
            availability.blocks.push_back(
                {block.weekday, QString::fromUtf8(block.from), QString::fromUtf8(block.to)});
        availability.lengths = week.lengths;
        availability.noticeMinutes = 120;
        availability.bufferAfterMinutes = week.pause;
        scheduling::AvailabilityService::replace(tx, mentor, availability);
    });
}

/// Today's are told from the next quarter of an hour, so that one is about to begin whenever the demo is
/// made.
Instant Story::startOf(const DemoSession& session) const
{
    using namespace std::chrono_literals;
    if (!session.time) {
        const auto quarter = std::chrono::ceil<std::chrono::duration<qint64, std::ratio<900>>>(m_now + 5min);
        return std::chrono::time_point_cast<std::chrono::milliseconds>(quarter) + session.later;
    }
    const QTimeZone madrid("Europe/Madrid");
    const QDate day = QDateTime::fromMSecsSinceEpoch(toMillis(m_now), madrid).date().addDays(session.day);
    const QTime time = QTime::fromString(QString::fromUtf8(session.time), u"HH:mm"_s);
    return instantFromMillis(QDateTime(day, time, madrid).toMSecsSinceEpoch());
}

void Story::addSession(const DemoSession& session)
{
    using namespace std::chrono_literals;
    const std::size_t index = m_sessions.size();
    m_sessions.emplace_back();
    const Instant startsAt = startOf(session);
    const Instant proposed = std::min(startsAt - std::chrono::days(3), m_now - 5h);
    DemoSession former = session;
    former.time = session.movedFrom ? session.movedFrom : session.time;
    at(m_now - proposed,
        [=, this](Transaction& tx) { propose(session, startOf(former), m_sessions[index], tx); });
    if (session.end == DemoSession::End::Proposed)
        return;
    const Instant confirmed = proposed + 2h;
    at(m_now - confirmed, [=, this](Transaction& tx) {
        scheduling::SessionService::confirm(tx, m_people.value(session.apprentice), m_sessions[index]);
    });
    if (session.movedFrom)
        moveSession(session, startsAt, index);
    endSession(session, startsAt, confirmed, index);
}

/// The apprentice asks; where the time is none of the mentor's slots the mentor agrees.
void Story::moveSession(const DemoSession& session, Instant startsAt, std::size_t index)
{
    using namespace std::chrono_literals;
    using scheduling::SessionService;
    at(m_now - (startsAt - 32h), [=, this](Transaction& tx) {
        SessionService::reschedule(tx, m_people.value(session.apprentice), m_sessions[index], {startsAt, {}});
    });
    at(m_now - (startsAt - 29h), [=, this](Transaction& tx) {
        const UserId mentor = m_people.value(session.mentor);
        if (SessionService::session(tx, mentor, m_sessions[index]).move)
            SessionService::confirm(tx, mentor, m_sessions[index]);
    });
}

void Story::propose(const DemoSession& session, Instant startsAt, SessionId& made, Transaction& tx) const
{
    BookSessionBody body;
    body.apprenticeId = m_people.value(session.apprentice);
    body.startsAt = startsAt;
    body.minutes = static_cast<int>(session.length.count());
    body.medium = session.medium;
    if (session.medium == SessionMedium::InPerson)
        body.place = u"Biblioteca central, sala 3"_s;
    body.agenda = QString::fromUtf8(session.agenda);
    const api::Caller mentor{m_people.value(session.mentor), {}, api::RoleSet{Role::Mentor}};
    made = m_sessionService.book(tx, mentor, body).id;
}

void Story::endSession(const DemoSession& session, Instant startsAt, Instant confirmed, std::size_t index)
{
    using namespace std::chrono_literals;
    using scheduling::SessionService;
    using End = DemoSession::End;
    const auto on = [this](Instant when, Step step) { at(m_now - when, std::move(step)); };
    if (session.end == End::Cancelled) {
        on(confirmed + 1h, [=, this](Transaction& tx) {
            SessionService::cancel(tx, m_people.value(session.apprentice), m_sessions[index],
                u"Ese día tengo un examen. ¿La semana que viene?"_s);
        });
        return;
    }
    if (session.end == End::Scheduled)
        return;
    on(startsAt - 2min, [=, this](Transaction& tx) {
        SessionService::start(tx, m_people.value(session.mentor), m_sessions[index]);
    });
    if (session.end == End::Missed) {
        on(startsAt + 15min, [=, this](Transaction& tx) {
            SessionService::noShow(tx, m_people.value(session.mentor), m_sessions[index]);
        });
        return;
    }
    on(startsAt + 1min, [=, this](Transaction& tx) {
        SessionService::start(tx, m_people.value(session.apprentice), m_sessions[index]);
    });
    on(startsAt + session.length, [=, this](Transaction& tx) {
        SessionService::complete(tx, m_people.value(session.mentor), m_sessions[index]);
    });
    review(session, startsAt + session.length, index);
}

void Story::review(const DemoSession& session, Instant endsAt, std::size_t index)
{
    using namespace std::chrono_literals;
    const auto write = [this, index](const char* author, const DemoReview& review, Instant when) {
        if (review.rating == 0 || when > m_now)
            return;
        at(m_now - when, [=, this](Transaction& tx) {
            m_reviewService.write(
                tx, m_people.value(author), m_sessions[index], {review.rating, maybe(review.words)});
        });
    };
    write(session.apprentice, session.ofMentor, std::min(endsAt + 3h, m_now - 30min));
    write(session.mentor, session.ofApprentice, endsAt + 26h);
    // One that nobody answered shows itself.
    if (const Instant reveal = endsAt + reviews::reviewsOpen; reveal <= m_now)
        at(m_now - reveal, [this](Transaction& tx) { m_reviewService.revealDue(tx, 100); });
}

void Story::play(const DemoLine& line, ChatId chat, Transaction& tx)
{
    using chat::ChatService;
    const UserId who = m_people.value(line.who);
    const QString text = QString::fromUtf8(line.text);
    const qint64 last = ChatService::chat(tx, who, chat).lastSeq;
    switch (line.act) {
    case DemoLine::Act::Say:
        ChatService::send(tx, who,
            {chat, ClientMessageId::generate(tx.now()), MessageType::Text, text,
                line.seq > 0 ? std::optional(line.seq) : std::nullopt});
        break;
    case DemoLine::Act::Edit:
        ChatService::edit(tx, who, {chat, line.seq, text});
        break;
    case DemoLine::Act::Delete:
        ChatService::remove(tx, who, {chat, line.seq});
        break;
    case DemoLine::Act::Delivered:
        ChatService::markDelivered(tx, who, {chat, last});
        break;
    case DemoLine::Act::Read:
        ChatService::markRead(tx, who, {chat, last});
        break;
    }
}

void Story::tell()
{
    std::stable_sort(
        m_steps.begin(), m_steps.end(), [](const TimedStep& a, const TimedStep& b) { return a.at < b.at; });
    for (const TimedStep& step : m_steps) {
        m_clock.set(step.at);
        m_database.writeNow([&](Transaction& tx) { step.run(tx); });
    }
    m_clock.set(m_now);
    // Nobody needs a word of tomorrow that was due before there was anybody.
    while (
        m_database.writeNow([](Transaction& tx) { return scheduling::reminders::passOver(tx, 100); }) > 0) { }
}

} // namespace

Accounts fill(storage::Database& database, ManualClock& clock, const identity::PasswordHasher& hasher,
    const directory::DirectoryService& directory, mentorship::MentorshipService& mentorship)
{
    if (database.readNow([](Transaction& tx) { return tx.query(anyUser).exists(); }))
        throw NotEmpty();

    std::vector<DemoPerson> people{admin()};
    for (const DemoPerson& person : mentors())
        people.push_back(person);
    for (const DemoPerson& person : apprentices())
        people.push_back(person);

    Accounts accounts;
    accounts.password = u"lantern-copper-workshop"_s;
    const QByteArray hash = hasher.hash(accounts.password);
    Story story(database, clock, directory, mentorship);
    story.addShelves(std::chrono::days(421));
    for (const DemoPerson& person : people) {
        story.addPerson(person, hash);
        accounts.list.push_back({QString::fromUtf8(person.name), emailOf(person), person.roles});
    }
    for (const DemoRequest& request : requests())
        story.addRequest(request);
    for (const DemoChat& chat : chats())
        story.addChat(chat);
    for (const DemoWeek& week : weeks())
        story.addWeek(week);
    for (const DemoSession& session : sessions())
        story.addSession(session);
    story.tell();
    return accounts;
}

QString table(const Accounts& accounts)
{
    const auto rolesOf = [](const Account& account) {
        QStringList words;
        for (const Role role : account.roles)
            words.append(QString(toText(role)));
        return words.join(u", "_s);
    };
    qsizetype roleWidth = 0;
    qsizetype nameWidth = 0;
    for (const Account& account : accounts.list) {
        roleWidth = std::max(roleWidth, rolesOf(account).size());
        nameWidth = std::max(nameWidth, account.name.size());
    }
    QString text;
    for (const Account& account : accounts.list) {
        text += rolesOf(account).leftJustified(roleWidth + 2) + account.name.leftJustified(nameWidth + 2)
            + account.email + u'\n';
    }
    return text + u"\nEverybody's password: "_s + accounts.password + u'\n';
}

} // namespace gremio::demo
