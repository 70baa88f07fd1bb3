// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/text/stop_words.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace std::string_view_literals;

namespace gremio::text {
namespace {

// Folded and sorted.
constexpr std::array stopWords{u"a"sv, u"about"sv, u"al"sv, u"an"sv, u"and"sv, u"are"sv, u"as"sv, u"at"sv,
    u"be"sv, u"by"sv, u"como"sv, u"con"sv, u"de"sv, u"del"sv, u"e"sv, u"el"sv, u"en"sv, u"es"sv, u"for"sv,
    u"from"sv, u"i"sv, u"in"sv, u"is"sv, u"it"sv, u"la"sv, u"las"sv, u"lo"sv, u"los"sv, u"me"sv, u"mi"sv,
    u"mis"sv, u"my"sv, u"o"sv, u"of"sv, u"on"sv, u"or"sv, u"para"sv, u"por"sv, u"que"sv, u"se"sv, u"sobre"sv,
    u"su"sv, u"sus"sv, u"that"sv, u"the"sv, u"to"sv, u"tu"sv, u"u"sv, u"un"sv, u"una"sv, u"unas"sv, u"unos"sv,
    u"with"sv, u"y"sv, u"yo"sv, u"you"sv, u"your"sv};

constexpr std::array fillers{u"aprender"sv, u"avanzado"sv, u"basico"sv, u"become"sv, u"better"sv, u"can"sv,
    u"conocer"sv, u"convertirme"sv, u"empezar"sv, u"entender"sv, u"first"sv, u"get"sv, u"good"sv, u"hacer"sv,
    u"help"sv, u"how"sv, u"improve"sv, u"know"sv, u"learn"sv, u"llegar"sv, u"make"sv, u"mas"sv, u"master"sv,
    u"mejor"sv, u"mejorar"sv, u"mentor"sv, u"more"sv, u"need"sv, u"new"sv, u"nuevo"sv, u"poder"sv,
    u"primer"sv, u"primero"sv, u"quiero"sv, u"saber"sv, u"ser"sv, u"start"sv, u"tener"sv, u"understand"sv,
    u"want"sv};

template <std::size_t N>
bool contains(const std::array<std::u16string_view, N>& sorted, QStringView word)
{
    const std::u16string_view view(word.utf16(), static_cast<std::size_t>(word.size()));
    return std::binary_search(sorted.begin(), sorted.end(), view);
}

static_assert(std::is_sorted(stopWords.begin(), stopWords.end()));
static_assert(std::is_sorted(fillers.begin(), fillers.end()));

} // namespace

bool isStopWord(QStringView folded)
{
    return contains(stopWords, folded);
}

bool isFiller(QStringView folded)
{
    return isStopWord(folded) || contains(fillers, folded);
}

} // namespace gremio::text
