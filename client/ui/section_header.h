// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"

#include <QtWidgets/QWidget>

namespace gremio::ui {

class Label;
class LinkButton;

/// "Requests waiting 4 ........ All requests": heading, count, the way to the full page.
class SectionHeader : public QWidget {
    Q_OBJECT

public:
    explicit SectionHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Said after the title in a lighter colour ("4", "3 waiting"); empty takes it away.
    void setCount(const QString& count);
    void setLink(const QString& word, Icon icon = Icon::None);
    LinkButton* link() const { return m_link; }

Q_SIGNALS:
    void linkClicked();

private:
    Label* m_title;
    Label* m_count;
    LinkButton* m_link;
};

} // namespace gremio::ui
