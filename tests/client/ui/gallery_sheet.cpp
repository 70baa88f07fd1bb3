// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/ui/gallery_sheet.h"

#include "client/ui/avatar.h"
#include "client/ui/badge.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/check_box.h"
#include "client/ui/chip.h"
#include "client/ui/control_state.h"
#include "client/ui/empty_state.h"
#include "client/ui/error_state.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/list_row.h"
#include "client/ui/navigation_rail.h"
#include "client/ui/painting.h"
#include "client/ui/presence_label.h"
#include "client/ui/rating.h"
#include "client/ui/segmented.h"
#include "client/ui/skeleton.h"
#include "client/ui/state_tag.h"
#include "client/ui/tag.h"
#include "client/ui/text_field.h"
#include "client/ui/theme.h"
#include "client/ui/toast.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui::gallery {

using namespace Qt::StringLiterals;

QString idWithPair(int pair)
{
    for (int i = 0;; ++i) {
        QString id = u"user-%1"_qs.arg(i);
        if (Avatar::pairFor(id) == pair) {
            return id;
        }
    }
}

Sheet::Sheet(QWidget* parent)
    : QWidget(parent)
{
    resize(1280, 800);
    put(new Label(u"Components"_qs, Type::Section), 24, 24);
    buttons();
    inputs();
    chips();
    people();
    messages();
    rail();
    rows();
    banners();
}

void Sheet::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::of(this).color(Color::Window));
}

void Sheet::put(QWidget* widget, int x, int y, int w, int h)
{
    widget->setParent(this);
    const QSize hint = widget->sizeHint();
    widget->setGeometry(x, y, w > 0 ? w : hint.width(), h > 0 ? h : hint.height());
    widget->show();
}

void Sheet::caption(const QString& text, int x, int y)
{
    auto* label = new Label(text, Type::Caption, Color::Text3);
    label->setWeight(QFont::DemiBold);
    put(label, x, y);
}

void Sheet::under(const QString& text, QWidget* widget)
{
    auto* label = new Label(text, Type::Caption, Color::Text3);
    label->setAlignment(Qt::AlignHCenter);
    const int wide = std::max(widget->width(), label->sizeHint().width());
    put(label, widget->geometry().center().x() + 1 - wide / 2, widget->geometry().bottom() + 5, wide);
}

void Sheet::buttons()
{
    caption(u"Buttons"_qs, 24, 72);
    using Kind = Button::Kind;
    int x = 24;
    const std::pair<const char16_t*, Kind> kinds[] = {{u"Primary", Kind::Primary},
        {u"Secondary", Kind::Secondary}, {u"Tonal", Kind::Tonal}, {u"Quiet", Kind::Quiet},
        {u"Delete", Kind::Danger}};
    for (const auto& [word, kind] : kinds) {
        auto* button = new Button(QString::fromUtf16(word), kind);
        put(button, x, 96);
        x += button->width() + 8;
    }
    const std::pair<const char16_t*, States> states[] = {{u"normal", State::Normal}, {u"hover", State::Hover},
        {u"pressed", State::Pressed}, {u"focus", State::Focus}, {u"disabled", State::Disabled}};
    for (const int row : {0, 1}) {
        x = 24;
        for (const auto& [word, state] : states) {
            if (row == 1 && state == State::Disabled) {
                break;
            }
            auto* button =
                new Button(row == 0 ? u"Join"_qs : u"Open"_qs, row == 0 ? Kind::Primary : Kind::Secondary);
            put(button, x, row == 0 ? 136 : 196);
            showState(button, state);
            button->setEnabled(state != State::Disabled);
            if (state == State::Focus) {
                new FocusRing(button);
            }
            under(QString::fromUtf16(word), button);
            x += button->width() + 8;
        }
        if (row == 0) {
            auto* busy = new Button(u"Join"_qs, Kind::Primary);
            busy->setBusy(true, u"Joining"_qs);
            put(busy, x, 136);
            under(u"busy"_qs, busy);
        } else {
            for (const bool hover : {false, true}) {
                auto* bell = new IconButton(Icon::Bell, u"Notifications"_qs);
                put(bell, x, 196);
                showState(bell, hover ? State::Hover : State::Normal);
                under(hover ? u"hover"_qs : u"icon"_qs, bell);
                x += bell->width() + 8;
            }
        }
    }
}

