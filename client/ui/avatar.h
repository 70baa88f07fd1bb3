// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/tokens.h"

#include <QtGui/QPixmap>
#include <QtWidgets/QWidget>

namespace gremio::ui {

class Theme;

enum class Presence { None, Online, Away, Offline };

/// A person's photo, or initials on one of six pairs chosen by a hash of the user id. 24, 32, 40, 48 or 72
/// px.
class Avatar : public QWidget {
    Q_OBJECT

public:
    explicit Avatar(int diameter, QWidget* parent = nullptr);

    void setPerson(const QString& userId, const QString& name);
    void setPhoto(const QPixmap& photo);
    void setPresence(Presence presence);
    Presence presence() const { return m_presence; }
    /// The colour under the avatar, which the dot's 2 px ring takes.
    void setGround(Color ground);

    static QString initials(const QString& name);
    /// 0 to 5, the same on every machine.
    static int pairFor(const QString& userId);
    /// For delegates: the same picture without a widget. rect is the circle's square.
    static void paint(QPainter& painter, const Theme& theme, const QRectF& rect, const QString& userId,
        const QString& name, Presence presence, const QColor& ground, const QPixmap& photo = {});
    static void paintPresence(QPainter& painter, const Theme& theme, const QRectF& dot, Presence presence);
    static QString presenceWord(Presence presence);

    QSize sizeHint() const override { return {m_diameter, m_diameter}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void name();

    int m_diameter;
    QString m_userId;
    QString m_name;
    QPixmap m_photo;
    Presence m_presence = Presence::None;
    Color m_ground = Color::Surface;
};

} // namespace gremio::ui
