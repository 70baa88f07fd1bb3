// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

namespace gremio::ui {

/// One of a few: joined segments. Left and Right (Home, End) move, a click chooses.
class Segmented : public QWidget, public RingTarget {
    Q_OBJECT

public:
    enum class Size { Small = 28, Normal = 32 };

    explicit Segmented(const QStringList& words, Size size = Size::Normal, QWidget* parent = nullptr);

    void setWords(const QStringList& words);
    QStringList words() const { return m_words; }
    void setCurrent(int index);
    int current() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QRect ringRect() const override { return rect(); }
    int ringRadius() const override;

Q_SIGNALS:
    /// By the user or by setCurrent(), when it changed.
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect segmentRect(int index) const;
    int segmentWidth(int index) const;
    int segmentAt(const QPoint& position) const;

    QStringList m_words;
    Size m_size;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace gremio::ui
