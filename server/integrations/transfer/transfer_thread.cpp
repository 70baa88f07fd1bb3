// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/integrations/transfer/transfer_thread.h"

#include <algorithm>
#include <stdexcept>

namespace gremio::integrations {

namespace {

/// Once in a process, before any other call; libcurl itself counts and locks.
void requireCurl()
{
    static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK)
        throw std::runtime_error("libcurl cannot be used on this machine");
}

} // namespace

Transfer::Transfer()
{
    requireCurl();
    m_handle = curl_easy_init();
    if (!m_handle)
        throw std::bad_alloc();
    curl_easy_setopt(m_handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_handle, CURLOPT_PROXY, ""); // not what the environment says
}

Transfer::~Transfer()
{
    curl_easy_cleanup(m_handle);
}

TransferThread::TransferThread(long perHost, std::chrono::seconds idle)
    : m_idle(idle)
{
    requireCurl();
    m_multi = curl_multi_init();
    if (!m_multi)
        throw std::bad_alloc();
    curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, perHost);
    m_thread = std::thread([this] { run(); });
}

TransferThread::~TransferThread()
{
    stop();
    curl_multi_cleanup(m_multi);
}

void TransferThread::start(std::unique_ptr<Transfer> transfer)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping) {
            m_new.push_back(std::move(transfer));
            curl_multi_wakeup(m_multi);
            return;
        }
    }
    transfer->ended(CURLE_ABORTED_BY_CALLBACK);
}

void TransferThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    curl_multi_wakeup(m_multi);
    if (m_thread.joinable())
        m_thread.join();
}

/// libcurl asks at least every second, also where it waits without returning.
int TransferThread::goesOn(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<TransferThread*>(self)->m_stopping ? 1 : 0;
}

void TransferThread::takeNew(std::vector<std::unique_ptr<Transfer>>& running)
{
    std::vector<std::unique_ptr<Transfer>> fresh;
    {
        const std::lock_guard lock(m_mutex);
        fresh.swap(m_new);
    }
    for (auto& transfer : fresh) {
        // A server closes what lies idle; one that it has closed must not be taken for the next.
        curl_easy_setopt(transfer->handle(), CURLOPT_MAXAGE_CONN, static_cast<long>(m_idle.count()));
        curl_easy_setopt(transfer->handle(), CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(transfer->handle(), CURLOPT_XFERINFOFUNCTION, &TransferThread::goesOn);
        curl_easy_setopt(transfer->handle(), CURLOPT_XFERINFODATA, this);
        curl_multi_add_handle(m_multi, transfer->handle());
        running.push_back(std::move(transfer));
    }
}

void TransferThread::takeEnded(std::vector<std::unique_ptr<Transfer>>& running)
{
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        CURL* handle = message->easy_handle;
        const auto found = std::find_if(running.begin(), running.end(),
            [handle](const auto& transfer) { return transfer->handle() == handle; });
        const std::unique_ptr<Transfer> transfer = std::move(*found);
        running.erase(found);
        curl_multi_remove_handle(m_multi, handle);
        transfer->ended(code);
    }
}

void TransferThread::run()
{
    std::vector<std::unique_ptr<Transfer>> running;
    while (!m_stopping) {
        takeNew(running);
        int active = 0;
        curl_multi_perform(m_multi, &active);
        takeEnded(running);
        curl_multi_poll(m_multi, nullptr, 0, 1000, nullptr);
    }
    for (const auto& transfer : running) {
        curl_multi_remove_handle(m_multi, transfer->handle());
        transfer->ended(CURLE_ABORTED_BY_CALLBACK);
    }
    std::vector<std::unique_ptr<Transfer>> never;
    {
        const std::lock_guard lock(m_mutex);
        never.swap(m_new);
    }
    for (const auto& transfer : never)
        transfer->ended(CURLE_ABORTED_BY_CALLBACK);
}

} // namespace gremio::integrations
