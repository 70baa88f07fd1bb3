// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace gremio::ui {
class FormField;
class Label;
class StrengthMeter;
class TextField;
} // namespace gremio::ui

namespace gremio {

/// A password that is about to be made: the field, how hard it is to guess, and why.
class NewPasswordField : public QWidget {
    Q_OBJECT

public:
    /// name: the objectName of the text field; its meter and advice are called <name>Meter, <name>Advice.
    NewPasswordField(const QString& name, bool large, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    /// What whoever knows the person would try: name, address.
    void setAbout(const QStringList& about);
    QString text() const;
    void clear();
    void setError(const QString& message);
    /// Says what is wrong; true when the server will take it.
    bool check();
    ui::TextField* field() const { return m_field; }

Q_SIGNALS:
    void textChanged();
    void returnPressed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void estimate();

    ui::TextField* m_field;
    ui::FormField* m_form;
    ui::StrengthMeter* m_meter;
    ui::Label* m_advice;
    QStringList m_about;
    int m_score = 0;
};

} // namespace gremio
