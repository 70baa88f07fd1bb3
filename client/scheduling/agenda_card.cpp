// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/agenda_card.h"

#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/combo_box.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/text_area.h"
#include "client/ui/text_field.h"
#include "client/words/error_words.h"
#include "client/words/session_words.h"

#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

constexpr int longestAgenda = 1000;
constexpr int longestPlace = 200;
constexpr std::array media{
    SessionMedium::Video, SessionMedium::Audio, SessionMedium::Chat, SessionMedium::InPerson};

bool same(const SessionDetailsBody& one, const SessionDetailsBody& other)
{
    return std::tie(one.medium, one.place, one.agenda) == std::tie(other.medium, other.place, other.agenda);
}

SessionDetailsBody detailsOf(const Session& session)
{
    return {session.medium, session.place, session.agenda};
}

} // namespace

AgendaCard::AgendaCard(SessionsController& controller, QWidget* parent)
    : ui::Card(parent)
    , m_controller(controller)
    , m_title(new ui::Label(QString(), ui::Type::Body))
    , m_edit(new ui::LinkButton(QString()))
    , m_text(new ui::Label(QString(), ui::Type::Body, ui::Color::Text2))
{
    setObjectName(u"agendaCard"_s);
    m_title->setWeight(QFont::DemiBold);
    m_edit->setObjectName(u"editAgendaButton"_s);
    m_edit->setGlyph(ui::Icon::Pencil);
    m_text->setObjectName(u"sessionAgenda"_s);
    m_text->setLines(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::xs);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_edit);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addWidget(buildForm());
    connect(m_edit, &ui::LinkButton::clicked, this, &AgendaCard::edit);
    connect(&controller, &SessionsController::described, this, [this](const Session& session) {
        if (session.id != m_session.id || !m_saving)
            return;
        m_saving = false;
        leave();
    });
    connect(&controller, &SessionsController::describeFailed, this,
        [this](const SessionId& id, const ApiError& error) {
            if (id != m_session.id || !m_saving)
                return;
            m_saving = false;
            showError(error);
            follow();
        });
}

QWidget* AgendaCard::buildForm()
{
    m_form = new QWidget;
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, ui::space::s, 0, 0);
    column->setSpacing(ui::space::m);
    m_agenda = new ui::TextArea;
    m_agenda->edit()->setObjectName(u"agendaText"_s);
    m_agenda->edit()->setTabChangesFocus(true);
    m_agenda->setLimit(longestAgenda);
    m_agenda->setVisibleLines(4);
    column->addWidget(m_agenda);
    auto* how = new QVBoxLayout;
    how->setSpacing(ui::space::xs);
    m_howLabel = new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2);
    m_howLabel->setWeight(QFont::Medium);
    auto* line = new QHBoxLayout;
    line->setSpacing(ui::space::s);
    m_medium = new ui::ComboBox;
    m_medium->setObjectName(u"agendaMedium"_s);
    for (const SessionMedium medium : media)
        m_medium->addItem(QString(), static_cast<int>(medium));
    m_place = new ui::TextField;
    m_place->setObjectName(u"agendaPlace"_s);
    m_place->edit()->setMaxLength(longestPlace);
    line->addWidget(m_medium, 0, Qt::AlignTop);
    line->addWidget(m_place, 1);
    line->addStretch(0);
    how->addWidget(m_howLabel);
    how->addLayout(line);
    column->addLayout(how);
    m_news = new ui::Banner(ui::Banner::Kind::Warning, QString());
    m_news->setObjectName(u"agendaNews"_s);
    m_problem = new ui::Banner(ui::Banner::Kind::Danger, QString());
    m_problem->setObjectName(u"agendaProblem"_s);
    m_problem->hide();
    column->addWidget(m_news);
    column->addWidget(m_problem);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(ui::space::s);
    m_discard = new ui::Button(QString(), ui::Button::Kind::Plain);
    m_discard->setObjectName(u"discardAgendaButton"_s);
    m_save = new ui::Button(QString(), ui::Button::Kind::Tonal);
    m_save->setObjectName(u"saveAgendaButton"_s);
    foot->addStretch(1);
    foot->addWidget(m_discard);
    foot->addWidget(m_save);
    column->addLayout(foot);
    m_form->hide();
    connect(m_agenda, &ui::TextArea::textChanged, this, &AgendaCard::follow);
    connect(m_medium, &QComboBox::currentIndexChanged, this, &AgendaCard::follow);
    connect(m_place, &ui::TextField::textChanged, this, [this] {
        m_place->setError({});
        follow();
    });
    connect(m_discard, &ui::Button::clicked, this, &AgendaCard::leave);
    connect(m_save, &ui::Button::clicked, this, &AgendaCard::save);
    return m_form;
}

