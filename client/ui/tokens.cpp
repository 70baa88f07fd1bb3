// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/tokens.h"

#include <array>
#include <cmath>

namespace gremio::ui {

namespace {

// clang-format off
constexpr std::array kColors {
    ColorToken {Color::Window, "window", 0xFFF7F5F2, 0xFF1B1A18},
    ColorToken {Color::Surface, "surface", 0xFFFFFFFF, 0xFF242220},
    ColorToken {Color::Rail, "rail", 0xFFEFECE7, 0xFF161513},
    ColorToken {Color::Sunken, "sunken", 0xFFF1EEE9, 0xFF1F1D1B},
    ColorToken {Color::NeutralSoft, "neutral-soft", 0xFFF1EEE9, 0xFF302D2A},
    ColorToken {Color::Hover, "hover", 0xFFEAE6E0, 0xFF302D2A},
    ColorToken {Color::Pressed, "pressed", 0xFFDFDAD2, 0xFF3A3733},
    ColorToken {Color::Border, "border", 0xFFE2DDD5, 0xFF38352F},
    ColorToken {Color::Control, "control", 0xFFCEC6BA, 0xFF4C4740},
    ColorToken {Color::Strong, "strong", 0xFF8F877B, 0xFF857D72},
    ColorToken {Color::Text, "text", 0xFF221F1B, 0xFFEDE9E2},
    ColorToken {Color::Text2, "text-2", 0xFF5A544B, 0xFFBBB4A9},
    ColorToken {Color::Text3, "text-3", 0xFF6B645A, 0xFFA69F94},
    ColorToken {Color::Disabled, "disabled", 0xFFA39C91, 0xFF6C665D},
    ColorToken {Color::Accent, "accent", 0xFF0D686E, 0xFF147A80},
    ColorToken {Color::AccentHover, "accent-hover", 0xFF0A5A60, 0xFF157F85},
    ColorToken {Color::AccentPressed, "accent-pressed", 0xFF084A4F, 0xFF106A70},
    ColorToken {Color::OnAccent, "on-accent", 0xFFFFFFFF, 0xFFFFFFFF},
    ColorToken {Color::AccentText, "accent-text", 0xFF0B6167, 0xFF67C7C7},
    ColorToken {Color::AccentSoft, "accent-soft", 0xFFDDEEED, 0xFF16393B},
    ColorToken {Color::Free, "free", 0xFFE6F0EF, 0xFF1F3436},
    ColorToken {Color::BubbleIn, "bubble-in", 0xFFFFFFFF, 0xFF2A2825},
    ColorToken {Color::BubbleOut, "bubble-out", 0xFFD9ECEA, 0xFF17474A},
    ColorToken {Color::Panel, "panel", 0xFF0D686E, 0xFF123A3D},
    ColorToken {Color::Success, "success", 0xFF33701C, 0xFF8CC66B},
    ColorToken {Color::SuccessSoft, "success-soft", 0xFFE6F0DF, 0xFF24351B},
    ColorToken {Color::Warning, "warning", 0xFF855300, 0xFFE6B450},
    ColorToken {Color::WarningSoft, "warning-soft", 0xFFFBEFD6, 0xFF3A2E14},
    ColorToken {Color::Danger, "danger", 0xFFB3321F, 0xFFF08C79},
    ColorToken {Color::DangerSoft, "danger-soft", 0xFFFBE6E1, 0xFF42231D},
    ColorToken {Color::OnDanger, "on-danger", 0xFFFFFFFF, 0xFF242220},
    ColorToken {Color::Star, "star", 0xFF9A6000, 0xFFE6B450},
    ColorToken {Color::ToastFill, "toast-fill", 0xFF221F1B, 0xFFEDE9E2},
    ColorToken {Color::ToastText, "toast-text", 0xFFF7F5F2, 0xFF1B1A18},
    ColorToken {Color::ToastAction, "toast-action", 0xFF7FD3D3, 0xFF0B6167},
    ColorToken {Color::Online, "online", 0xFF3F8F22, 0xFF6DBF4B},
    ColorToken {Color::Away, "away", 0xFFB87700, 0xFFE0A93B},
    ColorToken {Color::Offline, "offline", 0xFF8F877B, 0xFF857D72},
};

constexpr std::array kAvatars {
    AvatarPair {0xFFDCE9E4, 0xFF1F5A4A, 0xFF234339, 0xFFA5DCC8},
    AvatarPair {0xFFF3E0D6, 0xFF8A3E1B, 0xFF4D3022, 0xFFF0B697},
    AvatarPair {0xFFE6E1F0, 0xFF5A4586, 0xFF3A3252, 0xFFCBBDF0},
    AvatarPair {0xFFF1E4C8, 0xFF715008, 0xFF443715, 0xFFE8CB80},
    AvatarPair {0xFFDDE6F0, 0xFF2F5680, 0xFF253B52, 0xFFA9CBEE},
    AvatarPair {0xFFF2DDE4, 0xFF8B2F52, 0xFF4B2735, 0xFFF0AFC6},
};

constexpr std::array kTypes {
    TypeToken {Type::Title, 24, 32, QFont::DemiBold},
    TypeToken {Type::Section, 18, 24, QFont::DemiBold},
    TypeToken {Type::Subtitle, 15, 20, QFont::DemiBold},
    TypeToken {Type::Body, 13, 20, QFont::Normal},
    TypeToken {Type::Caption, 12, 16, QFont::Normal},
};
// clang-format on

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kColors.size(); ++i) {
        if (static_cast<std::size_t>(kColors[i].role) != i) {
            return false;
        }
    }
    return true;
}
static_assert(inOrder(), "the table is read by index");

double luminance(const QColor& color)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

} // namespace

std::span<const ColorToken> colorTokens()
{
    return kColors;
}

std::span<const AvatarPair> avatarPairs()
{
    return kAvatars;
}

std::span<const TypeToken> typeTokens()
{
    return kTypes;
}

const TypeToken& typeToken(Type role)
{
    return kTypes.at(static_cast<std::size_t>(role));
}

QColor tokenColor(Color role, bool dark)
{
    const ColorToken& token = kColors.at(static_cast<std::size_t>(role));
    return QColor::fromRgb(dark ? token.dark : token.light);
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace gremio::ui
