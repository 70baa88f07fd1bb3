// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/booking_dialog.h"
#include "client/scheduling/slot_picker.h"
#include "client/scheduling/tall_body.h"
#include "client/ui/banner.h"
#include "client/ui/combo_box.h"
#include "client/ui/flow_layout.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/segmented.h"
#include "client/ui/text_area.h"
#include "client/ui/text_field.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

#include <QDateEdit>
#include <QGridLayout>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

// How the dialog is put together.
namespace gremio {

namespace {

constexpr int panelWidth = 520;
constexpr int columns = 5;
constexpr int quarters = 96;

ui::Label* fieldName(const QString& words)
{
    auto* label = new ui::Label(words, ui::Type::Body, ui::Color::Text2);
    label->setFixedHeight(ui::size::input);
    return label;
}

} // namespace

void BookingDialog::build()
{
    setObjectName(u"bookingDialog"_s);
    setPanelWidth(panelWidth);
    m_body = new QWidget;
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(ui::space::xs, ui::space::xs, ui::space::xs, ui::space::xs);
    column->setSpacing(ui::space::m);
    m_problem = new ui::Banner(ui::Banner::Kind::Danger, QString());
    m_problem->setObjectName(u"bookingError"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    m_nextBox = new QWidget;
    m_nextBox->setObjectName(u"nextFreeSlots"_s);
    m_next = new ui::FlowLayout(m_nextBox);
    m_nextBox->hide();
    column->addWidget(m_nextBox);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(ui::space::l);
    grid->setVerticalSpacing(ui::space::m);
    grid->setColumnMinimumWidth(0, 72);
    grid->setColumnStretch(1, 1);
    m_with = new ui::ComboBox;
    m_with->setObjectName(u"bookingWith"_s);
    m_with->setAccessibleName(tr("With"));
    if (!m_moved) {
        grid->addWidget(fieldName(tr("With")), 0, 0, Qt::AlignTop);
        grid->addWidget(m_with, 0, 1);
    } else {
        m_with->setParent(m_body);
        m_with->hide();
    }
    m_length = new ui::Segmented({});
    m_length->setObjectName(u"bookingLength"_s);
    m_length->setAccessibleName(tr("Length"));
    grid->addWidget(fieldName(tr("Length")), 1, 0, Qt::AlignTop);
    grid->addWidget(m_length, 1, 1, Qt::AlignLeft);
    ui::Label* when = fieldName(tr("When"));
    when->setFixedHeight(ui::size::chip); // as high as the head of the slots
    grid->addWidget(when, 2, 0, Qt::AlignTop);
    buildTimes(grid, 2);
    buildHow(grid);
    column->addLayout(grid);
    m_note = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    m_note->setLines(0);
    column->addWidget(m_note);
    m_tall = new TallBody(m_body);
    auto* beyond = new QVBoxLayout; // the room that rings need, so that words begin where the title does
    beyond->setContentsMargins(-ui::space::xs, 0, -ui::space::xs, 0);
    beyond->addWidget(m_tall);
    content()->addLayout(beyond);

    addCancel();
    m_send = addButton(QString(), ui::Button::Kind::Primary);
    m_send->setObjectName(u"bookButton"_s);
}

void BookingDialog::buildTimes(QGridLayout* grid, int row)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::s);
    m_slots =
        new SlotPicker({m_parts.slotStore, m_parts.controller, m_parts.session, m_parts.clock}, columns, 0);
    m_slots->setTitle(tr("Free slots"));
    column->addWidget(m_slots);

