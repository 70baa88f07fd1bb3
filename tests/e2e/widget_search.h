// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

class QWidget;

namespace gremio::e2e {

/// Which widget is meant: by objectName, among those that can be seen.
struct Target {
    QString name;
    QString in; ///< inside of the widget of that name; empty: anywhere
    QString beside; ///< the one that stands closest to these words; empty: the first

    static Target fromJson(const QJsonObject& object);
};

/// Null when nothing of the kind can be seen.
QWidget* findWidget(const Target& target);

/// What a widget itself says: its words as painted or, failing these, its accessible name.
QString wordsOf(const QWidget* widget);
/// The words of everything that can be seen in the widget, itself included, in the order of the tree.
QStringList allWordsIn(const QWidget* widget);

/// Scrolls until the middle of the widget can be seen, as a person would.
void scrollTo(QWidget* widget);
/// Empty when a click into the middle of the widget arrives there, else what lies over it.
QString whatCovers(const QWidget* widget);

} // namespace gremio::e2e
