// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/choice_popover.h"
#include "client/directory/directory_controller.h"
#include "client/profile/chip_editor.h"
#include "client/profile/goals_editor.h"
#include "client/profile/profile_controller.h"
#include "client/profile/profile_page.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/check_box.h"
#include "client/ui/error_state.h"
#include "client/ui/form_field.h"
#include "client/ui/label.h"
#include "client/ui/page_header.h"
#include "client/ui/scroll_column.h"
#include "client/ui/search_combo_box.h"
#include "client/ui/skeleton.h"
#include "client/ui/tab_strip.h"
#include "client/ui/text_area.h"
#include "client/ui/text_field.h"
#include "client/words/language_words.h"
#include "client/words/zone_words.h"
#include "shared/core/clock.h"

#include <QHBoxLayout>
#include <QSpinBox>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

// How the profile page is put together, and its three menus.
namespace gremio {

namespace {

/// Below this width of the page the cards stand under each other.
constexpr int sideBySide = 800;

QVBoxLayout* cardColumn(ui::Card* card, ui::Label** title)
{
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::l);
    *title = new ui::Label(QString(), ui::Type::Subtitle);
    column->addWidget(*title);
    return column;
}

} // namespace

ProfilePage::ProfilePage(const ProfileStore& store, const SessionStore& session,
    const DirectoryStore& directory, ProfileController& controller, DirectoryController& directoryController,
    QWidget* parent)
    : ui::Page(parent)
    , m_store(store)
    , m_session(session)
    , m_directory(directory)
    , m_controller(controller)
    , m_directoryController(directoryController)
    , m_header(new ui::PageHeader(QString()))
    , m_view(new ui::Button(QString()))
    , m_tabs(new ui::TabStrip({u"-"_s, u"-"_s}))
    , m_stack(new QStackedLayout)
    , m_scroll(new ui::ScrollColumn)
    , m_form(new QWidget)
    , m_skeleton(new ui::Skeleton(5, 72))
    , m_error(new ui::ErrorState(QString(), QString()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, ui::space::s, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(ui::space::xl, 0, ui::space::xl, 0);
    m_view->setObjectName(u"viewProfile"_s);
    m_header->addAction(m_view);
    head->addWidget(m_header);
    m_tabs->setObjectName(u"profileTabs"_s);
    m_tabs->hide();
    head->addSpacing(-ui::space::s); // the tabs hang on the title
    head->addWidget(m_tabs);
    column->addLayout(head);

    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, m_form);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(ui::space::xl);
    m_columns->addWidget(buildAbout(), 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(ui::space::l);
    right->addWidget(buildSkills());
    right->addWidget(buildMentoring());
    right->addStretch(1);
    m_columns->addLayout(right, 1);
    m_scroll->column()->addWidget(m_skeleton);
    m_scroll->column()->addWidget(m_error);
    m_scroll->column()->addWidget(m_form);
    m_scroll->column()->addStretch(1);
    auto* profile = new QWidget;
    auto* profileColumn = new QVBoxLayout(profile);
    profileColumn->setContentsMargins(0, ui::space::s, 0, 0);
    profileColumn->setSpacing(0);
    profileColumn->addWidget(m_scroll, 1);
    profileColumn->addWidget(buildFoot());
    column->addLayout(m_stack, 1); // first: it shows what it is given
    m_stack->addWidget(profile);

    connectFields();
    retranslate();
}

void ProfilePage::setAvailability(QWidget* pane)
{
    m_stack->addWidget(pane);
    connect(m_tabs, &ui::TabStrip::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        follow();
    });
    follow();
}

void ProfilePage::showAvailability()
{
    if (!m_tabs->isHidden())
        m_tabs->setCurrent(1);
}

