// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scheduling/sessions_controller.h"
#include "client/ui/card.h"

namespace gremio::ui {
class Banner;
class Button;
class ComboBox;
class Label;
class LinkButton;
class TextArea;
class TextField;
} // namespace gremio::ui

namespace gremio {

/// What a session is about beyond its title, and how the two meet; both can be changed by either of them
/// until it ends. What is being written is never replaced by what comes in.
class AgendaCard : public ui::Card {
    Q_OBJECT

public:
    explicit AgendaCard(SessionsController& controller, QWidget* parent = nullptr);

    void present(const Session& session, const QString& otherName, Instant now);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildForm();
    void edit();
    void leave();
    void save();
    void follow();
    void showError(const ApiError& error);
    SessionDetailsBody written() const;
    bool isChanged() const;

    SessionsController& m_controller;
    Session m_session;
    QString m_name;
    bool m_open = false; ///< it can be changed
    bool m_editing = false;
    bool m_saving = false;
    SessionDetailsBody m_before; ///< what it was when the editing began
    ui::Label* m_title;
    ui::LinkButton* m_edit;
    ui::Label* m_text;
    QWidget* m_form;
    ui::TextArea* m_agenda;
    ui::Label* m_howLabel;
    ui::ComboBox* m_medium;
    ui::TextField* m_place;
    ui::Banner* m_news;
    ui::Banner* m_problem;
    ui::Button* m_discard;
    ui::Button* m_save;
};

} // namespace gremio
