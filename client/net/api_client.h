// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/channel.h"
#include "shared/protocol/access_key.h"
#include "shared/protocol/account_security.h"
#include "shared/protocol/availability.h"
#include "shared/protocol/block.h"
#include "shared/protocol/calendar_day.h"
#include "shared/protocol/calendar_feed.h"
#include "shared/protocol/chat.h"
#include "shared/protocol/directory.h"
#include "shared/protocol/mentorship.h"
#include "shared/protocol/notification_preferences.h"
#include "shared/protocol/review.h"
#include "shared/protocol/server_info.h"
#include "shared/protocol/session_changes.h"
#include "shared/protocol/session_event.h"
#include "shared/protocol/session_notes.h"
#include "shared/protocol/slot.h"

namespace gremio {

/// The server's API: one typed call per endpoint. An `etag` makes a GET conditional: the answer then says
/// `unchanged` where it would say the same again.
class ApiClient {
public:
    explicit ApiClient(Channel& channel)
        : m_channel(channel)
    {
    }

    Channel& channel() const { return m_channel; }

    /// Whether a Gremio server answers at that address, and which; of the present server without one.
    Call<ServerInfo> serverInfo(const std::optional<QUrl>& server = {});

    Call<SignedIn> registerAccount(const RegisterBody& body);
    Call<SignedIn> signIn(const LoginBody& body);
    /// Renews with the refresh token that the channel was given.
    Call<SignedIn> resume();
    Call<Nothing> signOut();
    Call<Nothing> signOutEverywhere();
    Call<Nothing> forgotPassword(const ForgotPasswordBody& body);
    Call<Nothing> resetPassword(const ResetPasswordBody& body);
    Call<Nothing> verifyEmail(const VerifyEmailBody& body);

    Call<Nothing> sendVerification();
    Call<Nothing> changePassword(const ChangePasswordBody& body);
    Call<Nothing> changeEmail(const ChangeEmailBody& body);
    /// All of them: one page.
    Call<Page<SignInInfo>> signIns();
    Call<Nothing> endSignIn(const SignInId& id);
    Call<Page<AccessKey>> accessKeys();
    Call<CreatedAccessKey> createAccessKey(const CreateAccessKeyBody& body);
    Call<Nothing> endAccessKey(const AccessKeyId& id);
    /// Everything the server keeps of me, as JSON.
    Call<Bytes> exportMe(std::function<void(qint64 received)> progress);

    Call<User> me(const QByteArray& etag = {});
    /// With an ifMatch it fails with precondition-failed where the account was changed in the meantime.
    Call<User> updateMe(const UpdateUserBody& body, const QByteArray& ifMatch = {});
    Call<Nothing> deleteMe(const DeleteUserBody& body);

    Call<MentorPage> mentors(const MentorQuery& query, const QByteArray& etag = {});
    Call<Mentor> mentor(const UserId& id, const QByteArray& etag = {});
    Call<Page<Skill>> skills(const SkillQuery& query);
    Call<CategoryList> categories();
    Call<Profile> profile(const QByteArray& etag = {});
    /// With an ifMatch it fails with precondition-failed where the profile was changed in the meantime.
    Call<Profile> updateProfile(const ProfileBody& body, const QByteArray& ifMatch = {});

    Call<Availability> availability(const QByteArray& etag = {});
    /// With an ifMatch it fails with precondition-failed where it was changed in the meantime.
    Call<Availability> replaceAvailability(const Availability& body, const QByteArray& ifMatch = {});
    Call<AvailabilityExceptionList> exceptions(const QByteArray& etag = {});
    Call<AvailabilityException> addException(const AvailabilityExceptionBody& body);
    Call<Nothing> removeException(const AvailabilityExceptionId& id);
    /// On which the organisation is closed.
    Call<CalendarDays> calendarDays(const QByteArray& etag = {});

    /// What I am told when.
    Call<NotificationPreferences> preferences(const QByteArray& etag = {});
    /// With an ifMatch it fails with precondition-failed where they were changed in the meantime.
    Call<NotificationPreferences> replacePreferences(
        const NotificationPreferences& body, const QByteArray& ifMatch = {});

