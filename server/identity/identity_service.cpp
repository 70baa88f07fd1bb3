// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/identity_service.h"

#include "server/audit/connection_log.h"
#include "server/identity/accounts.h"
#include "server/identity/folded_key.h"
#include "server/identity/invites.h"
#include "server/identity/password_strength.h"

namespace gremio::identity {

using storage::Database;
using storage::Transaction;
using Verdict = PasswordHasher::Verdict;

namespace {

std::optional<repository::Credentials> credentialsByEmail(Database& database, const QString& email)
{
    const std::optional<QString> key = emailKey(email);
    return database.readNow(
        [&](Transaction& tx) { return key ? repository::credentialsByEmail(tx, *key) : std::nullopt; });
}

/// Tells who knows the password why (the detail is what the admin wrote) and for how long.
Problem suspended(Database& database, UserId user)
{
    return database.readNow([&](Transaction& tx) {
        const auto suspension = repository::suspension(tx, user);
        Problem problem(
            ErrorCode::AccountSuspended, suspension ? suspension->reason.value_or(QString()) : QString());
        if (suspension && suspension->until && *suspension->until > tx.now())
            problem.setRetryAfter(std::chrono::ceil<std::chrono::seconds>(*suspension->until - tx.now()));
        return problem;
    });
}

audit::Origin originOf(const Device& device)
{
    return {device.address, device.userAgent};
}

Role roleOf(SignUpRole role)
{
    return role == SignUpRole::Mentor ? Role::Mentor : Role::Apprentice;
}

} // namespace

IdentityService::IdentityService(const PasswordHasher& hasher, const AccessTokens& tokens,
    FailureLimit& failures, Registration registration)
    : m_hasher(hasher)
    , m_tokens(tokens)
    , m_failures(failures)
    , m_ownPassword(hasher, failures)
    , m_registration(registration)
{
}

IdentityService::PreparedRegistration IdentityService::prepareRegister(
    Database& database, const RegisterBody& body) const
{
    if (m_registration == Registration::Closed)
        throw Problem(ErrorCode::RegistrationClosed);
    if (m_registration == Registration::Invite && !body.inviteCode)
        throw Problem(ErrorCode::InviteRequired);
    accounts::requireEmailKey(body.email);
    accounts::requireUsernameKey(body.username);
    requireStrongPassword(
        body.password, {body.email, body.displayName, body.username.value_or(QString())}, "/password");
    if (body.inviteCode) // spares a hash; what decides is registerUser()
        database.readNow([&](Transaction& tx) { return invites::require(tx, *body.inviteCode, body.email); });
    if (credentialsByEmail(database, body.email)) // so does this; what decides is the unique key
        throw Problem(ErrorCode::EmailTaken);
    return {m_hasher.hash(body.password)};
}

SignedIn IdentityService::registerUser(Transaction& tx, const RegisterBody& body,
    const PreparedRegistration& prepared, const Device& device) const
{
    accounts::NewAccount account;
    account.email = body.email;
    account.username = body.username;
    account.displayName = body.displayName;
    account.locale = body.locale.value_or(UiLocale::English);
    account.timeZone = body.timeZone.value_or(QStringLiteral("UTC"));
    account.passwordHash = prepared.passwordHash;
    account.roles = {roleOf(body.role)};
    std::optional<Invite> invite;
    if (body.inviteCode) {
        invite = invites::require(tx, *body.inviteCode, body.email);
        if (!invite->roles.empty())
            account.roles = invite->roles;
    }
    const UserId user = accounts::create(tx, account);
    if (invite)
        invites::use(tx, *invite, user);
    return begin(tx, user, device);
}

IdentityService::PreparedLogIn IdentityService::prepareLogIn(
    Database& database, const LoginBody& body, const QHostAddress& from) const
{
    const QString account = emailKey(body.email).value_or(body.email);
    FailureLimit::Attempt attempt = m_failures.begin("mail " + account.toUtf8(), from);
    const auto found = credentialsByEmail(database, body.email);
    if (!found || !found->passwordHash) {
        m_hasher.verifyNobody(body.password);
        throw RefusedLogIn(Problem(ErrorCode::WrongCredentials), std::nullopt);
    }
    const Verdict verdict = m_hasher.verify(*found->passwordHash, body.password);
    if (verdict == Verdict::Wrong)
        throw RefusedLogIn(Problem(ErrorCode::WrongCredentials), found->user);
    attempt.succeeded();
    if (found->suspended)
        throw RefusedLogIn(suspended(database, found->user), found->user);
    PreparedLogIn prepared{found->user, *found->passwordHash, {}};
    if (verdict == Verdict::RightButOutdated)
        prepared.betterHash = m_hasher.hash(body.password);
    return prepared;
}

std::variant<IdentityService::PreparedLogIn, IdentityService::RefusedLogIn> IdentityService::tryLogIn(
    Database& database, const LoginBody& body, const QHostAddress& from) const
{
    try {
        return prepareLogIn(database, body, from);
    } catch (const RefusedLogIn& refused) {
        return refused;
    }
}

std::variant<SignedIn, Problem> IdentityService::finishLogIn(
    Transaction& tx, const std::variant<PreparedLogIn, RefusedLogIn>& tried, const Device& device) const
{
    if (const auto* refused = std::get_if<RefusedLogIn>(&tried)) {
        audit::recordConnection(tx, ConnectionKind::Refused, refused->user, originOf(device));
        return Problem(static_cast<const Problem&>(*refused)); // returned, not thrown, so that the row stays
    }
    return logIn(tx, std::get<PreparedLogIn>(tried), device);
}

SignedIn IdentityService::logIn(Transaction& tx, const PreparedLogIn& prepared, const Device& device) const
{
    const auto now = repository::credentials(tx, prepared.user);
    if (!now || now->suspended || now->passwordHash != prepared.checkedHash)
        throw Problem(ErrorCode::WrongCredentials);
    if (repository::suspension(tx, prepared.user))
        accounts::restore(tx, prepared.user); // it is over, and nobody has been there yet
    if (!prepared.betterHash.isEmpty())
        repository::replacePasswordHash(tx, prepared.user, prepared.checkedHash, prepared.betterHash);
    return begin(tx, prepared.user, device);
}

std::variant<SignedIn, Problem> IdentityService::refresh(
    Transaction& tx, const RefreshBody& body, QByteArrayView idempotencyKey, const Device& device) const
{
    auto outcome = sign_ins::refresh(
        tx, body.refreshToken.toUtf8(), idempotencyKey, m_tokens.key().refreshKey(), device.address);
    if (auto* problem = std::get_if<Problem>(&outcome))
        return std::move(*problem);
    const auto& started = std::get<sign_ins::Started>(outcome);
    if (started.moved)
        audit::recordConnection(tx, ConnectionKind::NewAddress, started.user, originOf(device));
    return signedIn(tx, started);
}

void IdentityService::logOut(Transaction& tx, SignInId signIn) const
{
    sign_ins::end(tx, signIn, SignInEnd::Logout);
}

void IdentityService::logOutEverywhere(Transaction& tx, UserId user) const
{
    sign_ins::endAllOf(tx, user, SignInEnd::LogoutAll);
}

PublicUser IdentityService::publicUser(Transaction& tx, UserId user) const
{
    const auto found = repository::liveUser(tx, user);
    if (!found)
        throw Problem(ErrorCode::NotFound);
    return {found->id, found->displayName, found->username, found->roles, found->emailVerified};
}

User IdentityService::me(Transaction& tx, UserId user) const
{
    auto found = repository::liveUser(tx, user);
    if (!found)
        throw Problem(ErrorCode::Unauthenticated);
    return std::move(*found);
}

User IdentityService::update(Transaction& tx, UserId user, const UpdateUserBody& body) const
{
    if (!repository::updateUser(tx, user, body, accounts::requireUsernameKey(body.username)))
        throw Problem(ErrorCode::Unauthenticated);
    tx.raise(UserChanged{user, body.displayName, body.locale, body.timeZone});
    return me(tx, user);
}

void IdentityService::prepareRemove(
    Database& database, UserId user, const QHostAddress& from, const DeleteUserBody& body) const
{
    m_ownPassword.require(database, user, from, body.password);
}

void IdentityService::remove(Transaction& tx, UserId user) const
{
    accounts::remove(tx, user);
}

SignedIn IdentityService::begin(Transaction& tx, UserId user, const Device& device) const
{
    audit::recordConnection(tx, ConnectionKind::SignedIn, user, originOf(device));
    return signedIn(tx, sign_ins::begin(tx, user, device));
}

SignedIn IdentityService::signedIn(Transaction& tx, const sign_ins::Started& started) const
{
    SignedIn answer;
    answer.user = me(tx, started.user);
    answer.accessToken = QString::fromLatin1(m_tokens.make(started.user, started.signIn, tx.now()));
    answer.expiresIn = int(AccessTokens::lifetime.count());
    answer.refreshToken = QString::fromLatin1(started.refreshToken);
    return answer;
}

} // namespace gremio::identity
