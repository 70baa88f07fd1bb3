// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/directory/standing.h"
#include "client/scheduling/slot_picker.h"
#include "client/state/directory_store.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace gremio::ui {
class Avatar;
class Card;
class ErrorState;
class FlowLayout;
class IconButton;
class IconLabel;
class Label;
class LinkButton;
class Rating;
class ScrollColumn;
class Skeleton;
class StateTag;
} // namespace gremio::ui

namespace gremio {

class AskPanel;
class DirectoryController;
class ReviewController;
class ReviewList;
class ReviewStore;
class SlotCard;

/// One mentor: left reads, right acts.
class MentorView : public QWidget {
    Q_OBJECT

public:
    struct ReviewParts {
        const ReviewStore& store;
        ReviewController& controller;
    };
    MentorView(const DirectoryStore& store, DirectoryController& controller, const Standings& standings,
        const SlotPicker::Parts& slotParts, const ReviewParts& reviews, AskPanel* panel,
        QWidget* parent = nullptr);

    void open(const UserId& id);
    const UserId& mentor() const { return m_id; }
    void refreshStandings();
    void focusFirst();

Q_SIGNALS:
    void backWanted();
    void slotChosen(gremio::Instant startsAt, int minutes);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildWho();
    QWidget* buildAbout();
    QWidget* buildReasons();
    QWidget* addFigure(QHBoxLayout* row, ui::Label** figure, ui::Label** caption);
    void follow();
    void fill(const Mentor& mentor);
    void fillReasons(const MentorCard& card);

    const DirectoryStore& m_store;
    DirectoryController& m_controller;
    const Standings& m_standings;
    const SessionStore& m_session;
    const Clock& m_clock;
    UserId m_id;
    AskPanel* m_panel;
    SlotCard* m_slots;
    ReviewList* m_reviews;
    ui::IconButton* m_back;
    ui::LinkButton* m_crumb;
    ui::Label* m_crumbName;
    QWidget* m_body;
    QHBoxLayout* m_columns;
    ui::ScrollColumn* m_left;
    ui::ScrollColumn* m_right;
    ui::Skeleton* m_skeleton;
    ui::ErrorState* m_error;
    ui::Avatar* m_avatar;
    ui::Label* m_name;
    ui::StateTag* m_verified;
    ui::Label* m_headline;
    ui::IconLabel* m_place;
    ui::IconLabel* m_languages;
    ui::IconLabel* m_shelves;
    ui::Rating* m_rating;
    ui::Label* m_ratingCaption;
    ui::Label* m_taken;
    ui::Label* m_takenCaption;
    ui::Label* m_match;
    ui::Label* m_matchCaption;
    ui::Label* m_aboutTitle;
    ui::Label* m_about;
    QWidget* m_skillBox;
    ui::FlowLayout* m_skills;
    ui::Card* m_reasonsCard;
    ui::Label* m_reasonsTitle;
    QVBoxLayout* m_reasons;
};

} // namespace gremio
