// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/archive.h"

#include "shared/core/json_encoding.h"
#include "shared/core/problem.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStringBuilder>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace gremio::backup {

namespace {

using Kind = BackupError::Kind;

constexpr auto manifestMember = "manifest.json";
constexpr auto sumsMember = "SHA256SUMS";
constexpr qint64 smallMember = 16 * 1024 * 1024; // what is read into memory
constexpr qsizetype block = 1024 * 1024;

QByteArray hexSum(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

class Writer {
public:
    Writer(const QString& path, Instant madeAt, const Work& work)
        : m_work(work)
        , m_time(toMillis(madeAt) / 1000)
        , m_file(path)
        , m_archive(::archive_write_new(), &::archive_write_free)
    {
        const int descriptor =
            ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (descriptor < 0 || !m_file.open(descriptor, QIODevice::WriteOnly, QFile::AutoCloseHandle))
            throw BackupError(Kind::CannotCreate, u"Cannot make %1: %2."_s.arg(path, qt_error_string()));
        check(::archive_write_set_format_pax_restricted(m_archive.get()));
        check(::archive_write_open_fd(m_archive.get(), m_file.handle()));
    }

    void add(const char* name, const QByteArray& bytes)
    {
        begin(name, bytes.size());
        write(bytes.constData(), bytes.size());
        check(::archive_write_finish_entry(m_archive.get()));
        m_sums += hexSum(bytes) + "  " + name + '\n';
    }

    void add(const char* name, QFile& source, const QByteArray& sum)
    {
        begin(name, source.size());
        source.seek(0);
        qint64 left = source.size();
        while (left > 0) {
            m_work.goOn();
            const QByteArray bytes = source.read(block);
            if (bytes.isEmpty())
                throw BackupError(Kind::Failed, u"Cannot read %1."_s.arg(source.fileName()));
            write(bytes.constData(), bytes.size());
            left -= bytes.size();
        }
        check(::archive_write_finish_entry(m_archive.get()));
        m_sums += sum + "  " + name + '\n';
    }

    void finish()
    {
        add(sumsMember, QByteArray(m_sums));
        check(::archive_write_close(m_archive.get()));
        if (::fsync(m_file.handle()) != 0)
            throw BackupError(
                Kind::CannotCreate, u"Cannot write %1: %2."_s.arg(m_file.fileName(), qt_error_string()));
    }

private:
    void begin(const char* name, qint64 size)
    {
        const std::unique_ptr<archive_entry, decltype(&::archive_entry_free)> entry(
            ::archive_entry_new(), &::archive_entry_free);
        ::archive_entry_set_pathname(entry.get(), name);
        ::archive_entry_set_size(entry.get(), size);
        ::archive_entry_set_filetype(entry.get(), AE_IFREG);
        ::archive_entry_set_perm(entry.get(), 0600);
        ::archive_entry_set_mtime(entry.get(), m_time, 0);
        check(::archive_write_header(m_archive.get(), entry.get()));
    }

    void write(const char* bytes, qsizetype size)
    {
        if (::archive_write_data(m_archive.get(), bytes, static_cast<std::size_t>(size)) != size)
            check(ARCHIVE_FATAL);
    }

    void check(int result)
    {
        if (result != ARCHIVE_OK)
            throw BackupError(Kind::CannotCreate,
                u"Cannot write the backup: %1."_s.arg(
                    QString::fromLocal8Bit(::archive_error_string(m_archive.get()))));
    }

    const Work& m_work;
    qint64 m_time; // Unix seconds
    QFile m_file;
    std::unique_ptr<archive, decltype(&::archive_write_free)> m_archive;
    QByteArray m_sums;
};

/// Takes the members one after the other, each of which must be the one that is expected.
class Reader {
public:
    Reader(const QString& path, const Work& work)
        : m_path(path)
        , m_work(work)
        , m_archive(::archive_read_new(), &::archive_read_free)
    {
        if (!QFile::exists(path))
            throw BackupError(Kind::BadFile, u"There is no file %1."_s.arg(path));
        ::archive_read_support_format_tar(m_archive.get());
        if (::archive_read_open_filename(m_archive.get(), QFile::encodeName(path).constData(), 65536)
            != ARCHIVE_OK)
            refuse(u"it cannot be read as one"_s);
    }

    /// The name of the next member; empty at the end.
    QByteArray next()
    {
        archive_entry* entry = nullptr;
        const int result = ::archive_read_next_header(m_archive.get(), &entry);
        if (result == ARCHIVE_EOF)
            return {};
        if (result != ARCHIVE_OK || ::archive_entry_filetype(entry) != AE_IFREG)
            refuse(m_count == 0 ? u"it cannot be read as one"_s : u"it is cut off or damaged"_s);
        ++m_count;
        m_size = ::archive_entry_size(entry);
        return QByteArray(::archive_entry_pathname(entry));
    }

    QByteArray bytes(const QByteArray& name)
    {
        if (m_size > smallMember)
            refuse(u"%1 in it is too large"_s.arg(QString::fromUtf8(name)));
        QByteArray all;
        read(name, [&all](const QByteArray& part) { all += part; });
        return all;
    }

    /// Hands the member on block by block; its size and sum are kept.
    template <class F>
    void read(const QByteArray& name, F take)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        QByteArray part(block, Qt::Uninitialized);
        qint64 size = 0;
        while (true) {
            m_work.goOn();
            const auto count =
                ::archive_read_data(m_archive.get(), part.data(), static_cast<std::size_t>(part.size()));
            if (count < 0)
                refuse(u"it is cut off or damaged"_s);
            if (count == 0)
                break;
            const QByteArray bytes = QByteArray::fromRawData(part.constData(), qsizetype(count));
            hash.addData(bytes);
            take(bytes);
            size += count;
        }
        if (size != m_size)
            refuse(u"it is cut off or damaged"_s);
        const QByteArray sum = hash.result().toHex();
        m_sums += sum + "  " + name + '\n';
        m_read.push_back({QString::fromUtf8(name), size, QString::fromLatin1(sum)});
    }

    const QByteArray& sums() const { return m_sums; }
    const std::vector<MemberFacts>& members() const { return m_read; }

    [[noreturn]] void refuse(const QString& why) const
    {
        throw BackupError(
            Kind::BadFile, u"%1 is no whole backup of Gremio: %2. Nothing was changed."_s.arg(m_path, why));
    }

private:
    QString m_path;
    const Work& m_work;
    std::unique_ptr<archive, decltype(&::archive_read_free)> m_archive;
    int m_count = 0;
    qint64 m_size = 0;
    QByteArray m_sums;
    std::vector<MemberFacts> m_read;
};

Manifest manifestFrom(const Reader& reader, const QByteArray& text)
{
    Manifest manifest;
    try {
        manifest = fromJson<Manifest>(text, Reading::Tolerant);
    } catch (const Problem&) {
        reader.refuse(u"its manifest cannot be understood"_s);
    }
    if (manifest.product != "gremio-backup"_L1)
        reader.refuse(u"its manifest is of something else"_s);
    if (manifest.format > Manifest::currentFormat)
        throw BackupError(Kind::BadFile,
            u"The backup was made by a newer Gremio (%1), whose backups this one cannot read. Install that "
            "one, then restore."_s.arg(manifest.gremio));
    return manifest;
}

} // namespace

