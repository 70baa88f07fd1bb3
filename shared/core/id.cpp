// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/id.h"

#include <QRandomGenerator>

#include <cstring>

namespace gremio {

namespace {

bool isHyphenPlace(int index)
{
    return index == 8 || index == 13 || index == 18 || index == 23;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

} // namespace

Uuid Uuid::generate(Instant now)
{
    Uuid uuid;
    std::array<quint32, 3> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    std::memcpy(uuid.m_bytes.data() + 6, random.data(), 10);
    const auto millis = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i)
        uuid.m_bytes[i] = static_cast<std::uint8_t>(millis >> (40 - 8 * i));
    uuid.m_bytes[6] = static_cast<std::uint8_t>((uuid.m_bytes[6] & 0x0F) | 0x70);
    uuid.m_bytes[8] = static_cast<std::uint8_t>((uuid.m_bytes[8] & 0x3F) | 0x80);
    return uuid;
}

std::optional<Uuid> Uuid::parse(QByteArrayView text)
{
    if (text.size() != 36)
        return std::nullopt;
    Uuid uuid;
    std::size_t nibble = 0;
    for (int i = 0; i < 36; ++i) {
        const char c = text[i];
        if (isHyphenPlace(i)) {
            if (c != '-')
                return std::nullopt;
            continue;
        }
        const int value = hexValue(c);
        if (value < 0)
            return std::nullopt;
        auto& byte = uuid.m_bytes[nibble / 2];
        byte = static_cast<std::uint8_t>(nibble % 2 == 0 ? value << 4 : byte | value);
        ++nibble;
    }
    return uuid;
}

QByteArray Uuid::toByteArray() const
{
    static constexpr char digits[] = "0123456789abcdef";
    QByteArray text(36, '-');
    char* out = text.data();
    int at = 0;
    for (const std::uint8_t byte : m_bytes) {
        if (isHyphenPlace(at))
            ++at;
        out[at++] = digits[byte >> 4];
        out[at++] = digits[byte & 0x0F];
    }
    return text;
}

std::size_t Uuid::hash() const noexcept
{
    // The last eight bytes are random in a UUIDv7.
    std::size_t value = 0;
    std::memcpy(&value, m_bytes.data() + 8, sizeof(value));
    return value;
}

} // namespace gremio
