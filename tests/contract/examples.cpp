// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/examples.h"
#include "tests/contract/example_parts.h"

using namespace Qt::StringLiterals;

namespace gremio::test::examples {
namespace {

MentorshipRequest pendingRequest()
{
    MentorshipRequest request;
    request.id = id<MentorshipRequestId>(3);
    request.mentor = ada();
    request.apprentice.id = id<UserId>(4);
    request.apprentice.displayName = u"Íñigo Núñez"_s;
    request.message = u"Hello,\nI would like to learn.\n\t— Íñigo 🎓"_s;
    request.createdAt = at(0);
    request.expiresAt = at(14LL * 86'400'000);
    return request;
}

MentorCard card()
{
    return {.id = id<UserId>(1),
        .displayName = u"Ada Byron"_s,
        .emailVerified = true,
        .headline = u"Máquinas & \"números\""_s,
        .location = u"London"_s,
        .timeZone = u"Europe/London"_s,
        .skills = {{id<SkillId>(5), u"C++"_s, true}, {id<SkillId>(6), u"Ñandutí"_s, false}},
        .languages = {u"en"_s, u"es"_s},
        .rating = 4.67,
        .ratingCount = 12,
        .freePlaces = 2,
        .acceptsRequests = true,
        .match = {.score = 83,
            .reasons = {{MatchReasonKind::SharedSkills, {u"C++"_s}, 1},
                {MatchReasonKind::Goal, {u"Aprender C++"_s}, 0}, {MatchReasonKind::Language, {u"es"_s}, 1},
                {MatchReasonKind::Rating, {}, 12}, {MatchReasonKind::FreePlaces, {}, 2}}},
        .nextSlots = {{at(0), 45}, {at(2'700'000), 45}}};
}

} // namespace

User user()
{
    return {.id = id<UserId>(1),
        .email = u"ada@example.org"_s,
        .emailVerified = true,
        .displayName = u"Ada \"Byron\" 🦉"_s,
        .username = u"ada"_s,
        .roles = {Role::Apprentice, Role::Mentor, Role::Admin},
        .locale = UiLocale::Spanish,
        .timeZone = u"Europe/Madrid"_s,
        .createdAt = at(7)};
}

User plainUser()
{
    User user;
    user.id = id<UserId>(2);
    user.email = u"b@example.org"_s;
    user.displayName = u"B"_s;
    user.roles = {Role::Apprentice};
    user.timeZone = u"UTC"_s;
    return user;
}

SignedIn signedIn()
{
    return {user(), u"eyJ.eyJ.sig"_s, 600, u"refresh-token"_s, {}};
}

SignedIn signedInWithCookie()
{
    return {plainUser(), u"eyJ.eyJ.sig"_s, 600, {}, u"csrf-token"_s};
}

PublicUser publicUser()
{
    return {id<UserId>(1), u"Ada"_s, u"ada"_s, {Role::Mentor}, true};
}

RegisterBody registerBody()
{
    return {.email = u"ada@example.org"_s,
        .password = u"correct \"horse\" \\ battery"_s,
        .displayName = u"Ada"_s,
        .role = SignUpRole::Mentor,
        .username = u"ada"_s,
        .locale = UiLocale::Spanish,
        .timeZone = u"Europe/Madrid"_s,
        .inviteCode = u"abc"_s};
}

LoginBody loginBody()
{
    return {u"ada@example.org"_s, u"contraseña"_s};
}

UpdateUserBody updateUserBody()
{
    return {u"Ada"_s, {}, UiLocale::Spanish, u"America/Bogota"_s};
}

SignInInfo signIn()
{
    return {.id = id<SignInId>(7),
        .device = u"Gremio, Linux"_s,
        .address = u"2001:db8::1"_s,
        .createdAt = at(0),
        .lastUsedAt = at(1000),
        .expiresAt = at(2000),
        .current = true};
}

AccessKey accessKey()
{
    return {.id = id<AccessKeyId>(8),
        .name = u"nightly"_s,
        .scopes = {AccessScope::Read, AccessScope::WriteProfile, AccessScope::WriteRequests},
        .createdAt = at(0),
        .expiresAt = at(1000),
        .lastUsedAt = at(500)};
}

CreatedAccessKey createdAccessKey()
{
    AccessKey key;
    key.id = id<AccessKeyId>(9);
    key.name = u"all"_s;
    key.scopes = {AccessScope::Write, AccessScope::Admin};
    key.createdAt = at(0);
    return {key, u"gre_secret"_s};
}

CreateAccessKeyBody createAccessKeyBody()
{
    return {u"nightly"_s, {AccessScope::Read, AccessScope::WriteMessages}, at(1000)};
}

MentorPage mentorPage()
{
    MentorCard least;
    least.id = id<UserId>(10);
    least.displayName = u"Z"_s;
    least.timeZone = u"UTC"_s;
    least.acceptsRequests = false;
    return {.items = {card(), least}, .nextCursor = u"b3BhcXVl"_s, .total = 100, .totalIsExact = false};
}

Mentor mentor()
{
    return {.card = card(),
        .bio = u"One.\n\nTwo: 50 % of <b>all</b> & more \u2028."_s,
        .categories = {{id<CategoryId>(11), u"Arts"_s, u"Artes"_s}},
        .capacity = 5,
        .taken = 3};
}

Profile profile()
{
    return {.userId = id<UserId>(1),
        .displayName = u"Ada"_s,
        .headline = u"H"_s,
        .bio = u"B"_s,
        .location = u"L"_s,
        .timeZone = u"Europe/London"_s,
        .goals = {u"Aprender a hablar en público"_s},
        .skills = {{id<SkillId>(5), u"C++"_s}},
        .languages = {u"en"_s},
        .categories = {{id<CategoryId>(11), u"Arts"_s, u"Artes"_s}},
        .capacity = 3,
        .taken = 1,
        .acceptsRequests = false};
}

ProfileBody profileBody()
{
    return {.headline = u"Máquinas"_s,
        .bio = u"One.\nTwo."_s,
        .location = u"London"_s,
        .goals = {u"Aprender"_s},
        .skills = {u"C++"_s, u"Piano"_s},
        .languages = {u"en"_s, u"es"_s},
        .categories = {id<CategoryId>(11)},
        .capacity = 2,
        .acceptsRequests = false};
}

Page<Skill> skillPage()
{
    return {{{id<SkillId>(5), u"C++"_s}}, {}};
}

CategoryList categoryList()
{
    return {{{id<CategoryId>(11), u"Arts"_s, u"Artes"_s}}};
}

MentorshipRequest declinedRequest()
{
    MentorshipRequest request = pendingRequest();
    request.status = RequestStatus::Declined;
    request.mentor = gone();
    request.skills = {u"C++"_s};
    request.declineReason = u"No \"time\""_s;
    request.settledAt = at(60'000);
    return request;
}

Page<MentorshipRequest> requestPage()
{
    return {{pendingRequest()}, u"b3BhcXVl"_s};
}

AcceptedRequest acceptedRequest()
{
    MentorshipRequest request = pendingRequest();
    request.status = RequestStatus::Accepted;
    request.mentorshipId = id<MentorshipId>(12);
    request.settledAt = at(60'000);
    Mentorship mentorship;
    mentorship.id = id<MentorshipId>(12);
    mentorship.mentor = request.mentor;
    mentorship.apprentice = request.apprentice;
    mentorship.requestId = request.id;
    mentorship.startedAt = at(60'000);
    return {request, mentorship};
}

Mentorship endedMentorship()
{
    Mentorship mentorship = acceptedRequest().mentorship;
    mentorship.status = MentorshipStatus::Ended;
    mentorship.endedAt = at(120'000);
    return mentorship;
}

CreateRequestBody createRequestBody()
{
    return {id<UserId>(1), u"Hello,\nI would like to learn."_s, {u"C++"_s}};
}

AdminUser suspendedUser()
{
    return {.id = id<UserId>(1),
        .state = UserState::Suspended,
        .email = u"ada@example.org"_s,
        .emailVerified = true,
        .displayName = u"Ada"_s,
        .username = u"ada"_s,
        .roles = {Role::Admin},
        .locale = UiLocale::English,
        .timeZone = u"UTC"_s,
        .createdAt = at(0),
        .lastSeenAt = at(1),
        .suspendedAt = at(2),
        .suspendedUntil = at(3),
        .suspensionReason = u"Why"_s};
}

IssuedInvite issuedInvite()
{
    return {{.id = id<InviteId>(13),
                .state = InviteState::Used,
                .roles = {Role::Mentor},
                .email = u"b@example.org"_s,
                .createdBy = id<UserId>(1),
                .createdAt = at(0),
                .expiresAt = at(1),
                .usedAt = at(2),
                .usedBy = id<UserId>(2)},
        u"code"_s};
}

CreateInviteBody createInviteBody()
{
    return {{Role::Mentor}, u"b@example.org"_s, at(1000)};
}

SuspendBody suspendBody()
{
    return {u"Why, and how"_s, at(1000)};
}

AuditEntry auditEntry()
{
    return {.seq = 9'007'199'254'740'993, // beyond what a double holds
        .at = at(0),
        .origin = AuditOrigin::CommandLine,
        .actor = id<UserId>(1),
        .act = AuditAct::RolesChanged,
        .subject = u"subject"_s,
        .details = {{u"roles"_s, u"admin mentor"_s}},
        .prevHash = u"00"_s,
        .hash = u"ff"_s};
}

ConnectionEntry connectionEntry()
{
    return {.id = id<ConnectionId>(14),
        .at = at(0),
        .kind = ConnectionKind::NewAddress,
        .user = id<UserId>(1),
        .address = u"192.0.2.1"_s,
        .userAgent = u"Gremio/0.1"_s};
}

Mail mail()
{
    return {.id = id<MailId>(15),
        .kind = MailKind::RequestReceived,
        .userId = id<UserId>(1),
        .address = u"ada@example.org"_s,
        .locale = UiLocale::Spanish,
        .state = MailState::Dead,
        .attempts = 9,
        .createdAt = at(0),
        .nextAttemptAt = at(1),
        .settledAt = at(2),
        .lastError = u"550 no such user"_s};
}

ServerInfo serverInfo()
{
    return {u"gremio"_s, u"Ágora"_s, u"0.1.0"_s, Registration::Invite};
}

Health health()
{
    return {u"ok"_s};
}

ProblemDocument validationFailed()
{
    return {.type = u"/problems/validation-failed"_s,
        .title = u"Some fields are wrong"_s,
        .status = 422,
        .detail = u"See the fields"_s,
        .instance = u"01946f00"_s,
        .errors = std::vector<ProblemField>{{u"/startsAt"_s, u"in-the-past"_s, u"It is over"_s},
            {u"?limit"_s, u"out-of-range"_s, {}}},
        .freeSlots = {}};
}

ProblemDocument shortProblem()
{
    ProblemDocument problem;
    problem.type = u"/problems/not-found"_s;
    problem.title = u"Not found"_s;
    problem.status = 404;
    return problem;
}

} // namespace gremio::test::examples