void writeArchive(const QString& path, Manifest& manifest, const QString& databaseFile,
    const std::optional<QByteArray>& key, const Work& work)
{
    const char* databaseMember = manifest.database.engine == "sqlite"_L1 ? sqliteMember : postgresMember;
    QFile database(databaseFile);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!database.open(QIODevice::ReadOnly) || !hash.addData(&database))
        throw BackupError(Kind::Failed, u"Cannot read %1."_s.arg(databaseFile));
    const QByteArray sum = hash.result().toHex();
    manifest.members = {{QString::fromLatin1(databaseMember), database.size(), QString::fromLatin1(sum)}};
    if (key)
        manifest.members.push_back(
            {QString::fromLatin1(keyMember), key->size(), QString::fromLatin1(hexSum(*key))});

    Writer writer(path, manifest.madeAt, work);
    writer.add(manifestMember, toJson(manifest));
    writer.add(databaseMember, database, sum);
    if (key)
        writer.add(keyMember, *key);
    writer.finish();
}

Contents readArchive(const QString& path, const QString& databaseFile, const Work& work)
{
    Reader reader(path, work);
    QByteArray name = reader.next();
    if (name != manifestMember)
        reader.refuse(u"it has no manifest"_s);
    Contents contents;
    contents.manifest = manifestFrom(reader, reader.bytes(name));

    name = reader.next();
    if (name != (contents.manifest.database.engine == "sqlite"_L1 ? sqliteMember : postgresMember))
        reader.refuse(u"its database is missing"_s);
    QFile database(databaseFile);
    if (!databaseFile.isEmpty()
        && (!database.open(QIODevice::WriteOnly | QIODevice::NewOnly)
            || !database.setPermissions(QFile::ReadOwner | QFile::WriteOwner)))
        throw BackupError(Kind::CannotCreate, u"Cannot make %1: %2."_s.arg(databaseFile, qt_error_string()));
    reader.read(name, [&](const QByteArray& part) {
        if (database.isOpen() && database.write(part) != part.size())
            throw BackupError(
                Kind::CannotCreate, u"Cannot write %1: %2."_s.arg(databaseFile, database.errorString()));
    });
    if (database.isOpen() && !database.flush())
        throw BackupError(
            Kind::CannotCreate, u"Cannot write %1: %2."_s.arg(databaseFile, database.errorString()));

    name = reader.next();
    if (name == keyMember) {
        contents.key = reader.bytes(name);
        name = reader.next();
    }
    if (name != sumsMember)
        reader.refuse(u"it is cut off"_s);
    const QByteArray sums = reader.sums();
    auto members = reader.members();
    members.erase(members.begin()); // the manifest does not speak of itself
    if (reader.bytes(name) != sums || members != contents.manifest.members)
        reader.refuse(u"it was altered or damaged: the checksums do not fit"_s);
    if (!reader.next().isEmpty())
        reader.refuse(u"there is more in it than belongs to it"_s);
    return contents;
}

} // namespace gremio::backup
