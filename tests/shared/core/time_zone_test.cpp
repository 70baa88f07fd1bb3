// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/json_decoding.h"

#include <QTest>

using namespace gremio;

namespace {

struct Place {
    QString timeZone;
    static constexpr auto fields()
    {
        return fieldList(field("timeZone", &Place::timeZone, "IANA time zone", TimeZoneName{}));
    }
};

} // namespace

class TimeZoneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("good");
        const std::pair<const char*, bool> names[] = {{"UTC", true}, {"Europe/Madrid", true},
            {"America/Argentina/Buenos_Aires", true}, {"Etc/UTC", true}, {"Etc/GMT+5", true},
            {"Europe/Kyiv", true}, {"", false}, {"Atlantis/Capital", false}, {"europe/madrid", false},
            {"UTC+03:00", false}, {"EST5EDT,M3.2.0/2,M11.1.0/2", false}, {"Europe/../Europe/Madrid", false},
            {"/usr/share/zoneinfo/UTC", false}, {"Europe", false}, {"Europe/Madrid\\n", false},
            {"Europe/M\\u00e1laga", false}};
        for (const auto& [name, good] : names)
            QTest::newRow(*name == '\0' ? "empty" : name) << QByteArray(name) << good;
    }

    void names()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, good);
        const QByteArray json = "{\"timeZone\":\"" + name + "\"}";
        bool taken = true;
        try {
            fromJson<Place>(json);
        } catch (const Problem&) {
            taken = false;
        }
        QCOMPARE(taken, good);
    }
};

QTEST_GUILESS_MAIN(TimeZoneTest)
#include "time_zone_test.moc"
