// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/json_reader.h"

#include "shared/core/problem.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <vector>

namespace gremio {

namespace dom = simdjson::dom;

static_assert(sizeof(dom::element) == sizeof(std::array<std::size_t, 2>));
static_assert(std::is_trivially_copyable_v<dom::element>);

struct JsonValue::Access {
    static dom::element element(const JsonValue& value) { return std::bit_cast<dom::element>(value.m_place); }
    static JsonValue value(dom::element element)
    {
        JsonValue value;
        value.m_place = std::bit_cast<std::array<std::size_t, 2>>(element);
        return value;
    }
};

namespace {

Problem malformed(const QString& detail)
{
    return Problem(ErrorCode::MalformedJson, detail);
}

/// The parser keeps every member, so that a second one of the same name can still be seen. It does not count
/// an empty object or array as a level, so that is done here, too.
void refuseDuplicateKeysAndDepth(dom::element element, int depth = 1)
{
    if (depth > JsonDocument::maxDepth && (element.is_object() || element.is_array()))
        throw malformed(QStringLiteral("More than %1 objects and arrays are in one another.")
                            .arg(JsonDocument::maxDepth));
    if (element.is_object()) {
        dom::object object;
        if (element.get_object().get(object) != simdjson::SUCCESS)
            return;
        std::vector<std::string_view> keys;
        keys.reserve(object.size());
        for (const auto member : object) {
            keys.push_back(member.key);
            refuseDuplicateKeysAndDepth(member.value, depth + 1);
        }
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        if (twice != keys.end()) {
            throw malformed(
                QStringLiteral("The key \"%1\" stands twice in one object.")
                    .arg(QString::fromUtf8(twice->data(), static_cast<qsizetype>(twice->size()))));
        }
    } else if (element.is_array()) {
        dom::array array;
        if (element.get_array().get(array) != simdjson::SUCCESS)
            return;
        for (const dom::element child : array)
            refuseDuplicateKeysAndDepth(child, depth + 1);
    }
}

} // namespace

struct JsonDocument::Parser {
    dom::parser parser;
};

namespace {

/// Its buffers cost more to make than a small document costs to parse, so each thread keeps one.
constexpr std::size_t keptCapacity = 16 * 1024;

} // namespace

thread_local std::unique_ptr<JsonDocument::Parser> JsonDocument::spareParser;

JsonDocument::JsonDocument(std::unique_ptr<Parser> parser)
    : m_parser(std::move(parser))
{
}

JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;

JsonDocument::~JsonDocument()
{
    if (m_parser && !spareParser && m_parser->parser.capacity() <= keptCapacity)
        spareParser = std::move(m_parser);
}

JsonDocument JsonDocument::parse(QByteArrayView text)
{
    if (text.isEmpty())
        throw malformed(QStringLiteral("The body is empty."));
    JsonDocument document(spareParser ? std::move(spareParser) : std::make_unique<Parser>());
    auto& parser = document.m_parser->parser;
    const auto size = static_cast<std::size_t>(text.size());
    if (parser.capacity() < size
        && parser.allocate(std::max(size, keptCapacity), maxDepth + 1) != simdjson::SUCCESS)
        throw malformed(QStringLiteral("The document is too large."));
    dom::element root;
    const auto error = parser.parse(text.data(), size).get(root);
    if (error != simdjson::SUCCESS)
        throw malformed(QString::fromLatin1(simdjson::error_message(error)));
    refuseDuplicateKeysAndDepth(root);
    document.m_root = JsonValue::Access::value(root);
    return document;
}

JsonKind JsonValue::kind() const
{
    switch (Access::element(*this).type()) {
    case dom::element_type::OBJECT:
        return JsonKind::Object;
    case dom::element_type::ARRAY:
        return JsonKind::Array;
    case dom::element_type::STRING:
        return JsonKind::String;
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
        return JsonKind::Number;
    case dom::element_type::BOOL:
        return JsonKind::Boolean;
    case dom::element_type::NULL_VALUE:
        break;
    }
    return JsonKind::Null;
}

std::string_view JsonValue::string() const
{
    std::string_view text;
    return Access::element(*this).get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::optional<qint64> JsonValue::integer() const
{
    const dom::element element = Access::element(*this);
    int64_t value = 0;
    if (!element.is<int64_t>() || element.get_int64().get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

std::optional<double> JsonValue::number() const
{
    double value = 0;
    if (Access::element(*this).get_double().get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

std::optional<bool> JsonValue::boolean() const
{
    bool value = false;
    if (Access::element(*this).get_bool().get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

void JsonValue::members(void* context, MemberVisitor visit) const
{
    dom::object object;
    if (Access::element(*this).get_object().get(object) != simdjson::SUCCESS)
        return;
    for (const auto member : object)
        visit(context, member.key, Access::value(member.value));
}

void JsonValue::elements(void* context, ElementVisitor visit) const
{
    dom::array array;
    if (Access::element(*this).get_array().get(array) != simdjson::SUCCESS)
        return;
    for (const dom::element element : array)
        visit(context, Access::value(element));
}

} // namespace gremio
