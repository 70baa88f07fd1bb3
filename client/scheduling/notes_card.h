// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scheduling/sessions_controller.h"
#include "client/ui/card.h"

#include <QHash>

namespace gremio::ui {
class Button;
class Label;
class LinkButton;
class TextArea;
} // namespace gremio::ui

namespace gremio {

/// What I note of a session, for me and for both, and what the other one shares. What is being written is
/// never replaced by what comes in, and is there again when its session is.
class NotesCard : public ui::Card {
    Q_OBJECT

public:
    explicit NotesCard(SessionsController& controller, QWidget* parent = nullptr);

    void open(const SessionId& id, const QString& otherName);
    bool isChanged() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Unsaved {
        SessionNotes base; ///< what it changes
        QString mine;
        QString shared;
    };
    void putAside();
    void fill(const SessionNotes& notes);
    void follow();
    void save();
    void retranslate();

    SessionsController& m_controller;
    SessionId m_id;
    QString m_name;
    QHash<SessionId, Unsaved> m_unsaved; ///< of the sessions that are not open
    SessionNotes m_notes; ///< as the server last told
    bool m_loaded = false;
    bool m_saving = false;
    bool m_conflict = false; ///< what I write is not based on what is stored now
    ui::Label* m_title;
    ui::TextArea* m_mine;
    ui::TextArea* m_shared;
    ui::Label* m_theirName;
    ui::Label* m_theirs;
    ui::Label* m_error;
    ui::LinkButton* m_again;
    ui::Button* m_discard;
    ui::Button* m_save;
    QWidget* m_foot;
};

} // namespace gremio
