// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/golden.h"

#include <QFile>

#include <stdexcept>

namespace gremio::test {

GoldenFile::GoldenFile(const QString& family)
{
    const QString path = QStringLiteral(GREMIO_GOLDEN_DIR "/%1.jsonl").arg(family);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path.toStdString());
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.isEmpty())
            continue;
        const auto colon = line.indexOf("\":");
        if (!line.startsWith("{\"") || colon < 0 || !line.endsWith('}'))
            throw std::runtime_error("not a line of a golden file: " + line.toStdString());
        const QByteArray name = line.sliced(2, colon - 2);
        if (m_documents.contains(name))
            throw std::runtime_error("there twice: " + name.toStdString());
        m_documents.insert(name, line.sliced(colon + 2).chopped(1));
    }
}

QByteArray fromTheFuture(const QByteArray& document)
{
    QByteArray out;
    bool inText = false;
    for (int i = 0; i < document.size(); ++i) {
        const char c = document[i];
        out += c;
        if (inText && c == '\\')
            out += document[++i];
        else if (c == '"')
            inText = !inText;
        else if (!inText && c == '{')
            out += document[i + 1] == '}' ? "\n  \"fromTheFuture\": {\"a\": [1, null]}"
                                          : "\n  \"fromTheFuture\": {\"a\": [1, null]},\n  ";
        else if (!inText && (c == ',' || c == ':'))
            out += ' ';
    }
    return out;
}

} // namespace gremio::test
