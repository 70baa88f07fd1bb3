// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/composer.h"

#include "client/chat/emoji_panel.h"
#include "client/ui/button.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/multi_line_edit.h"
#include "client/ui/painting.h"
#include "client/ui/popover.h"
#include "client/ui/theme.h"
#include "shared/protocol/message.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int mostLines = 8;
constexpr int across = 13;
constexpr int down = 11; ///< so that one line makes a box of 44, with its edge
constexpr int contextHeight = 40;
constexpr int barWidth = 3;
/// How many characters are left when one begins to be told.
constexpr int tellFrom = 200;
} // namespace

Composer::Composer(QWidget* parent)
    : QWidget(parent)
    , m_context(new QWidget)
    , m_contextTitle(new ui::Label(QString(), ui::Type::Caption, ui::Color::AccentText))
    , m_contextLine(new ui::ElidedLabel(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_cancel(new ui::IconButton(ui::Icon::X, QString()))
    , m_box(new QWidget)
    , m_edit(new ui::MultiLineEdit)
    , m_why(new ui::ElidedLabel(QString(), ui::Type::Body, ui::Color::Text2))
    , m_action(new ui::Button(QString(), ui::Button::Kind::Quiet, ui::Button::Size::Normal))
    , m_counter(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text3))
    , m_emoji(new ui::IconButton(ui::Icon::Smile, QString()))
    , m_send(new ui::IconButton(ui::Icon::Send, QString()))
{
    m_edit->setObjectName(u"composerText"_s);
    m_send->setObjectName(u"composerSend"_s);
    m_cancel->setObjectName(u"composerCancel"_s);
    m_counter->setObjectName(u"composerCounter"_s);
    m_contextTitle->setWeight(QFont::DemiBold);
    m_counter->setTabular(true);
    m_cancel->setBox(28, 16);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* context = new QHBoxLayout(m_context);
    context->setContentsMargins(across + barWidth + ui::space::s, 6, 6, 2);
    context->setSpacing(ui::space::s);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_contextTitle);
    words->addWidget(m_contextLine);
    context->addLayout(words, 1);
    context->addWidget(m_cancel, 0, Qt::AlignTop);
    m_context->setFixedHeight(contextHeight);
    m_context->hide();
    column->addWidget(m_context);

    auto* row = new QHBoxLayout(m_box);
    row->setSpacing(ui::space::s);
    row->addWidget(m_edit, 1);
    row->addWidget(m_why, 1);
    row->addWidget(m_action);
    m_why->hide();
    m_action->hide();
    m_action->setObjectName(u"composerAction"_s);
    m_why->setObjectName(u"composerClosed"_s);
    row->addWidget(m_counter, 0, Qt::AlignBottom);
    row->addWidget(m_emoji, 0, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    m_emoji->setObjectName(u"composerEmoji"_s);
    m_emoji->setFixedSize(32, 32);
    // 32 high beside a line of 20: its box is over the padding.
    m_send->setFixedSize(32, 32);
    row->setContentsMargins(across, 6, 6, 6);
    column->addWidget(m_box);

    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        follow();
        Q_EMIT typing(m_purpose != Purpose::Edit && !text().isEmpty());
    });
    connect(m_emoji, &QAbstractButton::clicked, this, &Composer::chooseEmoji);
    connect(m_send, &QAbstractButton::clicked, this, &Composer::send);
    connect(m_action, &QAbstractButton::clicked, this, &Composer::actionWanted);
    connect(m_cancel, &QAbstractButton::clicked, this, &Composer::cancel);
    retranslate();
    follow();
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString& text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

int Composer::length() const
{
    return static_cast<int>(text().trimmed().toUcs4().size());
}

bool Composer::isOverLimit() const
{
    return length() > rules::messageText.max;
}

void Composer::setPurpose(Purpose purpose)
{
    if (m_purpose == Purpose::Edit && purpose != Purpose::Edit)
        setText(std::exchange(m_kept, QString()));
    m_purpose = purpose;
    m_context->setVisible(purpose != Purpose::New);
    m_send->setGlyph(purpose == Purpose::Edit ? ui::Icon::Check : ui::Icon::Send);
    retranslate();
    fit();
    update();
}

