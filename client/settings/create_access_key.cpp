// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/create_access_key.h"

#include "client/settings/account_controller.h"
#include "client/settings/form_dialog.h"
#include "client/ui/check_box.h"
#include "client/ui/combo_box.h"
#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

QString CreateAccessKey::words(AccessScope scope)
{
    switch (scope) {
    case AccessScope::Read:
        return tr("Read");
    case AccessScope::Write:
        return tr("Write everything");
    case AccessScope::WriteProfile:
        return tr("Change my profile");
    case AccessScope::WriteRequests:
        return tr("Send and answer requests");
    case AccessScope::WriteMessages:
        return tr("Write messages");
    case AccessScope::Admin:
        return tr("Administer");
    }
    return {};
}

void CreateAccessKey::ask(
    AccountController& controller, bool mayAdminister, const Clock& clock, QWidget* anyWidget)
{
    auto* dialog =
        new FormDialog(tr("Create an access key"), tr("Create"), ui::Button::Kind::Primary, anyWidget);
    dialog->confirm()->setObjectName(u"confirmCreateAccessKey"_s);
    auto* name = new ui::TextField(tr("For example: calendar script"));
    name->setObjectName(u"accessKeyName"_s);
    name->edit()->setMaxLength(rules::accessKeyName.max);
    dialog->addField(tr("What is it for?"), name);

    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::s);
    std::vector<std::pair<AccessScope, ui::CheckBox*>> scopes;
    for (const auto& [scope, code] : EnumNames<AccessScope>::values) {
        if (scope == AccessScope::Admin && !mayAdminister)
            continue;
        auto* check = new ui::CheckBox(words(scope));
        check->setObjectName(u"scope_"_s + QString::fromLatin1(code));
        check->setChecked(scope == AccessScope::Read);
        column->addWidget(check);
        scopes.emplace_back(scope, check);
    }
    dialog->content()->insertWidget(
        dialog->content()->count() - 1, new ui::FormField(tr("What may it do?"), box));
    auto* ends = new ui::ComboBox;
    ends->setObjectName(u"accessKeyEnds"_s);
    for (const int days : {30, 90, 365})
        ends->addItem(tr("After %n days", nullptr, days), days);
    ends->addItem(tr("Only when I revoke it"), 0);
    ends->setCurrentIndex(1);
    dialog->content()->insertWidget(
        dialog->content()->count() - 1, new ui::FormField(tr("When does it end?"), ends));

    const auto chosen = [scopes] {
        std::vector<AccessScope> all;
        for (const auto& [scope, check] : scopes) {
            if (check->isChecked())
                all.push_back(scope);
        }
        return all;
    };
    for (const auto& [scope, check] : scopes) {
        QObject::connect(check, &ui::CheckBox::toggled, dialog,
            [dialog, chosen] { dialog->confirm()->setEnabled(!chosen().empty()); });
    }
    FormDialog::Sending sending;
    sending.busyWord = tr("Creating");
    sending.check = [name] {
        const bool given = !name->text().trimmed().isEmpty();
        name->setError(given ? QString() : tr("Write what the key is for, to tell it from others later."));
        if (!given)
            name->setFocus();
        return given;
    };
    sending.send = [&controller, &clock, name, ends, chosen, window = QPointer(anyWidget)](
                       const FormDialog::Done& answered) {
        CreateAccessKeyBody body;
        body.name = name->text().trimmed();
        body.scopes = chosen();
        if (const int days = ends->currentData().toInt(); days > 0)
            body.expiresAt = clock.now() + std::chrono::hours(24 * days);
        controller.createKey(
            body,
            [answered, window](const QString& token) {
                answered({});
                if (window)
                    show(token, window);
            },
            answered);
    };
    sending.explain = [name](const ApiError& error) {
        const auto code = error.codeAt(u"/name"_s);
        if (code)
            name->setError(ErrorWords::sayField(*code));
        return code.has_value();
    };
    dialog->setSending(std::move(sending));
    dialog->open();
    name->setFocus();
}

void CreateAccessKey::show(const QString& token, QWidget* anyWidget)
{
    auto* dialog = new ui::Dialog(tr("Your new key"), anyWidget);
    auto* words = new ui::Label(
        tr("Copy it now to where it is needed: it is shown only this once. Whoever has it can do what you "
           "allowed."));
    words->setLines(0);
    dialog->content()->addWidget(words);
    auto* field = new ui::TextField;
    field->setObjectName(u"accessKeyToken"_s);
    field->setText(token);
    field->setReadOnly(true);
    field->edit()->setAccessibleName(tr("The key"));
    field->edit()->setCursorPosition(0);
    dialog->content()->addWidget(field);
    ui::Button* copy = dialog->addButton(tr("Copy"), ui::Button::Kind::Secondary);
    copy->setObjectName(u"copyAccessKey"_s);
    copy->setGlyph(ui::Icon::Copy);
    ui::Button* done = dialog->addButton(tr("Done"), ui::Button::Kind::Primary);
    done->setObjectName(u"accessKeyDone"_s);
    QObject::connect(copy, &ui::Button::clicked, dialog, [token, copy] {
        QGuiApplication::clipboard()->setText(token);
        copy->setGlyph(ui::Icon::Check);
        copy->setText(tr("Copied"));
    });
    QObject::connect(done, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    dialog->open();
    copy->setFocus();
}

} // namespace gremio
