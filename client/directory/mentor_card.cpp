// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/mentor_card.h"

#include "client/ui/button.h"
#include "client/ui/chip.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/rating.h"
#include "client/ui/tag_row.h"
#include "client/words/language_words.h"
#include "client/words/match_words.h"
#include "client/words/session_words.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int rightZone = 276; // a day and three slots
constexpr int rightZoneNarrow = 240;
constexpr int narrowBelow = 760;
constexpr int gap = 8; // beside the day, and between slots
constexpr int slotWidth = 56; // 9:00 and 10:00 stand alike

QDate dateOf(Instant at, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(at), zone).date();
}
} // namespace

MentorCardWidget::MentorCardWidget(QWidget* parent)
    : ui::Card(parent)
    , m_avatar(new ui::Avatar(48))
{
    setFixedHeight(130);
    setClickable(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(17, 17, 17, 17);
    row->setSpacing(16);
    row->addWidget(m_avatar, 0, Qt::AlignTop);
    row->addWidget(buildWho(), 1);
    row->addWidget(new ui::Rule(Qt::Vertical));
    row->addWidget(buildRight());
    connect(this, &ui::Card::activated, this, [this] { Q_EMIT openWanted(m_mentor.id); });
}

QWidget* MentorCardWidget::buildWho()
{
    auto* who = new QWidget;
    auto* column = new QVBoxLayout(who);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    m_name = new ui::ElidedLabel(QString(), ui::Type::Subtitle);
    m_rating = new ui::Rating;
    first->addWidget(m_name);
    first->addWidget(m_rating);
    first->addStretch(1);
    column->addLayout(first);

    m_line = new ui::ElidedLabel(QString(), ui::Type::Body, ui::Color::Text2);
    column->addWidget(m_line);
    column->addSpacing(8);
    m_skills = new ui::TagRow;
    column->addWidget(m_skills);
    column->addStretch(1);

    m_match = new QWidget;
    auto* match = new QHBoxLayout(m_match);
    match->setContentsMargins(0, 0, 0, 0);
    match->setSpacing(4);
    m_score = new ui::IconLabel(ui::Icon::Zap, QString(), ui::Type::Caption, ui::Color::Text);
    m_score->setGlyphColor(ui::Color::AccentText);
    m_score->label()->setWeight(QFont::DemiBold);
    m_score->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_reasons = new ui::ElidedLabel(QString(), ui::Type::Caption, ui::Color::Text2);
    match->addWidget(m_score);
    match->addWidget(m_reasons, 1);
    column->addWidget(m_match);
    return who;
}

QWidget* MentorCardWidget::buildRight()
{
    m_right = new QWidget;
    m_right->setFixedWidth(rightZone);
    auto* column = new QVBoxLayout(m_right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_whenCaption = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    m_day = new ui::ElidedLabel(QString(), ui::Type::Body);
    m_day->setObjectName(u"mentorNextDay"_s);
    auto* when = new QHBoxLayout;
    when->setSpacing(gap);
    when->addWidget(m_day, 1);
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        auto* slot = new ui::Chip(QString(), ui::Chip::Kind::Plain);
        slot->setObjectName(u"mentorNextSlot_%1"_s.arg(i));
        slot->setTabular(true);
        slot->setMinimumWidth(slotWidth);
        when->addWidget(slot);
        m_slots[i] = slot;
        connect(slot, &ui::Chip::clicked, this, [this, i] {
            if (const auto offered = slotsOfTheDay(); i < offered.size())
                Q_EMIT slotChosen(m_mentor.id, offered[i].startsAt, offered[i].minutes);
        });
    }
    column->addWidget(m_whenCaption);
    column->addLayout(when);
    column->addStretch(1);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_state = new ui::IconLabel(ui::Icon::Clock, QString());
    m_hint = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    m_action = new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Small);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_hint);
    foot->addStretch(0);
    foot->addWidget(m_action);
    column->addLayout(foot);
    connect(m_action, &ui::Button::clicked, this, [this] {
        if (m_standing.kind == Standing::Kind::Asked)
            Q_EMIT withdrawWanted(m_mentor.id);
        else if (m_standing.kind == Standing::Kind::Mentored)
            Q_EMIT bookWanted(m_mentor.id);
        else
            Q_EMIT openWanted(m_mentor.id);
    });
    return m_right;
}

