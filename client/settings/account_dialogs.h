// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <functional>

class QWidget;

namespace gremio {

class AccountController;
class SessionController;
class SessionStore;

/// The questions that change an account. Each opens a dialog over anyWidget's window and returns at once;
/// `done` is called with words to show once the server has agreed.
class AccountDialogs {
    Q_DECLARE_TR_FUNCTIONS(AccountDialogs)

public:
    struct Around {
        AccountController& account;
        SessionController& sessionController;
        const SessionStore& session;
        QWidget* anyWidget;
    };
    using Done = std::function<void(const QString& words)>;

    static void changePassword(const Around& around, const Done& done);
    static void changeEmail(const Around& around, const Done& done);
    /// For the code that was mailed to the account's address, or to the one that it is to have.
    static void verifyEmail(const Around& around, const QString& address, const Done& done);
    static void deleteAccount(const Around& around, const std::function<void()>& exportWanted);
};

} // namespace gremio
