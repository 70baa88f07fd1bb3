// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

namespace gremio {

enum class JsonKind { Object, Array, String, Number, Boolean, Null };

/// A place in a JsonDocument. Valid as long as the document lives.
class JsonValue {
public:
    JsonKind kind() const;

    /// UTF-8, valid; empty for anything but a string.
    std::string_view string() const;
    /// Nothing unless the value is a number written without fraction or exponent that fits.
    std::optional<qint64> integer() const;
    /// Nothing unless the value is a number.
    std::optional<double> number() const;
    /// Nothing unless the value is true or false.
    std::optional<bool> boolean() const;

    /// Calls visit(std::string_view key, JsonValue) for each member, in the order of the text.
    template <class F>
    void forEachMember(F&& visit) const
    {
        members(&visit, [](void* f, std::string_view key, JsonValue value) {
            (*static_cast<std::remove_reference_t<F>*>(f))(key, value);
        });
    }
    /// Calls visit(JsonValue) for each element.
    template <class F>
    void forEachElement(F&& visit) const
    {
        elements(
            &visit, [](void* f, JsonValue value) { (*static_cast<std::remove_reference_t<F>*>(f))(value); });
    }

private:
    friend class JsonDocument;
    struct Access;
    using MemberVisitor = void (*)(void*, std::string_view, JsonValue);
    using ElementVisitor = void (*)(void*, JsonValue);
    void members(void* context, MemberVisitor visit) const;
    void elements(void* context, ElementVisitor visit) const;

    std::array<std::size_t, 2> m_place{}; ///< the parser's own handle; only json_reader.cpp looks inside
};

/// A parsed JSON text (RFC 8259). Stricter than the RFC where it leaves a choice: UTF-8 only, no byte order
/// mark, no duplicate keys, at most 32 levels, no numbers that do not fit, nothing after the document.
class JsonDocument {
public:
    /// Throws Problem(MalformedJson), whose detail says what is wrong.
    static JsonDocument parse(QByteArrayView text);

    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;
    ~JsonDocument();

    JsonValue root() const { return m_root; }

    static constexpr int maxDepth = 32; ///< objects and arrays in one another

private:
    struct Parser;
    explicit JsonDocument(std::unique_ptr<Parser> parser);

    static thread_local std::unique_ptr<Parser> spareParser;
    std::unique_ptr<Parser> m_parser;
    JsonValue m_root;
};

} // namespace gremio
