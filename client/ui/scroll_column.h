// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace gremio::ui {

/// What a page scrolls: one column as wide as the page, margins inside, so that the bar runs along the
/// window's edge and focus rings are not cut.
class ScrollColumn : public QScrollArea {
    Q_OBJECT

public:
    explicit ScrollColumn(QWidget* parent = nullptr);

    QVBoxLayout* column() const { return m_column; }
    /// Distance of the content from the right edge, the scroll bar's width included when it is there.
    void setRightMargin(int margin);
    /// Where the end of the content comes near: time to load more.
    void setNearEnd(int pixels) { m_near = pixels; }

Q_SIGNALS:
    void nearEnd();

protected:
    bool focusNextPrevChild(bool next) override;

private:
    void look();

    QVBoxLayout* m_column;
    int m_near = 400;
    int m_right;
};

} // namespace gremio::ui
