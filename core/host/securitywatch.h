// Notices that certificate or keys were renewed.
#pragma once

#include "core/settings/serversettings.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileSystemWatcher>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace roomdeck {

/// Watches the files a server's security comes from (certificate, key, authentication) and their folders,
/// because they are often replaced as a whole. A change is told once it has been quiet for half a second:
/// certificate and key are two files. Main thread.
class SecurityWatch final : public QObject
{
    Q_OBJECT

public:
    explicit SecurityWatch(QObject *parent = nullptr);

    void watch(const ServerSettings &settings);

Q_SIGNALS:
    void changed();

private:
    struct Stamp
    {
        QDateTime modified;
        qint64 size = -1;
        bool operator==(const Stamp &) const = default;
    };

    static Stamp stampOf(const QString &file);
    void look();

    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
    QStringList m_files;
    QHash<QString, Stamp> m_stamps; // by file
};

} // namespace roomdeck
