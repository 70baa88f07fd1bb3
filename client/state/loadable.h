// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_error.h"

namespace gremio {

/// Something the server knows, as far as it has been told to us. What was once loaded stays readable: a later
/// failure only makes it stale.
template <class T>
struct Loadable {
    enum class State {
        Unasked, ///< nobody has asked yet
        Loading, ///< asked for, nothing to show yet
        Loaded,
        Failed, ///< nothing to show, and why
    };

    State state = State::Unasked;
    T value{};
    QByteArray etag;
    bool stale = false; ///< loaded, but the last attempt to bring it up to date failed
    ApiError error; ///< of the last attempt, where Failed or stale

    bool isLoaded() const { return state == State::Loaded; }

    void begin()
    {
        if (state != State::Loaded)
            state = State::Loading;
    }
    void succeed(T newValue, QByteArray newEtag)
    {
        value = std::move(newValue);
        etag = std::move(newEtag);
        confirm();
    }
    /// The server says that nothing changed.
    void confirm()
    {
        state = State::Loaded;
        stale = false;
    }
    void fail(const ApiError& why)
    {
        error = why;
        if (state == State::Loaded)
            stale = true;
        else
            state = State::Failed;
    }
};

} // namespace gremio
