// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/icon.h"

#include <array>

namespace gremio::ui {

namespace {

// CMakeLists.txt reads the names of this table, one a line: what stands here is what is built in.
// clang-format off
constexpr std::array kIcons {
    IconToken{Icon::ArrowDown, "arrow-down"},
    IconToken{Icon::ArrowLeft, "arrow-left"},
    IconToken{Icon::ArrowUp, "arrow-up"},
    IconToken{Icon::Award, "award"},
    IconToken{Icon::Ban, "ban"},
    IconToken{Icon::Banknote, "banknote"},
    IconToken{Icon::Bell, "bell"},
    IconToken{Icon::BookOpen, "book-open"},
    IconToken{Icon::Briefcase, "briefcase"},
    IconToken{Icon::Calendar, "calendar"},
    IconToken{Icon::CalendarPlus, "calendar-plus"},
    IconToken{Icon::ChartColumn, "chart-column"},
    IconToken{Icon::Check, "check"},
    IconToken{Icon::CheckCheck, "check-check"},
    IconToken{Icon::ChevronDown, "chevron-down"},
    IconToken{Icon::ChevronLeft, "chevron-left"},
    IconToken{Icon::ChevronRight, "chevron-right"},
    IconToken{Icon::ChevronUp, "chevron-up"},
    IconToken{Icon::CircleAlert, "circle-alert"},
    IconToken{Icon::CircleCheck, "circle-check"},
    IconToken{Icon::CircleHelp, "circle-question-mark"},
    IconToken{Icon::Clock, "clock"},
    IconToken{Icon::Copy, "copy"},
    IconToken{Icon::CreditCard, "credit-card"},
    IconToken{Icon::Download, "download"},
    IconToken{Icon::Ellipsis, "ellipsis"},
    IconToken{Icon::ExternalLink, "external-link"},
    IconToken{Icon::Eye, "eye"},
    IconToken{Icon::EyeOff, "eye-off"},
    IconToken{Icon::File, "file"},
    IconToken{Icon::Filter, "funnel"},
    IconToken{Icon::Flag, "flag"},
    IconToken{Icon::Folder, "folder"},
    IconToken{Icon::Globe, "globe"},
    IconToken{Icon::GraduationCap, "graduation-cap"},
    IconToken{Icon::History, "history"},
    IconToken{Icon::House, "house"},
    IconToken{Icon::Image, "image"},
    IconToken{Icon::Inbox, "inbox"},
    IconToken{Icon::Info, "info"},
    IconToken{Icon::Keyboard, "keyboard"},
    IconToken{Icon::KeyRound, "key-round"},
    IconToken{Icon::Languages, "languages"},
    IconToken{Icon::Link, "link"},
    IconToken{Icon::List, "list"},
    IconToken{Icon::Lock, "lock"},
    IconToken{Icon::LogOut, "log-out"},
    IconToken{Icon::Mail, "mail"},
    IconToken{Icon::MapPin, "map-pin"},
    IconToken{Icon::Menu, "menu"},
    IconToken{Icon::MessageSquare, "message-square"},
    IconToken{Icon::Mic, "mic"},
    IconToken{Icon::Minus, "minus"},
    IconToken{Icon::Monitor, "monitor"},
    IconToken{Icon::Moon, "moon"},
    IconToken{Icon::Paperclip, "paperclip"},
    IconToken{Icon::Pencil, "pencil"},
    IconToken{Icon::Phone, "phone"},
    IconToken{Icon::Plus, "plus"},
    IconToken{Icon::RefreshCw, "refresh-cw"},
    IconToken{Icon::Reply, "reply"},
    IconToken{Icon::RotateCw, "rotate-cw"},
    IconToken{Icon::Search, "search"},
    IconToken{Icon::Send, "send-horizontal"},
    IconToken{Icon::Server, "server"},
    IconToken{Icon::Settings, "settings-2"},
    IconToken{Icon::Shield, "shield"},
    IconToken{Icon::Smile, "smile"},
    IconToken{Icon::Star, "star"},
    IconToken{Icon::StarFilled, "star"},
    IconToken{Icon::Sun, "sun"},
    IconToken{Icon::Target, "target"},
    IconToken{Icon::Trash, "trash-2"},
    IconToken{Icon::TriangleAlert, "triangle-alert"},
    IconToken{Icon::Undo, "undo-2"},
    IconToken{Icon::Upload, "upload"},
    IconToken{Icon::User, "user"},
    IconToken{Icon::Users, "users"},
    IconToken{Icon::Video, "video"},
    IconToken{Icon::Wallet, "wallet"},
    IconToken{Icon::WifiOff, "wifi-off"},
    IconToken{Icon::X, "x"},
    IconToken{Icon::Zap, "zap"},
};
// clang-format on

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kIcons.size(); ++i) {
        if (static_cast<std::size_t>(kIcons[i].icon) != i + 1) {
            return false;
        }
    }
    return true;
}
static_assert(inOrder(), "the table is read by index");

} // namespace

std::span<const IconToken> iconTokens()
{
    return kIcons;
}

} // namespace gremio::ui
