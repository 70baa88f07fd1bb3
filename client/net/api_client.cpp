// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/api_client.h"

#include "client/net/query_encoding.h"
#include "shared/core/json_encoding.h"

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

Outgoing get(const QString& path, const QByteArray& etag = {}, const QUrlQuery& query = {})
{
    Outgoing request;
    request.path = path;
    request.query = query;
    request.ifNoneMatch = etag;
    return request;
}

Outgoing post(const QString& path, const QByteArray& body = {})
{
    Outgoing request;
    request.method = Outgoing::Method::Post;
    request.path = path;
    request.body = body;
    return request;
}

Outgoing put(const QString& path, const QByteArray& body)
{
    Outgoing request = post(path, body);
    request.method = Outgoing::Method::Put;
    return request;
}

Outgoing remove(const QString& path)
{
    Outgoing request;
    request.method = Outgoing::Method::Delete;
    request.path = path;
    return request;
}

Outgoing withoutSignIn(Outgoing request)
{
    request.signedIn = false;
    return request;
}

} // namespace

Call<ServerInfo> ApiClient::serverInfo(const std::optional<QUrl>& server)
{
    Outgoing request = withoutSignIn(get(u"/server"_s));
    request.server = server;
    return Call<ServerInfo>(m_channel.send(request));
}

Call<SignedIn> ApiClient::registerAccount(const RegisterBody& body)
{
    return Call<SignedIn>(m_channel.send(withoutSignIn(post(u"/auth/register"_s, toJson(body)))));
}

Call<SignedIn> ApiClient::signIn(const LoginBody& body)
{
    return Call<SignedIn>(m_channel.send(withoutSignIn(post(u"/auth/login"_s, toJson(body)))));
}

Call<SignedIn> ApiClient::resume()
{
    return Call<SignedIn>(m_channel.renew());
}

Call<Nothing> ApiClient::signOut()
{
    return Call<Nothing>(m_channel.send(post(u"/auth/logout"_s)));
}

Call<Nothing> ApiClient::signOutEverywhere()
{
    return Call<Nothing>(m_channel.send(post(u"/auth/logout-all"_s)));
}

Call<Nothing> ApiClient::forgotPassword(const ForgotPasswordBody& body)
{
    return Call<Nothing>(m_channel.send(withoutSignIn(post(u"/auth/forgot-password"_s, toJson(body)))));
}

Call<Nothing> ApiClient::resetPassword(const ResetPasswordBody& body)
{
    return Call<Nothing>(m_channel.send(withoutSignIn(post(u"/auth/reset-password"_s, toJson(body)))));
}

Call<Nothing> ApiClient::verifyEmail(const VerifyEmailBody& body)
{
    return Call<Nothing>(m_channel.send(withoutSignIn(post(u"/auth/verify-email"_s, toJson(body)))));
}

Call<Nothing> ApiClient::sendVerification()
{
    return Call<Nothing>(m_channel.send(post(u"/auth/resend-verification"_s)));
}

Call<Nothing> ApiClient::changePassword(const ChangePasswordBody& body)
{
    return Call<Nothing>(m_channel.send(post(u"/auth/change-password"_s, toJson(body))));
}

Call<Nothing> ApiClient::changeEmail(const ChangeEmailBody& body)
{
    return Call<Nothing>(m_channel.send(post(u"/auth/change-email"_s, toJson(body))));
}

Call<Page<SignInInfo>> ApiClient::signIns()
{
    return Call<Page<SignInInfo>>(m_channel.send(get(u"/auth/sessions"_s)));
}

Call<Nothing> ApiClient::endSignIn(const SignInId& id)
{
    return Call<Nothing>(m_channel.send(remove(u"/auth/sessions/"_s + id.toString())));
}

Call<Page<AccessKey>> ApiClient::accessKeys()
{
    return Call<Page<AccessKey>>(m_channel.send(get(u"/auth/access-keys"_s)));
}

Call<CreatedAccessKey> ApiClient::createAccessKey(const CreateAccessKeyBody& body)
{
    return Call<CreatedAccessKey>(m_channel.send(post(u"/auth/access-keys"_s, toJson(body))));
}

Call<Nothing> ApiClient::endAccessKey(const AccessKeyId& id)
{
    return Call<Nothing>(m_channel.send(remove(u"/auth/access-keys/"_s + id.toString())));
}

