// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/mail.h"

#include <QHash>
#include <QString>

/// What mails say. Each kind and language has one text among the resources (templates/), from which both the
/// plain text and the HTML are made:
///
///     Subject: Reset your password at {organisation}
///
///     Hello {name},
///
///     paragraphs, parted by empty lines; {names} are replaced by values.
///
///     => Choose a new password        (the link, on a button; this and what begins with `link:`
///                                      is left out when there is no link)
///     nolink: only where there is no link
///     {{code}}                        (the code, on a line of its own)
namespace gremio::notifications {

struct RenderedMail {
    QString subject;
    QString text;
    QString html;
};

/// Values come out as they are, as text: braces and HTML in them mean nothing. Throws std::logic_error for a
/// name that a template uses and that has no value.
RenderedMail renderMail(MailKind kind, UiLocale locale, const QHash<QString, QString>& values,
    const QString& link, const QString& code);

} // namespace gremio::notifications