    m_freeBox = new QWidget;
    auto* free = new QVBoxLayout(m_freeBox);
    free->setContentsMargins(0, 0, 0, 0);
    free->setSpacing(ui::space::xs);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(ui::space::s);
    m_date = new QDateEdit;
    m_date->setObjectName(u"bookingDate"_s);
    m_date->setAccessibleName(tr("Date"));
    m_date->setDisplayFormat(tr("ddd d MMM yyyy", "short weekday, day, month and year, a date format"));
    m_time = new ui::ComboBox;
    m_time->setObjectName(u"bookingTime"_s);
    m_time->setAccessibleName(tr("Begins at"));
    for (int quarter = 0; quarter < quarters; ++quarter)
        m_time->addItem(QLocale().toString(QTime(quarter / 4, quarter % 4 * 15), QLocale::ShortFormat));
    fields->addWidget(m_date, 1);
    fields->addWidget(m_time);
    free->addLayout(fields);
    m_timeError = new ui::Label(QString(), ui::Type::Caption, ui::Color::Danger);
    m_timeError->setObjectName(u"bookingTimeError"_s);
    m_timeError->setLines(0);
    free->addWidget(m_timeError);
    column->addWidget(m_freeBox);
    m_otherTime = new ui::LinkButton(QString());
    m_otherTime->setObjectName(u"bookingOtherTime"_s);
    column->addWidget(m_otherTime, 0, Qt::AlignLeft);

    auto* clocks = new QGridLayout;
    clocks->setHorizontalSpacing(ui::space::s);
    clocks->setVerticalSpacing(ui::space::xs);
    clocks->setColumnStretch(0, 1);
    const auto line = [&](ui::Label*& name, ui::Label*& time, int at, const QString& object) {
        name = new ui::ElidedLabel(QString(), ui::Type::Body, ui::Color::Text2);
        time = new ui::Label(QString(), ui::Type::Body);
        time->setObjectName(object);
        time->setTabular(true);
        time->setWeight(QFont::DemiBold);
        clocks->addWidget(name, at, 0);
        clocks->addWidget(time, at, 1, Qt::AlignRight);
    };
    line(m_mine, m_mineTime, 0, u"bookingMyTime"_s);
    line(m_theirs, m_theirTime, 1, u"bookingTheirTime"_s);
    column->addLayout(clocks);
    m_clocks = new ui::Label(QString(), ui::Type::Caption, ui::Color::Warning);
    m_clocks->setLines(0); // a banner would cut it
    m_clocks->setObjectName(u"bookingClocks"_s);
    m_clocks->hide();
    column->addWidget(m_clocks);
    grid->addWidget(box, row, 1);
}

void BookingDialog::buildHow(QGridLayout* grid)
{
    m_medium = new ui::ComboBox;
    m_medium->setObjectName(u"bookingMedium"_s);
    m_medium->setAccessibleName(tr("How you meet"));
    for (const auto medium :
        {SessionMedium::Video, SessionMedium::Audio, SessionMedium::Chat, SessionMedium::InPerson})
        m_medium->addItem(SessionWords::medium(medium), static_cast<int>(medium));
    m_placeLabel = fieldName(tr("Place"));
    m_place = new ui::TextField(tr("Where you meet"));
    m_place->setObjectName(u"bookingPlace"_s);
    m_place->edit()->setMaxLength(200);
    m_place->edit()->setAccessibleName(tr("Place"));
    m_agenda = new ui::TextArea;
    m_agenda->setObjectName(u"bookingAgendaArea"_s);
    m_agenda->edit()->setObjectName(u"bookingAgenda"_s);
    m_agenda->edit()->setAccessibleName(tr("Topic"));
    m_agenda->edit()->setTabChangesFocus(true);
    m_agenda->setPlaceholder(tr("The first line is the title; below it, what you want to talk about"));
    m_agenda->setVisibleLines(3);
    if (m_moved) {
        for (QWidget* widget : std::initializer_list<QWidget*>{m_medium, m_placeLabel, m_place, m_agenda}) {
            widget->setParent(m_body);
            widget->hide();
        }
        return;
    }
    grid->addWidget(fieldName(tr("How")), 3, 0, Qt::AlignTop);
    grid->addWidget(m_medium, 3, 1, Qt::AlignLeft);
    grid->addWidget(m_placeLabel, 4, 0, Qt::AlignTop);
    grid->addWidget(m_place, 4, 1);
    grid->addWidget(fieldName(tr("Topic")), 5, 0, Qt::AlignTop);
    grid->addWidget(m_agenda, 5, 1);
}

} // namespace gremio
