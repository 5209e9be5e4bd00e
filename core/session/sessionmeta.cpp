#include "core/session/sessionmeta.h"

#include <QtCore/QDateTime>

namespace roomdeck {

namespace {

constexpr qint64 maxDialects = 255; // a DialectId is a byte

void readDialects(SqliteConnection &db, SessionInfo &info)
{
    SqliteStatement statement = db.prepare("SELECT id,name FROM dialects ORDER BY id LIMIT 255");
    while (statement.next()) {
        const qint64 id = statement.integer(0);
        if (id < 1 || id > maxDialects)
            continue;
        while (info.dialects.size() < id)
            info.dialects.append(QByteArray());
        info.dialects[id - 1] = statement.text(1).toByteArray();
    }
}

} // namespace

bool writeSessionInfo(SqliteConnection &db, const SessionInfo &info)
{
    const qint64 started = info.startedUs != 0 ? info.startedUs : QDateTime::currentMSecsSinceEpoch() * 1000;
    bool ok = writeMeta(db, "application", info.application) && writeMeta(db, "url", info.url)
        && writeMeta(db, "settings", info.settings) && writeMeta(db, "imported_from", info.importedFrom)
        && writeMeta(db, "started_us", started);
    for (qsizetype i = 0; ok && i < info.dialects.size(); ++i)
        ok = writeDialect(db, i + 1, info.dialects.at(i));
    return ok;
}

bool writeMeta(SqliteConnection &db, QByteArrayView key, QByteArrayView value)
{
    if (value.isEmpty())
        return true;
    SqliteStatement statement = db.prepare("INSERT OR REPLACE INTO meta(key,value) VALUES(?,?)");
    statement.bind(1, key);
    statement.bind(2, value);
    return statement.run();
}

bool writeMeta(SqliteConnection &db, QByteArrayView key, qint64 value)
{
    SqliteStatement statement = db.prepare("INSERT OR REPLACE INTO meta(key,value) VALUES(?,?)");
    statement.bind(1, key);
    statement.bind(2, value);
    return statement.run();
}

bool writeDialect(SqliteConnection &db, qint64 id, QByteArrayView name)
{
    SqliteStatement statement = db.prepare("INSERT OR REPLACE INTO dialects(id,name) VALUES(?,?)");
    statement.bind(1, id);
    statement.bind(2, name);
    return statement.run();
}

SessionInfo readSessionInfo(SqliteConnection &db)
{
    SessionInfo info;
    info.application.clear(); // not ours, the file's
    SqliteStatement meta = db.prepare("SELECT key,value FROM meta");
    while (meta.next()) {
        const QByteArrayView key = meta.text(0);
        if (key == "application")
            info.application = meta.text(1).toByteArray();
        else if (key == "url")
            info.url = meta.text(1).toByteArray();
        else if (key == "settings")
            info.settings = meta.text(1).toByteArray();
        else if (key == "imported_from")
            info.importedFrom = meta.text(1).toByteArray();
        else if (key == "started_us")
            info.startedUs = meta.integer(1);
        else if (key == "stopped_us")
            info.stoppedUs = meta.integer(1);
    }
    readDialects(db, info);
    return info;
}

} // namespace roomdeck
