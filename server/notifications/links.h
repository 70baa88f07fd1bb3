// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The addresses that mails lead to, in one place for those who write mails and those who serve the pages.
/// Each page of the server's own origin takes the code from the fragment (`location.hash`), which browsers
/// send to no server: so it is in no log of a proxy and in no Referer.
namespace gremio::notifications {

/// The codes are base64url, so nothing in them wants escaping.
enum class LandingPage {
    Reset, ///< `<public_url>/reset#token=<code>`: choose a new password (POST /auth/reset-password)
    Verify, ///< `<public_url>/verify#token=<code>`: confirm an address, a new one too (POST
            ///< /auth/verify-email)
};

/// Empty without a public URL; a trailing slash of it does not matter.
QString link(const QString& publicUrl, LandingPage page, const QString& code);

} // namespace gremio::notifications
