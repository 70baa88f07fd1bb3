// SPDX-License-Identifier: GPL-3.0-or-later
// What comes over the bus: anything may, and what is read comes back the same when written.
#include "server/realtime/hub/process_message.h"

#include <cstdlib>

using namespace gremio::realtime;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const auto message = process::decode(text)) {
        if (process::encode(*message) != text)
            std::abort();
    }
    return 0;
}
