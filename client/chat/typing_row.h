// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace gremio {

/// The row over the composer: who is typing at the left, what waits to be sent at the right. Its room is
/// always there, so that nothing jumps.
class TypingRow : public QWidget {
    Q_OBJECT

public:
    explicit TypingRow(QWidget* parent = nullptr);

    void setTyping(const QString& words);
    void setWaiting(const QString& words);
    QString typing() const { return m_typing; }
    QString waiting() const { return m_waiting; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void name();

    QString m_typing;
    QString m_waiting;
};

} // namespace gremio
