// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace gremio::ui {

/// A count in a 20 px pill; hidden at 0, caps at 999+, grey for a muted chat.
class Badge : public QWidget {
    Q_OBJECT

public:
    explicit Badge(int count = 0, QWidget* parent = nullptr);

    void setCount(int count);
    int count() const { return m_count; }
    void setMuted(bool muted);
    bool isMuted() const { return m_muted; }
    /// "7", "999+"; empty at 0.
    static QString textFor(int count);
    static QSize sizeFor(const QWidget* widget, int count);
    /// For delegates and the rail: the same badge, centred in rect.
    static void paint(QPainter& painter, const QWidget* widget, const QRectF& rect, int count, bool muted);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void name();

    int m_count = 0;
    bool m_muted = false;
};

} // namespace gremio::ui
