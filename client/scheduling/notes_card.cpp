// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/notes_card.h"

#include "client/ui/button.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/text_area.h"
#include "client/words/error_words.h"

#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {
constexpr int longestNote = static_cast<int>(rules::sessionNote.max);
}

NotesCard::NotesCard(SessionsController& controller, QWidget* parent)
    : ui::Card(parent)
    , m_controller(controller)
    , m_title(new ui::Label(QString(), ui::Type::Body))
    , m_mine(new ui::TextArea)
    , m_shared(new ui::TextArea)
    , m_theirName(new ui::Label(QString(), ui::Type::Caption, ui::Color::Text2))
    , m_theirs(new ui::Label(QString(), ui::Type::Body))
    , m_error(new ui::Label(QString(), ui::Type::Body, ui::Color::Danger))
    , m_again(new ui::LinkButton(QString()))
    , m_discard(new ui::Button(QString(), ui::Button::Kind::Plain))
    , m_save(new ui::Button(QString(), ui::Button::Kind::Tonal))
    , m_foot(new QWidget)
{
    setObjectName(u"notesCard"_s);
    m_title->setWeight(QFont::DemiBold);
    m_theirName->setWeight(QFont::Medium);
    m_mine->edit()->setObjectName(u"notesMine"_s);
    m_shared->edit()->setObjectName(u"notesShared"_s);
    m_theirs->setObjectName(u"notesTheirs"_s);
    m_error->setObjectName(u"notesError"_s);
    m_save->setObjectName(u"saveNotesButton"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(17, 17, 17, 17);
    column->setSpacing(ui::space::m);
    column->addWidget(m_title);
    for (ui::TextArea* area : {m_shared, m_mine}) {
        area->setLimit(longestNote);
        area->setVisibleLines(3);
        area->edit()->setTabChangesFocus(true);
        column->addWidget(area);
        connect(area, &ui::TextArea::textChanged, this, &NotesCard::follow);
    }
    m_theirs->setLines(0);
    auto* theirs = new QVBoxLayout;
    theirs->setSpacing(ui::space::xs);
    theirs->addWidget(m_theirName);
    theirs->addWidget(m_theirs);
    column->addLayout(theirs);
    m_error->setLines(0);
    column->addWidget(m_error);
    column->addWidget(m_again, 0, Qt::AlignLeft);
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(ui::space::s);
    foot->addStretch(1);
    foot->addWidget(m_discard);
    foot->addWidget(m_save);
    column->addWidget(m_foot);

    connect(m_save, &ui::Button::clicked, this, &NotesCard::save);
    connect(m_discard, &ui::Button::clicked, this, [this] {
        m_mine->setText(m_notes.mine);
        m_shared->setText(m_notes.shared);
        m_conflict = false;
        m_error->setText({});
        follow();
    });
    connect(m_again, &ui::LinkButton::clicked, this, [this] { m_controller.loadNotes(m_id); });
    connect(&controller, &SessionsController::notesTold, this,
        [this](const SessionId& id, const SessionNotes& notes) {
            if (id == m_id)
                return fill(notes);
            const auto aside = m_unsaved.constFind(id);
            if (aside != m_unsaved.constEnd() && aside->mine == notes.mine && aside->shared == notes.shared)
                m_unsaved.erase(aside); // it was being saved
        });
    connect(&controller, &SessionsController::notesFailed, this,
        [this](const SessionId& id, const ApiError& error) {
            if (id != m_id)
                return;
            m_saving = false;
            m_conflict = error.is(ErrorCode::PreconditionFailed);
            m_error->setText(ErrorWords::say(error));
            follow();
        });
    connect(&controller, &SessionsController::told, this, [this](const SessionId& id) {
        if (id == m_id && isVisible())
            m_controller.loadNotes(m_id); // the other one may have noted something
    });
    retranslate();
}

void NotesCard::open(const SessionId& id, const QString& otherName)
{
    m_name = otherName;
    if (id != m_id) {
        putAside();
        m_id = id;
        m_loaded = m_unsaved.contains(id);
        const Unsaved aside = m_unsaved.take(id);
        m_saving = false;
        m_conflict = false;
        m_notes = aside.base;
        m_error->setText({});
        m_mine->setText(aside.mine);
        m_shared->setText(aside.shared);
    }
    m_controller.loadNotes(id);
    retranslate();
}

void NotesCard::putAside()
{
    if (isChanged())
        m_unsaved.insert(m_id, {m_notes, m_mine->text(), m_shared->text()});
}

bool NotesCard::isChanged() const
{
    return m_loaded && (m_mine->text() != m_notes.mine || m_shared->text() != m_notes.shared);
}

void NotesCard::fill(const SessionNotes& notes)
{
    // What I am writing stays; that it was changed on another device meanwhile is said before I save.
    const auto take = [&](ui::TextArea* area, const QString& before, const QString& now) {
        if ((!m_loaded || m_saving || area->text() == before) && area->text() != now)
            area->setText(now);
        m_conflict = m_conflict || (area->text() != now && before != now);
    };
    const SessionNotes before = std::exchange(m_notes, notes);
    take(m_mine, before.mine, notes.mine);
    take(m_shared, before.shared, notes.shared);
    m_loaded = true;
    m_saving = false;
    m_conflict = m_conflict && isChanged();
    m_error->setText(m_conflict ? ErrorWords::say(ApiError::of(ErrorCode::PreconditionFailed)) : QString());
    follow();
}

void NotesCard::save()
{
    if (!isChanged() || m_saving || m_mine->isOverLimit() || m_shared->isOverLimit())
        return;
    m_saving = true;
    m_conflict = false;
    m_error->setText({});
    m_controller.saveNotes(m_id, {m_mine->text(), m_shared->text()});
    follow();
}

void NotesCard::follow()
{
    m_mine->edit()->setReadOnly(!m_loaded || m_saving);
    m_shared->edit()->setReadOnly(!m_loaded || m_saving);
    m_theirs->setText(m_notes.theirs);
    m_theirName->setVisible(!m_notes.theirs.isEmpty());
    m_theirs->setVisible(!m_notes.theirs.isEmpty());
    m_error->setVisible(!m_error->text().isEmpty());
    m_again->setVisible(!m_loaded && !m_error->text().isEmpty());
    m_foot->setVisible(isChanged());
    m_save->setBusy(m_saving, tr("Saving"));
    m_save->setEnabled(!m_mine->isOverLimit() && !m_shared->isOverLimit());
}

void NotesCard::retranslate()
{
    m_title->setText(tr("Notes"));
    m_shared->setLabel(tr("For both of you"));
    m_shared->edit()->setAccessibleName(tr("Notes for both of you"));
    m_shared->setPlaceholder(tr("What you agreed on, what to do until next time"));
    m_mine->setLabel(tr("Only for you"));
    m_mine->edit()->setAccessibleName(tr("Notes only for you"));
    m_mine->setPlaceholder(tr("Nobody else sees this"));
    m_theirName->setText(tr("From %1").arg(m_name));
    m_discard->setText(tr("Discard"));
    m_save->setText(tr("Save notes"));
    m_again->setText(tr("Try again"));
    follow();
}

void NotesCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ui::Card::changeEvent(event);
}

} // namespace gremio
