// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"

#include <QtWidgets/QComboBox>

namespace gremio::ui {

/// A choice of a list, styled as an input (strong edge) or, small, as a chip (control edge).
class ComboBox : public QComboBox {
    Q_OBJECT

public:
    enum class Size { Small = 28, Normal = 32, Large = 40 };

    explicit ComboBox(QWidget* parent = nullptr, Size size = Size::Normal);

    void setLeadingIcon(Icon icon);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showPopup() override;

private:
    Size m_size;
    Icon m_icon = Icon::None;
};

} // namespace gremio::ui
