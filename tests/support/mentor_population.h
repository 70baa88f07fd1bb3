// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/profile.h"

#include <QStringList>

#include <random>
#include <vector>

namespace gremio::test {

struct MentorPerson {
    QString email;
    QString displayName;
    bool emailVerified = false;
    ProfileBody profile;
    qint64 ratingSum = 0;
    int ratingCount = 0;
};

/// Mentors in Spanish and English whose words are as unevenly common as in real texts (Zipf's law). Always
/// the same ones in the same order. One thread.
class MentorPopulation {
public:
    explicit MentorPopulation(std::vector<CategoryId> categories = {});

    MentorPerson next();

    /// In three of ten bios.
    static QString commonWord() { return QStringLiteral("acompañamiento"); }
    /// In one of fifty bios.
    static QString uncommonWord() { return QStringLiteral("acuarelas"); }
    /// In the bios of 25 of the first thousand, and of nobody later.
    static QString rareWord() { return QStringLiteral("quetzalcóatl"); }

    static const QStringList& skillNames();

private:
    int below(int limit);
    bool oneIn(int count) { return below(count) == 0; }
    QString someWord();
    QString someWords(int count);

    std::vector<CategoryId> m_categories;
    std::mt19937_64 m_random;
    QStringList m_words; ///< the most common first
    std::vector<double> m_cumulative;
    int m_count = 0;
};

} // namespace gremio::test
