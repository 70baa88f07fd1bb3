// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/profile/profile_page.h"

#include "client/directory/directory_controller.h"
#include "client/profile/chip_editor.h"
#include "client/profile/goals_editor.h"
#include "client/profile/profile_controller.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
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
#include "client/words/error_words.h"
#include "client/words/language_words.h"
#include "client/words/zone_words.h"

#include <QEvent>
#include <QLocale>
#include <QSpinBox>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace gremio {

QString ProfilePage::title() const
{
    return tr("Profile");
}

void ProfilePage::refresh()
{
    m_controller.refresh();
    m_directoryController.loadCategories();
}

void ProfilePage::follow()
{
    using State = Loadable<Profile>::State;
    const auto& profile = m_store.profile();
    m_skeleton->setVisible(profile.state == State::Loading || profile.state == State::Unasked);
    m_error->setVisible(profile.state == State::Failed);
    m_form->setVisible(profile.isLoaded());
    if (profile.state == State::Failed) {
        m_error->setWords(tr("Your profile could not be loaded"), ErrorWords::say(profile.error));
        m_error->setDetails(ErrorWords::details(profile.error));
    }
    if (profile.isLoaded()) {
        const ProfileDraft saved = ProfileDraft::from(profile.value, m_session.user());
        // What somebody is typing stays, on top of what was changed elsewhere.
        const ProfileDraft merged = m_draft.onTopOf(saved, m_saved);
        const bool fresh = merged != m_draft || !hasChanges() || (!m_store.isSaving() && merged == saved);
        m_saved = saved;
        if (fresh) {
            m_draft = merged;
            fillFields();
        }
    }
    m_mentoring->setVisible(m_session.has(Role::Mentor));
    const bool mentor = m_session.has(Role::Mentor);
    m_tabs->setVisible(mentor && m_stack->count() > 1);
    if (!mentor)
        m_tabs->setCurrent(0);
    m_view->setVisible(mentor && m_tabs->current() == 0);
    m_header->setTitle(m_tabs->isHidden() ? title() : tr("Profile and availability"));
    sayErrors();
    refreshFoot();
}

void ProfilePage::fillFields()
{
    m_filling = true;
    const auto put = [](ui::TextField* field, const QString& text) {
        if (field->text() != text)
            field->setText(text);
    };
    put(m_name, m_draft.displayName);
    put(m_headline, m_draft.headline);
    put(m_location, m_draft.location);
    if (m_bio->text() != m_draft.bio)
        m_bio->setText(m_draft.bio);
    int zone = m_zone->findData(m_draft.timeZone);
    if (zone < 0 && !m_draft.timeZone.isEmpty()) {
        m_zone->addItem(ZoneWords::city(m_draft.timeZone), m_draft.timeZone);
        zone = m_zone->count() - 1;
    }
    m_zone->setCurrentIndex(zone);
    std::vector<ChipEditor::Entry> skills;
    for (const QString& skill : m_draft.skills)
        skills.emplace_back(skill, skill);
    m_skills->setEntries(skills);
    std::vector<ChipEditor::Entry> languages;
    for (const QString& code : m_draft.languages)
        languages.emplace_back(code, LanguageWords::label(code));
    m_languages->setEntries(languages);
    std::vector<ChipEditor::Entry> categories;
    for (const CategoryId& id : m_draft.categories)
        categories.emplace_back(id.toString(), categoryName(id));
    m_categories->setEntries(categories);
    m_goals->setGoals(m_draft.goals);
    m_capacity->setValue(m_draft.capacity);
    m_accepts->setChecked(m_draft.acceptsRequests);
    m_filling = false;
}

void ProfilePage::readFields()
{
    if (m_filling)
        return;
    m_draft.displayName = m_name->text();
    m_draft.headline = m_headline->text();
    m_draft.location = m_location->text();
    m_draft.bio = m_bio->text();
    m_draft.timeZone = m_zone->currentData().toString();
    m_draft.skills.clear();
    for (const auto& [key, name] : m_skills->entries())
        m_draft.skills.push_back(key);
    m_draft.languages.clear();
    for (const auto& [key, name] : m_languages->entries())
        m_draft.languages.push_back(key);
    m_draft.categories.clear();
    for (const auto& [key, name] : m_categories->entries()) {
        if (const auto id = CategoryId::parse(key.toLatin1()))
            m_draft.categories.push_back(*id);
    }
    m_draft.goals = m_goals->goals();
    m_draft.capacity = m_capacity->value();
    m_draft.acceptsRequests = m_accepts->isChecked();
    refreshFoot();
}

