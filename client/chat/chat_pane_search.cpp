// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for words in the chat: the server knows all of it; without a connection what is here has to do.
#include "client/chat/chat_pane.h"
#include "client/chat/chat_search.h"
#include "client/chat/message_view.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace gremio {

namespace {
/// While somebody types, not every letter is asked about.
constexpr auto typingPause = 150ms;
} // namespace

void ChatPane::connectSearch()
{
    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(typingPause);
    connect(&m_searchSoon, &QTimer::timeout, this, [this] { askServer({}); });
    connect(m_search, &ChatSearch::wordsChanged, this, &ChatPane::search);
    connect(m_search, &ChatSearch::hitWanted, this, &ChatPane::jumpTo);
    connect(m_search, &ChatSearch::moreWanted, this, [this] {
        if (m_moreHits)
            askServer(m_moreHits);
    });
    connect(m_search, &ChatSearch::closed, this, &ChatPane::focusComposer);
}

void ChatPane::openSearch()
{
    if (!m_chat.isNull())
        m_search->open();
}

void ChatPane::search()
{
    const QString words = m_search->words();
    m_view->setFound(SearchWords(words));
    m_searchSoon.stop();
    m_around.sync.stopSearch();
    m_hits.clear();
    m_moreHits.reset();
    m_searchesHere = false;
    if (words.isEmpty()) {
        m_view->clearMark();
        m_search->setHits({});
    } else if (m_connected) {
        m_search->setSearching();
        m_searchSoon.start();
    } else {
        searchHere();
    }
}

void ChatPane::searchHere()
{
    m_searchesHere = true;
    m_search->setHits({m_model.search(SearchWords(m_search->words())), false, true});
}

void ChatPane::askServer(const std::optional<QString>& cursor)
{
    m_around.sync.search(
        m_chat, m_search->words(), cursor,
        [guard = QPointer(this)](const Page<Message>& page) {
            if (guard)
                guard->takeHits(page);
        },
        [guard = QPointer(this)](const ApiError&) {
            if (!guard)
                return;
            if (guard->m_hits.empty())
                guard->searchHere();
            else
                guard->m_search->setMoreFailed();
        });
}

void ChatPane::takeHits(const Page<Message>& page)
{
    const bool goesOn = !m_hits.empty();
    for (const Message& message : page.items)
        m_hits.push_back(message.seq);
    m_moreHits = page.nextCursor;
    m_search->setHits({m_hits, m_moreHits.has_value(), false});
    if (goesOn)
        m_search->goOn();
}

} // namespace gremio
