// Opening whatever a user hands us as a log.
#pragma once

#include "core/session/sessionreader.h"

#include <QtCore/QTemporaryDir>
#include <memory>

namespace roomdeck {

/// A session file, or an NDJSON or HAR file read into a temporary one that lives as long as this object.
class SessionFile
{
public:
    SessionError open(const QString &path);
    SessionReader &reader() { return m_reader; }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    SessionReader m_reader;
};

} // namespace roomdeck
