// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace gremio::ui {

class Label;

/// A caption over an input, 4 px apart; the caption is the input's accessible name.
class FormField : public QWidget {
    Q_OBJECT

public:
    /// Takes the field.
    FormField(const QString& label, QWidget* field, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    /// A line below in the lighter colour; empty takes it away.
    void setHint(const QString& hint);
    /// Something at the right end of the caption: "Forgotten?".
    void addTrailing(QWidget* widget);

private:
    Label* m_label;
    Label* m_hint;
    QHBoxLayout* m_head;
    QWidget* m_field;
};

} // namespace gremio::ui
