// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace gremio::ui {

class Label;

/// Title at the left, what the page does (or says) at the right. 64 high.
class PageHeader : public QWidget {
    Q_OBJECT

public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// A line in text-2 at the right: "Tuesday 27 October · Madrid (CET)".
    void setNote(const QString& note);
    /// Buttons go to the right end, 8 apart.
    void addAction(QWidget* widget);
    using QWidget::addAction;

private:
    Label* m_title;
    Label* m_note;
    QHBoxLayout* m_actions;
};

} // namespace gremio::ui
