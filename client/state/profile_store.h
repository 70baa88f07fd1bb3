// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/loadable.h"
#include "shared/protocol/directory.h"

#include <QObject>

namespace gremio {

/// My own profile.
class ProfileStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const Loadable<Profile>& profile() const { return m_profile; }
    bool isSaving() const { return m_saving; }
    /// Why the last attempt to save failed; nothing after a good one.
    const std::optional<ApiError>& saveError() const { return m_saveError; }

    void begin();
    void set(const Profile& profile, const QByteArray& etag);
    void confirm();
    void fail(const ApiError& error);
    void beginSave();
    void endSave(const std::optional<ApiError>& error);

Q_SIGNALS:
    void changed();
    void saved();

private:
    Loadable<Profile> m_profile;
    bool m_saving = false;
    std::optional<ApiError> m_saveError;
};

} // namespace gremio
