// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/settings/account_controller.h"

#include <QSaveFile>

namespace gremio {

AccountController::AccountController(ApiClient& api, AccountStore& store, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
{
}

void AccountController::loadSignIns()
{
    m_store.beginSignIns();
    m_signIns.cancel();
    m_signIns = m_api.signIns();
    m_signIns.then(
        this, [this](const Answer<Page<SignInInfo>>& answer) { m_store.setSignIns(answer.value.items); },
        [this](const ApiError& error) { m_store.failSignIns(error); });
}

void AccountController::endSignIn(const SignInId& id)
{
    m_store.setEnding(id, true);
    m_api.endSignIn(id).then(
        this, [this, id](const Answer<Nothing>&) { m_store.removeSignIn(id); },
        [this, id](const ApiError& error) {
            m_store.setEnding(id, false);
            // It ended by itself: that is what was wanted.
            if (error.is(ErrorCode::NotFound))
                m_store.removeSignIn(id);
            else
                Q_EMIT failed(error);
        });
}

void AccountController::endOtherSignIns()
{
    const auto all = m_store.signIns().value;
    for (const SignInInfo& one : all) {
        if (!one.current && !m_store.isEnding(one.id))
            endSignIn(one.id);
    }
}

void AccountController::changePassword(const QString& current, const QString& wanted, const Done& done)
{
    m_api.changePassword({current, wanted})
        .then(
            this,
            [this, done](const Answer<Nothing>&) {
                done({});
                loadSignIns();
            },
            [done](const ApiError& error) { done(error); });
}

void AccountController::changeEmail(const QString& password, const QString& email, const Done& done)
{
    m_api.changeEmail({password, email})
        .then(
            this, [done](const Answer<Nothing>&) { done({}); },
            [done](const ApiError& error) { done(error); });
}

void AccountController::sendVerification(const Done& done)
{
    m_api.sendVerification().then(
        this, [done](const Answer<Nothing>&) { done({}); }, [done](const ApiError& error) { done(error); });
}

void AccountController::loadKeys()
{
    m_store.beginKeys();
    m_keys.cancel();
    m_keys = m_api.accessKeys();
    m_keys.then(
        this, [this](const Answer<Page<AccessKey>>& answer) { m_store.setKeys(answer.value.items); },
        [this](const ApiError& error) { m_store.failKeys(error); });
}

void AccountController::createKey(const CreateAccessKeyBody& body,
    const std::function<void(const QString& token)>& made, const Done& failed)
{
    m_api.createAccessKey(body).then(
        this,
        [this, made](const Answer<CreatedAccessKey>& answer) {
            m_store.addKey(answer.value.key);
            made(answer.value.token);
        },
        [failed](const ApiError& error) { failed(error); });
}

void AccountController::endKey(const AccessKeyId& id)
{
    m_store.setEnding(id, true);
    m_api.endAccessKey(id).then(
        this, [this, id](const Answer<Nothing>&) { m_store.removeKey(id); },
        [this, id](const ApiError& error) {
            m_store.setEnding(id, false);
            if (error.is(ErrorCode::NotFound))
                m_store.removeKey(id);
            else
                Q_EMIT failed(error);
        });
}

void AccountController::loadFeed(const std::function<void(const CalendarFeed&)>& found, const Done& failed)
{
    m_feed.cancel();
    m_feed = m_api.calendarFeed();
    m_feed.then(
        this, [found](const Answer<CalendarFeed>& answer) { found(answer.value); },
        [failed](const ApiError& error) { failed(error); });
}

void AccountController::renewFeed(const std::function<void(const CalendarFeed&)>& made, const Done& failed)
{
    m_feed.cancel(); // its answer would be from before
    m_api.renewCalendarFeed().then(
        this, [made](const Answer<CalendarFeed>& answer) { made(answer.value); },
        [failed](const ApiError& error) { failed(error); });
}

void AccountController::removeFeed(const Done& done)
{
    m_feed.cancel();
    m_api.removeCalendarFeed().then(
        this, [done](const Answer<Nothing>&) { done({}); }, [done](const ApiError& error) { done(error); });
}

void AccountController::exportTo(const QString& file)
{
    m_export.cancel();
    m_export = m_api.exportMe([guard = QPointer(this)](qint64 received) {
        if (guard)
            Q_EMIT guard->exportProgress(received);
    });
    m_export.then(
        this,
        [this, file](const Answer<Bytes>& answer) {
            saveExport(file, answer.value.data);
            Q_EMIT exportEnded();
        },
        [this](const ApiError& error) {
            Q_EMIT exportFailed({}, error);
            Q_EMIT exportEnded();
        });
}

void AccountController::cancelExport()
{
    m_export.cancel();
    Q_EMIT exportEnded();
}

void AccountController::saveExport(const QString& file, const QByteArray& data)
{
    // Whole or not at all: half of one's data would be mistaken for all of it.
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(data) == data.size() && out.commit())
        Q_EMIT exported(file);
    else
        Q_EMIT exportFailed(out.errorString(), {});
}

} // namespace gremio
