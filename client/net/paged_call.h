// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/call.h"
#include "shared/protocol/paging.h"

namespace gremio {

/// Loads the first pages of a list and brings them up to date: page after page, each conditional on the one
/// that is here, so that a list without news costs a 304 a page. GUI thread only.
template <class T>
class PagedCall {
public:
    /// Asks for one page.
    using Ask = std::function<Call<Page<T>>(const std::optional<QString>& cursor, const QByteArray& etag)>;
    /// Whether the page after this one is wanted; `count` is how many pages there are with it.
    using GoOn = std::function<bool(const std::vector<T>& page, std::size_t count)>;
    struct Pages {
        std::vector<T> items;
        bool unchanged = false; ///< the same as last time
        bool hasMore = false;
    };

    void run(QObject* context, Ask ask, GoOn goOn, std::function<void(const Pages&)> good,
        std::function<void(const ApiError&)> bad)
    {
        cancel();
        m_ask = std::move(ask);
        m_goOn = std::move(goOn);
        m_good = std::move(good);
        m_bad = std::move(bad);
        m_fresh.clear();
        m_changed = false;
        next(context, {});
    }

    bool isRunning() const { return m_call.isRunning(); }
    /// Neither function is called any more; what was loaded before is still good to be compared with.
    void cancel() { m_call.cancel(); }
    /// What is here is no longer what the server said: the next run loads it whole.
    void forget()
    {
        cancel();
        m_known.clear();
    }

private:
    struct Held {
        std::optional<QString> cursor; ///< what it was asked with
        Page<T> page;
        QByteArray etag;
    };

    void next(QObject* context, const std::optional<QString>& cursor)
    {
        const std::size_t place = m_fresh.size();
        const bool known = place < m_known.size() && m_known[place].cursor == cursor;
        m_call = m_ask(cursor, known ? m_known[place].etag : QByteArray());
        m_call.then(
            context,
            [this, context, cursor, place](const Answer<Page<T>>& answer) {
                m_fresh.push_back(
                    answer.unchanged ? m_known[place] : Held{cursor, answer.value, answer.etag});
                m_changed = m_changed || !answer.unchanged;
                arrived(context);
            },
            [this](const ApiError& error) { m_bad(error); });
    }

    void arrived(QObject* context)
    {
        const Page<T>& last = m_fresh.back().page;
        if (last.nextCursor && m_goOn(last.items, m_fresh.size())) {
            next(context, last.nextCursor);
            return;
        }
        Pages pages;
        pages.unchanged = !m_changed && m_fresh.size() == m_known.size();
        pages.hasMore = last.nextCursor.has_value();
        m_known = m_fresh;
        for (const Held& held : m_known)
            pages.items.insert(pages.items.end(), held.page.items.begin(), held.page.items.end());
        m_good(pages);
    }

    Ask m_ask;
    GoOn m_goOn;
    std::function<void(const Pages&)> m_good;
    std::function<void(const ApiError&)> m_bad;
    std::vector<Held> m_known;
    std::vector<Held> m_fresh;
    bool m_changed = false;
    Call<Page<T>> m_call;
};

} // namespace gremio
