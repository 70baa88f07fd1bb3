// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_error.h"
#include "shared/core/json_decoding.h"

#include <QPointer>

#include <functional>
#include <memory>

namespace gremio {

/// What came back, still as bytes.
struct RawAnswer {
    int status = 0;
    QByteArray body;
    QByteArray etag;
    std::optional<ApiError> error;
};

/// The value of a call that answers nothing.
struct Nothing { };

/// The value of a call whose answer is kept as it came.
struct Bytes {
    QByteArray data;
};

template <class T>
struct Answer {
    T value{};
    QByteArray etag;
    bool unchanged = false; ///< 304: what the caller has is still true, `value` is empty
};

namespace detail {

/// One call on its way; shared by its handle and the channel. GUI thread only.
struct CallCore {
    std::function<void(RawAnswer)> deliver;
    std::function<void()> abort;
    bool finished = false;

    void finish(RawAnswer answer)
    {
        if (std::exchange(finished, true))
            return;
        abort = {};
        if (auto last = std::exchange(deliver, {}))
            last(std::move(answer));
    }
    void cancel()
    {
        finished = true;
        deliver = {};
        if (auto stop = std::exchange(abort, {}))
            stop();
    }
};

} // namespace detail

/// A typed call that is under way. The answer never comes before control has returned to the event loop. A
/// handle that is dropped lets the call go on; cancel() makes sure that neither function is called any more.
template <class T>
class Call {
public:
    Call() = default;
    explicit Call(std::shared_ptr<detail::CallCore> core)
        : m_core(std::move(core))
    {
    }

    /// Calls one of the two once, unless context is gone by then.
    template <class Good, class Bad>
    Call& then(QObject* context, Good good, Bad bad)
    {
        m_core->deliver = [guard = QPointer<QObject>(context), good = std::move(good), bad = std::move(bad)](
                              RawAnswer raw) mutable {
            if (!guard)
                return;
            if (raw.error) {
                bad(*raw.error);
                return;
            }
            Answer<T> answer;
            answer.etag = raw.etag;
            answer.unchanged = raw.status == 304;
            if constexpr (std::is_same_v<T, Bytes>) {
                answer.value.data = raw.body;
            } else if constexpr (!std::is_same_v<T, Nothing>) {
                if (!answer.unchanged) {
                    try {
                        answer.value = fromJson<T>(raw.body, Reading::Tolerant);
                    } catch (const Problem& problem) {
                        bad(ApiError::badAnswer(describe(problem)));
                        return;
                    }
                }
            }
            good(answer);
        };
        return *this;
    }

    void cancel()
    {
        if (m_core)
            m_core->cancel();
    }
    bool isRunning() const { return m_core && !m_core->finished; }

private:
    static QString describe(const Problem& problem)
    {
        if (problem.errors().empty())
            return problem.detail();
        const FieldError& first = problem.errors().front();
        return QString::fromUtf8(first.pointer) + u' ' + QString::fromUtf8(first.code);
    }

    std::shared_ptr<detail::CallCore> m_core;
};

} // namespace gremio
