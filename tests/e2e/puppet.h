// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <map>

namespace gremio {
class DesktopApp;
}

namespace gremio::e2e {

/// Works the app by what is written to standard input: one JSON object a line, answered by one. Its hands are
/// QTest's events; nothing reaches past what a person can see and press, but for `size`, `theme` and
/// `language`, which pictures need. The app ends when the input does.
class Puppet : public QObject {
    Q_OBJECT

public:
    explicit Puppet(DesktopApp& app);

private:
    using Action = std::function<QJsonObject(const QJsonObject& order)>;

    void read();
    void obey(const QByteArray& line);
    /// Done once the answer is given, so that what opens or closes something does not keep it back, and
    /// before anything else can happen to what was found.
    void thenDo(std::function<void()> work) { m_then = std::move(work); }
    void addHands();
    void addEyes();
    void addWeekHands();
    void addStage();

    DesktopApp& m_app;
    QSocketNotifier m_input;
    QByteArray m_rest;
    std::map<QString, Action> m_actions;
    std::function<void()> m_then;
};

} // namespace gremio::e2e
