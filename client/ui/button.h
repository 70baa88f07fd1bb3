// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/control_state.h"
#include "client/ui/focus_ring.h"
#include "client/ui/icon.h"

#include <QtWidgets/QAbstractButton>

class QMenu;

namespace gremio::ui {

class Spinner;

/// A push button. One Primary per view; the same action in rows is Tonal; the rest is Secondary or Quiet.
/// Enter and Space press it. Text goes in with setText(); a mnemonic (&) is honoured and not drawn.
class Button : public QAbstractButton, public RingTarget {
    Q_OBJECT

public:
    /// Plain is Quiet in text-2: what stands beside the thing to do ("Details", "Discard").
    enum class Kind { Primary, Secondary, Tonal, Quiet, Plain, Danger };
    enum class Size { Small = 28, Normal = 32, Large = 40 };

    explicit Button(const QString& text, Kind kind = Kind::Secondary, QWidget* parent = nullptr);
    explicit Button(const QString& text, Kind kind, Size size, QWidget* parent = nullptr);

    void setKind(Kind kind);
    Kind kind() const { return m_kind; }
    void setSize(Size size);
    void setGlyph(Icon icon);
    /// A chevron at the end; pressing opens the menu below. Not owned.
    void setMenu(QMenu* menu);
    /// Enter pressed anywhere in the dialog or form presses this (Dialog asks for it).
    void setDefault(bool isDefault) { m_default = isDefault; }
    bool isDefault() const { return m_default; }

    /// Shows a turning icon and `word` (or the text), takes no clicks, keeps its width where the word fits.
    void setBusy(bool busy, const QString& word = {});
    bool isBusy() const { return m_busy; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QRect ringRect() const override { return rect(); }
    int ringRadius() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int padding() const;
    int contentWidth(const QString& text, bool icon) const;

    Kind m_kind;
    Size m_size = Size::Normal;
    Icon m_icon = Icon::None;
    bool m_default = false;
    bool m_busy = false;
    QString m_busyWord;
    Spinner* m_spinner = nullptr;
    QMenu* m_menu = nullptr;
};

} // namespace gremio::ui
