// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/directory_store.h"
#include "shared/core/clock.h"

#include <QPointer>
#include <QWidget>

namespace gremio::ui {
class Chip;
class Menu;
} // namespace gremio::ui

namespace gremio {

class ChoicePopover;
class DirectoryController;

/// The chips that narrow the search, and the order of its results.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    FilterBar(const DirectoryStore& store, DirectoryController& controller, const Clock& clock,
        QWidget* parent = nullptr);

    /// Puts the filters into the query; the text is left as it is.
    void apply(MentorQuery& query) const;
    bool isAnyOn() const;
    void clear();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    using Chosen = std::vector<std::pair<QString, QString>>; ///< key, name

    ui::Chip* addChip(const QString& name, Chosen* chosen);
    void openSkills();
    void openCategories();
    void openLanguages();
    ChoicePopover* open(const QString& title, Chosen* chosen, ui::Chip* chip);
    void fillMenus();
    void retranslate();
    void present(ui::Chip* chip, const Chosen& chosen, const QString& off, const QString& on);
    QString categoryName(const Category& category) const;
    void touch();

    const DirectoryStore& m_store;
    DirectoryController& m_controller;
    const Clock& m_clock;
    Chosen m_skills;
    Chosen m_categories;
    Chosen m_languages;
    std::optional<double> m_rating;
    MentorSort m_sort = MentorSort::Match;
    ui::Chip* m_skillChip;
    ui::Chip* m_categoryChip;
    ui::Chip* m_languageChip;
    ui::Chip* m_ratingChip;
    ui::Chip* m_freeChip;
    ui::Chip* m_sortChip;
    ui::Menu* m_ratingMenu;
    ui::Menu* m_sortMenu;
    QPointer<ChoicePopover> m_popover;
};

} // namespace gremio
