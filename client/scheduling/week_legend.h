// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace gremio {

/// What the blocks of the week mean, in one line; signs that do not fit at the end are left out.
class WeekLegend : public QWidget {
    Q_OBJECT

public:
    explicit WeekLegend(QWidget* parent = nullptr);

    /// "Daniel is free"; empty: nobody's free time is shown.
    void setFreeWords(const QString& words);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_free;
};

} // namespace gremio
