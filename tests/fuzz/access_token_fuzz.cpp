// SPDX-License-Identifier: GPL-3.0-or-later
// Access tokens, as they come from strangers, and as they would look if somebody had the key: the parts
// behind the signature are only read then.
#include "server/identity/access_token.h"

#include <cstdlib>

using namespace gremio;
using namespace gremio::identity;

namespace {

constexpr Instant now = instantFromMillis(1'795'176'000'000);

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void base64IsCanonical(QByteArrayView text)
{
    if (const auto bytes = fromBase64Url(text))
        require(toBase64Url(*bytes) == text);
}

/// `header LF payload`, signed by us.
void readSigned(const AccessTokens& tokens, const QByteArray& input)
{
    const qsizetype end = input.indexOf('\n');
    if (end < 0)
        return;
    const QByteArray text = toBase64Url(input.first(end)) + '.' + toBase64Url(input.sliced(end + 1));
    const QByteArray token = text + '.' + toBase64Url(tokens.key().sign(text));
    const auto reading = tokens.read(token, now);
    if (reading.claims) {
        require(token.size() <= AccessTokens::maxSize);
        require(reading.claims->expiresAt + AccessTokens::leeway > now);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    static const AccessTokens tokens(SigningKey::fromSeed(SecretBytes()));
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    base64IsCanonical(input);
    require(!tokens.read(input, now).claims); // nobody guesses a signature
    readSigned(tokens, input);
    return 0;
}
