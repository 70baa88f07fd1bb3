// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/tokens.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <QtGui/QPalette>

#include <memory>
#include <optional>

class QApplication;
class QWidget;

namespace gremio::ui {

class FocusRings;
class SystemAppearance;

/// The look of one application: owned by main (or a test), made known to widgets by install().
/// GUI thread only. Widgets read colours and fonts while painting, so a switch only repaints.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    explicit Theme(QObject* parent = nullptr);
    ~Theme() override;

    /// Sets style, palette and font of the application and makes of() find this theme.
    /// The application must outlive the theme or be destroyed with no widgets left.
    void install(QApplication& app);

    /// The theme that install() made known. There must be one before the first widget of ours is made.
    static const Theme& of(const QWidget* widget);
    /// The same, to be switched (the first-start page, the settings page).
    static Theme& editable(QWidget* widget);

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }

    QColor color(Color role) const { return tokenColor(role, m_dark); }
    QColor avatarFill(int pair) const;
    QColor avatarText(int pair) const;
    QPalette palette() const;

    /// A font in px of the role; the weight defaults to the role's own. Falls back to emoji.
    QFont font(Type role) const;
    QFont font(Type role, QFont::Weight weight) const;

    /// False where the system asks for no motion: skeletons stand still, nothing slides.
    bool motion() const;
    /// Overrides what the system says; nullopt follows it again.
    void setMotion(std::optional<bool> motion) { m_motion = motion; }

Q_SIGNALS:
    /// Light became dark or back. The application's palette is already set.
    void changed();

private:
    void apply();

    Mode m_mode = Mode::System;
    bool m_dark = false;
    QStringList m_families;
    std::optional<bool> m_motion;
    QPointer<QApplication> m_app;
    std::unique_ptr<SystemAppearance> m_system;
    std::unique_ptr<FocusRings> m_rings;
};

} // namespace gremio::ui
