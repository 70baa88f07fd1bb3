// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/mentorship/decline_popover.h"

#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/text_area.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

DeclinePopover::DeclinePopover(
    const QString& name, QWidget* window, std::function<void(const QString&)> decline)
    : ui::Popover(window)
{
    setObjectName(u"declinePopover"_s);
    setAccessibleName(tr("Decline %1").arg(name));
    content()->setSpacing(ui::space::m);
    auto* title = new ui::ElidedLabel(tr("Decline %1").arg(name), ui::Type::Subtitle);
    content()->addWidget(title);
    auto* reason = new ui::TextArea;
    reason->setLabel(tr("Reason, if you like"));
    reason->setLimit(500);
    reason->setVisibleLines(3);
    reason->setPlaceholder(tr("For example when to ask again, or whom"));
    reason->edit()->setObjectName(u"declineReason"_s);
    reason->edit()->setTabChangesFocus(true);
    content()->addWidget(reason);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(ui::space::s);
    buttons->addStretch(1);
    auto* cancel = new ui::Button(tr("Cancel"), ui::Button::Kind::Quiet);
    auto* confirm = new ui::Button(tr("Decline"), ui::Button::Kind::Primary);
    confirm->setObjectName(u"confirmDeclineButton"_s);
    buttons->addWidget(cancel);
    buttons->addWidget(confirm);
    content()->addLayout(buttons);
    connect(this, &ui::Popover::dismissed, this, &QObject::deleteLater);
    connect(cancel, &ui::Button::clicked, this, &ui::Popover::dismiss);
    connect(reason, &ui::TextArea::textChanged, confirm,
        [reason, confirm] { confirm->setEnabled(!reason->isOverLimit()); });
    connect(confirm, &ui::Button::clicked, this, [this, reason, decline = std::move(decline)] {
        const QString text = reason->text();
        dismiss();
        decline(text);
    });
    reason->edit()->setFocus();
}

} // namespace gremio
