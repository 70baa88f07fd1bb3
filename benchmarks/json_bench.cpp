// SPDX-License-Identifier: GPL-3.0-or-later
// What decoding and encoding a body costs: our field lists over simdjson, beside QJsonDocument doing less
// work (no duplicate keys, no unknown fields, no lengths). Prints microseconds per document, the median of
// rounds.
#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"
#include "shared/protocol/mentorship.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace gremio;

namespace {

constexpr int rounds = 15;
constexpr int documents = 20'000;

template <class F>
double microseconds(F work)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < documents; ++i)
            work();
        times.push_back(double(timer.nsecsElapsed()) / 1000.0 / documents);
    }
    std::sort(times.begin(), times.end());
    return times[rounds / 2];
}

volatile qsizetype sink = 0;

} // namespace

int main()
{
    CreateRequestBody body;
    body.mentorId = UserId::generate(instantFromMillis(1'700'000'000'000));
    body.message =
        QStringLiteral("Hi Priya, our team is splitting a monolith and I own the payments outbox. I would "
                       "like help with idempotent consumers and with a replay plan. Añadiría ejemplos.");
    body.skills = {QStringLiteral("Kafka"), QStringLiteral("Event sourcing")};
    const QByteArray text = toJson(body);

    const double ours = microseconds([&] { sink = fromJson<CreateRequestBody>(text).message.size(); });
    const double qt = microseconds([&] {
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        CreateRequestBody read;
        read.mentorId = *UserId::parse(object[QLatin1String("mentorId")].toString().toLatin1());
        read.message = object[QLatin1String("message")].toString();
        const QJsonArray skills = object[QLatin1String("skills")].toArray();
        for (const auto& skill : skills)
            read.skills.push_back(skill.toString());
        sink = read.message.size();
    });
    const double oursOut = microseconds([&] { sink = toJson(body).size(); });
    const double qtOut = microseconds([&] {
        QJsonArray skills;
        for (const QString& skill : body.skills)
            skills.append(skill);
        const QJsonObject object{{QStringLiteral("mentorId"), body.mentorId.toString()},
            {QStringLiteral("message"), body.message}, {QStringLiteral("skills"), skills}};
        sink = QJsonDocument(object).toJson(QJsonDocument::Compact).size();
    });
    std::printf("document of %lld bytes, microseconds each\n", static_cast<long long>(text.size()));
    std::printf("decode and validate  field list over simdjson %6.2f   QJsonDocument %6.2f   ratio %.2f\n",
        ours, qt, qt / ours);
    std::printf("encode               field list               %6.2f   QJsonDocument %6.2f   ratio %.2f\n",
        oursOut, qtOut, qtOut / oursOut);
    return 0;
}
