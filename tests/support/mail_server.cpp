// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mail_server.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <csignal>
#include <stdexcept>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace gremio::test {

namespace {

QByteArray decoded(QByteArray body)
{
    body.replace("=\r\n", "");
    QByteArray text;
    for (qsizetype i = 0; i < body.size(); ++i) {
        if (body[i] == '=') {
            text += QByteArray::fromHex(body.mid(i + 1, 2));
            i += 2;
        } else {
            text += body[i];
        }
    }
    return text.replace("\r\n", "\n");
}

void run(const QString& folder, const QStringList& words)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"openssl"_s, words);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        throw std::runtime_error("openssl: " + process.readAllStandardError().toStdString());
}

} // namespace

QByteArray TakenMail::header(const QByteArray& name) const
{
    QByteArray head = message.left(message.indexOf("\r\n\r\n"));
    head.replace("\r\n ", " ");
    for (const QByteArray& line : head.split('\n')) {
        if (line.startsWith(name + ": "))
            return line.sliced(name.size() + 2).trimmed();
    }
    return {};
}

QString TakenMail::part(const QByteArray& type) const
{
    const qsizetype at = message.indexOf("Content-Type: " + type);
    const qsizetype start = message.indexOf("\r\n\r\n", at) + 4;
    return at < 0
        ? QString()
        : QString::fromUtf8(decoded(message.sliced(start, message.indexOf("\r\n--=_", start) - start)));
}

QString TakenMail::code() const
{
    static const QRegularExpression line(u"^    (\\S+)$"_s, QRegularExpression::MultilineOption);
    return line.match(part("text/plain")).captured(1);
}

void MailServer::stop()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void MailServer::start(const QStringList& flags)
{
    stop();
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.setStandardErrorFile(m_folder.filePath(u"errors"_s), QIODevice::Append);
    m_process.start(QStringLiteral(GREMIO_PYTHON),
        QStringList{QStringLiteral(GREMIO_SUPPORT "/smtp_server.py"), m_folder.filePath(u"log"_s),
            u"--port"_s, QString::number(m_port)}
            + flags);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(30'000)) {
            QFile errors(m_folder.filePath(u"errors"_s));
            const bool open = errors.open(QIODevice::ReadOnly);
            throw std::runtime_error(
                "the mail server did not come up: " + (open ? errors.readAll().toStdString() : ""));
        }
    }
    m_port = m_process.readLine().trimmed().split(' ').last().toInt();
}

std::vector<TakenMail> MailServer::taken() const
{
    std::vector<TakenMail> mails;
    QFile log(m_folder.filePath(u"log"_s));
    if (!log.open(QIODevice::ReadOnly))
        return mails;
    for (const QByteArray& text : log.readAll().split('\n')) {
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        if (line.isEmpty())
            continue; // the end, or a line that is still being written
        TakenMail mail;
        mail.from = line["from"_L1].toString();
        const QJsonArray recipients = line["to"_L1].toArray();
        for (const auto& to : recipients)
            mail.to << to.toString();
        mail.tls = line["tls"_L1].toBool();
        mail.user = line["user"_L1].toString();
        mail.message = line["message"_L1].toString().toUtf8();
        mails.push_back(mail);
    }
    return mails;
}

TestCertificate::TestCertificate()
{
    const QString folder = m_folder.path();
    QFile names(m_folder.filePath(u"names"_s));
    if (!names.open(QIODevice::WriteOnly))
        throw std::runtime_error("cannot write the certificate's names");
    names.write("subjectAltName=IP:127.0.0.1,DNS:localhost\n");
    names.close();
    run(folder,
        u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout ca.key -out ca.pem -subj /CN=Test"_s
            .split(u' '));
    run(folder,
        u"req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr -subj /CN=localhost"_s
            .split(u' '));
    run(folder,
        u"x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem"_s
            .split(u' '));
}

} // namespace gremio::test
