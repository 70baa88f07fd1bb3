// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"
#include "client/ui/icon.h"

#include <QtWidgets/QAbstractButton>

class QMenu;

namespace gremio::ui {

/// A 28 px filter or slot. Plain: pressed like a button. Toggle: checkable, a tick while on. Dropdown: opens
/// its menu. Removable: on, with a cross; the cross, Delete and Backspace emit removed().
class Chip : public QAbstractButton, public RingTarget {
    Q_OBJECT

public:
    enum class Kind { Plain, Toggle, Dropdown, Removable };

    explicit Chip(const QString& text, Kind kind = Kind::Plain, QWidget* parent = nullptr);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    /// Dropdown only; not owned. A Dropdown with no menu just emits clicked().
    void setMenu(QMenu* menu) { m_menu = menu; }
    void setGlyph(Icon icon);
    /// Drawn as chosen (accent-soft); a toggle's tick follows isChecked() alone.
    void setActive(bool active);
    /// Filled with accent: the slot that was picked.
    void setPicked(bool picked);
    /// Digits in cells of one width, text in the middle: times.
    void setTabular(bool tabular);
    /// No edge and no fill: "Best match v" at the end of a row.
    void setQuiet(bool quiet);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QRect ringRect() const override { return rect(); }
    int ringRadius() const override;

Q_SIGNALS:
    void removed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void nextCheckState() override;

private:
    void openMenu();
    bool isOn() const;
    QRect crossRect() const;
    int rightSide() const;

    Kind m_kind;
    Icon m_icon = Icon::None;
    QMenu* m_menu = nullptr;
    bool m_active = false;
    bool m_picked = false;
    bool m_tabular = false;
    bool m_quiet = false;
};

} // namespace gremio::ui
