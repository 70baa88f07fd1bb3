// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/reviews/review_card.h"

#include "client/reviews/review_side.h"
#include "client/state/session_steps.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/icon_label.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/rating.h"
#include "client/ui/skeleton.h"
#include "client/ui/text_area.h"
#include "client/words/error_words.h"
#include "client/words/person_words.h"
#include "client/words/time_words.h"

#include <QBoxLayout>
#include <QEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
/// Below this width of the card the two stand under each other.
constexpr int sideBySide = 460;
} // namespace

void ReviewCard::open(const Session& session)
{
    const bool news = session.id != m_of.id || session.status != m_of.status;
    if (session.id != m_of.id)
        m_asked = false;
    m_of = session;
    if (news && session.status == SessionStatus::Completed)
        m_controller.load(session.id);
    follow();
}

bool ReviewCard::focusForm()
{
    if (!m_form->isVisibleTo(this))
        return false;
    m_stars->setFocus(Qt::OtherFocusReason);
    return true;
}

void ReviewCard::follow()
{
    using State = ReviewStore::OfSession::State;
    const ReviewStore::OfSession& known = m_store.ofSession(m_of.id);
    setVisible(m_of.status == SessionStatus::Completed);
    if (isHidden())
        return;
    m_title->setText(tr("Reviews"));
    m_again->setText(tr("Try again"));
    m_skeleton->setVisible(known.state == State::Loading || known.state == State::Unasked);
    m_failed->setVisible(known.state == State::Failed);
    m_failedWords->setText(known.state == State::Failed ? ErrorWords::say(known.error) : QString());
    const SessionReviews& reviews = known.value;
    const bool hasDraft = m_store.draft(m_of.id).has_value();
    const bool writing = known.isLoaded() && (hasDraft || (reviews.openUntil && !reviews.own));
    const bool sending = m_form->isAncestorOf(window()->focusWidget());
    m_form->setVisible(writing);
    if (writing)
        fillForm(reviews);
    fillSides(reviews, writing);
    m_sides->setVisible(known.isLoaded() && (!writing || reviews.other));
    m_ruleWords->setText(known.isLoaded() ? rule(reviews) : QString());
    m_rule->setVisible(!m_ruleWords->text().isEmpty());
    // What was pressed is gone: the keyboard stays here.
    if (sending && !writing && !m_change->isHidden())
        m_change->setFocus(Qt::OtherFocusReason);
}

/// Who sees it, and when.
QString ReviewCard::rule(const SessionReviews& reviews) const
{
    const UserId me = m_session.user().id;
    const QString name = PersonWords::first(otherOf(m_of, me).displayName);
    const bool ofMentor = m_of.apprentice.id == me;
    if (!reviews.openUntil)
        return {};
    const QString until =
        TimeWords::date(*reviews.openUntil, m_clock.now(), TimeWords::zoneOf(m_session.user().timeZone));
    if (reviews.own)
        return tr("Only you see this until %1 has written too, or until %2. Until then you can change it.",
            "a first name, a date")
            .arg(name, until);
    const QString hidden =
        tr("%1 sees what you write once both of you have written, or on %2. Until then you "
           "can change it.",
            "a first name, a date")
            .arg(name, until);
    return hidden + u' '
        + (ofMentor ? tr("Then it stands on %1’s profile and counts for the rating there.").arg(name)
                    : tr("Then %1 and the mentors here can read it.").arg(name));
}