QString ProfilePage::categoryName(const CategoryId& id) const
{
    const bool spanish = QLocale().language() == QLocale::Spanish;
    for (const Category& category : m_store.profile().value.categories) {
        if (category.id == id)
            return spanish ? category.nameEs : category.nameEn;
    }
    for (const Category& category : m_directory.categories().value.items) {
        if (category.id == id)
            return spanish ? category.nameEs : category.nameEn;
    }
    return id.toString();
}

void ProfilePage::refreshFoot()
{
    const int changes = m_draft.changesFrom(m_saved);
    m_count->setText(changes == 0 ? tr("Everything is saved") : tr("%n change(s)", nullptr, changes));
    m_discard->setEnabled(changes > 0 && !m_store.isSaving());
    m_save->setEnabled(changes > 0 && !m_bio->isOverLimit());
    m_save->setBusy(m_store.isSaving(), tr("Saving"));
}

void ProfilePage::sayErrors()
{
    const auto& error = m_store.saveError();
    m_name->setError({});
    m_headline->setError({});
    m_location->setError({});
    m_bio->setError({});
    m_problem->setVisible(error.has_value());
    if (!error)
        return;
    m_problem->setText(ErrorWords::say(*error));
    if (const auto code = error->codeAt(u"/displayName"_s))
        m_name->setError(ErrorWords::sayField(*code));
    if (const auto code = error->codeAt(u"/headline"_s))
        m_headline->setError(ErrorWords::sayField(*code));
    if (const auto code = error->codeAt(u"/location"_s))
        m_location->setError(ErrorWords::sayField(*code));
    if (const auto code = error->codeAt(u"/bio"_s))
        m_bio->setError(ErrorWords::sayField(*code));
}

void ProfilePage::save()
{
    if (m_draft.displayName.trimmed().isEmpty()) {
        m_name->setError(tr("Write the name that others will see."));
        m_name->setFocus();
        return;
    }
    m_controller.save(
        m_draft.profileChanges(m_saved), m_draft.userChanges(m_saved, m_session.user()), m_session.account());
}

void ProfilePage::retranslate()
{
    m_tabs->setWords({tr("Profile"), tr("Availability")});
    m_tabs->setAccessibleName(tr("Profile and availability"));
    m_view->setText(tr("See it as others do"));
    m_aboutTitle->setText(tr("About you"));
    m_skillsTitle->setText(m_session.has(Role::Mentor) && !m_session.has(Role::Apprentice)
            ? tr("What you teach")
            : tr("Skills and goals"));
    m_mentoringTitle->setText(tr("Mentoring"));
    m_nameField->setLabel(tr("Name"));
    m_headlineField->setLabel(tr("Headline"));
    m_headline->setPlaceholder(tr("Who you are, in one line"));
    m_locationField->setLabel(tr("Location"));
    m_location->setPlaceholder(tr("City or country, as you would say it"));
    m_zoneField->setLabel(tr("Time zone"));
    m_zone->setSearchWords(tr("Find a city"), tr("No city is called like that."));
    m_bio->setLabel(tr("A few words about you"));
    m_bio->setPlaceholder(tr("What you do, what you have done, how you like to work"));
    m_skillsField->setLabel(tr("Skills"));
    m_skills->setAddWord(tr("Add a skill"));
    m_goalsField->setLabel(tr("Goals"));
    m_languagesField->setLabel(tr("Languages you speak"));
    m_languages->setAddWord(tr("Add a language"));
    m_categoriesField->setLabel(tr("Categories"));
    m_categories->setAddWord(tr("Add a category"));
    m_capacityField->setLabel(tr("Apprentices at a time"));
    m_accepts->setText(tr("I take new requests"));
    m_accepts->setHint(tr("Off: you are still found, but nobody can ask you"));
    m_discard->setText(tr("Discard"));
    m_save->setText(tr("Save"));
    if (m_store.profile().isLoaded())
        fillFields();
    follow();
}

void ProfilePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
    ui::Page::changeEvent(event);
}

} // namespace gremio
