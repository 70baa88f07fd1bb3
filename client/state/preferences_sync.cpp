// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/preferences_sync.h"

namespace gremio {

PreferencesSync::PreferencesSync(ApiClient& api, Refresher& refresher, QObject* parent)
    : QObject(parent)
    , m_api(api)
{
    refresher.follow(Topic::Preferences, this, [this] { refresh(); });
}

void PreferencesSync::refresh()
{
    if (isSaving())
        return;
    m_known.begin();
    Q_EMIT changed();
    m_loading.run(
        this, [this] { return m_api.preferences(m_known.etag); },
        [this](const Answer<NotificationPreferences>& answer) {
            if (answer.unchanged)
                m_known.confirm();
            else
                m_known.succeed(answer.value, answer.etag);
            Q_EMIT changed();
        },
        [this](const ApiError& error) {
            m_known.fail(error);
            Q_EMIT changed();
        });
}

void PreferencesSync::save(const NotificationPreferences& wanted)
{
    if (!m_known.isLoaded() || wanted == present())
        return;
    const bool alone = !isSaving();
    m_wanted = wanted;
    if (alone) {
        m_loading.cancel();
        m_former = m_known.value;
        m_toldMeanwhile = false;
        send();
    }
    Q_EMIT changed();
}

void PreferencesSync::send()
{
    const NotificationPreferences sent = *m_wanted;
    m_api.replacePreferences(sent, m_known.etag)
        .then(
            this,
            [this, sent](const Answer<NotificationPreferences>& answer) {
                m_known.succeed(answer.value, answer.etag);
                if (*m_wanted != sent && *m_wanted != answer.value) {
                    send();
                    return;
                }
                m_wanted.reset();
                Q_EMIT changed();
                Q_EMIT saved(m_former);
                if (m_toldMeanwhile)
                    refresh();
            },
            [this](const ApiError& error) {
                m_wanted.reset();
                Q_EMIT changed();
                Q_EMIT failed(error);
                if (m_toldMeanwhile || error.is(ErrorCode::PreconditionFailed))
                    refresh();
            });
}

void PreferencesSync::take(const NotificationPreferences& told)
{
    if (isSaving()) {
        m_toldMeanwhile = true; // it may be one's own
        return;
    }
    if (m_known.isLoaded() && m_known.value == told)
        return;
    // The ETag, which the next change needs, only comes with an answer.
    m_loading.cancel();
    m_known.succeed(told, {});
    Q_EMIT changed();
    refresh();
}

} // namespace gremio