Call<Bytes> ApiClient::exportMe(std::function<void(qint64 received)> progress)
{
    Outgoing request = get(u"/users/me/export"_s);
    request.progress = std::move(progress);
    return Call<Bytes>(m_channel.send(request));
}

Call<User> ApiClient::me(const QByteArray& etag)
{
    return Call<User>(m_channel.send(get(u"/users/me"_s, etag)));
}

Call<User> ApiClient::updateMe(const UpdateUserBody& body, const QByteArray& ifMatch)
{
    Outgoing request = put(u"/users/me"_s, toJson(body));
    request.ifMatch = ifMatch;
    return Call<User>(m_channel.send(request));
}

Call<Nothing> ApiClient::deleteMe(const DeleteUserBody& body)
{
    Outgoing request = post(u"/users/me"_s, toJson(body));
    request.method = Outgoing::Method::Delete;
    return Call<Nothing>(m_channel.send(request));
}

Call<MentorPage> ApiClient::mentors(const MentorQuery& query, const QByteArray& etag)
{
    return Call<MentorPage>(m_channel.send(get(u"/mentors"_s, etag, toQuery(query))));
}

Call<Mentor> ApiClient::mentor(const UserId& id, const QByteArray& etag)
{
    return Call<Mentor>(m_channel.send(get(u"/mentors/"_s + id.toString(), etag)));
}

Call<Page<Skill>> ApiClient::skills(const SkillQuery& query)
{
    return Call<Page<Skill>>(m_channel.send(get(u"/skills"_s, {}, toQuery(query))));
}

Call<CategoryList> ApiClient::categories()
{
    return Call<CategoryList>(m_channel.send(get(u"/categories"_s)));
}

Call<Profile> ApiClient::profile(const QByteArray& etag)
{
    return Call<Profile>(m_channel.send(get(u"/profile"_s, etag)));
}

Call<Profile> ApiClient::updateProfile(const ProfileBody& body, const QByteArray& ifMatch)
{
    Outgoing request = put(u"/profile"_s, toJson(body));
    request.ifMatch = ifMatch;
    return Call<Profile>(m_channel.send(request));
}

Call<Availability> ApiClient::availability(const QByteArray& etag)
{
    return Call<Availability>(m_channel.send(get(u"/availability"_s, etag)));
}

Call<Availability> ApiClient::replaceAvailability(const Availability& body, const QByteArray& ifMatch)
{
    Outgoing request = put(u"/availability"_s, toJson(body));
    request.ifMatch = ifMatch;
    return Call<Availability>(m_channel.send(request));
}

Call<NotificationPreferences> ApiClient::preferences(const QByteArray& etag)
{
    return Call<NotificationPreferences>(m_channel.send(get(u"/notifications/preferences"_s, etag)));
}

Call<NotificationPreferences> ApiClient::replacePreferences(
    const NotificationPreferences& body, const QByteArray& ifMatch)
{
    Outgoing request = put(u"/notifications/preferences"_s, toJson(body));
    request.ifMatch = ifMatch;
    return Call<NotificationPreferences>(m_channel.send(request));
}

Call<AvailabilityExceptionList> ApiClient::exceptions(const QByteArray& etag)
{
    return Call<AvailabilityExceptionList>(m_channel.send(get(u"/availability/exceptions"_s, etag)));
}

Call<CalendarDays> ApiClient::calendarDays(const QByteArray& etag)
{
    return Call<CalendarDays>(m_channel.send(get(u"/calendar-days"_s, etag)));
}

Call<AvailabilityException> ApiClient::addException(const AvailabilityExceptionBody& body)
{
    return Call<AvailabilityException>(m_channel.send(post(u"/availability/exceptions"_s, toJson(body))));
}

Call<Nothing> ApiClient::removeException(const AvailabilityExceptionId& id)
{
    return Call<Nothing>(m_channel.send(remove(u"/availability/exceptions/%1"_s.arg(id.toString()))));
}

Call<Page<MentorshipRequest>> ApiClient::requests(const RequestQuery& query, const QByteArray& etag)
{
    return Call<Page<MentorshipRequest>>(m_channel.send(get(u"/requests"_s, etag, toQuery(query))));
}

Call<MentorshipRequest> ApiClient::sendRequest(
    const CreateRequestBody& body, const QByteArray& idempotencyKey)
{
    Outgoing request = post(u"/requests"_s, toJson(body));
    request.idempotencyKey = idempotencyKey;
    return Call<MentorshipRequest>(m_channel.send(request));
}

