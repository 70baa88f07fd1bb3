// SPDX-License-Identifier: GPL-3.0-or-later
// Writes messages as the app does and says each one's number once it is durable; for a test that kills it.
//     outbox-writer <server> <access token> <user id> <chat id> <folder>
#include "tests/client/state/app_core.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    using namespace gremio;
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    Channel channel;
    channel.setServer(QUrl(arguments.at(1)));
    SignedIn signedIn;
    signedIn.accessToken = arguments.at(2);
    signedIn.refreshToken = QStringLiteral("none");
    signedIn.expiresIn = 600;
    channel.setSignedIn(signedIn);
    test::AppCore core(channel, *UserId::parse(arguments.at(3).toLatin1()), arguments.at(5));
    const ChatId chat = *ChatId::parse(arguments.at(4).toLatin1());
    QTimer timer;
    int number = 0;
    QObject::connect(&timer, &QTimer::timeout, &app, [&] {
        if (!core.sync.send(chat, QString::number(number)))
            QCoreApplication::exit(1);
        std::printf("%d\n", number++);
        std::fflush(stdout);
    });
    QObject::connect(&core.line, &SocketIoClient::connected, &timer, [&] { timer.start(3); });
    return QCoreApplication::exec();
}