void AgendaCard::present(const Session& session, const QString& otherName, Instant now)
{
    using enum SessionStatus;
    if (session.id != m_session.id) {
        m_editing = false;
        m_saving = false;
    }
    m_session = session;
    m_name = otherName;
    const bool live =
        session.status == Proposed || session.status == Scheduled || session.status == InProgress;
    m_open = live && now < session.endsAt && !(session.status == Proposed && session.startsAt <= now);
    follow();
}

void AgendaCard::edit()
{
    m_before = detailsOf(m_session);
    m_agenda->setText(m_before.agenda.value_or(QString()));
    m_medium->setCurrentIndex(m_medium->findData(static_cast<int>(m_before.medium)));
    m_place->setText(m_before.place.value_or(QString()));
    m_problem->hide();
    m_editing = true;
    follow();
    m_agenda->setFocus(Qt::OtherFocusReason);
}

void AgendaCard::leave()
{
    const bool here = m_form->isAncestorOf(window()->focusWidget());
    m_editing = false;
    follow();
    if (here && m_edit->isVisible())
        m_edit->setFocus(Qt::OtherFocusReason);
}

SessionDetailsBody AgendaCard::written() const
{
    SessionDetailsBody body;
    body.medium = static_cast<SessionMedium>(m_medium->currentData().toInt());
    if (body.medium == SessionMedium::InPerson)
        body.place = m_place->text().simplified();
    if (const QString agenda = m_agenda->text().trimmed(); !agenda.isEmpty())
        body.agenda = agenda;
    return body;
}

bool AgendaCard::isChanged() const
{
    return !same(written(), m_before);
}

void AgendaCard::save()
{
    if (m_saving)
        return;
    if (!isChanged()) {
        leave();
        return;
    }
    const SessionDetailsBody body = written();
    if (m_agenda->isOverLimit()) {
        m_agenda->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (body.place && body.place->isEmpty()) {
        m_place->setError(tr("Say where you meet."));
        m_place->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_saving = true;
    m_problem->hide();
    m_controller.describe(m_session.id, body);
    follow();
}

void AgendaCard::showError(const ApiError& error)
{
    const auto agenda = error.codeAt(u"/agenda"_s);
    const auto place = error.codeAt(u"/place"_s);
    m_agenda->setError(agenda ? ErrorWords::sayField(*agenda) : QString());
    m_place->setError(place ? ErrorWords::sayField(*place) : QString());
    m_problem->setText(ErrorWords::say(error));
    m_problem->setVisible(!agenda && !place);
}

void AgendaCard::follow()
{
    // The first line is the title of the page.
    const QString agenda = m_session.agenda.value_or(QString()).trimmed();
    const QString further = agenda.section(u'\n', 1).trimmed();
    m_title->setText(tr("Agenda"));
    m_edit->setText(tr("Edit", "a link: change the agenda"));
    m_edit->setAccessibleName(tr("Edit the agenda and how you meet"));
    m_edit->setVisible(m_open && !m_editing);
    m_text->setText(!further.isEmpty() ? further
            : !m_open                  ? QString()
            : agenda.isEmpty()         ? tr("Nothing is written down yet. %1 sees what you add.").arg(m_name)
                                       : tr("Only the title so far. %1 sees what you add.").arg(m_name));
    m_text->setColor(further.isEmpty() ? ui::Color::Text3 : ui::Color::Text2);
    m_text->setVisible(!m_editing);
    m_form->setVisible(m_editing);
    setVisible(m_open || m_editing || !further.isEmpty());
    if (!m_editing)
        return;
    m_agenda->setLabel(tr("Title and agenda"));
    m_agenda->setPlaceholder(tr("The first line is the title; below it, what you want to talk about"));
    m_howLabel->setText(tr("How you meet"));
    m_medium->setAccessibleName(m_howLabel->text());
    for (int i = 0; i < m_medium->count(); ++i)
        m_medium->setItemText(
            i, SessionWords::medium(static_cast<SessionMedium>(m_medium->itemData(i).toInt())));
    m_place->setPlaceholder(tr("Where you meet"));
    m_place->edit()->setAccessibleName(tr("Place"));
    m_place->setVisible(m_medium->currentData().toInt() == static_cast<int>(SessionMedium::InPerson));
    m_news->setText(
        tr("%1 changed this while you were writing. Saving puts yours in its place.").arg(m_name));
    m_news->setVisible(!m_saving && !same(detailsOf(m_session), m_before));
    m_agenda->edit()->setReadOnly(m_saving);
    m_discard->setText(tr("Discard"));
    m_discard->setEnabled(!m_saving);
    m_save->setText(tr("Save agenda"));
    m_save->setEnabled(!m_agenda->isOverLimit());
    m_save->setBusy(m_saving, tr("Saving"));
}

void AgendaCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    ui::Card::changeEvent(event);
}

} // namespace gremio
