// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/form_dialog.h"

#include "client/ui/banner.h"
#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"

#include <QPointer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

FormDialog::FormDialog(
    const QString& title, const QString& confirmWord, ui::Button::Kind kind, QWidget* anyWidget)
    : ui::Dialog(title, anyWidget)
    , m_problem(new ui::Banner(ui::Banner::Kind::Danger, QString()))
{
    m_problem->setObjectName(u"dialogError"_s);
    m_problem->hide();
    content()->addWidget(m_problem);
    addCancel();
    m_confirm = addButton(confirmWord, kind);
    connect(m_confirm, &ui::Button::clicked, this, &FormDialog::submit);
}

ui::Label* FormDialog::addWords(const QString& words)
{
    auto* label = new ui::Label(words);
    label->setLines(0);
    content()->insertWidget(content()->count() - 1, label);
    return label;
}

ui::FormField* FormDialog::addField(const QString& label, ui::TextField* field)
{
    auto* form = new ui::FormField(label, field);
    content()->insertWidget(content()->count() - 1, form);
    connect(field, &ui::TextField::returnPressed, this, &FormDialog::submit);
    connect(field, &ui::TextField::textChanged, field, [field] { field->setError({}); });
    return form;
}

void FormDialog::setSending(Sending sending)
{
    m_sending = std::move(sending);
}

void FormDialog::submit()
{
    if (m_confirm->isBusy() || !m_confirm->isEnabled() || !m_sending.check())
        return;
    m_problem->hide();
    m_confirm->setBusy(true, m_sending.busyWord);
    setDismissable(false);
    m_sending.send([guard = QPointer(this)](const std::optional<ApiError>& error) {
        if (!guard)
            return;
        guard->setDismissable(true);
        guard->m_confirm->setBusy(false);
        if (!error) {
            guard->accept();
        } else if (!guard->m_sending.explain(*error)) {
            guard->m_problem->setText(ErrorWords::say(*error));
            guard->m_problem->show();
        }
    });
}

} // namespace gremio
