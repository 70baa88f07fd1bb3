// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/banner.h"
#include "client/ui/dialog.h"
#include "client/ui/first_start_panel.h"
#include "client/ui/main_frame.h"
#include "client/ui/navigation_rail.h"
#include "client/ui/page.h"
#include "client/ui/theme.h"
#include "client/ui/top_bar.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTranslator>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace gremio::ui;
using namespace Qt::StringLiterals;

namespace {

class DemoPage : public Page {
public:
    explicit DemoPage(const QString& title)
        : m_title(title)
        , edit(new QLineEdit(this))
    {
    }
    QString title() const override { return m_title; }
    void refresh() override { ++refreshed; }
    void activated() override { ++shown; }
    void setTitle(const QString& title)
    {
        m_title = title;
        Q_EMIT titleChanged();
    }

private:
    QString m_title;

public:
    QLineEdit* edit;
    int refreshed = 0;
    int shown = 0;
};

/// Answers every word with the same one.
class Spanish : public QTranslator {
public:
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        return QLatin1StringView(context) == "gremio::ui::TopBar"_L1
                && QLatin1StringView(text) == "Connected"_L1
            ? u"Conectado"_qs
            : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

/// The main frame: pages, shortcuts, what is remembered, the narrow layout.
class FrameTest : public QObject {
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
        m_frame = std::make_unique<MainFrame>();
        for (const QString& key : {u"home"_qs, u"find"_qs, u"messages"_qs}) {
            m_frame->addPage(key, Icon::House, new DemoPage(key.toUpper()));
        }
        m_frame->addPage(u"settings"_qs, Icon::Settings, new DemoPage(u"SETTINGS"_qs), true);
        m_frame->resize(1280, 800);
        m_frame->show();
        QVERIFY(QTest::qWaitForWindowActive(m_frame.get()));
    }

    void cleanup() { m_frame.reset(); }

    DemoPage* page(const QString& key) { return static_cast<DemoPage*>(m_frame->page(key)); }

    void startsOnTheFirstPage()
    {
        QCOMPARE(m_frame->currentKey(), u"home"_qs);
        QCOMPARE(m_frame->windowTitle(), u"HOME · Gremio"_qs);
        QVERIFY(page(u"home"_qs)->isVisible());
    }

