// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_error.h"
#include "client/ui/card.h"
#include "client/ui/icon.h"

class QVBoxLayout;

namespace gremio::ui {
class Button;
class ErrorState;
class Label;
class Skeleton;
} // namespace gremio::ui

namespace gremio {

class SettingsRow;

/// The frame of a list in the settings: title, words about it, rows, and a button at the foot. While it loads
/// it shows the shape of its rows, and an error with *Try again* when that failed.
class SettingsList : public ui::Card {
    Q_OBJECT

public:
    /// So many rows are likely to come.
    explicit SettingsList(int likelyRows, QWidget* parent = nullptr);

Q_SIGNALS:
    void tryAgainClicked();

protected:
    /// Says everything anew, after the language changed too.
    virtual void follow() = 0;

    /// Without explanation if that is empty.
    void setWords(const QString& title, const QString& explanation = {});
    void setLoading(bool loading);
    /// Nothing: it went well.
    void setError(const QString& title, const ApiError* error);
    /// Takes all rows away.
    void clear();
    SettingsRow* addLine(ui::Icon icon);
    ui::Button* button() const { return m_button; }
    void setFootVisible(bool visible);

    void changeEvent(QEvent* event) override;

private:
    ui::Label* m_title;
    ui::Label* m_explanation;
    QVBoxLayout* m_rows;
    ui::Skeleton* m_skeleton;
    ui::ErrorState* m_error;
    QWidget* m_foot;
    ui::Button* m_button;
};

} // namespace gremio
