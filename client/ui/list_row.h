// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace gremio::ui {

/// A row one can choose, with whatever layout the caller sets: hover, selected, focus inside. Up and Down go
/// to the sibling rows, Enter and Space activate. Rows that are not clickable are plain QWidgets.
class ListRow : public QWidget {
    Q_OBJECT

public:
    explicit ListRow(QWidget* parent = nullptr);

    void setSelected(bool selected);
    bool isSelected() const { return m_selected; }
    /// Distance of the rounded fill from the row's edges: 4 in a card (default), 0 in a pane.
    void setInset(int inset);

Q_SIGNALS:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    bool m_selected = false;
    bool m_pressed = false;
    int m_inset = 4;
};

} // namespace gremio::ui
