// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/storage/transaction.h"
#include "shared/core/id.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

/// POSTs that may be sent again without being done again: the client says by `Idempotency-Key` which are the
/// same. What such a request was answered is kept in the transaction of what it did. A refusal that undid its
/// transaction did nothing, is not kept, and may be tried again under the same key.
namespace gremio::api {

/// How long an answer is kept.
inline constexpr std::chrono::hours answersKept{24};

/// Which request this is.
struct IdempotencyKey {
    UserId user;
    QByteArray key;
    QByteArray fingerprint; ///< of what must be the same: path, query and body; hexadecimal

    /// Throws Problem(ValidationFailed) for a key that is empty, longer than 255 or not visible ASCII, or
    /// that is there twice. Nothing without the field.
    static std::optional<IdempotencyKey> of(const http::Request& request, UserId user);
};

/// Runs `work` unless its answer is kept; then that is the answer. In a writing transaction. Throws
/// Problem(IdempotencyMismatch), and what work throws.
http::Response once(
    storage::Transaction& tx, const IdempotencyKey& key, const std::function<http::Response()>& work);

/// The same for an answer that is secret: only that there was one is kept, and under the same key `work` runs
/// again, which must then find what it did and answer the same.
http::Response onceInSecret(
    storage::Transaction& tx, const IdempotencyKey& key, const std::function<http::Response()>& work);

/// The answer that is kept, if one is. Throws Problem(IdempotencyMismatch).
std::optional<http::Response> keptAnswer(storage::Transaction& tx, const IdempotencyKey& key);

/// For an account that goes: what it was answered goes with it.
void forgetAnswersOf(storage::Transaction& tx, UserId user);

/// The keys whose requests run in this process now. Any thread.
class RunningKeys {
public:
    /// Held while the request runs; release() or its end lets the key go.
    class Lease {
    public:
        Lease(RunningKeys& running, QByteArray entry);
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease();
        void release();

    private:
        RunningKeys& m_running;
        QByteArray m_entry;
    };

    /// Throws Problem(IdempotencyInFlight) while another request holds it.
    std::shared_ptr<Lease> take(const IdempotencyKey& key);

private:
    std::mutex m_mutex;
    std::set<QByteArray> m_entries;
};

} // namespace gremio::api
