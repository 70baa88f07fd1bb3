// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/empty_state.h"

namespace gremio::ui {

/// The shape of EmptyState: what failed, what is kept, Try again. Details opens under it what support needs.
class ErrorState : public EmptyState {
    Q_OBJECT

public:
    ErrorState(const QString& title, const QString& sentence, QWidget* parent = nullptr);

    /// Shown by the Details button (kind, request id); empty hides the button.
    void setDetails(const QString& details);
    QString details() const { return m_details; }
    Button* tryAgain() const { return action(); }
    Button* detailsButton() const;

Q_SIGNALS:
    void tryAgainClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showDetails();

    QString m_details;
};

} // namespace gremio::ui
