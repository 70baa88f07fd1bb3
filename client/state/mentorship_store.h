// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/loadable.h"
#include "shared/protocol/mentorship.h"

#include <QObject>

namespace gremio {

/// The mentorships I am in that go on, on either side, newest first.
class MentorshipStore : public QObject {
    Q_OBJECT

public:
    using List = Loadable<std::vector<Mentorship>>;

    using QObject::QObject;

    const List& list() const { return m_list; }
    /// False once an answer to something that was done here has changed what the server told before.
    bool isAsTold() const { return m_asTold; }
    /// Those where I learn from others.
    std::vector<Mentorship> whereApprentice(const UserId& me) const;
    std::vector<Mentorship> whereMentor(const UserId& me) const;
    std::optional<Mentorship> withMentor(const UserId& mentor) const;

    void begin();
    void set(std::vector<Mentorship> items);
    void confirm();
    void fail(const ApiError& error);
    void put(const Mentorship& mentorship);

Q_SIGNALS:
    void changed();

private:
    List m_list;
    bool m_asTold = true;
};

} // namespace gremio