void ProfilePage::resizeEvent(QResizeEvent* event)
{
    ui::Page::resizeEvent(event);
    m_columns->setDirection(width() < sideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QWidget* ProfilePage::buildAbout()
{
    auto* card = new ui::Card;
    QVBoxLayout* column = cardColumn(card, &m_aboutTitle);
    m_name = new ui::TextField;
    m_name->setObjectName(u"profileName"_s);
    m_name->edit()->setMaxLength(80);
    m_headline = new ui::TextField;
    m_headline->setObjectName(u"profileHeadline"_s);
    m_headline->edit()->setMaxLength(120);
    m_location = new ui::TextField;
    m_location->setObjectName(u"profileLocation"_s);
    m_location->edit()->setMaxLength(80);
    m_zone = new ui::SearchComboBox;
    m_zone->setObjectName(u"profileTimeZone"_s);
    for (const QString& id : ZoneWords::ids())
        m_zone->addItem(ZoneWords::city(id), id);
    m_zone->setLateWords([](const QString& id) { return ZoneWords::label(id, SystemClock().now()); });
    m_bio = new ui::TextArea;
    m_bio->setObjectName(u"profileBioArea"_s);
    m_bio->edit()->setObjectName(u"profileBio"_s);
    m_bio->edit()->setTabChangesFocus(true);
    m_bio->setLimit(4000);
    m_bio->setVisibleLines(9);
    m_nameField = new ui::FormField(QString(), m_name);
    m_headlineField = new ui::FormField(QString(), m_headline);
    m_locationField = new ui::FormField(QString(), m_location);
    m_zoneField = new ui::FormField(QString(), m_zone);
    column->addWidget(m_nameField);
    column->addWidget(m_headlineField);
    column->addWidget(m_locationField);
    column->addWidget(m_zoneField);
    column->addWidget(m_bio, 1);
    return card;
}

QWidget* ProfilePage::buildSkills()
{
    auto* card = new ui::Card;
    QVBoxLayout* column = cardColumn(card, &m_skillsTitle);
    m_skills = new ChipEditor;
    m_skills->setObjectName(u"profileSkills"_s);
    m_goals = new GoalsEditor;
    m_languages = new ChipEditor;
    m_languages->setObjectName(u"profileLanguages"_s);
    m_categories = new ChipEditor;
    m_categories->setObjectName(u"profileCategories"_s);
    m_skillsField = new ui::FormField(QString(), m_skills);
    m_goalsField = new ui::FormField(QString(), m_goals);
    m_languagesField = new ui::FormField(QString(), m_languages);
    m_categoriesField = new ui::FormField(QString(), m_categories);
    column->addWidget(m_skillsField);
    column->addWidget(m_goalsField);
    column->addWidget(m_languagesField);
    column->addWidget(m_categoriesField);
    return card;
}

QWidget* ProfilePage::buildMentoring()
{
    auto* card = new ui::Card;
    QVBoxLayout* column = cardColumn(card, &m_mentoringTitle);
    m_accepts = new ui::CheckBox(QString());
    m_accepts->setObjectName(u"profileAccepts"_s);
    m_capacity = new QSpinBox;
    m_capacity->setObjectName(u"profileCapacity"_s);
    m_capacity->setRange(0, 500);
    m_capacity->setFixedSize(120, ui::size::input);
    m_capacityField = new ui::FormField(QString(), m_capacity);
    column->addWidget(m_accepts);
    column->addWidget(m_capacityField);
    m_mentoring = card;
    return card;
}

QWidget* ProfilePage::buildFoot()
{
    m_foot = new QWidget;
    auto* column = new QVBoxLayout(m_foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new ui::Rule);
    m_problem = new ui::Banner(ui::Banner::Kind::Danger, QString());
    m_problem->setObjectName(u"profileError"_s);
    m_problem->setBar(true);
    m_problem->hide();
    column->addWidget(m_problem);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(ui::space::xl, ui::space::m, ui::space::xl, ui::space::m);
    row->setSpacing(ui::space::s);
    m_count = new ui::Label(QString(), ui::Type::Body, ui::Color::Text2);
    m_count->setObjectName(u"profileChanges"_s);
    m_discard = new ui::Button(QString(), ui::Button::Kind::Secondary);
    m_discard->setObjectName(u"profileDiscard"_s);
    m_save = new ui::Button(QString(), ui::Button::Kind::Primary);
    m_save->setObjectName(u"profileSave"_s);
    row->addWidget(m_count, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    column->addLayout(row);
    return m_foot;
}

void ProfilePage::connectFields()
{
    for (ui::TextField* field : {m_name, m_headline, m_location})
        connect(field, &ui::TextField::textChanged, this, &ProfilePage::readFields);
    connect(m_bio, &ui::TextArea::textChanged, this, &ProfilePage::readFields);
    connect(m_zone, &QComboBox::currentIndexChanged, this, &ProfilePage::readFields);
    for (ChipEditor* editor : {m_skills, m_languages, m_categories})
        connect(editor, &ChipEditor::changed, this, &ProfilePage::readFields);
    connect(m_goals, &GoalsEditor::changed, this, &ProfilePage::readFields);
    connect(m_capacity, &QSpinBox::valueChanged, this, &ProfilePage::readFields);
    connect(m_accepts, &ui::CheckBox::toggled, this, &ProfilePage::readFields);
    connect(m_skills, &ChipEditor::addWanted, this, &ProfilePage::chooseSkills);
    connect(m_languages, &ChipEditor::addWanted, this, &ProfilePage::chooseLanguages);
    connect(m_categories, &ChipEditor::addWanted, this, &ProfilePage::chooseCategories);
    connect(m_view, &ui::Button::clicked, this, &ProfilePage::viewWanted);
    connect(m_save, &ui::Button::clicked, this, &ProfilePage::save);
    connect(m_discard, &ui::Button::clicked, this, [this] {
        m_draft = m_saved;
        fillFields();
        refreshFoot();
    });
    connect(m_error, &ui::ErrorState::tryAgainClicked, this, &ProfilePage::refresh);
    connect(&m_store, &ProfileStore::changed, this, &ProfilePage::follow);
    connect(&m_store, &ProfileStore::saved, this, [this] {
        // As the server keeps it, which may be tidier than it was typed.
        m_draft = m_saved;
        fillFields();
        refreshFoot();
        Q_EMIT saved();
    });
    connect(&m_session, &SessionStore::userChanged, this, &ProfilePage::follow);
    connect(&m_directory, &DirectoryStore::categoriesChanged, this, [this] {
        if (m_store.profile().isLoaded())
            fillFields();
    });
}

void ProfilePage::chooseSkills(QWidget* anchor)
{
    auto* popover = new ChoicePopover(tr("Skills"), window());
    popover->setSearchable(tr("Find or write a skill"), true);
    const auto fill = [this, popover] {
        std::vector<ChoicePopover::Option> options;
        for (const Skill& skill : m_directory.skills())
            options.emplace_back(skill.name, skill.name);
        popover->setOptions(options, m_skills->entries());
    };
    const auto change = [this](const QString& key, const QString& name, bool on) {
        auto entries = m_skills->entries();
        std::erase_if(
            entries, [&](const auto& one) { return one.first.compare(key, Qt::CaseInsensitive) == 0; });
        if (on && entries.size() < 30)
            entries.emplace_back(key, name);
        m_skills->setEntries(entries);
        readFields();
    };
    connect(&m_directory, &DirectoryStore::skillsChanged, popover, fill);
    connect(popover, &ChoicePopover::searched, this,
        [this](const QString& text) { m_directoryController.suggestSkills(text); });
    connect(popover, &ChoicePopover::toggled, this, change);
    connect(popover, &ChoicePopover::submitted, this, [change, popover](const QString& text) {
        change(text.left(60), text.left(60), true);
        popover->clearSearch();
    });
    popover->openBelow(anchor);
    m_directoryController.suggestSkills({});
    fill();
}

void ProfilePage::chooseLanguages(QWidget* anchor)
{
    auto* popover = new ChoicePopover(tr("Languages you speak"), window());
    popover->setSearchable(tr("Find a language"), false);
    std::vector<ChoicePopover::Option> options;
    for (const QString& code : LanguageWords::codes())
        options.emplace_back(code, LanguageWords::label(code));
    popover->setOptions(options, m_languages->entries());
    connect(popover, &ChoicePopover::toggled, this, [this](const QString& key, const QString& name, bool on) {
        auto entries = m_languages->entries();
        std::erase_if(entries, [&](const auto& one) { return one.first == key; });
        if (on)
            entries.emplace_back(key, name);
        m_languages->setEntries(entries);
        readFields();
    });
    popover->openBelow(anchor);
}

void ProfilePage::chooseCategories(QWidget* anchor)
{
    auto* popover = new ChoicePopover(tr("Categories"), window());
    const auto fill = [this, popover] {
        std::vector<ChoicePopover::Option> options;
        for (const Category& category : m_directory.categories().value.items)
            options.emplace_back(category.id.toString(), categoryName(category.id));
        popover->setOptions(options, m_categories->entries());
    };
    connect(&m_directory, &DirectoryStore::categoriesChanged, popover, fill);
    connect(popover, &ChoicePopover::toggled, this, [this](const QString& key, const QString& name, bool on) {
        auto entries = m_categories->entries();
        std::erase_if(entries, [&](const auto& one) { return one.first == key; });
        if (on && entries.size() < 10)
            entries.emplace_back(key, name);
        m_categories->setEntries(entries);
        readFields();
    });
    popover->openBelow(anchor);
    m_directoryController.loadCategories();
    fill();
}

} // namespace gremio
