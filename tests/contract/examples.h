// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/access_key.h"
#include "shared/protocol/account_security.h"
#include "shared/protocol/admin.h"
#include "shared/protocol/audit.h"
#include "shared/protocol/connection_log.h"
#include "shared/protocol/directory.h"
#include "shared/protocol/identity.h"
#include "shared/protocol/invite.h"
#include "shared/protocol/mail.h"
#include "shared/protocol/mentorship.h"
#include "shared/protocol/problem_document.h"
#include "shared/protocol/profile.h"
#include "shared/protocol/server_info.h"
#include "tests/contract/chat_examples.h"
#include "tests/contract/review_examples.h"
#include "tests/contract/scheduling_examples.h"

/// One value of each type that crosses the wire whole: with everything that it may hold, and where much may
/// be absent another with only what it must hold. Text holds what is easily got wrong: quotes, line breaks,
/// letters beyond ASCII and beyond the first plane.
namespace gremio::test::examples {

SignedIn signedIn();
SignedIn signedInWithCookie();
User user();
User plainUser();
PublicUser publicUser();
RegisterBody registerBody();
LoginBody loginBody();
UpdateUserBody updateUserBody();

SignInInfo signIn();
AccessKey accessKey();
CreatedAccessKey createdAccessKey();
CreateAccessKeyBody createAccessKeyBody();

MentorPage mentorPage();
Mentor mentor();
Profile profile();
ProfileBody profileBody();
Page<Skill> skillPage();
CategoryList categoryList();

MentorshipRequest declinedRequest();
Page<MentorshipRequest> requestPage();
AcceptedRequest acceptedRequest();
Mentorship endedMentorship();
CreateRequestBody createRequestBody();

AdminUser suspendedUser();
IssuedInvite issuedInvite();
CreateInviteBody createInviteBody();
SuspendBody suspendBody();
AuditEntry auditEntry();
ConnectionEntry connectionEntry();
Mail mail();

ServerInfo serverInfo();
Health health();
ProblemDocument validationFailed();
ProblemDocument shortProblem();

/// visit(family, name, value) for each that the server sends.
template <class Visit>
void answers(Visit&& visit)
{
    visit("identity", "SignedIn", signedIn());
    visit("identity", "SignedIn with cookie", signedInWithCookie());
    visit("identity", "User", user());
    visit("identity", "User, the least", plainUser());
    visit("identity", "PublicUser", publicUser());
    visit("account", "SignIn", signIn());
    visit("account", "AccessKey", accessKey());
    visit("account", "CreatedAccessKey", createdAccessKey());
    visit("directory", "MentorPage", mentorPage());
    visit("directory", "Mentor", mentor());
    visit("directory", "Profile", profile());
    visit("directory", "SkillPage", skillPage());
    visit("directory", "CategoryList", categoryList());
    visit("mentorship", "MentorshipRequest", declinedRequest());
    visit("mentorship", "MentorshipRequestPage", requestPage());
    visit("mentorship", "AcceptedRequest", acceptedRequest());
    visit("mentorship", "Mentorship", endedMentorship());
    visit("admin", "AdminUser", suspendedUser());
    visit("admin", "IssuedInvite", issuedInvite());
    visit("admin", "AuditEntry", auditEntry());
    visit("admin", "ConnectionEntry", connectionEntry());
    visit("admin", "Mail", mail());
    visit("server", "ServerInfo", serverInfo());
    visit("server", "Health", health());
    visit("server", "Problem", validationFailed());
    visit("server", "Problem, the least", shortProblem());
    chatAnswers(visit);
    schedulingAnswers(visit);
    reviewAnswers(visit);
}

/// visit(family, name, value) for each that the app sends.
template <class Visit>
void requests(Visit&& visit)
{
    visit("identity", "RegisterBody", registerBody());
    visit("identity", "LoginBody", loginBody());
    visit("identity", "UpdateUserBody", updateUserBody());
    visit("account", "CreateAccessKeyBody", createAccessKeyBody());
    visit("directory", "ProfileBody", profileBody());
    visit("mentorship", "CreateRequestBody", createRequestBody());
    visit("mentorship", "DeclineBody, the least", DeclineBody{});
    visit("admin", "CreateInviteBody", createInviteBody());
    visit("admin", "SuspendBody", suspendBody());
    chatRequests(visit);
    schedulingRequests(visit);
    reviewRequests(visit);
}

} // namespace gremio::test::examples
