// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/ui/gallery_sheet.h"

#include "client/ui/card.h"
#include "client/ui/combo_box.h"
#include "client/ui/control_state.h"
#include "client/ui/dialog.h"
#include "client/ui/first_start_panel.h"
#include "client/ui/icon.h"
#include "client/ui/label.h"
#include "client/ui/main_frame.h"
#include "client/ui/menu.h"
#include "client/ui/navigation_rail.h"
#include "client/ui/page.h"
#include "client/ui/page_header.h"
#include "client/ui/popover.h"
#include "client/ui/section_header.h"
#include "client/ui/text_area.h"
#include "client/ui/text_field.h"
#include "client/ui/theme.h"
#include "client/ui/top_bar.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui::gallery {

using namespace Qt::StringLiterals;

namespace {

/// The rail of the picture is a card of its own: rounded, brand nearer to the first entry.
class RailCard : public Card {
public:
    explicit RailCard(bool narrow)
        : m_narrow(narrow)
    {
        setFill(Color::Rail);
        struct Entry {
            Icon icon;
            const char16_t* word;
            int count;
            State state;
        };
        const Entry entries[] = {{Icon::House, u"Home", 0, State::Normal},
            {Icon::Search, u"Find mentors", 0, State::Hover}, {Icon::Inbox, u"Requests", 4, State::Normal},
            {Icon::Calendar, u"Sessions", 0, State::Focus},
            {Icon::MessageSquare, u"Messages", 5, State::Normal},
            {Icon::Folder, u"Projects", 0, State::Normal}};
        int y = 43;
        for (const Entry& entry : entries) {
            auto* item = new RailItem(entry.icon, QString::fromUtf16(entry.word), this);
            item->setNarrow(narrow);
            item->setCount(entry.count);
            item->setChecked(entry.icon == Icon::MessageSquare);
            item->setGeometry(
                QRect(QPoint(8, narrow ? y - 4 : y), narrow ? item->sizeHint() : QSize(168, 36)));
            showState(item, entry.state);
            if (entry.state == State::Focus) {
                m_focus = item;
            }
            y += 40;
        }
    }
    RailItem* focus() const { return m_focus; }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        Card::paintEvent(event);
        QPainter painter(this);
        NavigationRail::paintBrandRow(painter, this, 44, m_narrow);
    }

private:
    bool m_narrow;
    RailItem* m_focus = nullptr;
};

class HomePage : public Page {
public:
    HomePage(const QString& title, bool content)
        : m_title(title)
    {
        if (!content) {
            return;
        }
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(16);
        auto* header = new PageHeader(u"Good morning, Lucía"_qs);
        header->setNote(u"Tuesday 27 October · Madrid (CET)"_qs);
        column->addWidget(header);
        auto* next = new Card;
        next->setMarked(true);
        next->setFixedHeight(98);
        column->addWidget(next);
        column->addSpacing(8);
        auto* columns = new QHBoxLayout;
        columns->setSpacing(24);
        column->addLayout(columns);
        column->addStretch();
        auto* left = new SectionHeader(u"Requests waiting"_qs);
        left->setCount(u"4"_qs);
        left->setLink(u"All requests"_qs);
        auto* right = new SectionHeader(u"Unread chats"_qs);
        right->setCount(u"3"_qs);
        right->setLink(u"All messages"_qs);
        right->setFixedWidth(400);
        columns->addWidget(left, 1);
        columns->addWidget(right);
    }
    QString title() const override { return m_title; }

private:
    QString m_title;
};

} // namespace

void Sheet::rail()
{
    caption(u"Rail: normal, below 900 px, states"_qs, 872, 24);
    auto* wide = new RailCard(false);
    put(wide, 872, 48, 184, 288);
    auto* narrow = new RailCard(true);
    put(narrow, 1072, 48, 56, 288);
    new FocusRing(wide->focus());
    new FocusRing(narrow->focus());
}

QWidget* demoFrame()
{
    auto* frame = new MainFrame;
    frame->addPage(u"home"_qs, Icon::House, new HomePage(u"Home"_qs, true));
    frame->addPage(u"find"_qs, Icon::Search, new HomePage(u"Find mentors"_qs, false));
    frame->addPage(u"requests"_qs, Icon::Inbox, new HomePage(u"Requests"_qs, false));
    frame->addPage(u"sessions"_qs, Icon::Calendar, new HomePage(u"Sessions"_qs, false));
    frame->addPage(u"messages"_qs, Icon::MessageSquare, new HomePage(u"Messages"_qs, false));
    frame->addPage(u"projects"_qs, Icon::Folder, new HomePage(u"Projects"_qs, false));
    frame->addPage(u"profile"_qs, Icon::User, new HomePage(u"Profile"_qs, false), true);
    frame->addPage(u"settings"_qs, Icon::Settings, new HomePage(u"Settings"_qs, false), true);
    frame->setCount(u"requests"_qs, 4);
    frame->setCount(u"messages"_qs, 5);
    frame->topBar()->setConnection(TopBar::Connection::Connected);
    frame->topBar()->setUnreadNotifications(2);
    frame->topBar()->setMe(idWithPair(0), u"Lucía Ferrer"_qs);
    return frame;
}

QWidget* demoFirstStart()
{
    auto* window = new QWidget;
    auto* row = new QHBoxLayout(window);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new FirstStartPanel);
    row->addStretch();
    window->resize(1280, 800);
    return window;
}

void openOverlay(QWidget* frame, bool popover)
{
    if (!popover) {
        auto* dialog = new Dialog(u"Decline the request?"_qs, frame);
        auto* words =
            new Label(u"Íñigo sees your reason. The request is closed and can be sent again later."_qs,
                Type::Body, Color::Text2);
        words->setLines(0);
        dialog->content()->addWidget(words);
        auto* reason = new TextArea;
        reason->setLabel(u"Reason"_qs);
        reason->setLimit(1000);
        reason->setText(u"No room before January, sorry."_qs);
        dialog->content()->addWidget(reason);
        auto* length = new ComboBox;
        length->addItems({u"15 min"_qs, u"30 min"_qs});
        length->setLeadingIcon(Icon::Globe);
        dialog->content()->addWidget(length);
        dialog->addCancel();
        dialog->addButton(u"Decline"_qs, Button::Kind::Danger);
        dialog->open();
        return;
    }
    auto* popping = new Popover(frame);
    popping->content()->addWidget(new Label(u"Book with Daniel"_qs, Type::Subtitle));
    popping->content()->addWidget(new TextField(u"Topic"_qs));
    popping->content()->addWidget(new Button(u"Book session"_qs, Button::Kind::Primary));
    popping->openAt(QRect(frame->mapToGlobal(QPoint(500, 400)), QSize(120, 36)));
    auto* menu = new Menu(frame);
    menu->addItem(Icon::Pencil, u"Edit"_qs);
    menu->addItem(Icon::Reply, u"Reply"_qs)->setShortcut(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_R)));
    menu->addSeparator();
    menu->addDangerItem(Icon::Trash, u"Delete"_qs);
    menu->adjustSize();
    // A window of its own: its picture is laid into the frame's.
    auto* picture = new QLabel(frame);
    picture->setPixmap(menu->grab());
    picture->adjustSize();
    picture->move(240, 400);
    picture->show();
}

} // namespace gremio::ui::gallery
