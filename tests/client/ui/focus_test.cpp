// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/check_box.h"
#include "client/ui/control_state.h"
#include "client/ui/dialog.h"
#include "client/ui/focus_ring.h"
#include "client/ui/label.h"
#include "client/ui/popover.h"
#include "client/ui/text_area.h"
#include "client/ui/text_field.h"
#include "client/ui/theme.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

using namespace gremio::ui;
using namespace Qt::StringLiterals;

namespace {

FocusRing* ringIn(const QWidget& window)
{
    const auto rings = window.findChildren<FocusRing*>();
    return rings.isEmpty() ? nullptr : rings.first();
}

} // namespace

/// Where the focus is and how it is shown; what opens over the page keeps it and gives it back.
class FocusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme.setMode(Theme::Mode::Light);
        m_theme.setMotion(false);
        m_theme.install(*qApp);
    }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(m_window.get());
        column->setContentsMargins(24, 24, 24, 24);
        m_first = new Button(u"First"_qs);
        m_second = new Button(u"Second"_qs);
        m_field = new TextField(u"Field"_qs);
        m_card = new Card;
        m_card->setClickable(true);
        m_card->setFixedHeight(60);
        for (QWidget* widget : std::initializer_list<QWidget*>{m_first, m_second, m_field, m_card}) {
            column->addWidget(widget);
        }
        m_window->resize(500, 400);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void ringIsDrawnOutsideForKeyboardFocus()
    {
        m_first->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        QVERIFY(m_second->hasFocus());
        FocusRing* ring = ringIn(*m_window);
        QVERIFY(ring != nullptr);
        QCOMPARE(ring->target(), m_second);
        QCOMPARE(ring->geometry(), m_second->geometry().adjusted(-4, -4, 4, 4));
        const QImage image = m_window->grab().toImage();
        const QPoint above(m_second->geometry().center().x(), m_second->geometry().top());
        QCOMPARE(image.pixelColor(above - QPoint(0, 3)), tokenColor(Color::AccentText, false));
        QCOMPARE(image.pixelColor(above - QPoint(0, 4)), tokenColor(Color::AccentText, false));
        QCOMPARE(image.pixelColor(above - QPoint(0, 1)), tokenColor(Color::Window, false)); // air
    }

    void noRingForTheMouse()
    {
        QTest::mouseClick(m_second, Qt::LeftButton);
        QVERIFY(m_second->hasFocus());
        QVERIFY(ringIn(*m_window) == nullptr);
        QVERIFY(!hasKeyboardFocus(m_second));
        QTest::keyClick(m_second, Qt::Key_Backtab);
        QVERIFY(hasKeyboardFocus(m_first));
        QTest::mouseClick(m_second, Qt::LeftButton);
        QVERIFY(!hasKeyboardFocus(m_first));
        QVERIFY(ringIn(*m_window) == nullptr);
    }

    void ringFollowsItsTarget()
    {
        m_first->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        FocusRing* ring = ringIn(*m_window);
        QVERIFY(ring != nullptr);
        m_window->resize(600, 500);
        QTRY_COMPARE(ring->geometry(), m_second->geometry().adjusted(-4, -4, 4, 4));
        m_second->hide();
        QVERIFY(ringIn(*m_window) == nullptr || !ringIn(*m_window)->isVisible()
            || ringIn(*m_window)->target() != m_second);
    }

    void ringGoesWithItsTarget()
    {
        m_first->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        QVERIFY(ringIn(*m_window) != nullptr);
        delete m_second;
        const FocusRing* ring = ringIn(*m_window);
        QVERIFY(ring == nullptr || !ring->isVisible() || ring->target() != nullptr);
    }

    void ringScrollsAlong()
    {
        QScrollArea area;
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        for (int i = 0; i < 30; ++i) {
            column->addWidget(new Button(QString::number(i)));
        }
        area.setWidget(content);
        area.resize(200, 200);
        area.show();
        QVERIFY(QTest::qWaitForWindowActive(&area));
        auto* button = content->findChildren<Button*>().at(20);
        QTest::keyClick(&area, Qt::Key_Shift);
        button->setFocus(Qt::TabFocusReason);
        FocusRing* ring = ringIn(area);
        QVERIFY(ring != nullptr);
        QCOMPARE(ring->parentWidget(), content);
        QCOMPARE(ring->geometry(), button->geometry().adjusted(-4, -4, 4, 4));
    }

    void inputsAndCardsShowItInPlaceOfTheEdge()
    {
        m_field->setFocus();
        QImage image = m_window->grab().toImage();
        const QPoint top(m_field->geometry().center().x(), m_field->geometry().top());
        QCOMPARE(image.pixelColor(top), tokenColor(Color::AccentText, false));
        QCOMPARE(image.pixelColor(top + QPoint(0, 1)), tokenColor(Color::AccentText, false));

        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        QVERIFY(m_card->hasFocus());
        image = m_window->grab().toImage();
        const QPoint edge(m_card->geometry().center().x(), m_card->geometry().top());
        QCOMPARE(image.pixelColor(edge), tokenColor(Color::AccentText, false));
        QCOMPARE(image.pixelColor(edge + QPoint(0, 1)), tokenColor(Color::AccentText, false));
        QVERIFY(ringIn(*m_window) == nullptr);
    }

    void checkBoxRingGoesAroundTheBox()
    {
        CheckBox box(u"Stay signed in"_qs);
        QCOMPARE(box.ringRect().size(), QSize(16, 16));
    }

    void dialogKeepsFocusAndGivesItBack()
    {
        m_first->setFocus();
        auto* dialog = new Dialog(u"End it?"_qs, m_first);
        auto* field = new TextField(u"Why"_qs);
        dialog->content()->addWidget(field);
        Button* cancel = dialog->addCancel();
        Button* confirm = dialog->addButton(u"End"_qs, Button::Kind::Primary);
        connect(confirm, &Button::clicked, dialog, &Dialog::accept);
        QSignalSpy finished(dialog, &Dialog::finished);
        dialog->open();
        QCOMPARE(Dialog::openIn(m_second), dialog);
        QVERIFY(field->edit()->hasFocus());
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        }
        QCoreApplication::processEvents();
        QVERIFY(confirm->mapTo(dialog, QPoint()).x() > cancel->mapTo(dialog, QPoint()).x());
        field->edit()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // the default button
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().toBool(), true);
        QVERIFY(m_first->hasFocus());
        QVERIFY(Dialog::openIn(m_second) == nullptr);
    }

    void dialogIsAsHighAsItsWordsNeed()
    {
        auto* dialog = new Dialog(u"End it?"_qs, m_first);
        auto* words = new Label(QString(u"words that wrap "_qs).repeated(12));
        words->setLines(0);
        dialog->content()->addWidget(words);
        auto* area = new TextArea;
        area->setLabel(u"Reason"_qs);
        area->setVisibleLines(4);
        dialog->content()->addWidget(area);
        dialog->addCancel();
        dialog->open();
        QTRY_VERIFY(words->height() >= words->heightForWidth(words->width()));
        QVERIFY(words->height() > 20);
        QTRY_VERIFY(area->edit()->height() >= area->edit()->minimumHeight());
        const QRect inside(area->mapTo(dialog, QPoint()), area->size());
        QVERIFY(dialog->panel()->geometry().contains(inside));
        QVERIFY(area->height() >= area->minimumSizeHint().height());
        dialog->reject();
    }

    void escapeCancelsADialog()
    {
        QPointer<Dialog> dialog = new Dialog(u"End it?"_qs, m_first);
        QSignalSpy rejected(dialog.data(), &Dialog::rejected);
        dialog->addCancel();
        dialog->open();
        dialog->setDismissable(false);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(rejected.count(), 0);
        dialog->setDismissable(true);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(rejected.count(), 1);
        QTRY_VERIFY(dialog.isNull());
    }

    void popoverClosesByEscAndByAClickElsewhere()
    {
        m_second->setFocus();
        Popover popover(m_window.get());
        popover.setPanelWidth(160);
        auto* inside = new Button(u"Inside"_qs);
        popover.content()->addWidget(inside);
        QSignalSpy dismissed(&popover, &Popover::dismissed);
        popover.openAt(m_second);
        QVERIFY(inside->hasFocus());
        QTest::keyClick(inside, Qt::Key_Tab);
        QVERIFY(inside->hasFocus());
        QTest::keyClick(inside, Qt::Key_Escape);
        QVERIFY(popover.isHidden());
        QVERIFY(m_second->hasFocus());

        popover.openAt(m_second);
        QTest::mouseClick(inside, Qt::LeftButton);
        QVERIFY(!popover.isHidden());
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, QPoint(2, 2));
        QVERIFY(popover.isHidden());
        QCOMPARE(dismissed.count(), 2);
    }

private:
    Theme m_theme;
    std::unique_ptr<QWidget> m_window;
    Button* m_first = nullptr;
    Button* m_second = nullptr;
    TextField* m_field = nullptr;
    Card* m_card = nullptr;
};

QTEST_MAIN(FocusTest)
#include "focus_test.moc"
