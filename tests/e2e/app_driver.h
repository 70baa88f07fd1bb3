// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

namespace gremio::e2e {

/// What can be seen of a widget.
struct Seen {
    bool visible = false;
    bool enabled = false;
    bool checked = false;
    bool focused = false; ///< it or something in it
    QString words; ///< of everything in it, a line each
    QString name; ///< for screen readers
};

/// Where a widget is looked for, when its name alone does not tell.
struct Place {
    QString in = {}; ///< inside of the widget of that name
    QString beside = {}; ///< the one that stands closest to these words
};

/// A place in a week that is drawn: 0 is its first day, the minute is the clock's.
struct Spot {
    int day = 0;
    int minute = 0;
};

/// One running desktop app, worked like by a person: widgets are named by objectName. Before it acts, it
/// waits until what it needs can be seen. Throws std::runtime_error, with the words on the screen, when it
/// waited in vain. Ends the app with the object.
class AppDriver {
public:
    struct Start {
        QString profileDir; ///< also the home directory; must outlive the app
        QStringList arguments = {};
        QString password = {}; ///< for --password-stdin
        QStringList environment = {}; ///< NAME=value
    };

    explicit AppDriver(const Start& start);
    ~AppDriver();
    AppDriver(const AppDriver&) = delete;
    AppDriver& operator=(const AppDriver&) = delete;

    void click(const QString& name, const Place& place = {});
    /// Reaches it like Tab does.
    void focus(const QString& name, const Place& place = {});
    /// Clicks into the field, takes out what is there and writes.
    void fill(const QString& name, const QString& text, const Place& place = {});
    /// Key by key to whatever has the focus.
    void type(const QString& text);
    /// "Ctrl+K", "Return"
    void press(const QString& keys);

    /// With the mouse from the quarter of an hour that begins there to the one that begins there.
    void drag(const QString& week, const Spot& from, const Spot& to);
    void clickOn(const QString& week, const Spot& spot) { drag(week, spot, spot); }

    Seen look(const QString& name, const Place& place = {});
    /// All words that can be seen.
    QString words();
    bool shows(const QString& text) { return words().contains(text); }
    /// Names of the widget with the focus and of all around it.
    QStringList focusedNames();

    void waitFor(const QString& name, const Place& place = {});
    void waitForWords(const QString& text);
    void waitUntilGone(const QString& name, const Place& place = {});
    void waitUntilNotIn(const QString& name, const QString& text, const Place& place = {});
    /// Until what the widget says holds the text.
    void waitForWordsIn(const QString& name, const QString& text, const Place& place = {});

    void resize(int width, int height);
    void setDark(bool dark);
    void setSpanish(bool spanish);
    /// What is on the screen, menus and all.
    QImage picture();

    void kill(); ///< as by kill -9
    /// As by the window's cross; its exit code, or -1.
    int close();
    bool isRunning() const { return m_process.state() == QProcess::Running; }

private:
    QJsonObject order(const QJsonObject& order);
    /// Again until there is no error.
    QJsonObject insist(const QJsonObject& order);
    [[noreturn]] void giveUp(const QString& what);

    QProcess m_process;
    QString m_home;
};

/// How long is waited for anything before it counts as not coming; the machine may be busy.
inline constexpr int patience = 30'000; // ms

} // namespace gremio::e2e
