// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace gremio::ui {

/// A panel over the page, 320 wide unless told, with a 12 px arrow at what it belongs to, on the side with
/// room. Esc or a click outside closes it; focus returns to where it was. Lives in the anchor's window.
class Popover : public QWidget {
    Q_OBJECT

public:
    explicit Popover(QWidget* window);

    /// Where the content goes; its margins are the padding and what the shadow takes.
    QVBoxLayout* content() const { return m_content; }
    /// Between the panel's edge and the content, in pixels; 16 if not said.
    void setPadding(int padding);
    void setPanelWidth(int width);
    /// anchor in global coordinates.
    void openAt(const QRect& anchor);
    void openAt(QWidget* anchor);
    /// Like a menu: below the anchor, or above it, as long as there is room.
    void openBelow(QWidget* anchor);

public Q_SLOTS:
    void dismiss();

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

private:
    enum class Side { Left, Right, Top, Bottom };
    void place();

    QVBoxLayout* m_content;
    QPointer<QWidget> m_before;
    QRect m_anchor;
    Side m_side = Side::Right;
    bool m_below = false;
    int m_width = 320;
    int m_arrow = 0;
};

} // namespace gremio::ui
