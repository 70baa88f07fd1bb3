// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/mentorship_store.h"
#include "client/state/profile_store.h"
#include "client/state/request_store.h"
#include "client/state/session_store.h"
#include "client/ui/page.h"
#include "shared/core/clock.h"

#include <QTimer>

class QBoxLayout;

namespace gremio::ui {
class Banner;
class Chip;
class PageHeader;
} // namespace gremio::ui

namespace gremio {

class RequestColumn;
class RequestController;

/// Requests received and sent, side by side.
class RequestsPage : public ui::Page {
    Q_OBJECT

public:
    RequestsPage(const RequestStore& store, const SessionStore& session, const ProfileStore& profile,
        RequestController& controller, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void refresh() override;
    bool isEdgeToEdge() const override { return true; }

Q_SIGNALS:
    void openMentorWanted(const gremio::UserId& mentor);
    void findWanted(const QString& text);
    void sayHelloWanted(const gremio::UserId& user);
    void bookWanted(const gremio::UserId& other, bool iMentor);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(bool onlyOpen);
    void follow();

    const RequestStore& m_store;
    const SessionStore& m_session;
    const ProfileStore& m_profile;
    RequestController& m_controller;
    const Clock& m_clock;
    bool m_onlyOpen = false;
    QTimer m_minute; ///< "20 min ago" grows old
    QBoxLayout* m_columns;
    ui::PageHeader* m_header;
    ui::Chip* m_open;
    ui::Chip* m_all;
    ui::Banner* m_stale;
    RequestColumn* m_received;
    RequestColumn* m_sent;
};

} // namespace gremio