void Composer::beginEdit(const QString& content)
{
    if (m_purpose != Purpose::Edit)
        m_kept = text();
    m_purpose = Purpose::Edit;
    m_answeredLine = content.simplified();
    setPurpose(Purpose::Edit);
    setText(content);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::beginReply(const QString& author, const QString& line)
{
    m_answered = author;
    setPurpose(Purpose::Reply);
    m_answeredLine = line;
    retranslate();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::reset()
{
    setPurpose(Purpose::New);
}

void Composer::clear()
{
    reset();
    m_edit->clear();
}

void Composer::setClosed(const QString& why, const QString& action)
{
    m_action->setText(action);
    m_action->setVisible(!why.isEmpty() && !action.isEmpty());
    m_closed = why;
    m_why->setText(why);
    m_why->setVisible(isClosed());
    m_edit->setVisible(!isClosed());
    m_emoji->setVisible(!isClosed());
    m_send->setVisible(!isClosed());
    if (isClosed())
        reset();
    retranslate();
    follow();
}

void Composer::follow()
{
    const int left = rules::messageText.max - length();
    m_counter->setVisible(left <= tellFrom);
    m_counter->setText(left >= 0 ? tr("%n left", "characters that may still be written", left)
                                 : tr("%n too many", "characters over the limit", -left));
    m_counter->setColor(left < 0 ? ui::Color::Danger : ui::Color::Text3);
    m_counter->setWeight(left < 0 ? QFont::DemiBold : QFont::Normal);
    m_send->setEnabled(!isClosed() && left >= 0 && length() > 0);
    m_send->setColor(m_send->isEnabled() ? ui::Color::AccentText : ui::Color::Text2);
    m_edit->setAccessibleDescription(m_counter->isHidden() ? QString() : m_counter->text());
    fit();
    update();
}

void Composer::fit()
{
    const int line = ui::typeToken(ui::Type::Body).line;
    const int lines = std::clamp(m_edit->lineCount(), 1, mostLines);
    const bool more = m_edit->lineCount() > mostLines;
    m_edit->setVerticalScrollBarPolicy(more ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_edit->setFixedHeight(lines * line);
    auto* row = static_cast<QHBoxLayout*>(m_box->layout());
    row->setContentsMargins(across, 6, 6, 6);
    row->setAlignment(m_edit, lines == 1 ? Qt::AlignVCenter : Qt::Alignment());
    m_box->setFixedHeight(lines * line + 2 * (down + 1));
    updateGeometry();
}

void Composer::retranslate()
{
    m_send->setName(m_purpose == Purpose::Edit ? tr("Save the change") : tr("Send"));
    m_emoji->setName(tr("Emoji"));
    m_cancel->setName(m_purpose == Purpose::Edit ? tr("Leave it as it was") : tr("Do not reply"));
    m_edit->setPlaceholderText(tr("Write a message"));
    m_edit->setAccessibleName(m_purpose == Purpose::Edit ? tr("Change the message") : tr("Write a message"));
    m_contextTitle->setText(
        m_purpose == Purpose::Edit ? tr("Change the message") : tr("Reply to %1", "a name").arg(m_answered));
    m_contextLine->setText(m_answeredLine);
}

void Composer::chooseEmoji()
{
    auto* popover = new ui::Popover(window());
    auto* panel = new EmojiPanel;
    popover->setPadding(ui::space::s);
    popover->content()->addWidget(panel);
    popover->setPanelWidth(panel->width() + 2 * ui::space::s);
    connect(popover, &ui::Popover::dismissed, popover, &QObject::deleteLater);
    connect(panel, &EmojiPanel::chosen, this, [this, popover](const QString& emoji) {
        m_edit->insertPlainText(emoji);
        popover->dismiss();
        m_edit->setFocus(Qt::OtherFocusReason);
    });
    popover->openBelow(m_emoji);
    panel->setFocus(Qt::PopupFocusReason);
}

void Composer::send()
{
    const QString words = text().trimmed();
    if (words.isEmpty() || isOverLimit() || isClosed())
        return;
    Q_EMIT sent(words);
}

void Composer::cancel()
{
    reset();
    m_edit->setFocus(Qt::OtherFocusReason);
    Q_EMIT cancelled();
}

bool Composer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) {
            m_edit->insertPlainText(u"\n"_s);
            m_edit->ensureCursorVisible();
            return true;
        }
        send();
        return true;
    case Qt::Key_Escape:
        if (m_purpose != Purpose::New) {
            cancel();
            return true;
        }
        break;
    case Qt::Key_Up:
        if (m_purpose == Purpose::New && text().isEmpty() && key->modifiers() == Qt::NoModifier) {
            Q_EMIT editLastWanted();
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void Composer::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ui::Theme& theme = ui::Theme::of(this);
    const bool focus = m_edit->hasFocus();
    const ui::Color edge = isClosed() ? ui::Color::Border
        : isOverLimit()               ? ui::Color::Danger
        : focus                       ? ui::Color::AccentText
                                      : ui::Color::Strong;
    ui::paintBox(painter, rect(), ui::radius::card,
        theme.color(isClosed() ? ui::Color::Sunken : ui::Color::Surface), theme.color(edge),
        !isClosed() && (focus || isOverLimit()) ? 2 : 1);
    if (m_purpose != Purpose::New)
        painter.fillRect(QRect(across, 7, barWidth, contextHeight - 9), theme.color(ui::Color::AccentText));
}

void Composer::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void Composer::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        follow();
    }
    QWidget::changeEvent(event);
}

} // namespace gremio
