// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/reload.h"
#include "client/state/loadable.h"
#include "client/state/refresher.h"

namespace gremio {

/// What I want to be told when, on all my devices: loaded, told by the server when another device changes it,
/// and saved. A change is shown at once and sent; of several made quickly the last one is what is sent in the
/// end.
class PreferencesSync : public QObject {
    Q_OBJECT

public:
    PreferencesSync(ApiClient& api, Refresher& refresher, QObject* parent = nullptr);

    const Loadable<NotificationPreferences>& loaded() const { return m_known; }
    /// With what is on its way; good once loaded.
    const NotificationPreferences& present() const { return m_wanted ? *m_wanted : m_known.value; }
    bool isSaving() const { return m_wanted.has_value(); }

    void refresh();
    /// Answered by saved() or failed(); after a failure the former ones are back.
    void save(const NotificationPreferences& wanted);
    /// The server told that they are these now.
    void take(const NotificationPreferences& told);

Q_SIGNALS:
    void changed();
    /// former: what they were before the first of the changes that are saved now.
    void saved(const gremio::NotificationPreferences& former);
    void failed(const gremio::ApiError& error);

private:
    void send();

    ApiClient& m_api;
    Loadable<NotificationPreferences> m_known;
    std::optional<NotificationPreferences> m_wanted;
    NotificationPreferences m_former;
    Reload<NotificationPreferences> m_loading;
    bool m_toldMeanwhile = false;
};

} // namespace gremio
