// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace gremio::ui {
class Button;
class IconButton;
class Label;
class MultiLineEdit;
} // namespace gremio::ui

namespace gremio {

/// Where a message is written: grows to eight lines, Enter sends, Shift+Enter breaks, Up in an empty one
/// edits my last message, Esc ends an edit or a reply. Over it stands what is edited or answered.
class Composer : public QWidget {
    Q_OBJECT

public:
    enum class Purpose { New, Reply, Edit };

    explicit Composer(QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text);
    Purpose purpose() const { return m_purpose; }
    /// What was written for a new message waits, and comes back afterwards.
    void beginEdit(const QString& content);
    /// What is being written is kept.
    void beginReply(const QString& author, const QString& line);
    /// Back to a new message; without a signal.
    void reset();
    /// The message went out: nothing is left of it.
    void clear();
    /// Why nothing can be written here; empty: it can. action: a button that ends it, if there is one.
    void setClosed(const QString& why, const QString& action = {});
    bool isClosed() const { return !m_closed.isEmpty(); }
    ui::MultiLineEdit* edit() const { return m_edit; }
    int length() const; ///< in characters
    bool isOverLimit() const;

Q_SIGNALS:
    /// What was written, without blanks around it; by Enter or the button.
    void sent(const QString& text);
    void cancelled();
    /// The button of a closed one.
    void actionWanted();
    void editLastWanted();
    /// At each change while something is written; false once it is empty.
    void typing(bool typing);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void fit();
    void retranslate();
    void send();
    void cancel();
    void setPurpose(Purpose purpose);
    void chooseEmoji();

    Purpose m_purpose = Purpose::New;
    QString m_kept; ///< the draft that waits while something is edited
    QString m_answered; ///< author
    QString m_answeredLine;
    QString m_closed;
    QWidget* m_context;
    ui::Label* m_contextTitle;
    ui::Label* m_contextLine;
    ui::IconButton* m_cancel;
    QWidget* m_box;
    ui::MultiLineEdit* m_edit;
    ui::Label* m_why;
    ui::Button* m_action;
    ui::Label* m_counter;
    ui::IconButton* m_emoji;
    ui::IconButton* m_send;
};

} // namespace gremio
