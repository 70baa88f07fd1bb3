// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/tokens.h"

#include <QtWidgets/QLabel>

namespace gremio::ui {

/// Plain text in a type role, on the role's own line height. One line and elided at the end with a tooltip by
/// default; setLines() for more. Never rich text: what a person wrote is shown as it is.
class Label : public QLabel {
    Q_OBJECT

public:
    explicit Label(QWidget* parent = nullptr);
    explicit Label(
        const QString& text, Type type = Type::Body, Color color = Color::Text, QWidget* parent = nullptr);

    void setType(Type type);
    /// Medium (500) or DemiBold (600) where the role's own weight is not meant.
    void setWeight(QFont::Weight weight);
    void setColor(Color color);
    /// 1: one line, elided. 0: as many as it takes. n: room for n lines is always reserved, the last is
    /// elided.
    void setLines(int lines);
    void setTabular(bool tabular);
    void setStruck(bool struck);

    QFont textFont() const;
    /// True when the text did not fit at the present size.
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;
    bool hasHeightForWidth() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Type m_type = Type::Body;
    QFont::Weight m_weight = QFont::Normal;
    Color m_color = Color::Text;
    int m_lines = 1;
    bool m_tabular = false;
    bool m_struck = false;
};

/// A label whose text is mostly too long: elided at the end, full text in a tooltip. May shrink to nothing.
class ElidedLabel : public Label {
    Q_OBJECT

public:
    using Label::Label;
    QSize minimumSizeHint() const override;
};

} // namespace gremio::ui
