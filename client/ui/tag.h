// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace gremio::ui {

/// A 24 px word: a skill. Accent (and bold) for one that matches; that it does is said by accessibleName too.
class Tag : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Neutral, Accent };

    explicit Tag(const QString& text, Kind kind = Kind::Neutral, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text; }
    void setKind(Kind kind);
    Kind kind() const { return m_kind; }
    /// 20 px high, 500, as "You learn" beside a caption.
    void setSmall(bool isSmall);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QFont textFont() const;

    QString m_text;
    Kind m_kind;
    bool m_small = false;
};

} // namespace gremio::ui
