// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/idempotency.h"

#include "shared/core/problem.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace gremio::api {

namespace {

constexpr storage::Statement beginIdempotent("api/begin_idempotent");
constexpr storage::Statement keptAnswerOf("api/kept_answer");
constexpr storage::Statement keepAnswer("api/keep_answer");
constexpr storage::Statement forgetAnswers("api/forget_answers");
constexpr storage::Statement forgetAnswersOfUser("api/forget_answers_of");

constexpr qsizetype longestKey = 255;
constexpr int few = 3; // each key sweeps more than the one it brings

void addTo(crypto_generichash_state& state, QByteArrayView bytes)
{
    // With its length, so that the parts cannot run into each other.
    const qint64 size = bytes.size();
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&size), sizeof size);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
        static_cast<unsigned long long>(bytes.size()));
}

QByteArray fingerprintOf(const http::Request& request)
{
    crypto_generichash_state state;
    std::array<unsigned char, 32> hash{};
    crypto_generichash_init(&state, nullptr, 0, hash.size());
    for (const QByteArray* part : {&request.path, &request.query, &request.body})
        addTo(state, *part);
    crypto_generichash_final(&state, hash.data(), hash.size());
    return QByteArray(reinterpret_cast<const char*>(hash.data()), hash.size()).toHex();
}

http::Header replayed()
{
    return {"Idempotency-Replayed", "true"};
}

/// Nothing the first time.
std::optional<http::Response> begin(storage::Transaction& tx, const IdempotencyKey& key)
{
    const bool first = tx.query(beginIdempotent)
                           .bind("user", key.user)
                           .bind("key", storage::Utf8{key.key})
                           .bind("fingerprint", storage::Utf8{key.fingerprint})
                           .bind("now", tx.now())
                           .bind("kept_since", tx.now() - answersKept)
                           .exec()
        == 1;
    if (first)
        return std::nullopt;
    if (auto kept = keptAnswer(tx, key))
        return kept;
    throw Problem(ErrorCode::IdempotencyInFlight).setRetryAfter(std::chrono::seconds(1));
}

void keep(storage::Transaction& tx, const IdempotencyKey& key, const http::Response& response,
    const QByteArray& body)
{
    tx.query(keepAnswer)
        .bind("status", response.status)
        .bind("content_type", storage::Utf8{response.contentType})
        .bind("body", storage::Utf8{body})
        .bind("user", key.user)
        .bind("key", storage::Utf8{key.key})
        .exec();
    tx.query(forgetAnswers).bind("kept_since", tx.now() - answersKept).bind("limit", few).exec();
}

[[noreturn]] void refuseKey()
{
    throw Problem::field("Idempotency-Key", "invalid-key",
        QStringLiteral("Must be 1 to 255 visible ASCII characters, in one header field."));
}

} // namespace

std::optional<IdempotencyKey> IdempotencyKey::of(const http::Request& request, UserId user)
{
    const auto isKey = [](const http::Header& header) { return header.name == "idempotency-key"; };
    const auto count = std::count_if(request.headers.begin(), request.headers.end(), isKey);
    if (count == 0)
        return std::nullopt;
    const QByteArray key = *request.header("idempotency-key");
    const bool visible = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (count > 1 || key.isEmpty() || key.size() > longestKey || !visible)
        refuseKey();
    return IdempotencyKey{user, key, fingerprintOf(request)};
}

std::optional<http::Response> keptAnswer(storage::Transaction& tx, const IdempotencyKey& key)
{
    struct Kept {
        QByteArray fingerprint;
        http::Response response;
    };
    const auto kept =
        tx.query(keptAnswerOf)
            .bind("user", key.user)
            .bind("key", storage::Utf8{key.key})
            .bind("kept_since", tx.now() - answersKept)
            .one([](storage::Query& row) {
                return Kept{row.get<QByteArray>(0),
                    http::Response{row.get<int>(1), row.get<QByteArray>(2), row.get<QByteArray>(3), {}}};
            });
    if (!kept)
        return std::nullopt;
    if (kept->fingerprint != key.fingerprint)
        throw Problem(ErrorCode::IdempotencyMismatch);
    http::Response response = kept->response;
    response.headers.push_back(replayed());
    return response;
}

http::Response once(
    storage::Transaction& tx, const IdempotencyKey& key, const std::function<http::Response()>& work)
{
    if (auto kept = begin(tx, key))
        return std::move(*kept);
    http::Response response = work();
    keep(tx, key, response, response.body);
    return response;
}

http::Response onceInSecret(
    storage::Transaction& tx, const IdempotencyKey& key, const std::function<http::Response()>& work)
{
    const bool again = begin(tx, key).has_value();
    http::Response response = work();
    if (again)
        response.headers.push_back(replayed());
    else
        keep(tx, key, response, {});
    return response;
}

void forgetAnswersOf(storage::Transaction& tx, UserId user)
{
    tx.query(forgetAnswersOfUser).bind("user", user).exec();
}

RunningKeys::Lease::Lease(RunningKeys& running, QByteArray entry)
    : m_running(running)
    , m_entry(std::move(entry))
{
}

RunningKeys::Lease::~Lease()
{
    release();
}

void RunningKeys::Lease::release()
{
    const std::lock_guard lock(m_running.m_mutex);
    if (!m_entry.isNull())
        m_running.m_entries.erase(std::exchange(m_entry, QByteArray()));
}

std::shared_ptr<RunningKeys::Lease> RunningKeys::take(const IdempotencyKey& key)
{
    const QByteArray entry = key.user.toByteArray() + key.key;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_entries.insert(entry).second)
            throw Problem(ErrorCode::IdempotencyInFlight).setRetryAfter(std::chrono::seconds(1));
    }
    return std::make_shared<Lease>(*this, entry);
}

} // namespace gremio::api
