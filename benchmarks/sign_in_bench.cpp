// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an account can be told from none by the time it takes: medians of POST /auth/login with a wrong
// password and of POST /auth/forgot-password, for an address that is known and one that is not, called in
// turn against a real server on each engine. Usage: sign_in_bench [CALLS]
#include "shared/protocol/account_security.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace gremio;

namespace {

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

class SignInBench {
public:
    SignInBench(test::Engine engine, int calls)
        : m_server(engine, {QStringLiteral("--limits-login-failures"), QStringLiteral("0")})
        , m_client(m_server.port())
        , m_calls(calls)
    {
        RegisterBody body;
        body.email = QStringLiteral("known0@example.org");
        body.password = QStringLiteral("seven maple ladders");
        body.displayName = QStringLiteral("Known");
        if (m_client.post("/api/v1/auth/register", body).status != 201)
            qFatal("cannot register");
    }

    template <class Body>
    void measure(const char* what, const QByteArray& path, int expectedStatus,
        const std::function<Body(const QString& email)>& body)
    {
        // The unknown one against another unknown one shows what is noise.
        const std::vector<QString> emails{QStringLiteral("known0@example.org"),
            QStringLiteral("nobody@example.org"), QStringLiteral("nobod0@example.org")};
        std::vector<std::vector<double>> times(emails.size());
        for (int i = -10; i < m_calls; ++i) { // the first ten warm up
            for (std::size_t who = 0; who < emails.size(); ++who) {
                const QByteArray json = toJson(body(emails[who]));
                QElapsedTimer timer;
                timer.start();
                if (m_client.post(path, json).status != expectedStatus)
                    qFatal("%s: not the answer that was expected", what);
                if (i >= 0)
                    times[who].push_back(double(timer.nsecsElapsed()) / 1e6);
            }
        }
        const double known = median(times[0]);
        const double unknown = median(times[1]);
        const double again = median(times[2]);
        std::printf("%-32s known %7.3f ms   unknown %7.3f ms   apart %4.1f %%   two unknown apart %4.1f %%\n",
            what, known, unknown, 100 * std::abs(known / unknown - 1), 100 * std::abs(again / unknown - 1));
        std::fflush(stdout);
    }

private:
    test::RunningServer m_server;
    test::HttpClient m_client;
    int m_calls;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("GREMIO_TEST_DURABLE", "1");
    QCoreApplication application(argc, argv);
    const int calls = argc > 1 ? QByteArray(argv[1]).toInt() : 500;
    std::printf("medians of %d calls each, in turn\n", calls);
    for (const auto engine : {test::Engine::Sqlite, test::Engine::Postgres}) {
        std::printf("%s\n", engine == test::Engine::Sqlite ? "SQLite" : "PostgreSQL");
        SignInBench bench(engine, calls);
        bench.measure<LoginBody>(
            "POST /auth/login, wrong password", "/api/v1/auth/login", 401, [](const QString& email) {
                return LoginBody{email, QStringLiteral("wrong one")};
            });
        bench.measure<ForgotPasswordBody>("POST /auth/forgot-password", "/api/v1/auth/forgot-password", 204,
            [](const QString& email) { return ForgotPasswordBody{email}; });
    }
    return 0;
}
