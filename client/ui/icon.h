// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QIcon>
#include <QtGui/QPixmap>

#include <span>

class QPainter;

namespace gremio::ui {

/// Drawings from Lucide (lucide-static, ISC), built in. To add one: a line here and a line in icon_table.cpp.
enum class Icon {
    None,
    ArrowDown,
    ArrowLeft,
    ArrowUp,
    Award,
    Ban,
    Banknote,
    Bell,
    BookOpen,
    Briefcase,
    Calendar,
    CalendarPlus,
    ChartColumn,
    Check,
    CheckCheck,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    CircleAlert,
    CircleCheck,
    CircleHelp,
    Clock,
    Copy,
    CreditCard,
    Download,
    Ellipsis,
    ExternalLink,
    Eye,
    EyeOff,
    File,
    Filter,
    Flag,
    Folder,
    Globe,
    GraduationCap,
    History,
    House,
    Image,
    Inbox,
    Info,
    Keyboard,
    KeyRound,
    Languages,
    Link,
    List,
    Lock,
    LogOut,
    Mail,
    MapPin,
    Menu,
    MessageSquare,
    Mic,
    Minus,
    Monitor,
    Moon,
    Paperclip,
    Pencil,
    Phone,
    Plus,
    RefreshCw,
    Reply,
    RotateCw,
    Search,
    Send,
    Server,
    Settings,
    Shield,
    Smile,
    Star,
    StarFilled,
    Sun,
    Target,
    Trash,
    TriangleAlert,
    Undo,
    Upload,
    User,
    Users,
    Video,
    Wallet,
    WifiOff,
    X,
    Zap,
};

struct IconToken {
    Icon icon;
    const char* file; ///< Lucide's name, without .svg
};

std::span<const IconToken> iconTokens();

/// The icon in a square box of `box` device-independent px, tinted. Box 20 has a 1.5 px line, box 16 one of
/// about 1.4 px. Cached by QPixmapCache; crisp at any ratio.
QPixmap iconPixmap(Icon icon, int box, const QColor& color, qreal devicePixelRatio);

/// Paints the icon centred in rect.
void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, int box, const QColor& color);

/// For QAction and menus: follows neither theme nor state, so ask again after Theme::changed().
QIcon tintedIcon(Icon icon, const QColor& color, int box = 16);

/// The shield with the G: `box` px square; fill is the shield, letter the G.
void paintBrand(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& letter);
/// The window icon, in several sizes.
QIcon brandIcon();

} // namespace gremio::ui
