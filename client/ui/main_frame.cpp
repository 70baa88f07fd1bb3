// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/main_frame.h"

#include "client/ui/dialog.h"
#include "client/ui/navigation_rail.h"
#include "client/ui/page.h"
#include "client/ui/shortcuts_sheet.h"
#include "client/ui/theme.h"
#include "client/ui/toast.h"
#include "client/ui/top_bar.h"

#include <QtCore/QSettings>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui {

namespace {

using namespace Qt::StringLiterals;

const QString kGeometry = u"window/geometry"_qs;
const QString kPage = u"window/page"_qs;
constexpr int kDigits = 9;

} // namespace

MainFrame::MainFrame(QWidget* parent)
    : QWidget(parent)
    , m_rail(new NavigationRail)
    , m_topBar(new TopBar)
    , m_banners(new QVBoxLayout)
    , m_stack(new QStackedWidget)
    , m_toasts(nullptr)
{
    setMinimumSize(size::minimumWidth, size::minimumHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    row->addLayout(column, 1);
    column->addWidget(m_topBar);
    m_banners->setSpacing(0);
    column->addLayout(m_banners);
    column->addWidget(m_stack, 1);
    m_toasts = new ToastHost(m_stack);
    m_toasts->setFoot([this] { return currentPage() ? currentPage()->footHeight() : 0; });
    connect(m_rail, &NavigationRail::chosen, this, [this](const QString& key) {
        if (key == currentKey())
            currentPage()->chosenAgain();
        else
            goTo(key);
    });
    connect(m_topBar, &TopBar::searchRequested, this, &MainFrame::searchRequested);
    addShortcuts();
    resize(1280, 800);
}

void MainFrame::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto what) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, [this, what] {
            // A question that is open comes first.
            if (Dialog::openIn(this) == nullptr) {
                what();
            }
        });
    };
    for (int i = 0; i < kDigits; ++i) {
        add(QKeySequence(QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_1 + i))), [this, i] {
            const QStringList keys = m_rail->keys();
            if (i < keys.size()) {
                goTo(keys[i]);
            }
        });
    }
    add(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_K)), [this] { Q_EMIT searchRequested(); });
    add(QKeySequence(Qt::Key_F5), [this] {
        if (Page* page = currentPage()) {
            page->refresh();
        }
        Q_EMIT refreshRequested();
    });
}

void MainFrame::addPage(const QString& key, Icon icon, Page* page, bool atFoot)
{
    QWidget* holder = page;
    if (!page->isEdgeToEdge()) {
        holder = new QWidget;
        auto* margins = new QVBoxLayout(holder);
        margins->setContentsMargins(space::xl, space::s, space::xl, space::xl);
        margins->addWidget(page);
    }
    m_stack->addWidget(holder);
    m_pages[key] = {page, holder};
    m_rail->addItem(key, icon, page->title(), atFoot);
    connect(page, &Page::titleChanged, this, [this, key] { retitle(key); });
    if (m_pages.size() == 1) {
        goTo(key);
    }
}

void MainFrame::removePage(const QString& key)
{
    const auto it = m_pages.find(key);
    if (it == m_pages.end()) {
        return;
    }
    const bool wasCurrent = currentKey() == key;
    m_stack->removeWidget(it->second.second);
    it->second.second->deleteLater();
    m_pages.erase(it);
    m_rail->removeItem(key);
    if (wasCurrent && !m_rail->keys().isEmpty()) {
        goTo(m_rail->keys().constFirst());
    }
}

Page* MainFrame::page(const QString& key) const
{
    const auto it = m_pages.find(key);
    return it == m_pages.end() ? nullptr : it->second.first;
}

Page* MainFrame::currentPage() const
{
    return page(currentKey());
}

QString MainFrame::currentKey() const
{
    return m_rail->current();
}

bool MainFrame::goTo(const QString& key)
{
    const auto it = m_pages.find(key);
    if (it == m_pages.end()) {
        return false;
    }
    const bool changed = m_rail->current() != key;
    // Else the focus would jump to whatever comes after the page that goes.
    if (changed && m_stack->isAncestorOf(window()->focusWidget())) {
        m_stack->setFocus(Qt::OtherFocusReason);
    }
    m_stack->setCurrentWidget(it->second.second);
    m_rail->setCurrent(key);
    m_toasts->place();
    retitle(key);
    if (changed) {
        it->second.first->activated();
        Q_EMIT pageChanged(key);
    }
    return true;
}

void MainFrame::setCount(const QString& key, int count)
{
    if (RailItem* item = m_rail->item(key)) {
        item->setCount(count);
    }
}

void MainFrame::addBanner(QWidget* banner)
{
    m_banners->addWidget(banner);
}

void MainFrame::saveTo(QSettings& settings) const
{
    settings.setValue(kGeometry, window()->saveGeometry());
    settings.setValue(kPage, currentKey());
}

void MainFrame::restoreFrom(const QSettings& settings)
{
    const QByteArray geometry = settings.value(kGeometry).toByteArray();
    if (!geometry.isEmpty()) {
        window()->restoreGeometry(geometry);
    }
    goTo(settings.value(kPage).toString());
}

void MainFrame::addShortcutHelp(const QString& keys, const QString& what)
{
    m_help.append({keys, what});
}

void MainFrame::retitle(const QString& key)
{
    const Page* shown = page(key);
    if (shown == nullptr) {
        return;
    }
    m_rail->item(key)->setWord(shown->title());
    if (key == currentKey()) {
        window()->setWindowTitle(shown->title() + u" · Gremio"_qs);
    }
}

void MainFrame::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < size::narrowBelow;
    if (narrow != m_rail->isNarrow()) {
        m_rail->setNarrow(narrow);
    }
}

void MainFrame::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (const auto& [key, page] : m_pages) {
            retitle(key);
        }
    }
    QWidget::changeEvent(event);
}

void MainFrame::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::of(this).color(Color::Window));
}

void MainFrame::keyPressEvent(QKeyEvent* event)
{
    // Not a QShortcut: what is typed into a field never gets here, a question mark in it stays one.
    if (event->text() == u"?"_qs) {
        showShortcuts();
        return;
    }
    QWidget::keyPressEvent(event);
}

void MainFrame::showShortcuts()
{
    if (Dialog::openIn(this) == nullptr) {
        openShortcutsSheet(this, m_help);
    }
}

} // namespace gremio::ui
