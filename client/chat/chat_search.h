// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace gremio::ui {
class IconButton;
class Label;
class TextField;
} // namespace gremio::ui

namespace gremio {

/// The bar under the header that looks for words in the chat: "3 of 12", to the one before, to the next.
class ChatSearch : public QWidget {
    Q_OBJECT

public:
    explicit ChatSearch(QWidget* parent = nullptr);

    void open();
    /// Hides it and forgets the words.
    void close();
    QString words() const;
    struct Hits {
        std::vector<qint64> seqs; ///< of messages that hold the words, newest first
        bool more = false; ///< there are older ones, which have not been asked for
        bool onlyHere = false; ///< the server was not asked
    };
    /// The one that is shown stays the one that is shown; else the newest is shown.
    void setHits(const Hits& hits);
    /// To the one after the one that is shown.
    void goOn() { go(1); }
    /// The older ones did not come; who goes on asks for them again.
    void setMoreFailed();
    /// An answer is on its way: nothing is said of the words until it is here.
    void setSearching();

Q_SIGNALS:
    void wordsChanged(const QString& words);
    void hitWanted(qint64 seq);
    /// One goes on from the last of the hits.
    void moreWanted();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void tell();
    void go(int step);

    ui::TextField* m_field;
    ui::Label* m_count;
    ui::IconButton* m_older;
    ui::IconButton* m_newer;
    ui::IconButton* m_close;
    Hits m_hits;
    bool m_searching = false;
    bool m_moreFailed = false;
    int m_at = -1;
};

} // namespace gremio
