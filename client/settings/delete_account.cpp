// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/delete_account.h"

#include "client/start/session_controller.h"
#include "client/ui/dialog.h"
#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"

#include <QPointer>

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

void DeleteAccount::ask(SessionController& controller, QWidget* anyWidget)
{
    auto* dialog = new ui::Dialog(tr("Delete your account?"), anyWidget);
    auto* words = new ui::Label(
        tr("Your profile, your requests and your mentorships go with it. This cannot be undone."));
    words->setLines(0);
    dialog->content()->addWidget(words);
    auto* password = new ui::TextField;
    password->setObjectName(u"deleteAccountPassword"_s);
    password->setPassword(true);
    dialog->content()->addWidget(new ui::FormField(tr("Your password, to be sure"), password));
    dialog->addCancel();
    ui::Button* confirm = dialog->addButton(tr("Delete account"), ui::Button::Kind::Danger);
    confirm->setObjectName(u"confirmDeleteAccount"_s);
    const auto go = [dialog, password, confirm, &controller] {
        if (confirm->isBusy())
            return;
        if (password->text().isEmpty()) {
            password->setError(tr("Write your password."));
            return;
        }
        confirm->setBusy(true, tr("Deleting"));
        dialog->setDismissable(false);
        controller.deleteAccount(password->text(),
            [guard = QPointer(dialog), password, confirm](const std::optional<ApiError>& error) {
                if (!guard)
                    return;
                guard->setDismissable(true);
                confirm->setBusy(false);
                if (error)
                    password->setError(error->is(ErrorCode::WrongCredentials)
                            ? tr("This is not your password.")
                            : ErrorWords::say(*error));
                else
                    guard->accept();
            });
    };
    QObject::connect(confirm, &ui::Button::clicked, dialog, go);
    QObject::connect(password, &ui::TextField::returnPressed, dialog, go);
    QObject::connect(password, &ui::TextField::textChanged, password, [password] { password->setError({}); });
    dialog->open();
    password->setFocus();
}

} // namespace gremio
