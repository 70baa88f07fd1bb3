// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/text_field.h"

#include "client/ui/control_state.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui {

namespace {

/// The message below a field in error: icon and words.
class ErrorRow : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, QRectF(0, 0, size::iconSmall, 16), Icon::TriangleAlert, size::iconSmall,
            Theme::of(this).color(Color::Danger));
    }
};

} // namespace

TextField::TextField(QWidget* parent)
    : TextField(QString(), Size::Normal, parent)
{
}

TextField::TextField(const QString& placeholder, Size size, QWidget* parent)
    : QWidget(parent)
    , m_size(size)
    , m_edit(new QLineEdit)
    , m_box(new QWidget)
    , m_clear(new IconButton(Icon::X, QString()))
    , m_eye(new IconButton(Icon::Eye, QString()))
    , m_errorRow(new ErrorRow)
    , m_error(new Label(QString(), Type::Caption, Color::Danger))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    m_box->setFixedHeight(static_cast<int>(size));
    m_box->setCursor(Qt::IBeamCursor);
    column->addWidget(m_box);
    auto* row = new QHBoxLayout(m_box);
    row->setSpacing(space::xs);
    row->addWidget(m_edit, 1);
    row->addWidget(m_clear);
    row->addWidget(m_eye);
    m_edit->setFrame(false);
    m_edit->setPlaceholderText(placeholder);
    m_edit->setTextMargins(0, 0, 0, 0);
    m_edit->setAutoFillBackground(false);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    for (IconButton* button : {m_clear, m_eye}) {
        button->setBox(24, size == Size::Large && button == m_eye ? 20 : 16);
        button->setCursor(Qt::ArrowCursor);
        button->hide();
    }
    m_eye->setCheckable(true);
    auto* words = new QHBoxLayout(m_errorRow);
    words->setContentsMargins(20, 0, 0, 0);
    words->addWidget(m_error);
    m_error->setLines(0);
    m_errorRow->hide();
    column->addWidget(m_errorRow);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    column->addStretch();
    layOut();
    retranslate();

    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_clear->setVisible(m_clearable && !text.isEmpty());
        Q_EMIT textChanged(text);
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &TextField::returnPressed);
    connect(m_clear, &IconButton::clicked, this, [this] {
        m_edit->clear();
        m_edit->setFocus();
    });
    connect(m_eye, &IconButton::toggled, this, [this](bool shown) {
        m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_eye->setGlyph(shown ? Icon::EyeOff : Icon::Eye);
        retranslate();
    });
}

void TextField::layOut()
{
    const int side = m_size == Size::Large ? 13 : 9;
    const int icon = m_size == Size::Large ? size::icon : size::iconSmall;
    const int lead = m_icon == Icon::None ? 0 : m_size == Size::Large ? icon + space::s : icon + space::s;
    // QLineEdit keeps 2 px to itself at both sides.
    m_box->layout()->setContentsMargins(side + lead - 2, 1, side - 2 - 4, 1);
}

void TextField::setPlaceholder(const QString& text)
{
    m_edit->setPlaceholderText(text);
}

void TextField::setLeadingIcon(Icon icon)
{
    m_icon = icon;
    layOut();
    update();
}

void TextField::setClearable(bool clearable)
{
    m_clearable = clearable;
    m_clear->setVisible(clearable && !m_edit->text().isEmpty());
}

void TextField::setPassword(bool password)
{
    m_edit->setEchoMode(password ? QLineEdit::Password : QLineEdit::Normal);
    m_eye->setVisible(password);
}

void TextField::setError(const QString& message)
{
    m_error->setText(message);
    m_errorRow->setVisible(!message.isEmpty());
    m_edit->setAccessibleDescription(message);
    updateGeometry();
    update();
}

QString TextField::error() const
{
    return m_error->text();
}

void TextField::setBoxWidth(int width)
{
    m_box->setFixedWidth(width);
}

QRect TextField::boxRect() const
{
    return m_box->geometry();
}

QSize TextField::sizeHint() const
{
    // The layout's own hint is as high as the error would be in no width at all.
    constexpr int wide = 200;
    return {wide, hasHeightForWidth() ? heightForWidth(wide) : layout()->sizeHint().height()};
}

void TextField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const States states = statesOf(this);
    const bool disabled = states.testFlag(State::Disabled);
    const bool focus = m_edit->hasFocus() || states.testFlag(State::Focus);
    const bool wrong = !m_error->text().isEmpty();
    const Color edge = disabled ? Color::Border
        : wrong                 ? Color::Danger
        : focus                 ? Color::AccentText
                                : Color::Strong;
    paintBox(painter, boxRect(), radius::control, theme.color(disabled ? Color::Sunken : Color::Surface),
        theme.color(edge), (wrong || focus) && !disabled ? 2 : 1);
    if (m_icon != Icon::None) {
        const bool large = m_size == Size::Large;
        const int icon = large ? size::icon : size::iconSmall;
        paintIcon(painter, QRectF(large ? 13 : 9, 0, icon, static_cast<int>(m_size)), m_icon, icon,
            theme.color(disabled ? Color::Disabled
                    : large      ? Color::Text
                                 : Color::Text2));
    }
}

void TextField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TextField::retranslate()
{
    m_clear->setName(tr("Clear"));
    m_eye->setName(m_eye->isChecked() ? tr("Hide the password") : tr("Show the password"));
}

void TextField::mousePressEvent(QMouseEvent*)
{
    m_edit->setFocus(Qt::MouseFocusReason);
}

bool TextField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gremio::ui
