// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"

#include <QAbstractButton>

namespace gremio {

/// Floats over the messages and leads to the newest, with the count of those that came meanwhile.
class JumpButton : public QAbstractButton, public ui::RingTarget {
    Q_OBJECT

public:
    explicit JumpButton(QWidget* parent = nullptr);

    void setCount(int count);
    int count() const { return m_count; }

    QSize sizeHint() const override;
    QRect ringRect() const override { return circle(); }
    int ringRadius() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRect circle() const;
    void name();

    int m_count = 0;
};

} // namespace gremio
