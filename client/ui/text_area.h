// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QWidget>

namespace gremio::ui {

class Label;

/// Several lines of input. With setLimit() a counter "185 / 1000" stands at counter()'s place: above, right.
class TextArea : public QWidget {
    Q_OBJECT

public:
    explicit TextArea(QWidget* parent = nullptr);

    QPlainTextEdit* edit() const { return m_edit; }
    QString text() const { return m_edit->toPlainText(); }
    void setText(const QString& text) { m_edit->setPlainText(text); }
    void setPlaceholder(const QString& text) { m_edit->setPlaceholderText(text); }
    /// The field's label, in the row of the counter. Empty: no label.
    void setLabel(const QString& text);
    /// Characters (code points) at most; 0 for no limit. What is over stays, the counter turns to danger and
    /// isOverLimit() is true: text a person pasted is not cut behind their back.
    void setLimit(int characters);
    bool isOverLimit() const;
    int length() const;
    /// Height of the box in lines of text.
    void setVisibleLines(int lines);
    void setError(const QString& message);

Q_SIGNALS:
    void textChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void count();

    QWidget* m_head;
    Label* m_label;
    Label* m_counter;
    QWidget* m_box;
    QPlainTextEdit* m_edit;
    QWidget* m_errorRow;
    Label* m_error;
    int m_limit = 0;
};

} // namespace gremio::ui
