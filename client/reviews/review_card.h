// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/reviews/review_controller.h"
#include "client/ui/card.h"
#include "shared/core/clock.h"

class QBoxLayout;

namespace gremio::ui {
class Banner;
class Button;
class IconLabel;
class Label;
class LinkButton;
class Rating;
class Skeleton;
class TextArea;
} // namespace gremio::ui

namespace gremio {

class ReviewSide;

/// The reviews of one completed session: mine to write and to change while nobody has seen it, then both side
/// by side. What is being written is kept by the store, whatever becomes of the page or the connection.
class ReviewCard : public ui::Card {
    Q_OBJECT

public:
    ReviewCard(ReviewStore& store, ReviewController& controller, const SessionStore& session,
        const Clock& clock, QWidget* parent = nullptr);

    /// Hides itself for sessions that are not reviewed.
    void open(const Session& session);
    /// The keyboard to where one writes; false where there is nothing to write.
    bool focusForm();
    void follow();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildForm();
    QWidget* buildSides();
    void keepDraft();
    void send();
    void fillForm(const SessionReviews& reviews);
    void fillSides(const SessionReviews& reviews, bool writing);
    void fillWord();
    void showProblem(const SessionReviews& reviews);
    QString rule(const SessionReviews& reviews) const;

    ReviewStore& m_store;
    ReviewController& m_controller;
    const SessionStore& m_session;
    const Clock& m_clock;
    Session m_of;
    bool m_filling = false;
    bool m_asked = false; ///< one tried to send it without stars
    ui::Label* m_title;
    QWidget* m_rule;
    ui::IconLabel* m_ruleGlyph;
    ui::Label* m_ruleWords;
    ui::Skeleton* m_skeleton;
    QWidget* m_failed;
    ui::Label* m_failedWords;
    ui::LinkButton* m_again;
    QWidget* m_form;
    ui::Label* m_starsLabel;
    ui::Rating* m_stars;
    ui::Label* m_starWord;
    ui::Label* m_starsError;
    ui::TextArea* m_comment;
    ui::Banner* m_problem;
    ui::Button* m_discard;
    ui::Button* m_send;
    QWidget* m_sides;
    QBoxLayout* m_sideLayout;
    ReviewSide* m_mine;
    ReviewSide* m_theirs;
    ui::LinkButton* m_change;
};

} // namespace gremio
