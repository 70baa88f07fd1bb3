// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/role.h"

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace gremio {

/// The language of the app: the system's, or one that was chosen; switched while running. Sets QLocale's
/// default too, so that numbers and dates follow.
class Languages : public QObject {
    Q_OBJECT

public:
    enum class Choice { System, English, Spanish };
    Q_ENUM(Choice)

    explicit Languages(QObject* parent = nullptr);
    ~Languages() override;

    void choose(Choice choice);
    Choice choice() const { return m_choice; }
    /// What the choice comes to.
    UiLocale current() const { return m_current; }

    /// Each language in its own words.
    static QString ownName(UiLocale locale);

Q_SIGNALS:
    void changed();

private:
    void install();

    QLocale m_system;
    Choice m_choice = Choice::System;
    UiLocale m_current = UiLocale::English;
    QTranslator m_words; ///< ours
    QTranslator m_qt; ///< Qt's own (context menus of inputs)
};

} // namespace gremio
