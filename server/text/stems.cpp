// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/text/stems.h"

#include "server/text/folding.h"

#include <QHash>

#include <libstemmer.h>

#include <memory>
#include <new>

using namespace Qt::StringLiterals;

namespace gremio::text {
namespace {

/// Holds one language's stemmer, which remembers its last word and so belongs to one thread.
class Stemmer {
public:
    explicit Stemmer(const char* language)
        : m_stemmer(sb_stemmer_new(language, "UTF_8"), &sb_stemmer_delete)
    {
        if (!m_stemmer)
            throw std::bad_alloc();
    }

    QString stem(const QString& word)
    {
        const QByteArray bytes = word.toUtf8();
        const sb_symbol* stem = sb_stemmer_stem(m_stemmer.get(),
            reinterpret_cast<const sb_symbol*>(bytes.constData()), static_cast<int>(bytes.size()));
        if (!stem)
            throw std::bad_alloc();
        return QString::fromUtf8(reinterpret_cast<const char*>(stem), sb_stemmer_length(m_stemmer.get()));
    }

private:
    std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> m_stemmer;
};

Stemmer& spanish()
{
    thread_local Stemmer stemmer("spanish");
    return stemmer;
}

Stemmer& english()
{
    thread_local Stemmer stemmer("english");
    return stemmer;
}

/// `programacion` as it is written in Spanish.
QString withItsAccent(const QString& folded)
{
    return folded.size() > 4 && folded.endsWith("ion"_L1) ? folded.chopped(2) + u"ón"_s : folded;
}

} // namespace

QStringList stems(const Word& word)
{
    QStringList result{word.folded};
    const auto add = [&result](const QString& stem) {
        const QString folded = fold(stem);
        if (!folded.isEmpty() && !result.contains(folded))
            result.append(folded);
    };
    add(spanish().stem(word.folded));
    add(english().stem(word.folded));
    if (word.accented != word.folded)
        add(spanish().stem(word.accented));
    const QString accented = withItsAccent(word.folded);
    if (accented != word.folded)
        add(spanish().stem(accented));
    return result;
}

QString root(const Word& word)
{
    // A few thousand words are most of what people say.
    constexpr qsizetype mostKept = 4096;
    thread_local QHash<QString, QString> kept;
    const auto found = kept.constFind(word.folded);
    if (found != kept.constEnd())
        return *found;
    const QString root = fold(english().stem(fold(spanish().stem(withItsAccent(word.folded)))));
    if (kept.size() >= mostKept)
        kept.clear();
    kept.insert(word.folded, root);
    return root;
}

} // namespace gremio::text
