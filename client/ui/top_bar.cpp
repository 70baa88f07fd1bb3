// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/top_bar.h"

#include "client/ui/control_state.h"
#include "client/ui/icon_button.h"
#include "client/ui/painting.h"
#include "client/ui/presence_label.h"
#include "client/ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>

namespace gremio::ui {

SearchBox::SearchBox(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(360);
    setMinimumWidth(160);
    setAccessibleName(tr("Search mentors"));
}

QSize SearchBox::sizeHint() const
{
    return {360, size::input};
}

int SearchBox::ringRadius() const
{
    return radius::control;
}

void SearchBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const bool hover = statesOf(this).testFlag(State::Hover);
    paintBox(painter, rect(), radius::control, theme.color(hover ? Color::Hover : Color::Sunken),
        theme.color(Color::Border));
    paintIcon(painter, QRectF(9, 0, size::iconSmall, height()), Icon::Search, size::iconSmall,
        theme.color(Color::Text2));
    const QFont hintFont = theme.font(Type::Caption);
    const QString hint = QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_K))
                             .toString(QKeySequence::NativeText)
                             .replace(u'+', u' ');
    const int hintWidth = textWidth(hintFont, hint) + 14;
    const QRectF cap(width() - 9 - hintWidth, (height() - 20) / 2.0, hintWidth, 20);
    paintBox(painter, cap, radius::tag, theme.color(Color::Surface), theme.color(Color::Border));
    paintText(painter, cap, hintFont, theme.color(Color::Text3), hint, Qt::AlignCenter);
    paintText(painter, QRectF(33, 0, cap.left() - 33 - space::s, height()), theme.font(Type::Body),
        theme.color(Color::Text3), accessibleName());
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void SearchBox::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Search mentors"));
        update();
    }
    QAbstractButton::changeEvent(event);
}

MeButton::MeButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(32, 32);
    name();
}

void MeButton::setPerson(const QString& userId, const QString& name)
{
    m_userId = userId;
    m_name = name;
    this->name();
    update();
}

void MeButton::setPresence(Presence presence)
{
    m_presence = presence;
    name();
    update();
}

void MeButton::name()
{
    const QString presence = Avatar::presenceWord(m_presence);
    setAccessibleName(presence.isEmpty() ? tr("Me: %1").arg(m_name) : tr("Me: %1, %2").arg(m_name, presence));
    setToolTip(m_name);
}

void MeButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    Avatar::paint(painter, theme, rect(), m_userId, m_name, m_presence, theme.color(Color::Window));
}

void MeButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void MeButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        name();
    }
    QAbstractButton::changeEvent(event);
}

TopBar::TopBar(QWidget* parent)
    : QWidget(parent)
    , m_search(new SearchBox)
    , m_state(new PresenceLabel(Presence::Offline))
    , m_bell(new IconButton(Icon::Bell, QString()))
    , m_me(new MeButton)
{
    m_me->setObjectName(QStringLiteral("meButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::xl, 0, space::xl, 0);
    row->setSpacing(space::l);
    row->addWidget(m_search, 1);
    row->addStretch();
    row->addWidget(m_state);
    row->addWidget(m_bell);
    row->addSpacing(space::s);
    row->addWidget(m_me);
    setFixedHeight(size::topBar);
    retranslate();
    connect(m_search, &SearchBox::clicked, this, &TopBar::searchRequested);
    connect(m_bell, &IconButton::clicked, this, &TopBar::notificationsRequested);
    connect(m_me, &MeButton::clicked, this, [this] {
        if (m_menu != nullptr) {
            const QSize hint = m_menu->sizeHint();
            m_menu->popup(m_me->mapToGlobal(QPoint(m_me->width() - hint.width(), m_me->height() + 4)));
        }
    });
}

void TopBar::setSearchVisible(bool visible)
{
    m_search->setVisible(visible);
}

void TopBar::setNotificationsVisible(bool visible)
{
    m_bell->setVisible(visible);
}

void TopBar::setUnreadNotifications(int count)
{
    m_unread = count;
    retranslate();
}

void TopBar::setConnection(Connection connection)
{
    m_connection = connection;
    retranslate();
}

void TopBar::setMe(const QString& userId, const QString& name)
{
    m_me->setPerson(userId, name);
}

void TopBar::setMeMenu(QMenu* menu)
{
    m_menu = menu;
}

QSize TopBar::sizeHint() const
{
    return {size::minimumWidth, size::topBar};
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(this).color(Color::Border));
}

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TopBar::retranslate()
{
    m_bell->setName(tr("Notifications"));
    m_bell->setDot(m_unread > 0, tr("%n unread", nullptr, m_unread));
    switch (m_connection) {
    case Connection::Connected:
        m_state->setPresence(Presence::Online, tr("Connected"));
        m_me->setPresence(Presence::Online);
        break;
    case Connection::Connecting:
        m_state->setPresence(Presence::Away, tr("Connecting"));
        m_me->setPresence(Presence::Offline);
        break;
    case Connection::Offline:
        m_state->setPresence(Presence::Offline, tr("Offline"));
        m_me->setPresence(Presence::Offline);
        break;
    }
}

} // namespace gremio::ui
