#include "core/host/securitywatch.h"

#include <QtCore/QFileInfo>

namespace roomdeck {

namespace {

constexpr int QuietMs = 500;

} // namespace

SecurityWatch::SecurityWatch(QObject *parent) : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(QuietMs);
    connect(&m_quiet, &QTimer::timeout, this, &SecurityWatch::look);
    for (const auto signal : {&QFileSystemWatcher::fileChanged, &QFileSystemWatcher::directoryChanged})
        connect(&m_watcher, signal, this, [this] { m_quiet.start(); });
}

void SecurityWatch::watch(const ServerSettings &settings)
{
    QStringList files{settings.tlsCertificate, settings.tlsKey, settings.authFile};
    files.removeAll(QString());
    if (files == m_files)
        return;
    m_files = files;
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    m_stamps.clear();
    for (const QString &file : std::as_const(m_files)) {
        m_stamps.insert(file, stampOf(file));
        // The file for those who write into it, the folder for those who put another in its place.
        m_watcher.addPath(file);
        m_watcher.addPath(QFileInfo(file).absolutePath());
    }
}

void SecurityWatch::look()
{
    bool different = false;
    for (auto it = m_stamps.begin(); it != m_stamps.end(); ++it) {
        const Stamp now = stampOf(it.key());
        different = different || now != it.value();
        it.value() = now;
        if (now.size >= 0 && !m_watcher.files().contains(it.key()))
            m_watcher.addPath(it.key()); // a file that was replaced is watched no more
    }
    if (different)
        Q_EMIT changed();
}

SecurityWatch::Stamp SecurityWatch::stampOf(const QString &file)
{
    const QFileInfo info(file);
    return info.exists() ? Stamp{info.lastModified(), info.size()} : Stamp{};
}

} // namespace roomdeck
