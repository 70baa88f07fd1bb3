// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/row_heights.h"

#include <algorithm>

namespace gremio {

qint64 RowHeights::top(int row) const
{
    qint64 sum = 0;
    for (int i = row; i > 0; i -= i & -i)
        sum += m_tree[static_cast<std::size_t>(i)];
    return sum;
}

int RowHeights::rowAt(qint64 y) const
{
    if (m_rows.empty())
        return -1;
    const int n = count();
    int step = 1;
    while (step * 2 <= n)
        step *= 2;
    int place = 0;
    for (; step > 0; step /= 2) {
        const int next = place + step;
        if (next <= n && m_tree[static_cast<std::size_t>(next)] <= y) {
            y -= m_tree[static_cast<std::size_t>(next)];
            place = next;
        }
    }
    return std::clamp(place, 0, n - 1);
}

void RowHeights::measure(int row, int height)
{
    Row& one = m_rows[static_cast<std::size_t>(row)];
    const int difference = height - one.height;
    one = {height, true};
    if (difference == 0)
        return;
    for (int i = row + 1; i <= count(); i += i & -i)
        m_tree[static_cast<std::size_t>(i)] += difference;
}

void RowHeights::insert(int at, const std::vector<int>& guesses)
{
    std::vector<Row> rows;
    rows.reserve(guesses.size());
    for (const int guess : guesses)
        rows.push_back({guess, false});
    m_rows.insert(m_rows.begin() + at, rows.begin(), rows.end());
    build();
}

void RowHeights::remove(int first, int last)
{
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    build();
}

void RowHeights::reset(const std::vector<int>& guesses)
{
    m_rows.clear();
    insert(0, guesses);
}

void RowHeights::build()
{
    const std::size_t n = m_rows.size();
    m_tree.assign(n + 1, 0);
    for (std::size_t i = 1; i <= n; ++i) {
        m_tree[i] += m_rows[i - 1].height;
        const std::size_t parent = i + (i & (~i + 1));
        if (parent <= n)
            m_tree[parent] += m_tree[i];
    }
}

} // namespace gremio
