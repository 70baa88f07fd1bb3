// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/tokens.h"

#include <QtCore/QBasicTimer>
#include <QtWidgets/QWidget>

namespace gremio::ui {

/// The turning icon of what is busy. Stands still where motion is off; always stands beside a word.
class Spinner : public QWidget {
    Q_OBJECT

public:
    explicit Spinner(int box = 16, QWidget* parent = nullptr);

    void setColor(Color color);
    QSize sizeHint() const override { return {m_box, m_box}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    int m_box;
    int m_angle = 0;
    Color m_color = Color::Text2;
    QBasicTimer m_timer;
};

} // namespace gremio::ui
