// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/visits.h"

#include "shared/core/clock.h"
#include "shared/protocol/chat.h"
#include "shared/protocol/identity.h"
#include "tests/e2e/journeys.h"
#include "tests/screenshots/visitor.h"
#include "tests/support/http_client.h"

#include <algorithm>
#include <stdexcept>

using namespace Qt::StringLiterals;
using gremio::e2e::AppDriver;
using gremio::e2e::goTo;

namespace gremio::screenshots {

namespace {

/// Somebody who talks without the app.
struct Voice {
    test::HttpClient http;
    UserId id;

    Voice(const test::RunningServer& server, const QString& email)
        : http(server.port())
    {
        LoginBody body;
        body.email = email;
        body.password = e2e::demoPassword;
        const auto signedIn = http.post("/api/v1/auth/login", body).as<SignedIn>();
        http.setToken(signedIn.accessToken);
        id = signedIn.user.id;
    }

    std::optional<Chat> chatWith(const UserId& other)
    {
        for (const Chat& chat : http.get("/api/v1/chats").as<Page<Chat>>().items) {
            for (const ChatParticipant& one : chat.participants) {
                if (chat.kind == ChatKind::Private && one.person.id == other)
                    return chat;
            }
        }
        return {};
    }

    qint64 say(const ChatId& chat, const QString& text, std::optional<qint64> replyTo = {})
    {
        NewMessageBody body;
        body.clientId = ClientMessageId::generate(SystemClock().now());
        body.content = text;
        body.replyTo = replyTo;
        return http.post("/api/v1/chats/" + chat.toByteArray() + "/messages", body).as<Message>().seq;
    }
};

/// What Daniel and Lucía have said before the pictures are taken; once for both languages.
void talk(test::RunningServer& server)
{
    Voice learner(server, lucia);
    Voice daniel(server, u"daniel@gremio.example"_s);
    const auto chat = learner.chatWith(daniel.id);
    if (!chat)
        throw std::runtime_error("there is no chat with Daniel among the demo people's");
    const auto said = learner.http.get("/api/v1/chats/" + chat->id.toByteArray() + "/messages?limit=100")
                          .as<History>()
                          .items;
    if (std::any_of(said.begin(), said.end(), [](const Message& message) { return message.replyTo; }))
        return;
    daniel.say(chat->id, u"Good morning! Did you get further with the outbox?"_s);
    const qint64 asked = learner.say(
        chat->id, u"Yes, I drew the retry path. Is the **dead letter** step in the right place?"_s);
    daniel.say(
        chat->id, u"Almost. Retries should go **before** the ledger:\n1. `outbox`\n2. broker\n3. ledger"_s);
    learner.say(chat->id, u"Makes sense, thank you 🙌"_s);
    ReadBody read;
    read.seq = asked + 2;
    for (Voice* one : {&learner, &daniel})
        one->http.post("/api/v1/chats/" + chat->id.toByteArray() + "/read", read);
    daniel.say(chat->id, u"Yes 👍 keep it, but only after five tries with jitter."_s, asked);
}

} // namespace

void visitMessages(Album& album, test::RunningServer& server)
{
    talk(server);
    Visitor visitor(album, server);
    AppDriver& app = visitor.app;
    app.waitForWords(u"Daniel Okafor"_s);
    goTo(app, u"messages"_s);
    album.shootBoth(app, u"messages-list"_s);
    app.fill(u"conversationFilter"_s, u"daniel"_s);
    app.press(u"Return"_s);
    app.waitForWordsIn(u"chatTitle"_s, u"Daniel Okafor"_s);
    app.waitFor(u"messageView"_s);
    app.fill(u"conversationFilter"_s, {});
    app.focus(u"composerText"_s);
    album.shootBoth(app, u"messages"_s);
    app.click(u"composerEmoji"_s);
    app.waitFor(u"emojiPanel"_s);
    album.shoot(app, u"messages-emoji"_s);
    app.press(u"Esc"_s);
    app.click(u"chatSearchButton"_s);
    app.fill(u"chatSearchField"_s, u"retr"_s);
    app.waitForWordsIn(u"chatSearchCount"_s, u"3"_s);
    album.shoot(app, u"messages-search"_s);
    app.press(u"Esc"_s);
    app.click(u"chatMenuButton"_s);
    album.shoot(app, u"messages-menu"_s);
    app.press(u"Up"_s);
    app.press(u"Return"_s);
    app.waitFor(u"confirmBlock"_s);
    album.shoot(app, u"messages-block"_s);
    app.click(u"confirmBlock"_s);
    app.waitFor(u"composerAction"_s);
    app.waitForWords(album.isSpanish() ? u"Contacto bloqueado"_s : u"Blocked"_s);
    album.shootBoth(app, u"messages-blocked"_s);
    app.click(u"composerAction"_s);
    app.waitFor(u"composerText"_s);
    // By keyboard to the last message, and an answer to it.
    app.focus(u"messageView"_s);
    app.press(u"R"_s);
    app.waitFor(u"composerCancel"_s);
    app.type(album.isSpanish() ? u"Perfecto, lo pruebo"_s : u"Perfect, I will try it"_s);
    album.shoot(app, u"messages-reply"_s);
    app.press(u"Esc"_s);
    app.fill(u"composerText"_s, u"word "_s.repeated(120));
    album.shoot(app, u"messages-long"_s);
    app.fill(u"composerText"_s, {});
    server.kill();
    app.waitFor(u"offlineBanner"_s);
    app.fill(u"composerText"_s, album.isSpanish() ? u"Esto espera"_s : u"This one waits"_s);
    app.press(u"Return"_s);
    album.shootBoth(app, u"messages-offline"_s);
    server.start(server.port());
    app.waitUntilGone(u"offlineBanner"_s);
    app.waitForWordsIn(u"messageView"_s, album.isSpanish() ? u", Enviado"_s : u", Sent"_s);
    app.press(u"Up"_s);
    app.waitFor(u"composerCancel"_s);
    album.shoot(app, u"messages-edit"_s);
    app.press(u"Esc"_s);
}

} // namespace gremio::screenshots
