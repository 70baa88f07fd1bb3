// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/json_decoding.h"
#include "shared/protocol/presence.h"

#include <QRandomGenerator>

#include <chrono>

namespace gremio {

/// `events:missed` is told to everybody at once: when to look what is new, at random within what it says.
/// Throws Problem for what it cannot read.
inline std::chrono::milliseconds whenToLook(const QByteArray& payload)
{
    const auto missed = fromJson<EventsMissed>(payload, Reading::Tolerant);
    const int within = qBound(0, missed.withinSeconds, 600) * 1000;
    return std::chrono::milliseconds(QRandomGenerator::global()->bounded(within + 1));
}

} // namespace gremio
