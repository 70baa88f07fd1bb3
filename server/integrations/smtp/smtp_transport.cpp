// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/integrations/smtp/smtp_transport.h"

#include "server/integrations/smtp/smtp_conversation.h"

#include <algorithm>
#include <cstring>

namespace gremio::integrations {

namespace {

using notifications::Delivery;
using notifications::Letter;

class MailTransfer final : public Transfer {
public:
    MailTransfer(const SmtpServer& server, Letter letter, std::function<void(Delivery)> done)
        : m_letter(std::move(letter))
        , m_done(std::move(done))
    {
        m_conversation.attach(handle(), server);
        m_to = curl_slist_append(nullptr, m_letter.to.constData());
        curl_easy_setopt(handle(), CURLOPT_MAIL_FROM, m_letter.from.constData());
        curl_easy_setopt(handle(), CURLOPT_MAIL_RCPT, m_to);
        curl_easy_setopt(handle(), CURLOPT_READFUNCTION, &MailTransfer::read);
        curl_easy_setopt(handle(), CURLOPT_READDATA, this);
        curl_easy_setopt(handle(), CURLOPT_UPLOAD, 1L);
    }
    ~MailTransfer() override
    {
        SmtpConversation::detach(handle());
        curl_slist_free_all(m_to);
    }

    void ended(CURLcode code) override { m_done(m_conversation.outcome(code)); }

private:
    static std::size_t read(char* buffer, std::size_t size, std::size_t count, void* self)
    {
        auto* transfer = static_cast<MailTransfer*>(self);
        const qsizetype left = transfer->m_letter.message.size() - transfer->m_read;
        const qsizetype piece = std::min(left, static_cast<qsizetype>(size * count));
        std::memcpy(buffer, transfer->m_letter.message.constData() + transfer->m_read,
            static_cast<std::size_t>(piece));
        transfer->m_read += piece;
        return static_cast<std::size_t>(piece);
    }

    Letter m_letter;
    std::function<void(Delivery)> m_done;
    SmtpConversation m_conversation;
    curl_slist* m_to = nullptr;
    qsizetype m_read = 0;
};

/// Only until the server is willing.
class Probe final : public Transfer {
public:
    explicit Probe(const SmtpServer& server)
    {
        m_conversation.attach(handle(), server);
        curl_easy_setopt(handle(), CURLOPT_CUSTOMREQUEST, "NOOP");
        curl_easy_setopt(handle(), CURLOPT_NOBODY, 1L);
    }
    ~Probe() override { SmtpConversation::detach(handle()); }

    void ended(CURLcode) override { }
    QString run(const SmtpServer& server)
    {
        return m_conversation.advice(curl_easy_perform(handle()), server);
    }

private:
    SmtpConversation m_conversation;
};

} // namespace

SmtpTransport::SmtpTransport(SmtpServer server, int atOnce)
    : m_server(std::move(server))
{
    for (int i = 0; i < atOnce; ++i)
        m_lanes.push_back(std::make_unique<Lane>());
}

void SmtpTransport::send(Letter letter, std::function<void(Delivery)> done)
{
    Lane& lane = **std::min_element(m_lanes.begin(), m_lanes.end(),
        [](const auto& one, const auto& other) { return one->load < other->load; });
    ++lane.load;
    lane.thread.start(std::make_unique<MailTransfer>(
        m_server, std::move(letter), [&lane, done = std::move(done)](const Delivery& delivery) {
            --lane.load;
            done(delivery);
        }));
}

void SmtpTransport::stop()
{
    for (const auto& lane : m_lanes)
        lane->thread.stop();
}

std::optional<QString> complaintAbout(const SmtpServer& server)
{
    const QString advice = Probe(server).run(server);
    return advice.isEmpty() ? std::nullopt : std::optional(advice);
}

} // namespace gremio::integrations
