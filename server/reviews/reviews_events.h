// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/review.h"

/// What happens to reviews. Raised in the transaction that does it, after its rows are written.
namespace gremio::reviews {

/// Written or changed; nobody but its author sees it.
struct ReviewWritten {
    ReviewId review;
    UserId author;
};

/// From now on the other one sees it, and everybody who may look.
struct ReviewRevealed {
    ReviewId review;
    UserId author;
    UserId subject;
};

} // namespace gremio::reviews
