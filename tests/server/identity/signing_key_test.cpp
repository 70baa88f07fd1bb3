// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/signing_key.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace gremio::identity;

class SigningKeyTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    QString path(const char* name) const { return m_dir.filePath(QLatin1StringView(name)); }

    static void write(const QString& name, const QByteArray& text, QFile::Permissions mode)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
        file.close();
        QVERIFY(file.setPermissions(mode));
    }

    static constexpr QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;

private Q_SLOTS:
    void isMadeOnceForTheOwnerAlone()
    {
        const SigningKey made = SigningKey::loadOrCreate(path("signing.key"));
        QFile file(path("signing.key"));
        constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(file.permissions() & others));
        QCOMPARE(SigningKey::loadOrCreate(path("signing.key")).keyId(), made.keyId());
        QCOMPARE(SigningKey::load(path("signing.key")).keyId(), made.keyId());
        QCOMPARE(QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden),
            QStringList{QStringLiteral("signing.key")});
    }

    void startsAtOnceAgreeOnOneKey()
    {
        std::vector<QByteArray> ids(16);
        std::vector<std::thread> starts;
        starts.reserve(ids.size());
        for (QByteArray& id : ids)
            starts.emplace_back([this, &id] { id = SigningKey::loadOrCreate(path("raced.key")).keyId(); });
        for (std::thread& start : starts)
            start.join();
        QCOMPARE(std::count(ids.begin(), ids.end(), ids.front()), 16);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("mode");
        const QByteArray good = toBase64Url(randomBytes(32));
        QTest::newRow("readable by the group") << good << int(own | QFile::ReadGroup);
        QTest::newRow("readable by all") << good << int(own | QFile::ReadOther);
        QTest::newRow("empty") << QByteArray() << int(own);
        QTest::newRow("short") << toBase64Url(randomBytes(31)) << int(own);
        QTest::newRow("long") << toBase64Url(randomBytes(64)) << int(own);
        QTest::newRow("noise") << QByteArray(43, '!') << int(own);
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, mode);
        const QString name = path("bad.key");
        QFile::remove(name);
        write(name, text, QFile::Permissions(mode));
        QVERIFY_THROWS_EXCEPTION(SigningKeyError, SigningKey::loadOrCreate(name));
        QVERIFY(QFile::exists(name));
    }

    void doesNotInventAMissingOne()
    {
        QVERIFY_THROWS_EXCEPTION(SigningKeyError, SigningKey::load(path("missing.key")));
        QVERIFY_THROWS_EXCEPTION(SigningKeyError, SigningKey::loadOrCreate(path("no/such/folder.key")));
    }
};

QTEST_GUILESS_MAIN(SigningKeyTest)
#include "signing_key_test.moc"
