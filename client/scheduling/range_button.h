// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"

#include <QAbstractButton>

namespace gremio {

/// The dates of a week, pressed to choose another one. Where there is little room it says them shorter.
class RangeButton : public QAbstractButton, public ui::RingTarget {
    Q_OBJECT

public:
    explicit RangeButton(QWidget* parent = nullptr);

    void setWords(const QString& full, const QString& brief);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QRect ringRect() const override { return rect(); }
    int ringRadius() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int widthFor(const QString& words) const;

    QString m_brief;
};

} // namespace gremio
