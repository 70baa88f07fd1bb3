// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/by_api.h"

#include "shared/protocol/directory.h"
#include "shared/protocol/mentorship.h"
#include "shared/protocol/session_changes.h"
#include "shared/protocol/slot.h"

#include <algorithm>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace gremio::e2e {

using test::HttpAnswer;
using test::HttpClient;
using test::RunningServer;

namespace {

HttpAnswer good(const HttpAnswer& answer)
{
    if (answer.status < 200 || answer.status > 299)
        throw std::runtime_error(
            "refused: " + std::to_string(answer.status) + ' ' + answer.body.toStdString());
    return answer;
}

ByApi with(const RunningServer& server, const SignedIn& signedIn)
{
    return {HttpClient(server.port(), signedIn.accessToken), signedIn.user.id};
}

} // namespace

ByApi ByApi::signedIn(const RunningServer& server, const QString& email, const QString& password)
{
    LoginBody body;
    body.email = email;
    body.password = password;
    return with(server, good(HttpClient(server.port()).post("/api/v1/auth/login", body)).as<SignedIn>());
}

ByApi ByApi::newcomer(
    const RunningServer& server, const QString& name, const QString& email, const QString& password)
{
    RegisterBody body;
    body.email = email;
    body.password = password;
    body.displayName = name;
    body.timeZone = u"Asia/Kolkata"_s;
    return with(server, good(HttpClient(server.port()).post("/api/v1/auth/register", body)).as<SignedIn>());
}

void ByApi::mentor(int capacity)
{
    ProfileBody profile;
    profile.headline = u"Lace"_s;
    profile.capacity = capacity;
    good(http.put("/api/v1/profile", profile));
}

void ByApi::learnFrom(ByApi& mentor)
{
    CreateRequestBody body;
    body.mentorId = mentor.id;
    body.message = u"Teach me, please."_s;
    const auto request = good(http.post("/api/v1/requests", body)).as<MentorshipRequest>();
    good(mentor.http.post("/api/v1/requests/" + request.id.toByteArray() + "/accept"));
}

bool ByApi::canBook(const ByApi& mentor, Instant startsAt)
{
    const auto items =
        good(http.get("/api/v1/mentors/" + mentor.id.toByteArray() + "/slots")).as<SlotList>().items;
    return std::any_of(
        items.begin(), items.end(), [&](const Slot& slot) { return slot.startsAt == startsAt; });
}

QByteArray ByApi::book(const ByApi& mentor, Instant startsAt)
{
    BookSessionBody body;
    body.mentorId = mentor.id;
    body.startsAt = startsAt;
    body.minutes = 30;
    const auto answer = http.post("/api/v1/sessions", body);
    return answer.status == 201 ? QByteArray("booked") : answer.problem();
}

} // namespace gremio::e2e
