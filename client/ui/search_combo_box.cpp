// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/search_combo_box.h"

#include "client/ui/label.h"
#include "client/ui/popover.h"
#include "client/ui/text_field.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtCore/QTimer>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QListView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio::ui {

namespace {

constexpr int usualWidth = 200;
constexpr int leastPanel = 280;
constexpr int listHeight = 8 * 32;

/// Whoever looks for "sao paulo" or "new york" finds them.
QString plain(const QString& text)
{
    QString found;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.category() != QChar::Mark_NonSpacing)
            found += c == u'_' || c == u'/' ? QChar(u' ') : c.toLower();
    }
    return found.simplified();
}

/// All words that are looked for, anywhere.
class Sieve : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setSought(const QString& text)
    {
        m_sought = plain(text).split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        const QString all = plain(index.data().toString() + u' ' + index.data(Qt::UserRole).toString());
        return std::all_of(
            m_sought.begin(), m_sought.end(), [&](const QString& word) { return all.contains(word); });
    }

private:
    QStringList m_sought;
};

/// Up and down in the field move in the list below it.
class ListKeys : public QObject {
public:
    ListKeys(QListView* list, QObject* parent)
        : QObject(parent)
        , m_list(list)
    {
    }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int rows = m_list->model()->rowCount();
        const int page = listHeight / 32;
        const int step = key == Qt::Key_Down ? 1
            : key == Qt::Key_Up              ? -1
            : key == Qt::Key_PageDown        ? page
            : key == Qt::Key_PageUp          ? -page
                                             : 0;
        if (step == 0 || rows == 0)
            return false;
        const int row = std::clamp(m_list->currentIndex().row() + step, 0, rows - 1);
        m_list->setCurrentIndex(m_list->model()->index(row, 0));
        return true;
    }

private:
    QListView* m_list;
};

} // namespace

SearchComboBox::SearchComboBox(QWidget* parent, Size size)
    : ComboBox(parent, size)
{
    connect(this, &QComboBox::currentIndexChanged, this, &SearchComboBox::sayCurrent);
}

void SearchComboBox::setLateWords(Words words)
{
    m_words = std::move(words);
    sayCurrent();
}

void SearchComboBox::setSearchWords(const QString& placeholder, const QString& nothingFound)
{
    m_placeholder = placeholder;
    m_nothing = nothingFound;
    sayCurrent();
}

void SearchComboBox::sayCurrent()
{
    if (m_words && currentIndex() >= 0)
        setItemText(currentIndex(), m_words(currentData().toString()));
}

QSize SearchComboBox::sizeHint() const
{
    // The widest line of a long list is no measure: what does not fit is elided.
    return {usualWidth, ComboBox::sizeHint().height()};
}

void SearchComboBox::showPopup()
{
    // The press that opens it must not be one outside of it.
    QTimer::singleShot(0, this, &SearchComboBox::open);
}

void SearchComboBox::hidePopup()
{
    if (m_popover)
        m_popover->dismiss();
}

void SearchComboBox::open()
{
    if (m_popover || !isVisible())
        return;
    if (m_words) {
        for (int i = 0; i < count(); ++i)
            setItemText(i, m_words(itemData(i).toString()));
    }
    m_popover = new Popover(window());
    Popover* popover = m_popover;
    popover->setObjectName(u"searchPopover"_s);
    popover->setAccessibleName(accessibleName());
    popover->setPadding(space::m);
    popover->setPanelWidth(std::max(width(), leastPanel));
    auto* field = new TextField(m_placeholder);
    field->setObjectName(u"comboSearch"_s);
    field->setLeadingIcon(Icon::Search);
    field->setClearable(true);
    field->edit()->setAccessibleName(m_placeholder);
    auto* list = new QListView;
    list->setObjectName(u"comboList"_s);
    list->setAccessibleName(accessibleName());
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setFixedHeight(listHeight);
    list->setMouseTracking(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* sieve = new Sieve(list);
    sieve->setSourceModel(model());
    list->setModel(sieve);
    auto* nothing = new Label(m_nothing, Type::Caption, Color::Text2);
    nothing->hide();
    popover->content()->setSpacing(space::s);
    popover->content()->addWidget(field);
    popover->content()->addWidget(list);
    popover->content()->addWidget(nothing);
    field->edit()->installEventFilter(new ListKeys(list, list));
    const auto take = [this, popover, sieve](const QModelIndex& index) {
        const int row = sieve->mapToSource(index).row();
        popover->dismiss();
        if (row >= 0)
            setCurrentIndex(row);
    };
    connect(popover, &Popover::dismissed, popover, &QObject::deleteLater);
    connect(field, &TextField::textChanged, list, [list, sieve, nothing](const QString& text) {
        sieve->setSought(text);
        if (!list->currentIndex().isValid())
            list->setCurrentIndex(sieve->index(0, 0));
        list->scrollTo(list->currentIndex());
        nothing->setVisible(sieve->rowCount() == 0);
    });
    connect(field, &TextField::returnPressed, list, [list, take] { take(list->currentIndex()); });
    connect(list, &QListView::clicked, this, take);
    connect(list, &QListView::activated, this, take);
    popover->openBelow(this);
    field->setFocus(Qt::PopupFocusReason);
    const QModelIndex now = sieve->mapFromSource(model()->index(currentIndex(), 0));
    list->setCurrentIndex(now);
    list->scrollTo(now, QAbstractItemView::PositionAtCenter);
}

} // namespace gremio::ui
