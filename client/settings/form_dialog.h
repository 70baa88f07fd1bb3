// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_error.h"
#include "client/ui/dialog.h"

#include <functional>

namespace gremio::ui {
class Banner;
class FormField;
class Label;
class TextField;
} // namespace gremio::ui

namespace gremio {

/// A dialog that sends something: it checks, waits with a turning icon, and stays open, with the reason,
/// where that fails. Deletes itself when closed.
class FormDialog : public ui::Dialog {
    Q_OBJECT

public:
    using Done = std::function<void(std::optional<ApiError>)>;
    struct Sending {
        QString busyWord;
        std::function<bool()> check; ///< says what is missing; false where something is
        std::function<void(Done)> send;
        /// Says an error where it belongs; false where nobody but the dialog can say it.
        std::function<bool(const ApiError&)> explain;
    };

    FormDialog(const QString& title, const QString& confirmWord, ui::Button::Kind kind, QWidget* anyWidget);

    /// What stands above the fields.
    ui::Label* addWords(const QString& words);
    /// Takes the field; Enter in it confirms, typing in it takes its error away.
    ui::FormField* addField(const QString& label, ui::TextField* field);
    void setSending(Sending sending);
    ui::Button* confirm() const { return m_confirm; }
    void submit();

private:
    Sending m_sending;
    ui::Button* m_confirm;
    ui::Banner* m_problem;
};

} // namespace gremio
