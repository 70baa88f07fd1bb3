// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/text_array.h"

namespace gremio::storage {

void TextArray::separate()
{
    if (m_text.size() > 1)
        m_text += u',';
}

/// https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO: in quotes, only those and backslashes mean
/// anything.
void TextArray::add(QStringView value)
{
    separate();
    m_text += u'"';
    qsizetype from = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != u'"' && value[i] != u'\\')
            continue;
        m_text += value.sliced(from, i - from);
        m_text += u'\\';
        from = i;
    }
    m_text += value.sliced(from);
    m_text += u'"';
}

void TextArray::addNull()
{
    separate();
    m_text += u"NULL";
}

} // namespace gremio::storage
