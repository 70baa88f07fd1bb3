// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/text_area.h"

#include "client/ui/label.h"
#include "client/ui/multi_line_edit.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui {

namespace {
constexpr int kAcross = 9; // from the edge to the text, as in a TextField
constexpr int kDown = 7;

} // namespace

TextArea::TextArea(QWidget* parent)
    : QWidget(parent)
    , m_head(new QWidget)
    , m_label(new Label(QString(), Type::Caption, Color::Text2))
    , m_counter(new Label(QString(), Type::Caption, Color::Text3))
    , m_box(new QWidget)
    , m_edit(new MultiLineEdit)
    , m_errorRow(new QWidget)
    , m_error(new Label(QString(), Type::Caption, Color::Danger))
{
    m_label->setWeight(QFont::Medium);
    m_counter->setTabular(true);
    m_label->setBuddy(m_edit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_label);
    head->addStretch();
    head->addWidget(m_counter);
    column->addWidget(m_head);
    m_head->hide();
    column->addWidget(m_box, 1);
    auto* inside = new QVBoxLayout(m_box);
    inside->setContentsMargins(kAcross, kDown, 3, kDown);
    inside->addWidget(m_edit);
    auto* words = new QHBoxLayout(m_errorRow);
    words->setContentsMargins(0, 0, 0, 0);
    words->addWidget(m_error);
    m_error->setLines(0);
    m_errorRow->hide();
    column->addWidget(m_errorRow);

    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    setVisibleLines(4);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        count();
        Q_EMIT textChanged();
    });
}

void TextArea::setLabel(const QString& text)
{
    m_label->setText(text);
    m_edit->setAccessibleName(text);
    m_head->setVisible(!text.isEmpty() || m_limit > 0);
}

void TextArea::setLimit(int characters)
{
    m_limit = characters;
    m_head->setVisible(m_limit > 0 || !m_label->text().isEmpty());
    count();
}

int TextArea::length() const
{
    return static_cast<int>(m_edit->toPlainText().toUcs4().size());
}

bool TextArea::isOverLimit() const
{
    return m_limit > 0 && length() > m_limit;
}

void TextArea::setVisibleLines(int lines)
{
    m_edit->setMinimumHeight(lines * typeToken(Type::Body).line - 2);
}

void TextArea::setError(const QString& message)
{
    m_error->setText(message);
    m_errorRow->setVisible(!message.isEmpty());
    m_edit->setAccessibleDescription(message);
    update();
}

void TextArea::count()
{
    m_counter->setVisible(m_limit > 0);
    m_counter->setText(tr("%1 / %2", "characters written, characters allowed").arg(length()).arg(m_limit));
    m_counter->setColor(isOverLimit() ? Color::Danger : Color::Text3);
    m_counter->setAccessibleName(isOverLimit() ? tr("%n character(s) too many", nullptr, length() - m_limit)
                                               : tr("%n character(s) left", nullptr, m_limit - length()));
}

void TextArea::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const bool disabled = !isEnabled();
    const bool focus = m_edit->hasFocus();
    const bool wrong = !m_error->text().isEmpty() || isOverLimit();
    const Color edge = disabled ? Color::Border
        : wrong                 ? Color::Danger
        : focus                 ? Color::AccentText
                                : Color::Strong;
    paintBox(painter, m_box->geometry(), radius::control,
        theme.color(disabled ? Color::Sunken : Color::Surface), theme.color(edge),
        (wrong || focus) && !disabled ? 2 : 1);
}

void TextArea::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        count();
    }
    QWidget::changeEvent(event);
}

bool TextArea::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gremio::ui
