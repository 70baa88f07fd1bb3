// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace gremio {

/// Heights of many rows: where a row begins and which row is at a height, in O(log n); rows that come or go,
/// in O(n) with a small constant. A height is a guess until it is measured.
class RowHeights {
public:
    struct Row {
        int height = 0;
        bool measured = false;
    };

    int count() const { return static_cast<int>(m_rows.size()); }
    int height(int row) const { return m_rows[static_cast<std::size_t>(row)].height; }
    bool isMeasured(int row) const { return m_rows[static_cast<std::size_t>(row)].measured; }
    qint64 total() const { return top(count()); }
    /// The sum of the heights before that row; row may be count().
    qint64 top(int row) const;
    /// The row that covers that height; the last one for what is below, -1 without rows.
    int rowAt(qint64 y) const;

    void measure(int row, int height);
    /// It has to be measured again; until then it keeps its height.
    void doubt(int row) { m_rows[static_cast<std::size_t>(row)].measured = false; }
    /// guesses: one for each new row.
    void insert(int at, const std::vector<int>& guesses);
    void remove(int first, int last);
    void reset(const std::vector<int>& guesses);

private:
    void build();

    std::vector<Row> m_rows;
    std::vector<qint64> m_tree; ///< Fenwick (1994): m_tree[i] sums the rows i - (i & -i) … i - 1
};

} // namespace gremio
