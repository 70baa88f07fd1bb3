// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace gremio::ui::gallery {

/// Every widget in every state at the places of look/09-components.png: 1280 × 800, to be laid beside it.
class Sheet : public QWidget {
    Q_OBJECT

public:
    explicit Sheet(QWidget* parent = nullptr);

    /// The field that has the focus in the picture.
    QWidget* focused() const { return m_focused; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buttons();
    void inputs();
    void chips();
    void people();
    void messages();
    void rail();
    void rows();
    void banners();

    void caption(const QString& text, int x, int y);
    void under(const QString& text, QWidget* widget);
    /// Puts the widget at its size hint (or the given one).
    void put(QWidget* widget, int x, int y, int w = 0, int h = 0);

    QWidget* m_focused = nullptr;
};

/// A user id whose avatar has the given pair of colours.
QString idWithPair(int pair);

/// The main frame around a page of demo content, to be laid beside look/01-home.png.
QWidget* demoFrame();
/// The first start panel and an empty column, to be laid beside look/07-first-start.png.
QWidget* demoFirstStart();

/// A dialog over the demo frame, or a popover and a menu when `popover`.
void openOverlay(QWidget* frame, bool popover);

} // namespace gremio::ui::gallery
