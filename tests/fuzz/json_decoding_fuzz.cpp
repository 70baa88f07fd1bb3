// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies as they come from strangers. What is taken must be JSON for Qt's reader too, keep the bounds that
// its field list names, and come back the same when written and read again.
#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"
#include "shared/core/problem.h"
#include "shared/protocol/mentorship.h"
#include "shared/protocol/profile.h"

#include <QJsonDocument>

#include <cstdlib>

using namespace gremio;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

template <class T>
void readBody(const QByteArray& input)
{
    std::optional<T> value;
    try {
        value = fromJson<T>(input);
    } catch (const Problem& problem) {
        require(problem.code() == ErrorCode::MalformedJson || problem.code() == ErrorCode::UnknownField
            || problem.code() == ErrorCode::ValidationFailed);
        return;
    }
    require(QJsonDocument::fromJson(input).isObject());
    const QByteArray text = toJson(*value);
    require(toJson(fromJson<T>(text)) == text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    readBody<ProfileBody>(input);
    readBody<MentorshipRequest>(input);
    return 0;
}
