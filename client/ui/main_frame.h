// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"

#include <QtWidgets/QWidget>

#include <map>

class QSettings;
class QStackedWidget;
class QVBoxLayout;

namespace gremio::ui {

class NavigationRail;
class Page;
class ToastHost;
class TopBar;

/// The window once someone is signed in: rail, top bar, banners, one page at a time. Thin: what pages there
/// are and what they mean is the app's affair.
/// Ctrl+1 … 9 go to pages, Ctrl+K asks for search, F5 refreshes, ? opens the sheet of shortcuts.
class MainFrame : public QWidget {
    Q_OBJECT

public:
    explicit MainFrame(QWidget* parent = nullptr);

    /// Takes the page; keys name pages in settings and links ("home", "find", …).
    void addPage(const QString& key, Icon icon, Page* page, bool atFoot = false);
    void removePage(const QString& key);
    Page* page(const QString& key) const;
    Page* currentPage() const;
    QString currentKey() const;
    /// False if there is no such page.
    bool goTo(const QString& key);
    void setCount(const QString& key, int count);

    /// Lasting states lie here, under the top bar, and push the content down. Takes the widget; hide or
    /// delete it to end the state.
    void addBanner(QWidget* banner);

    NavigationRail* rail() const { return m_rail; }
    TopBar* topBar() const { return m_topBar; }
    ToastHost* toasts() const { return m_toasts; }

    /// Geometry, page: written on close and by saveTo(), read by restoreFrom(). settings is not kept.
    void saveTo(QSettings& settings) const;
    void restoreFrom(const QSettings& settings);

    /// A line of the sheet that `?` opens, beside the standard ones.
    void addShortcutHelp(const QString& keys, const QString& what);
    /// In another language they are added anew.
    void clearShortcutHelp() { m_help.clear(); }

Q_SIGNALS:
    void pageChanged(const QString& key);
    void searchRequested();
    void refreshRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addShortcuts();
    void showShortcuts();
    void retitle(const QString& key);

    NavigationRail* m_rail;
    TopBar* m_topBar;
    QVBoxLayout* m_banners;
    QStackedWidget* m_stack;
    ToastHost* m_toasts;
    std::map<QString, std::pair<Page*, QWidget*>> m_pages;
    QList<std::pair<QString, QString>> m_help;
};

} // namespace gremio::ui
