// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/avatar.h"
#include "client/ui/badge.h"
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/check_box.h"
#include "client/ui/chip.h"
#include "client/ui/flow_layout.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/link_button.h"
#include "client/ui/list_row.h"
#include "client/ui/menu.h"
#include "client/ui/rating.h"
#include "client/ui/segmented.h"
#include "client/ui/tab_strip.h"
#include "client/ui/text_area.h"
#include "client/ui/text_field.h"
#include "client/ui/theme.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QTextBlock>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QVBoxLayout>

using namespace gremio::ui;
using namespace Qt::StringLiterals;

/// What the widgets do: by keyboard, with the words they show, with the space they get.
class ControlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme.setMode(Theme::Mode::Light);
        m_theme.setMotion(false);
        m_theme.install(*qApp);
    }

    void buttonsAnswerSpaceAndEnter_data()
    {
        QTest::addColumn<QAbstractButton*>("button");
        QTest::newRow("Button") << static_cast<QAbstractButton*>(new Button(u"Save"_qs));
        QTest::newRow("IconButton") << static_cast<QAbstractButton*>(
            new IconButton(Icon::Bell, u"Notifications"_qs));
        QTest::newRow("LinkButton") << static_cast<QAbstractButton*>(new LinkButton(u"All"_qs));
        QTest::newRow("Chip") << static_cast<QAbstractButton*>(new Chip(u"17:00"_qs));
    }

    void buttonsAnswerSpaceAndEnter()
    {
        QFETCH(QAbstractButton*, button);
        const std::unique_ptr<QAbstractButton> owner(button);
        QSignalSpy clicked(button, &QAbstractButton::clicked);
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter}) {
            QTest::keyClick(button, key);
        }
        QCOMPARE(clicked.count(), 3);
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
        button->setEnabled(false);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(clicked.count(), 3);
    }

    void busyButtonKeepsItsWidthAndTakesNoClicks()
    {
        Button button(u"Send request"_qs, Button::Kind::Primary);
        const int width = button.sizeHint().width();
        QSignalSpy clicked(&button, &Button::clicked);
        button.setBusy(true, u"Sending"_qs);
        QCOMPARE(button.sizeHint().width(), width);
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(clicked.count(), 0);
        QCOMPARE(button.accessibleName(), u"Sending"_qs);
        button.setBusy(false);
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
    }

    void sizesAreTheDesigns()
    {
        QCOMPARE(Button(u"A"_qs, Button::Kind::Primary, Button::Size::Small).sizeHint().height(), 28);
        QCOMPARE(Button(u"A"_qs).sizeHint().height(), 32);
        QCOMPARE(Button(u"A"_qs, Button::Kind::Primary, Button::Size::Large).sizeHint().height(), 40);
        QCOMPARE(Chip(u"A"_qs).sizeHint().height(), 28);
        QCOMPARE(TextField().sizeHint().height(), 32);
        QCOMPARE(TextField(QString(), TextField::Size::Large).sizeHint().height(), 40);
        QCOMPARE(IconButton(Icon::X, u"Close"_qs).sizeHint(), QSize(32, 32));
        // As in the picture, in Inter.
        QCOMPARE(Button(u"Primary"_qs, Button::Kind::Primary).sizeHint().width(), 74);
    }

    void toggleChipTicks()
    {
        Chip chip(u"Free this week"_qs, Chip::Kind::Toggle);
        const int off = chip.sizeHint().width();
        QTest::keyClick(&chip, Qt::Key_Space);
        QVERIFY(chip.isChecked());
        QVERIFY(chip.sizeHint().width() > off); // the tick: not told by colour alone
    }

    void removableChipIsRemoved()
    {
        Chip chip(u"Skill: Kafka"_qs, Chip::Kind::Removable);
        chip.resize(chip.sizeHint());
        QSignalSpy removed(&chip, &Chip::removed);
        QSignalSpy clicked(&chip, &Chip::clicked);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QTest::keyClick(&chip, Qt::Key_Backspace);
        QCOMPARE(removed.count(), 2);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 12, 14));
        QCOMPARE(removed.count(), 3);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(12, 14));
        QCOMPARE(removed.count(), 3);
        QCOMPARE(clicked.count(), 1);
    }

    void dropdownChipOpensItsMenu()
    {
        Chip chip(u"Rating"_qs, Chip::Kind::Dropdown);
        Menu menu;
        menu.addItem(Icon::Star, u"4 and more"_qs);
        chip.setMenu(&menu);
        chip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chip));
        QTest::keyClick(&chip, Qt::Key_Space);
        QTRY_VERIFY(menu.isVisible());
        menu.close();
        QTest::keyClick(&chip, Qt::Key_Down);
        QTRY_VERIFY(menu.isVisible());
        menu.close();
    }

    void checkBoxByKeyboardAndAnywhere()
    {
        CheckBox box(u"Stay signed in"_qs);
        box.resize(200, 20);
        QTest::keyClick(&box, Qt::Key_Space);
        QVERIFY(box.isChecked());
        QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(190, 10));
        QVERIFY(!box.isChecked());
    }

    void segmentsAndTabsMoveWithArrows()
    {
        Segmented segmented({u"Week"_qs, u"List"_qs, u"History"_qs});
        TabStrip tabs({u"Week"_qs, u"List"_qs, u"History"_qs});
        QSignalSpy one(&segmented, &Segmented::currentChanged);
        QSignalSpy two(&tabs, &TabStrip::currentChanged);
        for (QWidget* widget : {static_cast<QWidget*>(&segmented), static_cast<QWidget*>(&tabs)}) {
            widget->resize(widget->sizeHint());
            QTest::keyClick(widget, Qt::Key_Right);
            QTest::keyClick(widget, Qt::Key_End);
            QTest::keyClick(widget, Qt::Key_Right); // stays at the end
            QTest::keyClick(widget, Qt::Key_Left);
            QTest::keyClick(widget, Qt::Key_Home);
            QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(widget->width() - 8, widget->height() / 2));
        }
        for (const QSignalSpy* spy : {&one, &two}) {
            QList<int> seen;
            for (const auto& arguments : *spy) {
                seen << arguments.first().toInt();
            }
            QCOMPARE(seen, QList<int>({1, 2, 1, 0, 2}));
        }
    }

    void starsAreChosen()
    {
        Rating rating(Rating::Kind::Input);
        rating.setStarBox(20);
        rating.resize(rating.sizeHint());
        QSignalSpy chosen(&rating, &Rating::chosen);
        QTest::keyClick(&rating, Qt::Key_4);
        QTest::keyClick(&rating, Qt::Key_Right);
        QTest::keyClick(&rating, Qt::Key_Right); // five at most
        QTest::keyClick(&rating, Qt::Key_Left);
        QCOMPARE(rating.value(), 4.0);
        QTest::mouseClick(&rating, Qt::LeftButton, {}, QPoint(50, 10));
        QCOMPARE(rating.value(), 3.0);
        QCOMPARE(chosen.count(), 5);
        Rating shown(Rating::Kind::Stars);
        shown.setValue(2);
        QTest::keyClick(&shown, Qt::Key_5);
        QCOMPARE(shown.value(), 2.0);
        QCOMPARE(shown.focusPolicy(), Qt::NoFocus);
    }

    void rowsActivateAndMove()
    {
        QWidget list;
        auto* column = new QVBoxLayout(&list);
        auto* first = new ListRow;
        auto* second = new ListRow;
        for (ListRow* row : {first, second}) {
            row->setFixedHeight(40);
            column->addWidget(row);
        }
        list.resize(240, 140);
        list.show();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        QSignalSpy activated(second, &ListRow::activated);
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Down);
        QVERIFY(second->hasFocus());
        QTest::keyClick(second, Qt::Key_Return);
        QTest::keyClick(second, Qt::Key_Space);
        QTest::mouseClick(second, Qt::LeftButton);
        QCOMPARE(activated.count(), 3);
        QTest::keyClick(second, Qt::Key_Up);
        QVERIFY(first->hasFocus());
    }

    void clickableCardActivates()
    {
        Card card;
        QSignalSpy activated(&card, &Card::activated);
        QTest::keyClick(&card, Qt::Key_Return);
        QCOMPARE(activated.count(), 0);
        card.setClickable(true);
        QTest::keyClick(&card, Qt::Key_Return);
        QTest::keyClick(&card, Qt::Key_Space);
        QTest::mouseClick(&card, Qt::LeftButton);
        QCOMPARE(activated.count(), 3);
    }

    void cardKeepsRulesBetweenRows()
    {
        Card card;
        auto* a = new QWidget;
        auto* b = new QWidget;
        auto* c = new QWidget;
        card.addRow(a);
        card.addRow(c);
        card.insertRow(1, b);
        const auto order = [&card] {
            QList<QWidget*> rows;
            for (int i = 0; i < card.layout()->count(); ++i) {
                QWidget* widget = card.layout()->itemAt(i)->widget();
                rows << (qobject_cast<Rule*>(widget) != nullptr ? nullptr : widget);
            }
            return rows;
        };
        QCOMPARE(order(), QList<QWidget*>({a, nullptr, b, nullptr, c}));
        delete b;
        QTRY_COMPARE(order(), QList<QWidget*>({a, nullptr, c}));
        delete a;
        QTRY_COMPARE(order(), QList<QWidget*>({c}));
    }

    void fieldShowsItsError()
    {
        TextField field(u"E-mail"_qs);
        field.resize(240, field.sizeHint().height());
        field.show();
        const int height = field.sizeHint().height();
        field.setError(u"Write the whole address."_qs);
        QVERIFY(field.sizeHint().height() > height);
        QCOMPARE(field.edit()->accessibleDescription(), u"Write the whole address."_qs);
        QCOMPARE(field.grab().toImage().pixelColor(120, 0), tokenColor(Color::Danger, false));
        field.setError({});
        QCOMPARE(field.sizeHint().height(), height);
    }

    void passwordHasAnEye()
    {
        TextField field;
        field.setPassword(true);
        field.setText(u"secret"_qs);
        QCOMPARE(field.edit()->echoMode(), QLineEdit::Password);
        const auto buttons = field.findChildren<IconButton*>();
        const auto eye =
            std::find_if(buttons.begin(), buttons.end(), [](const IconButton* b) { return !b->isHidden(); });
        QVERIFY(eye != buttons.end());
        QCOMPARE((*eye)->accessibleName(), u"Show the password"_qs);
        QTest::keyClick(*eye, Qt::Key_Space);
        QCOMPARE(field.edit()->echoMode(), QLineEdit::Normal);
        QCOMPARE((*eye)->accessibleName(), u"Hide the password"_qs);
    }

    void clearableFieldClears()
    {
        TextField field;
        field.setClearable(true);
        const auto buttons = field.findChildren<IconButton*>();
        QVERIFY(
            std::all_of(buttons.begin(), buttons.end(), [](const IconButton* b) { return b->isHidden(); }));
        field.setText(u"kafka"_qs);
        const auto clear =
            std::find_if(buttons.begin(), buttons.end(), [](const IconButton* b) { return !b->isHidden(); });
        QVERIFY(clear != buttons.end());
        QTest::mouseClick(*clear, Qt::LeftButton);
        QVERIFY(field.text().isEmpty());
        QVERIFY((*clear)->isHidden());
    }

    void textAreaCountsCodePoints()
    {
        TextArea area;
        area.setLimit(4);
        area.setText(u"ab👍"_qs);
        QCOMPARE(area.length(), 3);
        QVERIFY(!area.isOverLimit());
        area.setText(u"abc👍👍"_qs);
        QVERIFY(area.isOverLimit());
        QCOMPARE(area.text(), u"abc👍👍"_qs); // nothing is cut
    }

    void linesInATextAreaStandAsInALabel()
    {
        TextArea area;
        area.setText(u"first line\nsecond line\nthird line"_qs);
        area.resize(300, 200);
        area.show();
        QPlainTextEdit* edit = area.edit();
        const auto top = [edit](int block) {
            QTextCursor cursor(edit->document()->findBlockByNumber(block));
            return edit->cursorRect(cursor).top();
        };
        QCOMPARE(top(1) - top(0), typeToken(Type::Body).line);
        QCOMPARE(top(2) - top(1), typeToken(Type::Body).line);
        // The room between two lines belongs to one of them: a click goes to its letter, not to its end.
        for (int y = top(1) - 2; y < top(2) - 2; ++y) {
            QTest::mouseClick(edit->viewport(), Qt::LeftButton, {}, QPoint(1, y));
            QCOMPARE(edit->textCursor().blockNumber(), 1);
            QCOMPARE(edit->textCursor().positionInBlock(), 0);
        }
    }

    void aSpinBoxLooksLikeAField()
    {
        QSpinBox box;
        box.setRange(0, 3);
        box.setFixedSize(120, 32);
        box.show();
        // Text starts where a field's does; the arrows step and stop at the ends.
        TextField field;
        field.resize(120, 32);
        field.show();
        const auto* number = box.findChild<QLineEdit*>();
        QCOMPARE(number->mapTo(&box, QPoint()).x(), field.edit()->mapTo(&field, QPoint()).x());
        QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(108, 8));
        QCOMPARE(box.value(), 1);
        QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(108, 24));
        QCOMPARE(box.value(), 0);
    }

    void badgeCaps()
    {
        QCOMPARE(Badge::textFor(0), QString());
        QCOMPARE(Badge::textFor(7), u"7"_qs);
        QCOMPARE(Badge::textFor(999), u"999"_qs);
        QCOMPARE(Badge::textFor(1000), u"999+"_qs);
        Badge badge(3);
        QVERIFY(!badge.isHidden());
        QCOMPARE(badge.sizeHint(), QSize(20, 20));
        badge.setCount(0);
        QVERIFY(badge.isHidden());
    }

    void longTextIsElidedWithATooltip()
    {
        ElidedLabel label(u"Wants help moving a Django app to async, two hours a month"_qs);
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        label.resize(80, 20);
        label.show();
        QVERIFY(label.isElided());
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QHelpEvent ask(QEvent::ToolTip, QPoint(4, 4), label.mapToGlobal(QPoint(4, 4)));
        QCoreApplication::sendEvent(&label, &ask);
        QCOMPARE(QToolTip::text(), label.text());
        QToolTip::hideText();
    }

    void anErrorBelowAFieldTakesOneLine()
    {
        TextField field;
        const int without = field.sizeHint().height();
        field.setError(u"Not right."_qs);
        QCOMPARE(field.sizeHint().height(), without + space::xs + typeToken(Type::Caption).line);
    }

    void anEmptyLineOfALabelIsOneLine()
    {
        Label label(u"One.\n\nTwo."_qs);
        label.setLines(0);
        QCOMPARE(label.heightForWidth(400), 3 * typeToken(Type::Body).line);
    }

    void labelReservesLines()
    {
        Label label(u"one"_qs);
        label.setLines(2);
        QCOMPARE(label.sizeHint().height(), 40);
        label.setLines(0);
        label.setText(u"one two three four five six seven"_qs);
        QVERIFY(label.heightForWidth(60) >= 80);
        QCOMPARE(label.heightForWidth(1000), 20);
        label.setLines(2);
        label.resize(60, 40);
        QVERIFY(label.isElided());
    }

    void flowWraps()
    {
        QWidget box;
        auto* flow = new FlowLayout(&box);
        for (int i = 0; i < 4; ++i) {
            auto* chip = new Chip(u"Chip"_qs);
            flow->addWidget(chip);
        }
        const int one = Chip(u"Chip"_qs).sizeHint().width();
        QCOMPARE(flow->heightForWidth(4 * one + 24), 28);
        QCOMPARE(flow->heightForWidth(2 * one + 8), 28 + 8 + 28);
        QCOMPARE(flow->heightForWidth(one), 4 * 28 + 3 * 8);
    }

    void avatarsAreTheSameEverywhere()
    {
        // FNV-1a of the UTF-8 bytes modulo six, computed by hand: a stable choice over versions and machines.
        QCOMPARE(Avatar::pairFor(QString()), static_cast<int>(2166136261U % 6));
        QCOMPARE(Avatar::pairFor(u"a"_qs), static_cast<int>(0xE40C292CU % 6));
        QCOMPARE(Avatar::pairFor(u"foobar"_qs), static_cast<int>(0xBF9CF968U % 6));
        QCOMPARE(Avatar::initials(u"Íñigo Salas"_qs), u"IS"_qs);
        QCOMPARE(Avatar::initials(u"  Ana María de la Cruz "_qs), u"AC"_qs);
        QCOMPARE(Avatar::initials(u"plato"_qs), u"P"_qs);
        QCOMPARE(Avatar::initials(QString()), QString());
    }

private:
    Theme m_theme;
};

QTEST_MAIN(ControlsTest)
#include "controls_test.moc"
