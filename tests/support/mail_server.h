// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace gremio::test {

/// A mail that a server accepted.
struct TakenMail {
    QString from;
    QStringList to;
    bool tls = false;
    QString user; ///< who logged in
    QByteArray message;

    QByteArray header(const QByteArray& name) const; ///< unfolded; empty if there is none
    QByteArray messageId() const { return header("Message-ID"); }
    /// The decoded body of the part with that media type.
    QString part(const QByteArray& type) const;
    /// What stands alone on an indented line of the text.
    QString code() const;
};

/// A real SMTP server (python3-aiosmtpd) in a process of its own. Ends with the object. Throws
/// std::runtime_error when it does not come up.
class MailServer {
public:
    /// `flags` as smtp_server.py takes them.
    explicit MailServer(const QStringList& flags = {}) { start(flags); }
    ~MailServer() { stop(); }

    int port() const { return m_port; }
    void stop();
    /// Again, on the same port, what was taken so far stays.
    void start(const QStringList& flags = {});

    std::vector<TakenMail> taken() const;
    /// What taken() reads: one line of JSON for each mail.
    QString logFile() const { return m_folder.filePath(QStringLiteral("log")); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

/// An authority and the certificate of 127.0.0.1 and localhost that it signed, made by openssl.
class TestCertificate {
public:
    TestCertificate();
    QString authority() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    QString certificate() const { return m_folder.filePath(QStringLiteral("server.pem")); }
    QString key() const { return m_folder.filePath(QStringLiteral("server.key")); }
    QStringList flags() const
    {
        return {QStringLiteral("--certificate"), certificate(), QStringLiteral("--key"), key()};
    }

private:
    QTemporaryDir m_folder;
};

} // namespace gremio::test
