// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/session_store.h"

#include <QWidget>

class QStackedLayout;

namespace gremio::ui {
class Button;
class Label;
class LinkButton;
class StateTag;
class TextField;
} // namespace gremio::ui

namespace gremio {

class SessionController;

/// Which server: name, address, version and whether it answers; or the field to change it. What is typed
/// elsewhere on the page stays.
class ServerCard : public QWidget {
    Q_OBJECT

public:
    ServerCard(const SessionStore& store, SessionController& controller, QWidget* parent = nullptr);

    /// Opens the field for the address.
    void edit();
    bool isEditing() const { return m_editing; }

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildCard();
    void buildField();
    void showField(bool editing);
    void submit();
    void refresh();

    const SessionStore& m_store;
    SessionController& m_controller;
    bool m_editing = false;
    ui::Label* m_caption;
    QWidget* m_card;
    ui::Label* m_name;
    ui::Label* m_address;
    ui::StateTag* m_state;
    ui::LinkButton* m_change;
    ui::Label* m_trouble;
    QWidget* m_field;
    ui::TextField* m_typed;
    ui::Button* m_check;
    ui::Button* m_cancel;
};

} // namespace gremio
