// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/error_state.h"

#include "client/ui/dialog.h"
#include "client/ui/label.h"

#include <QtCore/QEvent>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui {

ErrorState::ErrorState(const QString& title, const QString& sentence, QWidget* parent)
    : EmptyState(Icon::TriangleAlert, title, sentence, parent)
{
    setDanger();
    setAction(tr("Try again"), Button::Kind::Tonal);
    action()->setGlyph(Icon::RotateCw);
    retranslate();
    connect(this, &EmptyState::actionClicked, this, &ErrorState::tryAgainClicked);
    connect(second(), &Button::clicked, this, &ErrorState::showDetails);
}

void ErrorState::setDetails(const QString& details)
{
    m_details = details;
    second()->setVisible(!details.isEmpty());
}

Button* ErrorState::detailsButton() const
{
    return second();
}

void ErrorState::retranslate()
{
    action()->setText(tr("Try again"));
    second()->setText(tr("Details"));
}

void ErrorState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    EmptyState::changeEvent(event);
}

void ErrorState::showDetails()
{
    auto* dialog = new Dialog(tr("Details"), this);
    auto* words = new Label(m_details, Type::Body, Color::Text2);
    words->setLines(0);
    words->setTextInteractionFlags(Qt::NoTextInteraction);
    dialog->content()->addWidget(words);
    auto* close = dialog->addButton(tr("Close"), Button::Kind::Secondary);
    connect(close, &Button::clicked, dialog, &Dialog::accept);
    dialog->open();
}

} // namespace gremio::ui
