// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace gremio {

/// What a dialog holds where it may be taller than the window: as high as its content, and scrolled beyond
/// `mostHigh`.
class TallBody : public QScrollArea {
    Q_OBJECT

public:
    explicit TallBody(QWidget* content, QWidget* parent = nullptr);

    void setMostHigh(int pixels);
    /// Takes the height that the content wants at this width.
    void fit(int width);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    int m_most = 600;
};

} // namespace gremio