Call<AcceptedRequest> ApiClient::accept(const MentorshipRequestId& id)
{
    return Call<AcceptedRequest>(m_channel.send(post(u"/requests/%1/accept"_s.arg(id.toString()))));
}

Call<MentorshipRequest> ApiClient::decline(const MentorshipRequestId& id, const DeclineBody& body)
{
    return Call<MentorshipRequest>(
        m_channel.send(post(u"/requests/%1/decline"_s.arg(id.toString()), toJson(body))));
}

Call<MentorshipRequest> ApiClient::withdraw(const MentorshipRequestId& id)
{
    return Call<MentorshipRequest>(m_channel.send(post(u"/requests/%1/withdraw"_s.arg(id.toString()))));
}

Call<Page<Mentorship>> ApiClient::mentorships(const MentorshipQuery& query, const QByteArray& etag)
{
    return Call<Page<Mentorship>>(m_channel.send(get(u"/mentorships"_s, etag, toQuery(query))));
}

Call<Mentorship> ApiClient::endMentorship(const MentorshipId& id)
{
    return Call<Mentorship>(m_channel.send(post(u"/mentorships/%1/end"_s.arg(id.toString()))));
}

Call<SlotList> ApiClient::freeSlots(const UserId& mentor, const SlotQuery& query)
{
    return Call<SlotList>(
        m_channel.send(get(u"/mentors/%1/slots"_s.arg(mentor.toString()), {}, toQuery(query))));
}

Call<Page<Session>> ApiClient::sessions(const SessionQuery& query, const QByteArray& etag)
{
    return Call<Page<Session>>(m_channel.send(get(u"/sessions"_s, etag, toQuery(query))));
}

Call<Session> ApiClient::session(const SessionId& id)
{
    return Call<Session>(m_channel.send(get(u"/sessions/"_s + id.toString())));
}

Call<Session> ApiClient::bookSession(const BookSessionBody& body, const QByteArray& idempotencyKey)
{
    Outgoing request = post(u"/sessions"_s, toJson(body));
    request.idempotencyKey = idempotencyKey;
    return Call<Session>(m_channel.send(request));
}

Call<Session> ApiClient::confirmSession(const SessionId& id)
{
    return Call<Session>(m_channel.send(post(u"/sessions/%1/confirm"_s.arg(id.toString()))));
}

Call<Session> ApiClient::declineSession(const SessionId& id, const DeclineSessionBody& body)
{
    return Call<Session>(m_channel.send(post(u"/sessions/%1/decline"_s.arg(id.toString()), toJson(body))));
}

Call<Session> ApiClient::cancelSession(const SessionId& id, const CancelSessionBody& body)
{
    return Call<Session>(m_channel.send(post(u"/sessions/%1/cancel"_s.arg(id.toString()), toJson(body))));
}

Call<Session> ApiClient::rescheduleSession(const SessionId& id, const RescheduleBody& body)
{
    return Call<Session>(m_channel.send(post(u"/sessions/%1/reschedule"_s.arg(id.toString()), toJson(body))));
}

Call<Session> ApiClient::startSession(const SessionId& id)
{
    return Call<Session>(m_channel.send(post(u"/sessions/%1/start"_s.arg(id.toString()))));
}

Call<Session> ApiClient::completeSession(const SessionId& id)
{
    return Call<Session>(m_channel.send(post(u"/sessions/%1/complete"_s.arg(id.toString()))));
}

Call<Session> ApiClient::missSession(const SessionId& id)
{
    return Call<Session>(m_channel.send(post(u"/sessions/%1/no-show"_s.arg(id.toString()))));
}

Call<Session> ApiClient::describeSession(const SessionId& id, const SessionDetailsBody& body)
{
    return Call<Session>(m_channel.send(put(u"/sessions/"_s + id.toString(), toJson(body))));
}

Call<Bytes> ApiClient::sessionFile(const SessionId& id, std::function<void(qint64 received)> progress)
{
    Outgoing request = get(u"/sessions/%1.ics"_s.arg(id.toString()));
    request.progress = std::move(progress);
    return Call<Bytes>(m_channel.send(request));
}

Call<Page<SessionEvent>> ApiClient::sessionEvents(
    const SessionId& id, const PageQuery& query, const QByteArray& etag)
{
    return Call<Page<SessionEvent>>(
        m_channel.send(get(u"/sessions/%1/events"_s.arg(id.toString()), etag, toQuery(query))));
}

