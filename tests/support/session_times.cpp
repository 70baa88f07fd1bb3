// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/session_times.h"

#include "shared/core/clock.h"
#include "shared/core/id.h"

namespace gremio::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

bool moveSession(TestDatabase& base, const QByteArray& request)
{
    const qsizetype space = request.indexOf(' ');
    const QByteArray word = request.first(std::max<qsizetype>(space, 0));
    const auto session = SessionId::parse(request.mid(space + 1));
    if (!session || (word != "begun" && word != "over" && word != "near"))
        return false;
    const auto off = word == "begun" ? -11min : word == "over" ? -120min : 5min;
    const qint64 starts = toMillis(SystemClock().now() + off);
    const qint64 ends = starts + std::chrono::milliseconds(1h).count();
    const QString id = session->toString();
    base.execute(
        u"UPDATE sessions SET starts_at = %1, ends_at = %2 WHERE id = '%3'"_s.arg(starts).arg(ends).arg(id));
    base.execute(
        u"UPDATE session_participants SET starts_at = %1, ends_at = %2 WHERE session_id = '%3'"_s.arg(starts)
            .arg(ends)
            .arg(id));
    base.execute(u"UPDATE session_reminders SET starts_at = %1, due_at = %1 - 60000 * minutes, "
                 "fired_at = CASE WHEN minutes > 15 THEN 1 END WHERE session_id = '%2'"_s.arg(starts)
                     .arg(id));
    return true;
}

} // namespace gremio::test
