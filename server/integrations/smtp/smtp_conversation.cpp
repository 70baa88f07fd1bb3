// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/integrations/smtp/smtp_conversation.h"

#include <QUrl>

namespace gremio::integrations {

namespace {

using notifications::Delivery;

constexpr qsizetype replyLimit = 300;
constexpr long connectTimeout = 20; // seconds

long tlsOption(SmtpServer::Tls tls)
{
    switch (tls) {
    case SmtpServer::Tls::Required:
        return CURLUSESSL_ALL;
    case SmtpServer::Tls::Optional:
        return CURLUSESSL_TRY;
    case SmtpServer::Tls::Implicit:
    case SmtpServer::Tls::Off:
        break;
    }
    return CURLUSESSL_NONE;
}

/// A server's word as one harmless line.
QString plainLine(const QByteArray& text)
{
    QString line = QString::fromUtf8(text);
    for (QChar& c : line) {
        if (c.category() == QChar::Other_Control || c == QChar::ReplacementCharacter)
            c = u' ';
    }
    return line.simplified();
}

/// The server is not content with us, which an admin can mend, rather than with the mail (RFC 4954 §6).
bool isAboutLogIn(int code)
{
    return code == 530 || code == 534 || code == 535 || code == 538;
}

} // namespace

void SmtpConversation::attach(CURL* handle, const SmtpServer& server)
{
    QUrl url;
    url.setScheme(server.tls == SmtpServer::Tls::Implicit ? QStringLiteral("smtps") : QStringLiteral("smtp"));
    url.setHost(server.host);
    url.setPort(server.port);
    if (!server.ownName.isEmpty())
        url.setPath(u'/' + server.ownName);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_URL, url.toEncoded().constData());
    curl_easy_setopt(handle, CURLOPT_USE_SSL, tlsOption(server.tls));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.caFile.isEmpty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, server.caFile.toLocal8Bit().constData());
    if (!server.user.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.toUtf8().constData());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.toUtf8().constData());
    }
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(server.timeout.count()));
    curl_easy_setopt(
        handle, CURLOPT_CONNECTTIMEOUT, std::min(connectTimeout, static_cast<long>(server.timeout.count())));
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, m_error.data());
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, &SmtpConversation::listen);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, this);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
}

void SmtpConversation::detach(CURL* handle)
{
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 0L);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
}

int SmtpConversation::listen(CURL*, curl_infotype type, char* data, std::size_t size, void* self)
{
    const QByteArrayView line(data, static_cast<qsizetype>(size));
    auto* conversation = static_cast<SmtpConversation*>(self);
    if (type == CURLINFO_HEADER_OUT)
        conversation->sent(line);
    else if (type == CURLINFO_HEADER_IN)
        conversation->received(line);
    else if (type == CURLINFO_DATA_OUT)
        conversation->m_stage = Stage::Text;
    return 0;
}

void SmtpConversation::sent(QByteArrayView line)
{
    static constexpr std::array stages{std::pair{"EHLO", Stage::Hello}, std::pair{"HELO", Stage::Hello},
        std::pair{"STARTTLS", Stage::StartTls}, std::pair{"AUTH", Stage::LogIn},
        std::pair{"MAIL", Stage::Sender}, std::pair{"RCPT", Stage::Recipient}, std::pair{"DATA", Stage::Data},
        std::pair{"NOOP", Stage::Other}};
    if (line.startsWith("QUIT")) // after the word that counts
        m_over = true;
    // What belongs to logging in begins with no verb, and is none of our business.
    for (const auto& [verb, stage] : stages) {
        const QByteArrayView word(verb);
        if (!line.startsWith(word) || (line.size() > word.size() && line[word.size()] > ' '))
            continue;
        m_stage = stage;
        m_code = 0;
        m_reply.clear();
        m_sawLogIn = m_sawLogIn || stage == Stage::LogIn;
    }
}

