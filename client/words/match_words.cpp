// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/match_words.h"

#include "client/words/language_words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace gremio {

QString MatchWords::score(int score)
{
    return tr("%1 % match", "how well a mentor fits").arg(score);
}

QString MatchWords::reason(const MatchReason& reason)
{
    switch (reason.kind) {
    case MatchReasonKind::SharedSkills:
        return tr("%n of your skills", nullptr, reason.count);
    case MatchReasonKind::Goal:
        return tr("your goal “%1”").arg(reason.words.empty() ? QString() : reason.words.front());
    case MatchReasonKind::Language:
        return tr("speaks %1").arg(LanguageWords::list(reason.words));
    case MatchReasonKind::Rating:
        return tr("well rated by %n people", nullptr, reason.count);
    case MatchReasonKind::FreePlaces:
        return tr("%n free places", nullptr, reason.count);
    }
    return {};
}

QString MatchWords::sentence(const MatchReason& reason)
{
    const QString words =
        QLocale().createSeparatedList(QStringList(reason.words.begin(), reason.words.end()));
    switch (reason.kind) {
    case MatchReasonKind::SharedSkills:
        return tr("Teaches %n of your skills: %1", nullptr, reason.count).arg(words);
    case MatchReasonKind::Goal:
        return tr("Can help with your goal “%1”").arg(words);
    case MatchReasonKind::Language:
        return tr("You both speak %1").arg(LanguageWords::list(reason.words));
    case MatchReasonKind::Rating:
        return tr("Well rated by %n people", nullptr, reason.count);
    case MatchReasonKind::FreePlaces:
        return tr("Has %n free places", nullptr, reason.count);
    }
    return {};
}

QString MatchWords::reasons(const Match& match, int limit)
{
    QStringList said;
    for (const MatchReason& one : match.reasons) {
        if (said.size() < limit)
            said << reason(one);
    }
    return said.join(u", "_s);
}

} // namespace gremio
