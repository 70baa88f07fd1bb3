// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace gremio::ui {
class FlowLayout;
}

namespace gremio {

/// Several short things as chips that can be taken away, and one more that adds.
class ChipEditor : public QWidget {
    Q_OBJECT

public:
    /// A key and what it is called.
    using Entry = std::pair<QString, QString>;

    explicit ChipEditor(QWidget* parent = nullptr);

    void setEntries(const std::vector<Entry>& entries);
    const std::vector<Entry>& entries() const { return m_entries; }
    /// "Add a skill"
    void setAddWord(const QString& word);

Q_SIGNALS:
    void changed();
    void addWanted(QWidget* anchor);

private:
    void fill();

    std::vector<Entry> m_entries;
    QString m_addWord;
    ui::FlowLayout* m_flow;
};

} // namespace gremio
