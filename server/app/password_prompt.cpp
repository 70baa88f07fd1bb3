// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/password_prompt.h"

#include "server/app/command_line.h"

#include <cstdio>
#include <iostream>
#include <string>

#include <termios.h>
#include <unistd.h>

namespace gremio::app {

namespace {

/// No echo while it lives.
class HiddenInput {
public:
    HiddenInput()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios hidden = m_before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenInput() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    HiddenInput(const HiddenInput&) = delete;
    HiddenInput& operator=(const HiddenInput&) = delete;

private:
    termios m_before{};
};

QString readLine()
{
    std::string line;
    if (!std::getline(std::cin, line) || line.empty())
        throw UsageError(QStringLiteral("No password came."));
    return QString::fromStdString(line);
}

QString readHidden(const char* prompt)
{
    std::fputs(prompt, stderr);
    const HiddenInput hidden;
    QString line = readLine();
    std::fputs("\n", stderr);
    return line;
}

} // namespace

QString askPassword()
{
    if (::isatty(STDIN_FILENO) == 0)
        return readLine();
    QString first = readHidden("Password: ");
    if (readHidden("Again: ") != first)
        throw UsageError(QStringLiteral("The two passwords differ."));
    return first;
}

} // namespace gremio::app
