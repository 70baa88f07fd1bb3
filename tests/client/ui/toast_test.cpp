// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/link_button.h"
#include "client/ui/skeleton.h"
#include "client/ui/theme.h"
#include "client/ui/toast.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace gremio::ui;
using namespace Qt::StringLiterals;

/// What goes by itself: toasts with their countdown and Undo, skeletons.
class ToastTest : public QObject {
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
        m_page = std::make_unique<QWidget>();
        m_page->resize(800, 500);
        m_edit = new QLineEdit(m_page.get());
        m_host = new ToastHost(m_page.get());
        m_host->setTick(5);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_edit->setFocus();
        m_acted = m_gone = 0;
    }

    void cleanup() { m_page.reset(); }

    gremio::ui::ToastMessage accepted(const QString& text = u"Accepted Chloé Martin"_qs)
    {
        return {.text = text,
            .action = u"Undo"_qs,
            .actionIcon = Icon::Undo,
            .seconds = 5,
            .countdown = true,
            .onAction = [this] { ++m_acted; },
            .onGone = [this] { ++m_gone; }};
    }

    void countsDownAndGoes()
    {
        m_host->show(accepted());
        QVERIFY(m_host->current() != nullptr);
        QCOMPARE(m_host->secondsLeft(), 5);
        QTRY_VERIFY(m_host->secondsLeft() < 5);
        QTRY_VERIFY(m_host->current() == nullptr);
        QCOMPARE(m_gone, 1);
        QCOMPARE(m_acted, 0);
    }

    void standsAtTheBottomCentre()
    {
        m_host->setTick(60'000);
        m_host->show(accepted());
        const QSize box = m_host->current()->sizeHint();
        QCOMPARE(box.height(), 44);
        const QRect there = m_host->current()->geometry();
        QVERIFY(std::abs(there.center().x() - 400) <= 1);
        m_page->resize(1000, 600);
        QTRY_VERIFY(std::abs(m_host->current()->geometry().center().x() - 500) <= 1);
        // 16 px of air; the widget itself also holds the shadow's 20 below.
        QCOMPARE(m_host->current()->geometry().bottom() + 1 - 20, 600 - 16);
        m_host->setFoot([] { return 100; });
        m_host->place();
        QCOMPARE(m_host->current()->geometry().bottom() + 1 - 20, 600 - 100 - 16);
    }

    void undoByMouseByTabAndByShortcut()
    {
        m_host->setTick(60'000);
        m_host->show(accepted());
        QTest::mouseClick(m_host->current()->action(), Qt::LeftButton);
        QCOMPARE(m_acted, 1);
        QVERIFY(m_host->current() == nullptr);

        m_host->show(accepted());
        QTest::keyClick(m_edit, Qt::Key_Tab);
        QVERIFY(m_host->current()->action()->hasFocus());
        QTest::keyClick(m_host->current()->action(), Qt::Key_Return);
        QCOMPARE(m_acted, 2);

        m_host->show(accepted());
        m_page->setFocus();
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_acted, 3);
        QCOMPARE(m_gone, 0); // undone is not gone
    }

    void waitsWhileUndoHasTheFocus()
    {
        m_host->setTick(60'000);
        m_host->show(accepted());
        m_host->current()->action()->setFocus();
        m_host->setTick(1);
        QTimer beat;
        int beats = 0;
        connect(&beat, &QTimer::timeout, this, [&beats] { ++beats; });
        beat.start(1);
        QTRY_VERIFY(beats > 20);
        QCOMPARE(m_host->secondsLeft(), 5);
        m_edit->setFocus();
        QTRY_VERIFY(m_host->current() == nullptr);
        QCOMPARE(m_gone, 1);
    }

    void oneAtATime()
    {
        m_host->setTick(60'000);
        m_host->show(accepted(u"First"_qs));
        m_host->show(accepted(u"Second"_qs));
        QCOMPARE(m_gone, 1); // the first one's time was up at once
        QCOMPARE(m_host->current()->accessibleName(), u"Second"_qs);
        QTRY_COMPARE(m_page->findChildren<Toast*>().size(), 1);
    }

    void nothingIsLostWhenTheWindowGoes()
    {
        m_host->setTick(60'000);
        m_host->show(accepted());
        m_page.reset();
        QCOMPARE(m_gone, 1);
        QCOMPARE(m_acted, 0);
    }

    void skeletonWaitsAndStandsStill()
    {
        Skeleton skeleton(3);
        skeleton.setDelay(60'000);
        skeleton.resize(300, 168);
        skeleton.show();
        QVERIFY(!skeleton.isDrawn());
        QImage nothing = skeleton.grab().toImage();
        QCOMPARE(nothing.pixelColor(30, 28), tokenColor(Color::Window, false));
        skeleton.hide();
        skeleton.setDelay(0);
        skeleton.show();
        QTRY_VERIFY(skeleton.isDrawn());
        const QImage shape = skeleton.grab().toImage();
        QCOMPARE(shape.pixelColor(30, 28), tokenColor(Color::Hover, false));
        QCOMPARE(skeleton.grab().toImage(), shape); // no motion
    }

private:
    Theme m_theme;
    std::unique_ptr<QWidget> m_page;
    QLineEdit* m_edit = nullptr;
    ToastHost* m_host = nullptr;
    int m_acted = 0;
    int m_gone = 0;
};

QTEST_MAIN(ToastTest)
#include "toast_test.moc"
