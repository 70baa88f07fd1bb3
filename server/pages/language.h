// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/role.h"

#include <QByteArrayView>

namespace gremio::pages {

/// Which of our languages a browser wants, by its Accept-Language (RFC 9110, 12.5.4). English if in doubt.
UiLocale wantedLanguage(QByteArrayView acceptLanguage);

} // namespace gremio::pages
