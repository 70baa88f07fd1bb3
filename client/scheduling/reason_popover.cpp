// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/reason_popover.h"

#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/text_area.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

ReasonPopover::ReasonPopover(
    const Words& words, QWidget* window, std::function<void(const QString&)> confirmed)
    : ui::Popover(window)
{
    setObjectName(u"reasonPopover"_s);
    setAccessibleName(words.title);
    content()->setSpacing(ui::space::m);
    content()->addWidget(new ui::ElidedLabel(words.title, ui::Type::Subtitle));
    if (!words.sentence.isEmpty()) {
        auto* sentence = new ui::Label(words.sentence, ui::Type::Body, ui::Color::Text2);
        sentence->setLines(0);
        content()->addWidget(sentence);
    }
    auto* reason = new ui::TextArea;
    reason->setLabel(words.required ? tr("Reason") : tr("Reason, if you like"));
    reason->setLimit(500);
    reason->setVisibleLines(3);
    reason->edit()->setObjectName(u"sessionReason"_s);
    reason->edit()->setAccessibleName(words.required ? tr("Reason") : tr("Reason, if you like"));
    reason->edit()->setTabChangesFocus(true);
    content()->addWidget(reason);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(ui::space::s);
    buttons->addStretch(1);
    auto* back = new ui::Button(tr("Back"), ui::Button::Kind::Quiet);
    auto* confirm = new ui::Button(words.confirm, ui::Button::Kind::Danger);
    confirm->setObjectName(u"confirmReasonButton"_s);
    buttons->addWidget(back);
    buttons->addWidget(confirm);
    content()->addLayout(buttons);
    connect(this, &ui::Popover::dismissed, this, &QObject::deleteLater);
    connect(back, &ui::Button::clicked, this, &ui::Popover::dismiss);
    connect(reason, &ui::TextArea::textChanged, confirm, [reason, confirm] {
        confirm->setEnabled(!reason->isOverLimit());
        if (!reason->text().trimmed().isEmpty())
            reason->setError({});
    });
    connect(confirm, &ui::Button::clicked, this,
        [this, reason, required = words.required, confirmed = std::move(confirmed)] {
            const QString text = reason->text().trimmed();
            if (required && text.isEmpty()) {
                reason->setError(tr("Say why: the other can read it."));
                reason->edit()->setFocus();
                return;
            }
            dismiss();
            confirmed(text);
        });
    reason->edit()->setFocus();
}

} // namespace gremio
