// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/availability/availability_rules.h"

#include "client/ui/card.h"
#include "client/ui/chip.h"
#include "client/ui/combo_box.h"
#include "client/ui/flow_layout.h"
#include "client/ui/label.h"
#include "client/ui/search_combo_box.h"
#include "client/words/zone_words.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int hour = 60;
constexpr int wholeDay = 24 * hour;
const std::vector<int> usualLengths{15, 30, 45, 60, 90, 120};

} // namespace

AvailabilityRules::AvailabilityRules(const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_zoneTitle(new ui::Label(QString()))
    , m_zone(new ui::SearchComboBox)
    , m_zoneHint(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text3))
    , m_lengthsTitle(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
    , m_lengthsBox(new QWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::s);
    m_zoneTitle->setWeight(QFont::DemiBold);
    m_zone->setObjectName(u"availabilityZone"_s);
    m_zone->setLeadingIcon(ui::Icon::Globe);
    for (const QString& id : ZoneWords::ids())
        m_zone->addItem(ZoneWords::city(id), id);
    m_zone->setLateWords([&clock](const QString& id) { return ZoneWords::label(id, clock.now()); });
    m_zoneHint->setLines(0);
    column->addWidget(m_zoneTitle);
    column->addWidget(m_zone);
    column->addWidget(addError(u"timeZone"_s));
    column->addWidget(m_zoneHint);
    column->addSpacing(ui::space::xs);
    column->addWidget(new ui::Rule);
    column->addSpacing(ui::space::xs);
    column->addWidget(m_lengthsTitle);
    new ui::FlowLayout(m_lengthsBox, 6, 6);
    column->addWidget(m_lengthsBox);
    column->addWidget(addError(u"lengths"_s));
    const auto add = [&](const QString& field, const QString& name, std::vector<int> usual) {
        Row& row = addRow(field, name, std::move(usual));
        auto* line = new QHBoxLayout;
        line->setSpacing(ui::space::s);
        line->addWidget(row.label, 1);
        line->addWidget(row.choice);
        column->addLayout(line);
        column->addWidget(row.error);
    };
    add(u"noticeMinutes"_s, u"availabilityNotice"_s,
        {0, hour, 2 * hour, 4 * hour, 12 * hour, wholeDay, 2 * wholeDay, 3 * wholeDay, 7 * wholeDay});
    add(u"bufferBeforeMinutes"_s, u"availabilityBefore"_s, {0, 5, 10, 15, 20, 30, 45, 60});
    add(u"bufferAfterMinutes"_s, u"availabilityAfter"_s, {0, 5, 10, 15, 20, 30, 45, 60});
    add(u"horizonDays"_s, u"availabilityHorizon"_s, {7, 14, 30, 60, 90, 180, 366});
    connect(m_zone, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            Q_EMIT changed();
    });
    retranslate();
}

ui::Label* AvailabilityRules::addError(const QString& field)
{
    auto* error = new ui::Label(QString(), ui::Type::Caption, ui::Color::Danger);
    error->setObjectName(u"availabilityError_%1"_s.arg(field));
    error->setLines(0);
    error->hide();
    m_errors.emplace_back(field, error);
    return error;
}

AvailabilityRules::Row& AvailabilityRules::addRow(
    const QString& field, const QString& name, std::vector<int> usual)
{
    auto row = std::make_unique<Row>();
    row->field = field;
    row->label = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    row->choice = new ui::ComboBox(nullptr, ui::ComboBox::Size::Small);
    row->choice->setObjectName(name);
    row->error = addError(field);
    row->usual = std::move(usual);
    Row* made = row.get();
    connect(made->choice, &QComboBox::currentIndexChanged, this, [this, made] {
        if (m_filling)
            return;
        made->value = made->choice->currentData().toInt();
        Q_EMIT changed();
    });
    m_rows.push_back(std::move(row));
    return *made;
}

QString AvailabilityRules::minutesWords(int minutes)
{
    if (minutes == 0)
        return tr("none", "no pause, no notice");
    if (minutes % wholeDay == 0)
        return tr("%n day(s)", nullptr, minutes / wholeDay);
    if (minutes % hour == 0)
        return tr("%n h", nullptr, minutes / hour);
    return tr("%n min", nullptr, minutes);
}

