// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/signing_key.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

namespace gremio::identity {

namespace {

/// Closes a descriptor when it goes.
class Descriptor {
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    int get() const { return m_fd; }
    bool good() const { return m_fd >= 0; }

private:
    int m_fd;
};

[[noreturn]] void fail(const QString& path, const std::string& what)
{
    throw SigningKeyError("signing key " + path.toStdString() + ": " + what);
}

[[noreturn]] void failErrno(const QString& path, const std::string& what)
{
    const int error = errno;
    fail(path, what + ": " + std::strerror(error));
}

SigningKey read(const QString& path, const Descriptor& file)
{
    struct stat info { };
    if (::fstat(file.get(), &info) != 0)
        failErrno(path, "cannot be looked at");
    if (!S_ISREG(info.st_mode))
        fail(path, "is not a file");
    if ((info.st_mode & 077) != 0)
        fail(path, "others may read or write it; set its mode to 0600, and make a new key if they may have");
    if (info.st_uid != ::geteuid() && info.st_uid != 0)
        fail(path, "belongs to another user");
    QByteArray text(256, '\0');
    const ssize_t size = ::read(file.get(), text.data(), static_cast<std::size_t>(text.size()));
    if (size < 0)
        failErrno(path, "cannot be read");
    text.truncate(static_cast<qsizetype>(size));
    try {
        return SigningKey::fromText(text);
    } catch (const SigningKeyError&) {
        fail(path, "does not hold a key: 32 bytes in base64url");
    }
}

void writeWhole(const QString& path, const Descriptor& file, QByteArrayView text)
{
    while (!text.isEmpty()) {
        const ssize_t written = ::write(file.get(), text.data(), static_cast<std::size_t>(text.size()));
        if (written < 0 && errno != EINTR)
            failErrno(path, "cannot be written");
        if (written > 0)
            text = text.sliced(static_cast<qsizetype>(written));
    }
    if (::fsync(file.get()) != 0)
        failErrno(path, "cannot be written");
}

/// A key, under a name of its own beside the path, which is returned.
QByteArray writeDraft(const QString& path, QByteArrayView text)
{
    QByteArray draft = QFile::encodeName(path + u'.' + QString::fromLatin1(randomBytes(8).toHex()));
    const Descriptor file(
        ::open(draft.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.good())
        failErrno(path, "cannot be made");
    writeWhole(path, file, text);
    return draft;
}

QByteArray newKeyText()
{
    return toBase64Url(randomBytes(int(SecretBytes::size))) + '\n';
}

void syncFolder(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const Descriptor directory(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.good())
        ::fsync(directory.get());
}

/// The key is written under a name of its own and then linked: it appears whole, and never replaces another.
void create(const QString& path)
{
    const QByteArray draft = writeDraft(path, newKeyText());
    const int linked = ::link(draft.constData(), QFile::encodeName(path).constData());
    const int error = errno;
    ::unlink(draft.constData());
    if (linked != 0 && error != EEXIST) {
        errno = error;
        failErrno(path, "cannot be made");
    }
    syncFolder(path);
}

} // namespace

SigningKey SigningKey::load(const QString& path)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!file.good())
        failErrno(path, "cannot be opened");
    return read(path, file);
}

SigningKey SigningKey::replace(const QString& path)
{
    return put(path, newKeyText());
}

SigningKey SigningKey::put(const QString& path, QByteArrayView text)
{
    fromText(text);
    const QByteArray draft = writeDraft(path, text);
    if (::rename(draft.constData(), QFile::encodeName(path).constData()) != 0) {
        const int error = errno;
        ::unlink(draft.constData());
        errno = error;
        failErrno(path, "cannot be replaced");
    }
    syncFolder(path);
    return load(path);
}

SigningKey SigningKey::loadOrCreate(const QString& path)
{
    if (::access(QFile::encodeName(path).constData(), F_OK) != 0 && errno == ENOENT)
        create(path);
    return load(path);
}

} // namespace gremio::identity
