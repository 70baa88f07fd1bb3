// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demo_data.h"

namespace gremio::demo {

std::vector<DemoRequest> requests()
{
    using namespace std::chrono_literals;
    using std::chrono::days;
    using enum RequestStatus;
    return {
        // What Lucía got.
        {"inigo", "lucia",
            "Hola, Lucía: quiero pasar mi aplicación de Django a asíncrono y no sé por dónde cortar. Dos "
            "horas al mes "
            "me vendrían genial, mejor por la tarde.",
            {"Python", "Django"}, 20min},
        {"noor", "lucia",
            "Tengo una entrevista técnica de Python en tres semanas. Me gustaría repasar estructuras de "
            "datos y hacer "
            "una simulación en serio.",
            {"Python", "Interviews"}, 26h},
        {"amina", "lucia",
            "I wrote a small pipeline that loads invoices every night. Could you review the code with me "
            "once, before "
            "we decide whether to go on?",
            {"SQL", "Code review"}, days(5) + 3h},
        {"chloe", "lucia",
            "First job in data! I can write a join, but window functions are still magic. One evening a week "
            "would be "
            "perfect.",
            {"SQL"}, days(9), Accepted, days(8) + 4h},
        {"samuel", "lucia",
            "Nuestros informes tardan veinte minutos y nadie sabe por qué. ¿Me enseñas a leer un EXPLAIN?",
            {"SQL", "Performance"}, days(120), Accepted, days(119)},
        {"iker", "lucia",
            "Estoy en segundo y quiero aprender SQL con datos de verdad, no con la tabla de empleados.",
            {"SQL", "Python"}, days(95), Accepted, days(94) + 5h},
        {"nuria", "lucia", "¿Me ayudas a elegir una base de datos para las lecturas de mis alumnos?", {"SQL"},
            days(40), Withdrawn, days(38)},
        // What Lucía sent.
        {"lucia", "hannah",
            "Hi Hannah, we will soon run in two regions. I would like to understand logical replication, "
            "when it is the "
            "wrong tool, and how to rehearse a failover without waking anyone.",
            {"PostgreSQL", "Replication"}, days(2) + 2h},
        {"lucia", "daniel",
            "Our payments team is moving to events and I own the outbox. One session every two weeks would "
            "keep me from "
            "inventing things that already have a name.",
            {"Kafka", "Event sourcing"}, days(192), Accepted, days(191)},
        {"lucia", "marta",
            "Voy a coordinar a cinco personas en un proyecto. Me interesa sobre todo dar buen feedback.",
            {"Leadership", "Feedback"}, days(48), Declined, days(46),
            "Este otoño no tengo hueco: vuelve a escribirme en enero. Mientras tanto, prueba con Priya."},
        {"lucia", "jonas",
            "We have a handful of Terraform modules that nobody dares to touch. Would you look at them with "
            "me before we "
            "copy them to a second region?",
            {"Terraform"}, days(80), Expired},
        // Everybody else.
        {"lars", "daniel",
            "We get four hundred alerts a week from one consumer group. I would like to get to four.",
            {"Kafka", "Observability"}, days(150), Accepted, days(149), nullptr, days(31)},
        {"lars", "tomas",
            "I can follow Spanish if you speak slowly. Could we look at our alert rules together?",
            {"Observability", "Kubernetes"}, days(25), Declined, days(24),
            "¡Gracias por el intento! En inglés no rindo igual: Daniel te va a ayudar mejor que yo."},
        {"lars", "priya", "How do you decide what becomes an event and what stays a table?",
            {"Event sourcing"}, 7h},
        {"mateo", "tomas", "Heredé un servidor de 2014 con todo adentro. ¿Por dónde se empieza a desarmarlo?",
            {"Linux", "Kubernetes"}, days(45), Accepted, days(44)},
        {"mateo", "jonas", "¿Terraform tiene sentido para tres máquinas?", {"Terraform"}, days(51), Expired},
        {"iker", "tomas", "Me gustaría montar mi primer clúster en casa y romperlo con método.",
            {"Kubernetes", "Linux"}, days(3) + 6h},
        {"samuel", "hannah",
            "I have a table of 200 million rows and a report that everybody opens at nine. Sorry for my "
            "English!",
            {"PostgreSQL", "Performance"}, days(88), Accepted, days(87), nullptr, days(10), true},
        {"amina", "hannah",
            "Could you help me choose between partitions and a plain index? I have numbers for both.",
            {"PostgreSQL"}, days(70), Accepted, days(69)},
        {"zeynep", "hannah", "Row level security: is it enough to keep our tenants apart?",
            {"PostgreSQL", "SQL"}, days(11)},
        {"mariajose", "marta",
            "Ascendí en marzo y mis compañeras ahora son mi equipo. ¿Cómo se hace esto bien?",
            {"Leadership", "Feedback"}, days(140), Accepted, days(139)},
        {"grace", "marta",
            "I would love a second pair of eyes on how we interview. We keep hiring people like us.",
            {"Hiring"}, days(35), Accepted, days(34)},
        {"valentina", "marta", "Me ofrecen dirigir el equipo de diseño y no sé si quiero dejar de diseñar.",
            {"Career planning"}, 22h},
        {"diego", "kenji",
            "My users sell fruit where there is no signal. How do you merge two baskets that both changed?",
            {"Kotlin", "Offline first"}, days(110), Accepted, days(108)},
        {"yuki", "kenji",
            "I want to test a game without a person holding the phone. You wrote that you do that.",
            {"Testing"}, days(10), Accepted, days(9)},
        {"ingrid", "kenji", "Could an app collect sensor data on a boat for a week without a network?",
            {"Offline first"}, days(21), Declined, days(20),
            "I take two people, and my second place is promised. Diego knows this very well, ask him!"},
        {"valentina", "camila",
            "Mis entrevistas terminan siempre dándome la razón. Sospecho de mis preguntas.",
            {"User research", "Interviews"}, days(92), Accepted, days(91)},
        {"noor", "camila", "¿Cómo se prepara una buena conversación cuando eres tú la entrevistada?",
            {"Interviews"}, days(30), Declined, days(29),
            "Yo entrevisto a usuarios, no candidatos. Lucía hace simulaciones estupendas."},
        {"nuria", "camila",
            "Quiero ver a mis alumnos usar la web sin ayudarles. Me cuesta horrores callarme.",
            {"User research", "Accessibility"}, days(1) + 4h},
        {"aisha", "samuel.adeyemi",
            "My forecasts live in eleven notebooks. I would like them to survive me going on holiday.",
            {"Python", "Testing"}, days(165), Accepted, days(163)},
        {"ingrid", "samuel.adeyemi", "How do you show uncertainty to people who want one number?",
            {"Statistics", "Data visualisation"}, days(18), Accepted, days(17)},
        {"chloe", "samuel.adeyemi", "I would like to make charts that a busy mayor understands.",
            {"Data visualisation"}, 50min},
        {"iker", "samuel.adeyemi",
            "Hello! Can a second-year student start with machine learning, or is it too soon?",
            {"Machine learning", "Python"}, days(60), Withdrawn, days(59)},
        {"zeynep", "elena", "I have to lead my first threat modelling session in a month and I am terrified.",
            {"Threat modelling", "Security"}, days(62), Accepted, days(61)},
        {"lucia", "elena", "Could you read our token handling with me before the auditors do?",
            {"Security", "Code review"}, days(20), Withdrawn, days(19)},
        {"tom", "oscar",
            "My tables take forty hours and I charge for twenty. English is all I have, I am afraid.",
            {"Pricing"}, days(77), Accepted, days(76)},
        {"pablo", "oscar", "Llevo diez años con la misma tarifa. ¿Cómo se sube sin quedarse solo?",
            {"Pricing", "Negotiation"}, 3h},
        {"tom", "sofia", "Somebody wrote that my shop cannot be used without a mouse. Is that hard to fix?",
            {"Accessibility", "CSS"}, days(6)},
        {"nuria", "sofia",
            "Mis alumnos leen con tableta, con teclado y con lupa. Quiero que la web sirva para todos.",
            {"Accessibility", "TypeScript"}, days(50), Accepted, days(49)},
        {"yuki", "sofia", "What is the screen reader of a game? I do not even know what to search for.",
            {"Accessibility"}, days(4)},
        {"grace", "priya", "How do you stay technical as a manager without being in the way?", {"Leadership"},
            days(29), Accepted, days(28) + 6h},
        {"mariajose", "priya", "Hello Priya, how do you say no to a good idea?", {"Leadership"}, days(73),
            Expired},
        {"samuel", "priya", "I would like to learn how money moves between banks. Just curious!",
            {"Payments"}, days(33), Withdrawn, days(31)},
    };
}

} // namespace gremio::demo
