// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/directory/mentor_card.h"
#include "client/mentorship/request_controller.h"
#include "client/state/session_store.h"
#include "client/ui/card.h"
#include "shared/core/clock.h"

#include <QHash>

class QVBoxLayout;

namespace gremio::ui {
class Banner;
class Button;
class Chip;
class FlowLayout;
class Label;
class StateTag;
class TextArea;
} // namespace gremio::ui

namespace gremio {

/// The right side of a mentor's page: asks for mentoring, or says how things stand and what can be done.
/// What was typed for a mentor is kept while the app runs.
class AskPanel : public ui::Card {
    Q_OBJECT

public:
    AskPanel(const SessionStore& session, const RequestStore& requests, const MentorshipStore& mentorships,
        RequestController& controller, const Clock& clock, QWidget* parent = nullptr);

    void present(const Mentor& mentor, const Standing& standing);
    void focusMessage();

Q_SIGNALS:
    void editProfileWanted();
    void sayHelloWanted(const gremio::UserId& mentor);
    void bookWanted(const gremio::UserId& mentor);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Draft {
        QString message;
        QStringList chosen;
        QStringList others; ///< skills that the mentor does not list
    };

    QWidget* buildForm();
    QWidget* buildStanding();
    void refresh();
    void refreshForm();
    void refreshStanding();
    void fillChips();
    void addOther();
    void remember();
    void send();
    void endMentorship();
    void onFailed(const UserId& mentor, const ApiError& error);

    const SessionStore& m_session;
    const RequestStore& m_requests;
    const MentorshipStore& m_mentorships;
    RequestController& m_controller;
    const Clock& m_clock;
    Mentor m_mentor;
    Standing m_standing;
    QHash<UserId, Draft> m_drafts;

    ui::Label* m_title;
    ui::Label* m_places;
    QWidget* m_form;
    ui::Label* m_learn;
    QWidget* m_chipBox;
    ui::FlowLayout* m_chips;
    ui::TextArea* m_message;
    ui::Banner* m_problem;
    ui::Button* m_send;
    ui::Label* m_note;
    QWidget* m_standingBox;
    ui::StateTag* m_tag;
    ui::Label* m_since;
    ui::Label* m_said;
    ui::Label* m_expires;
    ui::Button* m_book;
    ui::Button* m_hello;
    ui::Button* m_act;
};

} // namespace gremio
