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

namespace {

DemoSession held(const char* mentor, const char* apprentice, int day, const char* time,
    std::chrono::minutes length, const char* agenda, const DemoReview& ofMentor,
    const DemoReview& ofApprentice = {})
{
    DemoSession session{mentor, apprentice, day, time, length, agenda, DemoSession::End::Completed};
    session.ofMentor = ofMentor;
    session.ofApprentice = ofApprentice;
    return session;
}

DemoSession moved(DemoSession session, const char* from)
{
    session.movedFrom = from;
    return session;
}

} // namespace

std::vector<DemoSession> sessions()
{
    using namespace std::chrono_literals;
    using enum DemoSession::End;
    using enum SessionMedium;
    return {
        // Lucía's: what is over,
        held("daniel", "lucia", -63, "18:00", 45min, "What an event is",
            {5, "He drew our whole outbox on one page and crossed out half of it. I still have the page."},
            {5, "Brings real cases, and says so when she disagrees."}),
        held("daniel", "lucia", -49, "18:00", 45min, "Schemas that grow", {4, "Dense, but worth it."}),
        held("daniel", "lucia", -35, "18:00", 45min, "Idempotent consumers",
            {5, "I came with a bug and left with a test that would have found it."},
            {5, "Prepared, curious, and on time."}),
        held("daniel", "lucia", -21, "18:00", 45min, "Outbox, first look",
            {5, "Found the ordering bug in ten minutes, then showed me how to test for it."},
            {5, "She had tried everything we agreed on."}),
        moved(held("daniel", "lucia", -14, "18:00", 45min, "Retries and dead letters",
                  {4, "Clear and very concrete. A little more time for questions would have been good."},
                  {5, "Asked the one question that made me rethink my own slides."}),
            "16:30"),
        held("daniel", "lucia", -7, "18:00", 45min, "Kafka lag", {}, {5, "A pleasure, as always."}),
        {"lucia", "samuel", -3, "17:00", 30min, "Índices parciales", Missed},
        held("lucia", "samuel", -60, "17:00", 45min, "El informe de las nueve",
            {5, "De veinte minutos a ocho segundos, y ahora sé por qué."},
            {5, "Llega con el plan impreso y subrayado."}),
        held("lucia", "iker", -30, "10:00", 60min, "Un GROUP BY de verdad",
            {4, "Explica con paciencia. Me habría gustado un poco más de tiempo para preguntas."}),
        held("lucia", "iker", -1, "09:00", 60min,
            "Code review\n- la consulta de las bicis\n- nombres que digan algo\n- qué probar primero",
            {5, "Muy buena sesión: tres nombres nuevos y una consulta la mitad de larga."}),
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
        held("priya", "grace", -20, "11:00", 60min, "Reviews without a pen",
            {5, "I stopped rewriting other people’s code. They noticed."}),
        held("priya", "grace", -6, "11:00", 60min, "What a manager reads",
            {5, "Clear, kind and very concrete. I left with a plan and a reading list that I really used."},
            {5, "Honest about what does not work."}),
        held("daniel", "lars", -120, "16:00", 45min, "Four hundred alerts",
            {5, "From four hundred alerts a week to nineteen. He never once blamed the person before me."}),
        held("daniel", "lars", -90, "16:00", 45min, "What to measure", {4, "Good, if a bit fast for me."},
            {4, "Slow to speak up, always right when he does."}),
        held("daniel", "lars", -60, "16:00", 45min, "Lag budgets",
            {5, "We compared two designs and he was honest about the one that hurt his team."}),
        held("daniel", "lars", -40, "16:00", 45min, "The last mile", {5, ""}),
        held("hannah", "amina", -12, "11:00", 45min, "Reading a plan", {5, "Numbers first, opinions later."},
            {5, ""}),
        held("marta", "mariajose", -16, "18:00", 45min, "Decir que no",
            {5, "Salí con tres frases que ya he usado."}),
        {"hannah", "amina", 2, "11:00", 45min, "Partitions or an index"},
        {"marta", "mariajose", 1, "18:00", 45min, "La primera evaluación"},
    };
}

} // namespace gremio::demo
