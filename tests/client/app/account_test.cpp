// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/settings/account_controller.h"
#include "client/settings/settings_row.h"
#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/main_frame.h"
#include "client/ui/text_field.h"
#include "shared/protocol/access_key.h"
#include "tests/client/app/app_harness.h"

#include <QClipboard>
#include <QFileDialog>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::HttpClient;
using test::Outsider;
using test::password;
using test::RunningServer;
using test::soon;

/// The settings page against a real server: what keeps an account its owner's.
class AccountTest : public QObject {
    Q_OBJECT

    const QString m_name = u"Ada Mentor"_s;
    const QString m_email = Outsider::email(m_name);
    const QString m_other = u"plover-quartz-meadow-11"_s;
    std::unique_ptr<RunningServer> m_server;
    std::unique_ptr<Outsider> m_ada;

    int logIn(const QString& with) const
    {
        return HttpClient(m_server->port()).post("/api/v1/auth/login", LoginBody{m_email, with}).status;
    }

    void openSettings(App& app) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        app.app.scope()->frame()->goTo(u"settings"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"changePasswordButton"_s), soon);
    }

    static int rows(const App& app, const QString& action)
    {
        int count = 0;
        for (const auto* button : const_cast<App&>(app).app.window().findChildren<ui::Button*>(action))
            count += button->isVisible() ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void initTestCase() { qApp->setQuitOnLastWindowClosed(false); }

    void init()
    {
        m_server = std::make_unique<RunningServer>(test::Engine::Sqlite);
        m_ada = std::make_unique<Outsider>(*m_server, m_name, SignUpRole::Mentor);
    }

    void cleanup()
    {
        m_ada.reset();
        m_server.reset();
    }

    void thePasswordIsChanged()
    {
        App app(*m_server, m_email);
        openSettings(app);
        app.click(u"changePasswordButton"_s);
        app.type(u"currentPassword"_s, u"not my password"_s);
        app.type(u"newPassword"_s, u"ada12345"_s);
        app.click(u"confirmChangePassword"_s);
        // What is too easy does not travel at all.
        auto* wanted = app.find<ui::TextField>(u"newPassword"_s);
        QVERIFY(!wanted->error().isEmpty());
        QVERIFY(app.find<ui::Label>(u"newPasswordAdvice"_s)->text().contains(u"ada"_s));
        wanted->setText(m_other);
        app.click(u"confirmChangePassword"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find<ui::TextField>(u"currentPassword"_s)->error().isEmpty(), soon);
        QCOMPARE(logIn(password), 200);

        app.find<ui::TextField>(u"currentPassword"_s)->setText(password);
        app.click(u"confirmChangePassword"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"confirmChangePassword"_s), soon);
        QCOMPARE(logIn(password), 401);
        QCOMPARE(logIn(m_other), 200);
    }

    void aSignInElsewhereIsEnded()
    {
        App app(*m_server, m_email);
        openSettings(app);
        // Hers from the outside, and this one, which cannot be ended here.
        QTRY_COMPARE_WITH_TIMEOUT(rows(app, u"endSignIn"_s), 1, soon);
        app.click(u"endSignIn"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->http.get("/api/v1/users/me").status, 401, soon);
        QCOMPARE(
            m_ada->http.post("/api/v1/auth/refresh", RefreshBody{m_ada->signedIn.refreshToken}).status, 401);
        QTRY_COMPARE(rows(app, u"endSignIn"_s), 0);
        QVERIFY(app.app.scope());
    }

    void allOthersAreEnded()
    {
        QCOMPARE(logIn(password), 200);
        QCOMPARE(logIn(password), 200);
        App app(*m_server, m_email);
        openSettings(app);
        QTRY_COMPARE_WITH_TIMEOUT(rows(app, u"endSignIn"_s), 3, soon);
        app.click(u"endOtherSignIns"_s);
        app.click(u"confirmEndOtherSignIns"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->http.get("/api/v1/users/me").status, 401, soon);
        QCOMPARE(
            m_ada->http.post("/api/v1/auth/refresh", RefreshBody{m_ada->signedIn.refreshToken}).status, 401);
        QTRY_COMPARE(rows(app, u"endSignIn"_s), 0);
    }

    void anAccessKeyWorksUntilItIsRevoked()
    {
        App app(*m_server, m_email);
        openSettings(app);
        app.click(u"createAccessKey"_s);
        app.type(u"accessKeyName"_s, u"calendar script"_s);
        app.click(u"confirmCreateAccessKey"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"accessKeyToken"_s), soon);
        const QString token = app.find<ui::TextField>(u"accessKeyToken"_s)->text();
        QVERIFY(token.startsWith(u"gre_"_s));
        app.click(u"copyAccessKey"_s);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), token);
        app.click(u"accessKeyDone"_s);
        QTRY_VERIFY(!app.find(u"accessKeyToken"_s));

        HttpClient script(m_server->port(), token);
        QCOMPARE(script.get("/api/v1/users/me").status, 200);
        app.click(u"revokeAccessKey"_s);
        app.click(u"confirmRevokeAccessKey"_s);
        QTRY_COMPARE_WITH_TIMEOUT(script.get("/api/v1/users/me").status, 401, soon);
        QTRY_COMPARE(rows(app, u"revokeAccessKey"_s), 0);
    }

    void allThatTheServerKeepsIsExported()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"mine.json"_s);
        App app(*m_server, m_email);
        openSettings(app);
        for (const QString& chosen : {folder.filePath(u"not/there.json"_s), file}) {
            app.click(u"exportButton"_s);
            QFileDialog* dialog = nullptr;
            QTRY_VERIFY((dialog = app.app.window().findChild<QFileDialog*>(u"exportFileDialog"_s)));
            Q_EMIT dialog->fileSelected(chosen);
            dialog->close();
            QTRY_VERIFY(!app.app.window().findChild<QFileDialog*>(u"exportFileDialog"_s));
            QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"cancelExport"_s), soon);
        }
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), soon);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray json = written.readAll();
        QVERIFY(QJsonDocument::fromJson(json).isObject());
        QVERIFY(json.contains(m_email.toUtf8()));
        QVERIFY(!QFile::exists(folder.filePath(u"not/there.json"_s)));
    }

    void anInviteOpensTheDoor()
    {
        RunningServer server(test::Engine::Sqlite, {u"--registration"_s, u"invite"_s});
        QByteArray said;
        QCOMPARE(server.run({u"admin"_s, u"invite"_s}, {}, &said), 0);
        const QString code = QString::fromUtf8(said.left(said.indexOf('\n')));

        App app(server);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"registrationNote"_s), soon);
        app.click(u"createAccountButton"_s);
        app.type(u"registerInvite"_s, u"not-an-invite"_s);
        app.type(u"registerName"_s, u"Lucia Learner"_s);
        app.type(u"registerEmail"_s, u"lucia@example.org"_s);
        app.type(u"registerPassword"_s, password);
        app.click(u"registerButton"_s);
        auto* invite = app.find<ui::TextField>(u"registerInvite"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!invite->error().isEmpty(), soon);
        QVERIFY(!app.app.scope());
        // The whole link that was sent will do.
        invite->setText(u"gremio://invite?code="_s + code);
        app.click(u"registerButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        // Nobody has confirmed the address yet.
        QTRY_VERIFY(app.find(u"verifyBanner"_s));
    }

    void whereNobodyMayRegisterItIsSaid()
    {
        RunningServer server(test::Engine::Sqlite, {u"--registration"_s, u"closed"_s});
        App app(server);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"registrationNote"_s), soon);
        QVERIFY(!app.find(u"createAccountButton"_s));
    }

    void theAccountIsDeletedOnlyOnPurpose()
    {
        App app(*m_server, m_email);
        openSettings(app);
        app.click(u"deleteAccountButton"_s);
        app.type(u"deleteAccountPassword"_s, u"not my password"_s);
        QVERIFY(!app.find(u"confirmDeleteAccount"_s)->isEnabled());
        app.click(u"deleteAccountSure"_s);
        app.click(u"confirmDeleteAccount"_s);
        auto* typed = app.find<ui::TextField>(u"deleteAccountPassword"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!typed->error().isEmpty(), soon);
        QCOMPARE(logIn(password), 200);
        typed->setText(password);
        app.click(u"confirmDeleteAccount"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.app.scope(), soon);
        QCOMPARE(logIn(password), 401);
    }
};

QTEST_MAIN(AccountTest)
#include "account_test.moc"