void ReviewCard::fillForm(const SessionReviews& reviews)
{
    const ReviewStore::Draft draft = m_store.draft(m_of.id).value_or(ReviewStore::Draft{});
    const bool sending = m_store.isSending(m_of.id);
    const bool open = reviews.openUntil.has_value();
    const QString name = PersonWords::first(otherOf(m_of, m_session.user().id).displayName);
    m_filling = true;
    m_starsLabel->setText(tr("How was the session with %1?").arg(name));
    m_stars->setSubject(tr("Your rating"));
    if (static_cast<int>(std::lround(m_stars->value())) != draft.rating)
        m_stars->setValue(draft.rating);
    m_comment->setLabel(tr("In your own words, if you like"));
    m_comment->setPlaceholder(tr("What helped, and what could have been better"));
    if (m_comment->text() != draft.comment)
        m_comment->setText(draft.comment);
    m_filling = false;
    fillWord();
    m_stars->setEnabled(open && !sending);
    m_comment->edit()->setReadOnly(!open || sending);
    const bool missing = m_asked && draft.rating == 0;
    m_starsError->setText(missing ? tr("Choose one to five stars.") : QString());
    m_starsError->setVisible(missing);
    m_stars->setAccessibleDescription(m_starsError->text());
    m_discard->setText(tr("Discard"));
    m_discard->setVisible(draft != ReviewStore::Draft{} && !sending);
    m_send->setText(reviews.own ? tr("Save review") : tr("Send review"));
    m_send->setVisible(open || sending);
    m_send->setBusy(sending, tr("Sending"));
    showProblem(reviews);
}

void ReviewCard::showProblem(const SessionReviews& reviews)
{
    const auto error = m_store.sendError(m_of.id);
    const auto atComment = error ? error->codeAt(u"/comment"_s) : std::nullopt;
    m_comment->setError(atComment ? ErrorWords::sayField(*atComment) : QString());
    QString words;
    if (!reviews.openUntil)
        words =
            tr("It is too late to send this: reviews stay as they are now. What you wrote stays here until "
               "you discard it.");
    else if (error && error->offline())
        words = tr("%1 What you wrote is kept here: send it again later.").arg(ErrorWords::say(*error));
    else if (error && !atComment)
        words = ErrorWords::say(*error);
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

void ReviewCard::fillWord()
{
    const QStringList words{QString(), tr("Poor", "one star of five"), tr("Fair", "two stars of five"),
        tr("Good", "three stars of five"), tr("Very good", "four stars of five"),
        tr("Excellent", "five stars of five")};
    m_starWord->setText(words.value(static_cast<int>(std::lround(m_stars->value()))));
}

void ReviewCard::fillSides(const SessionReviews& reviews, bool writing)
{
    const Instant now = m_clock.now();
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    const QString name = PersonWords::first(otherOf(m_of, m_session.user().id).displayName);
    const bool over = !reviews.openUntil;
    m_change->setText(tr("Change", "a link: what one has written"));
    m_change->setAccessibleName(tr("Change your review"));
    m_change->setVisible(!over && reviews.own && !writing);
    m_mine->setVisible(!writing && (reviews.own || over));
    m_mine->present(
        tr("You wrote"), reviews.own, tr("You wrote none in the 14 days after the session."), now, zone);
    m_theirs->setVisible(over || reviews.other);
    m_theirs->present(tr("%1 wrote", "a first name; what they wrote follows").arg(name), reviews.other,
        tr("%1 wrote none in the 14 days after the session.").arg(name), now, zone);
}

void ReviewCard::keepDraft()
{
    if (m_filling)
        return;
    ReviewStore::Draft draft{static_cast<int>(std::lround(m_stars->value())), m_comment->text()};
    const bool blank = draft == ReviewStore::Draft{} && !m_store.ofSession(m_of.id).value.own;
    m_store.setDraft(m_of.id, blank ? std::nullopt : std::optional(draft));
}

void ReviewCard::send()
{
    m_asked = true;
    keepDraft();
    follow();
    const auto draft = m_store.draft(m_of.id);
    if (!draft || draft->rating == 0) {
        m_stars->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_comment->isOverLimit()) {
        m_comment->setError(ErrorWords::sayField(u"too-long"_s));
        m_comment->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_controller.send(m_of.id);
}

void ReviewCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    ui::Card::changeEvent(event);
}

void ReviewCard::resizeEvent(QResizeEvent* event)
{
    ui::Card::resizeEvent(event);
    m_sideLayout->setDirection(width() < sideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace gremio
