// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/single_instance.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;

/// Run again by itself, with a folder and a link, as the app that comes second: 0 when it was taken.
class SingleInstanceTest : public QObject {
    Q_OBJECT

    static int second(const QString& folder, const QString& link)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationFilePath(), {u"--second"_s, folder, link});
        // The first one must hear it meanwhile.
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000))
            return -1;
        return process.exitCode();
    }

private Q_SLOTS:
    void theSecondHandsItsLinkOver()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.isFirst({}));
        QSignalSpy called(&first, &SingleInstance::called);
        QCOMPARE(second(folder.path(), u"gremio://reset?token=ñandú"_s), 0);
        QTRY_COMPARE(called.size(), 1);
        QCOMPARE(called.front().front().toString(), u"gremio://reset?token=ñandú"_s);
        QCOMPARE(second(folder.path(), {}), 0);
        QTRY_COMPARE(called.size(), 2);
    }

    void anotherProfileIsAnotherApp()
    {
        const QTemporaryDir folder;
        const QTemporaryDir other;
        SingleInstance first(folder.path());
        QVERIFY(first.isFirst({}));
        QCOMPARE(second(other.path(), {}), 1);
    }

    void whatAKilledOneLeftIsNoObstacle()
    {
        const QTemporaryDir folder;
        // Its socket's file, and a lock of a process that is no more.
        QFile socket(folder.filePath(u"instance.socket"_s));
        QVERIFY(socket.open(QIODevice::WriteOnly));
        QProcess gone;
        gone.start(u"/bin/true"_s, QStringList());
        QVERIFY(gone.waitForStarted());
        const qint64 pid = gone.processId();
        QVERIFY(gone.waitForFinished());
        QFile lock(folder.filePath(u"instance.lock"_s));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write(QByteArray::number(pid) + "\ngremio\n" + QSysInfo::machineHostName().toUtf8() + '\n');
        lock.close();
        SingleInstance first(folder.path());
        QVERIFY(first.isFirst({}));
        QSignalSpy called(&first, &SingleInstance::called);
        QCOMPARE(second(folder.path(), u"x"_s), 0);
        QTRY_COMPARE(called.size(), 1);
    }

    void whoeverTalksTooMuchIsNotHeard()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.isFirst({}));
        QSignalSpy called(&first, &SingleInstance::called);
        QLocalSocket socket;
        socket.connectToServer(folder.filePath(u"instance.socket"_s));
        QVERIFY(socket.waitForConnected());
        socket.write(QByteArray(100'000, 'x'));
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(called.size(), 0);
    }

    void onlyItsOwnerReachesIt()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.isFirst({}));
        const auto permissions = QFile::permissions(folder.filePath(u"instance.socket"_s));
        QVERIFY(
            !(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == u"--second"_s)
        return SingleInstance(words.value(2)).isFirst(words.value(3)) ? 1 : 0;
    SingleInstanceTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "single_instance_test.moc"
