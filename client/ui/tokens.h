// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QFont>

#include <span>

/// The look as data: every colour, type size, distance and radius of the app stands here and nowhere else.
/// Lengths are device-independent pixels.
namespace gremio::ui {

/// What a colour is for. Accent means: act here, you are here, free or mine.
enum class Color {
    Window,
    Surface,
    Rail,
    Sunken,
    NeutralSoft,
    Hover,
    Pressed,
    Border, ///< cards, rules, hour lines
    Control, ///< edge of buttons and chips
    Strong, ///< edge of inputs and check boxes
    Text,
    Text2,
    Text3,
    Disabled,
    Accent,
    AccentHover,
    AccentPressed,
    OnAccent,
    AccentText, ///< links, focus, icons that are on, lines
    AccentSoft, ///< selected, tonal
    Free,
    BubbleIn,
    BubbleOut,
    Panel,
    Success,
    SuccessSoft,
    Warning,
    WarningSoft,
    Danger,
    DangerSoft,
    OnDanger,
    Star,
    ToastFill,
    ToastText,
    ToastAction,
    Online,
    Away,
    Offline,
};

struct ColorToken {
    Color role;
    const char* name;
    QRgb light;
    QRgb dark;
};

/// One pair for avatars without a photo.
struct AvatarPair {
    QRgb fillLight;
    QRgb textLight;
    QRgb fillDark;
    QRgb textDark;
};

enum class Type { Title, Section, Subtitle, Body, Caption };

struct TypeToken {
    Type role;
    int size; ///< px
    int line; ///< px
    QFont::Weight weight; ///< the usual one; Medium and DemiBold may be asked for
};

std::span<const ColorToken> colorTokens();
std::span<const AvatarPair> avatarPairs();
std::span<const TypeToken> typeTokens();
const TypeToken& typeToken(Type role);
QColor tokenColor(Color role, bool dark);

/// Contrast of two opaque colours (WCAG 2.2, "contrast ratio"): 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

namespace space {
constexpr int xs = 4; ///< label to field, focus ring
constexpr int s = 8; ///< icon to word, buttons beside each other
constexpr int m = 12; ///< cards of one list
constexpr int l = 16; ///< inside cards, field to field
constexpr int xl = 24; ///< page margin, columns
constexpr int xxl = 32;
} // namespace space

namespace radius {
constexpr int tag = 4; ///< tags, states, calendar blocks
constexpr int control = 6; ///< buttons, inputs, chips, selected rows
constexpr int card = 8; ///< cards, toasts, composer
constexpr int popover = 10; ///< popovers, dialogs, bubbles
} // namespace radius

namespace size {
constexpr int railWide = 184, railNarrow = 56, narrowBelow = 900, railItem = 36, railGap = 4;
constexpr int topBar = 48, pageHeader = 64, offlineBar = 32, conversations = 304;
constexpr int sidePanel = 304, sidePanelWide = 360, popover = 320;
constexpr int buttonSmall = 28, button = 32, buttonLarge = 40, input = 32, inputLarge = 40;
constexpr int chip = 28, tag = 24, state = 20, badge = 20, checkBox = 16, toast = 44;
constexpr int rowConversation = 64, rowRequest = 64, rowPerson = 60, rowTodo = 48, rowException = 44;
constexpr int icon = 20, iconSmall = 16;
constexpr int minimumWidth = 720, minimumHeight = 480;
} // namespace size

} // namespace gremio::ui
