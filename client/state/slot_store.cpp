// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/slot_store.h"

namespace gremio {

const SlotStore::List& SlotStore::slotsOf(const SlotRange& range) const
{
    static const List unasked;
    const auto place = m_lists.find(range);
    return place == m_lists.end() ? unasked : place->second;
}

std::optional<SlotList> SlotStore::anyOf(const UserId& mentor) const
{
    for (const auto& [range, list] : m_lists) {
        if (range.mentor == mentor && list.isLoaded())
            return list.value;
    }
    return std::nullopt;
}

void SlotStore::begin(const SlotRange& range)
{
    List& list = m_lists[range];
    const auto before = list.state;
    list.begin();
    if (list.state != before)
        Q_EMIT changed(range.mentor);
}

void SlotStore::set(const SlotRange& range, const SlotList& list)
{
    m_lists[range].succeed(list, {});
    Q_EMIT changed(range.mentor);
}

void SlotStore::fail(const SlotRange& range, const ApiError& error)
{
    m_lists[range].fail(error);
    Q_EMIT changed(range.mentor);
}

} // namespace gremio
