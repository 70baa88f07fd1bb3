// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;

namespace gremio {

Languages::Languages(QObject* parent)
    : QObject(parent)
    , m_system(QLocale::system())
{
    install();
}

Languages::~Languages()
{
    QCoreApplication::removeTranslator(&m_words);
    QCoreApplication::removeTranslator(&m_qt);
}

void Languages::choose(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    install();
    Q_EMIT changed();
}

void Languages::install()
{
    const bool systemSpanish = m_system.language() == QLocale::Spanish;
    const bool spanish = m_choice == Choice::Spanish || (m_choice == Choice::System && systemSpanish);
    m_current = spanish ? UiLocale::Spanish : UiLocale::English;
    const QString code = QString::fromLatin1(enumText(m_current));

    // The system's own region where its language is the one in use: dates as people here write them.
    const QLocale wanted(
        spanish ? QLocale::Spanish : QLocale::English, spanish ? QLocale::Spain : QLocale::UnitedKingdom);
    QLocale::setDefault(m_system.language() == wanted.language() ? m_system : wanted);

    // Each change of the translators tells every widget: so the words come last.
    QCoreApplication::removeTranslator(&m_words);
    QCoreApplication::removeTranslator(&m_qt);
    if (m_qt.load(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_words.load(u":/i18n/gremio_"_s + code + u".qm"_s))
        QCoreApplication::installTranslator(&m_words);
}

QString Languages::ownName(UiLocale locale)
{
    return locale == UiLocale::Spanish ? u"Español"_s : u"English"_s;
}

} // namespace gremio
