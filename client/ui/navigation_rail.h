// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"
#include "client/ui/icon.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QWidget>

#include <vector>

class QVBoxLayout;

namespace gremio::ui {

/// One entry: icon and word, badge; narrow it is the icon alone with a tooltip and the badge at its corner.
class RailItem : public QAbstractButton, public RingTarget {
    Q_OBJECT

public:
    RailItem(Icon icon, const QString& word, QWidget* parent = nullptr);

    void setWord(const QString& word);
    void setCount(int count);
    int count() const { return m_count; }
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }

    QSize sizeHint() const override;
    QRect ringRect() const override;
    int ringRadius() const override { return 6; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void name();

    Icon m_icon;
    QString m_word;
    int m_count = 0;
    bool m_narrow = false;
};

/// The rail: brand, pages, and at its foot the entries added with atFoot. Up and Down move between entries
/// (Home, End), Enter and Space go there. 184 px, or 56 when narrow.
class NavigationRail : public QWidget {
    Q_OBJECT

public:
    explicit NavigationRail(QWidget* parent = nullptr);

    RailItem* addItem(const QString& key, Icon icon, const QString& word, bool atFoot = false);
    void removeItem(const QString& key);
    RailItem* item(const QString& key) const;
    /// Keys in the order of Ctrl+1 … 9.
    QStringList keys() const;
    void setCurrent(const QString& key);
    QString current() const { return m_current; }
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }
    /// Shield and name at the top of a rail, in a row of the given height.
    static void paintBrandRow(QPainter& painter, const QWidget* rail, int height, bool narrow);

    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Entry {
        QString key;
        RailItem* item;
        bool atFoot;
    };

    std::vector<Entry> m_entries;
    QVBoxLayout* m_top;
    QVBoxLayout* m_foot;
    QString m_current;
    bool m_narrow = false;
};

} // namespace gremio::ui
