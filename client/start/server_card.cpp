// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/start/server_card.h"

#include "client/net/server_address.h"
#include "client/start/session_controller.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/state_tag.h"
#include "client/ui/text_field.h"
#include "client/ui/theme.h"
#include "client/words/error_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

/// The picture of a server, green once it has answered.
class ServerIcon : public QWidget {
public:
    explicit ServerIcon(const SessionStore& store)
        : m_store(store)
    {
        setFixedSize(20, 20);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const bool good = m_store.serverState() == SessionStore::ServerState::Good;
        QPainter painter(this);
        ui::paintIcon(painter, rect(), ui::Icon::Server, 20,
            ui::Theme::of(this).color(good ? ui::Color::Success : ui::Color::Text2));
    }

private:
    const SessionStore& m_store;
};

} // namespace

ServerCard::ServerCard(const SessionStore& store, SessionController& controller, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_controller(controller)
    , m_caption(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_trouble(new ui::Label(QString(), ui::Type::Caption, ui::Color::Danger))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::space::xs);
    m_caption->setWeight(QFont::Medium);
    column->addWidget(m_caption);
    buildCard();
    buildField();
    column->addWidget(m_card);
    column->addWidget(m_field);
    m_trouble->setLines(0);
    m_trouble->setObjectName(u"serverError"_s);
    column->addWidget(m_trouble);
    connect(&store, &SessionStore::serverChanged, this, [this, first = true]() mutable {
        // The field stood open because no server was known.
        if (std::exchange(first, false) && m_editing)
            showField(false);
        else
            refresh();
    });
    showField(store.serverState() == SessionStore::ServerState::None);
}

void ServerCard::buildCard()
{
    auto* card = new ui::Card;
    card->setFixedHeight(60);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(13, 0, 13, 0);
    row->setSpacing(12);
    row->addWidget(new ServerIcon(m_store));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_name = new ui::ElidedLabel(QString(), ui::Type::Body);
    m_name->setWeight(QFont::DemiBold);
    m_name->setObjectName(u"serverName"_s);
    m_address = new ui::ElidedLabel(QString(), ui::Type::Caption, ui::Color::Text2);
    words->addStretch();
    words->addWidget(m_name);
    words->addWidget(m_address);
    words->addStretch();
    row->addLayout(words, 1);
    m_state = new ui::StateTag(QString());
    m_state->setObjectName(u"serverState"_s);
    row->addWidget(m_state);
    m_change = new ui::LinkButton(QString());
    m_change->setObjectName(u"changeServerButton"_s);
    row->addWidget(m_change);
    connect(m_change, &ui::LinkButton::clicked, this, [this] {
        if (m_store.serverState() == SessionStore::ServerState::Bad)
            m_typed->setText(displayAddress(m_store.server()));
        edit();
    });
    m_card = card;
}

void ServerCard::buildField()
{
    m_field = new QWidget;
    auto* row = new QHBoxLayout(m_field);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::space::s);
    m_typed = new ui::TextField(QString(), ui::TextField::Size::Large);
    m_typed->setObjectName(u"serverAddress"_s);
    m_typed->edit()->installEventFilter(this);
    row->addWidget(m_typed, 1, Qt::AlignTop);
    m_cancel = new ui::Button(QString(), ui::Button::Kind::Quiet, ui::Button::Size::Large);
    row->addWidget(m_cancel, 0, Qt::AlignTop);
    m_check = new ui::Button(QString(), ui::Button::Kind::Tonal, ui::Button::Size::Large);
    m_check->setObjectName(u"checkServerButton"_s);
    row->addWidget(m_check, 0, Qt::AlignTop);
    connect(m_typed, &ui::TextField::returnPressed, this, &ServerCard::submit);
    connect(m_typed, &ui::TextField::textChanged, this, [this] { m_typed->setError({}); });
    connect(m_check, &ui::Button::clicked, this, &ServerCard::submit);
    connect(m_cancel, &ui::Button::clicked, this, [this] { showField(false); });
}

void ServerCard::edit()
{
    showField(true);
    m_typed->edit()->selectAll();
    m_typed->setFocus();
}

void ServerCard::showField(bool editing)
{
    m_editing = editing;
    if (editing && m_typed->text().isEmpty() && m_store.serverState() != SessionStore::ServerState::None)
        m_typed->setText(displayAddress(m_store.server()));
    m_card->setVisible(!editing);
    m_field->setVisible(editing);
    refresh();
}

void ServerCard::submit()
{
    const auto address = parseServerAddress(m_typed->text());
    if (!address) {
        m_typed->setError(tr("Write an address like gremio.example.org."));
        return;
    }
    m_controller.useServer(*address);
    showField(false);
}

void ServerCard::refresh()
{
    using State = SessionStore::ServerState;
    const State state = m_store.serverState();
    m_caption->setText(tr("Server"));
    m_typed->edit()->setAccessibleName(tr("Address of the server"));
    m_typed->setPlaceholder(tr("gremio.example.org"));
    m_check->setText(tr("Connect"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setVisible(state != State::None);
    m_change->setText(tr("Change"));
    m_change->setAccessibleName(tr("Change the server"));
    const QString address = displayAddress(m_store.server());
    m_name->setText(state == State::Good ? m_store.serverInfo().name : address);
    m_address->setText(address);
    m_address->setVisible(state == State::Good);
    switch (state) {
    case State::None:
        break;
    case State::Checking:
        m_state->setState(tr("Connecting"), ui::StateTag::Kind::Neutral);
        break;
    case State::Good:
        m_state->setState(tr("Gremio %1", "product and version").arg(m_store.serverInfo().version),
            ui::StateTag::Kind::Success);
        break;
    case State::Bad:
        m_state->setState(tr("No answer"), ui::StateTag::Kind::Danger);
        break;
    }
    QString trouble;
    if (!m_editing && state == State::Bad && m_store.serverError()) {
        trouble = m_store.serverError()->kind == ApiError::Kind::BadAnswer
            ? tr("Something answers there, but it is not a Gremio server.")
            : ErrorWords::say(*m_store.serverError());
    } else if (!m_editing && isUnprotected(m_store.server())) {
        trouble =
            tr("The connection to this server is not encrypted. Your password could be read on the way.");
    }
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_card->update();
}

void ServerCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

bool ServerCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape
        && m_store.serverState() != SessionStore::ServerState::None) {
        showField(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gremio
