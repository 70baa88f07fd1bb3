// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/filter_bar.h"

#include "client/directory/choice_popover.h"
#include "client/directory/directory_controller.h"
#include "client/ui/chip.h"
#include "client/ui/flow_layout.h"
#include "client/ui/menu.h"
#include "client/ui/tokens.h"
#include "client/words/language_words.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace gremio {

FilterBar::FilterBar(
    const DirectoryStore& store, DirectoryController& controller, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_controller(controller)
    , m_clock(clock)
    , m_ratingMenu(new ui::Menu(this))
    , m_sortMenu(new ui::Menu(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::space::s);
    auto* chips = new QWidget;
    auto* flow = new ui::FlowLayout(chips);
    m_skillChip = addChip(u"filterSkill"_s, &m_skills);
    m_categoryChip = addChip(u"filterCategory"_s, &m_categories);
    m_languageChip = addChip(u"filterLanguage"_s, &m_languages);
    m_ratingChip = addChip(u"filterRating"_s, nullptr);
    m_freeChip = new ui::Chip(QString(), ui::Chip::Kind::Toggle);
    m_freeChip->setObjectName(u"filterFree"_s);
    for (ui::Chip* chip : {m_skillChip, m_categoryChip, m_languageChip, m_ratingChip, m_freeChip})
        flow->addWidget(chip);
    row->addWidget(chips, 1);
    m_sortChip = new ui::Chip(QString(), ui::Chip::Kind::Dropdown);
    m_sortChip->setObjectName(u"sortChip"_s);
    m_sortChip->setQuiet(true);
    m_sortChip->setMenu(m_sortMenu);
    row->addWidget(m_sortChip, 0, Qt::AlignTop);

    connect(m_skillChip, &ui::Chip::clicked, this, &FilterBar::openSkills);
    connect(m_categoryChip, &ui::Chip::clicked, this, &FilterBar::openCategories);
    connect(m_languageChip, &ui::Chip::clicked, this, &FilterBar::openLanguages);
    connect(m_ratingChip, &ui::Chip::clicked, this, [this] {
        if (m_rating)
            m_ratingMenu->popup(m_ratingChip->mapToGlobal(QPoint(0, m_ratingChip->height() + 4)));
    });
    connect(m_freeChip, &ui::Chip::toggled, this, &FilterBar::touch);
    connect(m_ratingChip, &ui::Chip::removed, this, [this] {
        m_rating.reset();
        touch();
    });
    retranslate();
}

ui::Chip* FilterBar::addChip(const QString& name, Chosen* chosen)
{
    auto* chip = new ui::Chip(QString(), ui::Chip::Kind::Dropdown);
    chip->setObjectName(name);
    if (chosen) {
        connect(chip, &ui::Chip::removed, this, [this, chosen] {
            chosen->clear();
            touch();
        });
    }
    return chip;
}

void FilterBar::apply(MentorQuery& query) const
{
    query.skill.clear();
    query.category.clear();
    query.language.clear();
    for (const auto& [key, name] : m_skills) {
        if (const auto id = SkillId::parse(key.toLatin1()))
            query.skill.push_back(*id);
    }
    for (const auto& [key, name] : m_categories) {
        if (const auto id = CategoryId::parse(key.toLatin1()))
            query.category.push_back(*id);
    }
    for (const auto& [key, name] : m_languages)
        query.language.push_back(key);
    query.minRating = m_rating;
    query.sort = m_sort;
    query.availableFrom.reset();
    query.availableTo.reset();
    if (m_freeChip->isChecked()) {
        // By the quarter of an hour: the same search again is the same question.
        const Instant now = std::chrono::floor<std::chrono::minutes>(m_clock.now());
        query.availableFrom = now - (now.time_since_epoch() % std::chrono::minutes(15));
        query.availableTo = *query.availableFrom + std::chrono::days(7);
    }
}

bool FilterBar::isAnyOn() const
{
    return !m_skills.empty() || !m_categories.empty() || !m_languages.empty() || m_rating
        || m_freeChip->isChecked();
}

void FilterBar::clear()
{
    m_skills.clear();
    m_categories.clear();
    m_languages.clear();
    m_rating.reset();
    {
        const QSignalBlocker quiet(m_freeChip);
        m_freeChip->setChecked(false);
    }
    touch();
}

void FilterBar::touch()
{
    retranslate();
    Q_EMIT changed();
}

ChoicePopover* FilterBar::open(const QString& title, Chosen* chosen, ui::Chip* chip)
{
    auto* popover = new ChoicePopover(title, window());
    m_popover = popover;
    connect(popover, &ChoicePopover::toggled, this,
        [this, chosen](const QString& key, const QString& name, bool on) {
            std::erase_if(*chosen, [&](const auto& one) { return one.first == key; });
            if (on)
                chosen->emplace_back(key, name);
            touch();
        });
    popover->openBelow(chip);
    return popover;
}

void FilterBar::openSkills()
{
    ChoicePopover* popover = open(tr("Skill"), &m_skills, m_skillChip);
    popover->setSearchable(tr("Find a skill"), true);
    const auto fill = [this, popover] {
        std::vector<ChoicePopover::Option> options;
        for (const Skill& skill : m_store.skills())
            options.emplace_back(skill.id.toString(), skill.name);
        popover->setOptions(options, m_skills);
    };
    connect(&m_store, &DirectoryStore::skillsChanged, popover, fill);
    connect(popover, &ChoicePopover::searched, this,
        [this](const QString& text) { m_controller.suggestSkills(text); });
    fill();
    m_controller.suggestSkills({});
}

void FilterBar::openCategories()
{
    ChoicePopover* popover = open(tr("Category"), &m_categories, m_categoryChip);
    const auto fill = [this, popover] {
        std::vector<ChoicePopover::Option> options;
        for (const Category& category : m_store.categories().value.items)
            options.emplace_back(category.id.toString(), categoryName(category));
        popover->setOptions(options, m_categories);
    };
    connect(&m_store, &DirectoryStore::categoriesChanged, popover, fill);
    fill();
    m_controller.loadCategories();
}

void FilterBar::openLanguages()
{
    ChoicePopover* popover = open(tr("Language"), &m_languages, m_languageChip);
    popover->setSearchable(tr("Find a language"), false);
    std::vector<ChoicePopover::Option> options;
    for (const QString& code : LanguageWords::codes())
        options.emplace_back(code, LanguageWords::label(code));
    popover->setOptions(options, m_languages);
}

QString FilterBar::categoryName(const Category& category) const
{
    return QLocale().language() == QLocale::Spanish ? category.nameEs : category.nameEn;
}

void FilterBar::present(ui::Chip* chip, const Chosen& chosen, const QString& off, const QString& on)
{
    chip->setKind(chosen.empty() ? ui::Chip::Kind::Dropdown : ui::Chip::Kind::Removable);
    chip->setText(chosen.empty() ? off : on);
    chip->setAccessibleName(chip->text());
}

void FilterBar::fillMenus()
{
    m_ratingMenu->clear();
    const std::pair<std::optional<double>, QString> ratings[]{{{}, tr("Any rating")},
        {4.5, tr("4.5 or better")}, {4.0, tr("4 or better")}, {3.0, tr("3 or better")}};
    for (const auto& [value, words] : ratings) {
        QAction* action = m_ratingMenu->addItem(ui::Icon::None, words);
        connect(action, &QAction::triggered, this, [this, value = value] {
            m_rating = value;
            touch();
        });
    }
    m_sortMenu->clear();
    const std::pair<MentorSort, QString> orders[]{{MentorSort::Match, tr("Best match")},
        {MentorSort::Rating, tr("Best rating")}, {MentorSort::Newest, tr("Newest")},
        {MentorSort::Name, tr("Name")}};
    for (const auto& [order, words] : orders) {
        QAction* action = m_sortMenu->addItem(ui::Icon::None, words);
        connect(action, &QAction::triggered, this, [this, order = order] {
            m_sort = order;
            touch();
        });
        if (order == m_sort)
            m_sortChip->setText(words);
    }
    m_sortChip->setAccessibleName(tr("Order: %1").arg(m_sortChip->text()));
}

void FilterBar::retranslate()
{
    const auto first = [](const Chosen& chosen) {
        return chosen.empty() ? QString() : chosen.front().second;
    };
    for (auto& [code, name] : m_languages)
        name = LanguageWords::name(code);
    for (auto& [key, name] : m_categories) {
        for (const Category& category : m_store.categories().value.items) {
            if (category.id.toString() == key)
                name = categoryName(category);
        }
    }
    QStringList spoken;
    for (const auto& [code, name] : m_languages)
        spoken << name;
    const auto more = [](const Chosen& chosen) { return static_cast<int>(chosen.size()); };
    present(m_skillChip, m_skills, tr("Skill"),
        m_skills.size() == 1 ? tr("Skill: %1").arg(first(m_skills))
                             : tr("%n skills", nullptr, more(m_skills)));
    present(m_categoryChip, m_categories, tr("Category"),
        m_categories.size() == 1 ? first(m_categories) : tr("%n categories", nullptr, more(m_categories)));
    present(m_languageChip, m_languages, tr("Language"),
        m_languages.size() <= 2 ? tr("Speaks %1").arg(LanguageWords::alternatives(spoken))
                                : tr("%n languages", nullptr, more(m_languages)));
    m_ratingChip->setKind(m_rating ? ui::Chip::Kind::Removable : ui::Chip::Kind::Dropdown);
    m_ratingChip->setMenu(m_rating ? nullptr : m_ratingMenu);
    m_ratingChip->setText(
        m_rating ? tr("Rated %1 or better").arg(QLocale().toString(*m_rating, 'g', 2)) : tr("Rating"));
    m_freeChip->setText(tr("Free this week"));
    m_freeChip->setToolTip(tr("Within the next seven days"));
    fillMenus();
}

void FilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        if (m_popover)
            m_popover->dismiss();
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace gremio
