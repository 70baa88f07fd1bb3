// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace gremio::http {

/// Bounds on what one connection may ask of the server. Sizes in bytes.
struct Limits {
    qint64 headBytes = 16 * 1024; ///< Request line and header fields; more is 431.
    qint64 targetBytes = 8 * 1024; ///< Request target; more is 414.
    int headerCount = 100; ///< Header fields; more is 431.
    qint64 trailerBytes = 4 * 1024; ///< Trailer section of a chunked body; more is 431.
    int pipelined = 16; ///< Requests taken in before the first of them is answered; then reading stops.
    qint64 unsentBytes = 256 * 1024; ///< Answers waiting for the client to read; then reading stops.

    std::chrono::milliseconds headTime{
        10'000}; ///< From the first byte (or the accept) to the end of the head.
    std::chrono::milliseconds bodyTime{30'000}; ///< For the body, and
    qint64 bodyBytesPerSecond = 64 * 1024; ///< a second more for each so many bytes that did come.
    std::chrono::milliseconds idleTime{65'000}; ///< Between requests.
    std::chrono::milliseconds writeTime{30'000}; ///< For the client to take something of a waiting answer.
    std::chrono::milliseconds lingerTime{2'000}; ///< Reading on after an answer that ends the connection.
    qint64 lingerBytes = 1024 * 1024; ///< What is read and dropped meanwhile.
    std::chrono::milliseconds tick{100}; ///< How exactly all these times are kept.
};

} // namespace gremio::http