Call<SessionNotes> ApiClient::sessionNotes(const SessionId& id)
{
    return Call<SessionNotes>(m_channel.send(get(u"/sessions/%1/notes"_s.arg(id.toString()))));
}

Call<SessionNotes> ApiClient::updateSessionNotes(
    const SessionId& id, const SessionNotesBody& body, const QByteArray& ifMatch)
{
    Outgoing request = put(u"/sessions/%1/notes"_s.arg(id.toString()), toJson(body));
    request.ifMatch = ifMatch;
    return Call<SessionNotes>(m_channel.send(request));
}

Call<Hold> ApiClient::holdSlot(const HoldBody& body)
{
    return Call<Hold>(m_channel.send(post(u"/holds"_s, toJson(body))));
}

Call<Nothing> ApiClient::releaseHold(const HoldId& id)
{
    return Call<Nothing>(m_channel.send(remove(u"/holds/"_s + id.toString())));
}

Call<CalendarFeed> ApiClient::calendarFeed()
{
    return Call<CalendarFeed>(m_channel.send(get(u"/calendar/feed"_s)));
}

Call<CalendarFeed> ApiClient::renewCalendarFeed()
{
    return Call<CalendarFeed>(m_channel.send(put(u"/calendar/feed"_s, {})));
}

Call<Nothing> ApiClient::removeCalendarFeed()
{
    return Call<Nothing>(m_channel.send(remove(u"/calendar/feed"_s)));
}

Call<SessionReviews> ApiClient::sessionReviews(const SessionId& id)
{
    return Call<SessionReviews>(m_channel.send(get(u"/sessions/%1/review"_s.arg(id.toString()))));
}

Call<Review> ApiClient::writeReview(const SessionId& id, const ReviewBody& body)
{
    return Call<Review>(m_channel.send(post(u"/sessions/%1/review"_s.arg(id.toString()), toJson(body))));
}

Call<OwedReviewList> ApiClient::owedReviews()
{
    return Call<OwedReviewList>(m_channel.send(get(u"/reviews/owed"_s)));
}

Call<Page<Review>> ApiClient::reviewsOf(const UserId& user, const ReviewQuery& query, const QByteArray& etag)
{
    return Call<Page<Review>>(
        m_channel.send(get(u"/users/%1/reviews"_s.arg(user.toString()), etag, toQuery(query))));
}

Call<Page<Chat>> ApiClient::chats(const PageQuery& query, const QByteArray& etag)
{
    return Call<Page<Chat>>(m_channel.send(get(u"/chats"_s, etag, toQuery(query))));
}

Call<Chat> ApiClient::chat(const ChatId& id)
{
    return Call<Chat>(m_channel.send(get(u"/chats/"_s + id.toString())));
}

Call<Chat> ApiClient::createChat(const CreateChatBody& body)
{
    return Call<Chat>(m_channel.send(post(u"/chats"_s, toJson(body))));
}

Call<Nothing> ApiClient::hideChat(const ChatId& id)
{
    return Call<Nothing>(m_channel.send(remove(u"/chats/"_s + id.toString())));
}

Call<History> ApiClient::history(const ChatId& id, const HistoryQuery& query)
{
    return Call<History>(m_channel.send(get(u"/chats/%1/messages"_s.arg(id.toString()), {}, toQuery(query))));
}

Call<ChatChanges> ApiClient::changes(const ChatId& id, const ChangesQuery& query)
{
    QUrlQuery parameters = toQuery(query);
    if (query.after == 0) // has to be said
        parameters.addQueryItem(u"after"_s, u"0"_s);
    return Call<ChatChanges>(m_channel.send(get(u"/chats/%1/changes"_s.arg(id.toString()), {}, parameters)));
}

Call<Page<Message>> ApiClient::searchMessages(const MessageSearchQuery& query)
{
    return Call<Page<Message>>(m_channel.send(get(u"/search/messages"_s, {}, toQuery(query))));
}

Call<Page<BlockedUser>> ApiClient::blocks(const PageQuery& query, const QByteArray& etag)
{
    return Call<Page<BlockedUser>>(m_channel.send(get(u"/users/me/blocks"_s, etag, toQuery(query))));
}

Call<Nothing> ApiClient::setBlocked(const UserId& id, bool blocked)
{
    const QString path = u"/users/%1/block"_s.arg(id.toString());
    return Call<Nothing>(m_channel.send(blocked ? post(path) : remove(path)));
}

} // namespace gremio