void Sheet::inputs()
{
    caption(u"Inputs"_qs, 24, 272);
    put(new TextField(u"Placeholder"_qs), 24, 296, 196);
    auto* focused = new TextField(QString());
    focused->setText(u"Focused"_qs);
    put(focused, 228, 296, 196);
    m_focused = focused;
    auto* wrong = new TextField(QString());
    wrong->setText(u"lucia@escuela"_qs);
    wrong->setError(u"Write the whole address, with its ending."_qs);
    wrong->setBoxWidth(196);
    put(wrong, 24, 336, 400, 52);
    auto* disabled = new TextField(u"Disabled"_qs);
    disabled->setEnabled(false);
    put(disabled, 228, 336, 196);

    auto* off = new CheckBox(u"Off"_qs);
    put(off, 24, 400);
    auto* on = new CheckBox(u"On"_qs);
    on->setChecked(true);
    put(on, 83, 400);
    auto* focus = new CheckBox(u"Focus"_qs);
    put(focus, 141, 400, 68);
    new FocusRing(focus);
    put(new Segmented({u"Week"_qs, u"List"_qs}, Segmented::Size::Small), 221, 396);
}

void Sheet::chips()
{
    caption(u"Chips, tags, states, badges"_qs, 24, 448);
    put(new Chip(u"Rating"_qs, Chip::Kind::Dropdown), 24, 472);
    auto* week = new Chip(u"Free this week"_qs, Chip::Kind::Toggle);
    week->setChecked(true);
    put(week, 110, 472);
    put(new Tag(u"Go"_qs), 246, 474);
    put(new Tag(u"Kafka"_qs, Tag::Kind::Accent), 286, 474);
    int x = 24;
    const std::pair<const char16_t*, StateTag::Kind> states[] = {{u"Expired", StateTag::Kind::Neutral},
        {u"Accepted", StateTag::Kind::Success}, {u"Waiting", StateTag::Kind::Warning},
        {u"No-show", StateTag::Kind::Danger}};
    for (const auto& [word, kind] : states) {
        auto* tag = new StateTag(QString::fromUtf16(word), kind);
        put(tag, x, 508);
        x += tag->width() + 8;
    }
    put(new Badge(3), 24, 540);
    put(new Badge(128), 52, 540);
    auto* muted = new Badge(9);
    muted->setMuted(true);
    put(muted, 96, 540);
    put(new Label(u"muted chat"_qs, Type::Caption, Color::Text3), 124, 542);
    auto* slot = new Chip(u"17:00"_qs);
    slot->setTabular(true);
    put(slot, 197, 536);
    auto* picked = new Chip(u"17:45"_qs);
    picked->setTabular(true);
    picked->setPicked(true);
    put(picked, 261, 536);
}

void Sheet::people()
{
    caption(u"Avatars, presence, rating"_qs, 24, 588);
    struct Person {
        const char16_t* name;
        int pair, size, x;
        Presence presence;
    };
    const Person people[] = {{u"Priya Raman", 3, 48, 24, Presence::Online},
        {u"Marta Ibáñez", 5, 40, 84, Presence::Away}, {u"Hannah Weiss", 1, 40, 136, Presence::Offline},
        {u"Íñigo Salas", 4, 32, 188, Presence::None}, {u"Chloé Martin", 2, 24, 232, Presence::None}};
    for (const Person& person : people) {
        auto* avatar = new Avatar(person.size);
        avatar->setPerson(idWithPair(person.pair), QString::fromUtf16(person.name));
        avatar->setPresence(person.presence);
        avatar->setGround(Color::Window);
        put(avatar, person.x, 636 - person.size / 2);
    }
    auto* sizes = new Label(u"48 40 32 24"_qs, Type::Caption, Color::Text3);
    put(sizes, 268, 628);
    put(new PresenceLabel(Presence::Online), 24, 668);
    put(new PresenceLabel(Presence::Away), 92, 668);
    put(new PresenceLabel(Presence::Offline), 154, 668);
    auto* number = new Rating(Rating::Kind::Number);
    number->setValue(4.8, 52);
    put(number, 24, 692);
    auto* stars = new Rating(Rating::Kind::Stars);
    stars->setStarBox(20);
    stars->setValue(4);
    put(stars, 106, 692);
    put(new Label(u"4 of 5"_qs, Type::Body, Color::Text2), 218, 692);
}

