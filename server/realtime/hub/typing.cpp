// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/typing.h"

#include "shared/core/json_encoding.h"

namespace gremio::realtime {

namespace {

constexpr std::chrono::seconds audienceKept{30};

} // namespace

TypingBook::TypingBook(Outlet& outlet, Tell<UserTyping> tell, const HubOptions& options)
    : m_outlet(outlet)
    , m_tell(std::move(tell))
    , m_options(options)
{
}

void TypingBook::hear(const std::shared_ptr<Spoken>& spoken)
{
    const auto payload = fromJson<TypingPayload>(spoken->payload);
    const UserId user = spoken->from.caller.user;
    const Key key{payload.chatId, user};
    bool known = false;
    {
        const std::lock_guard lock(m_mutex);
        const auto writer = m_writers.find(key);
        known = writer != m_writers.end() && std::chrono::steady_clock::now() < writer->second.knownUntil;
    }
    if (known) {
        say(key, payload.typing);
        spoken->done({}, nullptr);
        return;
    }
    if (!m_audience)
        throw Problem(ErrorCode::NotFound);
    auto rooms = std::make_shared<std::vector<socketio::Room>>();
    m_database->read(
        [this, key, rooms](storage::Transaction& tx) {
            rooms->clear();
            for (const UserId other : m_audience(tx, key.second, key.first)) {
                if (other != key.second)
                    rooms->push_back("u:" + other.toByteArray());
            }
        },
        [this, key, rooms, spoken, types = payload.typing](std::exception_ptr failure) {
            if (!failure) {
                {
                    const std::lock_guard lock(m_mutex);
                    Writer& writer = m_writers[key];
                    writer.audience = rooms;
                    writer.knownUntil = std::chrono::steady_clock::now() + audienceKept;
                }
                say(key, types);
            }
            spoken->done({}, std::move(failure));
        });
}

void TypingBook::say(const Key& key, bool types)
{
    const SteadyTime now = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_mutex);
    const auto found = m_writers.find(key);
    if (found == m_writers.end())
        return;
    Writer& writer = found->second;
    writer.types = types;
    writer.again = types;
    writer.endsAt = now + m_options.typingEnds;
    settle(key, writer, now);
}

/// Tells what is to be told, unless something was told a moment ago.
void TypingBook::settle(const Key& key, Writer& writer, SteadyTime now)
{
    if (writer.types && now >= writer.endsAt)
        writer.types = false;
    const bool news = writer.types != writer.told || (writer.types && writer.again);
    if (!news || now - writer.toldAt < m_options.typingEvery)
        return;
    writer.told = writer.types;
    writer.again = false;
    writer.toldAt = now;
    socketio::EmitOptions options;
    options.isVolatile = true;
    m_outlet.emitTo(
        *writer.audience, m_tell.name(), toJson(UserTyping{key.first, key.second, writer.types}), options);
}

void TypingBook::forgetAudience(ChatId chat)
{
    const std::lock_guard lock(m_mutex);
    for (auto writer = m_writers.lower_bound({chat, UserId()});
         writer != m_writers.end() && writer->first.first == chat; ++writer)
        writer->second.knownUntil = {};
}

void TypingBook::tick()
{
    const SteadyTime now = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_mutex);
    for (auto writer = m_writers.begin(); writer != m_writers.end();) {
        settle(writer->first, writer->second, now);
        const Writer& w = writer->second;
        const bool done =
            !w.types && !w.told && now >= w.knownUntil && now - w.toldAt >= m_options.typingEvery;
        writer = done ? m_writers.erase(writer) : std::next(writer);
    }
}

} // namespace gremio::realtime
