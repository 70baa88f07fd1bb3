// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mentor_population.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gremio::test {
namespace {

constexpr int vocabulary = 6000;

QStringList split(const char* words)
{
    return QString::fromUtf8(words).split(u' ');
}

/// Words that can be read aloud; the same every time.
QString madeUpWord(int number)
{
    static const QStringList beginnings =
        split("ca ma pro te di ser in con lu ba re vi so fa mon gra nu pa to le");
    static const QStringList middles =
        split("la ri den to me gu sa no per ti ce ña lle do fi ra mi nes ver tu");
    static const QStringList ends =
        split("ción dad mente s r ing ness ía ado es tion able o a ista ment al ico er ly");
    QString word = beginnings[number % 20] + middles[number / 20 % 20];
    if (number >= 400)
        word += middles[(number / 400 + number) % 20];
    return word + ends[(number / 7 + number / 400) % 20];
}

} // namespace

const QStringList& MentorPopulation::skillNames()
{
    static const QStringList names = QString::fromUtf8(
        "Programación|Python|C++|C#|C|Java|JavaScript|Rust|Go|SQL|Linux|Git|Docker|Kubernetes|"
        "Análisis de datos|Machine learning|Statistics|Estadística|Diseño gráfico|Design|"
        "Photography|Fotografía|Public speaking|Oratoria|Writing|Escritura|Marketing|"
        "Sales|Ventas|Finanzas|Accounting|Contabilidad|Project management|Liderazgo|"
        "Leadership|Inglés|English|Español|French|Alemán|Guitar|Guitarra|Piano|Música|"
        "Cocina|Cooking|Carpintería|Woodworking|Jardinería|Gardening|Cerámica|Pottery|"
        "Robótica|Electrónica|Matemáticas|Mathematics|Física|Química|Biología|History|"
        "Periodismo|Journalism|Derecho|Psicología|Coaching|Negotiation|Yoga|Running")
                                         .split(u'|');
    return names;
}

MentorPopulation::MentorPopulation(std::vector<CategoryId> categories)
    : m_categories(std::move(categories))
    , m_random(20261120)
{
    double sum = 0;
    for (int i = 0; i < vocabulary; ++i) {
        m_words.append(madeUpWord(i));
        sum += 1.0 / (i + 2);
        m_cumulative.push_back(sum);
    }
}

// Not <random>'s distributions: they differ from library to library.
int MentorPopulation::below(int limit)
{
    return static_cast<int>(m_random() % static_cast<quint64>(limit));
}

QString MentorPopulation::someWord()
{
    const double at = static_cast<double>(m_random() >> 11) * 0x1p-53 * m_cumulative.back();
    const auto found = std::lower_bound(m_cumulative.begin(), m_cumulative.end(), at);
    return m_words[std::min<qsizetype>(found - m_cumulative.begin(), vocabulary - 1)];
}

QString MentorPopulation::someWords(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += (i > 0 ? u" "_s : QString()) + someWord();
    return text;
}

MentorPerson MentorPopulation::next()
{
    static const QStringList first =
        split("Ana Luis María José Carmen Jorge Lucía Íñigo Elena Raúl Sofía Óscar Emma "
              "Liam Olivia Noah Grace Ethan Chloe Peter Zoë René Núria Björn");
    static const QStringList last =
        split("García López Martínez Sánchez Núñez Ortiz Peña Ibáñez Castro Vega Smith "
              "Jones Brown Taylor Wilson Clarke Young Müller Rossi Silva");
    static const QStringList cities =
        split("Madrid Bogotá Lima Sevilla Quito London Málaga Oaxaca Dublin Cádiz");
    static const QStringList codes = split("es en fr de it pt");

    const int number = m_count++;
    MentorPerson person;
    person.email = u"mentor%1@example.org"_s.arg(number);
    person.displayName = first[below(24)] + u' ' + last[below(20)] + u' ' + last[below(20)];
    person.emailVerified = !oneIn(3);
    ProfileBody& profile = person.profile;
    const QStringList& names = skillNames();
    for (int i = 2 + below(6); i > 0; --i) {
        const QString& skill = names[std::min(below(68), below(68))];
        if (std::find(profile.skills.begin(), profile.skills.end(), skill) == profile.skills.end())
            profile.skills.push_back(skill);
    }
    if (!oneIn(10))
        profile.headline = profile.skills.front() + u' ' + someWords(3 + below(4));
    QString bio = someWords(30 + below(50));
    if (below(10) < 3)
        bio += u' ' + commonWord();
    if (oneIn(50))
        bio += u' ' + uncommonWord();
    if (number < 1000 && number % 40 == 7)
        bio += u' ' + rareWord();
    profile.bio = bio;
    profile.location = cities[below(10)];
    profile.languages.push_back(codes[below(2)]);
    if (oneIn(2))
        profile.languages.push_back(codes[2 + below(4)]);
    if (!m_categories.empty())
        profile.categories.push_back(m_categories[std::size_t(below(int(m_categories.size())))]);
    profile.capacity = 1 + below(6);
    profile.acceptsRequests = !oneIn(8);
    if (oneIn(2)) {
        person.ratingCount = 1 + below(40);
        for (int i = 0; i < person.ratingCount; ++i)
            person.ratingSum += std::max(1 + below(5), 1 + below(5));
    }
    return person;
}

} // namespace gremio::test