void Sheet::messages()
{
    caption(u"Toasts"_qs, 456, 24);
    const QMargins shadow = shadowMargins();
    auto* undo =
        new Toast({.text = u"Accepted Chloé Martin"_qs, .action = u"Undo"_qs, .actionIcon = Icon::Undo});
    undo->setSecondsLeft(4);
    put(undo, 456 - shadow.left(), 48 - shadow.top(), 384 + 32, 44 + 32);
    auto* next = new Toast(
        {.text = u"Slot was taken a moment ago"_qs, .icon = Icon::TriangleAlert, .action = u"See next"_qs});
    put(next, 456 - shadow.left(), 100 - shadow.top(), 384 + 32, 44 + 32);

    caption(u"Empty state"_qs, 456, 168);
    auto* card = new Card;
    put(card, 456, 192, 384, 168);
    auto* empty = new EmptyState(
        Icon::Inbox, u"No requests waiting"_qs, u"When someone asks for your help, it shows here."_qs, card);
    empty->setAction(u"Share my profile"_qs);
    card->addRow(empty);

    caption(u"Error"_qs, 456, 384);
    auto* failed = new Card;
    put(failed, 456, 408, 384, 168);
    auto* error = new ErrorState(
        u"Reviews could not be loaded"_qs, u"The server took too long. Nothing was lost."_qs, failed);
    error->setDetails(u"timeout, request 01J9"_qs);
    failed->addRow(error);

    caption(u"Skeleton (first load)"_qs, 456, 600);
    auto* loading = new Card;
    put(loading, 456, 624, 384, 114);
    auto* skeleton = new Skeleton(2, 56, loading);
    skeleton->setDelay(0);
    loading->addRow(skeleton);
}

void Sheet::rows()
{
    caption(u"List rows"_qs, 872, 360);
    auto* card = new Card;
    put(card, 872, 384, 180, 170);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(1, 5, 1, 5);
    column->setSpacing(0);
    const std::pair<const char16_t*, States> states[] = {{u"Normal", State::Normal}, {u"Hover", State::Hover},
        {u"Selected", State::Normal}, {u"Focus", State::Focus}};
    for (const auto& [word, state] : states) {
        auto* row = new ListRow;
        row->setFixedHeight(40);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(12, 4, 12, 4);
        line->setSpacing(12);
        auto* avatar = new Avatar(32);
        avatar->setPerson(idWithPair(1), u"Samuel Ruiz"_qs);
        avatar->setPresence(Presence::Online);
        line->addWidget(avatar);
        line->addWidget(new Label(QString::fromUtf16(word)), 1);
        const bool selected = QString::fromUtf16(word) == u"Selected"_qs;
        if (selected) {
            row->setSelected(true);
            line->addWidget(new Badge(2));
        } else {
            auto* time = new Label(u"10:52"_qs, Type::Caption, Color::Text3);
            time->setTabular(true);
            line->addWidget(time);
        }
        avatar->setGround(selected      ? Color::AccentSoft
                : state == State::Hover ? Color::Hover
                                        : Color::Surface);
        column->addWidget(row);
        showState(row, state);
    }
    caption(u"Type"_qs, 1076, 360);
    put(new Label(u"Title 24"_qs, Type::Title), 1076, 384);
    put(new Label(u"Section 18"_qs, Type::Section), 1076, 420);
    put(new Label(u"Subtitle 15"_qs, Type::Subtitle), 1076, 448);
    put(new Label(u"Body 13, the default"_qs), 1076, 472);
    put(new Label(u"Caption 12, times and hints"_qs, Type::Caption, Color::Text3), 1076, 496);
}

void Sheet::banners()
{
    caption(u"Banners"_qs, 872, 578);
    auto* offline = new Banner(Banner::Kind::Warning, u"Offline. Next try in 8 s."_qs);
    offline->setGlyph(Icon::WifiOff);
    offline->setAction(u"Try now"_qs);
    auto* signIn = new Banner(Banner::Kind::Danger, u"Sign in again to send."_qs);
    signIn->setAction(u"Sign in"_qs);
    auto* tray = new Banner(Banner::Kind::Info, u"Closing keeps Gremio in the tray."_qs);
    tray->setAction(u"OK"_qs);
    int y = 602;
    for (Banner* banner :
        {offline, signIn, new Banner(Banner::Kind::Success, u"Connected. 2 messages sent."_qs), tray}) {
        put(banner, 872, y, 384);
        y += 40;
    }
}

} // namespace gremio::ui::gallery
