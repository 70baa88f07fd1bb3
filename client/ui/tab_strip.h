// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

namespace gremio::ui {

/// Words under a page title with a 2 px line under the present one. Left and Right move.
class TabStrip : public QWidget, public RingTarget {
    Q_OBJECT

public:
    explicit TabStrip(const QStringList& words = {}, QWidget* parent = nullptr);

    void setWords(const QStringList& words);
    QStringList words() const { return m_words; }
    void setCurrent(int index);
    int current() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QRect ringRect() const override;
    int ringRadius() const override { return 4; }

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect tabRect(int index) const;
    int tabAt(const QPoint& position) const;

    QStringList m_words;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace gremio::ui
