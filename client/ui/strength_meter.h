// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace gremio::ui {

/// Four bars that fill up, and a word: never told by colour alone. Always there, so that nothing jumps.
class StrengthMeter : public QWidget {
    Q_OBJECT

public:
    explicit StrengthMeter(QWidget* parent = nullptr);

    /// level 0 to 4 bars; `word` stands at the right end. `enough`: from here on it will do.
    void setLevel(int level, const QString& word, bool enough);
    int level() const { return m_level; }
    QString word() const { return m_word; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_level = 0;
    QString m_word;
    bool m_enough = false;
};

} // namespace gremio::ui
