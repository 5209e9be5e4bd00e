#include "core/auth/apitokenfile.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>

namespace roomdeck {

namespace {

constexpr int SaveUsesMs = 60'000;

} // namespace

ApiTokenFile::ApiTokenFile(const QString &dataDir, QObject *parent)
    : QObject(parent), m_file(ApiTokens::fileIn(dataDir)), m_usesFile(tokenUsesFileIn(dataDir)),
      m_tokens(ApiTokens::load(m_file, m_error)), m_savedUses(loadTokenUses(m_usesFile))
{
    // The file is replaced as a whole when it is written, so its folder is what can be watched.
    QDir().mkpath(dataDir);
    m_watcher.addPath(dataDir);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { reload(Actor::tokenFile()); });
    connect(&m_saveUses, &QTimer::timeout, this, &ApiTokenFile::saveUses);
}

ApiTokenFile::~ApiTokenFile()
{
    saveUses();
}

NewApiToken ApiTokenFile::create(const QByteArray &name, ApiRole role, Error &error)
{
    NewApiToken made;
    error = change([&](ApiTokens &tokens) {
        made = tokens.create(name, role, QDateTime::currentMSecsSinceEpoch() * 1000);
    });
    return error ? NewApiToken() : made;
}

Error ApiTokenFile::revoke(const QByteArray &name)
{
    return change([&](ApiTokens &tokens) { tokens.revoke(name); });
}

// From the file as it is now: roomdeckctl may have changed it a moment ago.
Error ApiTokenFile::change(const std::function<void(ApiTokens &)> &how)
{
    Error error;
    ApiTokens tokens = ApiTokens::load(m_file, error);
    if (error)
        return error;
    how(tokens);
    if (Error failure = tokens.save(m_file))
        return failure;
    reload(Actor::operatorAtWindow());
    return {};
}

void ApiTokenFile::reload(const Actor &by)
{
    Error error;
    ApiTokens tokens = ApiTokens::load(m_file, error);
    if (error) {
        Q_EMIT failed(error);
        return;
    }
    if (tokens.list() == m_tokens.list())
        return;
    m_tokens = std::move(tokens);
    Q_EMIT changed(m_tokens, by);
}

void ApiTokenFile::keepUses(UsesSource source)
{
    m_usesSource = std::move(source);
    m_saveUses.start(SaveUsesMs);
}

TokenUses ApiTokenFile::uses() const
{
    const TokenUses known = m_usesSource ? mergedUses(m_savedUses, m_usesSource()) : m_savedUses;
    TokenUses uses;
    for (const ApiToken &token : m_tokens.list()) {
        // What is older than the token belongs to a former one of the same name.
        if (const qint64 used = known.value(token.name); used > 0 && used >= token.createdUs)
            uses.insert(token.name, used);
    }
    return uses;
}

// Only what the server itself learned: a window that is opened on the folder for a look writes nothing.
void ApiTokenFile::saveUses()
{
    if (!m_usesSource)
        return;
    const TokenUses fresh = uses();
    if (fresh != m_savedUses && !saveTokenUses(m_usesFile, fresh))
        m_savedUses = fresh;
}

} // namespace roomdeck
