// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QByteArray>

namespace gremio::http {

/// Gives the requests to one path to one handler and all others to another, who also words the errors of what
/// never became a request.
class PathSwitch final : public Handler {
public:
    /// All outlive it. `path` matches as a whole.
    PathSwitch(QByteArray path, Handler& here, Handler& elsewhere);

    BodyPolicy policy(const Request& head) override;
    void handle(Request request, Responder respond) override;
    Response protocolError(int status, QByteArray id, QByteArrayView detail) override;
    void attach(const std::vector<net::IoThread*>& threads) override;
    void drain(net::IoThread& thread) override;
    void detach(net::IoThread& thread) override;

private:
    [[nodiscard]] Handler& of(const Request& request) const;

    QByteArray m_path;
    Handler& m_here;
    Handler& m_elsewhere;
};

} // namespace gremio::http
