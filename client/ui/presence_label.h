// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/avatar.h"

namespace gremio::ui {

/// Dot and word: "Online". Another word may stand for it ("Connected", "Last seen 11:20").
class PresenceLabel : public QWidget {
    Q_OBJECT

public:
    explicit PresenceLabel(Presence presence, const QString& word = {}, QWidget* parent = nullptr);

    void setPresence(Presence presence, const QString& word = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString word() const;

    Presence m_presence;
    QString m_word;
};

} // namespace gremio::ui
