// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/avatar.h"
#include "client/ui/badge.h"
#include "client/ui/banner.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/chip.h"
#include "client/ui/dialog.h"
#include "client/ui/focus_ring.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/list_row.h"
#include "client/ui/navigation_rail.h"
#include "client/ui/rating.h"
#include "client/ui/segmented.h"
#include "client/ui/state_tag.h"
#include "client/ui/strength_meter.h"
#include "client/ui/tab_strip.h"
#include "client/ui/tag.h"
#include "client/ui/theme.h"
#include "client/ui/toast.h"
#include "tests/client/ui/gallery_sheet.h"

#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>

using namespace gremio::ui;
using namespace Qt::StringLiterals;

/// What a screen reader is told.
class AccessibleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme.setMode(Theme::Mode::Light);
        m_theme.setMotion(false);
        m_theme.install(*qApp);
    }

    QAccessibleInterface* of(QWidget* widget) { return QAccessible::queryAccessibleInterface(widget); }
    QString name(QWidget* widget) { return of(widget)->text(QAccessible::Name); }

    void namesAndRoles()
    {
        Tag tag(u"Kafka"_qs, Tag::Kind::Accent);
        QCOMPARE(of(&tag)->role(), QAccessible::StaticText);
        QCOMPARE(name(&tag), u"Kafka, matches"_qs);
        StateTag state(u"Accepted"_qs, StateTag::Kind::Success);
        QCOMPARE(of(&state)->role(), QAccessible::StaticText);
        QCOMPARE(name(&state), u"Accepted"_qs);
        StrengthMeter meter;
        meter.setLevel(3, u"Good"_qs, true);
        QCOMPARE(of(&meter)->role(), QAccessible::StaticText);
        QCOMPARE(name(&meter), u"Good"_qs);
        Badge badge(5);
        QCOMPARE(of(&badge)->role(), QAccessible::StaticText);
        QVERIFY(name(&badge).startsWith(u"5 "_qs));
        Avatar avatar(40);
        avatar.setPerson(u"u1"_qs, u"Priya Raman"_qs);
        avatar.setPresence(Presence::Away);
        QCOMPARE(of(&avatar)->role(), QAccessible::Graphic);
        QCOMPARE(name(&avatar), u"Priya Raman, Away"_qs);
        Rating rating;
        rating.setValue(4.8, 52);
        QCOMPARE(of(&rating)->role(), QAccessible::Graphic);
        QVERIFY(name(&rating).startsWith(u"4.8 of 5, 52"_qs));
        Label label(u"Hello"_qs);
        QCOMPARE(name(&label), u"Hello"_qs);
        IconButton bell(Icon::Bell, u"Notifications"_qs);
        bell.setDot(true, u"2 unread"_qs);
        QCOMPARE(name(&bell), u"Notifications, 2 unread"_qs);
        QCOMPARE(bell.toolTip(), name(&bell));
        Banner banner(Banner::Kind::Warning, u"Offline."_qs);
        QCOMPARE(name(&banner), u"Offline."_qs);
        Toast toast({.text = u"Saved"_qs});
        QCOMPARE(of(&toast)->role(), QAccessible::AlertMessage);
        RailItem item(Icon::House, u"Home"_qs);
        item.setCount(4);
        item.setChecked(true);
        QCOMPARE(of(&item)->role(), QAccessible::PageTab);
        QVERIFY(name(&item).startsWith(u"Home, 4"_qs));
        QVERIFY(of(&item)->state().selected);
    }

    void buttonsArePressed()
    {
        Button button(u"&Save"_qs);
        QCOMPARE(of(&button)->role(), QAccessible::Button);
        QCOMPARE(name(&button), u"Save"_qs);
        QSignalSpy clicked(&button, &Button::clicked);
        of(&button)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clicked.count(), 1);
        button.setBusy(true, u"Saving"_qs);
        QCOMPARE(name(&button), u"Saving"_qs);
        QVERIFY(of(&button)->state().busy);
    }

    void chipsSayWhatTheyAre()
    {
        Chip toggle(u"Free this week"_qs, Chip::Kind::Toggle);
        QCOMPARE(of(&toggle)->role(), QAccessible::CheckBox);
        QVERIFY(!of(&toggle)->state().checked);
        of(&toggle)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(of(&toggle)->state().checked);
        QCOMPARE(name(&toggle), u"Free this week"_qs);
        Chip dropdown(u"Rating"_qs, Chip::Kind::Dropdown);
        QCOMPARE(of(&dropdown)->role(), QAccessible::ButtonMenu);
        Chip removable(u"Kafka"_qs, Chip::Kind::Removable);
        QSignalSpy removed(&removable, &Chip::removed);
        of(&removable)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QCOMPARE(removed.count(), 1);
    }

    void choicesHaveAValue()
    {
        Segmented segmented({u"Week"_qs, u"List"_qs});
        segmented.setAccessibleName(u"View"_qs);
        QCOMPARE(of(&segmented)->role(), QAccessible::ComboBox);
        QCOMPARE(name(&segmented), u"View: Week"_qs);
        QCOMPARE(of(&segmented)->text(QAccessible::Value), u"Week"_qs);
        segmented.setCurrent(1);
        QCOMPARE(name(&segmented), u"View: List"_qs);
        QCOMPARE(of(&segmented)->text(QAccessible::Value), u"List"_qs);
        TabStrip tabs({u"Profile"_qs, u"Availability"_qs});
        QCOMPARE(of(&tabs)->role(), QAccessible::PageTabList);
        QCOMPARE(name(&tabs), u"Profile"_qs);
        Rating stars(Rating::Kind::Input);
        QCOMPARE(of(&stars)->role(), QAccessible::Slider);
        of(&stars)->valueInterface()->setCurrentValue(3);
        QCOMPARE(stars.value(), 3.0);
        QCOMPARE(of(&stars)->valueInterface()->currentValue().toDouble(), 3.0);
        QCOMPARE(of(&stars)->valueInterface()->maximumValue().toInt(), 5);
    }

    void cardsThatOpenAreItemsOfAList()
    {
        Card card;
        QCOMPARE(of(&card)->role(), QAccessible::Grouping);
        QVERIFY(
            !of(&card)->actionInterface()->actionNames().contains(QAccessibleActionInterface::pressAction()));
        card.setClickable(true);
        QCOMPARE(of(&card)->role(), QAccessible::ListItem);
        QSignalSpy opened(&card, &Card::activated);
        of(&card)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(opened.count(), 1);
    }

    void rowsAreCalledByWhatTheyShow()
    {
        ListRow row;
        auto* line = new QHBoxLayout(&row);
        line->addWidget(new Label(u"Samuel Ruiz"_qs));
        line->addWidget(new Label(u"10:52"_qs));
        QCOMPARE(of(&row)->role(), QAccessible::ListItem);
        QCOMPARE(name(&row), u"Samuel Ruiz, 10:52"_qs);
        row.setSelected(true);
        QVERIFY(of(&row)->state().selected);
        QSignalSpy activated(&row, &ListRow::activated);
        of(&row)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(activated.count(), 1);
    }

    void dialogsAreDialogs()
    {
        QWidget window;
        Dialog dialog(u"End it?"_qs, &window);
        QCOMPARE(of(&dialog)->role(), QAccessible::Dialog);
        QCOMPARE(name(&dialog), u"End it?"_qs);
    }

    /// Everything in the gallery that can be focused has a name.
    void nothingInTheGalleryIsNameless()
    {
        gallery::Sheet sheet;
        const std::unique_ptr<QWidget> frame(gallery::demoFrame());
        int seen = 0;
        for (QWidget* root : {static_cast<QWidget*>(&sheet), frame.get()}) {
            for (QWidget* widget : root->findChildren<QWidget*>()) {
                if (!(widget->focusPolicy() & Qt::TabFocus) || widget->inherits("QLineEdit")
                    || widget->isHidden()) {
                    continue;
                }
                ++seen;
                QVERIFY2(!name(widget).isEmpty(), widget->metaObject()->className());
            }
        }
        QVERIFY(seen > 40);
    }

private:
    Theme m_theme;
};

QTEST_MAIN(AccessibleTest)
#include "accessible_test.moc"
