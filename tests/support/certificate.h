// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QString>

namespace gremio::test {

/// Writes a key and a certificate for `localhost` that signs itself, by the openssl command, over what the
/// two files hold. Each is another one. Throws std::runtime_error.
QSslCertificate makeCertificate(const QString& certificateFile, const QString& keyFile);

} // namespace gremio::test
