// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gremio::text {

/// What is left of a text when neither case, accents, ligatures nor widths count: compatibility decomposition
/// (NFKD, Unicode Standard Annex 15), full case folding, marks that stand on Latin, Greek and Cyrillic
/// letters gone, composed again. Also `ø`, `ł`, `đ` and the like, which Unicode does not take apart. So
/// `Diseño` and `diseno` are the same, and `año` and `ano` too: people type without them. Marks of other
/// scripts carry meaning and stay. Not for people to read. Any thread.
QString fold(QStringView text);

/// The folded text with one space for any run of white space, none at the ends: two names are the same when
/// their keys are. Sorts names by its UTF-8 bytes.
QString foldKey(QStringView text);

} // namespace gremio::text