void SmtpConversation::received(QByteArrayView line)
{
    if (m_over)
        return;
    if (m_stage == Stage::Connect)
        m_stage = Stage::Greeting;
    bool isNumber = false;
    const int code = line.first(std::min<qsizetype>(3, line.size())).toByteArray().toInt(&isNumber);
    if (isNumber && code >= 200)
        m_code = code;
    m_reply = line.first(std::min(replyLimit, line.size())).toByteArray().trimmed();
}

QString SmtpConversation::words(CURLcode code) const
{
    const QString reply = m_stage == Stage::LogIn ? QString::number(m_code) : plainLine(m_reply);
    const auto refused = [&](const char* what) {
        return m_code >= 400 ? QStringLiteral("%1: %2").arg(QLatin1String(what), reply)
                             : QStringLiteral("%1: %2").arg(QLatin1String(what),
                                 plainLine(m_error[0] != '\0' ? m_error.data() : curl_easy_strerror(code)));
    };
    if (code == CURLE_LOGIN_DENIED)
        return QStringLiteral("The mail server refused the user name or the password.");
    if (code == CURLE_USE_SSL_FAILED)
        return QStringLiteral("The mail server does not offer STARTTLS, which is required.");
    switch (m_stage) {
    case Stage::Connect:
        return refused("The mail server cannot be reached");
    case Stage::Greeting:
    case Stage::Hello:
        return refused("The mail server does not want to talk to us");
    case Stage::StartTls:
        return refused("No secure connection to the mail server");
    case Stage::LogIn:
        return refused("Logging in at the mail server failed");
    case Stage::Sender:
        return refused("The mail server does not take the sender");
    case Stage::Recipient:
        return refused("The mail server does not take the recipient");
    case Stage::Data:
    case Stage::Text:
        return refused("The mail server does not take the mail");
    case Stage::Other:
        break;
    }
    return refused("The mail server answered");
}

Delivery SmtpConversation::outcome(CURLcode code) const
{
    using Outcome = Delivery::Outcome;
    if (code == CURLE_OK)
        return {Outcome::Accepted, {}};
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return {Outcome::Unknown, {}};
    const bool isAboutMail = m_stage == Stage::Sender || m_stage == Stage::Recipient || m_stage == Stage::Data
        || m_stage == Stage::Text;
    const bool forGood = isAboutMail && m_code >= 500 && m_code < 600 && !isAboutLogIn(m_code);
    return {forGood ? Outcome::Never : Outcome::Later, words(code)};
}

QString SmtpConversation::advice(CURLcode code, const SmtpServer& server) const
{
    if (code == CURLE_OK && !server.user.isEmpty() && !m_sawLogIn) {
        return QStringLiteral("smtp_url has a user name, but the mail server offers no way to log in here%1")
            .arg(server.tls == SmtpServer::Tls::Off
                    ? QStringLiteral(": perhaps only with TLS, try tls=required.")
                    : QStringLiteral(": leave user and password out."));
    }
    if (code == CURLE_OK)
        return {};
    QString what = words(code);
    const auto with = [&](const char* hint) { return what + u' ' + QString::fromUtf8(hint); };
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return with("There is no such host: see smtp_url.");
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
        return with("See host and port of smtp_url (587 with STARTTLS, 465 with smtps://), and firewalls.");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return with(
            "The certificate must be for the host of smtp_url; smtp_ca_file names an authority of your own.");
    case CURLE_SSL_CONNECT_ERROR:
        return with(
            "smtps:// is for ports that speak TLS from the first byte (465), smtp:// for STARTTLS (587).");
    case CURLE_USE_SSL_FAILED:
        return with("Use a port that offers it, or tls=off where the network between is yours alone.");
    case CURLE_LOGIN_DENIED:
        return with("See user and password in smtp_url; special characters in them are percent-encoded.");
    default:
        return what;
    }
}

} // namespace gremio::integrations
