// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <vector>

namespace gremio {

/// A part of a line that looks or acts differently.
struct MarkupSpan {
    int start = 0; ///< in UTF-16 units of the block's text
    int length = 0;
    bool bold = false;
    bool italic = false;
    bool code = false;
    QUrl link = {}; ///< empty, or one that mayBeOpened()

    bool operator==(const MarkupSpan&) const = default;
};

/// One line of what somebody wrote; wrapped where it is too long.
struct MarkupBlock {
    enum class Kind { Line, Item, Code, Gap };
    Kind kind = Kind::Line;
    QString marker = {}; ///< Item: "•" or "2."
    QString text = {}; ///< without the signs that were understood
    std::vector<MarkupSpan> spans = {};

    bool operator==(const MarkupBlock&) const = default;
};

/// Markdown of the simple kind: **bold**, *italic*, `code`, fenced code, lists, [links](https://…) and bare
/// addresses. Whatever else there is (HTML, pictures, other schemes) stays the text that was typed: nothing
/// is fetched, nothing is run. Any input; what is nested deeper than bold in italic in a link is literal.
std::vector<MarkupBlock> parseMarkup(const QString& source);

/// The same in one line of plain text: for lists, quotes, notifications and screen readers.
QString plainMarkup(const QString& source);

/// http, https with a host, or mailto; nothing with control characters or blanks.
bool mayBeOpened(const QUrl& url);

} // namespace gremio
