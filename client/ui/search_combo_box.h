// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/combo_box.h"

#include <QtCore/QPointer>

#include <functional>

namespace gremio::ui {

class Popover;

/// A choice of a long list: it opens with a field that sifts. What is found by is an item's words and its
/// data (a text); where a list of words is dear they can be asked for late.
class SearchComboBox : public ComboBox {
    Q_OBJECT

public:
    using Words = std::function<QString(const QString& data)>;

    explicit SearchComboBox(QWidget* parent = nullptr, Size size = Size::Normal);

    /// From now on the item that is chosen says these words, and all of them when the list is opened.
    void setLateWords(Words words);
    /// Of the field that sifts.
    void setSearchWords(const QString& placeholder, const QString& nothingFound);

    QSize sizeHint() const override;

    void showPopup() override;
    void hidePopup() override;

private:
    void sayCurrent();
    void open();

    Words m_words;
    QString m_placeholder;
    QString m_nothing;
    QPointer<Popover> m_popover;
};

} // namespace gremio::ui
