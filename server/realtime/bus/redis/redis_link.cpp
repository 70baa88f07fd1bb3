// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/bus/redis/redis_link.h"

#include <hiredis/hiredis.h>

#include <vector>

namespace gremio::bus {

void RedisLink::Free::operator()(redisContext* context) const
{
    redisFree(context);
}

RedisLink::RedisLink(const RedisUrl& url)
{
    if (url.host.isEmpty())
        m_context.reset(redisConnectUnixNonBlock(url.socketPath.toUtf8().constData()));
    else
        m_context.reset(redisConnectNonBlock(url.host.toUtf8().constData(), url.port));
    if (!isWell() || url.password.isEmpty())
        return;
    m_authenticates = true;
    const QByteArray password = url.password.toUtf8();
    if (url.user.isEmpty())
        send({"AUTH", password});
    else
        send({"AUTH", url.user.toUtf8(), password});
}

RedisLink::~RedisLink() = default;

bool RedisLink::isWell()
{
    if (!m_error.isEmpty())
        return false;
    if (!m_context)
        fail(QStringLiteral("no memory"));
    else if (m_context->err != 0)
        fail(QString::fromUtf8(m_context->errstr));
    return m_error.isEmpty();
}

void RedisLink::fail(const QString& why)
{
    if (m_error.isEmpty())
        m_error = why;
}

int RedisLink::descriptor() const
{
    return m_context ? m_context->fd : -1;
}

std::size_t RedisLink::waiting() const
{
    return m_context && m_context->obuf ? sdslen(m_context->obuf) : 0;
}

void RedisLink::send(std::initializer_list<QByteArrayView> words)
{
    if (!isWell())
        return;
    std::vector<const char*> texts;
    std::vector<std::size_t> sizes;
    for (const QByteArrayView word : words) {
        texts.push_back(word.isEmpty() ? "" : word.data());
        sizes.push_back(static_cast<std::size_t>(word.size()));
    }
    redisAppendCommandArgv(m_context.get(), static_cast<int>(texts.size()), texts.data(), sizes.data());
}

bool RedisLink::write()
{
    int done = 0;
    if (isWell() && waiting() > 0)
        redisBufferWrite(m_context.get(), &done);
    return isWell();
}

bool RedisLink::read(const std::function<void(const redisReply&)>& reply)
{
    if (!isWell() || redisBufferRead(m_context.get()) != REDIS_OK)
        return isWell();
    m_lastHeard = Clock::now();
    while (isWell()) {
        void* raw = nullptr;
        if (redisGetReplyFromReader(m_context.get(), &raw) != REDIS_OK || !raw)
            break;
        const std::unique_ptr<void, void (*)(void*)> held(raw, &freeReplyObject);
        const auto& one = *static_cast<const redisReply*>(raw);
        // An error holds what Redis says of us, and no secret: AUTH's own words are not repeated in it.
        if (one.type == REDIS_REPLY_ERROR)
            fail(QString::fromUtf8(one.str, static_cast<qsizetype>(one.len)));
        else if (!std::exchange(m_authenticates, false))
            reply(one);
    }
    return isWell();
}

} // namespace gremio::bus
