// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/button.h"

#include "client/ui/painting.h"
#include "client/ui/spinner.h"
#include "client/ui/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>

namespace gremio::ui {

namespace {

struct Look {
    QColor fill;
    QColor edge;
    QColor ink;
};

Look lookOf(const Theme& theme, Button::Kind kind, States states)
{
    const bool hover = states.testFlag(State::Hover);
    const bool pressed = states.testFlag(State::Pressed);
    if (states.testFlag(State::Disabled)) {
        if (kind == Button::Kind::Quiet || kind == Button::Kind::Plain) {
            return {QColor(), QColor(), theme.color(Color::Disabled)};
        }
        return {theme.color(Color::Sunken), theme.color(Color::Border), theme.color(Color::Disabled)};
    }
    switch (kind) {
    case Button::Kind::Primary: {
        const Color fill = pressed ? Color::AccentPressed : hover ? Color::AccentHover : Color::Accent;
        return {theme.color(fill), theme.color(Color::Accent), theme.color(Color::OnAccent)};
    }
    case Button::Kind::Secondary: {
        const Color fill = pressed ? Color::Pressed : hover ? Color::Hover : Color::Surface;
        return {theme.color(fill), theme.color(Color::Control), theme.color(Color::Text)};
    }
    case Button::Kind::Tonal: {
        QColor fill = theme.color(Color::AccentSoft);
        if (hover || pressed) {
            fill = mixed(fill, theme.color(Color::AccentText), pressed ? 0.16 : 0.08);
        }
        return {fill, fill, theme.color(Color::AccentText)};
    }
    case Button::Kind::Quiet:
    case Button::Kind::Plain: {
        const QColor fill = pressed ? theme.color(Color::Pressed)
            : hover                 ? theme.color(Color::Hover)
                                    : QColor();
        return {fill, QColor(), theme.color(kind == Button::Kind::Quiet ? Color::AccentText : Color::Text2)};
    }
    case Button::Kind::Danger: {
        QColor fill = theme.color(Color::Danger);
        if (hover || pressed) {
            fill = mixed(fill, theme.color(Color::Text), pressed ? 0.24 : 0.12);
        }
        return {fill, fill, theme.color(Color::OnDanger)};
    }
    }
    return {};
}

QString withoutMnemonic(const QString& text)
{
    QString plain = text;
    plain.replace(QStringLiteral("&&"), QString(QChar(1)));
    plain.remove(u'&');
    return plain.replace(QChar(1), u'&');
}

} // namespace

Button::Button(const QString& text, Kind kind, QWidget* parent)
    : Button(text, kind, Size::Normal, parent)
{
}

Button::Button(const QString& text, Kind kind, Size size, QWidget* parent)
    : QAbstractButton(parent)
    , m_kind(kind)
    , m_size(size)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Button::setSize(Size size)
{
    m_size = size;
    updateGeometry();
    update();
}

void Button::setGlyph(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setMenu(QMenu* menu)
{
    if (m_menu == nullptr && menu != nullptr) {
        connect(this, &Button::clicked, this, [this] {
            if (m_menu != nullptr) {
                m_menu->popup(mapToGlobal(QPoint(0, height() + space::xs)));
            }
        });
    }
    m_menu = menu;
    updateGeometry();
    update();
}

void Button::setBusy(bool busy, const QString& word)
{
    if (busy == m_busy) {
        m_busyWord = word;
        update();
        return;
    }
    m_busy = busy;
    m_busyWord = word;
    if (busy) {
        m_spinner = new Spinner(16, this);
        m_spinner->show();
    } else {
        delete m_spinner;
        m_spinner = nullptr;
    }
    setAccessibleName(busy ? (word.isEmpty() ? withoutMnemonic(text()) : word) : QString());
    updateGeometry();
    update();
}

int Button::ringRadius() const
{
    return radius::control;
}

int Button::padding() const
{
    if (m_size == Size::Large && m_icon != Icon::None) {
        return 21;
    }
    return m_size == Size::Small ? 9 : 13;
}

int Button::contentWidth(const QString& text, bool icon) const
{
    const QFont font =
        Theme::of(this).font(Type::Body, m_kind == Kind::Tonal ? QFont::DemiBold : QFont::Medium);
    const int word = textWidth(font, withoutMnemonic(text));
    const int chevron = m_menu != nullptr ? size::iconSmall + space::s : 0;
    return word + chevron + (icon ? size::iconSmall + (text.isEmpty() ? 0 : space::s) : 0);
}

QSize Button::sizeHint() const
{
    int width = contentWidth(text(), m_icon != Icon::None);
    if (m_busy) {
        width = std::max(width, contentWidth(m_busyWord.isEmpty() ? text() : m_busyWord, true));
    }
    return {width + 2 * padding(), static_cast<int>(m_size)};
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

void Button::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    States states = statesOf(this);
    states.setFlag(State::Pressed, states.testFlag(State::Pressed) || isDown());
    if (m_busy) {
        states = State::Normal;
    }
    const Look look = lookOf(theme, m_kind, states);
    paintBox(painter, rect(), radius::control, look.fill, look.edge);

    const QString word = withoutMnemonic(m_busy && !m_busyWord.isEmpty() ? m_busyWord : text());
    const bool icon = m_busy || m_icon != Icon::None;
    const QFont font = theme.font(Type::Body, m_kind == Kind::Tonal ? QFont::DemiBold : QFont::Medium);
    const int content = std::min(contentWidth(word, icon), width() - 2);
    int x = (width() - content) / 2;
    if (icon) {
        const QRect box(x, (height() - size::iconSmall) / 2, size::iconSmall, size::iconSmall);
        if (m_spinner != nullptr) {
            m_spinner->move(box.topLeft());
            m_spinner->setColor(m_kind == Kind::Primary ? Color::OnAccent
                    : m_kind == Kind::Danger            ? Color::OnDanger
                    : m_kind == Kind::Plain             ? Color::Text2
                    : m_kind == Kind::Secondary         ? Color::Text
                                                        : Color::AccentText);
        } else {
            paintIcon(painter, box, m_icon, size::iconSmall, look.ink);
        }
        x += size::iconSmall + space::s;
    }
    int right = width() - 1;
    if (m_menu != nullptr) {
        const int chevron = width() - padding() - size::iconSmall + 4;
        paintIcon(painter, QRectF(chevron, 0, size::iconSmall, height()), Icon::ChevronDown, size::iconSmall,
            look.ink);
        right = chevron - space::xs;
    }
    paintText(painter, QRectF(x, 0, right - x, height()), font, look.ink, word);
}

void Button::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

bool Button::event(QEvent* event)
{
    // Busy is neither disabled (that would lose the focus) nor to be pressed again.
    if (m_busy) {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::Shortcut:
            event->accept();
            return true;
        case QEvent::KeyPress:
        case QEvent::KeyRelease: {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter) {
                event->accept();
                return true;
            }
            break;
        }
        default:
            break;
        }
    }
    return QAbstractButton::event(event);
}

} // namespace gremio::ui
