// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wrong_clock.h"

#include "shared/core/clock.h"

#include <QSaveFile>

namespace gremio::test {

WrongClock::WrongClock()
    : m_around(qgetenv("FAKETIME"))
{
    set(std::chrono::seconds(0));
    qunsetenv("FAKETIME"); // it would count more than the file
    qputenv("LD_PRELOAD", GREMIO_FAKETIME);
    qputenv("FAKETIME_TIMESTAMP_FILE", file().toLocal8Bit());
    qputenv("FAKETIME_NO_CACHE", "1");
    qputenv("FAKETIME_DONT_FAKE_MONOTONIC", "1");
}

WrongClock::~WrongClock()
{
    for (const char* name :
        {"LD_PRELOAD", "FAKETIME_TIMESTAMP_FILE", "FAKETIME_NO_CACHE", "FAKETIME_DONT_FAKE_MONOTONIC"})
        qunsetenv(name);
    if (m_around.isEmpty())
        return;
    qputenv("LD_PRELOAD", GREMIO_FAKETIME);
    qputenv("FAKETIME", m_around);
    qputenv("FAKETIME_DONT_FAKE_MONOTONIC", "1");
}

void WrongClock::set(std::chrono::seconds off)
{
    m_off = off;
    QSaveFile out(file());
    if (!out.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qUtf8Printable(file()));
    const auto seconds = off.count() + m_around.toLongLong(); // "+86400"
    out.write((seconds < 0 ? "-" : "+") + QByteArray::number(std::abs(seconds)) + "\n");
    if (!out.commit())
        qFatal("cannot write %s", qUtf8Printable(file()));
}

void WrongClock::setTo(Instant instant)
{
    set(std::chrono::duration_cast<std::chrono::seconds>(instant - SystemClock().now()));
}

} // namespace gremio::test
