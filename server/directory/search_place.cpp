// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/search_place.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace gremio::directory {
namespace {

constexpr int fractionBits = 40; ///< of -ln(u) / w, which stays below 2^6
constexpr int tieBits = 16; ///< of the hash, so that no two places are the same
constexpr int highestLevel = fractionBits * levelsPerHalf;
constexpr qint64 countLimit = qint64(1) << 20;

/// Each point doubles the weight.
int points(const Standing& standing)
{
    int sum = int(standing.emailVerified) + 2 * int(standing.acceptsRequests) + int(standing.hasHeadline)
        + int(standing.hasBio) + int(standing.hasSkills);
    if (standing.ratingCount > 0) {
        // As if three ratings of 3.5 had come before, so that one rating alone does not say much.
        const double mean = (double(standing.ratingSum) + 10.5) / double(standing.ratingCount + 3);
        sum += mean >= 4.5 ? 3 : mean >= 4.0 ? 2 : mean >= 3.5 ? 1 : 0;
    }
    return sum;
}

} // namespace

qint64 searchPlace(UserId mentor, const Standing& standing)
{
    const QByteArray hash = QCryptographicHash::hash(mentor.toByteArray(), QCryptographicHash::Sha256);
    const double uniform = (double(qFromBigEndian<quint64>(hash.constData()) >> 11) + 1.0) * 0x1p-53;
    const double key = -std::log(uniform) * std::exp2(-points(standing));
    const auto fraction = static_cast<qint64>(std::ldexp(key, fractionBits));
    return (fraction << tieBits) + qFromBigEndian<quint16>(hash.constData() + 8) + 1;
}

int levelOf(qint64 place)
{
    const int width = static_cast<int>(std::bit_width(static_cast<quint64>(place)));
    int level = std::max(fractionBits + tieBits - width, 0) * levelsPerHalf;
    while (level < highestLevel && place < endOfLevel(level + 1))
        ++level;
    return std::min(level, highestLevel);
}

qint64 endOfLevel(int level)
{
    // 2^56, 2^55.75, 2^55.5 and 2^55.25; the steps of the schema have the same numbers.
    static constexpr std::array<qint64, levelsPerHalf> ends{
        72057594037927936, 60592972518301034, 50952413380206180, 42845701759940777};
    return ends[static_cast<std::size_t>(level % levelsPerHalf)] >> (level / levelsPerHalf);
}

int ratingHundredths(qint64 sum, int count)
{
    return count > 0 ? static_cast<int>(sum * 100 / count) : 0;
}

qint64 ratingRank(qint64 sum, int count)
{
    return ratingHundredths(sum, count) * countLimit + std::min<qint64>(count, countLimit - 1);
}

int hundredthsOfRank(qint64 rank)
{
    return static_cast<int>(rank / countLimit);
}

int countOfRank(qint64 rank)
{
    return static_cast<int>(rank % countLimit);
}

} // namespace gremio::directory
