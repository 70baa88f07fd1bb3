// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/mentorship.h"

#include <QWidget>

class QHBoxLayout;

namespace gremio::ui {
class Avatar;
class Label;
} // namespace gremio::ui

namespace gremio {

/// A person in one row of a card: who, when, one line, and at the right whatever the caller adds. 64 high.
class PersonRow : public QWidget {
    Q_OBJECT

public:
    explicit PersonRow(QWidget* parent = nullptr);

    void present(const Person& person, const QString& when, const QString& line);
    /// Widgets at the right end, 8 apart.
    void addTrailing(QWidget* widget);

private:
    ui::Avatar* m_avatar;
    ui::Label* m_name;
    ui::Label* m_when;
    ui::Label* m_line;
    QHBoxLayout* m_row;
};

} // namespace gremio
