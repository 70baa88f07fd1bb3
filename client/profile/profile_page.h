// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/profile/profile_draft.h"
#include "client/state/directory_store.h"
#include "client/state/profile_store.h"
#include "client/state/session_store.h"
#include "client/ui/page.h"

class QBoxLayout;
class QSpinBox;
class QStackedLayout;

namespace gremio::ui {
class Banner;
class Button;
class CheckBox;
class ErrorState;
class FormField;
class Label;
class PageHeader;
class ScrollColumn;
class SearchComboBox;
class Skeleton;
class TabStrip;
class TextArea;
class TextField;
} // namespace gremio::ui

namespace gremio {

class ChipEditor;
class DirectoryController;
class GoalsEditor;
class ProfileController;

/// My profile. Nothing is saved by accident: the foot counts what changed and offers Discard and Save.
class ProfilePage : public ui::Page {
    Q_OBJECT

public:
    ProfilePage(const ProfileStore& store, const SessionStore& session, const DirectoryStore& directory,
        ProfileController& controller, DirectoryController& directoryController, QWidget* parent = nullptr);

    QString title() const override;
    void refresh() override;
    bool isEdgeToEdge() const override { return true; }
    int footHeight() const override { return m_foot->height(); }
    /// A second tab beside the profile, for mentors. Takes the pane.
    void setAvailability(QWidget* pane);
    void showAvailability();
    bool hasChanges() const { return m_draft.changesFrom(m_saved) > 0; }

Q_SIGNALS:
    void viewWanted();
    void saved();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildAbout();
    QWidget* buildSkills();
    QWidget* buildMentoring();
    QWidget* buildFoot();
    void connectFields();
    void chooseSkills(QWidget* anchor);
    void chooseLanguages(QWidget* anchor);
    void chooseCategories(QWidget* anchor);
    void follow();
    void fillFields();
    void readFields();
    void refreshFoot();
    void sayErrors();
    void save();
    void retranslate();
    QString categoryName(const CategoryId& id) const;

    const ProfileStore& m_store;
    const SessionStore& m_session;
    const DirectoryStore& m_directory;
    ProfileController& m_controller;
    DirectoryController& m_directoryController;
    ProfileDraft m_saved;
    ProfileDraft m_draft;
    bool m_filling = false;

    ui::PageHeader* m_header;
    ui::Button* m_view;
    ui::TabStrip* m_tabs;
    QStackedLayout* m_stack;
    ui::ScrollColumn* m_scroll;
    QWidget* m_form;
    QBoxLayout* m_columns;
    ui::Skeleton* m_skeleton;
    ui::ErrorState* m_error;
    ui::Label* m_aboutTitle;
    ui::Label* m_skillsTitle;
    ui::Label* m_mentoringTitle;
    ui::TextField* m_name;
    ui::TextField* m_headline;
    ui::TextField* m_location;
    ui::SearchComboBox* m_zone;
    ui::TextArea* m_bio;
    ChipEditor* m_skills;
    ChipEditor* m_languages;
    ChipEditor* m_categories;
    GoalsEditor* m_goals;
    QSpinBox* m_capacity;
    ui::CheckBox* m_accepts;
    QWidget* m_mentoring;
    ui::FormField* m_nameField;
    ui::FormField* m_headlineField;
    ui::FormField* m_locationField;
    ui::FormField* m_zoneField;
    ui::FormField* m_skillsField;
    ui::FormField* m_languagesField;
    ui::FormField* m_categoriesField;
    ui::FormField* m_goalsField;
    ui::FormField* m_capacityField;
    QWidget* m_foot;
    ui::Label* m_count;
    ui::Banner* m_problem;
    ui::Button* m_discard;
    ui::Button* m_save;
};

} // namespace gremio