    void digitsGoToPages()
    {
        QSignalSpy changed(m_frame.get(), &MainFrame::pageChanged);
        QTest::keyClick(m_frame.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_frame->currentKey(), u"messages"_qs);
        QVERIFY(page(u"messages"_qs)->isVisible());
        QVERIFY(!page(u"home"_qs)->isVisible());
        QCOMPARE(page(u"messages"_qs)->shown, 1);
        QTest::keyClick(m_frame.get(), Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(m_frame->currentKey(), u"settings"_qs);
        QTest::keyClick(m_frame.get(), Qt::Key_9, Qt::ControlModifier); // there is none
        QCOMPARE(m_frame->currentKey(), u"settings"_qs);
        QCOMPARE(changed.count(), 2);
        QVERIFY(!m_frame->goTo(u"nowhere"_qs));
    }

    void refreshSearchAndTheSheet()
    {
        QSignalSpy search(m_frame.get(), &MainFrame::searchRequested);
        QTest::keyClick(m_frame.get(), Qt::Key_F5);
        QCOMPARE(page(u"home"_qs)->refreshed, 1);
        QTest::keyClick(m_frame.get(), Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(search.count(), 1);

        page(u"home"_qs)->edit->setFocus();
        QTest::keyClick(page(u"home"_qs)->edit, Qt::Key_Question);
        QCOMPARE(page(u"home"_qs)->edit->text(), u"?"_qs);
        QVERIFY(Dialog::openIn(m_frame.get()) == nullptr);
        m_frame->rail()->item(u"home"_qs)->setFocus();
        QTest::keyClick(m_frame->rail()->item(u"home"_qs), Qt::Key_Question);
        QVERIFY(Dialog::openIn(m_frame.get()) != nullptr);
        // A question that is open comes first.
        QTest::keyClick(m_frame.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_frame->currentKey(), u"home"_qs);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(Dialog::openIn(m_frame.get()) == nullptr);
    }

    void railByKeyboard()
    {
        NavigationRail* rail = m_frame->rail();
        rail->item(u"home"_qs)->setFocus();
        QTest::keyClick(rail->item(u"home"_qs), Qt::Key_Down);
        QVERIFY(rail->item(u"find"_qs)->hasFocus());
        QTest::keyClick(rail->item(u"find"_qs), Qt::Key_End);
        QVERIFY(rail->item(u"settings"_qs)->hasFocus());
        QTest::keyClick(rail->item(u"settings"_qs), Qt::Key_Up);
        QVERIFY(rail->item(u"messages"_qs)->hasFocus());
        QTest::keyClick(rail->item(u"messages"_qs), Qt::Key_Return);
        QCOMPARE(m_frame->currentKey(), u"messages"_qs);
        QTest::keyClick(rail->item(u"messages"_qs), Qt::Key_Home);
        QTest::keyClick(rail->item(u"home"_qs), Qt::Key_Space);
        QCOMPARE(m_frame->currentKey(), u"home"_qs);
        QTest::mouseClick(rail->item(u"find"_qs), Qt::LeftButton);
        QCOMPARE(m_frame->currentKey(), u"find"_qs);
        QVERIFY(rail->item(u"find"_qs)->isChecked());
        QVERIFY(!rail->item(u"home"_qs)->isChecked());
        QTest::mouseClick(rail->item(u"find"_qs), Qt::LeftButton); // stays chosen
        QVERIFY(rail->item(u"find"_qs)->isChecked());
    }

    void railIsNarrowBelow900()
    {
        QCOMPARE(m_frame->rail()->width(), 184);
        m_frame->resize(899, 600);
        QTRY_COMPARE(m_frame->rail()->width(), 56);
        QVERIFY(m_frame->rail()->item(u"find"_qs)->isNarrow());
        QCOMPARE(m_frame->rail()->item(u"find"_qs)->toolTip(), u"FIND"_qs); // an icon alone has a name
        m_frame->resize(900, 600);
        QTRY_COMPARE(m_frame->rail()->width(), 184);
        QVERIFY(m_frame->rail()->item(u"find"_qs)->toolTip().isEmpty());
        QCOMPARE(m_frame->minimumSize(), QSize(720, 480));
        m_frame->resize(100, 100);
        QTRY_COMPARE(m_frame->size(), QSize(720, 480));
    }

    void firstStartPanelGoesBelow900()
    {
        FirstStartPanel panel;
        panel.fitTo(1280);
        QVERIFY(!panel.isHidden());
        panel.fitTo(899);
        QVERIFY(panel.isHidden());
    }

    void countsStandInTheRail()
    {
        m_frame->setCount(u"messages"_qs, 5);
        QCOMPARE(m_frame->rail()->item(u"messages"_qs)->count(), 5);
        QVERIFY(m_frame->rail()->item(u"messages"_qs)->accessibleName().contains(u'5'));
    }

    void bannerPushesThePageDown()
    {
        const int top = page(u"home"_qs)->mapTo(m_frame.get(), QPoint()).y();
        auto* banner = new Banner(Banner::Kind::Warning, u"You are offline."_qs);
        banner->setBar(true);
        banner->setAction(u"Try now"_qs);
        m_frame->addBanner(banner);
        QTRY_COMPARE(page(u"home"_qs)->mapTo(m_frame.get(), QPoint()).y(), top + 32);
        banner->hide();
        QTRY_COMPARE(page(u"home"_qs)->mapTo(m_frame.get(), QPoint()).y(), top);
    }

    void remembersSizeAndPage()
    {
        QTemporaryDir dir;
        QSettings settings(dir.filePath(u"app.ini"_qs), QSettings::IniFormat);
        m_frame->resize(1000, 700);
        m_frame->goTo(u"messages"_qs);
        m_frame->saveTo(settings);
        m_frame->resize(1200, 800);
        m_frame->goTo(u"home"_qs);
        m_frame->restoreFrom(settings);
        QCOMPARE(m_frame->currentKey(), u"messages"_qs);
        QTRY_COMPARE(m_frame->size(), QSize(1000, 700));
    }

    void aPageThatARoleLosesIsGone()
    {
        m_frame->goTo(u"find"_qs);
        m_frame->removePage(u"find"_qs);
        QVERIFY(m_frame->page(u"find"_qs) == nullptr);
        QVERIFY(m_frame->rail()->item(u"find"_qs) == nullptr);
        QCOMPARE(m_frame->currentKey(), u"home"_qs);
        QTest::keyClick(m_frame.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_frame->currentKey(), u"messages"_qs);
    }

    void wordsFollowTheLanguage()
    {
        page(u"home"_qs)->setTitle(u"Inicio"_qs);
        QCOMPARE(m_frame->windowTitle(), u"Inicio · Gremio"_qs);
        m_frame->topBar()->setConnection(TopBar::Connection::Connected);
        const auto says = [this](const QString& word) {
            const auto widgets = m_frame->topBar()->findChildren<QWidget*>();
            return std::any_of(widgets.begin(), widgets.end(),
                [&word](const QWidget* w) { return w->accessibleName() == word; });
        };
        QVERIFY(says(u"Connected"_qs));
        Spanish spanish;
        QVERIFY(QCoreApplication::installTranslator(&spanish));
        QTRY_VERIFY(says(u"Conectado"_qs));
        QCoreApplication::removeTranslator(&spanish);
        QTRY_VERIFY(says(u"Connected"_qs));
    }

private:
    Theme m_theme;
    std::unique_ptr<MainFrame> m_frame;
};

QTEST_MAIN(FrameTest)
#include "frame_test.moc"
