// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/availability/copy_day_popover.h"

#include "client/ui/button.h"
#include "client/ui/check_box.h"
#include "client/ui/label.h"

#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

CopyDayPopover::CopyDayPopover(int weekday, QWidget* window)
    : ui::Popover(window)
{
    setObjectName(u"copyDayPopover"_s);
    setPanelWidth(240);
    const QLocale locale;
    const QString name = locale.standaloneDayName(weekday, QLocale::LongFormat);
    setAccessibleName(tr("Copy %1 to", "a day").arg(name));
    content()->setSpacing(ui::space::s);
    content()->addWidget(new ui::Label(accessibleName(), ui::Type::Subtitle));
    for (int day = 1; day <= 7; ++day) {
        if (day == weekday)
            continue;
        QString word = locale.standaloneDayName(day, QLocale::LongFormat);
        word[0] = word[0].toUpper();
        auto* box = new ui::CheckBox(word);
        box->setObjectName(u"copyTo_%1"_s.arg(day));
        m_days.emplace_back(day, box);
        content()->addWidget(box);
    }
    auto* copy = new ui::Button(tr("Copy"), ui::Button::Kind::Tonal);
    copy->setObjectName(u"copyDayConfirm"_s);
    copy->setEnabled(false);
    content()->addWidget(copy);
    for (const auto& [day, box] : m_days) {
        connect(box, &ui::CheckBox::toggled, copy, [this, copy] {
            copy->setEnabled(std::any_of(
                m_days.begin(), m_days.end(), [](const auto& one) { return one.second->isChecked(); }));
        });
    }
    connect(copy, &ui::Button::clicked, this, [this, weekday] {
        std::vector<int> to;
        for (const auto& [day, box] : m_days) {
            if (box->isChecked())
                to.push_back(day);
        }
        Q_EMIT copyWanted(weekday, to);
        dismiss();
    });
    connect(this, &ui::Popover::dismissed, this, &QObject::deleteLater);
}

} // namespace gremio
