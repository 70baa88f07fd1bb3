// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPlainTextEdit>

#include <optional>

namespace gremio::ui {

/// Plain text of several lines that stand on the body role's own line height, as in a Label; without a frame
/// and without a ground: whoever holds it paints both. As high as its minimum height says, or as the layout
/// around it wants.
class MultiLineEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit MultiLineEdit(QWidget* parent = nullptr);

    /// Lines as they are wrapped now.
    int lineCount() const;

    /// Stands where the first line will. Hides the base's, which draws it on the font's own height.
    void setPlaceholderText(const QString& text);
    QString placeholderText() const { return m_placeholder; }

    QSize sizeHint() const override { return {200, minimumHeight()}; }
    QSize minimumSizeHint() const override { return {80, minimumHeight()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    QMouseEvent& snapped(QMouseEvent* event);

    std::optional<QMouseEvent> m_snapped;
    QString m_placeholder;
};

} // namespace gremio::ui
