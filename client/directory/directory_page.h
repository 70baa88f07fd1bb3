// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/directory/mentor_view.h"
#include "client/scheduling/slot_picker.h"
#include "client/state/directory_store.h"
#include "client/ui/page.h"

class QStackedWidget;

namespace gremio {

class DirectoryController;
class RequestController;
class SearchView;

/// Find mentors: the search, and the mentor that was opened from it.
class DirectoryPage : public ui::Page {
    Q_OBJECT

public:
    DirectoryPage(const DirectoryStore& store, DirectoryController& controller,
        const SlotPicker::Parts& slotParts, const MentorView::ReviewParts& reviews,
        const RequestStore& requests, const MentorshipStore& mentorships, const ChatStore& chats,
        RequestController& requestController, QWidget* parent = nullptr);

    QString title() const override;
    void refresh() override;
    bool isEdgeToEdge() const override { return true; }
    void activated() override;
    void chosenAgain() override;

    void openMentor(const UserId& id);
    /// Whether who is there can be known.
    void setConnected(bool connected);
    void searchFor(const QString& text);
    /// The search, with the keyboard in its field.
    void focusSearch();

Q_SIGNALS:
    void editProfileWanted();
    void sayHelloWanted(const gremio::UserId& mentor);
    /// A slot that was chosen, and its length, or none.
    void bookWanted(
        const gremio::UserId& mentor, const std::optional<gremio::Instant>& startsAt, int minutes);

protected:
    void changeEvent(QEvent* event) override;

private:
    void back();
    void followStandings();

    const RequestStore& m_requests;
    DirectoryController& m_controller;
    Standings m_standings;
    QStackedWidget* m_stack;
    SearchView* m_search;
    MentorView* m_mentor;
};

} // namespace gremio
