// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::storage {

/// Names one SQL statement among the resources: `mentorship/insert_request` is
/// `:/sql/mentorship/insert_request.sql`, or `insert_request.postgres.sql` beside it, which PostgreSQL
/// prefers. Parameters in the file are `:name`. Costs nothing; meant as `static constexpr Statement
/// insertRequest("mentorship/insert_request");`
class Statement {
public:
    explicit constexpr Statement(const char* name)
        : m_name(name)
    {
    }
    constexpr const char* name() const { return m_name; }

private:
    const char* m_name;
};

} // namespace gremio::storage
