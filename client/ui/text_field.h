// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"
#include "client/ui/tokens.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QWidget>

namespace gremio::ui {

class IconButton;
class Label;

/// One line of input: edge, optional leading icon, clear cross or eye, and the error below it.
/// The keyboard focus belongs to edit(); setFocus() on the field reaches it.
class TextField : public QWidget {
    Q_OBJECT

public:
    enum class Size { Normal = 32, Large = 40 };

    explicit TextField(QWidget* parent = nullptr);
    explicit TextField(const QString& placeholder, Size size = Size::Normal, QWidget* parent = nullptr);

    QLineEdit* edit() const { return m_edit; }
    QString text() const { return m_edit->text(); }
    void setText(const QString& text) { m_edit->setText(text); }
    void setPlaceholder(const QString& text);
    void setLeadingIcon(Icon icon);
    void setClearable(bool clearable);
    /// Hides what is typed and offers an eye to look at it.
    void setPassword(bool password);
    /// Red edge and the message below; an empty one takes both away.
    void setError(const QString& message);
    QString error() const;
    /// Narrower than the field: a long message below may need more room than what is written.
    void setBoxWidth(int width);
    void setReadOnly(bool readOnly) { m_edit->setReadOnly(readOnly); }

    QRect boxRect() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void textChanged(const QString& text);
    void returnPressed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void layOut();

    Size m_size = Size::Normal;
    Icon m_icon = Icon::None;
    QLineEdit* m_edit;
    QWidget* m_box;
    IconButton* m_clear;
    IconButton* m_eye;
    QWidget* m_errorRow;
    Label* m_error;
    bool m_clearable = false;
};

} // namespace gremio::ui
