// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/word_choice.h"

namespace gremio::ui {

/// Words under a page title with a 2 px line under the present one.
class TabStrip : public WordChoice {
    Q_OBJECT

public:
    explicit TabStrip(const QStringList& words = {}, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QRect ringRect() const override;
    int ringRadius() const override { return 4; }

protected:
    void paintEvent(QPaintEvent* event) override;
    int wordAt(const QPoint& position) const override;

private:
    QRect tabRect(int index) const;
};

} // namespace gremio::ui
