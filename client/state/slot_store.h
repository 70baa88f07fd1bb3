// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/loadable.h"
#include "shared/protocol/slot.h"

#include <QDate>
#include <QObject>

#include <map>

namespace gremio {

/// Which slots: a mentor's, from that date in my zone on, for a session so long (0: the mentor's first
/// length).
struct SlotRange {
    UserId mentor;
    QDate from;
    int days = 28;
    int minutes = 0;

    auto operator<=>(const SlotRange& other) const
    {
        return std::tuple(mentor, from.toJulianDay(), days, minutes)
            <=> std::tuple(other.mentor, other.from.toJulianDay(), other.days, other.minutes);
    }
    bool operator==(const SlotRange& other) const { return (*this <=> other) == 0; }
};

/// When mentors can be met, as far as it was asked for. Others book meanwhile: it is asked again whenever it
/// is shown.
class SlotStore : public QObject {
    Q_OBJECT

public:
    using List = Loadable<SlotList>;

    using QObject::QObject;

    const List& slotsOf(const SlotRange& range) const;
    /// The lengths and the zone of a mentor, from whatever answer there was.
    std::optional<SlotList> anyOf(const UserId& mentor) const;

    void begin(const SlotRange& range);
    void set(const SlotRange& range, const SlotList& list);
    void fail(const SlotRange& range, const ApiError& error);

Q_SIGNALS:
    void changed(const gremio::UserId& mentor);

private:
    std::map<SlotRange, List> m_lists;
};

} // namespace gremio
