// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <vector>

class QApplication;

namespace gremio::ui {

/// A control that wants the 2 px ring outside its edge derives from this next to its QWidget.
class RingTarget {
public:
    virtual ~RingTarget() = default;
    /// What the ring goes around, in the widget's coordinates.
    virtual QRect ringRect() const = 0;
    virtual int ringRadius() const = 0;
};

/// The ring itself: lies over the window (or over the content of the scroll area the target is in), takes no
/// mouse, follows its target.
class FocusRing : public QWidget {
    Q_OBJECT

public:
    explicit FocusRing(QWidget* target);
    ~FocusRing() override;
    QWidget* target() const { return m_target; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    void watch();

    QPointer<QWidget> m_target;
    std::vector<QPointer<QWidget>> m_watched;
};

/// Watches focus of the whole application and shows the ring when the keyboard moved it. Owned by Theme.
class FocusRings : public QObject {
    Q_OBJECT

public:
    explicit FocusRings(QApplication& app);
    ~FocusRings() override;

    /// The ring now on screen, if any.
    FocusRing* current() const { return m_ring; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onFocusChanged(QWidget* before, QWidget* now);

    bool m_byKeyboard = false;
    QPointer<FocusRing> m_ring;
};

} // namespace gremio::ui
