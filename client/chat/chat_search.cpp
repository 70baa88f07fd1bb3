// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/chat_search.h"

#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/text_field.h"
#include "client/ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

ChatSearch::ChatSearch(QWidget* parent)
    : QWidget(parent)
    , m_field(new ui::TextField(QString()))
    , m_count(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_older(new ui::IconButton(ui::Icon::ChevronUp, QString()))
    , m_newer(new ui::IconButton(ui::Icon::ChevronDown, QString()))
    , m_close(new ui::IconButton(ui::Icon::X, QString()))
{
    setObjectName(u"chatSearch"_s);
    m_field->edit()->setObjectName(u"chatSearchField"_s);
    m_count->setObjectName(u"chatSearchCount"_s);
    m_older->setObjectName(u"chatSearchOlder"_s);
    m_newer->setObjectName(u"chatSearchNewer"_s);
    m_close->setObjectName(u"chatSearchClose"_s);
    m_field->setLeadingIcon(ui::Icon::Search);
    m_field->edit()->setMaxLength(200);
    m_count->setTabular(true);
    setFixedHeight(49);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ui::space::xl, 8, ui::space::l, 9);
    row->setSpacing(ui::space::xs);
    row->addWidget(m_field, 1);
    row->addSpacing(ui::space::s);
    row->addWidget(m_count);
    row->addSpacing(ui::space::s);
    row->addWidget(m_older);
    row->addWidget(m_newer);
    row->addWidget(m_close);
    setFocusProxy(m_field->edit());
    m_field->edit()->installEventFilter(this);
    connect(m_field->edit(), &QLineEdit::textChanged, this, [this] {
        m_at = -1;
        Q_EMIT wordsChanged(words());
    });
    connect(m_older, &QAbstractButton::clicked, this, [this] { go(1); });
    connect(m_newer, &QAbstractButton::clicked, this, [this] { go(-1); });
    connect(m_close, &QAbstractButton::clicked, this, &ChatSearch::close);
    hide();
    retranslate();
}

QString ChatSearch::words() const
{
    return isHidden() ? QString() : m_field->text().trimmed();
}

void ChatSearch::open()
{
    show();
    m_field->edit()->setFocus(Qt::ShortcutFocusReason);
    m_field->edit()->selectAll();
    Q_EMIT wordsChanged(words());
}

void ChatSearch::close()
{
    if (isHidden())
        return;
    hide();
    m_field->edit()->clear();
    m_hits = {};
    m_searching = false;
    m_moreFailed = false;
    m_at = -1;
    Q_EMIT wordsChanged({});
    Q_EMIT closed();
}

void ChatSearch::setHits(const Hits& hits)
{
    const auto& seqs = hits.seqs;
    const qint64 shown = m_at >= 0 ? m_hits.seqs[static_cast<std::size_t>(m_at)] : 0;
    m_hits = hits;
    m_searching = false;
    m_moreFailed = false;
    m_at = -1;
    if (const auto at = std::find(seqs.begin(), seqs.end(), shown); at != seqs.end())
        m_at = static_cast<int>(at - seqs.begin());
    else if (!seqs.empty())
        go(1);
    tell();
}

void ChatSearch::setMoreFailed()
{
    m_moreFailed = true;
    tell();
}

void ChatSearch::setSearching()
{
    m_searching = true;
    m_moreFailed = false;
    m_hits = {};
    m_at = -1;
    tell();
}

void ChatSearch::go(int step)
{
    if (m_hits.seqs.empty())
        return;
    const auto count = static_cast<int>(m_hits.seqs.size());
    m_moreFailed = false;
    if (step > 0 && m_at == count - 1 && m_hits.more) {
        tell();
        Q_EMIT moreWanted();
        return;
    }
    m_at = m_at < 0 ? 0 : (m_at + step + count) % count;
    tell();
    Q_EMIT hitWanted(m_hits.seqs[static_cast<std::size_t>(m_at)]);
}

void ChatSearch::tell()
{
    const auto count = static_cast<int>(m_hits.seqs.size());
    m_older->setEnabled(count > 1 || m_hits.more);
    m_newer->setEnabled(count > 1);
    if (words().isEmpty() || m_searching)
        m_count->setText({});
    else if (count == 0)
        m_count->setText(m_hits.onlyHere ? tr("Nothing found on this computer") : tr("Nothing found"));
    else if (m_hits.onlyHere)
        m_count->setText(tr("%1 of %2 on this computer", "which of the found messages is shown, offline")
                             .arg(m_at + 1)
                             .arg(count));
    else if (m_moreFailed)
        m_count->setText(tr("Older ones did not come: try again"));
    else if (m_hits.more)
        m_count->setText(
            tr("%1 of more than %2", "which of the found messages is shown").arg(m_at + 1).arg(count));
    else
        m_count->setText(tr("%1 of %2", "which of the found messages is shown").arg(m_at + 1).arg(count));
    // Heard as soon as it changes, with the field.
    m_field->edit()->setAccessibleDescription(m_count->text());
}

bool ChatSearch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Escape:
            close();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            go(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        case Qt::Key_Up:
            go(1);
            return true;
        case Qt::Key_Down:
            go(-1);
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ChatSearch::retranslate()
{
    m_field->setPlaceholder(tr("Search in this chat"));
    m_field->edit()->setAccessibleName(tr("Search in this chat"));
    m_older->setName(tr("The one before"));
    m_newer->setName(tr("The next one"));
    m_close->setName(tr("Close the search"));
    tell();
}

void ChatSearch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ui::Theme& theme = ui::Theme::of(this);
    painter.fillRect(rect(), theme.color(ui::Color::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ui::Color::Border));
}

void ChatSearch::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gremio
