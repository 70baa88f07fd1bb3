// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

namespace gremio::ui {

/// One of a few words in a row: what Segmented and TabStrip share, which say where the words stand and paint
/// them. A click chooses; Left and Up, Right and Down, Home and End move.
class WordChoice : public QWidget, public RingTarget {
    Q_OBJECT

public:
    void setWords(const QStringList& words);
    const QStringList& words() const { return m_words; }

    /// Does nothing for an index that is not there.
    void setCurrent(int index);
    int current() const { return m_current; }

    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// By the user or by setCurrent(), when it changed.
    void currentChanged(int index);

protected:
    WordChoice(const QStringList& words, QWidget* parent);

    /// Which word is at the position; -1 for none.
    virtual int wordAt(const QPoint& position) const = 0;
    /// Under the pointer; -1 for none.
    int hovered() const { return m_hovered; }

    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QStringList m_words;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace gremio::ui
