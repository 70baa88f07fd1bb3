// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/availability/exception_dialog.h"

#include "client/calendar/week_painter.h"
#include "client/ui/combo_box.h"
#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/segmented.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int quarter = 15;
constexpr int wholeDay = 24 * 60;

QDateEdit* dateField(const QString& name, const QDate& date)
{
    auto* field = new QDateEdit(date);
    field->setObjectName(name);
    field->setDisplayFormat(u"ddd d MMM yyyy"_s);
    field->setFixedHeight(ui::size::input);
    field->setDateRange(QDate(1970, 1, 1), QDate(9999, 12, 31));
    return field;
}

ui::ComboBox* timeField(const QString& name, int first, int last, int chosen)
{
    auto* field = new ui::ComboBox;
    field->setObjectName(name);
    for (int time = first; time <= last; time += quarter)
        field->addItem(WeekPainter::timeWords(time), timeOfDayText(std::chrono::minutes(time)));
    field->setCurrentIndex((chosen - first) / quarter);
    return field;
}

} // namespace

ExceptionDialog::ExceptionDialog(AvailabilityController& controller, const QDate& today, QWidget* anyWidget)
    : FormDialog(tr("What is different?"), tr("Add date"), ui::Button::Kind::Primary, anyWidget)
    , m_kind(new ui::Segmented({tr("Closed"), tr("Less", "free time"), tr("More", "free time")}))
    , m_first(dateField(u"exceptionFirst"_s, today))
    , m_last(dateField(u"exceptionLast"_s, today))
    , m_from(timeField(u"exceptionFrom"_s, 0, wholeDay - quarter, 9 * 60))
    , m_to(timeField(u"exceptionTo"_s, quarter, wholeDay, 12 * 60))
    , m_times(new QWidget)
    , m_note(new ui::TextField)
{
    setObjectName(u"exceptionDialog"_s);
    confirm()->setObjectName(u"confirmException"_s);
    m_kind->setObjectName(u"exceptionKind"_s);
    m_kind->setAccessibleName(tr("What is different?"));
    content()->insertWidget(content()->count() - 1, m_kind, 0, Qt::AlignLeft);
    auto* dates = new QWidget;
    auto* dateRow = new QHBoxLayout(dates);
    dateRow->setContentsMargins(0, 0, 0, 0);
    dateRow->setSpacing(ui::space::l);
    dateRow->addWidget(withError(u"firstDate"_s, new ui::FormField(tr("First date"), m_first)), 1);
    dateRow->addWidget(withError(u"lastDate"_s, new ui::FormField(tr("Last date"), m_last)), 1);
    content()->insertWidget(content()->count() - 1, dates);
    auto* timeRow = new QHBoxLayout(m_times);
    timeRow->setContentsMargins(0, 0, 0, 0);
    timeRow->setSpacing(ui::space::l);
    timeRow->addWidget(withError(u"from"_s, new ui::FormField(tr("From", "a time"), m_from)), 1);
    timeRow->addWidget(withError(u"to"_s, new ui::FormField(tr("To", "a time"), m_to)), 1);
    content()->insertWidget(content()->count() - 1, m_times);
    m_note->setObjectName(u"exceptionNote"_s);
    m_note->edit()->setMaxLength(100);
    m_note->setPlaceholder(tr("Only you see it"));
    addField(tr("Why"), m_note);

    connect(m_kind, &ui::Segmented::currentChanged, this, &ExceptionDialog::followKind);
    // One date is the usual case: the last follows the first until it is later.
    connect(m_first, &QDateEdit::dateChanged, this, [this, before = today](const QDate& date) mutable {
        if (m_last->date() == before || m_last->date() < date)
            m_last->setDate(date);
        before = date;
    });
    for (QDateEdit* field : {m_first, m_last})
        connect(field, &QDateEdit::dateChanged, this, &ExceptionDialog::clearErrors);
    for (ui::ComboBox* field : {m_from, m_to})
        connect(field, &QComboBox::currentIndexChanged, this, &ExceptionDialog::clearErrors);
    setSending({tr("Adding"), [] { return true; },
        [this, &controller](const Done& done) {
            clearErrors();
            controller.addException(body(), done);
        },
        [this](const ApiError& error) { return explain(error); }});
    followKind();
}

QWidget* ExceptionDialog::withError(const QString& field, QWidget* content)
{
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::xs);
    auto* error = new ui::Label(QString(), ui::Type::Caption, ui::Color::Danger);
    error->setObjectName(u"exceptionError_%1"_s.arg(field));
    error->setLines(0);
    error->hide();
    column->addWidget(content);
    column->addWidget(error);
    column->addStretch(1);
    m_errors.emplace_back(field, error);
    return both;
}

AvailabilityExceptionBody ExceptionDialog::body() const
{
    static constexpr std::array kinds{ExceptionKind::Closed, ExceptionKind::Less, ExceptionKind::More};
    AvailabilityExceptionBody made;
    made.kind = kinds.at(std::size_t(m_kind->current()));
    made.firstDate = m_first->date().toString(Qt::ISODate);
    made.lastDate = m_last->date().toString(Qt::ISODate);
    if (made.kind != ExceptionKind::Closed) {
        made.from = m_from->currentData().toString();
        made.to = m_to->currentData().toString();
    }
    made.note = m_note->text().trimmed();
    return made;
}

void ExceptionDialog::followKind()
{
    m_times->setVisible(m_kind->current() != 0);
    clearErrors();
}

void ExceptionDialog::clearErrors()
{
    for (const auto& [field, label] : m_errors)
        label->hide();
}

bool ExceptionDialog::explain(const ApiError& error)
{
    bool said = false;
    for (const auto& [field, label] : m_errors) {
        if (const auto code = error.codeAt(u'/' + field)) {
            label->setText(ErrorWords::sayField(*code));
            label->show();
            said = true;
        }
    }
    if (const auto code = error.codeAt(u"/note"_s)) {
        m_note->setError(ErrorWords::sayField(*code));
        said = true;
    }
    return said;
}

} // namespace gremio
