// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/tag.h"
#include "client/ui/tokens.h"

#include <vector>

namespace gremio::ui {

/// Tags in one line. Those that find no room give way to "+3", which names them in its tooltip.
class TagRow : public QWidget {
    Q_OBJECT

public:
    explicit TagRow(QWidget* parent = nullptr);

    void setTags(const std::vector<std::pair<QString, Tag::Kind>>& tags);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, size::tag}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    std::vector<Tag*> m_tags;
    Tag* m_more;
};

} // namespace gremio::ui
