// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/tokens.h"

#include <QtWidgets/QWidget>

namespace gremio::ui {

/// "★ 4.8 (52)", or five stars, or five stars to choose from (Left and Right, 1 to 5, click).
class Rating : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Number, Stars, Input };

    explicit Rating(Kind kind = Kind::Number, QWidget* parent = nullptr);

    /// value 0 to 5; count of reviews, -1 to leave it out. No reviews: setValue(0, 0) says so in words.
    void setValue(double value, int count = -1);
    double value() const { return m_value; }
    /// Box of one star: 16, or 20 for the large row.
    void setStarBox(int box);
    /// Of a Number: the type of its figure; Body if it is not said.
    void setType(Type type);
    /// Of an Input: what is rated, for its accessible name: "Your rating: 4 of 5".
    void setSubject(const QString& subject);
    /// As if the person had picked so many stars, 1 to 5.
    void choose(int stars);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(int stars);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void name();
    QString number() const;
    QString countText() const;

    Kind m_kind;
    QString m_subject;
    double m_value = 0;
    int m_count = -1;
    int m_box = 16;
    Type m_type = Type::Body;
};

} // namespace gremio::ui
