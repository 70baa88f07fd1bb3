// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/state/account_store.h"

namespace gremio {

/// What an account's owner can do about it: passwords, addresses, sign-ins, access keys, the export.
class AccountController : public QObject {
    Q_OBJECT

public:
    /// Nothing, or why it is as before.
    using Done = std::function<void(std::optional<ApiError>)>;

    AccountController(ApiClient& api, AccountStore& store, QObject* parent = nullptr);

    void loadSignIns();
    void endSignIn(const SignInId& id);
    void endOtherSignIns();

    void changePassword(const QString& current, const QString& wanted, const Done& done);
    /// The new address gets a code; nothing changes before it comes back.
    void changeEmail(const QString& password, const QString& email, const Done& done);
    /// One more mail with a code for the present address.
    void sendVerification(const Done& done);

    void loadKeys();
    /// token: the secret, never to be had again.
    void createKey(const CreateAccessKeyBody& body, const std::function<void(const QString& token)>& made,
        const Done& failed);
    void endKey(const AccessKeyId& id);

    /// The secret address of my calendar: when it was made, or NotFound.
    void loadFeed(const std::function<void(const CalendarFeed&)>& found, const Done& failed);
    /// Tells the address, this once.
    void renewFeed(const std::function<void(const CalendarFeed&)>& made, const Done& failed);
    void removeFeed(const Done& done);

    /// Writes everything the server keeps of me into the file.
    void exportTo(const QString& file);
    void cancelExport();
    bool isExporting() const { return m_export.isRunning(); }

Q_SIGNALS:
    /// Something that was asked for in a row of a list did not work.
    void failed(const gremio::ApiError& error);
    void exportProgress(qint64 received);
    void exported(const QString& file);
    /// reason: the system's word on the file; empty where the server is to blame (error).
    void exportFailed(const QString& reason, const gremio::ApiError& error);
    void exportEnded();

private:
    void saveExport(const QString& file, const QByteArray& data);

    ApiClient& m_api;
    AccountStore& m_store;
    Call<Page<SignInInfo>> m_signIns;
    Call<Page<AccessKey>> m_keys;
    Call<CalendarFeed> m_feed;
    Call<Bytes> m_export;
};

} // namespace gremio
