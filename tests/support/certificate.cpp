// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificate.h"

#include <QProcess>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace gremio::test {

QSslCertificate makeCertificate(const QString& certificateFile, const QString& keyFile)
{
    const int code = QProcess::execute(u"openssl"_s,
        {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
            u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
            u"subjectAltName=DNS:localhost"_s, u"-keyout"_s, keyFile, u"-out"_s, certificateFile});
    const QSslCertificate certificate = QSslCertificate::fromPath(certificateFile).value(0);
    if (code != 0 || certificate.isNull())
        throw std::runtime_error("openssl made no certificate");
    return certificate;
}

} // namespace gremio::test
