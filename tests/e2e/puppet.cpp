// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/puppet.h"

#include "client/app/desktop_app.h"
#include "client/app/window.h"
#include "tests/e2e/widget_search.h"

#include <QAbstractButton>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QTest>

#include <cstdio>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace gremio::e2e {

namespace {

QJsonObject trouble(const QString& what)
{
    return {{u"error"_s, what}};
}

/// Everything that is open, menus too, as it lies on the screen.
QImage pictureOf(QWidget& window)
{
    QImage picture = window.grab().toImage();
    QPainter painter(&picture);
    const QPoint origin = window.mapToGlobal(QPoint());
    for (QWidget* other : QApplication::topLevelWidgets()) {
        if (other != &window && other->isVisible())
            painter.drawPixmap(other->mapToGlobal(QPoint()) - origin, other->grab());
    }
    return picture;
}

/// As a keyboard does it: what is on no key comes as the text of one (dead keys, a compose key, a panel).
void typeInto(QWidget& widget, const QString& text)
{
    for (const char32_t sign : text.toUcs4()) {
        if (sign < 128)
            QTest::keyClick(&widget, static_cast<char>(sign));
        else
            QTest::sendKeyEvent(
                QTest::Click, &widget, Qt::Key_unknown, QString::fromUcs4(&sign, 1), Qt::NoModifier);
    }
}

} // namespace

Puppet::Puppet(DesktopApp& app)
    : m_app(app)
    , m_input(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_input, &QSocketNotifier::activated, this, &Puppet::read);
    addHands();
    addWeekHands();
    addEyes();
    addStage();
}

void Puppet::read()
{
    char bytes[4096];
    const auto count = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0) {
        m_input.setEnabled(false);
        QCoreApplication::quit();
        return;
    }
    m_rest.append(bytes, count);
    for (auto end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        const QByteArray line = m_rest.left(end);
        m_rest.remove(0, end + 1);
        obey(line);
    }
}

void Puppet::obey(const QByteArray& line)
{
    const QJsonObject order = QJsonDocument::fromJson(line).object();
    const auto action = m_actions.find(order[u"do"].toString());
    const QJsonObject answer =
        action == m_actions.end() ? trouble(u"there is no such order"_s) : action->second(order);
    const QByteArray bytes = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
    // Taken first: it may run the event loop, and with it the next order.
    if (const auto then = std::exchange(m_then, {}))
        then();
}

void Puppet::addHands()
{
    m_actions[u"click"_s] = [this](const QJsonObject& order) -> QJsonObject {
        QWidget* widget = findWidget(Target::fromJson(order));
        if (!widget)
            return trouble(u"it cannot be seen"_s);
        scrollTo(widget);
        if (!widget->isEnabled())
            return trouble(u"it is disabled"_s);
        if (const QString cover = whatCovers(widget); !cover.isEmpty())
            return trouble(cover);
        thenDo([widget] { QTest::mouseClick(widget, Qt::LeftButton); });
        return {};
    };
    m_actions[u"focus"_s] = [](const QJsonObject& order) -> QJsonObject {
        QWidget* widget = findWidget(Target::fromJson(order));
        if (!widget)
            return trouble(u"it cannot be seen"_s);
        scrollTo(widget);
        widget->setFocus(Qt::TabFocusReason);
        return {};
    };
    m_actions[u"type"_s] = [](const QJsonObject& order) -> QJsonObject {
        QWidget* focused = QApplication::focusWidget();
        if (!focused)
            return trouble(u"nothing has the focus"_s);
        typeInto(*focused, order[u"text"].toString());
        return {};
    };
    m_actions[u"press"_s] = [this](const QJsonObject& order) -> QJsonObject {
        const QKeySequence keys = QKeySequence::fromString(order[u"keys"].toString());
        if (keys.isEmpty())
            return trouble(u"these are no keys"_s);
        const QKeyCombination stroke = keys[0];
        thenDo([this, stroke] {
            QWidget* popup = QApplication::activePopupWidget();
            QWidget* focused = popup ? popup : QApplication::focusWidget();
            QTest::keyClick(focused ? focused : &m_app.window(), stroke.key(), stroke.keyboardModifiers());
        });
        return {};
    };
    m_actions[u"close"_s] = [this](const QJsonObject&) -> QJsonObject {
        thenDo([this] { m_app.window().close(); });
        return {};
    };
}

void Puppet::addEyes()
{
    m_actions[u"look"_s] = [](const QJsonObject& order) -> QJsonObject {
        QWidget* widget = findWidget(Target::fromJson(order));
        if (!widget)
            return {{u"visible"_s, false}};
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const QWidget* focused = QApplication::focusWidget();
        return {{u"visible"_s, true}, {u"enabled"_s, widget->isEnabled()},
            {u"checked"_s, button && button->isChecked()},
            {u"focused"_s, focused && (focused == widget || widget->isAncestorOf(focused))},
            {u"words"_s, allWordsIn(widget).join(u'\n')}, {u"name"_s, widget->accessibleName()}};
    };
    m_actions[u"read"_s] = [](const QJsonObject&) -> QJsonObject {
        QStringList words;
        for (const QWidget* window : QApplication::topLevelWidgets())
            words << allWordsIn(window);
        return {{u"words"_s, words.join(u'\n')}};
    };
    m_actions[u"focused"_s] = [](const QJsonObject&) -> QJsonObject {
        const QWidget* focused = QApplication::focusWidget();
        QStringList names;
        for (const QWidget* around = focused; around; around = around->parentWidget())
            names << around->objectName();
        return {{u"names"_s, QJsonArray::fromStringList(names)}};
    };
    m_actions[u"picture"_s] = [this](const QJsonObject& order) -> QJsonObject {
        const QString file = order[u"file"].toString();
        if (!pictureOf(m_app.window()).save(file))
            return trouble(u"it could not be saved"_s);
        return {};
    };
}

void Puppet::addStage()
{
    m_actions[u"size"_s] = [this](const QJsonObject& order) -> QJsonObject {
        m_app.window().resize(order[u"width"].toInt(), order[u"height"].toInt());
        return {};
    };
    m_actions[u"theme"_s] = [this](const QJsonObject& order) -> QJsonObject {
        m_app.theme().setMode(order[u"dark"].toBool() ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        return {};
    };
    m_actions[u"language"_s] = [this](const QJsonObject& order) -> QJsonObject {
        m_app.languages().choose(
            order[u"code"].toString() == u"es"_s ? Languages::Choice::Spanish : Languages::Choice::English);
        return {};
    };
}

} // namespace gremio::e2e
