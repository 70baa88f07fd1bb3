// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/sessions_head.h"

#include "client/scheduling/range_button.h"
#include "client/ui/button.h"
#include "client/ui/combo_box.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/segmented.h"
#include "client/words/session_words.h"

#include <QEvent>
#include <QHBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int secondLine = ui::size::button + ui::space::m;

} // namespace

SessionsHead::SessionsHead(QWidget* parent)
    : QWidget(parent)
    , m_first(new QHBoxLayout)
    , m_second(new QHBoxLayout)
    , m_where(new QWidget)
    , m_title(new ui::Label(QString(), ui::Type::Title))
    , m_today(new ui::Button(QString(), ui::Button::Kind::Secondary))
    , m_back(new ui::IconButton(ui::Icon::ChevronLeft, QString()))
    , m_on(new ui::IconButton(ui::Icon::ChevronRight, QString()))
    , m_range(new RangeButton)
    , m_views(new ui::Segmented({}))
    , m_free(new ui::ComboBox)
    , m_book(new ui::Button(QString(), ui::Button::Kind::Primary))
{
    m_title->setObjectName(u"sessionsTitle"_s);
    m_today->setObjectName(u"sessionsToday"_s);
    m_back->setObjectName(u"sessionsBack"_s);
    m_on->setObjectName(u"sessionsOn"_s);
    m_range->setObjectName(u"sessionsRange"_s);
    m_views->setObjectName(u"sessionsView"_s);
    m_free->setObjectName(u"sessionsFree"_s);
    m_free->setLeadingIcon(ui::Icon::Eye);
    m_book->setObjectName(u"sessionsBook"_s);
    m_book->setGlyph(ui::Icon::Plus);
    auto* where = new QHBoxLayout(m_where);
    where->setContentsMargins(0, 0, 0, 0);
    where->setSpacing(ui::space::s);
    where->addWidget(m_today);
    where->addWidget(m_back);
    for (QWidget* next : std::initializer_list<QWidget*>{m_on, m_range}) {
        where->addSpacing(-ui::space::s); // what is drawn without an edge has its air inside
        where->addWidget(next);
    }
    where->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ui::space::xl, 0, ui::space::xl, 0);
    column->setSpacing(0);
    for (QHBoxLayout* line : {m_first, m_second}) {
        line->setSpacing(ui::space::s);
        column->addLayout(line);
    }
    m_first->addWidget(m_title);
    m_first->addSpacing(ui::space::s);
    m_first->addWidget(m_where, 1);
    m_first->addStretch(0);
    m_first->addWidget(m_views);
    m_first->addWidget(m_free);
    m_first->addWidget(m_book);
    setFixedHeight(ui::size::pageHeader);
    QWidget* before = m_today;
    for (QWidget* next : std::initializer_list<QWidget*>{m_back, m_on, m_range, m_views, m_free, m_book})
        setTabOrder(std::exchange(before, next), next);

    connect(m_today, &ui::Button::clicked, this, &SessionsHead::todayWanted);
    connect(m_back, &ui::IconButton::clicked, this, [this] { Q_EMIT turnWanted(-1); });
    connect(m_on, &ui::IconButton::clicked, this, [this] { Q_EMIT turnWanted(1); });
    connect(m_range, &RangeButton::clicked, this, [this] { Q_EMIT monthWanted(m_range); });
    retranslate();
}

void SessionsHead::showWeek(const QDate& monday)
{
    m_monday = monday;
    const QString words = SessionWords::week(monday);
    m_range->setWords(words, SessionWords::shortWeek(monday));
    m_range->setAccessibleName(tr("%1, choose a week", "the dates of a week").arg(words));
    arrange();
}

void SessionsHead::setWeekShown(bool shown)
{
    m_weekShown = shown;
    arrange();
}

void SessionsHead::setSomebody(bool somebody)
{
    m_somebody = somebody;
    arrange();
}

void SessionsHead::arrange()
{
    m_where->setVisible(m_weekShown);
    m_free->setVisible(m_weekShown && m_somebody);
    m_book->setVisible(m_somebody);
    int needed = 2 * ui::space::xl + m_title->sizeHint().width() + ui::space::s;
    for (const QWidget* widget : std::initializer_list<QWidget*>{m_where, m_views, m_free, m_book}) {
        if (!widget->isHidden())
            needed += widget->sizeHint().width() + ui::space::s;
    }
    needed += ui::space::xl; // air between the dates and what stands at the right
    const bool twoLines = m_weekShown && width() < needed;
    if (twoLines != m_twoLines) {
        m_twoLines = twoLines;
        if (twoLines) {
            m_first->removeWidget(m_where);
            m_first->removeWidget(m_free);
            m_second->addWidget(m_where, 1);
            m_second->addWidget(m_free);
            m_second->setContentsMargins(0, 0, 0, ui::space::m);
        } else {
            m_second->removeWidget(m_where);
            m_second->removeWidget(m_free);
            m_first->insertWidget(2, m_where, 1);
            m_first->insertWidget(m_first->indexOf(m_book), m_free);
            m_second->setContentsMargins(0, 0, 0, 0);
        }
        setFixedHeight(ui::size::pageHeader + (twoLines ? secondLine - ui::space::s : 0));
    }
}

QSize SessionsHead::minimumSizeHint() const
{
    // It follows the page's width: what it would like must not hold the page open.
    return {0, QWidget::minimumSizeHint().height()};
}

void SessionsHead::retranslate()
{
    m_title->setText(tr("Sessions"));
    m_today->setText(tr("Today", "a button: go to this week"));
    m_back->setName(tr("The week before"));
    m_on->setName(tr("The week after"));
    m_views->setWords({tr("Week"), tr("List"), tr("History")});
    m_views->setAccessibleName(tr("How sessions are shown"));
    m_free->setAccessibleName(tr("Whose free time is shown"));
    m_book->setText(tr("Book", "a button: book a session"));
    if (m_monday.isValid())
        showWeek(m_monday);
}

void SessionsHead::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SessionsHead::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace gremio
