// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/scheduling/interval.h"
#include "shared/protocol/session_event.h"

#include <chrono>

/// Who may do what to a session, and when. Pure functions over the session: they change it, or throw a
/// Problem and leave it. Whoever calls is one of the two. What is told of it afterwards is the answer.
namespace gremio::scheduling {

/// An apprentice cancels what is scheduled no later than this before it starts; a mentor until it starts.
inline constexpr std::chrono::hours cancelCutOff{2};
/// One may come so long before the start, and
inline constexpr std::chrono::minutes comeBefore{10};
/// whoever is there waits so long for the other.
inline constexpr std::chrono::minutes waitFor{10};

/// Whether it takes time of the two.
bool isLive(const Session& session);

/// A proposal that nobody confirmed before its start is over; says so of the session.
void settleByTime(Session& session, Instant now);

/// The apprentice confirms a proposal; whoever did not ask confirms a move. Forbidden, SessionNotOpen.
SessionEventKind confirm(Session& session, UserId by, Instant now);
/// A proposal is cancelled by this; a move is dropped, by its asker too, and the session stays as it was.
SessionEventKind decline(Session& session, UserId by, const std::optional<QString>& reason, Instant now);
/// SessionNotOpen, TooLate.
SessionEventKind cancel(Session& session, UserId by, const QString& reason, Instant now);
/// One of the two goes for good: it is cancelled, whatever the time.
SessionEventKind abandon(Session& session, UserId by, Instant now);
/// SessionNotOpen, unless it may be had at another time.
void requireMovable(Session& session, Instant now);
/// To `time`: at once, or as a move that the other confirms, as always where an apprentice may not cancel any
/// more; where it is already, another time that was asked for is dropped. Nothing is told of what changes
/// nothing. SessionNotOpen.
std::optional<SessionEventKind> reschedule(
    Session& session, UserId by, const Interval& time, bool atOnce, Instant now);
/// Until it ends. SessionNotOpen.
void describe(Session& session, SessionMedium medium, const std::optional<QString>& place,
    const std::optional<QString>& agenda, Instant now);
/// One of the two is there. A second time changes nothing. SessionNotOpen, TooEarly, TooLate.
std::optional<SessionEventKind> come(Session& session, UserId by, Instant now);
/// Also when nobody said that they were there (people meet elsewhere), once its time is over. SessionNotOpen
/// before it began; TooEarly.
SessionEventKind complete(Session& session, Instant now);
/// By who was there, of the other who was not. SessionNotOpen, NoEvidence, TooEarly.
SessionEventKind miss(Session& session, UserId by, Instant now);

} // namespace gremio::scheduling
