// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace gremio {

/// Emoji to choose from: arrow keys move, Enter or a click takes one.
class EmojiPanel : public QListView {
    Q_OBJECT

public:
    explicit EmojiPanel(QWidget* parent = nullptr);

    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& emoji);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void take(const QModelIndex& index);
    void retranslate();
};

} // namespace gremio
