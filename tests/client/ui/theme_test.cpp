// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/button.h"
#include "client/ui/card.h"
#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/system_appearance.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace gremio::ui;
using namespace Qt::StringLiterals;

/// Theme, icons and the painting that everything stands on.
class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_theme->setMode(Theme::Mode::Light);
        m_theme->install(*qApp);
    }

    void cleanup() { m_theme.reset(); }

    void isFoundFromWidgets()
    {
        const QWidget widget;
        QCOMPARE(&Theme::of(&widget), m_theme.get());
    }

    void switchingRepaintsWhatIsOnScreen()
    {
        Card card;
        card.resize(80, 60);
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        QCOMPARE(card.grab().toImage().pixelColor(40, 30), tokenColor(Color::Surface, false));

        QSignalSpy changed(m_theme.get(), &Theme::changed);
        m_theme->setMode(Theme::Mode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_theme->isDark());
        QCOMPARE(card.grab().toImage().pixelColor(40, 30), tokenColor(Color::Surface, true));
        QCOMPARE(qApp->palette().color(QPalette::Window), tokenColor(Color::Window, true));

        m_theme->setMode(Theme::Mode::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void paintEventFollowsASwitch()
    {
        class Counting : public Card {
        public:
            int painted = 0;

        protected:
            void paintEvent(QPaintEvent* event) override
            {
                ++painted;
                Card::paintEvent(event);
            }
        } card;
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        QTRY_VERIFY(card.painted > 0);
        card.painted = 0;
        m_theme->setMode(Theme::Mode::Dark);
        QTRY_VERIFY(card.painted > 0);
    }

    void judgesThePaletteWhereNobodyAnswers()
    {
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(0x20, 0x20, 0x20));
        dark.setColor(QPalette::WindowText, Qt::white);
        SystemAppearance appearance(dark);
        QVERIFY(appearance.isDark());
        QSignalSpy changed(&appearance, &SystemAppearance::changed);
        appearance.setColorScheme(2);
        QVERIFY(!appearance.isDark());
        QCOMPARE(changed.count(), 1);
        appearance.setColorScheme(0); // no preference: the palette again
        QVERIFY(appearance.isDark());
        appearance.setColorScheme(1);
        QCOMPARE(changed.count(), 2);
    }

    void typeRolesAreInPixels()
    {
        for (const TypeToken& token : typeTokens()) {
            const QFont font = m_theme->font(token.role);
            QCOMPARE(font.pixelSize(), token.size);
            QCOMPARE(font.weight(), static_cast<int>(token.weight));
        }
        QCOMPARE(m_theme->font(Type::Body, QFont::Medium).weight(), static_cast<int>(QFont::Medium));
        // The pictures are compared in Inter, with emoji in colour.
        QVERIFY(m_theme->font(Type::Body).families().contains(u"Inter"_qs));
        QVERIFY(m_theme->font(Type::Body).families().contains(u"Noto Color Emoji"_qs));
    }

    void digitsHaveOneWidth()
    {
        const QFont font = m_theme->font(Type::Title);
        QVERIFY(!qFuzzyCompare(QFontMetricsF(font).horizontalAdvance(u"11:11"_qs),
            QFontMetricsF(font).horizontalAdvance(u"00:00"_qs)));
        QCOMPARE(tabularWidth(font, u"11:11"_qs), tabularWidth(font, u"08:44"_qs));
    }

    void everyIconIsDrawnInTheColourOfItsWord_data()
    {
        QTest::addColumn<int>("icon");
        for (const IconToken& token : iconTokens()) {
            QTest::addRow("%s %d", token.file, static_cast<int>(token.icon)) << static_cast<int>(token.icon);
        }
    }

    void everyIconIsDrawnInTheColourOfItsWord()
    {
        QFETCH(int, icon);
        for (const qreal ratio : {1.0, 1.5, 2.0}) {
            const QPixmap pixmap = iconPixmap(static_cast<Icon>(icon), 20, QColor(0xB3, 0x32, 0x1F), ratio);
            QCOMPARE(pixmap.width(), static_cast<int>(20 * ratio));
            QCOMPARE(pixmap.devicePixelRatio(), ratio);
            const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
            int inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor color = image.pixelColor(x, y);
                    if (color.alpha() > 100) {
                        ++inked;
                        QVERIFY(std::abs(color.red() - 0xB3) < 8 && std::abs(color.green() - 0x32) < 8);
                    }
                }
            }
            QVERIFY(inked > 0);
        }
    }

    void brandIsDrawn()
    {
        QImage image(40, 40, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintBrand(painter, QRectF(0, 0, 40, 40), Qt::red, Qt::blue);
        painter.end();
        QCOMPARE(image.pixelColor(20, 6), QColor(Qt::red));
        QCOMPARE(image.pixelColor(0, 39), QColor(Qt::white));
        QVERIFY(!brandIcon().isNull());
    }

    void plainLineEditsLookLikeInputs()
    {
        QLineEdit edit;
        edit.resize(120, 32);
        const QImage image = edit.grab().toImage();
        QCOMPARE(image.pixelColor(60, 0), tokenColor(Color::Strong, false));
        QCOMPARE(image.pixelColor(60, 4), tokenColor(Color::Surface, false));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
