// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <curl/curl.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace gremio::integrations {

/// Something that libcurl does: owns its easy handle and all that hangs on it.
class Transfer {
public:
    Transfer();
    virtual ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    CURL* handle() const { return m_handle; }

    /// Called exactly once, on the transfer's thread (or on stop()'s caller's, if it never began). `code` is
    /// CURLE_ABORTED_BY_CALLBACK when it was cut off by stop().
    virtual void ended(CURLcode code) = 0;

private:
    CURL* m_handle;
};

/// One thread on which libcurl does any number of transfers side by side, with its connections kept open for
/// the next.
class TransferThread {
public:
    /// `perHost`: connections to one server at most. `idle`: for how long one is kept for the next transfer.
    TransferThread(long perHost, std::chrono::seconds idle);
    ~TransferThread(); ///< stop()
    TransferThread(const TransferThread&) = delete;
    TransferThread& operator=(const TransferThread&) = delete;

    /// Any thread, returns at once.
    void start(std::unique_ptr<Transfer> transfer);

    /// Cuts off what runs; returns when the thread has ended. What is started later ends at once.
    void stop();

private:
    static int goesOn(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    void run();
    void takeNew(std::vector<std::unique_ptr<Transfer>>& running);
    void takeEnded(std::vector<std::unique_ptr<Transfer>>& running);

    const std::chrono::seconds m_idle;
    CURLM* m_multi;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Transfer>> m_new;
    std::atomic<bool> m_stopping = false;
    std::thread m_thread; // last: it uses the rest
};

} // namespace gremio::integrations
