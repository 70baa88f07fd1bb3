// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/keychain_token_store.h"

#include <qt6keychain/keychain.h>

#include <vector>

namespace gremio {

struct KeychainTokenStore::Task {
    enum class Kind { Read, Write, Remove } kind;
    QString account;
    QString token;
    Done done;
};

KeychainTokenStore::KeychainTokenStore(const QString& profile, QObject* parent)
    : QObject(parent)
    , m_service(profile.isEmpty() ? QStringLiteral("Gremio") : QStringLiteral("Gremio ") + profile)
{
}

KeychainTokenStore::~KeychainTokenStore() = default;

void KeychainTokenStore::read(const QString& account, Done done)
{
    enqueue({Task::Kind::Read, account, {}, std::move(done)});
}

void KeychainTokenStore::write(const QString& account, const QString& token, Done done)
{
    enqueue({Task::Kind::Write, account, token, std::move(done)});
}

void KeychainTokenStore::remove(const QString& account, Done done)
{
    enqueue({Task::Kind::Remove, account, {}, std::move(done)});
}

void KeychainTokenStore::enqueue(Task task)
{
    m_waiting.push_back(std::move(task));
    if (!m_running)
        next();
}

void KeychainTokenStore::next()
{
    if (m_waiting.empty()) {
        Q_EMIT idle();
        return;
    }
    Task task = std::move(m_waiting.front());
    m_waiting.erase(m_waiting.begin());
    m_running = true;
    // Jobs belong to nobody: what the system's library still works on must outlive us. They delete
    // themselves.
    QKeychain::Job* job = nullptr;
    QKeychain::ReadPasswordJob* reading = nullptr;
    switch (task.kind) {
    case Task::Kind::Read:
        job = reading = new QKeychain::ReadPasswordJob(m_service);
        break;
    case Task::Kind::Write: {
        auto* writing = new QKeychain::WritePasswordJob(m_service);
        writing->setTextData(task.token);
        job = writing;
        break;
    }
    case Task::Kind::Remove:
        job = new QKeychain::DeletePasswordJob(m_service);
        break;
    }
    job->setInsecureFallback(false);
    job->setKey(task.account);
    connect(job, &QKeychain::Job::finished, this,
        [this, reading, done = std::move(task.done)](QKeychain::Job* finished) {
            Result result;
            const bool absent = finished->error() == QKeychain::EntryNotFound;
            result.available = finished->error() == QKeychain::NoError || absent;
            result.detail = finished->errorString();
            if (reading && result.available && !absent)
                result.token = reading->textData();
            m_running = false;
            if (done)
                done(result);
            if (!m_running)
                next();
        });
    job->start();
}

} // namespace gremio
