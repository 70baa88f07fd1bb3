// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/profile/chip_editor.h"

#include "client/ui/chip.h"
#include "client/ui/flow_layout.h"

using namespace Qt::StringLiterals;

namespace gremio {

ChipEditor::ChipEditor(QWidget* parent)
    : QWidget(parent)
    , m_flow(new ui::FlowLayout(this))
{
}

void ChipEditor::setEntries(const std::vector<Entry>& entries)
{
    if (entries == m_entries && m_flow->count() > 0)
        return;
    m_entries = entries;
    fill();
}

void ChipEditor::setAddWord(const QString& word)
{
    m_addWord = word;
    fill();
}

void ChipEditor::fill()
{
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Entry& entry : m_entries) {
        auto* chip = new ui::Chip(entry.second, ui::Chip::Kind::Removable);
        chip->setAccessibleDescription(tr("Delete takes it away"));
        connect(chip, &ui::Chip::removed, this, [this, key = entry.first] {
            std::erase_if(m_entries, [&](const Entry& one) { return one.first == key; });
            fill();
            Q_EMIT changed();
        });
        m_flow->addWidget(chip);
    }
    auto* add = new ui::Chip(m_addWord, ui::Chip::Kind::Plain);
    add->setObjectName(objectName() + u"Add"_s);
    add->setGlyph(ui::Icon::Plus);
    connect(add, &ui::Chip::clicked, this, [this, add] { Q_EMIT addWanted(add); });
    m_flow->addWidget(add);
    updateGeometry();
}

} // namespace gremio
