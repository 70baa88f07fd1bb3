// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/account_store.h"
#include "client/state/session_store.h"
#include "client/ui/card.h"
#include "shared/core/clock.h"

class QVBoxLayout;

namespace gremio::ui {
class Button;
class ErrorState;
class Label;
class Skeleton;
} // namespace gremio::ui

namespace gremio {

class AccountController;

/// The keys with which programs act for the account: make one, look at them, take one back.
class AccessKeysCard : public ui::Card {
    Q_OBJECT

public:
    AccessKeysCard(const AccountStore& store, const SessionStore& session, AccountController& controller,
        const Clock& clock, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void fill();
    void askRevoke(const AccessKey& key);
    QString about(const AccessKey& key) const;

    const AccountStore& m_store;
    const SessionStore& m_session;
    AccountController& m_controller;
    const Clock& m_clock;
    ui::Label* m_title;
    ui::Label* m_explanation;
    QVBoxLayout* m_rows;
    ui::Skeleton* m_skeleton;
    ui::ErrorState* m_error;
    ui::Button* m_create;
};

} // namespace gremio
