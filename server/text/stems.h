// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/text/words.h"

#include <QStringList>

namespace gremio::text {

/// What stands for a word in the index and in a question: itself and its stems as Spanish and as English
/// (Snowball, libstemmer), all folded, each once, the word first. We do not know the language of a word, so
/// a question finds it by any of them. Spanish is stemmed with the accents as written and without any, and
/// `-ion` as the `-ión` that it is without its accent, so that `programacion`, `programación` and
/// `programaciones` meet. Any thread: each keeps its own stemmers.
QStringList stems(const Word& word);

/// One stem for both languages: the English one of the Spanish one. Coarser than stems(), for where one term
/// has to do.
QString root(const Word& word);

} // namespace gremio::text
