// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/log.h"

#include "shared/core/clock.h"
#include "shared/core/json_writer.h"

#include <QLoggingCategory>

#include <unistd.h>

namespace gremio::app {

namespace {

const char* levelText(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        break;
    }
    return "fatal";
}

/// One write per line, so that lines of several threads do not mix.
void writeLine(QByteArray line)
{
    line += '\n';
    [[maybe_unused]] const auto written =
        ::write(STDERR_FILENO, line.constData(), static_cast<size_t>(line.size()));
}

void textLine(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    // Line breaks in a message must not look like lines of the log.
    const QByteArray text = QString(message).replace(u'\n', u' ').toUtf8();
    writeLine(toRfc3339(SystemClock().now()) + ' ' + levelText(type) + ' ' + context.category + ' ' + text);
}

void jsonLine(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    QByteArray line;
    JsonWriter writer(line);
    writer.beginObject();
    writer.member("time", QByteArrayView(toRfc3339(SystemClock().now())));
    writer.member("level", levelText(type));
    writer.member("category", context.category);
    writer.member("message", message);
    writer.endObject();
    writeLine(line);
}

} // namespace

void installLog(const QString& format, const QString& level)
{
    QString rules = QStringLiteral("qt.*.debug=false\n");
    if (level != QLatin1String("debug"))
        rules += QStringLiteral("*.debug=false\n");
    if (level == QLatin1String("warning"))
        rules += QStringLiteral("*.info=false\n");
    QLoggingCategory::setFilterRules(rules);
    qInstallMessageHandler(format == QLatin1String("json") ? jsonLine : textLine);
}

} // namespace gremio::app
