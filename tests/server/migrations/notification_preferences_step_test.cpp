// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int before = 24;
constexpr int preferencesStep = 25;

QString preferences(const char* user, const char* minutes)
{
    return u"INSERT INTO notification_preferences (user_id, reminder_minutes, reminders_by_mail, updated_at) "
           u"VALUES ('%1', %2, TRUE, 3)"_s.arg(QLatin1StringView(user), QLatin1StringView(minutes));
}

} // namespace

/// People stay as they are, and there is one row each.
class NotificationPreferencesStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rules_data() { engines(); }
    void rules()
    {
        QFETCH(Engine, engine);
        StepStage stage(engine, before);
        TestDatabase& base = stage.base;
        const Rows rows = select(base, u"SELECT * FROM users ORDER BY id"_s);
        QVERIFY(stage.migrate(preferencesStep));
        QVERIFY(select(base, u"SELECT * FROM users ORDER BY id"_s) == rows);
        QVERIFY(takes(base, preferences("a", "'60 5'")));
        QVERIFY(!takes(base, preferences("a", "'15'")));
        QVERIFY(takes(base, preferences("b", "''")));
        QVERIFY(!takes(base, preferences("nobody", "'15'")));
    }
};

QTEST_GUILESS_MAIN(NotificationPreferencesStepTest)
#include "notification_preferences_step_test.moc"
