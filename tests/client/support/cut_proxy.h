// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>

#include <vector>

class QTcpSocket;

namespace gremio::test {

/// A bad network before a real server: hands bytes on until it is told to cut, to refuse or to hold them.
class CutProxy : public QObject {
    Q_OBJECT

public:
    explicit CutProxy(quint16 target, QObject* parent = nullptr);
    ~CutProxy() override;

    quint16 port() const { return m_server.serverPort(); }
    QUrl url() const;
    void setTarget(quint16 target) { m_target = target; }

    /// Resets every connection there is.
    void cut();
    /// New ones are taken and closed at once.
    void setRefusing(bool refusing) { m_refusing = refusing; }
    /// Nothing is handed on any more, of connections there are and of new ones; nothing is closed either.
    void setHolding(bool holding);
    int accepted() const { return m_accepted; }

private:
    struct Pair {
        QTcpSocket* near;
        QTcpSocket* far;
    };
    void accept();
    void pump();

    QTcpServer m_server;
    quint16 m_target;
    bool m_refusing = false;
    bool m_holding = false;
    int m_accepted = 0;
    std::vector<Pair> m_pairs;
};

} // namespace gremio::test