QString AvailabilityRules::words(const Row& row, int value) const
{
    return row.field == u"horizonDays"_s ? tr("%n day(s)", nullptr, value) : minutesWords(value);
}

void AvailabilityRules::fillRow(Row& row)
{
    std::vector<int> values = row.usual;
    if (std::find(values.begin(), values.end(), row.value) == values.end())
        values.insert(std::upper_bound(values.begin(), values.end(), row.value), row.value);
    row.choice->clear();
    for (const int value : values)
        row.choice->addItem(words(row, value), value);
    row.choice->setCurrentIndex(row.choice->findData(row.value));
}

void AvailabilityRules::fillLengths()
{
    std::vector<int> values = usualLengths;
    for (const int length : m_offered) {
        if (std::find(values.begin(), values.end(), length) == values.end())
            values.insert(std::upper_bound(values.begin(), values.end(), length), length);
    }
    if (values.size() != m_lengths.size()) {
        qDeleteAll(m_lengths);
        m_lengths.clear();
        for (std::size_t i = 0; i < values.size(); ++i) {
            auto* chip = new ui::Chip(QString(), ui::Chip::Kind::Toggle);
            m_lengthsBox->layout()->addWidget(chip);
            m_lengths.push_back(chip);
            connect(chip, &ui::Chip::toggled, this, [this, chip](bool on) {
                chip->updateGeometry(); // the tick takes room
                if (m_filling)
                    return;
                const int length = chip->property("minutes").toInt();
                std::erase(m_offered, length);
                if (on)
                    m_offered.insert(std::upper_bound(m_offered.begin(), m_offered.end(), length), length);
                Q_EMIT changed();
            });
        }
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        ui::Chip* chip = m_lengths[i];
        chip->setProperty("minutes", values[i]);
        chip->setObjectName(u"length_%1"_s.arg(values[i]));
        chip->setText(tr("%n min", nullptr, values[i]));
        chip->setChecked(std::find(m_offered.begin(), m_offered.end(), values[i]) != m_offered.end());
    }
}

void AvailabilityRules::setValue(const Availability& value)
{
    m_filling = true;
    int zone = m_zone->findData(value.timeZone);
    if (zone < 0 && !value.timeZone.isEmpty()) {
        m_zone->addItem(ZoneWords::city(value.timeZone), value.timeZone);
        zone = m_zone->count() - 1;
    }
    m_zone->setCurrentIndex(zone);
    m_offered = value.lengths;
    fillLengths();
    const int values[] = {
        value.noticeMinutes, value.bufferBeforeMinutes, value.bufferAfterMinutes, value.horizonDays};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->value = values[i];
        fillRow(*m_rows[i]);
    }
    m_filling = false;
}

void AvailabilityRules::readInto(Availability& value) const
{
    value.timeZone = m_zone->currentData().toString();
    value.lengths = m_offered;
    value.noticeMinutes = m_rows[0]->value;
    value.bufferBeforeMinutes = m_rows[1]->value;
    value.bufferAfterMinutes = m_rows[2]->value;
    value.horizonDays = m_rows[3]->value;
}

void AvailabilityRules::setZoneNow(const QString& words)
{
    m_zoneHint->setText(words);
}

void AvailabilityRules::setError(const QString& field, const QString& words)
{
    for (const auto& [name, label] : m_errors) {
        if (name == field) {
            label->setText(words);
            label->setVisible(!words.isEmpty());
        }
    }
}

void AvailabilityRules::clearErrors()
{
    for (const auto& [name, label] : m_errors)
        label->hide();
}

void AvailabilityRules::retranslate()
{
    m_zoneTitle->setText(tr("Time zone"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setSearchWords(tr("Find a city"), tr("No city is called like that."));
    m_lengthsTitle->setText(tr("Session lengths"));
    const QString names[] = {
        tr("Minimum notice"), tr("Pause before"), tr("Pause after"), tr("Bookable ahead")};
    m_filling = true;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->label->setText(names[i]);
        m_rows[i]->choice->setAccessibleName(names[i]);
        fillRow(*m_rows[i]);
    }
    fillLengths();
    m_filling = false;
}

void AvailabilityRules::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gremio
