// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/word_choice.h"

namespace gremio::ui {

/// One of a few: joined segments.
class Segmented : public WordChoice {
    Q_OBJECT

public:
    enum class Size { Small = 28, Normal = 32 };

    explicit Segmented(const QStringList& words, Size size = Size::Normal, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QRect ringRect() const override { return rect(); }
    int ringRadius() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    int wordAt(const QPoint& position) const override;

private:
    QRect segmentRect(int index) const;
    int segmentWidth(int index) const;

    Size m_size;
};

} // namespace gremio::ui
