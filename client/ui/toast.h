// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <functional>

namespace gremio::ui {

class LinkButton;

struct ToastMessage {
    QString text = {};
    Icon icon = Icon::Check;
    /// The word of the action ("Undo", with its arrow); empty for none.
    QString action = {};
    Icon actionIcon = Icon::None;
    /// Counted down in figures when countdown is true.
    int seconds = 5;
    bool countdown = false;
    /// Called once: by the action, or when time is up, the next one comes, or the host goes away.
    std::function<void()> onAction = {};
    std::function<void()> onGone = {};
};

/// One toast as painted: dark on light, light on dark, 44 high.
class Toast : public QWidget {
    Q_OBJECT

public:
    explicit Toast(const ToastMessage& message, QWidget* parent = nullptr);

    void setSecondsLeft(int seconds);
    LinkButton* action() const { return m_action; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void actionClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString m_text;
    Icon m_icon;
    QString m_seconds;
    LinkButton* m_action;
};

/// Shows toasts bottom centre of `page`, 16 above the edge or its foot, one at a time: a new one takes the
/// place of the old one, whose onGone is called at once. Ctrl+Z presses the action while there is one; Tab
/// reaches it. The countdown waits while the pointer is over the toast or its action has focus.
class ToastHost : public QObject {
    Q_OBJECT

public:
    explicit ToastHost(QWidget* page);
    ~ToastHost() override;

    /// foot: how much of the lower edge is kept free now, in pixels.
    void setFoot(std::function<int()> foot) { m_foot = std::move(foot); }
    void show(const ToastMessage& message);
    /// Where the foot is now.
    void place();
    /// Ends the present one as if its time were up.
    void finish();
    Toast* current() const { return m_toast; }
    int secondsLeft() const { return m_left; }
    /// Milliseconds of one counted second; for tests.
    void setTick(int milliseconds) { m_timer.setInterval(milliseconds); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tick();
    void act();
    void drop();

    QWidget* m_page;
    std::function<int()> m_foot;
    QPointer<Toast> m_toast;
    ToastMessage m_message;
    QTimer m_timer;
    int m_left = 0;
};

} // namespace gremio::ui
