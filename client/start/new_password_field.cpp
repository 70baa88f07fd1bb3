// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/start/new_password_field.h"

#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/strength_meter.h"
#include "client/ui/text_field.h"
#include "client/words/password_words.h"
#include "shared/protocol/identity.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

NewPasswordField::NewPasswordField(const QString& name, bool large, QWidget* parent)
    : QWidget(parent)
    , m_field(new ui::TextField(QString(), large ? ui::TextField::Size::Large : ui::TextField::Size::Normal))
    , m_form(new ui::FormField(QString(), m_field))
    , m_meter(new ui::StrengthMeter)
    , m_advice(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
{
    m_field->setObjectName(name);
    m_meter->setObjectName(name + u"Meter"_s);
    m_advice->setObjectName(name + u"Advice"_s);
    m_field->setPassword(true);
    m_advice->setLines(2); // always reserved: nothing jumps while one types
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::xs);
    column->addWidget(m_form);
    column->addWidget(m_meter);
    column->addWidget(m_advice);
    setFocusProxy(m_field);
    connect(m_field, &ui::TextField::returnPressed, this, &NewPasswordField::returnPressed);
    connect(m_field, &ui::TextField::textChanged, this, [this] {
        m_field->setError({});
        estimate();
        Q_EMIT textChanged();
    });
    estimate();
}

void NewPasswordField::setLabel(const QString& label)
{
    m_form->setLabel(label);
}

void NewPasswordField::setAbout(const QStringList& about)
{
    if (about == m_about)
        return;
    m_about = about;
    estimate();
}

QString NewPasswordField::text() const
{
    return m_field->text();
}

void NewPasswordField::clear()
{
    m_field->setText({});
}

void NewPasswordField::setError(const QString& message)
{
    m_field->setError(message);
}

bool NewPasswordField::check()
{
    const qsizetype length = text().toUcs4().size();
    QString wrong;
    if (length < rules::password.min)
        wrong = tr("At least %n characters.", nullptr, rules::password.min);
    else if (length > rules::password.max)
        wrong = tr("At most %n characters.", nullptr, rules::password.max);
    else if (m_score < leastPasswordScore)
        wrong = tr("This password is too easy to guess.");
    m_field->setError(wrong);
    return wrong.isEmpty();
}

void NewPasswordField::estimate()
{
    const QString password = text();
    if (password.isEmpty()) {
        m_score = 0;
        m_meter->setLevel(0, {}, false);
        m_advice->setText(
            tr("At least %n characters. A few unrelated words are hard to guess and easy to keep.", nullptr,
                rules::password.min));
        return;
    }
    // What is longer than it may be need not be estimated.
    const PasswordEstimate estimate = estimatePassword(password.left(rules::password.max), m_about);
    m_score = estimate.score;
    m_meter->setLevel(
        std::max(1, estimate.score), PasswordWords::level(estimate), estimate.score >= leastPasswordScore);
    const bool tooShort = password.toUcs4().size() < rules::password.min;
    m_advice->setText(tooShort && estimate.parts.empty()
            ? tr("At least %n characters.", nullptr, rules::password.min)
            : PasswordWords::advice(estimate));
    // For whoever hears it: with the field, when it is read again.
    m_field->edit()->setAccessibleDescription(m_meter->word() + u". "_s + m_advice->text());
}

void NewPasswordField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        estimate();
    QWidget::changeEvent(event);
}

} // namespace gremio
