// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/value.h"

#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

namespace gremio::storage {

class Connection;
struct PreparedStatement;

/// One run of a prepared statement, and the cursor over its rows. Made by Transaction::query(), lives no
/// longer than that transaction, stays in its thread. Ended by the destructor at the latest, so that no
/// half-read statement holds a snapshot. What the engine refuses is thrown as Problem (a known constraint) or
/// StorageError; either way the transaction is lost: every later query() throws.
class Query {
public:
    Query(Connection& connection, PreparedStatement& statement);
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    ~Query();

    /// Sets `:name`, wherever it stands. Every parameter wants a value before the statement runs; a name that
    /// the statement does not have is a defect (StorageError).
    template <class T>
    Query& bind(const char* name, const T& value) &
    {
        bindValue(name, SqlValue<T>::bind(value));
        return *this;
    }
    template <class T>
    Query&& bind(const char* name, const T& value) &&
    {
        bindValue(name, SqlValue<T>::bind(value));
        return std::move(*this);
    }

    /// To the next row; runs the statement the first time. False after the last.
    bool next();

    /// The current row's value, counted from 0. NULL only into std::optional.
    template <class T>
    T get(int column) const
    {
        return SqlValue<T>::get(value(column));
    }

    /// Runs a statement that returns no rows. How many rows it changed.
    qint64 exec();

    /// Whether there is a row at all.
    bool exists();

    /// The first row through `map(Query&)`, or nothing.
    template <class F>
    auto one(F map) -> std::optional<std::invoke_result_t<F&, Query&>>
    {
        std::optional<std::invoke_result_t<F&, Query&>> found;
        if (next())
            found.emplace(map(*this));
        finish();
        return found;
    }

    /// The first column of the first row, or nothing. For a column that may be NULL ask for an optional.
    template <class T>
    std::optional<T> value()
    {
        return one([](Query& row) { return row.get<T>(0); });
    }

    /// Every row through `map(Query&)`.
    template <class F>
    auto all(F map) -> std::vector<std::invoke_result_t<F&, Query&>>
    {
        std::vector<std::invoke_result_t<F&, Query&>> rows;
        while (next())
            rows.push_back(map(*this));
        finish();
        return rows;
    }

private:
    void bindValue(const char* name, const QVariant& value);
    QVariant value(int column) const;
    void run();
    void finish();

    Connection* m_connection;
    PreparedStatement* m_statement;
    std::vector<bool> m_bound;
    bool m_ran = false;
};

} // namespace gremio::storage
