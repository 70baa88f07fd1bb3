// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/choice_popover.h"

#include "client/ui/check_box.h"
#include "client/ui/label.h"
#include "client/ui/text_field.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

ChoicePopover::ChoicePopover(const QString& title, QWidget* window)
    : ui::Popover(window)
    , m_search(new ui::TextField)
    , m_list(nullptr)
    , m_nothing(new ui::Label(tr("Nothing is called like that."), ui::Type::Caption, ui::Color::Text2))
{
    setObjectName(u"choicePopover"_s);
    setAccessibleName(title);
    content()->setSpacing(ui::space::m);
    content()->addWidget(new ui::Label(title, ui::Type::Subtitle));
    m_search->setObjectName(u"choiceSearch"_s);
    m_search->setLeadingIcon(ui::Icon::Search);
    m_search->setClearable(true);
    m_search->hide();
    content()->addWidget(m_search);

    auto* scroll = new QScrollArea;
    auto* inner = new QWidget;
    m_list = new QVBoxLayout(inner);
    // Room for the focus ring around the boxes.
    m_list->setContentsMargins(4, 4, 4, 4);
    m_list->setSpacing(ui::space::m);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedHeight(240);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    content()->addWidget(scroll);
    m_nothing->hide();
    connect(this, &ui::Popover::dismissed, this, &QObject::deleteLater);
    connect(m_search, &ui::TextField::textChanged, this, [this](const QString& text) {
        if (m_asksElsewhere)
            Q_EMIT searched(text);
        else
            fill();
    });
    connect(m_search, &ui::TextField::returnPressed, this, [this] {
        if (const QString text = m_search->text().simplified(); !text.isEmpty())
            Q_EMIT submitted(text);
    });
}

void ChoicePopover::setSearchable(const QString& placeholder, bool asksElsewhere)
{
    m_asksElsewhere = asksElsewhere;
    m_search->setPlaceholder(placeholder);
    m_search->edit()->setAccessibleName(placeholder);
    m_search->show();
    m_search->setFocus();
}

void ChoicePopover::clearSearch()
{
    m_search->setText({});
}

void ChoicePopover::setOptions(const std::vector<Option>& options, const std::vector<Option>& chosen)
{
    m_options = options;
    m_chosen = chosen;
    fill();
}

void ChoicePopover::fill()
{
    while (QLayoutItem* item = m_list->takeAt(0)) {
        if (item->widget() == m_nothing) {
            m_nothing->hide();
        } else if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const auto isChosen = [this](const Option& option) {
        return std::any_of(
            m_chosen.begin(), m_chosen.end(), [&](const Option& c) { return c.first == option.first; });
    };
    const QString sought = m_asksElsewhere ? QString() : m_search->text().trimmed();
    int count = 0;
    const auto add = [&](const Option& option, bool on) {
        auto* box = new ui::CheckBox(option.second);
        box->setObjectName(u"choice_%1"_s.arg(option.second));
        box->setChecked(on);
        connect(box, &ui::CheckBox::toggled, this, [this, option](bool now) {
            if (now)
                m_chosen.push_back(option);
            else
                std::erase_if(m_chosen, [&](const Option& c) { return c.first == option.first; });
            Q_EMIT toggled(option.first, option.second, now);
        });
        m_list->addWidget(box);
        ++count;
    };
    for (const Option& option : m_chosen)
        add(option, true);
    for (const Option& option : m_options) {
        if (!isChosen(option) && option.second.contains(sought, Qt::CaseInsensitive))
            add(option, false);
    }
    if (count == 0) {
        m_list->addWidget(m_nothing);
        m_nothing->show();
    }
    m_list->addStretch(1);
}

} // namespace gremio
