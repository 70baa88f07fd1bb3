// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/album.h"

#include <QTest>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace gremio::screenshots {

namespace {

constexpr QSize usual(1280, 800);
constexpr QSize narrow(720, 480); ///< the smallest

/// Two looks that are alike: nothing moves any more. What never stops (a caret, a countdown) is taken as it
/// is.
QImage still(e2e::AppDriver& app)
{
    constexpr int looks = 8;
    QImage now = app.picture();
    for (int look = 0; look < looks; ++look) {
        QTest::qWait(20); // between two frames
        const QImage before = std::exchange(now, app.picture());
        if (before == now)
            break;
    }
    return now;
}

} // namespace

Album::Album(const QDir& folder, bool spanish)
    : m_folder(folder)
    , m_spanish(spanish)
{
}

void Album::prepare(e2e::AppDriver& app) const
{
    app.resize(usual.width(), usual.height());
    app.setSpanish(m_spanish);
    app.setDark(false);
}

void Album::shoot(e2e::AppDriver& app, const QString& name)
{
    for (const bool dark : {true, false}) {
        app.setDark(dark);
        const QString file = m_folder.filePath(
            u"%1-%2-%3.png"_s.arg(name, m_spanish ? u"es"_s : u"en"_s, dark ? u"dark"_s : u"light"_s));
        if (!still(app).save(file))
            throw std::runtime_error("cannot write " + file.toStdString());
        ++m_count;
    }
}

void Album::shootBoth(e2e::AppDriver& app, const QString& name)
{
    shoot(app, name);
    app.resize(narrow.width(), narrow.height());
    shoot(app, name + u"-narrow"_s);
    app.resize(usual.width(), usual.height());
}

} // namespace gremio::screenshots
