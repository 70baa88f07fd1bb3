// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_error.h"

#include <QStringList>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace gremio::ui {
class Card;
class EmptyState;
class ErrorState;
class SectionHeader;
class Skeleton;
enum class Icon;
} // namespace gremio::ui

namespace gremio {

/// A heading with its count and the way to the full page, and a card with rows; or the shape of what comes,
/// or why it does not, or what to do where there is nothing.
class HomeSection : public QWidget {
    Q_OBJECT

public:
    HomeSection(ui::Icon emptyIcon, int rowHeight, QWidget* parent = nullptr);

    void setWords(const QString& title, const QString& link, const QString& emptyTitle,
        const QString& emptySentence, const QString& emptyAction = {});
    void setCount(int count);
    /// Rows are told apart by their keys; they are only made anew when the keys change.
    void setRows(const QStringList& keys, const std::function<QWidget*(const QString& key)>& make);
    QWidget* rowOf(const QString& key) const;

    void showLoading();
    void showError(const QString& title, const ApiError& error);
    /// Rows, or the empty state.
    void showRows();
    /// There is nothing to show, and it says so.
    bool isBlank() const;

Q_SIGNALS:
    void linkClicked();
    void emptyActionClicked();
    void tryAgainClicked();

private:
    void only(QWidget* shown);

    ui::SectionHeader* m_header;
    ui::Card* m_card;
    QVBoxLayout* m_rows;
    QWidget* m_rowBox;
    ui::Skeleton* m_skeleton;
    ui::EmptyState* m_empty;
    ui::ErrorState* m_error;
    QStringList m_keys;
    std::vector<QWidget*> m_widgets;
};

} // namespace gremio
