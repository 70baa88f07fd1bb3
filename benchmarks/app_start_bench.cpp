// SPDX-License-Identifier: GPL-3.0-or-later
// app_start_bench [STARTS [CHATS]]: how long the desktop app takes from nothing to a window that can be used,
// with that many conversations kept on this computer and somebody who stays signed in by a real keychain; no
// server answers. Each start is a process of its own. It counts from before the process is made until the
// Messages page has painted its list.
#include "client/app/desktop_app.h"
#include "client/app/single_instance.h"
#include "client/app/window.h"
#include "client/net/keychain_token_store.h"
#include "client/state/chat_cache.h"
#include "client/state/outbox.h"
#include "shared/core/json_encoding.h"
#include "tests/e2e/keyring.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCryptographicHash>
#include <QEventLoop>
#include <QFile>
#include <QPaintEvent>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <stdexcept>

#include <unistd.h>

using namespace gremio;
using namespace Qt::StringLiterals;

namespace {

const QString server = u"http://127.0.0.1:9"_s; // nobody listens there
const QString email = u"lucia@example.org"_s;
constexpr int messagesEach = 20;

double msOf(clockid_t which)
{
    timespec now{};
    clock_gettime(which, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double residentMiB()
{
    QFile statm(u"/proc/self/statm"_s);
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    const double pages = statm.readAll().split(' ').value(1).toDouble();
    return pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

/// Ends the app with its figures as soon as the list of conversations was painted with something in it.
class Usable : public QObject {
public:
    Usable(DesktopApp& app, double begun)
        : m_app(app)
        , m_begun(begun)
    {
        qApp->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint || m_done)
            return false;
        auto* list = m_app.window().findChild<QAbstractItemView*>(u"conversationList"_s);
        if (!list || watched != list->viewport() || list->model()->rowCount() == 0)
            return false;
        m_done = true;
        QMetaObject::invokeMethod(
            this, [this] { tell(); }, Qt::QueuedConnection); // once it is painted
        return false;
    }

private:
    void tell()
    {
        const double wall = msOf(CLOCK_MONOTONIC) - m_begun;
        const double work = msOf(CLOCK_PROCESS_CPUTIME_ID);
        QTextStream(stdout) << wall << ' ' << work << ' ' << residentMiB() << '\n';
        std::fflush(stdout);
        ::_exit(0); // no farewell is measured
    }

    DesktopApp& m_app;
    double m_begun;
    bool m_done = false;
};

int runApp(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"gremio"_s);
    AppOptions options;
    options.profileDir = QString::fromLocal8Bit(argv[2]);
    options.page = u"messages"_s;
    SingleInstance instance(options.folder());
    if (!instance.isFirst({}))
        return 1;
    DesktopApp app(application, options);
    const Usable usable(app, QByteArray(argv[3]).toDouble());
    app.start();
    return QApplication::exec();
}

/// What an app that was used leaves behind.
User leaveBehind(const QString& folder, int chats)
{
    const SystemClock clock;
    User me;
    me.id = UserId::generate(clock.now());
    me.email = email;
    me.displayName = u"Lucía Ferrer"_s;
    me.timeZone = u"Europe/Madrid"_s;
    me.emailVerified = true;
    {
        QSettings settings(folder + u"/gremio.ini"_s, QSettings::IniFormat);
        settings.setValue(u"account/server"_s, server);
        settings.setValue(u"account/email"_s, email);
        settings.setValue(u"account/signedIn"_s, true);
        settings.setValue(u"account/user"_s, toJson(me));
    }
    const QByteArray sum =
        QCryptographicHash::hash(QUrl(server).toEncoded(), QCryptographicHash::Sha256).toHex().left(16);
    const QString account = u"%1/accounts/%2-%3"_s.arg(folder, QString::fromLatin1(sum), me.id.toString());
    Outbox outbox(account + u"/outbox.sqlite"_s, clock);
    ChatStore store(me.id, outbox);
    ChatCache cache(account + u"/chats.sqlite"_s);
    cache.follow(store);
    std::vector<Chat> all;
    std::vector<Message> messages;
    for (int i = 0; i < chats; ++i) {
        Chat chat;
        chat.id = ChatId::generate(clock.now());
        chat.createdAt = clock.now();
        chat.mayWrite = true;
        chat.lastSeq = chat.rev = messagesEach;
        for (const auto& [id, name] : {std::pair(me.id, me.displayName),
                 std::pair(UserId::generate(clock.now()), u"Daniel Okafor %1"_s.arg(i))}) {
            ChatParticipant one;
            one.person.id = id;
            one.person.displayName = name;
            chat.participants.push_back(one);
        }
        for (int seq = 1; seq <= messagesEach; ++seq) {
            Message message;
            message.id = MessageId::generate(clock.now());
            message.chatId = chat.id;
            message.seq = message.rev = seq;
            message.senderId = chat.participants[static_cast<std::size_t>(seq % 2)].person.id;
            message.clientId = ClientMessageId::generate(clock.now());
            message.content = u"Almost. Retries should go **before** the ledger, not after: %1."_s.arg(seq);
            message.createdAt = clock.now();
            messages.push_back(message);
        }
        chat.lastMessage = messages.back();
        chat.unread = i % 10 == 0 ? 2 : 0;
        all.push_back(chat);
    }
    store.setList(all);
    cache.put(messages);
    cache.flush();
    return me;
}

bool keepToken(const QString& folder)
{
    KeychainTokenStore tokens(folder);
    QEventLoop loop;
    bool kept = false;
    tokens.write(
        email + u' ' + server, u"a-token-that-nobody-asks-for"_s, [&](const TokenStore::Result& result) {
            kept = result.available;
            loop.quit();
        });
    loop.exec();
    return kept;
}

int measure(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    const int starts = argc > 1 ? QByteArray(argv[1]).toInt() : 15;
    const int chats = argc > 2 ? QByteArray(argv[2]).toInt() : 500;
    if (starts < 1 || chats < 1) {
        QTextStream(stderr) << "Usage: app_start_bench [STARTS [CHATS]]\n";
        return 64;
    }
    const e2e::Keyring keyring;
    for (const QString& entry : keyring.environment())
        qputenv(entry.section(u'=', 0, 0).toLatin1().constData(), entry.section(u'=', 1).toLocal8Bit());
    const QTemporaryDir dir;
    leaveBehind(dir.path(), chats);
    if (!keepToken(dir.path()))
        throw std::runtime_error("the keychain takes nothing");
    std::vector<double> wall;
    std::vector<double> work;
    std::vector<double> resident;
    for (int i = 0; i < starts; ++i) {
        QProcess app;
        app.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        app.start(QCoreApplication::applicationFilePath(),
            {u"--app"_s, dir.path(), QString::number(msOf(CLOCK_MONOTONIC), 'f', 3)});
        if (!app.waitForFinished(60'000) || app.exitCode() != 0)
            throw std::runtime_error("the app did not come up");
        const auto figures = app.readAllStandardOutput().trimmed().split(' ');
        wall.push_back(figures.value(0).toDouble());
        work.push_back(figures.value(1).toDouble());
        resident.push_back(figures.value(2).toDouble());
    }
    const auto say = [&](const char* what, std::vector<double>& all, const char* unit) {
        std::sort(all.begin(), all.end());
        out << QString::asprintf("%-24s shortest %6.1f, median %6.1f, longest %6.1f %s\n", what, all.front(),
            all[all.size() / 2], all.back(), unit);
    };
    out << starts << " starts with " << chats << " conversations kept\n";
    say("by the clock", wall, "ms");
    say("on the processor", work, "ms");
    say("resident", resident, "MiB");
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 4 && qstrcmp(argv[1], "--app") == 0)
        return runApp(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("LC_ALL", "C.UTF-8");
    try {
        return measure(argc, argv);
    } catch (const std::exception& error) {
        QTextStream(stderr) << "app_start_bench: " << error.what() << '\n';
        return 70;
    }
}