void MentorCardWidget::present(
    const MentorCard& mentor, const Standing& standing, const QTimeZone& mine, Instant now)
{
    if (mentor == m_mentor && standing == m_standing && mine == m_mine
        && dateOf(now, mine) == dateOf(m_now, mine))
        return;
    m_mentor = mentor;
    m_standing = standing;
    m_mine = mine;
    m_now = now;
    refresh();
}

void MentorCardWidget::refresh()
{
    m_avatar->setPerson(m_mentor.id.toString(), m_mentor.displayName);
    m_avatar->setPresence(m_standing.presence);
    m_name->setText(m_mentor.displayName);
    m_rating->setValue(m_mentor.rating.value_or(0), m_mentor.ratingCount);
    QStringList line;
    if (m_mentor.headline)
        line << *m_mentor.headline;
    if (m_mentor.location)
        line << *m_mentor.location;
    if (!m_mentor.languages.empty())
        line << LanguageWords::enumeration(m_mentor.languages);
    m_line->setText(line.join(u" · "_s));

    std::vector<std::pair<QString, ui::Tag::Kind>> tags;
    for (const bool matched : {true, false}) {
        for (const MentorSkill& skill : m_mentor.skills) {
            if (skill.matched == matched)
                tags.emplace_back(skill.name, matched ? ui::Tag::Kind::Accent : ui::Tag::Kind::Neutral);
        }
    }
    m_skills->setTags(tags);

    const QString reasons = MatchWords::reasons(m_mentor.match);
    m_score->setText(MatchWords::score(m_mentor.match.score));
    m_reasons->setText(reasons.isEmpty() ? QString() : u"· "_s + reasons);
    m_match->setVisible(!m_mentor.match.reasons.empty());

    refreshWhen();
    refreshAction();
    setAccessibleName(m_mentor.displayName);
    QString next = m_whenCaption->text();
    QStringList times;
    for (const NextSlot& slot : slotsOfTheDay())
        times << (times.isEmpty() ? m_slots.front()->accessibleName()
                                  : SessionWords::time(slot.startsAt, m_mine));
    if (!times.isEmpty())
        next = tr("%1: %2", "“Next free for you”: times").arg(next, times.join(u", "_s));
    setAccessibleDescription(
        QStringList{line.join(u", "_s), m_score->text(), reasons, next, m_standing.words}.join(u". "_s));
}

/// Those on the first one's date, which is said once for all of them.
std::vector<NextSlot> MentorCardWidget::slotsOfTheDay() const
{
    std::vector<NextSlot> found = m_mentor.nextSlots;
    std::erase_if(found, [&](const NextSlot& slot) {
        return dateOf(slot.startsAt, m_mine) != dateOf(m_mentor.nextSlots.front().startsAt, m_mine);
    });
    return found;
}

void MentorCardWidget::refreshWhen()
{
    const bool me = m_standing.kind == Standing::Kind::Me;
    const std::vector<NextSlot> offered = me ? std::vector<NextSlot>() : slotsOfTheDay();
    m_day->setVisible(!me);
    m_whenCaption->setVisible(!me);
    m_whenCaption->setText(tr("Next free for you"));
    m_day->setWeight(offered.empty() ? QFont::Normal : QFont::DemiBold);
    m_day->setColor(offered.empty() ? ui::Color::Text2 : ui::Color::Text);
    m_day->setText(offered.empty() ? tr("Nothing free for now")
                                   : SessionWords::shortDay(offered.front().startsAt, m_now, m_mine));
    for (std::size_t i = 0; i < offered.size() && i < m_slots.size(); ++i) {
        const Instant at = offered[i].startsAt;
        m_slots[i]->setText(SessionWords::time(at, m_mine));
        m_slots[i]->setAccessibleName(
            SessionWords::dayAndSpan(at, at + std::chrono::minutes(offered[i].minutes), m_now, m_mine));
    }
    showSlots(offered.size());
}

