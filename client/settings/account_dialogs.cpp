// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/account_dialogs.h"

#include "client/net/app_link.h"
#include "client/settings/account_controller.h"
#include "client/settings/form_dialog.h"
#include "client/start/new_password_field.h"
#include "client/start/session_controller.h"
#include "client/ui/check_box.h"
#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

ui::TextField* passwordField(const QString& name)
{
    auto* field = new ui::TextField;
    field->setObjectName(name);
    field->setPassword(true);
    return field;
}

/// Shows it and begins in its first field.
void begin(FormDialog* dialog, QWidget* field)
{
    dialog->open();
    field->setFocus();
}

} // namespace

void AccountDialogs::changePassword(const Around& around, const Done& done)
{
    auto* dialog = new FormDialog(
        tr("Change your password"), tr("Change password"), ui::Button::Kind::Primary, around.anyWidget);
    dialog->confirm()->setObjectName(u"confirmChangePassword"_s);
    auto* current = passwordField(u"currentPassword"_s);
    dialog->addField(tr("Your password now"), current);
    auto* wanted = new NewPasswordField(u"newPassword"_s, false);
    wanted->setLabel(tr("New password"));
    const User& me = around.session.user();
    wanted->setAbout({me.email, me.displayName, me.username.value_or(QString())});
    dialog->content()->insertWidget(dialog->content()->count() - 1, wanted);
    QObject::connect(wanted, &NewPasswordField::returnPressed, dialog, &FormDialog::submit);
    FormDialog::Sending sending;
    sending.busyWord = tr("Changing");
    sending.check = [current, wanted] {
        const bool given = !current->text().isEmpty();
        current->setError(given ? QString() : tr("Write your password."));
        const bool good = wanted->check();
        if (!given)
            current->setFocus();
        else if (!good)
            wanted->setFocus();
        return given && good;
    };
    sending.send = [&account = around.account, current, wanted](const FormDialog::Done& answered) {
        account.changePassword(current->text(), wanted->text(), answered);
    };
    sending.explain = [current, wanted](const ApiError& error) {
        if (error.is(ErrorCode::WrongCredentials))
            current->setError(tr("This is not your password."));
        else if (error.is(ErrorCode::WeakPassword) || error.codeAt(u"/newPassword"_s))
            wanted->setError(ErrorWords::say(error));
        else
            return false;
        return true;
    };
    dialog->setSending(std::move(sending));
    QObject::connect(dialog, &ui::Dialog::accepted, dialog,
        [done] { done(tr("Password changed. Elsewhere you will be asked for the new one.")); });
    begin(dialog, current);
}

void AccountDialogs::changeEmail(const Around& around, const Done& done)
{
    auto* dialog = new FormDialog(
        tr("Change your e-mail address"), tr("Send the code"), ui::Button::Kind::Primary, around.anyWidget);
    dialog->confirm()->setObjectName(u"confirmChangeEmail"_s);
    dialog->addWords(tr("The new address gets a code. %1 stays the address of your account until you give "
                        "the code here.")
                         .arg(around.session.user().email));
    auto* email = new ui::TextField;
    email->setObjectName(u"newEmail"_s);
    dialog->addField(tr("New e-mail address"), email);
    auto* password = passwordField(u"changeEmailPassword"_s);
    dialog->addField(tr("Your password, to be sure"), password);
    FormDialog::Sending sending;
    sending.busyWord = tr("Sending");
    sending.check = [email, password] {
        const bool address = email->text().contains(u'@');
        email->setError(address ? QString() : tr("Write the whole address, with its ending."));
        const bool given = !password->text().isEmpty();
        password->setError(given ? QString() : tr("Write your password."));
        if (!address)
            email->setFocus();
        else if (!given)
            password->setFocus();
        return address && given;
    };
    sending.send = [&account = around.account, email, password](const FormDialog::Done& answered) {
        account.changeEmail(password->text(), email->text().trimmed(), answered);
    };
    sending.explain = [email, password](const ApiError& error) {
        if (error.is(ErrorCode::WrongCredentials))
            password->setError(tr("This is not your password."));
        else if (error.is(ErrorCode::EmailTaken))
            email->setError(ErrorWords::say(error));
        else if (const auto code = error.codeAt(u"/email"_s))
            email->setError(ErrorWords::sayField(*code));
        else
            return false;
        return true;
    };
    dialog->setSending(std::move(sending));
    QObject::connect(dialog, &ui::Dialog::accepted, around.anyWidget,
        [around, email, done] { verifyEmail(around, email->text().trimmed(), done); });
    begin(dialog, email);
}

