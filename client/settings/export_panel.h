// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/session_store.h"
#include "shared/core/clock.h"

#include <QWidget>

namespace gremio::ui {
class Button;
class Label;
} // namespace gremio::ui

namespace gremio {

class AccountController;

/// Saves everything the server keeps of me in a file: asks where, shows how far it is, can be broken off.
class ExportPanel : public QWidget {
    Q_OBJECT

public:
    ExportPanel(const SessionStore& session, AccountController& controller, const Clock& clock,
        QWidget* parent = nullptr);

    void askWhere();

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();

    const SessionStore& m_session;
    AccountController& m_controller;
    const Clock& m_clock;
    qint64 m_received = 0;
    ui::Label* m_words;
    ui::Button* m_export;
    ui::Button* m_cancel;
};

} // namespace gremio
