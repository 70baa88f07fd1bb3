// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace gremio::ui {
class Button;
class TextField;
} // namespace gremio::ui

namespace gremio {

/// What one wants to reach: a line each, ten at most.
class GoalsEditor : public QWidget {
    Q_OBJECT

public:
    explicit GoalsEditor(QWidget* parent = nullptr);

    void setGoals(const std::vector<QString>& goals);
    std::vector<QString> goals() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    ui::TextField* addLine(const QString& text);
    void retranslate();

    QVBoxLayout* m_lines;
    std::vector<QWidget*> m_rows;
    std::vector<ui::TextField*> m_fields;
    ui::Button* m_add;
};

} // namespace gremio