void AccountDialogs::verifyEmail(const Around& around, const QString& address, const Done& done)
{
    auto* dialog = new FormDialog(
        tr("Confirm your e-mail address"), tr("Confirm"), ui::Button::Kind::Primary, around.anyWidget);
    dialog->confirm()->setObjectName(u"confirmVerifyEmail"_s);
    const bool sendsMail = around.session.serverInfo().sendsMail;
    dialog->addWords(sendsMail
            ? tr("A mail to %1 has a code in it. Copy it here, or open the link in the mail.").arg(address)
            : tr("This server sends no mail yet. The code for %1 comes once it does; the people who run the "
                 "server can tell when.")
                  .arg(address));
    auto* code = new ui::TextField;
    code->setObjectName(u"verifyCode"_s);
    ui::FormField* form = dialog->addField(tr("Code from the mail"), code);
    if (address == around.session.user().email) {
        auto* again = new ui::LinkButton(tr("Send another mail"), nullptr, ui::Type::Caption);
        again->setObjectName(u"resendVerification"_s);
        form->addTrailing(again);
        QObject::connect(
            again, &ui::LinkButton::clicked, dialog, [account = &around.account, form, code, sendsMail] {
                form->setHint(tr("Sending …"));
                account->sendVerification(
                    [form = QPointer(form), code, sendsMail](const std::optional<ApiError>& error) {
                        if (!form)
                            return;
                        form->setHint(error ? QString()
                                : sendsMail ? tr("Another mail is on its way. Only its code counts now.")
                                            : tr("Another mail waits for the server to send mails."));
                        if (error)
                            code->setError(ErrorWords::say(*error));
                    });
            });
    }
    FormDialog::Sending sending;
    sending.busyWord = tr("Confirming");
    sending.check = [code] {
        const bool given = !codeIn(code->text()).isEmpty();
        code->setError(given ? QString() : tr("Paste the code from the mail."));
        return given;
    };
    sending.send = [&session = around.sessionController, code](FormDialog::Done answered) {
        session.verifyEmail(codeIn(code->text()), std::move(answered));
    };
    sending.explain = [code](const ApiError& error) {
        const bool wrong = error.is(ErrorCode::CodeInvalid) || error.codeAt(u"/code"_s);
        if (wrong)
            code->setError(tr("This code is not right, was used already, or is too old."));
        return wrong;
    };
    dialog->setSending(std::move(sending));
    QObject::connect(
        dialog, &ui::Dialog::accepted, dialog, [done] { done(tr("Your e-mail address is confirmed")); });
    begin(dialog, code);
}

void AccountDialogs::deleteAccount(const Around& around, const std::function<void()>& exportWanted)
{
    auto* dialog = new FormDialog(
        tr("Delete your account?"), tr("Delete account"), ui::Button::Kind::Danger, around.anyWidget);
    dialog->confirm()->setObjectName(u"confirmDeleteAccount"_s);
    dialog->addWords(tr(
        "Your profile and what you wrote in requests are erased, your mentorships end, and every device is "
        "signed out. What you said in chats stays with those you said it to, without your name. Nobody can "
        "bring the account back, not even the people who run this server."));
    auto* keep = new ui::LinkButton(tr("Export my data first"));
    keep->setObjectName(u"exportFirst"_s);
    dialog->content()->insertWidget(dialog->content()->count() - 1, keep, 0, Qt::AlignLeft);
    QObject::connect(keep, &ui::LinkButton::clicked, dialog, [dialog, exportWanted] {
        dialog->reject();
        exportWanted();
    });
    auto* password = passwordField(u"deleteAccountPassword"_s);
    dialog->addField(tr("Your password, to be sure"), password);
    auto* sure = new ui::CheckBox(tr("I know that this cannot be undone"));
    sure->setObjectName(u"deleteAccountSure"_s);
    dialog->content()->insertWidget(dialog->content()->count() - 1, sure);
    dialog->confirm()->setEnabled(false);
    QObject::connect(sure, &ui::CheckBox::toggled, dialog->confirm(), &QWidget::setEnabled);
    FormDialog::Sending sending;
    sending.busyWord = tr("Deleting");
    sending.check = [password] {
        const bool given = !password->text().isEmpty();
        password->setError(given ? QString() : tr("Write your password."));
        if (!given)
            password->setFocus();
        return given;
    };
    sending.send = [&session = around.sessionController, password](FormDialog::Done answered) {
        session.deleteAccount(password->text(), std::move(answered));
    };
    sending.explain = [password](const ApiError& error) {
        const bool wrong = error.is(ErrorCode::WrongCredentials);
        if (wrong)
            password->setError(tr("This is not your password."));
        return wrong;
    };
    dialog->setSending(std::move(sending));
    begin(dialog, password);
}

} // namespace gremio
