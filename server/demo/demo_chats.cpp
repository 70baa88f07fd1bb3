// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demo_data.h"

namespace gremio::demo {

// In each chat the lines run from the oldest to the newest.
std::vector<DemoChat> chats()
{
    using namespace std::chrono_literals;
    using std::chrono::days;
    using enum DemoLine::Act;
    return {
        // Lucía's.
        {{"lucia", "chloe"}, nullptr,
            {{"lucia", days(8) + 3h, "Hi Chloe, welcome! Which evening suits you best?"},
                {"chloe", days(8) + 2h, "Thank you for taking me on! Tuesdays or Thursdays, after seven."},
                {"lucia", days(8) + 1h,
                    "Thursday at 19:30 then. Bring a query that you wrote and do not like 🙂"},
                {"chloe", days(7) + 20h, "Only one? 😅", Say, 3}, {"lucia", days(7) + 19h, "", Read},
                {"chloe", days(1) + 6h,
                    "I tried what you showed me:\n\n`SELECT city, amount, rank() OVER (PARTITION BY city "
                    "ORDER BY "
                    "amount DESC) FROM orders`\n\nand for the first time I understood what it gave me."},
                {"lucia", days(1) + 5h,
                    "**Exactly right.** Now try `dense_rank()` on the same rows and tell me "
                    "what changed, and why."},
                {"chloe", days(1) + 4h, "", Read},
                {"chloe", 95min, "With ties: rank() leaves a gap after them and dense_rank() does not!"},
                {"chloe", 94min, "Can we talk about running totals on Thursday?"},
                {"lucia", 90min, "", Delivered}}},
        {{"lucia", "samuel"}, nullptr,
            {{"lucia", days(118),
                 "Hola, Samuel. Mándame el EXPLAIN ANALYZE del informe más lento, sin datos."},
                {"samuel", days(117) + 4h, "Te lo paso esta tarde. ¿Con BUFFERS también?"},
                {"lucia", days(117) + 3h, "Sí, por favor. Ahí suele estar la respuesta.", Say, 2},
                {"samuel", days(60),
                    "¡De veinte minutos a ocho segundos! Era el índice que faltaba en *fecha*."},
                {"lucia", days(60) - 1h, "Qué alegría 🎉 Cuéntaselo a tu equipo con los dos planes delante."},
                {"samuel", days(59), "", Read},
                {"samuel", days(2) + 1h, "¿Te viene bien mover la sesión del lunes al miércoles?"},
                {"lucia", days(2), "Claro. El miércoles a la misma hora."},
                {"samuel", days(2) - 10min, "", Read}}},
        {{"lucia", "iker"}, nullptr,
            {{"iker", days(93), "¡Hola! Ya he cargado los datos de las bicis en PostgreSQL."},
                {"lucia", days(93) - 2h,
                    "Perfecto. Primera pregunta: ¿qué estación se queda sin bicis y cuándo?"},
                {"iker", days(92), "Creo que la de la estación del Norte, los domingos."},
                {"iker", days(92) - 1min, "Creo que la de la estación del Norte, los domingos por la tarde.",
                    Edit, 3},
                {"iker", days(92) - 3min, "Ignora esto"}, {"iker", days(92) - 4min, "", Delete, 4},
                {"lucia", days(91), "Tiene sentido. ¿Cómo lo comprobarías sin mirar el mapa?"},
                {"iker", days(90), "Con un GROUP BY por hora y día de la semana 💡"},
                {"lucia", days(90) - 1h, "", Read}, {"lucia", 5h, "¿Qué tal el examen de bases de datos?"},
                {"iker", 4h, "", Delivered}}},
        {{"lucia", "daniel"}, nullptr,
            {{"daniel", days(190), "Good to meet you, Lucía. Send me the outbox table and one awkward case."},
                {"lucia", days(189),
                    "Here is the awkward case: the broker is down for an hour and comes back "
                    "with everything at once."},
                {"daniel", days(189) - 2h,
                    "Then the question is who pays for order: you, or whoever reads it."},
                {"lucia", days(188), "", Read},
                {"lucia", days(20),
                    "We shipped it. Retries, back-off, a dead letter table, and a graph that "
                    "nobody looks at."},
                {"daniel", days(20) - 30min, "A graph nobody has to look at is the best kind."},
                {"lucia", days(19), "", Read},
                {"daniel", days(1) + 2h,
                    "Reading for next time: how would you replay one customer's events only?"},
                {"daniel", 40min, "No hurry, Friday is fine."}, {"lucia", 39min, "", Delivered}}},
        {{"lucia", "iker", "samuel"}, "SQL de los jueves",
            {{"lucia", days(30), "Os junto aquí: los dos preguntáis lo mismo con un día de diferencia 😄"},
                {"samuel", days(30) - 1h, "Encantado, Iker."},
                {"iker", days(30) - 2h, "¡Igualmente! ¿Alguien tiene apuntes de CTE recursivas?"},
                {"lucia", days(29), "Yo. Empezad por dibujar el árbol *en papel*."},
                {"samuel", days(29) - 1h, "", Read},
                {"samuel", 3h, "El jueves llego diez minutos tarde, empezad sin mí."}}},
        // Everybody else's.
        {{"tomas", "mateo"}, nullptr,
            {{"tomas", days(43), "Primero un inventario: qué corre, quién lo usa, qué pasa si se apaga."},
                {"mateo", days(42), "Hay un cron de 2015 que nadie reconoce."},
                {"tomas", days(42) - 1h, "Ese es el que factura. No lo toques todavía 😬"},
                {"mateo", days(41), "", Read}, {"mateo", 7h, "Confirmado: era el que factura."}}},
        {{"hannah", "amina"}, nullptr,
            {{"amina", days(68), "Here are the numbers: 40 ms with the index, 35 ms with partitions."},
                {"hannah", days(67),
                    "Then keep the index: five milliseconds are not worth a second table layout."},
                {"amina", days(67) - 1h, "That is a relief, honestly."}, {"hannah", days(66), "", Read}}},
        {{"hannah", "samuel"}, nullptr,
            {{"samuel", days(86), "Thank you for accept me! My English is slow but my table is slower."},
                {"hannah", days(85), "Your English is fine. Let us make the table the slow one no more."},
                {"samuel", days(84), "", Read},
                {"hannah", days(11),
                    "It was a pleasure. Write to me when the report turns ten seconds again!"},
                {"samuel", days(10) + 3h, "", Read}}},
        {{"sofia", "nuria"}, nullptr,
            {{"nuria", days(48), "¿Por dónde empiezo: contraste, teclado o textos alternativos?"},
                {"sofia", days(47),
                    "Por el teclado. Aparta el ratón una mañana entera y apunta dónde te quedas."},
                {"nuria", days(45), "En el menú. En el primer menú 🙈", Say, 2},
                {"sofia", days(44), "Como todo el mundo. Lo arreglamos el martes."},
                {"nuria", days(43), "", Read}}},
        {{"oscar", "tom"}, nullptr,
            {{"tom", days(75), "So I just... ask for more?"},
                {"oscar", days(74), "You tell them what forty hours cost, and then you stop talking."},
                {"tom", days(12), "I stopped talking. She said yes."}, {"oscar", days(12) - 1h, "👏"},
                {"tom", days(11), "", Read}}},
        {{"kenji", "diego"}, nullptr,
            {{"diego", days(107), "Two phones, one basket, no signal. Who is right?"},
                {"kenji", days(106), "Both. Keep what each *did*, not what each *had*, and merge that."},
                {"diego", days(100), "", Read},
                {"diego", 26h, "The merge survived the market on Saturday!"}}},
    };
}

} // namespace gremio::demo
