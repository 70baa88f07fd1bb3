// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/ask_panel.h"
#include "client/ui/dialog.h"
#include "client/ui/label.h"
#include "client/ui/popover.h"
#include "client/ui/text_field.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

/// Asks for a skill that the mentor does not list.
void AskPanel::addOther()
{
    auto* popover = new ui::Popover(window());
    connect(popover, &ui::Popover::dismissed, popover, &QObject::deleteLater);
    auto* field = new ui::TextField(tr("For example: SQL"));
    field->setObjectName(u"askOtherField"_s);
    field->edit()->setMaxLength(60);
    field->edit()->setAccessibleName(tr("What else do you want to learn?"));
    popover->content()->addWidget(new ui::Label(tr("What else do you want to learn?"), ui::Type::Subtitle));
    popover->content()->addWidget(field);
    connect(field, &ui::TextField::returnPressed, this, [this, popover, field] {
        const QString skill = field->text().simplified();
        Draft& draft = m_drafts[m_mentor.card.id];
        if (!skill.isEmpty() && !draft.chosen.contains(skill, Qt::CaseInsensitive)) {
            draft.others << skill;
            draft.chosen << skill;
            fillChips();
        }
        popover->dismiss();
    });
    popover->openAt(qobject_cast<QWidget*>(sender()));
    field->setFocus();
}

void AskPanel::endMentorship()
{
    const auto mentorship = m_mentorships.withMentor(m_mentor.card.id);
    if (!mentorship)
        return;
    auto* dialog = new ui::Dialog(tr("End the mentorship with %1?").arg(m_mentor.card.displayName), this);
    auto* words = new ui::Label(
        tr("Both of you will see that it has ended. The place is free for somebody else; you can ask again "
           "later."));
    words->setLines(0);
    dialog->content()->addWidget(words);
    dialog->addCancel();
    ui::Button* end = dialog->addButton(tr("End mentorship"), ui::Button::Kind::Danger);
    end->setObjectName(u"confirmEndButton"_s);
    connect(end, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    connect(
        dialog, &ui::Dialog::accepted, this, [this, id = mentorship->id] { m_controller.endMentorship(id); });
    dialog->open();
}

} // namespace gremio
