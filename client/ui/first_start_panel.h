// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace gremio::ui {

/// The petrol panel of the first start: brand, a promise, painted arches. 520 wide; the page that shows it
/// hides it below 900 px of window width, which fitTo() does.
class FirstStartPanel : public QWidget {
    Q_OBJECT

public:
    explicit FirstStartPanel(QWidget* parent = nullptr);

    void fitTo(int windowWidth);
    QSize sizeHint() const override { return {520, 800}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void name();
};

} // namespace gremio::ui
