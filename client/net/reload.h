// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/call.h"

namespace gremio {

/// Loads one thing anew whenever it may have changed. What is asked for while it is being loaded is loaded
/// once more afterwards: the answer on its way may have been made before the change. GUI thread only.
template <class T>
class Reload {
public:
    /// `ask` makes the call, once or twice; `good` and `bad` are called for each answer.
    void run(QObject* context, std::function<Call<T>()> ask, std::function<void(const Answer<T>&)> good,
        std::function<void(const ApiError&)> bad)
    {
        m_again = isRunning();
        if (m_again)
            return;
        m_ask = std::move(ask);
        m_good = std::move(good);
        m_bad = std::move(bad);
        load(context);
    }

    bool isRunning() const { return m_call.isRunning(); }
    /// Neither function is called any more.
    void cancel()
    {
        m_again = false;
        m_call.cancel();
    }

private:
    void load(QObject* context)
    {
        m_call = m_ask();
        m_call.then(
            context,
            [this, context, good = m_good](const Answer<T>& answer) {
                const bool again = std::exchange(m_again, false);
                good(answer);
                if (again && !isRunning())
                    load(context);
            },
            [this, context, bad = m_bad](const ApiError& error) {
                const bool again = std::exchange(m_again, false);
                bad(error);
                if (again && !isRunning())
                    load(context);
            });
    }

    std::function<Call<T>()> m_ask;
    std::function<void(const Answer<T>&)> m_good;
    std::function<void(const ApiError&)> m_bad;
    Call<T> m_call;
    bool m_again = false;
};

} // namespace gremio
