// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demo_data.h"

namespace gremio::demo {

std::vector<Shelf> shelves()
{
    return {
        {"Software engineering", "Ingeniería de software"},
        {"Data and analytics", "Datos y analítica"},
        {"Infrastructure", "Infraestructura"},
        {"Security", "Seguridad"},
        {"Design and research", "Diseño e investigación"},
        {"Product and leadership", "Producto y liderazgo"},
        {"Career", "Carrera profesional"},
        {"Starting a business", "Emprendimiento"},
    };
}

DemoPerson admin()
{
    return {"admin", "Carmen Olmedo", {Role::Admin}, UiLocale::Spanish, "Europe/Madrid", "Madrid",
        "Coordino el programa de mentoría",
        "Si algo no funciona, si falta una categoría o si alguien no se porta bien, escríbeme.", {},
        {"es", "en"}, {}, {}, 0, false, 420};
}

std::vector<DemoPerson> mentors()
{
    const auto en = UiLocale::English;
    const auto es = UiLocale::Spanish;
    return {
        {"daniel", "Daniel Okafor", {Role::Mentor}, en, "America/New_York", "New York",
            "Staff engineer, streaming platforms",
            "I keep the event pipelines of a parcel company upright: some two million messages a minute on a "
            "good day, and rather more before Christmas.\n\nI am at my best with people who already run "
            "something in production and feel that it could be calmer. We draw what you have, look for the "
            "one place where it hurts, and change only that.",
            {"Kafka", "Distributed systems", "Event sourcing", "Go", "System design"}, {"en"}, {},
            {"Software engineering", "Infrastructure"}, 5, true, 402},
        {"priya", "Priya Raman", {Role::Mentor}, en, "Europe/London", "London",
            "Architect for event-driven payments",
            "Banks taught me patience: it took us nine years to get from nightly files to streams, and I "
            "would like to save you a few of them.\n\nBring a diagram, however ugly. I ask a lot of "
            "questions, and you will go home with one decision made and one thing to measure.",
            {"Kafka", "Event sourcing", "Java", "Domain modelling", "Payments", "Leadership"}, {"en", "hi"},
            {}, {"Software engineering", "Product and leadership"}, 8, true, 395},
        {"tomas", "Tomás Aguirre", {Role::Mentor}, es, "America/Argentina/Buenos_Aires", "Buenos Aires",
            "SRE y sistemas distribuidos, en español",
            "Llevo diez años de guardia y todavía me gusta. Trabajo con equipos pequeños que heredaron un "
            "clúster y no saben por dónde empezar.\n\nEmpezamos por lo que te despierta de noche, lo medimos "
            "y lo vamos apagando. Nada de recetas: cada semana un cambio chico y una pregunta nueva.",
            {"Distributed systems", "Kubernetes", "Observability", "Linux", "On-call"}, {"es"}, {},
            {"Infrastructure"}, 4, true, 380},
        {"hannah", "Hannah Weiss", {Role::Mentor}, en, "Europe/Berlin", "Berlin",
            "Databases at scale, PostgreSQL contributor",
            "I read query plans for a living and patches for fun. If your tables have grown faster than your "
            "team, I can probably help.\n\nI like to work on real data: send me the schema and three slow "
            "queries before we talk. Gerne auch auf Deutsch.",
            {"PostgreSQL", "SQL", "Replication", "Distributed systems", "Performance"}, {"de", "en"}, {},
            {"Data and analytics", "Infrastructure"}, 3, true, 360},
        {"marta", "Marta Ibáñez", {Role::Mentor}, es, "Europe/Madrid", "Valencia",
            "Directora de ingeniería, antes desarrolladora",
            "Pasé de programar a dirigir sin que nadie me explicara cómo, y cometí todos los errores. Ahora "
            "acompaño a quienes están dando ese paso.\n\nHablamos de conversaciones difíciles, de "
            "prioridades "
            "y de cómo no quedarse sin tiempo para pensar.",
            {"Leadership", "Feedback", "Hiring", "Career planning"}, {"es", "ca", "en"}, {},
            {"Product and leadership", "Career"}, 3, true, 351},
        {"jonas", "Jonas Keller", {Role::Mentor}, en, "Europe/Zurich", "Zürich",
            "Infrastructure as code, freelance",
            "I help small teams describe their infrastructure so that the next person understands it too. "
            "Away on a long bicycle trip until spring: no new apprentices until I am back.",
            {"Terraform", "AWS", "Linux", "Continuous delivery"}, {"de", "en", "fr"}, {}, {"Infrastructure"},
            2, false, 340},
        {"kenji", "Kenji Watanabe", {Role::Mentor}, en, "Asia/Tokyo", "Tokyo",
            "Mobile engineer, two apps, one code base",
            "I make apps that work on a train in a tunnel. Offline first, small downloads, batteries that "
            "last.\n\nI take two people at a time and give them my Saturday mornings.",
            {"Kotlin", "Swift", "Offline first", "Testing"}, {"ja", "en"}, {}, {"Software engineering"}, 2,
            true, 333},
        {"camila", "Camila Rojas", {Role::Mentor}, es, "America/Santiago", "Santiago de Chile",
            "Investigadora de experiencia de usuario",
            "Escucho a la gente usar cosas que otros dieron por terminadas. Puedo ayudarte a preparar tus "
            "primeras entrevistas, a no hacer preguntas con trampa y a contar lo que aprendiste de modo que "
            "alguien haga algo con ello.",
            {"User research", "Interviews", "Prototyping", "Accessibility"}, {"es", "en", "pt"}, {},
            {"Design and research"}, 4, true, 310},
        {"samuel.adeyemi", "Samuel Adeyemi", {Role::Mentor}, en, "Africa/Lagos", "Lagos",
            "Data scientist in public health",
            "I forecast how many vaccines a region needs, from data that is late, doubled and typed by tired "
            "people. So I teach statistics the humble way: look first, model later, and say how sure you "
            "are.",
            {"Python", "Statistics", "SQL", "Data visualisation", "Machine learning"}, {"en"}, {},
            {"Data and analytics"}, 5, true, 288},
        {"elena", "Elena Petrova", {Role::Mentor}, en, "Europe/Sofia", "Sofia",
            "Application security, friendly",
            "I break things with permission. Threat models on a napkin, code review with an eye on what an "
            "attacker would enjoy, and how to tell your boss about it without a war.",
            {"Security", "Threat modelling", "Code review", "Cryptography"}, {"en", "bg", "ru"}, {},
            {"Security"}, 3, true, 250},
        {"oscar", "Óscar Benítez", {Role::Mentor}, es, "America/Mexico_City", "Ciudad de México",
            "Fundé dos empresas: una salió bien",
            "Vendo pan y software, en ese orden. Ayudo a quien quiere vivir de su oficio: precios, primeros "
            "clientes, contratos sencillos y cuándo decir que no.",
            {"Pricing", "Sales", "Freelancing", "Negotiation"}, {"es", "en"}, {},
            {"Starting a business", "Career"}, 4, true, 214},
        {"sofia", "Sofía Llorente", {Role::Mentor}, es, "Europe/Madrid", "Bilbao",
            "Front-end y accesibilidad",
            "Hago webs que funcionan con teclado, con lector de pantalla y con prisa. Reviso tu código "
            "contigo, no por ti, y terminamos siempre probándolo con los ojos cerrados.",
            {"Accessibility", "TypeScript", "CSS", "Testing", "Code review"}, {"es", "eu", "en"}, {},
            {"Software engineering", "Design and research"}, 4, true, 160},
    };
}

} // namespace gremio::demo
