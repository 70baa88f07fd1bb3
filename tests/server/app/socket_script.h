// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

#include <functional>

namespace gremio::test {

/// What a script wants and cannot do itself: `ask WORDS` on a line of its output is answered by a line.
using AnswerTo = std::function<QByteArray(const QByteArray& request)>;

/// Runs a script of realtime/ (Node or Python) to its end. What is wrong; nothing when it says `ends`.
inline QByteArray playScript(const QString& file, const QStringList& words,
    const QProcessEnvironment& environment, const AnswerTo& answerTo, const QByteArray& ends)
{
    constexpr int patience = 300'000; // milliseconds
    QProcess script;
    script.setProcessChannelMode(QProcess::MergedChannels);
    script.setProcessEnvironment(environment);
    const QString program =
        file.endsWith(QLatin1String(".py")) ? QStringLiteral(GREMIO_PYTHON) : QStringLiteral("node");
    script.start(program, QStringList{file} + words);
    QByteArray output;
    while (script.state() != QProcess::NotRunning) {
        if (!script.canReadLine() && !script.waitForReadyRead(patience))
            break;
        while (script.canReadLine()) {
            const QByteArray line = script.readLine();
            output += line;
            if (line.startsWith("ask "))
                script.write(answerTo(line.mid(4).trimmed()) + '\n');
        }
    }
    if (script.state() != QProcess::NotRunning)
        script.kill();
    script.waitForFinished();
    output += script.readAll();
    qInfo("%s", output.constData());
    return script.exitCode() == 0 && output.contains(ends) ? QByteArray() : "it ended otherwise:\n" + output;
}

} // namespace gremio::test
