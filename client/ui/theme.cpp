// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/theme.h"

#include "client/ui/accessible.h"
#include "client/ui/focus_ring.h"
#include "client/ui/style.h"
#include "client/ui/system_appearance.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QPixmapCache>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QToolTip>

namespace gremio::ui {

namespace {

constexpr const char* kProperty = "gremioTheme";

QStringList textFamilies()
{
    using namespace Qt::StringLiterals;
    const QStringList present = QFontDatabase::families();
    QStringList families;
    if (present.contains(u"Inter"_qs)) {
        families << u"Inter"_qs;
    }
    families << QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    if (present.contains(u"Noto Color Emoji"_qs)) {
        families << u"Noto Color Emoji"_qs;
    }
    families.removeDuplicates();
    return families;
}

Theme* installed()
{
    return qobject_cast<Theme*>(qApp->property(kProperty).value<QObject*>());
}

} // namespace

Theme::Theme(QObject* parent)
    : QObject(parent)
{
}

Theme::~Theme()
{
    if (m_app && installed() == this) {
        // The style of ours holds on to this theme.
        m_app->setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        m_app->setProperty(kProperty, QVariant());
    }
}

void Theme::install(QApplication& app)
{
    m_app = &app;
    m_system = std::make_unique<SystemAppearance>(app.palette());
    connect(m_system.get(), &SystemAppearance::changed, this, &Theme::apply);
    m_families = textFamilies();
    m_dark = m_mode == Mode::System ? m_system->isDark() : m_mode == Mode::Dark;
    app.setProperty(kProperty, QVariant::fromValue<QObject*>(this));
    app.setStyle(new Style(*this));
    app.setFont(font(Type::Body));
    QToolTip::setFont(font(Type::Caption));
    app.setPalette(palette());
    QToolTip::setPalette(palette());
    m_rings = std::make_unique<FocusRings>(app);
    installAccessibility();
}

const Theme& Theme::of(const QWidget*)
{
    const Theme* theme = installed();
    if (theme == nullptr) {
        qFatal("gremio::ui: Theme::install() comes before the first widget");
    }
    return *theme;
}

Theme& Theme::editable(QWidget* widget)
{
    of(widget);
    return *installed();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

void Theme::apply()
{
    const bool dark = m_mode == Mode::System ? (m_system && m_system->isDark()) : m_mode == Mode::Dark;
    if (dark == m_dark) {
        return;
    }
    m_dark = dark;
    if (m_app) {
        m_app->setPalette(palette());
        QToolTip::setPalette(palette());
        // A palette change repaints only where a role in use changed; ours paint from tokens.
        for (QWidget* widget : QApplication::allWidgets()) {
            widget->update();
        }
    }
    Q_EMIT changed();
}

QColor Theme::avatarFill(int pair) const
{
    const AvatarPair& colors = avatarPairs()[static_cast<std::size_t>(pair)];
    return QColor::fromRgb(m_dark ? colors.fillDark : colors.fillLight);
}

QColor Theme::avatarText(int pair) const
{
    const AvatarPair& colors = avatarPairs()[static_cast<std::size_t>(pair)];
    return QColor::fromRgb(m_dark ? colors.textDark : colors.textLight);
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Color token) { palette.setColor(role, color(token)); };
    set(QPalette::Window, Color::Window);
    set(QPalette::WindowText, Color::Text);
    set(QPalette::Base, Color::Surface);
    set(QPalette::AlternateBase, Color::Sunken);
    set(QPalette::Text, Color::Text);
    set(QPalette::Button, Color::Surface);
    set(QPalette::ButtonText, Color::Text);
    set(QPalette::BrightText, Color::Danger);
    set(QPalette::Highlight, Color::AccentSoft);
    set(QPalette::HighlightedText, Color::Text);
    set(QPalette::Link, Color::AccentText);
    set(QPalette::LinkVisited, Color::AccentText);
    set(QPalette::PlaceholderText, Color::Text3);
    set(QPalette::ToolTipBase, Color::ToastFill);
    set(QPalette::ToolTipText, Color::ToastText);
    set(QPalette::Light, Color::Surface);
    set(QPalette::Midlight, Color::Hover);
    set(QPalette::Mid, Color::Control);
    set(QPalette::Dark, Color::Strong);
    set(QPalette::Shadow, Color::Border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color(Color::Disabled));
    }
    palette.setColor(QPalette::Disabled, QPalette::PlaceholderText, color(Color::Disabled));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Color::Sunken));
    return palette;
}

QFont Theme::font(Type role) const
{
    return font(role, typeToken(role).weight);
}

QFont Theme::font(Type role, QFont::Weight weight) const
{
    QFont font;
    font.setFamilies(m_families);
    font.setPixelSize(typeToken(role).size);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

bool Theme::motion() const
{
    return m_motion.value_or(m_system ? m_system->wantsMotion() : true);
}

} // namespace gremio::ui
