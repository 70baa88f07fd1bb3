// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/availability/availability_controller.h"
#include "client/settings/form_dialog.h"

#include <QDate>

class QDateEdit;

namespace gremio::ui {
class ComboBox;
class Segmented;
} // namespace gremio::ui

namespace gremio {

/// Asks what differs on which dates, and sends it; what the server finds wrong is said at its field.
class ExceptionDialog : public FormDialog {
    Q_OBJECT

public:
    /// today: by the clock of the mentor's zone.
    ExceptionDialog(AvailabilityController& controller, const QDate& today, QWidget* anyWidget);

private:
    QWidget* withError(const QString& field, QWidget* content);
    AvailabilityExceptionBody body() const;
    void followKind();
    bool explain(const ApiError& error);
    void clearErrors();

    ui::Segmented* m_kind;
    QDateEdit* m_first;
    QDateEdit* m_last;
    ui::ComboBox* m_from;
    ui::ComboBox* m_to;
    QWidget* m_times;
    ui::TextField* m_note;
    std::vector<std::pair<QString, ui::Label*>> m_errors;
};

} // namespace gremio
