// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/availability/availability_pane.h"
#include "client/profile/profile_page.h"
#include "client/ui/link_button.h"
#include "client/ui/main_frame.h"
#include "client/ui/toast.h"
#include "client/words/error_words.h"

using namespace Qt::StringLiterals;

// When I can be met, within the profile page.
namespace gremio {

void SignedInScope::addAvailability(ProfilePage& page)
{
    m_availabilityController.setWanted(m_around.session.has(Role::Mentor));
    auto* pane = new AvailabilityPane(m_availability, m_availabilityController, m_around.clock);
    page.setAvailability(pane);
    const auto offerUndo = [this](const QString& text, std::function<void()> undo) {
        ui::ToastMessage message;
        message.text = text;
        message.action = tr("Undo");
        message.actionIcon = ui::Icon::Undo;
        message.seconds = 8;
        message.onAction = std::move(undo);
        m_frame->toasts()->show(message);
        if (ui::Toast* shown = m_frame->toasts()->current(); shown && shown->action())
            shown->action()->setObjectName(u"toastUndo"_s);
    };
    connect(pane, &AvailabilityPane::saved, this, [this] { toast(tr("Availability saved")); });
    connect(pane, &AvailabilityPane::discarded, this,
        [offerUndo, pane] { offerUndo(tr("Changes discarded"), [pane] { pane->undo(); }); });
    connect(&m_availabilityController, &AvailabilityController::exceptionRemoved, this,
        [this, offerUndo](const AvailabilityException& exception) {
            offerUndo(tr("Date removed"), [this, body = AvailabilityExceptionBody(exception)] {
                m_availabilityController.addException(body, [this](const std::optional<ApiError>& error) {
                    if (error)
                        toast(ErrorWords::say(*error), true);
                });
            });
        });
    connect(&m_availabilityController, &AvailabilityController::exceptionFailed, this,
        [this](const ApiError& error) { toast(ErrorWords::say(error), true); });
}

} // namespace gremio
