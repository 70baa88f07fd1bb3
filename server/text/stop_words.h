// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gremio::text {

/// Whether a folded word says nothing by itself, in Spanish or English: `de`, `the`. A question passes over
/// it, unless it has no other word.
bool isStopWord(QStringView folded);

/// Also words that people put around what they want to learn: `learn`, `mejorar`.
bool isFiller(QStringView folded);

} // namespace gremio::text
