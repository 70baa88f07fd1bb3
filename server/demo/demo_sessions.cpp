// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demo_data.h"

namespace gremio::demo {

std::vector<DemoWeek> weeks()
{
    return {{"daniel",
                {{1, "08:00", "11:00"}, {2, "10:00", "13:00"}, {3, "08:00", "11:00"}, {4, "10:00", "13:30"},
                    {5, "08:00", "12:00"}},
                {45, 30, 60}, 10},
        {"lucia", {{1, "16:00", "19:00"}, {2, "16:00", "19:00"}, {4, "16:00", "19:30"}}, {45, 30}, 0},
        {"priya",
            {{1, "15:30", "19:00"}, {2, "16:00", "19:00"}, {3, "16:15", "18:30"}, {5, "08:00", "11:30"}},
            {45, 60}, 0},
        {"tomas", {{1, "14:00", "18:00"}, {3, "10:30", "13:00"}, {5, "14:00", "17:00"}}, {45}, 15},
        {"hannah", {{2, "09:00", "11:00"}, {5, "09:00", "12:00"}}, {45, 90}, 15},
        {"jonas", {{2, "17:00", "20:00"}, {4, "17:00", "20:00"}}, {30, 60}, 0},
        {"kenji", {{1, "20:00", "22:00"}, {3, "20:00", "22:00"}, {6, "10:00", "13:00"}}, {60}, 0},
        {"camila", {{1, "09:00", "12:00"}, {2, "09:00", "12:00"}, {4, "15:00", "18:00"}}, {45}, 15},
        {"samuel.adeyemi", {{1, "17:00", "20:00"}, {2, "17:00", "20:00"}, {3, "17:00", "20:00"}}, {30, 45},
            0},
        {"elena", {{3, "08:00", "10:00"}, {5, "15:00", "18:00"}}, {60}, 15},
        {"oscar", {{2, "11:00", "14:00"}, {4, "11:00", "14:00"}}, {45}, 0},
        {"sofia", {{1, "09:30", "13:30"}, {5, "09:30", "13:30"}}, {45, 30}, 10}};
}

std::vector<DemoSession> sessions()
{
    using namespace std::chrono_literals;
    using enum DemoSession::End;
    using enum SessionMedium;
    return {
        // Lucía's: what is over,
        {"daniel", "lucia", -21, "18:00", 45min, "Outbox, first look", Completed},
        {"daniel", "lucia", -14, "18:00", 45min, "Retries and dead letters", Completed},
        {"daniel", "lucia", -7, "18:00", 45min, "Kafka lag", Completed},
        {"lucia", "samuel", -3, "17:00", 30min, "Índices parciales", Missed},
        {"lucia", "iker", -1, "09:00", 60min, "Code review", Completed, Chat},
        {"lucia", "samuel", -1, "16:30", 45min, "Planes con BUFFERS", Completed},
        // what comes next,
        {"daniel", "lucia", 0, nullptr, 45min,
            "Backpressure in event pipelines\n- what happens when the reader is slower than the writer\n- "
            "where to say no\n- the graph from last time"},
        {"lucia", "samuel", 0, nullptr, 45min, "SQL plans: reading EXPLAIN", Scheduled, Video, 270min},
        {"lucia", "iker", 0, nullptr, 30min, "Joins and common table expressions", Proposed, Audio, 360min},
        // and the days after.
        {"lucia", "iker", 1, "10:00", 60min, "Charla sobre estándares", Cancelled},
        {"daniel", "lucia", 1, "16:00", 45min, "Event sourcing"},
        {"lucia", "samuel", 2, "09:00", 45min, "SQL: ventanas"},
        {"lucia", "chloe", 2, "17:30", 60min, "Running totals"},
        {"daniel", "lucia", 3, "17:00", 45min, "Replaying one customer’s events", Proposed},
        {"lucia", "iker", 4, "12:00", 60min, "Revisión de código", Scheduled, InPerson},
        // Everybody else's.
        {"priya", "grace", 0, nullptr, 60min, "Staying technical", Scheduled, Video, 90min},
        {"priya", "grace", -6, "11:00", 60min, "What a manager reads", Completed},
        {"hannah", "amina", 2, "11:00", 45min, "Partitions or an index"},
        {"marta", "mariajose", 1, "18:00", 45min, "La primera evaluación"},
    };
}

} // namespace gremio::demo
