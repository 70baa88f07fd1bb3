// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/mail_template.h"

#include <QFile>

#include <stdexcept>

namespace gremio::notifications {

namespace {

using Values = QHash<QString, QString>;

QString load(const QString& name)
{
    QFile file(QStringLiteral(":/mail/") + name);
    if (!file.open(QIODevice::ReadOnly))
        throw std::logic_error("there is no mail template " + name.toStdString());
    return QString::fromUtf8(file.readAll());
}

/// Replaces each {name} once; what comes from a value is not looked at again.
template <class Escape>
QString filled(QStringView text, const Values& values, Escape escape)
{
    QString result;
    qsizetype from = 0;
    while (true) {
        const qsizetype open = text.indexOf(u'{', from);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            return result.append(text.sliced(from));
        const QString name = text.sliced(open + 1, close - open - 1).toString();
        if (!values.contains(name))
            throw std::logic_error("a mail template wants " + name.toStdString());
        result += text.sliced(from, open - from);
        result += escape(values.value(name));
        from = close + 1;
    }
}

QString asIs(const QString& value)
{
    return value;
}

QString asHtml(const QString& value)
{
    return value.toHtmlEscaped();
}

/// Lines of at most 72 characters.
QString wrapped(const QString& paragraph)
{
    QString lines;
    qsizetype column = 0;
    for (const QString& word : paragraph.split(u' ', Qt::SkipEmptyParts)) {
        if (column > 0 && column + 1 + word.size() > 72) {
            lines += u'\n';
            column = 0;
        } else if (column > 0) {
            lines += u' ';
            ++column;
        }
        lines += word;
        column += word.size();
    }
    return lines;
}

/// Both forms, paragraph by paragraph.
class Writer {
public:
    Writer(const Values& values, const QString& link, const QString& code)
        : m_values(values)
        , m_link(link)
        , m_code(code)
    {
    }

    void add(QString paragraph)
    {
        if (paragraph == QLatin1String("{{code}}"))
            return addCode();
        if (paragraph.startsWith(QLatin1String("=> ")))
            return addLink(paragraph.sliced(3));
        for (const auto& [word, wanted] :
            {std::pair{QStringLiteral("link: "), true}, {QStringLiteral("nolink: "), false}}) {
            if (paragraph.startsWith(word)) {
                if (m_link.isEmpty() == wanted)
                    return;
                paragraph = paragraph.sliced(word.size());
            }
        }
        m_text += wrapped(filled(paragraph, m_values, asIs)) + QStringLiteral("\n\n");
        m_html += QStringLiteral("<p>") + filled(paragraph, m_values, asHtml) + QStringLiteral("</p>\n");
    }

    QString text() const { return m_text; }
    QString html() const { return m_html; }

private:
    void addCode()
    {
        m_text += QStringLiteral("    ") + m_code + QStringLiteral("\n\n");
        m_html += QStringLiteral("<p class=\"code\"><code>") + m_code.toHtmlEscaped()
            + QStringLiteral("</code></p>\n");
    }

    void addLink(const QString& label)
    {
        if (m_link.isEmpty())
            return;
        m_text += filled(label, m_values, asIs) + QStringLiteral(":\n") + m_link + QStringLiteral("\n\n");
        m_html += QStringLiteral("<p><a class=\"button\" href=\"") + m_link.toHtmlEscaped()
            + QStringLiteral("\">") + filled(label, m_values, asHtml) + QStringLiteral("</a></p>\n");
    }

    const Values& m_values;
    const QString& m_link;
    const QString& m_code;
    QString m_text;
    QString m_html;
};

} // namespace

RenderedMail renderMail(
    MailKind kind, UiLocale locale, const Values& values, const QString& link, const QString& code)
{
    const QString language = QString::fromLatin1(enumText(locale));
    const QString source =
        load(QString::fromLatin1(enumText(kind)) + u'.' + language + QStringLiteral(".txt"));
    const QString footer = load(QStringLiteral("footer.") + language + QStringLiteral(".txt")).simplified();
    static const QString subjectWord = QStringLiteral("Subject: ");
    QStringList paragraphs = source.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts);
    if (paragraphs.isEmpty() || !paragraphs[0].startsWith(subjectWord))
        throw std::logic_error("a mail template begins with its subject");

    RenderedMail mail;
    mail.subject = filled(paragraphs.takeFirst().sliced(subjectWord.size()), values, asIs);
    Writer writer(values, link, code);
    for (const QString& paragraph : paragraphs)
        writer.add(paragraph.simplified());
    mail.text = writer.text() + QStringLiteral("-- \n") + wrapped(filled(footer, values, asIs)) + u'\n';

    Values parts{{QStringLiteral("language"), language},
        {QStringLiteral("subject"), mail.subject.toHtmlEscaped()}, {QStringLiteral("body"), writer.html()},
        {QStringLiteral("footer"), filled(footer, values, asHtml)}};
    mail.html = filled(load(QStringLiteral("layout.html")), parts, asIs);
    return mail;
}

} // namespace gremio::notifications
