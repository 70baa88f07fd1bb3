// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"

#include <QtWidgets/QWidget>

namespace gremio::ui {

class Button;
class Label;
class LinkButton;

/// A lasting state in 32 px: soft colour, icon, normal text, one action. As a strip it has radius 6; as a bar
/// under the top bar it runs from edge to edge with a rule below and its action is a small button.
class Banner : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Info, Success, Warning, Danger };

    explicit Banner(Kind kind, const QString& text, QWidget* parent = nullptr);

    void setKind(Kind kind);
    /// lead is bold, before the text: "You are offline."
    void setText(const QString& text, const QString& lead = {});
    void setAction(const QString& word);
    void setGlyph(Icon icon);
    void setBar(bool bar);

Q_SIGNALS:
    void actionClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void layOut();

    Kind m_kind;
    Icon m_icon = Icon::None;
    bool m_bar = false;
    Label* m_lead;
    Label* m_text;
    LinkButton* m_action;
    Button* m_barAction;
};

} // namespace gremio::ui
