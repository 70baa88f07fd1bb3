// SPDX-License-Identifier: GPL-3.0-or-later
// gremio-chat-gallery [--dark] [--spanish] [--state NAME] [--width W] --screenshot FILE: the Messages page in
// one of its states, without a server.
#include "client/chat/composer.h"
#include "client/chat/message_view.h"
#include "client/chat/messages_page.h"
#include "client/ui/main_frame.h"
#include "client/ui/theme.h"
#include "client/ui/top_bar.h"
#include "client/words/languages.h"
#include "tests/client/chat/chat_stage.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace gremio;

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"dark"_s, u"Dark."_s}, {u"spanish"_s, u"Spanish."_s},
        {u"state"_s,
            u"conversation, offline, reply, edit, search, group, empty, none, long, failed, typing."_s,
            u"NAME"_s, u"conversation"_s},
        {u"width"_s, u"Of the window."_s, u"PX"_s, u"1280"_s}, {u"screenshot"_s, u"Where to."_s, u"FILE"_s}});
    parser.process(app);
    ui::Theme theme;
    theme.setMode(parser.isSet(u"dark"_s) ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
    theme.setMotion(false);
    theme.install(app);
    Languages languages;
    languages.choose(parser.isSet(u"spanish"_s) ? Languages::Choice::Spanish : Languages::Choice::English);

    test::ChatStage stage;
    const QString state = parser.value(u"state"_s);
    const ChatId daniel = state == u"empty"_s ? ChatId() : stage.tell();
    ui::MainFrame frame;
    auto* page = new MessagesPage(stage.around());
    frame.addPage(u"messages"_s, ui::Icon::MessageSquare, page);
    frame.topBar()->setConnection(
        state == u"offline"_s ? ui::TopBar::Connection::Offline : ui::TopBar::Connection::Connected);
    page->setConnected(state != u"offline"_s);
    frame.setCount(u"messages"_s, stage.store.unreadTotal());
    const int width = parser.value(u"width"_s).toInt();
    frame.resize(width, width < 900 ? 600 : 800);
    frame.show();
    if (state == u"long"_s)
        stage.sayMany(daniel, 400);
    if (state != u"none"_s && !daniel.isNull())
        page->openChat(daniel);
    if (state == u"typing"_s || state == u"conversation"_s)
        stage.store.setTyping({daniel, stage.store.find(daniel)->participants.back().person.id, true});
    auto* pane = page->pane();
    QApplication::processEvents();
    const int last = pane->view()->model().rowCount() - 1;
    if (state == u"conversation"_s || state == u"offline"_s)
        stage.sync.send(daniel, u"Then I bring the two failing traces to the session."_s);
    if (state == u"failed"_s) {
        stage.sync.send(daniel, u"This one did not get through."_s);
        ApiError why;
        why.slug = u"chat-not-allowed"_s;
        why.status = 403;
        stage.outbox.setState(stage.outbox.all().back().clientId, Sending::Failed, why);
    }
    if (state == u"reply"_s)
        Q_EMIT pane->view()->replyWanted(last);
    if (state == u"edit"_s) {
        stage.say(daniel, stage.me, u"I will look at it tonight."_s, 1);
        Q_EMIT pane->composer()->editLastWanted();
    }
    if (state == u"search"_s) {
        pane->openSearch();
        QApplication::processEvents();
        for (auto* field : pane->findChildren<QLineEdit*>(u"chatSearchField"_s))
            field->setText(u"retr"_s);
    }
    if (state == u"group"_s)
        page->openChat(stage.store.at(2).id);
    if (state == u"long"_s)
        pane->view()->showRow(200);
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents();
    if (!parser.isSet(u"screenshot"_s))
        return QApplication::exec();
    return frame.grab().save(parser.value(u"screenshot"_s)) ? 0 : 1;
}
