// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/request_store.h"
#include "shared/core/clock.h"

#include <QTimeZone>
#include <QWidget>

class QHBoxLayout;

namespace gremio::ui {
class Avatar;
class Button;
class Label;
class StateTag;
class TagRow;
} // namespace gremio::ui

namespace gremio {

/// What a row needs to know beside its request.
struct RequestContext {
    const Clock& clock;
    QTimeZone zone;
    int taken = 0; ///< of my places as a mentor; 0 of 0 where that is not known
    int capacity = 0;
};

/// One request on the page: who, why, how long ago, what became of it, and what can be done. Equal height.
class RequestRowWidget : public QWidget {
    Q_OBJECT

public:
    explicit RequestRowWidget(RequestDirection direction, QWidget* parent = nullptr);

    void present(const RequestRow& row, const RequestContext& context);
    const RequestRow& row() const { return m_row; }

Q_SIGNALS:
    void acceptWanted();
    /// anchor: where the question for a reason belongs.
    void declineWanted(QWidget* anchor);
    void withdrawWanted();
    void openMentorWanted();
    void findSimilarWanted();
    void sayHelloWanted();
    void bookWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void presentReceived(const RequestContext& context);
    void presentSent(const RequestContext& context);
    void say(const QString& note, bool danger = false);

    RequestDirection m_direction;
    RequestRow m_row;
    bool m_settled = false;
    ui::Avatar* m_avatar;
    ui::Label* m_name;
    ui::Label* m_when;
    ui::StateTag* m_state;
    ui::Label* m_message;
    ui::TagRow* m_skills;
    ui::Label* m_note;
    ui::Button* m_first;
    ui::Button* m_second;
};

} // namespace gremio
