// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/popover.h"

#include <utility>
#include <vector>

class QVBoxLayout;

namespace gremio::ui {
class Label;
class TextField;
} // namespace gremio::ui

namespace gremio {

/// Several of many: check boxes with a field to find them. Deletes itself when it is closed.
class ChoicePopover : public ui::Popover {
    Q_OBJECT

public:
    /// A key and what it is called.
    using Option = std::pair<QString, QString>;

    ChoicePopover(const QString& title, QWidget* window);

    /// Chosen keys come first; options replace those that were there.
    void setOptions(const std::vector<Option>& options, const std::vector<Option>& chosen);
    /// With a search field; without a connection to searched() it sifts the options itself.
    void setSearchable(const QString& placeholder, bool asksElsewhere);
    void clearSearch();

Q_SIGNALS:
    void toggled(const QString& key, const QString& name, bool on);
    void searched(const QString& text);
    /// Enter in the search field.
    void submitted(const QString& text);

private:
    void fill();

    std::vector<Option> m_options;
    std::vector<Option> m_chosen;
    bool m_asksElsewhere = false;
    ui::TextField* m_search;
    QVBoxLayout* m_list;
    ui::Label* m_nothing;
};

} // namespace gremio
