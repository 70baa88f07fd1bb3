// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_painter.h"
#include "client/ui/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace gremio;

using Blocks = std::vector<DayBlock>;

/// Painting the free time of a week, with mouse and keyboard.
class PainterTest : public QObject {
    Q_OBJECT

    ui::Theme m_theme;
    std::unique_ptr<WeekPainter> m_painter;

    QPoint middle(int weekday, int minute) const
    {
        return m_painter->rectOf({weekday - 1, minute, minute + 15}).center();
    }
    void drag(const QPoint& from, const QPoint& to) const
    {
        QWidget* area = m_painter->viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, from);
        QTest::mouseMove(area, (from + to) / 2);
        QTest::mouseMove(area, to);
        QTest::mouseRelease(area, Qt::LeftButton, {}, to);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_theme.setMode(ui::Theme::Mode::Light);
        m_theme.setMotion(false);
        m_theme.install(*qApp);
    }

    void init()
    {
        m_painter = std::make_unique<WeekPainter>();
        m_painter->resize(760, 600);
        m_painter->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_painter.get()));
        m_painter->scrollToMinutes(8 * 60);
    }

    void cleanup() { m_painter.reset(); }

    void strokesMergeAndCut()
    {
        Blocks blocks = WeekPainter::painted({}, {1, 540, 600}, false);
        blocks = WeekPainter::painted(blocks, {1, 600, 660}, false); // touches
        QCOMPARE(blocks, (Blocks{{1, 540, 660}}));
        blocks = WeekPainter::painted(blocks, {2, 540, 600}, false);
        blocks = WeekPainter::painted(blocks, {1, 570, 630}, true);
        QCOMPARE(blocks, (Blocks{{1, 540, 570}, {1, 630, 660}, {2, 540, 600}}));
        blocks = WeekPainter::copied(blocks, 1, {2, 7});
        QCOMPARE(blocks,
            (Blocks{
                {1, 540, 570}, {1, 630, 660}, {2, 540, 570}, {2, 630, 660}, {7, 540, 570}, {7, 630, 660}}));
        QCOMPARE(WeekPainter::minutesOf(blocks), 180);
        QCOMPARE(WeekPainter::minutesOf(blocks, 7), 60);
        QCOMPARE(WeekPainter::tidied({{3, 60, 60}, {8, 0, 60}, {1, -30, 1500}}), (Blocks{{1, 0, 1440}}));
        QCOMPARE(WeekPainter::copied({{1, 0, 60}}, 1, {1}), (Blocks{{1, 0, 60}}));
    }

    void draggingPaints()
    {
        QSignalSpy changed(m_painter.get(), &WeekPainter::blocksChanged);
        drag(middle(2, 540), middle(2, 645));
        QCOMPARE(m_painter->blocks(), (Blocks{{2, 540, 660}}));
        QCOMPARE(changed.count(), 1);
        // Upwards, and over the edge of another day: the stroke stays on its own.
        drag(middle(4, 645), middle(5, 600));
        QCOMPARE(m_painter->blocks(), (Blocks{{2, 540, 660}, {4, 600, 660}}));
    }

    void aClickPaintsAnHour()
    {
        QTest::mouseClick(m_painter->viewport(), Qt::LeftButton, {}, middle(3, 615));
        QCOMPARE(m_painter->blocks(), (Blocks{{3, 615, 675}}));
        QSignalSpy changed(m_painter.get(), &WeekPainter::blocksChanged);
        QTest::mouseClick(m_painter->viewport(), Qt::LeftButton, {}, middle(3, 645)); // already free
        QCOMPARE(changed.count(), 0);
    }

    void erasing()
    {
        m_painter->setBlocks({{1, 540, 720}, {2, 540, 720}});
        m_painter->setErasing(true);
        drag(middle(1, 600), middle(1, 645));
        QCOMPARE(m_painter->blocks(), (Blocks{{1, 540, 600}, {1, 660, 720}, {2, 540, 720}}));
        QTest::mouseClick(m_painter->viewport(), Qt::LeftButton, {}, middle(2, 600));
        QCOMPARE(m_painter->blocks(), (Blocks{{1, 540, 600}, {1, 660, 720}}));
    }

    void theEndsOfABlockMove()
    {
        m_painter->setBlocks({{5, 540, 660}});
        const QRect rect = m_painter->rectOf({4, 540, 660});
        drag({rect.center().x(), rect.bottom() - 2}, middle(5, 765));
        QCOMPARE(m_painter->blocks(), (Blocks{{5, 540, 780}}));
        drag({rect.center().x(), rect.top() + 3}, middle(5, 600));
        QCOMPARE(m_painter->blocks(), (Blocks{{5, 600, 780}}));
    }

    void byKeyboard()
    {
        m_painter->setFocus(Qt::TabFocusReason);
        m_painter->setCursorCell({0, 540});
        QSignalSpy changed(m_painter.get(), &WeekPainter::blocksChanged);
        QTest::keyClick(m_painter.get(), Qt::Key_Right); // Tuesday
        for (int quarter = 0; quarter < 5; ++quarter)
            QTest::keyClick(m_painter.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_painter.get(), Qt::Key_Space);
        QCOMPARE(m_painter->blocks(), (Blocks{{2, 540, 630}}));
        QVERIFY(!m_painter->isExtending());
        QCOMPARE(changed.count(), 1);
        QTest::keyClick(m_painter.get(), Qt::Key_Delete);
        QVERIFY(m_painter->blocks().empty());
        QTest::keyClick(m_painter.get(), Qt::Key_Return);
        QCOMPARE(m_painter->blocks(), (Blocks{{2, 615, 675}}));
        // Esc gives up what is extended, and only then says that it was pressed.
        QSignalSpy cancelled(m_painter.get(), &WeekGrid::cancelled);
        QTest::keyClick(m_painter.get(), Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(m_painter->isExtending());
        QTest::keyClick(m_painter.get(), Qt::Key_Escape);
        QVERIFY(!m_painter->isExtending());
        QCOMPARE(cancelled.count(), 0);
        QTest::keyClick(m_painter.get(), Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 1);
        // To the end of the day, and not over it.
        for (int hour = 0; hour < 30; ++hour)
            QTest::keyClick(m_painter.get(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_painter->cursorCell(), (WeekGrid::Cell{1, 1425}));
        QTest::keyClick(m_painter.get(), Qt::Key_Space);
        QCOMPARE(m_painter->blocks().back(), (DayBlock{2, 1425, 1440}));
    }

    void escapeBreaksAStrokeOff()
    {
        m_painter->setBlocks({{1, 540, 600}});
        QSignalSpy changed(m_painter.get(), &WeekPainter::blocksChanged);
        QTest::mousePress(m_painter->viewport(), Qt::LeftButton, {}, middle(3, 600));
        QTest::mouseMove(m_painter->viewport(), middle(3, 630));
        QTest::mouseMove(m_painter->viewport(), middle(3, 690));
        QCOMPARE(m_painter->blocks().size(), std::size_t(2));
        QTest::keyClick(m_painter.get(), Qt::Key_Escape);
        QTest::mouseRelease(m_painter->viewport(), Qt::LeftButton, {}, middle(3, 690));
        QCOMPARE(m_painter->blocks(), (Blocks{{1, 540, 600}}));
        QCOMPARE(changed.count(), 0);
    }

    void aScreenReaderIsToldTheBlocks()
    {
        m_painter->setBlocks({{1, 540, 660}, {3, 600, 720}});
        m_painter->setErrors({{{3, 600, 720}, QStringLiteral("Overlaps another")}});
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(m_painter.get());
        QVERIFY(told);
        QCOMPARE(told->role(), QAccessible::List);
        QCOMPARE(told->childCount(), 3);
        QVERIFY(told->child(1)->text(QAccessible::Name).contains(QStringLiteral("Monday")));
        QVERIFY(told->child(2)->text(QAccessible::Name).contains(QStringLiteral("Overlaps another")));
        m_painter->setCursorCell({2, 615});
        QCOMPARE(told->focusChild(), told->child(2));
        m_painter->setCursorCell({4, 615});
        QCOMPARE(told->focusChild(), told->child(0));
        QVERIFY(told->child(0)->text(QAccessible::Name).startsWith(QStringLiteral("Friday")));
    }
};

QTEST_MAIN(PainterTest)
#include "painter_test.moc"
