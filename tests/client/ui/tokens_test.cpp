// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/tokens.h"

#include <QtTest/QTest>

#include <cmath>

using namespace gremio::ui;

Q_DECLARE_METATYPE(gremio::ui::Color)

namespace {

/// One line of look.md's table: what lies on what, and the ratio in light and dark.
struct Pair {
    Color ink;
    Color ground;
    double light;
    double dark;
};

constexpr Pair kPairs[] = {
    {Color::Text, Color::Window, 15.08, 14.37},
    {Color::Text, Color::Surface, 16.41, 13.10},
    {Color::Text2, Color::Window, 6.88, 8.46},
    {Color::Text2, Color::Surface, 7.49, 7.71},
    {Color::Text2, Color::Rail, 6.35, 8.88},
    {Color::Text2, Color::Hover, 6.02, 6.66},
    {Color::Text3, Color::Window, 5.37, 6.63},
    {Color::Text3, Color::Surface, 5.84, 6.05},
    {Color::Text3, Color::Sunken, 5.05, 6.41},
    {Color::Text3, Color::Hover, 4.70, 5.22},
    {Color::Text3, Color::AccentSoft, 4.87, 4.76},
    {Color::Text3, Color::Free, 5.03, 5.00},
    {Color::Success, Color::Surface, 6.04, 7.85},
    {Color::Success, Color::SuccessSoft, 5.15, 6.50},
    {Color::Danger, Color::Surface, 6.19, 6.59},
    {Color::Danger, Color::DangerSoft, 5.16, 5.86},
    {Color::Warning, Color::Surface, 6.49, 8.31},
    {Color::Warning, Color::WarningSoft, 5.69, 6.96},
    {Color::ToastAction, Color::ToastFill, 9.50, 5.94},
    {Color::OnAccent, Color::Accent, 6.52, 5.09},
    {Color::OnAccent, Color::AccentHover, 7.94, 4.77},
    {Color::OnAccent, Color::AccentPressed, 9.99, 6.33},
    {Color::AccentText, Color::Surface, 7.19, 7.98},
    {Color::AccentText, Color::Window, 6.61, 8.75},
    {Color::AccentText, Color::AccentSoft, 6.00, 6.28},
    {Color::AccentText, Color::Free, 6.19, 6.60},
    {Color::AccentText, Color::BubbleOut, 5.87, 5.19},
    {Color::Text, Color::BubbleOut, 13.39, 8.52},
    {Color::Text2, Color::BubbleOut, 6.11, 5.02},
    {Color::OnDanger, Color::Danger, 6.19, 6.59},
    {Color::OnAccent, Color::Panel, 6.52, 12.37},
    {Color::Star, Color::Surface, 5.19, 8.31},
    {Color::Strong, Color::Surface, 3.55, 3.91},
    {Color::Strong, Color::Window, 3.26, 4.28},
    {Color::Online, Color::Surface, 4.07, 6.95},
    {Color::Away, Color::Surface, 3.70, 7.48},
    {Color::Offline, Color::Surface, 3.55, 3.91},
    {Color::Accent, Color::Surface, 6.52, 3.11},
    {Color::Disabled, Color::Surface, 2.72, 2.79},
};

const char* nameOf(Color role)
{
    return colorTokens()[static_cast<std::size_t>(role)].name;
}

} // namespace

/// The token table against the contrast that the design computed for it.
class TokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastOfKnownColors()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.005);
    }

    void pairs_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Pair& pair : kPairs) {
            QTest::addRow("%s on %s", nameOf(pair.ink), nameOf(pair.ground)) << index++;
        }
    }

    void pairs()
    {
        QFETCH(int, index);
        const Pair& pair = kPairs[index];
        for (const bool dark : {false, true}) {
            const double ratio = contrastRatio(tokenColor(pair.ink, dark), tokenColor(pair.ground, dark));
            const double wanted = dark ? pair.dark : pair.light;
            QVERIFY2(std::abs(ratio - wanted) < 0.006, qPrintable(QString::number(ratio)));
        }
    }

    void avatars()
    {
        QCOMPARE(avatarPairs().size(), std::size_t(6));
        double light = 21;
        double dark = 21;
        for (const AvatarPair& pair : avatarPairs()) {
            light = std::min(light, contrastRatio(QColor(pair.fillLight), QColor(pair.textLight)));
            dark = std::min(dark, contrastRatio(QColor(pair.fillDark), QColor(pair.textDark)));
        }
        QVERIFY2(std::abs(light - 5.84) < 0.006, qPrintable(QString::number(light)));
        QVERIFY2(std::abs(dark - 6.72) < 0.006, qPrintable(QString::number(dark)));
    }

    void everyRoleHasAName()
    {
        QSet<QByteArray> names;
        for (const ColorToken& token : colorTokens()) {
            names.insert(token.name);
            QCOMPARE(qAlpha(token.light), 255);
            QCOMPARE(qAlpha(token.dark), 255);
        }
        QCOMPARE(static_cast<std::size_t>(names.size()), colorTokens().size());
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tokens_test.moc"
