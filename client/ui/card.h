// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/tokens.h"

#include <QtWidgets/QFrame>

namespace gremio::ui {

/// Surface with a 1 px edge and radius 8. A list is one card: add rows and the rules between them come along.
/// Has no layout of its own until addRow() or the caller sets one.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    /// Rows under each other without margins, a rule between them.
    void addRow(QWidget* row);
    void insertRow(int index, QWidget* row);
    int rowCount() const;

    /// Fill other than surface (Sunken for what is settled).
    void setFill(Color fill);
    /// A 3 px accent-text edge at the left: the next session.
    void setMarked(bool marked);
    /// May be focused and clicked as a whole; the focus line takes the edge's place.
    void setClickable(bool clickable);

Q_SIGNALS:
    /// Click, Enter or Space on a clickable card.
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void childEvent(QChildEvent* event) override;

private:
    void tidyRules();

    Color m_fill = Color::Surface;
    bool m_marked = false;
    bool m_clickable = false;
    bool m_list = false;
};

/// A rule of 1 px in border colour, horizontal or vertical.
class Rule : public QWidget {
    Q_OBJECT

public:
    explicit Rule(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Orientation m_orientation;
};

} // namespace gremio::ui
