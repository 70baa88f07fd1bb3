// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/integrations/smtp/smtp_server.h"
#include "server/notifications/mail_transport.h"

#include <QByteArray>

#include <curl/curl.h>

#include <array>

namespace gremio::integrations {

/// Listens to what libcurl and a mail server say to each other, to know how far they came: libcurl's own
/// codes do not tell a refused recipient from a dropped line. Never keeps what logging in sends.
class SmtpConversation {
public:
    enum class Stage { Connect, Greeting, Hello, StartTls, LogIn, Sender, Recipient, Data, Text, Other };

    /// Makes the handle speak as the server wants it; this outlives it, or detaches.
    void attach(CURL* handle, const SmtpServer& server);
    /// Listens no more: a handle may still say good-bye when it goes.
    static void detach(CURL* handle);

    Stage stage() const { return m_stage; }
    bool loggedIn() const { return m_sawLogIn; }

    /// What became of a mail, and in words, from how the transfer ended.
    notifications::Delivery outcome(CURLcode code) const;

    /// Why it failed and how to mend it, for `check`.
    QString advice(CURLcode code, const SmtpServer& server) const;

private:
    static int listen(CURL*, curl_infotype type, char* data, std::size_t size, void* self);
    void sent(QByteArrayView line);
    void received(QByteArrayView line);
    QString words(CURLcode code) const;

    Stage m_stage = Stage::Connect;
    bool m_sawLogIn = false;
    bool m_over = false; ///< good-bye was said
    int m_code = 0; ///< of the last reply
    QByteArray m_reply; ///< its last line
    std::array<char, CURL_ERROR_SIZE> m_error{};
};

} // namespace gremio::integrations