    Call<Page<MentorshipRequest>> requests(const RequestQuery& query, const QByteArray& etag = {});
    /// The same key makes a second attempt at the same request safe.
    Call<MentorshipRequest> sendRequest(const CreateRequestBody& body, const QByteArray& idempotencyKey);
    Call<AcceptedRequest> accept(const MentorshipRequestId& id);
    Call<MentorshipRequest> decline(const MentorshipRequestId& id, const DeclineBody& body);
    Call<MentorshipRequest> withdraw(const MentorshipRequestId& id);

    Call<Page<Mentorship>> mentorships(const MentorshipQuery& query, const QByteArray& etag = {});
    Call<Mentorship> endMentorship(const MentorshipId& id);

    /// When a session with the mentor can start.
    Call<SlotList> freeSlots(const UserId& mentor, const SlotQuery& query);
    Call<Page<Session>> sessions(const SessionQuery& query, const QByteArray& etag = {});
    Call<Session> session(const SessionId& id);
    /// The same key makes a second attempt at the same booking safe.
    Call<Session> bookSession(const BookSessionBody& body, const QByteArray& idempotencyKey);
    Call<Session> confirmSession(const SessionId& id);
    Call<Session> declineSession(const SessionId& id, const DeclineSessionBody& body);
    Call<Session> cancelSession(const SessionId& id, const CancelSessionBody& body);
    Call<Session> rescheduleSession(const SessionId& id, const RescheduleBody& body);
    /// I am there.
    Call<Session> startSession(const SessionId& id);
    Call<Session> completeSession(const SessionId& id);
    /// The other did not come.
    Call<Session> missSession(const SessionId& id);
    /// How the two meet and what about; what is absent is cleared.
    Call<Session> describeSession(const SessionId& id, const SessionDetailsBody& body);
    /// As iCalendar.
    Call<Bytes> sessionFile(const SessionId& id, std::function<void(qint64 received)> progress);
    /// What happened to it, from the first on.
    Call<Page<SessionEvent>> sessionEvents(
        const SessionId& id, const PageQuery& query, const QByteArray& etag = {});
    Call<SessionNotes> sessionNotes(const SessionId& id);
    Call<SessionNotes> updateSessionNotes(
        const SessionId& id, const SessionNotesBody& body, const QByteArray& ifMatch);
    Call<Hold> holdSlot(const HoldBody& body);
    Call<Nothing> releaseHold(const HoldId& id);
    /// NotFound where there is no secret address.
    Call<CalendarFeed> calendarFeed();
    /// Tells the address, this once; a former one leads nowhere from here on.
    Call<CalendarFeed> renewCalendarFeed();
    Call<Nothing> removeCalendarFeed();

    Call<SessionReviews> sessionReviews(const SessionId& id);
    /// Sent again it changes what was written.
    Call<Review> writeReview(const SessionId& id, const ReviewBody& body);
    Call<OwedReviewList> owedReviews();
    Call<Page<Review>> reviewsOf(const UserId& user, const ReviewQuery& query, const QByteArray& etag = {});

    /// Without those that I hid.
    Call<Page<Chat>> chats(const PageQuery& query, const QByteArray& etag = {});
    Call<Chat> chat(const ChatId& id);
    Call<Chat> createChat(const CreateChatBody& body);
    Call<Nothing> hideChat(const ChatId& id);
    Call<History> history(const ChatId& id, const HistoryQuery& query);
    Call<ChatChanges> changes(const ChatId& id, const ChangesQuery& query);
    /// Newest first; every word must be in the message.
    Call<Page<Message>> searchMessages(const MessageSearchQuery& query);
    /// Whom I block.
    Call<Page<BlockedUser>> blocks(const PageQuery& query, const QByteArray& etag = {});
    Call<Nothing> setBlocked(const UserId& id, bool blocked);

private:
    Channel& m_channel;
};

} // namespace gremio
