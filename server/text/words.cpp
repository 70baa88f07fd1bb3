// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/text/words.h"

#include "server/text/folding.h"

namespace gremio::text {
namespace {

bool isAsciiWord(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

/// Most letters are of this kind, and Unicode's tables are slower to ask.
bool beginsWord(char32_t c)
{
    return c < 0x80 ? isAsciiWord(c) : QChar::isLetterOrNumber(c);
}

bool isPartOfWord(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

/// A mark cannot begin a word, and what only joins letters does not end one.
bool continuesWord(char32_t c)
{
    if (c < 0x80)
        return isAsciiWord(c);
    return isPartOfWord(c) || QChar::category(c) == QChar::Other_Format;
}

QString cut(QString word)
{
    if (word.size() > longestWord)
        word.truncate(word[longestWord - 1].isHighSurrogate() ? longestWord - 1 : longestWord);
    return word;
}

QString withoutInvisible(const QString& word)
{
    QString out;
    for (const QChar c : word) {
        if (c.category() != QChar::Other_Format)
            out += c;
    }
    return out;
}

/// Folding may leave what is no letter (a digit's stroke, a circled number's ring): it goes.
QString lettersOnly(const QString& folded)
{
    QString out;
    for (qsizetype i = 0; i < folded.size();) {
        char32_t c = folded[i].unicode();
        const bool pair = folded[i].isHighSurrogate() && i + 1 < folded.size();
        if (pair)
            c = QChar::surrogateToUcs4(folded[i], folded[i + 1]);
        const qsizetype length = pair ? 2 : 1;
        if (isPartOfWord(c) && !QChar::isSurrogate(c))
            out += QStringView(folded).mid(i, length);
        i += length;
    }
    return out;
}

class Splitter {
public:
    Splitter(QStringView text, std::size_t most)
        : m_text(text.toString().normalized(QString::NormalizationForm_KC))
        , m_most(most)
    {
    }

    Words split()
    {
        while (m_at < m_text.size() && m_result.words.size() < m_most) {
            if (beginsWord(peek()))
                takeWord();
            else
                m_at += width();
        }
        m_result.lastIsOpen = !m_result.words.empty() && m_end == m_text.size();
        return std::move(m_result);
    }

private:
    char32_t peek() const
    {
        return width() == 2 ? QChar::surrogateToUcs4(m_text[m_at], m_text[m_at + 1]) : m_text[m_at].unicode();
    }
    qsizetype width() const
    {
        return m_text[m_at].isHighSurrogate() && m_at + 1 < m_text.size() && m_text[m_at + 1].isLowSurrogate()
            ? 2
            : 1;
    }

    void takeWord()
    {
        const qsizetype from = m_at;
        bool isAscii = true;
        while (m_at < m_text.size() && continuesWord(peek())) {
            isAscii = isAscii && m_text[m_at].unicode() < 0x80;
            m_at += width();
        }
        const QStringView letters = QStringView(m_text).mid(from, m_at - from);
        QString sign;
        while (m_at < m_text.size() && (m_text[m_at] == u'+' || m_text[m_at] == u'#')) {
            if (sign.size() < longestWord / 2)
                sign += m_text[m_at] == u'+' ? u"plus" : u"sharp";
            ++m_at;
        }
        m_end = m_at;
        // `a+b` is two words, and a sign between them no part of either.
        if (m_at < m_text.size() && beginsWord(peek()))
            sign.clear();
        if (isAscii) { // nothing to take apart, nothing invisible
            const QString word = cut(letters.toString().toLower() + sign);
            m_result.words.push_back({word, word});
            return;
        }
        const QString folded = cut(lettersOnly(fold(letters)) + sign);
        if (folded.isEmpty())
            return;
        const QString accented = cut(withoutInvisible(letters.toString().toCaseFolded()) + sign);
        m_result.words.push_back({folded, accented});
    }

    QString m_text;
    std::size_t m_most;
    qsizetype m_at = 0;
    qsizetype m_end = -1;
    Words m_result;
};

} // namespace

Words splitWords(QStringView text, std::size_t most)
{
    return Splitter(text, most).split();
}

} // namespace gremio::text
