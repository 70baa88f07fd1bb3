// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"

#include <QtWidgets/QWidget>

namespace gremio::ui {

/// A state: icon and word, 20 px. Never a disabled button.
class StateTag : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Neutral, Success, Warning, Danger };

    explicit StateTag(const QString& text, Kind kind = Kind::Neutral, QWidget* parent = nullptr);

    /// Success has a tick, Warning a clock, Danger a cross, Neutral none; setGlyph() says otherwise.
    void setState(const QString& text, Kind kind);
    void setGlyph(Icon icon);
    QString text() const { return m_text; }
    Kind kind() const { return m_kind; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Kind m_kind = Kind::Neutral;
    Icon m_icon = Icon::None;
};

} // namespace gremio::ui