/// As many as there is room for beside the whole day.
void MentorCardWidget::showSlots(std::size_t offered)
{
    int room = m_right->minimumWidth() - m_day->sizeHint().width();
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        room -= gap + std::max(slotWidth, m_slots[i]->sizeHint().width());
        const bool shown = i < offered && (i == 0 || room >= 0);
        if (!shown && m_slots[i]->hasFocus())
            setFocus(Qt::OtherFocusReason);
        m_slots[i]->setVisible(shown);
    }
}

void MentorCardWidget::refreshAction()
{
    using Kind = Standing::Kind;
    const Kind kind = m_standing.kind;
    const bool focused = hasFocus();
    const bool settled = kind == Kind::Asked || kind == Kind::Mentored || kind == Kind::Asking;
    m_state->setVisible(settled);
    m_state->setText(m_standing.words);
    m_state->setGlyph(kind == Kind::Mentored ? ui::Icon::Check : ui::Icon::Clock);
    const bool mayAsk = kind == Kind::Stranger && m_mentor.acceptsRequests && m_mentor.freePlaces > 0;
    // Who could ask is told first that it would be in vain.
    const bool inVain = kind == Kind::Stranger && !mayAsk;
    m_hint->setText(inVain && !m_mentor.acceptsRequests ? tr("Takes no requests now")
            : inVain                                    ? tr("No free places now")
                                                        : tr("Enter to open"));
    m_hint->setVisible(inVain || (!settled && focused));
    m_action->setText(kind == Kind::Asked ? tr("Withdraw")
            : mayAsk                      ? tr("View and ask")
            : kind == Kind::Mentored      ? tr("Book", "a button: book a session")
                                          : tr("View"));
    m_action->setKind(focused && !settled ? ui::Button::Kind::Primary : ui::Button::Kind::Secondary);
    m_action->setVisible(kind != Kind::Asking);
    // Enter on the card does the same; only what is different is a stop of its own.
    const bool own = kind == Kind::Asked || kind == Kind::Mentored;
    m_action->setFocusPolicy(own ? Qt::StrongFocus : Qt::NoFocus);
    m_action->setAccessibleName(m_action->text() + u", "_s + m_mentor.displayName);
}

void MentorCardWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    ui::Card::changeEvent(event);
}

void MentorCardWidget::focusInEvent(QFocusEvent* event)
{
    ui::Card::focusInEvent(event);
    refreshAction();
}

void MentorCardWidget::focusOutEvent(QFocusEvent* event)
{
    ui::Card::focusOutEvent(event);
    refreshAction();
}

void MentorCardWidget::resizeEvent(QResizeEvent* event)
{
    ui::Card::resizeEvent(event);
    const int zone = width() < narrowBelow ? rightZoneNarrow : rightZone;
    if (zone == m_right->minimumWidth())
        return;
    m_right->setFixedWidth(zone);
    refreshWhen();
}

void MentorCardWidget::step(bool down)
{
    // From card to card: the buttons in them are reached by Tab.
    const auto isInACard = [](QWidget* widget) {
        for (; widget && !qobject_cast<MentorCardWidget*>(widget); widget = widget->parentWidget()) { }
        return widget != nullptr;
    };
    QWidget* focused = nullptr;
    do {
        down ? focusNextChild() : focusPreviousChild();
        focused = QApplication::focusWidget();
    } while (isInACard(focused) && !qobject_cast<MentorCardWidget*>(focused));
}

void MentorCardWidget::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down)
        step(true);
    else if (event->key() == Qt::Key_Up)
        step(false);
    else if (event->key() == Qt::Key_Right && m_slots.front()->isVisible())
        m_slots.front()->setFocus(Qt::TabFocusReason);
    else
        ui::Card::keyPressEvent(event);
}

} // namespace gremio
