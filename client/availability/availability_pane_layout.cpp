// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/availability/availability_pane.h"
#include "client/availability/availability_rules.h"
#include "client/availability/exception_list.h"
#include "client/calendar/month_strip.h"
#include "client/calendar/week_painter.h"
#include "client/calendar/week_view.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/error_state.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/menu.h"
#include "client/ui/painting.h"
#include "client/ui/scroll_column.h"
#include "client/ui/segmented.h"
#include "client/ui/skeleton.h"
#include "client/ui/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>

using namespace Qt::StringLiterals;

// How the availability page is put together.
namespace gremio {

namespace {

/// Below this width the month, rules and exceptions get less room.
constexpr int wide = 900;

/// Before the words that count what is not saved.
class ChangeDot : public QWidget {
public:
    ChangeDot() { setFixedSize(8, 8); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        ui::paintBox(painter, rect(), 4, ui::Theme::of(this).color(ui::Color::Warning));
    }
};

} // namespace

AvailabilityPane::AvailabilityPane(
    const AvailabilityStore& store, AvailabilityController& controller, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_controller(controller)
    , m_clock(clock)
    , m_form(new QWidget)
    , m_skeleton(new ui::Skeleton(6, 72))
    , m_error(new ui::ErrorState(QString(), QString()))
{
    setObjectName(u"availabilityPane"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ui::space::xl, ui::space::l, 0, ui::space::l); // the bar runs at the edge
    column->setSpacing(0);
    for (QWidget* state : std::initializer_list<QWidget*>{m_skeleton, m_error})
        state->setContentsMargins(0, 0, ui::space::xl, 0);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, m_form);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(ui::space::xl);
    m_columns->addWidget(buildWeek(), 1);
    m_columns->addWidget(buildSide());
    column->addWidget(m_skeleton);
    column->addWidget(m_error);
    column->addWidget(m_form, 1);
    column->addStretch(0);
    connectParts();
    retranslate();
}

QWidget* AvailabilityPane::buildWeek()
{
    auto* card = new ui::Card;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(11, 10, 8, 9);
    head->setSpacing(ui::space::s);
    m_view = new ui::Segmented({u"-"_s, u"-"_s}, ui::Segmented::Size::Small);
    m_view->setObjectName(u"availabilityView"_s);
    m_sum = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_sum->setObjectName(u"availabilitySum"_s);
    m_sum->setTabular(true);
    m_mode = new ui::Segmented({u"-"_s, u"-"_s}, ui::Segmented::Size::Small);
    m_mode->setObjectName(u"availabilityMode"_s);
    m_copy = new ui::Button(QString(), ui::Button::Kind::Secondary, ui::Button::Size::Small);
    m_copy->setObjectName(u"copyDay"_s);
    m_copy->setGlyph(ui::Icon::Copy);
    m_copyMenu = new ui::Menu(this);
    m_copy->setMenu(m_copyMenu);
    head->addWidget(m_view);
    head->addWidget(m_sum);
    head->addStretch(1);
    head->addWidget(m_mode);
    head->addWidget(m_copy);
    column->addLayout(head);
    column->addWidget(new ui::Rule);
    m_painter = new WeekPainter;
    m_painter->setObjectName(u"weekPainter"_s);
    m_painter->scrollToMinutes(8 * 60);
    m_dates = new WeekView;
    m_dates->setObjectName(u"weekDates"_s);
    m_dates->setHourHeight(36);
    m_dates->scrollToMinutes(8 * 60);
    m_dates->hide();
    column->addWidget(m_painter, 1);
    column->addWidget(m_dates, 1);
    column->addWidget(buildFoot());
    return card;
}

QWidget* AvailabilityPane::buildFoot()
{
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_problem = new ui::Banner(ui::Banner::Kind::Danger, QString());
    m_problem->setObjectName(u"availabilityError"_s);
    m_problem->setBar(true);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(new ui::Rule);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(ui::space::s);
    m_count = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_count->setObjectName(u"availabilityChanges"_s);
    m_discard = new ui::Button(QString(), ui::Button::Kind::Plain);
    m_discard->setObjectName(u"availabilityDiscard"_s);
    m_save = new ui::Button(QString(), ui::Button::Kind::Primary);
    m_save->setObjectName(u"availabilitySave"_s);
    m_dot = new ChangeDot;
    m_dot->setObjectName(u"availabilityDot"_s);
    row->addWidget(m_dot);
    row->addWidget(m_count, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    column->addLayout(row);
    return foot;
}

QWidget* AvailabilityPane::buildSide()
{
    auto* scroll = new ui::ScrollColumn;
    scroll->setObjectName(u"availabilitySide"_s);
    scroll->setFixedWidth(ui::size::sidePanel + ui::space::xl);
    QVBoxLayout* side = scroll->column();
    side->setContentsMargins(0, 0, ui::space::xl, 0);
    m_monthCard = new ui::Card;
    auto* monthColumn = new QVBoxLayout(m_monthCard);
    monthColumn->setContentsMargins(12, 12, 12, 12);
    m_month = new MonthStrip;
    m_month->setObjectName(u"availabilityMonth"_s);
    monthColumn->addWidget(m_month, 0, Qt::AlignHCenter);
    m_monthCard->hide();
    side->addWidget(m_monthCard);
    m_rulesCard = new ui::Card;
    auto* rulesColumn = new QVBoxLayout(m_rulesCard);
    rulesColumn->setContentsMargins(0, 0, 0, 0);
    m_rules = new AvailabilityRules(m_clock);
    rulesColumn->addWidget(m_rules);
    side->addWidget(m_rulesCard);
    m_exceptions = new ExceptionList(m_store);
    side->addWidget(m_exceptions);
    m_note = new ui::IconLabel(ui::Icon::Info, QString());
    m_note->label()->setLines(0);
    side->addWidget(m_note);
    side->addStretch(1);
    return scroll;
}

void AvailabilityPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < wide;
    m_columns->setSpacing(narrow ? ui::space::m : ui::space::xl);
    m_sum->setVisible(!narrow);
    m_copy->setText(narrow ? QString() : tr("Copy day"));
    m_copy->setAccessibleName(tr("Copy day"));
    if (auto* side = findChild<QScrollArea*>(u"availabilitySide"_s))
        side->setFixedWidth((narrow ? 264 : ui::size::sidePanel) + ui::space::xl);
}

} // namespace gremio
