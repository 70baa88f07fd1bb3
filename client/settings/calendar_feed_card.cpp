// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/calendar_feed_card.h"

#include "client/settings/account_controller.h"
#include "client/settings/settings_row.h"
#include "client/ui/button.h"
#include "client/ui/dialog.h"
#include "client/ui/label.h"
#include "client/ui/text_field.h"
#include "client/words/time_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

ui::Label* addWords(ui::Dialog& dialog, const QString& text)
{
    auto* words = new ui::Label(text);
    words->setLines(0);
    dialog.content()->addWidget(words);
    return words;
}

} // namespace

CalendarFeedCard::CalendarFeedCard(
    const SessionStore& session, AccountController& controller, const Clock& clock, QWidget* parent)
    : SettingsList(1, parent)
    , m_session(session)
    , m_controller(controller)
    , m_clock(clock)
{
    setObjectName(u"calendarFeed"_s);
    button()->setObjectName(u"makeCalendarFeed"_s);
    button()->setGlyph(ui::Icon::Link);
    connect(button(), &ui::Button::clicked, this, [this] {
        if (m_feed.value)
            askNew();
        else
            make();
    });
    connect(this, &SettingsList::tryAgainClicked, this, &CalendarFeedCard::load);
    follow();
}

void CalendarFeedCard::showEvent(QShowEvent* event)
{
    SettingsList::showEvent(event);
    load();
}

void CalendarFeedCard::load()
{
    m_feed.begin();
    follow();
    m_controller.loadFeed(
        [this](const CalendarFeed& feed) {
            m_feed.succeed(feed, {});
            follow();
        },
        [this](const std::optional<ApiError>& error) {
            if (!error || error->is(ErrorCode::NotFound))
                m_feed.succeed({}, {});
            else
                m_feed.fail(*error);
            follow();
        });
}

void CalendarFeedCard::make()
{
    m_busy = true;
    follow();
    m_controller.renewFeed(
        [this](const CalendarFeed& feed) {
            m_busy = false;
            m_feed.succeed(feed, {});
            follow();
            show(feed);
        },
        [this](const std::optional<ApiError>& error) {
            m_busy = false;
            follow();
            if (error)
                Q_EMIT m_controller.failed(*error);
        });
}

void CalendarFeedCard::askNew()
{
    auto* dialog = new ui::Dialog(tr("Make another address?"), this);
    addWords(*dialog, tr("The former one leads nowhere from then on: calendars that use it stop following."));
    dialog->addCancel();
    ui::Button* confirm = dialog->addButton(tr("Make another"), ui::Button::Kind::Primary);
    confirm->setObjectName(u"confirmNewCalendarFeed"_s);
    connect(confirm, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    connect(dialog, &ui::Dialog::accepted, this, &CalendarFeedCard::make);
    dialog->open();
}

void CalendarFeedCard::askRevoke()
{
    auto* dialog = new ui::Dialog(tr("Take the address back?"), this);
    addWords(*dialog, tr("Calendars that use it stop following your sessions at once."));
    dialog->addCancel();
    ui::Button* confirm = dialog->addButton(tr("Take it back"), ui::Button::Kind::Danger);
    confirm->setObjectName(u"confirmRevokeCalendarFeed"_s);
    connect(confirm, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    connect(dialog, &ui::Dialog::accepted, this, [this] {
        m_busy = true;
        follow();
        m_controller.removeFeed([this](const std::optional<ApiError>& error) {
            m_busy = false;
            if (!error || error->is(ErrorCode::NotFound))
                m_feed.succeed({}, {});
            else
                Q_EMIT m_controller.failed(*error);
            follow();
        });
    });
    dialog->open();
}

void CalendarFeedCard::show(const CalendarFeed& feed)
{
    // A server that does not know its own address tells the path alone.
    const QString address = m_session.server().resolved(QUrl(feed.url.value_or(QString()))).toString();
    auto* dialog = new ui::Dialog(tr("Your calendar address"), this);
    addWords(*dialog,
        tr("Copy it now into your calendar program, as a calendar from the web: it is shown only this once. "
           "Whoever has it sees your sessions: when, with whom, where and what about."));
    auto* field = new ui::TextField;
    field->setObjectName(u"calendarFeedAddress"_s);
    field->setText(address);
    field->setReadOnly(true);
    field->edit()->setAccessibleName(tr("The address"));
    field->edit()->setCursorPosition(0);
    dialog->content()->addWidget(field);
    ui::Button* copy = dialog->addButton(tr("Copy"), ui::Button::Kind::Secondary);
    copy->setObjectName(u"copyCalendarFeed"_s);
    copy->setGlyph(ui::Icon::Copy);
    ui::Button* done = dialog->addButton(tr("Done"), ui::Button::Kind::Primary);
    done->setObjectName(u"calendarFeedDone"_s);
    connect(copy, &ui::Button::clicked, dialog, [address, copy] {
        QGuiApplication::clipboard()->setText(address);
        copy->setGlyph(ui::Icon::Check);
        copy->setText(tr("Copied"));
    });
    connect(done, &ui::Button::clicked, dialog, &ui::Dialog::accept);
    dialog->open();
    copy->setFocus();
}

void CalendarFeedCard::follow()
{
    using State = Loadable<std::optional<CalendarFeed>>::State;
    setWords(tr("Sessions in your calendar"),
        tr("A secret address under which a calendar program shows all your sessions and follows their "
           "changes. "
           "Whoever has it sees when they are, with whom, where and what about, but no notes, chats or "
           "reviews, "
           "and can change nothing."));
    setLoading(m_feed.state == State::Loading || m_feed.state == State::Unasked);
    setError(tr("It could not be found out whether there is an address"),
        m_feed.state == State::Failed ? &m_feed.error : nullptr);
    button()->setText(m_feed.value ? tr("Make another address") : tr("Make an address"));
    button()->setEnabled(m_feed.isLoaded());
    button()->setBusy(m_busy, tr("Working"));
    clear();
    if (!m_feed.value)
        return;
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    SettingsRow* row = addLine(ui::Icon::Link);
    row->setWords(tr("There is an address"),
        tr("Made %1. It was shown once; it cannot be shown again.", "3 days ago, 12 May")
            .arg(TimeWords::ago(m_feed.value->createdAt, m_clock.now(), zone)));
    row->action()->setObjectName(u"revokeCalendarFeed"_s);
    row->action()->setText(tr("Take it back"));
    row->action()->setAccessibleName(tr("Take the calendar address back"));
    row->action()->setEnabled(!m_busy);
    connect(row->action(), &ui::Button::clicked, this, &CalendarFeedCard::askRevoke);
}

} // namespace gremio
