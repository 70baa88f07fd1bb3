// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"

#include <QtWidgets/QCheckBox>

namespace gremio::ui {

class CheckBox : public QCheckBox, public RingTarget {
    Q_OBJECT

public:
    explicit CheckBox(const QString& text, QWidget* parent = nullptr);

    /// A caption under the word, e.g. where a secret is kept.
    void setHint(const QString& hint);
    /// Strikes the word through while checked (to-do rows).
    void setStruckWhenChecked(bool struck);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QRect ringRect() const override;
    int ringRadius() const override { return 4; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }

private:
    QString m_hint;
    bool m_struck = false;
};

} // namespace gremio::ui
