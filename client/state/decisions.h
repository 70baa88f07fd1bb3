// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/mentorship.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace gremio {

/// What a person decided about a request.
struct Decision {
    enum class Kind { Accept, Decline, Withdraw };
    Kind kind = Kind::Accept;
    MentorshipRequestId request;
    QString reason; ///< Decline: what the apprentice is told, may be empty
};

/// Decisions that wait a moment before they are sent, so that they can be undone. Each is due once: either
/// undone, or committed by time, by commit(), or by commitAll() when the app closes.
class Decisions : public QObject {
    Q_OBJECT

public:
    explicit Decisions(std::chrono::milliseconds window = std::chrono::seconds(5), QObject* parent = nullptr);
    ~Decisions() override;

    /// A second decision about the same request takes the first one's place.
    void add(const Decision& decision);
    /// Whoever shows the countdown takes the clock over: from here on only undo() and commit() end it.
    void handOver(const MentorshipRequestId& request);
    /// False when it is too late.
    bool undo(const MentorshipRequestId& request);
    void commit(const MentorshipRequestId& request);
    void commitAll();

    const Decision* find(const MentorshipRequestId& request) const;
    bool isEmpty() const { return m_waiting.empty(); }

Q_SIGNALS:
    void changed();
    /// The time to change one's mind is over: send it.
    void due(const gremio::Decision& decision);

private:
    struct Waiting {
        Decision decision;
        std::unique_ptr<QTimer> timer;
    };
    std::vector<Waiting>::iterator locate(const MentorshipRequestId& request);

    std::chrono::milliseconds m_window;
    std::vector<Waiting> m_waiting;
};

} // namespace gremio
