// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/instant.h"

#include <optional>
#include <vector>

namespace gremio::backup {

struct TableCount {
    QString name;
    qint64 rows = 0;

    static constexpr auto fields()
    {
        return fieldList(field("name", &TableCount::name, "The table"),
            field("rows", &TableCount::rows, "How many rows it has"));
    }
    bool operator==(const TableCount&) const = default;
};

struct SchemaStep {
    qint64 version = 0;
    QString name;
    QString checksum;

    static constexpr auto fields()
    {
        return fieldList(field("version", &SchemaStep::version, "Its number"),
            field("name", &SchemaStep::name, "As its file is called"),
            field("checksum", &SchemaStep::checksum, "SHA-256 of its text, in hexadecimal"));
    }
    bool operator==(const SchemaStep&) const = default;
};

/// What the audit log's own check said.
struct AuditState {
    qint64 rows = 0;
    QString head;
    bool whole = true;

    static constexpr auto fields()
    {
        return fieldList(field("rows", &AuditState::rows, "How many rows it has"),
            field("head", &AuditState::head, "The hash of the last row"),
            field("whole", &AuditState::whole, "None was altered, taken out or moved"));
    }
    bool operator==(const AuditState&) const = default;
};

/// What a database is made of, seen in one snapshot of it.
struct Facts {
    QString engine; ///< `sqlite` or `postgresql`
    QString place; ///< PostgreSQL: the schema that holds the tables
    std::vector<QString> extensions; ///< PostgreSQL: that must be there
    std::vector<SchemaStep> schema;
    std::vector<TableCount> tables; ///< all there are, by name
    AuditState audit;

    static constexpr auto fields()
    {
        return fieldList(field("engine", &Facts::engine, "sqlite or postgresql"),
            field("place", &Facts::place, "The PostgreSQL schema", MayBeAbsent{}),
            field("extensions", &Facts::extensions, "PostgreSQL extensions"),
            field("schema", &Facts::schema, "The steps that were applied"),
            field("tables", &Facts::tables, "Every table"), field("audit", &Facts::audit, "The audit log"));
    }
    bool operator==(const Facts&) const = default;
};

struct MemberFacts {
    QString name;
    qint64 size = 0;
    QString sha256;

    static constexpr auto fields()
    {
        return fieldList(field("name", &MemberFacts::name, "As in the archive"),
            field("size", &MemberFacts::size, "In bytes"),
            field("sha256", &MemberFacts::sha256, "In hexadecimal"));
    }
    bool operator==(const MemberFacts&) const = default;
};

/// The first member of a backup, `manifest.json`.
struct Manifest {
    static constexpr qint64 currentFormat = 1;

    QString product = QStringLiteral("gremio-backup");
    qint64 format = currentFormat;
    QString gremio; ///< the version that made it
    Instant madeAt{};
    QString keyId; ///< of the signing key, whether it is in the backup or not; empty: there was none
    Facts database;
    std::vector<MemberFacts> members;

    static constexpr auto fields()
    {
        return fieldList(field("product", &Manifest::product, "Always `gremio-backup`"),
            field("format", &Manifest::format, "Grows when older programs cannot read it"),
            field("gremio", &Manifest::gremio, "The version of Gremio that made it"),
            field("madeAt", &Manifest::madeAt, "When the snapshot was taken"),
            field("keyId", &Manifest::keyId, "Which signing key the server had", MayBeAbsent{}),
            field("database", &Manifest::database, "What is in it"),
            field("members", &Manifest::members, "The files beside this one"));
    }
};

} // namespace gremio::backup
