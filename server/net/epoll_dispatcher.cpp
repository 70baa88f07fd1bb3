// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <ctime>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace gremio::net {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

namespace {

constexpr int batch = 256; // Descriptors per epoll_wait; the kernel goes on with the others next time.

struct Interest {
    quint32 ask;
    quint32 means; ///< As in Qt's own dispatcher: an error or a hang-up wakes whoever waits.
};
constexpr std::array<Interest, 3> interests{
    Interest{EPOLLIN, EPOLLIN | EPOLLHUP | EPOLLERR}, // QSocketNotifier::Read
    Interest{EPOLLOUT, EPOLLOUT | EPOLLHUP | EPOLLERR}, // QSocketNotifier::Write
    Interest{EPOLLPRI, EPOLLPRI | EPOLLHUP | EPOLLERR}, // QSocketNotifier::Exception
};

int control(int epoll, int operation, int fd, quint32 events)
{
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    return epoll_ctl(epoll, operation, fd, &event) == 0 ? 0 : errno;
}

/// epoll_wait with nanoseconds where the system has that, with milliseconds rounded up elsewhere.
int waitFor(int epoll, epoll_event* events, int size, const timespec* timeout)
{
#if defined(__GLIBC__) && (__GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 35))
    const int count = epoll_pwait2(epoll, events, size, timeout, nullptr);
    if (count >= 0 || errno != ENOSYS)
        return count;
#endif
    qint64 milliseconds = -1;
    if (timeout)
        milliseconds = qint64(timeout->tv_sec) * 1000 + (timeout->tv_nsec + 999'999) / 1'000'000;
    return epoll_wait(epoll, events, size, static_cast<int>(std::min<qint64>(milliseconds, 1 << 30)));
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject* parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUp(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_epoll < 0 || m_wakeUp < 0 || control(m_epoll, EPOLL_CTL_ADD, m_wakeUp, EPOLLIN) != 0)
        qFatal("EpollDispatcher: cannot create its descriptors: %s", qPrintable(qt_error_string(errno)));
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wakeUp);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted.store(false);
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const bool sockets = !(flags & QEventLoop::ExcludeSocketNotifiers);
    const bool timers = !(flags & QEventLoop::X11ExcludeTimers);
    bool canWait = (flags & QEventLoop::WaitForMoreEvents) && !m_interrupted.load();
    // Somebody posted an event meanwhile, perhaps a handler just now: take it in the next pass.
    if (m_woken.exchange(false))
        canWait = false;
    if (canWait) {
        Q_EMIT aboutToBlock();
        canWait = !m_woken.load();
    }
    if (m_interrupted.load())
        return false;

    if (sockets) {
        applyChanges();
        for (const int fd : m_always)
            markReady(fd, EPOLLIN | EPOLLOUT);
    }
    std::optional<nanoseconds> timeout = nanoseconds(0);
    if (canWait && (!sockets || m_readyNext == m_ready.size())) {
        timeout.reset();
        if (const auto next = timers ? m_timers.next() : std::nullopt)
            timeout = std::max(nanoseconds(0), nanoseconds(*next - steady_clock::now()));
    }
    int handled = wait(timeout, sockets);
    if (sockets)
        handled += tellNotifiers();
    if (timers)
        handled += m_timers.fire(steady_clock::now());
    return handled > 0;
}

/// Blocks until something happened, marks what is ready; 1 if it was woken up.
int EpollDispatcher::wait(std::optional<nanoseconds> timeout, bool sockets)
{
    timespec time{};
    if (timeout) {
        time.tv_sec = static_cast<time_t>(timeout->count() / 1'000'000'000);
        time.tv_nsec = static_cast<long>(timeout->count() % 1'000'000'000);
    }
    int woken = 0;
    if (sockets) {
        std::array<epoll_event, batch> events; // NOLINT: filled by the kernel
        const int count = waitFor(m_epoll, events.data(), batch, timeout ? &time : nullptr);
        for (int i = 0; i < count; ++i) {
            const epoll_event& event = events[static_cast<std::size_t>(i)];
            if (event.data.fd == m_wakeUp)
                woken = 1;
            else
                markReady(event.data.fd, event.events);
        }
    } else {
        // Level-triggered sockets would end the wait at once, so look at the wake-up alone.
        pollfd alone{m_wakeUp, POLLIN, 0};
        woken = ppoll(&alone, 1, timeout ? &time : nullptr, nullptr) > 0 ? 1 : 0;
    }
    if (woken) {
        quint64 count = 0;
        [[maybe_unused]] const auto n = ::read(m_wakeUp, &count, sizeof count);
        // Posted events that came before this line are sent at the start of the next pass, those that
        // come after it wake us again.
        m_woken.store(false);
    }
    return woken;
}

void EpollDispatcher::markReady(int fd, quint32 events)
{
    Watched& watched = m_watched[static_cast<std::size_t>(fd)];
    quint8 ready = 0;
    for (std::size_t type = 0; type < interests.size(); ++type) {
        if (watched.notifiers[type] && (events & interests[type].means))
            ready = static_cast<quint8>(ready | (1U << type));
    }
    if (ready && !watched.ready)
        m_ready.push_back(fd);
    watched.ready |= ready;
}

int EpollDispatcher::tellNotifiers()
{
    int told = 0;
    // A handler may run a nested loop, which then goes on with this same list.
    while (m_readyNext < m_ready.size()) {
        const auto fd = static_cast<std::size_t>(m_ready[m_readyNext]);
        const quint8 ready = m_watched[fd].ready;
        if (ready == 0) {
            ++m_readyNext;
            continue;
        }
        const quint8 bit = static_cast<quint8>(ready & -ready);
        m_watched[fd].ready = static_cast<quint8>(ready ^ bit);
        if (m_watched[fd].ready == 0)
            ++m_readyNext;
        QSocketNotifier* notifier = m_watched[fd].notifiers[bit >> 1U]; // 1, 2, 4 → 0, 1, 2
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        ++told;
    }
    m_ready.clear();
    m_readyNext = 0;
    return told;
}

quint32 EpollDispatcher::wanted(const Watched& watched)
{
    quint32 mask = 0;
    for (std::size_t type = 0; type < interests.size(); ++type)
        mask |= watched.notifiers[type] ? interests[type].ask : 0;
    return mask;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier* notifier)
{
    const int fd = static_cast<int>(notifier->socket());
    const auto type = static_cast<std::size_t>(notifier->type());
    if (notifier->thread() != thread() || thread() != QThread::currentThread()) {
        qWarning("EpollDispatcher: socket notifiers cannot be enabled from another thread");
        return;
    }
    const auto index = static_cast<std::size_t>(fd);
    if (index >= m_watched.size()) {
        // Ask before making room: a wild number is no reason to allocate that much.
        if (const int error = control(m_epoll, EPOLL_CTL_MOD, fd, 0); error == EBADF || fd == m_epoll) {
            qWarning("EpollDispatcher: invalid descriptor %d", fd);
            QMetaObject::invokeMethod(
                notifier, [notifier] { notifier->setEnabled(false); }, Qt::QueuedConnection);
            return;
        }
        m_watched.resize(std::max(index + 1, m_watched.size() * 2));
    }
    Watched& watched = m_watched[index];
    if (watched.notifiers[type] && watched.notifiers[type] != notifier)
        qWarning("EpollDispatcher: several notifiers of one type for descriptor %d", fd);
    const bool first = wanted(watched) == 0;
    watched.notifiers[type] = notifier;
    if (first) {
        if (!enter(fd, watched))
            refuse(fd, watched);
    } else if (!watched.changed && !watched.always) {
        watched.changed = true;
        m_changed.push_back(fd);
    }
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier* notifier)
{
    const int fd = static_cast<int>(notifier->socket());
    const auto index = static_cast<std::size_t>(fd);
    const auto type = static_cast<std::size_t>(notifier->type());
    if (thread() != QThread::currentThread()) {
        qWarning("EpollDispatcher: socket notifiers cannot be disabled from another thread");
        return;
    }
    if (index >= m_watched.size() || m_watched[index].notifiers[type] != notifier)
        return;
    Watched& watched = m_watched[index];
    watched.notifiers[type] = nullptr;
    watched.ready = static_cast<quint8>(watched.ready & ~(1U << type));
    if (wanted(watched) == 0) {
        // At once: its owner may close it now, and the next descriptor may get the same number.
        leave(fd, watched);
    } else if (!watched.changed && !watched.always) {
        watched.changed = true;
        m_changed.push_back(fd);
    }
}

bool EpollDispatcher::enter(int fd, Watched& watched)
{
    const quint32 mask = wanted(watched);
    int error = control(m_epoll, EPOLL_CTL_ADD, fd, mask);
    if (error == EEXIST)
        error = control(m_epoll, EPOLL_CTL_MOD, fd, mask);
    if (error == EPERM) {
        watched.always = true;
        m_always.push_back(fd);
        return true;
    }
    watched.applied = error == 0 ? mask : 0;
    return error == 0;
}

void EpollDispatcher::leave(int fd, Watched& watched)
{
    if (watched.applied)
        control(m_epoll, EPOLL_CTL_DEL, fd, 0); // fails when the descriptor was closed first: the same
    watched.applied = 0;
    if (watched.always) {
        watched.always = false;
        m_always.erase(std::find(m_always.begin(), m_always.end(), fd));
    }
}

/// Tells the kernel what changed since the last wait. Late, because a socket that writes switches its
/// write notifier on and off again within one pass, and then nothing needs to be said.
void EpollDispatcher::applyChanges()
{
    for (std::size_t i = 0; i < m_changed.size(); ++i) {
        const int fd = m_changed[i];
        Watched& watched = m_watched[static_cast<std::size_t>(fd)];
        watched.changed = false;
        const quint32 mask = wanted(watched);
        if (mask == watched.applied || mask == 0 || watched.always)
            continue;
        if (control(m_epoll, EPOLL_CTL_MOD, fd, mask) == 0)
            watched.applied = mask;
        else if (!enter(fd, watched)) // closed and opened again under its notifiers
            refuse(fd, watched);
    }
    m_changed.clear();
}

void EpollDispatcher::refuse(int fd, Watched& watched)
{
    qWarning("EpollDispatcher: invalid descriptor %d", fd);
    for (QSocketNotifier* notifier : watched.notifiers) {
        if (notifier)
            QMetaObject::invokeMethod(
                notifier, [notifier] { notifier->setEnabled(false); }, Qt::QueuedConnection);
    }
}

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject* receiver)
{
    m_timers.add(id, interval, type, receiver, steady_clock::now());
}

bool EpollDispatcher::unregisterTimer(int id)
{
    return m_timers.remove(id);
}

bool EpollDispatcher::unregisterTimers(QObject* receiver)
{
    return m_timers.removeAll(receiver);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject* receiver) const
{
    return m_timers.of(receiver);
}

int EpollDispatcher::remainingTime(int id)
{
    return m_timers.remaining(id, steady_clock::now());
}

void EpollDispatcher::wakeUp()
{
    if (m_woken.exchange(true))
        return;
    // In its own thread the loop is not blocked, and looks at the flag before it would.
    if (QThread::currentThread() == thread())
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto n = ::write(m_wakeUp, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_interrupted.store(true);
    wakeUp();
}

} // namespace gremio::net
