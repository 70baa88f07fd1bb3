// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/desktop_app.h"
#include "client/app/window.h"
#include "shared/protocol/directory.h"
#include "shared/protocol/mentorship.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QApplication>
#include <QTest>

namespace gremio::test {

using namespace Qt::StringLiterals;

inline const QString password = u"walnut-orchard-7-lanterns"_s;
inline constexpr int soon = 20'000; // ms; the machine may be busy

/// The app with a profile of its own, or with that of one before it.
struct App {
    QTemporaryDir dir;
    DesktopApp app;

    explicit App(const RunningServer& server, const QString& email = {}, const QString& secret = password,
        const QString& profile = {})
        : app(*qApp, options(profile.isEmpty() ? dir.path() : profile, server, email, secret))
    {
        app.languages().choose(Languages::Choice::English);
        app.start();
    }

    static AppOptions options(
        const QString& profile, const RunningServer& server, const QString& email, const QString& secret)
    {
        AppOptions made;
        made.server = QUrl(server.url());
        made.profileDir = profile;
        made.account = email;
        made.passwordFromStdin = !email.isEmpty();
        made.password = secret;
        return made;
    }

    /// The visible widget of that name, or null.
    template <class W = QWidget>
    W* find(const QString& name) const
    {
        for (auto* candidate : const_cast<App*>(this)->app.window().findChildren<W*>(name)) {
            if (candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }

    void click(const QString& name) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(find(name) && find(name)->isEnabled(), soon);
        QTest::mouseClick(find(name), Qt::LeftButton);
    }

    void type(const QString& name, const QString& text) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(find(name), soon);
        QWidget* field = find(name);
        QTest::keyClicks(field->focusProxy() ? field->focusProxy() : field, text);
    }
};

/// Somebody who uses the API without the app.
struct Outsider {
    HttpClient http;
    SignedIn signedIn;

    Outsider(const RunningServer& server, const QString& name, SignUpRole role)
        : http(server.port())
    {
        RegisterBody body;
        body.email = email(name);
        body.password = password;
        body.displayName = name;
        body.role = role;
        signedIn = http.post("/api/v1/auth/register", body).as<SignedIn>();
        http.setToken(signedIn.accessToken);
    }

    static QString email(const QString& name)
    {
        return name.section(u' ', 0, 0).toLower() + u"@example.org"_s;
    }

    void teach(const QString& skill)
    {
        ProfileBody body;
        body.headline = u"Knows "_s + skill;
        body.skills = {skill};
        body.languages = {u"en"_s};
        body.capacity = 2;
        QCOMPARE(http.put("/api/v1/profile", body).status, 200);
    }

    MentorshipRequest ask(const UserId& mentor, const QString& message)
    {
        CreateRequestBody body;
        body.mentorId = mentor;
        body.message = message;
        return http.post("/api/v1/requests", body).as<MentorshipRequest>();
    }

    std::vector<MentorshipRequest> requests()
    {
        return http.get("/api/v1/requests").as<Page<MentorshipRequest>>().items;
    }
};

} // namespace gremio::test
