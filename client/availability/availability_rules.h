// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"
#include "shared/protocol/availability.h"

#include <QWidget>

namespace gremio::ui {
class Chip;
class ComboBox;
class FlowLayout;
class Label;
class SearchComboBox;
} // namespace gremio::ui

namespace gremio {

/// Zone, lengths, notice, pauses and horizon: what goes with the week. Edits a copy that is given and taken.
class AvailabilityRules : public QWidget {
    Q_OBJECT

public:
    /// The clock outlives it.
    explicit AvailabilityRules(const Clock& clock, QWidget* parent = nullptr);

    /// Shows them; says nothing.
    void setValue(const Availability& value);
    /// The fields of these rules into it.
    void readInto(Availability& value) const;
    /// Beneath the zone: what time it is there.
    void setZoneNow(const QString& words);
    /// Under the field of that name in the body ("lengths"); empty takes it away.
    void setError(const QString& field, const QString& words);
    void clearErrors();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QString field;
        ui::Label* label = nullptr;
        ui::ComboBox* choice = nullptr;
        ui::Label* error = nullptr;
        std::vector<int> usual;
        int value = 0;
    };

    Row& addRow(const QString& field, const QString& name, std::vector<int> usual);
    ui::Label* addError(const QString& field);
    void fillRow(Row& row);
    void fillLengths();
    QString words(const Row& row, int value) const;
    static QString minutesWords(int minutes);
    void retranslate();

    ui::Label* m_zoneTitle;
    ui::SearchComboBox* m_zone;
    ui::Label* m_zoneHint;
    ui::Label* m_lengthsTitle;
    QWidget* m_lengthsBox;
    std::vector<ui::Chip*> m_lengths;
    std::vector<int> m_offered;
    std::vector<std::unique_ptr<Row>> m_rows;
    std::vector<std::pair<QString, ui::Label*>> m_errors;
    bool m_filling = false;
};

} // namespace gremio
